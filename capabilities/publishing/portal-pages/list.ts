/** GET /sections/{slug} and /sections/{slug}/{YYYY-MM}: the list of a section, page by page or by month. */
import { html, printedTime, url } from '#portal/html.ts';
import { layout } from '#portal/layout.ts';
import type { Site } from '#portal/site.ts';
import type { PublicSection, TitleLine } from '../model-portal.ts';
import { columnOf, crumbs, notYet, sectionHref, step, titleList } from './parts.ts';

/** The lines of one page, and the places where the pages before and after it begin; null where there is none. */
export type ListPage = {
  readonly lines: readonly TitleLine[];
  readonly newer: string | null;
  readonly older: string | null;
};

export type SectionPageView = {
  readonly section: PublicSection;
  readonly way: readonly PublicSection[];
  /** The sections beside this one (its parent's), or below it where there are any. */
  readonly around: { readonly title: string; readonly sections: readonly PublicSection[] } | null;
  /** Sub-sections, each with its newest. */
  readonly below: readonly { readonly section: PublicSection; readonly lines: readonly TitleLine[] }[];
  readonly page: ListPage;
  /** Whether this is the section's own address: the newest page. */
  readonly isFirst: boolean;
};

/** The page of a section. */
export function sectionPage(site: Site, view: SectionPageView): string {
  const { section, page, below } = view;
  const isEmpty = page.lines.length === 0;
  const list = html`<section class="block" aria-label="信息列表">!${
    isEmpty
      ? notYet('本栏目还没有已发布的信息。')
      : titleList(page.lines) + pagingOf(sectionHref(section), page)
  }</section>`;
  const inside = html`<div class="list-head"><h1>${section.title}</h1>!${view.isFirst ? subscribe(section) : ''}</div>
!${section.description && section.description !== section.title ? html`<p class="lead">${section.description}</p>` : ''}
!${view.isFirst ? below.map(belowBlock) : ''}
!${isEmpty && below.length > 0 ? '' : list}`;
  return layout(site, {
    title: section.title,
    section: columnOf(section),
    breadcrumbs: crumbs(view.way),
    body: besides(view, inside),
    styles: ['publishing.css'],
  });
}

const subscribe = (section: PublicSection): string =>
  html`<p class="list-links"><a href="/archive/${section.slug}">按月查阅</a> <a href="${url(sectionHref(section))}.rss" type="application/rss+xml">RSS 订阅</a></p>`;

function belowBlock({ section, lines }: SectionPageView['below'][number]): string {
  return html`<section class="block" aria-labelledby="s-${section.slug}"><h2 id="s-${section.slug}"><a href="${url(sectionHref(section))}">${section.title}</a></h2>
!${lines.length > 0 ? titleList(lines) : notYet('本栏目还没有已发布的信息。')}</section>`;
}

/** With the sections around it at its side, when there are any. */
function besides({ around, section }: Pick<SectionPageView, 'around' | 'section'>, inside: string): string {
  if (around === null || around.sections.length === 0) return inside;
  const link = (other: PublicSection) =>
    html`<li><a href="${url(sectionHref(other))}" !${other.id === section.id ? html`aria-current="page"` : ''}>${other.title}</a></li>`;
  return html`<div class="with-side">
<nav class="side" aria-labelledby="side-title"><h2 class="side-title" id="side-title">${around.title}</h2><ul>!${around.sections.map(link)}</ul></nav>
<div class="side-content">!${inside}</div>
</div>`;
}

/** 最新 · 上一页 · 下一页 · 最早; nothing when everything stands on one page. */
export function pagingOf(base: string, { newer, older }: ListPage, more = ''): string {
  if (newer === null && older === null) return '';
  const rest = more === '' ? '' : `&${more}`;
  const newest = more === '' ? base : `${base}?${more}`;
  return html`<nav class="paging" aria-label="翻页"><ul>
!${step('最新', newer === null ? null : newest)}
!${step('上一页', newer === null ? null : `${base}?newer=${newer}${rest}`, 'prev')}
!${step('下一页', older === null ? null : `${base}?older=${older}${rest}`, 'next')}
!${step('最早', older === null ? null : `${base}?end=oldest${rest}`)}
</ul></nav>`;
}

