/** Reconsideration and litigation: what is kept of a dispute, and the steps it takes; pure. */
import type { CountMark } from '#rules/annual-report/counting.ts';
import type { Day } from '#rules/calendar.ts';
import type { Disposition, DisputeKind } from '#rules/disputes/disputes.ts';
import type { ApplicantKind } from '#rules/requests/applicants.ts';

/** Which of the three columns of table 四. */
export const procedures = {
  reconsideration: { label: '行政复议', group: 'reconsideration', body: '复议机关', accepted: '受理日期' },
  'direct-suit': { label: '未经复议直接起诉', group: 'directSuit', body: '受理法院', accepted: '立案日期' },
  'suit-after-reconsideration': {
    label: '复议后起诉',
    group: 'suitAfterReconsideration',
    body: '受理法院',
    accepted: '立案日期',
  },
} as const satisfies Record<string, { label: string; group: DisputeKind; body: string; accepted: string }>;
export type Procedure = keyof typeof procedures;
export const procedureNames = Object.keys(procedures) as Procedure[];

/** The four kinds of result of table 四. */
export const results = {
  upheld: '结果维持',
  overturned: '结果纠正',
  other: '其他结果',
  pending: '尚未审结',
} as const;
export type Result = keyof typeof results;
export type FinalResult = Exclude<Result, 'pending'>;

/** What is challenged. */
export const acts = {
  reply: '不服答复',
  silence: '认为逾期未答复',
  procedure: '不服补正、收费等处理',
  other: '其他政府信息公开行为',
} as const;
export type Act = keyof typeof acts;

/** One piece of evidence as it is handed in. */
export type Evidence = {
  readonly title: string;
  /** 证明目的 */
  readonly proves: string;
  /** 来源: 「本机关档案」, 「申请案卷第3页」 */
  readonly source: string;
  readonly pages: number | null;
  /** The day it was handed in; '' while it is not. */
  readonly handedInOn: Day | '';
};

/** An appeal to the court above, or a retrial: the case is open again. */
export type Appeal = { readonly on: Day; readonly by: 'other-side' | 'organ'; readonly court: string };

/** What is kept of a dispute. Names of persons are not: they stand in the paper file and, sealed, in the request. */
export type DisputeFacts = {
  readonly procedure: Procedure;
  /** 简易程序 */
  readonly simple: boolean;
  /** The organ of reconsideration, or the court. */
  readonly organ: string;
  readonly caseNumber: string;
  readonly matter: string;
  readonly act: Act;
  readonly partyKind: ApplicantKind;
  readonly requestId: string | null;
  readonly earlierId: string | null;
  readonly acceptedOn: Day;
  /** The day the copy of the application or complaint reached the office. */
  readonly servedOn: Day | '';
  /** The last day to answer as the notice names it; '' to have it counted where the law gives the number of days. */
  readonly answerDueOn: Day | '';
  readonly answeredOn: Day | '';
  readonly evidence: readonly Evidence[];
  readonly decidedOn: Day | '';
  /** How the decision reads; which column of table 四 it falls into is `result`, and the clerk's to say. */
  readonly disposition: Disposition | '';
  readonly result: Result;
  readonly decisionNumber: string;
  /** The day the decision or judgment was served on the office. */
  readonly judgmentServedOn: Day | '';
  /** The last day to answer the request anew, as the decision orders; '' when it orders nothing. */
  readonly redoDueOn: Day | '';
  readonly redoneOn: Day | '';
  readonly appeals: readonly Appeal[];
  readonly note: string;
};

/** One dispute as the record knows it. */
export type DisputeRecord = {
  readonly organId: string;
  readonly id: string;
  readonly facts: DisputeFacts;
  readonly revision: number;
  readonly voidedAt: Date | null;
  readonly updatedAt: Date;
};

export const disputeEvents = {
  recorded: '登记',
  corrected: '更正',
  answered: '提交答复（答辩）和证据',
  'evidence-listed': '编列证据',
  decided: '审结',
  appealed: '上诉、再审，重新审理',
  'request-reopened': '按决定重新办理申请',
  voided: '作废',
} as const;
export type DisputeEvent = keyof typeof disputeEvents;

/** A state a dispute had. */
export type DisputeVersion = {
  readonly revision: number;
  readonly event: DisputeEvent;
  readonly facts: DisputeFacts;
  readonly reason: string;
  readonly byName: string;
  readonly at: Date;
};

/** A dispute with nothing filled in. */
export const blankFacts = (): DisputeFacts => ({
  procedure: 'reconsideration',
  simple: false,
  organ: '',
  caseNumber: '',
  matter: '',
  act: 'reply',
  partyKind: 'natural-person',
  requestId: null,
  earlierId: null,
  acceptedOn: '',
  servedOn: '',
  answerDueOn: '',
  answeredOn: '',
  evidence: [],
  decidedOn: '',
  disposition: '',
  result: 'pending',
  decisionNumber: '',
  judgmentServedOn: '',
  redoDueOn: '',
  redoneOn: '',
  appeals: [],
  note: '',
});

export type DisputeMark = CountMark<FinalResult>;

/** The marks that a change of facts adds to those that stand: received, settled, taken up again; mostly none. */
export function marksOf(before: DisputeFacts | null, after: DisputeFacts): DisputeMark[] {
  const marks: DisputeMark[] = [];
  if (before?.acceptedOn !== after.acceptedOn || before.procedure !== after.procedure)
    marks.push({ kind: 'entered', on: after.acceptedOn });
  const appeal = after.appeals.at(-1);
  if (appeal && after.appeals.length > (before?.appeals.length ?? 0))
    marks.push({ kind: 'reopened', on: appeal.on });
  const isSettled = after.result !== 'pending';
  const isNew = before?.result !== after.result || before.decidedOn !== after.decidedOn;
  if (isSettled && isNew && after.decidedOn !== '')
    marks.push({ kind: 'settled', on: after.decidedOn, result: after.result });
  // Not settled after all: taken back on the day it was thought to be.
  if (!isSettled && before && before.result !== 'pending' && before.appeals.length === after.appeals.length)
    marks.push({ kind: 'reopened', on: before.decidedOn });
  return marks;
}
