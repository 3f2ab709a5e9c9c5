/** GET /search: the question, what answers it, and ways to narrow it down. Complete without JavaScript. */
import { html, url } from '#portal/html.ts';
import { layout } from '#portal/layout.ts';
import type { Site } from '#portal/site.ts';
import type { ResultData, SearchData, SearchWish } from '../contract.ts';
import { searchAddress } from './address.ts';

const section = {
  title: '站内搜索',
  href: '/search',
  columnType: '搜索',
  description: '搜索本站公开的信息及其附件',
  keywords: '站内搜索,政府信息公开',
};

const facetTitles = { section: '栏目', kind: '类别', year: '年份', organ: '机关', status: '效力' } as const;
type FacetName = keyof typeof facetTitles;
const facetNames = Object.keys(facetTitles) as FacetName[];
const SHOWN = 8;

/** The page of a search; without a question, the form alone. */
export function searchPage(site: Site, wish: SearchWish, data: SearchData): string {
  const asked = data.question !== '';
  const title = asked ? `“${data.question}”的搜索结果` : '站内搜索';
  const body = html`<div class="search">
<h1>${asked ? '搜索结果' : '站内搜索'}</h1>
!${form(wish, data.question)}
!${asked ? results(wish, data) : hint()}
</div>`;
  return layout(site, {
    title,
    section,
    breadcrumbs: [{ title: '站内搜索' }],
    meta: { unlisted: true },
    body,
    styles: ['search.css'],
  });
}

function form(wish: SearchWish, question: string): string {
  const option = (value: SearchWish['words'], label: string) =>
    html`<label><input type="radio" name="words" value="${value}"!${wish.words === value ? ' checked' : ''}> ${label}</label>`;
  return html`<form class="search-form" action="/search" method="get" role="search">
<label class="search-label" for="q">搜索内容</label>
<div class="search-line"><input id="q" name="q" type="search" value="${question}" maxlength="300" autocomplete="off" spellcheck="false"><button type="submit">搜索</button></div>
<fieldset class="search-words"><legend>匹配方式</legend>!${[option('any', '智能匹配'), option('all', '包含全部词语'), option('phrase', '完全一致')]}</fieldset>
</form>`;
}

const hint = (): string =>
  html`<p class="quiet">可以输入词语、整句问题、文号、索引号、日期，也可以输入拼音或首字母。搜索范围包括已公开的信息及其附件、登记簿、年度报告和公开事项目录。</p>`;

function results(wish: SearchWish, data: SearchData): string {
  const count = `${data.isEstimate ? '约' : ''}${data.total.toLocaleString('zh-CN')}`;
  return html`!${spelling(wish, data)}!${answers(data)}
<div class="search-columns">
<div class="search-main">
<p class="search-count" role="status">找到${count}条结果!${data.total > data.all && data.all > 0 && wish.words === 'any' ? html`，其中${data.isEstimate ? '约' : ''}${data.all.toLocaleString('zh-CN')}条包含全部词语` : ''}。!${sorting(wish, data)}</p>
!${data.results.length === 0 ? nothing(wish, data) : html`<ol class="search-results" start="${(data.page - 1) * 10 + 1}">!${data.results.map(result)}</ol>`}
!${paging(wish, data)}
</div>
!${data.total === 0 ? '' : narrowing(wish, data)}
</div>`;
}

function spelling(wish: SearchWish, data: SearchData): string {
  if (data.corrected !== null)
    return html`<p class="search-spelling">以下是“<strong>${data.corrected}</strong>”的结果。<a href="${url(searchAddress(wish, { exact: '1' }))}">仍然搜索“${data.question}”</a></p>`;
  if (data.perhaps === null) return '';
  return html`<p class="search-spelling">您是不是要找：<a href="${url(searchAddress(wish, { q: data.perhaps }))}">${data.perhaps}</a></p>`;
}

