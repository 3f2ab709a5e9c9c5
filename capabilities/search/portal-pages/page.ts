/** GET /search: the question, what answers it, and ways to narrow it down. Complete without JavaScript. */
import { html, url } from '#portal/html.ts';
import { layout } from '#portal/layout.ts';
import type { Site } from '#portal/site.ts';
import type { SearchData, SearchWish } from '../contract.ts';
import { searchAddress } from './address.ts';
import { noResults } from './help.ts';
import { chosenNarrowings, narrowing } from './narrowing.ts';
import { column, countWords, paging, resultList } from './parts.ts';

/** The page of a search; without a question, the form alone. */
export function searchPage(site: Site, wish: SearchWish, data: SearchData): string {
  const asked = data.question !== '';
  const title = asked ? `“${data.question}”的搜索结果` : '站内搜索';
  const body = html`<div class="search">
<h1>${asked ? '搜索结果' : '站内搜索'}</h1>
!${form(wish, data.question)}
!${asked ? results(site, wish, data) : hint}
</div>`;
  return layout(site, {
    title: wish.page > 1 ? `${title}，第${wish.page}页` : title,
    section: column,
    breadcrumbs: [{ title: '站内搜索' }],
    meta: { unlisted: true },
    body,
    styles: ['search.css'],
    scripts: ['search-results.js'],
    hasSearchBox: true,
    ...(asked && { feed: searchAddress({ ...wish, page: 1 }, {}, '/search.rss') }),
  });
}

const modes = [
  ['any', '智能匹配', '按相关程度排列，允许错字、拼音和简称'],
  ['all', '全部词语', '每个词语都要出现'],
  ['phrase', '原文短语', '一字不差，连在一起'],
] as const;

function form(wish: SearchWish, question: string): string {
  const option = ([value, label, title]: (typeof modes)[number]) =>
    html`<label title="${title}"><input type="radio" name="words" value="${value}"!${wish.words === value ? ' checked' : ''}> ${label}</label>`;
  return html`<form class="search-form" action="/search" method="get" role="search" aria-label="站内搜索">
<label class="search-label" for="q">搜索内容</label>
<div class="search-line"><div class="search-field"><input id="q" name="q" type="search" value="${question}" maxlength="300" autocomplete="off" spellcheck="false" data-suggest></div><button type="submit">搜索</button></div>
<fieldset class="search-words"><legend>匹配方式</legend>!${modes.map(option)}</fieldset>
<details class="search-days"!${wish.from || wish.to ? ' open' : ''}><summary>限定日期</summary>
<p><label for="from">从</label> <input id="from" name="from" type="date" value="${wish.from ?? ''}"> <label for="to">到</label> <input id="to" name="to" type="date" value="${wish.to ?? ''}"></p></details>
!${wish.sort === 'date' ? '<input type="hidden" name="sort" value="date">' : ''}
</form>`;
}

const hint = html`<div class="search-hint"><p>可以输入：</p><ul>
<li>词语或者整句问题，例如“怎么申请公开信息”；</li>
<li>文号、索引号、日期，括号用哪一种都可以；</li>
<li>单位的简称，拼音或者拼音首字母。</li>
</ul><p class="quiet">搜索范围：已公开的信息及其附件、登记簿、年度报告和法定主动公开内容目录。本站只统计搜索的内容，不记录是谁搜索的。</p></div>`;

function results(site: Site, wish: SearchWish, data: SearchData): string {
  const chosen = chosenNarrowings(wish);
  if (data.total === 0)
    return html`!${spelling(wish, data)}!${answers(data)}!${chosen}!${noResults(site, wish, data)}`;
  const facets = narrowing(wish, data);
  return html`!${spelling(wish, data)}!${answers(data)}
<div class="search-columns">
<section class="sheet" aria-label="结果">
!${chosen}
!${summary(wish, data, facets !== '')}
!${resultList(data.results, { from: (data.page - 1) * 10 + 1, question: data.id })}
!${paging(wish, data)}
<p class="search-feed no-print"><a href="${url(searchAddress({ ...wish, page: 1 }, {}, '/search.rss'))}">订阅这次搜索（RSS）</a></p>
</section>
!${facets}
</div>`;
}

function summary(wish: SearchWish, data: SearchData, hasFacets: boolean): string {
  const isPartly = data.total > data.all && data.all > 0 && wish.words === 'any';
  const all = isPartly ? `，其中${countWords(data, data.all)}条包含全部词语` : '';
  const none = data.all === 0 && wish.words === 'any' ? '，没有哪一条包含全部词语' : '';
  return html`<div class="search-count"><p role="status">找到${countWords(data, data.total)}条结果${all}${none}。</p>
<p class="search-tools">!${hasFacets ? '<a class="search-to-facets" href="#narrowing">缩小范围</a>' : ''}!${sorting(wish, data)}</p></div>`;
}

function spelling(wish: SearchWish, data: SearchData): string {
  if (data.corrected !== null)
    return html`<p class="search-spelling">没有“${data.question}”，以下是“<strong>${data.corrected}</strong>”的结果。<a href="${url(searchAddress(wish, { exact: '1' }))}">仍然搜索“${data.question}”</a></p>`;
  if (data.perhaps === null) return '';
  return html`<p class="search-spelling">您是不是要找：<a href="${url(searchAddress(wish, { q: data.perhaps, exact: null }))}">${data.perhaps}</a></p>`;
}

const answers = ({ answers }: SearchData): string =>
  answers.length === 0
    ? ''
    : html`<section class="search-answers" aria-label="直接回答">!${answers.map(
        ({ title, text, href, source }) =>
          html`<div class="search-answer"><h2>${title}</h2><p>${text}</p><p class="quiet">来源：<a href="${url(href)}">${source}</a></p></div>`,
      )}</section>`;

function sorting(wish: SearchWish, { total }: SearchData): string {
  if (total < 2) return '';
  const way = (sort: SearchWish['sort'], label: string) =>
    wish.sort === sort
      ? html`<strong aria-current="true">${label}</strong>`
      : html`<a href="${url(searchAddress(wish, { sort }))}">${label}</a>`;
  return html`<span class="search-sort">排序：!${way('relevance', '相关度')} !${way('date', '日期')}</span>`;
}
