/** Batch check as a page of its own, for printing and for offices without the console: all bodies in one table. */
import { html, printedTime, url } from '#portal/html.ts';
import { layout } from '#portal/layout.ts';
import type { Site } from '#portal/site.ts';
import { type BatchBodyData, type BatchViewData, batchColumns } from '../contract-batch.ts';
import { scrolled } from './form.ts';

/** Which bodies are listed. */
export type BatchFilter = 'all' | 'errors' | 'questions' | 'unreadable';

const filters: readonly { id: BatchFilter; label: string; takes: (body: BatchBodyData) => boolean }[] = [
  { id: 'all', label: '全部', takes: () => true },
  { id: 'errors', label: '有差错', takes: (body) => body.errors > 0 },
  { id: 'questions', label: '有疑问', takes: (body) => body.questions > 0 },
  { id: 'unreadable', label: '读不出', takes: (body) => body.unreadable !== null },
];

export type BatchPage = {
  readonly batch: BatchViewData;
  readonly filter: BatchFilter;
  /** Where one body's whole result is shown. */
  readonly bodyAddress: (body: BatchBodyData) => string;
  /** The page's own address, for the filter links. */
  readonly address: string;
};

/** The result of a batch: filter, bodies with findings and key totals, sums over all bodies that were read. */
export function batchPage(site: Site, { batch, filter, bodyAddress, address }: BatchPage): string {
  const chosen = filters.find(({ id }) => id === filter);
  const bodies = batch.bodies.filter((body) => chosen?.takes(body) ?? true);
  const body = html`<h1>${batch.name}</h1>
<p class="quiet">${printedTime(batch.at)}　${batch.by}　共${batch.bodies.length}份</p>
!${filterLinks(batch, filter, address)}
!${scrolled('各单位校核结果，可左右滚动', resultTable(batch, bodies, bodyAddress))}`;
  return layout(site, {
    title: batch.name,
    section: null,
    breadcrumbs: [{ title: '批量校核' }],
    meta: { unlisted: true },
    body,
    styles: ['report.css'],
    wide: true,
  });
}

function filterLinks(batch: BatchViewData, filter: BatchFilter, address: string): string {
  const link = ({ id, label, takes }: (typeof filters)[number]) => {
    const words = `${label}（${batch.bodies.filter(takes).length}）`;
    const current = id === filter ? 'aria-current="true"' : '';
    return html`<li><a !${current} href="${url(`${address}?show=${id}`)}">${words}</a></li>`;
  };
  return html`<nav class="filters" aria-label="筛选"><ul>!${filters.map(link)}</ul></nav>`;
}

function resultTable(
  batch: BatchViewData,
  bodies: readonly BatchBodyData[],
  bodyAddress: (body: BatchBodyData) => string,
): string {
  const heads = batchColumns.map(({ label }) => html`<th scope="col">${label}</th>`);
  return html`<table class="plain"><caption class="visually-hidden">各单位校核结果</caption>
<thead><tr><th scope="col">单位</th><th scope="col">年度</th><th scope="col">差错</th><th scope="col">疑问</th><th scope="col">提示</th>!${heads}</tr></thead>
<tbody>!${bodies.map((body) => bodyRow(body, bodyAddress(body)))}</tbody>
<tfoot><tr><th scope="row" colspan="5">各列合计（全部${batch.bodies.length}份中填有数字的）</th>!${batchColumns.map(({ cell }) => html`<td>${batch.sums[cell]?.sum ?? '—'}</td>`)}</tr></tfoot>
</table>`;
}

function bodyRow(body: BatchBodyData, address: string): string {
  const name = html`<a href="${url(address)}">${body.organ ?? body.file}</a>`;
  if (body.unreadable !== null) {
    return html`<tr><th scope="row">!${name}</th><td colspan="${4 + batchColumns.length}">读不出：${body.unreadable}</td></tr>`;
  }
  const figures = batchColumns.map(({ cell }) => html`<td>${body.figures[cell] ?? '未填'}</td>`);
  return html`<tr><th scope="row">!${name}</th><td>${body.year ?? '未读到'}</td><td>!${count(body.errors, '✕')}</td><td>!${count(body.questions, '？')}</td><td>${body.advice}</td>!${figures}</tr>`;
}

const count = (number: number, sign: string): string =>
  number === 0 ? '0' : html`<strong>${number} <span aria-hidden="true">${sign}</span></strong>`;
