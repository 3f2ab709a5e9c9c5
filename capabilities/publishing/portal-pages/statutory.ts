/** The parts of 政府信息公开 that staff fill, and its pages below: 法定主动公开内容 by field, the catalogue. */
import { html, url } from '#portal/html.ts';
import { layout } from '#portal/layout.ts';
import { columns, type Site } from '#portal/site.ts';
import { type DisclosureClass, disclosureClasses } from '../model.ts';
import type { PublicItem, PublicSection, TitleLine } from '../model-portal.ts';
import { dressed } from './dressed.ts';
import { type ListPage, pagingOf } from './list.ts';
import { dayOf, itemHref, notYet, sectionHref, titleList } from './parts.ts';

/** The newest guide as it stands in the column; its headings go below those of the column. */
export function guidePart(item: PublicItem, section: PublicSection): string {
  return html`<h3>指南全文</h3>
<p class="quiet">${item.title}，<time datetime="${dayOf(item.listedAt)}">${dayOf(item.listedAt)}</time> 发布 <a href="${itemHref(item.id)}">单独打开</a> <a href="${url(sectionHref(section))}">历次指南</a></p>
<div class="article-body">!${lowered(dressed(item.body))}</div>`;
}

/** Headings of a body that stands below an h3: two levels further down, h6 at the lowest. */
const lowered = (body: string): string =>
  body.replace(
    /<(\/?)h([2-6])(?=[\s>])/g,
    (_tag, end: string, level: string) => `<${end}h${Math.min(Number(level) + 2, 6)}`,
  );

export type SectionList = { readonly section: PublicSection; readonly lines: readonly TitleLine[] };

/** The rules of disclosure, newest first. */
export const rulesPart = (lists: readonly SectionList[]): string =>
  lists
    .map(
      ({ section, lines }) =>
        titleList(lines) + html`<p><a href="${url(sectionHref(section))}">全部${section.title}</a></p>`,
    )
    .join('');

/** One thing that is owed, as the catalogue of matters tells it. */
export type Matter = {
  readonly id: string;
  readonly topic: string;
  readonly matter: string;
  readonly content: string;
  readonly basis: string;
  readonly timeLimit: string;
  readonly discloser: string;
  readonly channels: string;
  readonly items: number;
  readonly section: PublicSection | null;
  readonly notApplicable: string | null;
};
export type MatterField = {
  readonly field: string;
  readonly title: string;
  readonly matters: readonly Matter[];
};

const stateOf = (matters: readonly Matter[]) => {
  const owed = matters.filter(({ notApplicable }) => notApplicable === null);
  return { owed: owed.length, open: owed.filter(({ items }) => items === 0).length };
};

/** The column's third part: the fields with what is there and what is missing, the sections, the catalogue. */
export function mandatoryPart(fields: readonly MatterField[], lists: readonly SectionList[]): string {
  const field = ({ field: key, title, matters }: MatterField) => {
    const { owed, open } = stateOf(matters);
    return html`<li><a href="/disclosure/mandatory#${key}">${title}</a><span class="quiet">${owed}个事项${open > 0 ? `，其中${open}个尚未公开` : '，均已公开'}</span></li>`;
  };
  const below = lists.filter(({ lines }) => lines.length > 0);
  return html`<p><a class="button button-quiet" href="/disclosure/catalogue">政府信息目录</a></p>
!${fields.length > 0 ? html`<h3>主动公开事项</h3><ul class="titles">!${fields.map(field)}</ul>` : notYet('主动公开事项目录尚未建立。')}
!${below.map(({ section, lines }) => html`<h3><a href="${url(sectionHref(section))}">${section.title}</a></h3>!${titleList(lines)}`)}`;
}

/** GET /disclosure/mandatory: every matter with its basis, where it is disclosed, or that it is not. */
export function mandatoryPage(site: Site, fields: readonly MatterField[]): string {
  const matter = (one: Matter) => html`<div id="m-${one.id}"><dt>${one.matter}</dt>
<dd>!${one.content ? html`<p>${one.content}</p>` : ''}
<p class="quiet">依据：${one.basis || '（未填写）'}；时限：${one.timeLimit || '（未填写）'}；公开主体：${one.discloser}；渠道：${one.channels}</p>
!${whereOf(one)}</dd></div>`;
  const field = ({ field: key, title, matters }: MatterField) =>
    html`<section class="block" id="${key}" aria-labelledby="${key}-title"><h2 id="${key}-title">${title}</h2>!${byTopic(matters).map(([topic, own]) => html`!${topic ? html`<h3>${topic}</h3>` : ''}<dl class="matters">!${own.map(matter)}</dl>`)}</section>`;
  return layout(site, {
    title: '法定主动公开内容',
    section: columns.disclosure,
    breadcrumbs: [
      { title: '政府信息公开', href: '/disclosure' },
      { title: '法定主动公开内容', href: '/disclosure/mandatory' },
    ],
    body: html`<h1>法定主动公开内容</h1>
<p class="lead">本机关应当主动公开的事项，逐项列明内容、依据和时限。标为“尚未公开”的，本网站上还没有对应的信息。</p>
!${fields.length > 0 ? fields.map(field) : html`<section class="block">!${notYet('主动公开事项目录尚未建立。')}</section>`}`,
    styles: ['publishing.css'],
  });
}

