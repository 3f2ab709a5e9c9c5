/** What publishing demands of this person today, from what the server listed; most pressing first. Pure. */

import type { z } from 'zod';
import type { DeskDemandData } from '#capabilities/disclosure-requests/contract-desk.ts';
import type { endpoints as disputes } from '#capabilities/disputes/contract.ts';
import type { ErrorReportView } from '#capabilities/publishing/contract-desk.ts';
import type { InboxRowData } from '#capabilities/publishing/contract-review.ts';
import type { ItemRowData } from '#capabilities/publishing/contract-shapes.ts';
import type { EntryRowData } from '#capabilities/registers/contract.ts';
import { cite, ogi } from '#rules/citation.ts';
import { reviewBasis } from '#rules/review-stages.ts';
import { daysBetween } from '#rules/site-inspection.ts';

type DisputeDutyData = z.infer<typeof disputes.listDuties.output>['duties'][number];

export type Demand = {
  readonly key: string;
  readonly title: string;
  readonly count: number;
  /** What presses and what to do, in a sentence. */
  readonly sentence: string;
  /** The article, or whose rule it is. */
  readonly basis: string;
  /** Days until the nearest of them is due; negative: late; null: no day is known. */
  readonly left: number | null;
  readonly to: string;
  readonly search?: Readonly<Record<string, string>>;
};

/** What was loaded; a part that this person may not see is left out. */
export type Sources = {
  readonly inbox?: readonly InboxRowData[] | undefined;
  readonly returned?: readonly ItemRowData[] | undefined;
  readonly mine?: readonly ItemRowData[] | undefined;
  readonly cleared?: readonly ItemRowData[] | undefined;
  /** Entries of the registers with something due. */
  readonly entries?: readonly EntryRowData[] | undefined;
  /** What requests for disclosure demand of this person, the soonest first. */
  readonly requests?: readonly DeskDemandData[] | undefined;
  /** What is owed in reconsiderations and suits, the soonest first. */
  readonly disputes?: readonly DisputeDutyData[] | undefined;
  readonly errorReports?: readonly z.infer<typeof ErrorReportView>[] | undefined;
};

const own = '本单位工作安排';
const soon = 5;

const least = (days: readonly (number | null)[]): number | null => {
  const known = days.filter((day) => day !== null);
  return known.length === 0 ? null : Math.min(...known);
};

const dayOf = (instant: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date(instant));

/** 「《甲》」, 「《甲》等3条」 */
export const named = (titles: readonly string[]): string =>
  titles.length === 1 ? `《${titles[0]}》` : `《${titles[0]}》等${titles.length}条`;

function reviewing(rows: readonly InboxRowData[], today: string): Demand[] {
  const [first] = rows;
  if (!first) return [];
  const urgent = rows.filter((row) => row.urgent).length;
  const longest = Math.max(...rows.map(({ waiting }) => waiting));
  const parts = [
    named(rows.map(({ title }) => title)),
    ...(longest > 0 ? [`最久的已等${longest}个工作日`] : []),
    ...(urgent > 0 ? [`其中${urgent}条已紧急发布，待补审`] : []),
  ];
  const days = rows.flatMap(({ dueOn, wishedAt }) => [
    dueOn ? daysBetween(today, dueOn) : null,
    wishedAt ? daysBetween(today, dayOf(wishedAt)) : null,
  ]);
  return [
    {
      ...{ key: 'inbox', title: '待我审校', count: rows.length, to: '/reviews' },
      sentence: `${parts.join('，')}。`,
      basis: cite(reviewBasis),
      left: urgent > 0 ? Math.min(0, least(days) ?? 0) : least(days),
    },
  ];
}

function itemDemand(
  key: string,
  title: string,
  rows: readonly ItemRowData[],
  more: Pick<Demand, 'basis' | 'sentence' | 'search'>,
): Demand[] {
  const [only] = rows;
  if (!only) return [];
  const left = least(rows.map(({ due }) => due?.left ?? null));
  const to = rows.length === 1 ? `/items/${only.id}` : '/items';
  const search = rows.length === 1 ? {} : { search: more.search ?? {} };
  return [
    { key, title, count: rows.length, sentence: more.sentence, basis: more.basis, left, to, ...search },
  ];
}

function dueSoon(rows: readonly ItemRowData[]): Demand[] {
  const pressing = rows
    .filter(
      ({ due, publishedAt }) => publishedAt === null && due !== null && due.left !== null && due.left <= soon,
    )
    .toSorted((a, b) => (a.due?.left ?? 0) - (b.due?.left ?? 0));
  const late = pressing.filter(({ due }) => due?.late).length;
  return itemDemand('due', '快到公开期限', pressing, {
    sentence: `${named(pressing.map(({ title }) => title))}${late > 0 ? `，其中${late}条已经逾期` : ''}。请尽快送审、发布。`,
    basis: cite(ogi('26')),
    search: { mine: '1' },
  });
}

