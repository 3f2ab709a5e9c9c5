/** GET /registers/{register}/{id}: one record, or the notice that it was withdrawn and why. */
import { html, printedTime } from '#portal/html.ts';
import { layout } from '#portal/layout.ts';
import type { Site } from '#portal/site.ts';
import { documentStatuses, statusOn } from '#rules/registers/documents.ts';
import {
  daysOf,
  decisionStatuses,
  type EntryRecord,
  isDecision,
  isDocument,
  registers,
  titleOf,
} from '../model.ts';
import { fieldsOf } from '../model-fields.ts';
import { columnOf, crumbs, isPublicField, isWithdrawn, publicText } from './parts.ts';

export type RecordPageView = {
  readonly record: EntryRecord;
  readonly today: string;
  /** The published text of a document, when it is on this site. */
  readonly item: { readonly href: string; readonly title: string } | null;
};

/** The page of one record. */
export function recordPage(site: Site, view: RecordPageView): string {
  const { record } = view;
  const { entry } = record;
  const title = isWithdrawn(record) ? `已撤回的${registers[entry.register].title}公开信息` : titleOf(entry);
  const body = html`<article class="sheet register-record"><h1>${title}</h1>
!${isWithdrawn(record) ? withdrawal(record) : facts(view)}
</article>`;
  return layout(site, {
    title,
    section: columnOf(entry.register),
    breadcrumbs: crumbs(entry.register, title),
    meta: { articleTitle: title, ...(record.publishedAt && { publishedAt: record.publishedAt }) },
    body,
    styles: ['registers.css'],
  });
}

/** A withdrawn decision keeps its number and the reason; what it said of somebody is gone. */
function withdrawal({ entry, withdrawnAt, withdrawnReason }: EntryRecord): string {
  const status = isDecision(entry) ? decisionStatuses[entry.status] : '';
  return html`<p class="not-yet"><strong>已撤回</strong><span>文书号${entry.number}的决定${status}，本机关已于${withdrawnAt ? printedTime(withdrawnAt).slice(0, 10) : ''}撤回该决定的公开信息。</span></p>
<dl class="facts"><div><dt>理由</dt><dd>${withdrawnReason}</dd></div></dl>`;
}

function facts({ record, today, item }: RecordPageView): string {
  const { entry } = record;
  const lines = fieldsOf[entry.register]
    .filter(
      (field) => isPublicField(field) && !(field.byStep && isDecision(entry) && entry.status === 'valid'),
    )
    .map(({ field, label }) => [label, publicText(entry, field)] as const)
    .filter(([, text]) => text !== '');
  const status = isDocument(entry) ? documentStatuses[statusOn(daysOf(entry), today)] : null;
  return html`!${status === null ? '' : html`<p class="register-status"><span class="state">${status}</span> <span class="quiet">${today}的状态</span></p>`}
<dl class="facts register-facts">!${lines.map(([label, text]) => html`<div><dt>${label}</dt><dd>${text}</dd></div>`)}
!${item === null ? '' : html`<div><dt>全文</dt><dd><a href="${item.href}">${item.title}</a></dd></div>`}
!${record.publishedAt ? html`<div><dt>公开日期</dt><dd>${printedTime(record.publishedAt).slice(0, 10)}</dd></div>` : ''}</dl>`;
}
