/** What a step's form is made of. Pure. */
import type { AnyEndpoint } from '#platform/contract.ts';
import { ways } from '../../model.ts';
import type { StepName } from '../../model-steps.ts';

export type StepField = {
  readonly name: string;
  readonly label: string;
  readonly kind: 'day' | 'prose' | 'line' | 'number' | 'yes' | 'choice' | 'person' | 'fen';
  readonly hint?: string;
  readonly choices?: Readonly<Record<string, string>>;
  /** May stay empty; then null is sent for days, choices and numbers, '' for words. */
  readonly optional?: boolean;
  readonly initial?: string | number | boolean;
};

export const groups = {
  arrival: '收件与登记',
  correction: '补正',
  consultation: '征求意见',
  period: '延长与延迟',
  excess: '数量频次与收费',
  search: '检索',
  outcome: '处理结果',
  clearance: '审签',
  sending: '发出与送达',
  end: '结案与归档',
} as const;
export type GroupName = keyof typeof groups;

export type StepForm = {
  readonly step: StepName;
  readonly group: GroupName;
  readonly label: string;
  readonly endpoint: AnyEndpoint;
  readonly fields: readonly StepField[];
  /** Sent with what was filled in. */
  readonly fixed?: Readonly<Record<string, null>>;
  /** What follows from it, told before it is done. */
  readonly told?: string;
  /** Opened from somewhere else on the page, because it is about one consultation or needs a screen of its own. */
  readonly elsewhere?: true;
  /** Set right or noted at any time: not one of the next steps. */
  readonly aside?: true;
};

export const on = (label: string): StepField => ({ name: 'on', label, kind: 'day', initial: 'today' });
export const way = (label = '方式', initial = 'post'): StepField => ({
  ...{ name: 'way', label, kind: 'choice', choices: ways, initial },
});
export const why: StepField = { name: 'reason', label: '理由', kind: 'prose' };
export const lineOf = (name: string, label: string, hint?: string): StepField => ({
  ...{ name, label, kind: 'line', optional: true, ...(hint && { hint }) },
});
export const proseOf = (name: string, label: string, hint?: string): StepField => ({
  ...{ name, label, kind: 'prose', ...(hint && { hint }) },
});
export const period: StepField = {
  ...{ name: 'workingDays', label: '合理期限（工作日）', kind: 'number', optional: true },
  hint: '从告知书送达申请人起算；不填按本机关的设置。',
};

/** How a delivery is proved. */
export const proofs = {
  signature: '本人签收',
  'post-number': '邮件号',
  'read-online': '网上阅读回执',
  'fax-report': '传真报告',
  'mail-accepted': '电子邮件发送成功',
} as const;
export const proof: StepField = {
  ...{ name: 'proof', label: '凭证', kind: 'choice', choices: proofs, initial: 'post-number' },
};
