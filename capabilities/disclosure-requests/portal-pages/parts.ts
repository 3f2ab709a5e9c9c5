/** The frame of the citizen's pages, and small parts that several share. */
import { dayElement, dayInWords, html, printedTime } from '#portal/html.ts';
import { layout } from '#portal/layout.ts';
import type { Section, Site } from '#portal/site.ts';

const column: Section = {
  title: '依申请公开',
  href: '/requests/new',
  columnType: '办事服务',
  description: '网上申请公开政府信息，凭编号和查询码查看办理进展、接收答复',
  keywords: '依申请公开,政府信息公开申请,申请查询',
};

export { dayElement };

type Framed = {
  readonly title: string;
  readonly body: string;
  /** A page of one person's: kept out of search engines. */
  readonly own?: boolean;
};

/** A page of 依申请公开. */
export const framed = (site: Site, { title, body, own = false }: Framed): string =>
  layout(site, {
    title,
    section: column,
    breadcrumbs: [{ title: '政府信息公开', href: '/disclosure' }, { title }],
    body,
    styles: ['requests.css'],
    meta: { unlisted: own },
  });

/** The day of an instant, in words. */
export const dayOfInstant = (instant: Date): string => dayInWords(printedTime(instant).slice(0, 10));

/** 「4700元」「12.50元」 */
export const yuan = (fen: number): string => `${fen % 100 === 0 ? fen / 100 : (fen / 100).toFixed(2)}元`;

/** 「1.2 MB」「36 KB」 */
export const sizeInWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** Text as it was typed: each line break one paragraph. */
export const paragraphs = (text: string): string =>
  text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => html`<p>${line}</p>`)
    .join('');

/** Leaving: on a computer that others use too. */
export const leaveForm = html`<form class="leave no-print" method="post" action="/requests/leave"><button class="button-quiet">离开</button><span class="quiet">用公共电脑、别人手机的，看完请点“离开”。</span></form>`;
