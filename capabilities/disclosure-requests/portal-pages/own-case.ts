/** 我的申请: what is so now, what is asked of the applicant, the date with its reasons, what has happened. */

import { signOutForm } from '#capabilities/citizens/index.ts';
import { type FormState, problemSummary } from '#portal/fields.ts';
import { html } from '#portal/html.ts';
import type { Site } from '#portal/site.ts';
import type { OwnCaseData } from '../contract-applicant.ts';
import type { ClockViewData } from '../contract-shapes.ts';
import { requestKinds } from '../model.ts';
import { replySection } from './own-case-reply.ts';
import { expected, more } from './own-case-steps.ts';
import { dayElement, framed, leaveForm } from './parts.ts';

export type ReplyItem = { readonly id: number; readonly title: string };

export type OwnCaseView = {
  readonly own: OwnCaseData;
  /** What was typed into a step that must be put right. */
  readonly state: FormState;
  /** The step that was just taken. */
  readonly done: keyof typeof doneWords | null;
  /** Published items that the reply points to. */
  readonly items: readonly ReplyItem[];
  /** What the visitor's account has to do with it; not signed in: whether one can be had. */
  readonly account: 'kept' | 'other' | 'offered' | 'none';
};

export const doneWords = {
  confirm: '已经确认。',
  correction: '补正已经提交。',
  reasons: '理由已经提交。',
  supplement: '补充的内容已经提交。',
  route: '已经按您的选择改了接收答复的途径。',
  withdraw: '申请已经撤回。',
  rating: '评价已经提交，谢谢您。',
  keep: '已经存入您的账号，以后在“我的”里打开，不用再输入查询码。',
} as const;

/** GET /requests/:number */
export function ownCasePage(site: Site, view: OwnCaseView): string {
  const { own, done } = view;
  const title = `${requestKinds[own.kind]} ${own.number}`;
  const body = html`<h1>${title}</h1>
<p class="lead">${own.subject}</p>
!${done ? html`<p class="told" role="status">${doneWords[done]}</p>` : ''}
!${problemSummary(view.state, '' in view.state.problems ? '没有办成' : '没有办成，请改正下列各处')}
<section class="block standing" aria-labelledby="standing-title"><h2 id="standing-title">现在：${own.status}</h2>
<p>${own.next}</p>
<dl class="filled">
<div><dt>提交日期</dt><dd>!${dayElement(own.arrivedOn)}</dd></div>
<div><dt>收到申请之日</dt><dd>!${own.receivedOn ? dayElement(own.receivedOn) : '还没有确定'}<p class="quiet">${own.receiptRule}</p></dd></div>
!${own.dueOn ? html`<div><dt>最迟答复日期</dt><dd><strong>!${dayElement(own.dueOn)}</strong>!${own.clock.provisional ? html`<p class="quiet">其中有的年份，国务院还没有公布放假安排，这个日期是暂定的。</p>` : ''}</dd></div>` : ''}
</dl></section>
!${expected(view)}
!${own.reply ? replySection(own.number, own.reply, view.items) : ''}
!${dates(own.clock)}
!${timeline(own)}
!${more(view)}
!${accountPart(view)}`;
  return framed(site, { title, body, own: true });
}

/** Into one's own account, for who likes; and leaving, with whatever opened the case. */
function accountPart({ own, account }: OwnCaseView): string {
  const path = `/requests/${encodeURIComponent(own.number)}`;
  if (account === 'none') return leaveForm;
  const leaving = account === 'offered' ? leaveForm : signOutForm;
  if (account === 'kept')
    return html`<p class="no-print">这件申请在您的账号里。<a href="/account">返回我的</a></p>!${leaving}`;
  const offer =
    account === 'other'
      ? html`<form method="post" action="${path}/keep"><button class="button-quiet">存入我的账号</button></form>`
      : html`<p><a href="/account/sign-in?back=${encodeURIComponent(path)}">存入我的账号</a><span class="quiet">　登录以后，看进展不用再输入查询码。没有账号也一样办理。</span></p>`;
  return html`<div class="no-print">!${offer}</div>!${leaving}`;
}

const dayKinds: Readonly<Record<string, string>> = {
  counted: '计入',
  'make-up': '计入（调休上班）',
  weekend: '不计入',
  holiday: '不计入',
  stopped: '不计入（期限停止）',
};

/** 「这个日期是怎么算出来的」: each day, whether it counts and why. */
function dates(clock: ClockViewData): string {
  const { dueOn, ledger, notes, citation, status } = clock;
  if (ledger.length === 0 && notes.length === 0) return '';
  const row = (one: ClockViewData['ledger'][number]) =>
    html`<tr><th scope="row">!${dayElement(one.day)}</th><td>${one.number === null ? '—' : `第${one.number}个工作日`}</td><td>${dayKinds[one.kind] ?? one.kind}</td><td>${one.note}</td></tr>`;
  const table = html`<div class="scroll" role="region" tabindex="0" aria-label="期限逐日计算表，可左右滚动"><table class="ledger"><caption>${clock.what}逐日计算，依据${citation}</caption><thead><tr><th scope="col">日期</th><th scope="col">第几天</th><th scope="col">计入吗</th><th scope="col">说明</th></tr></thead><tbody>!${ledger.map(row)}</tbody></table></div>`;
  const running = dueOn !== null && status !== 'over';
  return html`<section class="block" aria-labelledby="dates-title"><h2 id="dates-title">${running ? '这个日期是怎么算出来的' : '答复期限是怎么算的'}</h2>
!${notes.map((note) => html`<p>${note}</p>`)}
!${ledger.length > 0 ? html`<details><summary>逐日计算表（${ledger.length}天）</summary>!${table}</details>` : ''}</section>`;
}

function timeline({ timeline: all }: OwnCaseData): string {
  const line = ({ on, text, citation }: OwnCaseData['timeline'][number]) =>
    html`<li>!${dayElement(on)}<p>${text}!${citation ? html`<span class="quiet">（${citation}）</span>` : ''}</p></li>`;
  return html`<section class="block" aria-labelledby="timeline-title"><h2 id="timeline-title">办理经过</h2><ol class="timeline">!${all.map(line)}</ol></section>`;
}
