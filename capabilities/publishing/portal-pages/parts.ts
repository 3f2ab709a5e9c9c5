/** Parts that several public pages of publishing share. */
import { html, printedTime, url } from '#portal/html.ts';
import type { Breadcrumb } from '#portal/layout.ts';
import type { Section } from '#portal/site.ts';
import { type PublicSection, statutoryKinds, type TitleLine } from '../model-portal.ts';

export const itemHref = (id: number): string => `/items/${id}`;
export const sectionHref = (section: PublicSection): string => `/sections/${section.slug}`;

/** 'YYYY-MM-DD' in Beijing time. */
export const dayOf = (instant: Date): string => printedTime(instant).slice(0, 10);

/** The section as the frame tells it in navigation and meta tags. */
export const columnOf = (section: PublicSection): Section => ({
  title: section.title,
  href: sectionHref(section),
  columnType: section.columnType,
  description: section.description || section.title,
  keywords: section.keywords || section.title,
});

const statutory: ReadonlySet<string> = new Set(statutoryKinds);

/** The way to a section; the statutory ones lie below 政府信息公开. */
export const crumbs = (way: readonly PublicSection[]): Breadcrumb[] => [
  ...(way[0] && statutory.has(way[0].kind) ? [{ title: '政府信息公开', href: '/disclosure' }] : []),
  ...way.map((section) => ({ title: section.title, href: sectionHref(section) })),
];

const urgentMark = html`<span class="tag tag-urgent">紧急发布</span> `;

/** One line of a list: the title, and the day at its end. */
export function titleLine(line: TitleLine): string {
  const day = dayOf(line.listedAt);
  return html`<li><span>!${line.urgent ? urgentMark : ''}<a href="${itemHref(line.id)}">${line.title}</a></span>
<time datetime="${day}">${day}</time></li>`;
}

export const titleList = (lines: readonly TitleLine[]): string =>
  html`<ul class="titles">!${lines.map(titleLine)}</ul>`;

/** What is not there is said plainly. */
export const notYet = (sentence: string, word = '尚未发布'): string =>
  html`<p class="not-yet"><strong>${word}</strong><span>${sentence}</span></p>`;

/** 「1.2 MB」「36 KB」 */
export function printedSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} 字节`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** A link as a button-like step of paging; nothing where there is no such page. */
export const step = (label: string, href: string | null, rel?: 'prev' | 'next'): string =>
  href === null
    ? html`<li><span>${label}</span></li>`
    : html`<li><a href="${url(href)}" !${rel ? html`rel="${rel}"` : ''}>${label}</a></li>`;