const byTopic = (matters: readonly Matter[]): [string, Matter[]][] => [
  ...Map.groupBy(matters, ({ topic }) => topic),
];

function whereOf(one: Matter): string {
  if (one.notApplicable !== null) return html`<p class="quiet">不适用：${one.notApplicable}</p>`;
  if (one.items === 0) return notYet('本网站还没有这一事项的信息。', '尚未公开');
  return one.section
    ? html`<p><a href="${url(sectionHref(one.section))}">${one.section.title}</a>（${one.items}条）</p>`
    : html`<p>已公开${one.items}条</p>`;
}

/** One line of the catalogue (art. 12: 索引、名称、内容概述、生成日期). */
export type CatalogueLine = {
  readonly id: number;
  readonly indexNumber: string;
  readonly title: string;
  readonly summary: string;
  readonly producedOn: string;
  readonly publishedOn: string;
  readonly disclosureClass: DisclosureClass;
  readonly section: string;
};

export type CatalogueView = {
  readonly lines: readonly CatalogueLine[];
  readonly page: Omit<ListPage, 'lines'>;
  readonly sections: readonly PublicSection[];
  readonly years: readonly string[];
  readonly section: PublicSection | null;
  readonly year: string | null;
};

/** GET /disclosure/catalogue */
export function cataloguePage(site: Site, view: CatalogueView): string {
  const more = new URLSearchParams({
    ...(view.section ? { section: view.section.slug } : {}),
    ...(view.year ? { year: view.year } : {}),
  }).toString();
  const line = (one: CatalogueLine) =>
    html`<tr><td>${one.indexNumber || '—'}</td><td><a href="${itemHref(one.id)}">${one.title}</a></td><td>${one.summary || '—'}</td><td><time datetime="${one.producedOn || one.publishedOn}">${one.producedOn || one.publishedOn}</time></td><td>${site.organ}</td><td>${disclosureClasses[one.disclosureClass]}</td></tr>`;
  const head = ['索引号', '名称', '内容概述', '生成日期', '发布机构', '公开形式'];
  const table = html`<table class="rows"><caption class="visually-hidden">政府信息目录</caption><thead><tr>!${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>!${view.lines.map(line)}</tbody></table>`;
  const list =
    view.lines.length === 0
      ? notYet('没有符合条件的已公开信息。', '没有信息')
      : html`<div class="scroll" role="region" tabindex="0" aria-label="政府信息目录，可左右滚动">!${table}</div>!${pagingOf('/disclosure/catalogue', { lines: [], ...view.page }, more)}`;
  return layout(site, {
    title: '政府信息目录',
    section: columns.disclosure,
    breadcrumbs: [{ title: '政府信息公开', href: '/disclosure' }, { title: '政府信息目录' }],
    body: html`<h1>政府信息目录</h1>
<p class="lead">依据《中华人民共和国政府信息公开条例》第十二条，列明本机关已公开政府信息的索引、名称、内容概述和生成日期。</p>
!${filterForm(view)}
<section class="block" aria-label="目录">!${list}</section>
<p class="no-print">下载整个目录：<a href="/disclosure/catalogue.csv" download>CSV</a> · <a href="/disclosure/catalogue.xlsx" download>Excel</a> · <a href="/disclosure/catalogue.json" download>JSON</a></p>`,
    styles: ['publishing.css'],
    wide: true,
  });
}

function filterForm({ sections, years, section, year }: CatalogueView): string {
  const option = (value: string, label: string, chosen: boolean) =>
    html`<option value="${value}" !${chosen ? 'selected' : ''}>${label}</option>`;
  return html`<form class="catalogue-filter no-print" action="/disclosure/catalogue">
<label>栏目 <select name="section">!${option('', '全部', section === null)}!${sections.map((one) => option(one.slug, one.title, one.id === section?.id))}</select></label>
<label>年份 <select name="year">!${option('', '全部', year === null)}!${years.map((one) => option(one, `${one}年`, one === year))}</select></label>
<button class="button-quiet">查看</button>
</form>`;
}
