/** 答复: what it says, its letter and attachments, and where and until when it can be contested. */
import { html } from '#portal/html.ts';
import type { OwnCaseData } from '../contract-applicant.ts';
import type { ReplyItem } from './own-case.ts';
import { dayElement, paragraphs, sizeInWords } from './parts.ts';

type Reply = NonNullable<OwnCaseData['reply']>;

export const ownFileHref = (number: string, file: string): string =>
  `/requests/${encodeURIComponent(number)}/files/${file}`;

export function replySection(number: string, reply: Reply, items: readonly ReplyItem[]): string {
  const file = (id: string, name: string, size: string) =>
    html`<li><a href="${ownFileHref(number, id)}" download>${name}</a><span class="quiet">${size}</span></li>`;
  const files = [
    ...(reply.letter ? [file(reply.letter.id, reply.letter.name, '答复书')] : []),
    ...reply.files.map(({ id, name, size }) => file(id, name, sizeInWords(size))),
  ];
  return html`<section class="block reply" aria-labelledby="reply-title"><h2 id="reply-title">答复</h2>
<dl class="filled"><div><dt>答复日期</dt><dd>!${dayElement(reply.on)}</dd></div><div><dt>结果</dt><dd>${reply.outcome}</dd></div></dl>
!${paragraphs(reply.text)}
!${files.length > 0 ? html`<h3>答复书和附件</h3><ul class="titles">!${files}</ul>` : ''}
!${items.length > 0 ? html`<h3>已经公开的信息</h3><ul class="titles">!${items.map(({ id, title }) => html`<li><a href="/items/${id}">${title}</a></li>`)}</ul>` : ''}
!${remedies(reply)}</section>`;
}

function remedies({ remedies: all }: Reply): string {
  if (all.length === 0) return '';
  const one = ({ what, where, address, until }: Reply['remedies'][number]) =>
    html`<li><strong>${what}</strong><dl class="filled">
!${where ? html`<div><dt>向哪里</dt><dd>${where}</dd></div>` : ''}
!${address ? html`<div><dt>地址</dt><dd>${address}</dd></div>` : ''}
<div><dt>最迟</dt><dd>!${/^\d{4}-\d\d-\d\d$/.test(until) ? dayElement(until) : html`${until}`}</dd></div></dl></li>`;
  return html`<h3>对答复不服的</h3>
<p>可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报（条例第五十一条），也可以：</p>
<ul class="remedies">!${all.map(one)}</ul>`;
}