function urgentOpen(rows: readonly ItemRowData[], today: string): Demand[] {
  const open = rows.filter(({ urgentDueOn }) => urgentDueOn !== null);
  const days = open.map(({ urgentDueOn }) => (urgentDueOn ? daysBetween(today, urgentDueOn) : null));
  return itemDemand('urgent', '紧急发布待补审', open, {
    sentence: `${named(open.map(({ title }) => title))}已紧急发布，审校还没有补齐。`,
    basis: cite(reviewBasis),
    search: { mine: '1' },
  }).map((demand) => ({ ...demand, left: least(days) }));
}

const entryWords = { publish: '待公开', withdraw: '待撤下', lapse: '有效期将满' } as const;

/** The registers: decisions to publish or withdraw, documents whose validity ends. */
function registered(rows: readonly EntryRowData[], today: string): Demand[] {
  const due = rows.flatMap((row) => (row.due ? [{ ...row.due, title: row.title }] : []));
  if (due.length === 0) return [];
  const parts = (['publish', 'withdraw', 'lapse'] as const).flatMap((what) => {
    const count = due.filter((one) => one.what === what).length;
    return count > 0 ? [`${entryWords[what]}${count}件`] : [];
  });
  return [
    {
      ...{ key: 'registers', title: '登记簿到期事项', count: due.length, to: '/registers' },
      sentence: `${parts.join('，')}。`,
      basis: `${cite(ogi('26'))}等，见各件说明`,
      left: least(due.map(({ on }) => daysBetween(today, on))),
    },
  ];
}

const requestWords = {
  'requests:handle': { key: 'requests', title: '依申请公开应办' },
  'requests:legal': { key: 'requests-legal', title: '答复待合法性、保密审查' },
  'requests:lead': { key: 'requests-lead', title: '依申请公开待负责人决定' },
} as const;

/** Requests for disclosure: one card for each part a person has in them. */
function requested(rows: readonly DeskDemandData[], today: string): Demand[] {
  return Object.entries(requestWords).flatMap(([permission, { key, title }]) => {
    const own = rows.filter((row) => row.permission === permission);
    const [first] = own;
    if (!first) return [];
    const late = own.filter((row) => row.late).length;
    return [
      {
        ...{ key, title, count: own.length, to: '/requests' },
        search: { view: permission === 'requests:handle' ? 'today' : 'approvals' },
        sentence: `${first.request.number}：${first.next}${late > 0 ? `共${late}项已经逾期。` : ''}`,
        basis: first.citation,
        left: least(own.map(({ dueOn }) => (dueOn ? daysBetween(today, dueOn) : null))),
      },
    ];
  });
}

function reported(rows: NonNullable<Sources['errorReports']>, today: string): Demand[] {
  const open = rows.filter(({ answeredAt }) => answeredAt === null);
  if (open.length === 0) return [];
  const oldest = Math.max(...open.map(({ at }) => daysBetween(dayOf(at), today)));
  return [
    {
      ...{ key: 'errors', title: '网站找错待处理', count: open.length, to: '/publishing/errors', left: null },
      sentence:
        oldest > 0 ? `最久的已等${oldest}天。请核对更正，并记下处理结果。` : '请核对更正，并记下处理结果。',
      basis: own,
    },
  ];
}

const disputeWords = {
  answer: '待提交答复和证据',
  redo: '待重新答复',
  decision: '待收决定',
  suit: '可能起诉',
} as const;

/** Reconsiderations and suits: what the organ itself owes. Waiting for others is no demand. */
function disputed(duties: readonly DisputeDutyData[], today: string): Demand[] {
  const owed = duties.filter(({ what }) => what === 'answer' || what === 'redo');
  const [first] = owed;
  if (!first) return [];
  const late = owed.filter((duty) => duty.late).length;
  return [
    {
      ...{ key: 'disputes', title: '复议和诉讼', count: owed.length },
      sentence: `${first.title}${disputeWords[first.what]}${owed.length > 1 ? `，另有${owed.length - 1}件` : ''}${late > 0 ? `，其中${late}件已经逾期` : ''}。`,
      basis: first.basis,
      left: least(owed.map(({ on }) => daysBetween(today, on))),
      to: owed.length === 1 ? `/disputes/${first.id}` : '/disputes',
    },
  ];
}

/** What is to be done, most pressing first; what has no day comes after what has one. */
export function demandsOf(sources: Sources, today: string): Demand[] {
  const {
    inbox = [],
    returned = [],
    mine = [],
    cleared = [],
    entries = [],
    errorReports = [],
    requests = [],
    disputes = [],
  } = sources;
  const titles = (rows: readonly ItemRowData[]) => named(rows.map(({ title }) => title));
  return [
    ...reviewing(inbox, today),
    ...itemDemand('returned', '退回给我', returned, {
      sentence: `${titles(returned)}。请按审校意见修改后重新送审。`,
      basis: cite(reviewBasis),
      search: { phase: 'returned', mine: '1' },
    }),
    ...dueSoon(mine),
    ...urgentOpen(mine, today),
    ...itemDemand('cleared', '已审结待发布', cleared, {
      sentence: `${titles(cleared)}。审校已完成，等待发布。`,
      basis: own,
      search: { phase: 'cleared' },
    }),
    ...registered(entries, today),
    ...requested(requests, today),
    ...disputed(disputes, today),
    ...reported(errorReports, today),
  ].sort((a, b) => (a.left ?? 1e6) - (b.left ?? 1e6));
}
