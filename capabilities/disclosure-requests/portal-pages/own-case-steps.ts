/** What the applicant is asked for now, and what else they may do; each step one small form. */

import { type FormState, fileField, lineField, radioField, textField } from '#portal/fields.ts';
import { html } from '#portal/html.ts';
import type { OwnCaseData } from '../contract-applicant.ts';
import { routes } from '../model.ts';
import type { OwnCaseView } from './own-case.ts';
import { dayElement, paragraphs, yuan } from './parts.ts';

const stepForm = (number: string, step: string, fields: string, button: string, files = false): string =>
  html`<form class="application" method="post" action="/requests/${encodeURIComponent(number)}/${step}" !${files ? 'enctype="multipart/form-data"' : ''}>!${fields}<p class="actions"><button>${button}</button></p></form>`;

/** 「现在需要您做的」; '' when nothing is. */
export function expected({ own, state }: OwnCaseView): string {
  const parts = [
    own.may.confirm ? confirm(own) : '',
    own.may.correct ? correct(own, state) : '',
    own.may.giveReasons ? giveReasons(own, state) : '',
    own.fee && own.fee.paidOn === null ? pay(own.fee) : '',
  ].filter(Boolean);
  return parts.length === 0
    ? ''
    : html`<section class="block wanted" aria-labelledby="wanted-title"><h2 id="wanted-title">现在需要您做的</h2>!${parts}</section>`;
}

const confirm = ({ number }: OwnCaseData): string =>
  html`<h3>确认申请</h3><p>请确认这件申请是您提交的。双方都确认的那一天，是收到申请之日，答复的期限从这一天起算（条例第三十一条）。</p>!${stepForm(number, 'confirm', '', '确认是我提交的')}`;

const by = (dueOn: string | null): string =>
  dueOn === null ? '' : html`<p>请在<strong>!${dayElement(dueOn)}</strong>以前（含当日）提交。</p>`;

function correct({ number, correction }: OwnCaseData, state: FormState): string {
  return html`<h3>补正申请内容</h3>!${correction ? html`<div class="quoted">!${paragraphs(correction.what)}</div>!${by(correction.dueOn)}` : ''}
<p>收到补正以后，答复期限从头算起。没有正当理由、到期不补正的，视为放弃申请，不再处理（条例第三十条）；有困难的，请提前与本机关联系。</p>
!${stepForm(
    number,
    'correction',
    html`!${textField(state, { name: 'correction', label: '补正的内容' })}!${fileField(state, { name: 'correctionFiles', label: '补正的材料', optional: true })}`,
    '提交补正',
    true,
  )}`;
}

function giveReasons({ number, reasonsAsked }: OwnCaseData, state: FormState): string {
  return html`<h3>说明理由</h3>!${reasonsAsked ? html`<div class="quoted">!${paragraphs(reasonsAsked.why)}</div>!${by(reasonsAsked.dueOn)}` : ''}
<p>申请的数量、频次明显超过合理范围的，行政机关可以要求说明理由（条例第三十五条）。</p>
!${stepForm(number, 'reasons', textField(state, { name: 'reasons', label: '您的理由' }), '提交理由')}`;
}

const methods = { 'by-item': '按件计收', 'by-page': '按量（页数）计收' } as const;

const pay = (fee: NonNullable<OwnCaseData['fee']>): string =>
  html`<h3>缴纳信息处理费</h3><dl class="filled">
<div><dt>金额</dt><dd><strong>${yuan(fee.fen)}</strong></dd></div>
<div><dt>标准</dt><dd>${methods[fee.method]}</dd></div>
!${fee.basis ? html`<div><dt>依据</dt><dd>${fee.basis}</dd></div>` : ''}
!${fee.account ? html`<div><dt>怎样缴</dt><dd>!${paragraphs(fee.account)}</dd></div>` : ''}
!${fee.dueOn ? html`<div><dt>最迟</dt><dd>!${dayElement(fee.dueOn)}</dd></div>` : ''}
</dl><p>收到收费通知的次日起20个工作日内不缴纳的，视为放弃申请，不再处理。</p>`;

/** What else may be done: less wanted, so closed until opened. */
export function more({ own, state }: OwnCaseView): string {
  const { number, may } = own;
  const isWrong = (field: string) => Object.hasOwn(state.problems, field);
  const part = (title: string, content: string, open: boolean) =>
    html`<details class="block no-print" !${open ? 'open' : ''}><summary>${title}</summary>!${content}</details>`;
  return [
    may.rate ? rating(number, state) : '',
    own.rated === null ? '' : html`<p>您的评价：${scores[own.rated] ?? ''}。谢谢您。</p>`,
    may.supplement
      ? part(
          '补充说明或者材料',
          html`<p>补充的内容交给承办人参考，不影响期限。</p>!${stepForm(number, 'supplement', html`!${textField(state, { name: 'supplement', label: '补充的内容' })}!${fileField(state, { name: 'supplementFiles', label: '材料', optional: true })}`, '提交补充', true)}`,
          isWrong('supplement') || isWrong('supplementFiles'),
        )
      : '',
    may.supplement ? part('改变接收答复的途径', route(own, state), isWrong('route')) : '',
    may.withdraw
      ? part(
          '撤回申请',
          html`<p>撤回以后不再办理。以后需要的，可以重新申请。</p>!${stepForm(number, 'withdraw', html`!${lineField(state, { name: 'withdraw', label: '撤回的原因', optional: true })}`, '撤回申请')}`,
          isWrong('withdraw'),
        )
      : '',
  ].join('');
}

const route = ({ number, route: now }: OwnCaseData, state: FormState): string =>
  stepForm(
    number,
    'route',
    radioField(
      { ...state, values: { route: now ?? '', ...state.values } },
      {
        ...{ name: 'route', label: '怎样接收答复', hint: '选电子邮件、邮寄的，请确认申请时填了邮箱、地址。' },
        options: Object.entries(routes).map(([value, label]) => ({ value, label })),
      },
    ),
    '保存',
  );

export const scores: Readonly<Record<number, string>> = {
  5: '非常满意',
  4: '满意',
  3: '基本满意',
  2: '不满意',
  1: '非常不满意',
};

const rating = (number: string, state: FormState): string =>
  html`<section class="block no-print" aria-labelledby="rating-title"><h2 id="rating-title">办理得怎么样</h2><p>请评价办理的态度、速度和清楚程度。评价与答复的内容无关，也不影响您申请复议、提起诉讼。</p>!${stepForm(
    number,
    'rating',
    html`!${radioField(state, {
      ...{ name: 'score', label: '满意程度' },
      options: Object.entries(scores)
        .toReversed()
        .map(([value, label]) => ({ value, label })),
    })}!${textField(state, { name: 'rating', label: '想说的话', optional: true, rows: 3 })}`,
    '提交评价',
  )}</section>`;