export type MonthCount = { readonly month: string; readonly items: number };

/** 「2024年3月」 */
export const monthTitle = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

/** The items of one month of a section. */
export function monthPage(
  site: Site,
  view: Pick<SectionPageView, 'section' | 'way' | 'page'> & { readonly month: string },
): string {
  const { section, month, page } = view;
  const base = `${sectionHref(section)}/${month}`;
  const body = html`<div class="list-head"><h1>${section.title}（${monthTitle(month)}）</h1>
<p class="list-links"><a href="/archive/${section.slug}">其他月份</a></p></div>
<section class="block" aria-label="信息列表">!${page.lines.length === 0 ? notYet('这个月没有发布信息。', '没有信息') : titleList(page.lines) + pagingOf(base, page)}</section>`;
  return layout(site, {
    title: `${section.title}（${monthTitle(month)}）`,
    section: columnOf(section),
    breadcrumbs: [...crumbs(view.way), { title: monthTitle(month) }],
    body,
    styles: ['publishing.css'],
  });
}

/** GET /archive and /archive/{slug}: how much was published in which month, by year. */
export function archivePage(
  site: Site,
  view: {
    readonly section: PublicSection | null;
    readonly months: readonly MonthCount[];
    readonly sections: readonly PublicSection[];
  },
): string {
  const { section, months, sections } = view;
  const title = section ? `${section.title}：往期信息` : '往期信息';
  const years = [...new Set(months.map(({ month }) => month.slice(0, 4)))];
  const link = ({ month, items }: MonthCount) =>
    html`<li>!${section ? html`<a href="${url(sectionHref(section))}/${month}">${Number(month.slice(5))}月（${items}条）</a>` : html`<a href="/archive/all/${month}">${Number(month.slice(5))}月（${items}条）</a>`}</li>`;
  const year = (name: string) => {
    const own = months.filter(({ month }) => month.startsWith(name));
    const total = own.reduce((sum, { items }) => sum + items, 0);
    return html`<section class="block" aria-labelledby="y-${name}"><h2 id="y-${name}">${name}年（${total}条）</h2><ul class="months">!${own.map(link)}</ul></section>`;
  };
  const choices = html`<nav class="filters" aria-label="栏目"><ul><li><a href="/archive" !${section ? '' : html`aria-current="page"`}>全部栏目</a></li>!${sections.map((one) => html`<li><a href="/archive/${one.slug}" !${one.id === section?.id ? html`aria-current="page"` : ''}>${one.title}</a></li>`)}</ul></nav>`;
  return layout(site, {
    title,
    section: section ? columnOf(section) : null,
    breadcrumbs: [{ title: '往期信息', href: '/archive' }, ...(section ? [{ title: section.title }] : [])],
    body: html`<h1>${title}</h1>!${choices}!${years.length > 0 ? years.map(year) : html`<section class="block">!${notYet('还没有已发布的信息。')}</section>`}`,
    styles: ['publishing.css'],
  });
}

/** GET /archive/all/{YYYY-MM}: a month over all sections. */
export function wholeMonthPage(
  site: Site,
  view: { readonly month: string; readonly page: ListPage },
): string {
  const { month, page } = view;
  return layout(site, {
    title: `${monthTitle(month)}发布的信息`,
    section: null,
    breadcrumbs: [{ title: '往期信息', href: '/archive' }, { title: monthTitle(month) }],
    body: html`<h1>${monthTitle(month)}发布的信息</h1>
<section class="block" aria-label="信息列表">!${page.lines.length === 0 ? notYet('这个月没有发布信息。', '没有信息') : titleList(page.lines) + pagingOf(`/archive/all/${month}`, page)}</section>`,
    styles: ['publishing.css'],
  });
}

/** An instant of a list for machines. */
export const instantOf = (at: Date): string => `${printedTime(at).replace(' ', 'T')}+08:00`;