const answers = ({ answers }: SearchData): string =>
  answers.length === 0
    ? ''
    : html`<section class="search-answers" aria-label="直接回答">!${answers.map(
        ({ title, text, href, source }) =>
          html`<div class="search-answer"><h2>${title}</h2><p>${text}</p><p class="quiet"><a href="${url(href)}">${source}</a></p></div>`,
      )}</section>`;

const pieces = (list: ResultData['passage']): string[] =>
  list.map(({ text, isHit }) => (isHit ? html`<mark>${text}</mark>` : html`${text}`));

function result({
  href,
  titlePieces,
  title,
  passage,
  attachment,
  date,
  section,
  kind,
  status,
  number,
}: ResultData): string {
  const facts = [date, section, kind === section ? '' : kind, number, status].filter((fact) => fact !== '');
  const from = attachment
    ? html`<span class="search-attachment">附件：${attachment.name}${attachment.page === null ? '' : `，第${attachment.page}页`}</span>`
    : '';
  return html`<li><h2><a href="${url(href)}">!${titlePieces.length > 0 ? pieces(titlePieces) : html`${title}`}</a></h2>
<p class="search-passage">!${pieces(passage)}</p>
<p class="search-facts">!${from}!${facts.map((fact) => html`<span>${fact}</span>`)}</p></li>`;
}

function sorting(wish: SearchWish, { total }: SearchData): string {
  if (total < 2) return '';
  const way = (sort: SearchWish['sort'], label: string) =>
    wish.sort === sort
      ? html`<strong>${label}</strong>`
      : html`<a href="${url(searchAddress(wish, { sort }))}">${label}</a>`;
  return html`<span class="search-sort">排序：!${way('relevance', '相关度')} !${way('date', '日期')}</span>`;
}

function nothing(wish: SearchWish, data: SearchData): string {
  const isNarrow = facetNames.some((name) => wish[name]) || wish.words !== 'any' || wish.from || wish.to;
  return html`<div class="not-yet"><strong>没有找到</strong><span>没有找到与“${data.question}”有关的公开信息。!${isNarrow ? html`<a href="${url(`/search?${new URLSearchParams({ q: wish.q })}`)}">去掉限定条件再搜</a>` : '可以换一个说法或减少字数；仍然找不到的，可以依法申请公开。'}</span></div>`;
}

function paging(wish: SearchWish, { page, pages }: SearchData): string {
  if (pages < 2) return '';
  const link = (to: number, label: string, rel: string) =>
    to < 1 || to > pages
      ? ''
      : html`<a href="${url(searchAddress(wish, { page: String(to) }))}" rel="${rel}">${label}</a>`;
  return html`<nav class="paging" aria-label="结果分页">!${link(page - 1, '上一页', 'prev')}<span>第${page}页，共${pages}页</span>!${link(page + 1, '下一页', 'next')}</nav>`;
}

function narrowing(wish: SearchWish, data: SearchData): string {
  const groups = facetNames.map((name) => group(wish, data, name)).filter((text) => text !== '');
  return groups.length === 0
    ? ''
    : html`<aside class="search-facets" aria-label="缩小范围"><h2>缩小范围</h2>!${groups}!${data.isEstimate ? html`<p class="quiet">结果较多，各项数目为估计。</p>` : ''}</aside>`;
}

function group(wish: SearchWish, data: SearchData, name: FacetName): string {
  const values = data.facets[name].slice(0, SHOWN);
  const chosen = wish[name];
  if (values.length < 2 && !chosen) return '';
  const line = ({ value, count }: { value: string; count: number }) =>
    value === chosen
      ? html`<li><a class="chosen" aria-current="true" href="${url(searchAddress(wish, { [name]: null }))}">${value} <span>取消</span></a></li>`
      : html`<li><a href="${url(searchAddress(wish, { [name]: value }))}">${value} <span>${count}</span></a></li>`;
  return html`<section><h3>${facetTitles[name]}</h3><ul>!${values.map(line)}</ul></section>`;
}
