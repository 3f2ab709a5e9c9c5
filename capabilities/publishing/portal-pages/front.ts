/** What the front page shows of publishing: the newest of each column, and the 公示 that run now. */
import { html, url } from '#portal/html.ts';
import type { PublicSection, TitleLine } from '../model-portal.ts';
import { publicFilePath } from '../model-portal.ts';
import { dayOf, itemHref, sectionHref } from './parts.ts';

export type FrontColumn = { readonly section: PublicSection; readonly lines: readonly TitleLine[] };

export type FrontView = {
  /** News, then everything else in the order of the organ's columns; without the empty ones. */
  readonly columns: readonly FrontColumn[];
  readonly publicity: readonly (TitleLine & { readonly endsOn: string })[];
  /** The newest news with a picture. */
  readonly picture: { readonly item: number; readonly file: string; readonly title: string } | null;
};

/** '' when nothing is public yet: the front page then shows its other parts alone. */
export function frontPage({ columns, publicity, picture }: FrontView): string {
  const news = columns.find(({ section }) => section.kind === 'news');
  const notices = columns.find(({ section }) => section.kind === 'notices');
  const rest = columns.filter((column) => column !== news && column !== notices);
  const lead = [
    news ? columnPanel(news, 'front-news', pictureOf(picture)) : '',
    notices || publicity.length > 0
      ? html`<div class="front-side">!${publicityPanel(publicity)}!${notices ? columnPanel(notices) : ''}</div>`
      : '',
  ];
  if (columns.length === 0 && publicity.length === 0) return '';
  return html`<div class="front">
!${lead.some((part) => part !== '') ? html`<div class="front-lead">!${lead}</div>` : ''}
!${rest.length > 0 ? html`<div class="front-columns">!${rest.map((column) => columnPanel(column))}</div>` : ''}
</div>`;
}

/** The picture leads nowhere but to its item, which the list names beside it. */
const pictureOf = (picture: FrontView['picture']): string =>
  picture === null
    ? ''
    : html`<a class="front-picture" href="${itemHref(picture.item)}"><img src="${url(publicFilePath(picture.item, picture.file))}" alt="" loading="lazy" decoding="async"><span>${picture.title}</span></a>`;

function columnPanel({ section, lines }: FrontColumn, more = '', before = ''): string {
  const id = `front-${section.slug}`;
  return html`<section class="panel front-panel ${more}" aria-labelledby="${id}">
<div class="panel-head"><h2 id="${id}">${section.title}</h2><a class="more" href="${url(sectionHref(section))}" aria-label="更多：${section.title}">更多</a></div>
!${before}
<ul class="front-titles">!${lines.map(frontLine)}</ul>
</section>`;
}

const frontLine = (line: TitleLine): string =>
  html`<li><a href="${itemHref(line.id)}">${line.title}</a><time datetime="${dayOf(line.listedAt)}">${dayOf(line.listedAt)}</time></li>`;

function publicityPanel(running: FrontView['publicity']): string {
  if (running.length === 0) return '';
  const line = (item: FrontView['publicity'][number]) =>
    html`<li class="front-running"><a href="${itemHref(item.id)}">${item.title}</a><span class="front-ends">公示至 <time datetime="${item.endsOn}">${item.endsOn}</time></span></li>`;
  return html`<section class="panel front-panel front-publicity" aria-labelledby="front-running"><h2 id="front-running">正在公示</h2>
<ul class="front-titles">!${running.map(line)}</ul></section>`;
}
