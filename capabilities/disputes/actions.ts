/** Disputes: list, open, record, correct, list evidence, answer, decide, appeal, void. The request: actions-request.ts. */
import { randomUUID } from 'node:crypto';
import { disputedRequest } from '#capabilities/disclosure-requests/index.ts';
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { type JsonObject, journal } from '#platform/journal/index.ts';
import { type Issue, type Issues, NotFoundError, StateError } from '#platform/outcome.ts';
import { countingOf } from '#rules/annual-report/counting.ts';
import { cite } from '#rules/citation.ts';
import type { Disposition } from '#rules/disputes/disputes.ts';
import type { DisputeRowData, DisputeViewData } from './contract.ts';
import {
  type Appeal,
  type DisputeEvent,
  type DisputeFacts,
  type DisputeMark,
  type DisputeRecord,
  type Evidence,
  type FinalResult,
  marksOf,
} from './model.ts';
import { faultsOf, tidied } from './model-checks.ts';
import { disputeBasis, nextDue } from './model-clock.ts';
import { disputeView, rowOf } from './model-view.ts';
import {
  disputeById,
  disputesByIds,
  disputesOf,
  insertDispute,
  keepVersion,
  updateDispute,
  versionsOf,
  type Wanted,
  yearsOf,
} from './store.ts';
import { addMarks, marksOfDispute, writeCounting } from './store-figures.ts';

/** The journal's name for a dispute. */
export const subjectOf = (id: string) => ({ kind: 'dispute', id });

const pageSize = 50;

/** A page of the organ's disputes. */
export async function listDisputes(
  app: App,
  staff: Staff,
  { page = 1, ...wanted }: Wanted & { readonly page?: number | undefined },
): Promise<{ rows: DisputeRowData[]; total: number; years: string[] }> {
  const found = await disputesOf(app, staff.organId, wanted, { size: pageSize, number: page });
  const years = await yearsOf(app, staff.organId);
  return { rows: found.records.map((record) => rowOf(record, app.today())), total: found.total, years };
}

/** One dispute with its clock, its evidence, its request and its history. */
export async function getDispute(app: App, staff: Staff, id: string): Promise<DisputeViewData> {
  const record = await disputeById(app, staff.organId, id);
  if (!record) throw new NotFoundError();
  const { requestId, earlierId } = record.facts;
  const ofSame = requestId
    ? (await disputesOf(app, staff.organId, { requestId }, { size: pageSize, number: 1 })).records
    : [];
  const earlier = earlierId ? await disputesByIds(app, staff.organId, [earlierId]) : [];
  const others = [...ofSame, ...earlier].filter((one) => one.id !== id);
  return disputeView(record, {
    versions: await versionsOf(app, staff.organId, id),
    related: others.filter((one, at) => others.findIndex((other) => other.id === one.id) === at),
    request: requestId ? await disputedRequest(app, staff.organId, requestId) : null,
    today: app.today(),
  });
}

type Step = {
  readonly event: DisputeEvent;
  readonly reason?: string;
  readonly detail?: JsonObject;
  readonly marks: readonly DisputeMark[];
};

/** Keeps the state, writes the journal and the marks; in the transaction of the change. No texts go into the journal. */
async function note(app: App, staff: Staff, record: DisputeRecord, step: Step): Promise<void> {
  const by = { id: staff.id, name: staff.name };
  const { procedure } = record.facts;
  await keepVersion(app, record, { event: step.event, reason: step.reason ?? '', by });
  const journalNumber = await journal(app, {
    organId: record.organId,
    subject: subjectOf(record.id),
    event: `dispute-${step.event}`,
    by,
    basis: cite(disputeBasis),
    detail: { procedure, revision: record.revision, ...step.detail },
  });
  if (step.marks.length === 0) return;
  await addMarks(app, record, step.marks, { procedure, journalNumber });
  const { marks } = await marksOfDispute(app, record.organId, record.id);
  const counting = countingOf(marks);
  await writeCounting(app, record, counting && { procedure, counting }, journalNumber);
}

const today = (app: App) => app.today();

/** What must be put right, with the records the facts name. */
async function faults(app: App, staff: Staff, facts: DisputeFacts, id: string | null): Promise<Issue[]> {
  const issues = faultsOf(facts, today(app));
  if (facts.requestId && (await disputedRequest(app, staff.organId, facts.requestId)) === null)
    issues.push({ field: 'requestId', message: '没有找到对应的申请，请从列表中选择，或者不选。' });
  if (facts.earlierId) {
    const [earlier] = await disputesByIds(app, staff.organId, [facts.earlierId]);
    if (!earlier || earlier.voidedAt || earlier.id === id || earlier.facts.procedure !== 'reconsideration')
      issues.push({ field: 'earlierId', message: '没有找到此前的行政复议案件，请从列表中选择，或者不选。' });
    else if (facts.procedure !== 'suit-after-reconsideration')
      issues.push({ field: 'earlierId', message: '只有复议后起诉的案件，才对应此前的行政复议。' });
  }
  return issues;
}

/** 登记 — record a dispute. It counts in table 四 from the year it was taken up. */
export async function createDispute(
  app: App,
  staff: Staff,
  wanted: DisputeFacts,
): Promise<Issues | DisputeViewData> {
  const facts = tidied(wanted);
  return transaction(app, async (app) => {
    const issues = await faults(app, staff, facts, null);
    if (issues.length > 0) return { issues };
    const record: DisputeRecord = {
      organId: staff.organId,
      id: randomUUID(),
      facts,
      revision: 1,
      voidedAt: null,
      updatedAt: app.now(),
    };
    await insertDispute(app, record, nextDue(facts, today(app))?.on ?? null);
    await note(app, staff, record, {
      event: 'recorded',
      detail: { acceptedOn: facts.acceptedOn, result: facts.result },
      marks: marksOf(null, facts),
    });
    return getDispute(app, staff, record.id);
  });
}

/** The dispute, locked, at the revision the person saw. */
export async function openForChange(
  app: App,
  staff: Staff,
  id: string,
  revision: number,
): Promise<DisputeRecord> {
  const record = await disputeById(app, staff.organId, id, { forUpdate: true });
  if (!record) throw new NotFoundError();
  if (record.revision !== revision)
    throw new StateError('这件案件刚刚被其他同事修改过。您的内容没有写入，请刷新后对照再改。');
  if (record.voidedAt) throw new StateError('这件案件已经作废，不能再改动。');
  return record;
}

/** Writes changed facts as a step; issues when they are not in order. */
export async function change(
  app: App,
  staff: Staff,
  before: DisputeRecord,
  wanted: { readonly facts: DisputeFacts; readonly step: Omit<Step, 'marks'> },
): Promise<Issues | DisputeViewData> {
  const facts = tidied(wanted.facts);
  const issues = await faults(app, staff, facts, before.id);
  if (issues.length > 0) return { issues };
  const record = { ...before, facts, revision: before.revision + 1, updatedAt: app.now() };
  await updateDispute(app, record, nextDue(facts, today(app))?.on ?? null);
  await note(app, staff, record, { ...wanted.step, marks: marksOf(before.facts, facts) });
  return getDispute(app, staff, before.id);
}

/** 更正 — correct what was recorded; what it said before stays in the history. Appeals are changed by their own step. */
export const saveDispute = (
  app: App,
  staff: Staff,
  id: string,
  wanted: { readonly revision: number; readonly facts: DisputeFacts; readonly reason: string },
): Promise<Issues | DisputeViewData> =>
  transaction(app, async (app) => {
    const before = await openForChange(app, staff, id, wanted.revision);
    const facts = { ...wanted.facts, appeals: before.facts.appeals };
    return change(app, staff, before, { facts, step: { event: 'corrected', reason: wanted.reason } });
  });

/** 编列证据. */
export const saveEvidence = (
  app: App,
  staff: Staff,
  id: string,
  wanted: { readonly revision: number; readonly evidence: readonly Evidence[] },
): Promise<Issues | DisputeViewData> =>
  transaction(app, async (app) => {
    const before = await openForChange(app, staff, id, wanted.revision);
    const facts = { ...before.facts, evidence: wanted.evidence };
    const detail = { evidence: wanted.evidence.length };
    return change(app, staff, before, { facts, step: { event: 'evidence-listed', detail } });
  });

/** 提交答复 — the answer was handed in; evidence without a day of its own was handed in with it. */
export const recordAnswer = (
  app: App,
  staff: Staff,
  id: string,
  wanted: { readonly revision: number; readonly on: string },
): Promise<Issues | DisputeViewData> =>
  transaction(app, async (app) => {
    const before = await openForChange(app, staff, id, wanted.revision);
    if (wanted.on === '') return { issues: [{ field: 'answeredOn', message: '请填写提交答复的日期。' }] };
    const evidence = before.facts.evidence.map((one) => ({
      ...one,
      handedInOn: one.handedInOn || wanted.on,
    }));
    const facts = { ...before.facts, answeredOn: wanted.on, evidence };
    return change(app, staff, before, { facts, step: { event: 'answered', detail: { on: wanted.on } } });
  });

export type Decision = {
  readonly revision: number;
  readonly decidedOn: string;
  readonly disposition: Disposition;
  readonly result: FinalResult;
  readonly decisionNumber: string;
  readonly judgmentServedOn: string;
  readonly redoDueOn: string;
};

/** 审结 — how the case ended. */
export const decide = (
  app: App,
  staff: Staff,
  id: string,
  { revision, ...decision }: Decision,
): Promise<Issues | DisputeViewData> =>
  transaction(app, async (app) => {
    const before = await openForChange(app, staff, id, revision);
    if (before.facts.result !== 'pending')
      throw new StateError('这件案件已经审结。结果有误的请更正；上诉、再审的请记录上诉、再审。');
    const facts = { ...before.facts, ...decision };
    const { result, disposition, decidedOn } = decision;
    return change(app, staff, before, {
      facts,
      step: { event: 'decided', detail: { result, disposition, decidedOn } },
    });
  });

/** 上诉、再审 — a judged case is heard again: it is pending until it is judged anew. */
export const recordAppeal = (
  app: App,
  staff: Staff,
  id: string,
  { revision, ...appeal }: Appeal & { readonly revision: number },
): Promise<Issues | DisputeViewData> =>
  transaction(app, async (app) => {
    const before = await openForChange(app, staff, id, revision);
    const { facts } = before;
    if (facts.procedure === 'reconsideration')
      throw new StateError('行政复议没有上诉。不服复议决定起诉的，请另行登记“复议后起诉”。');
    if (facts.result === 'pending') throw new StateError('这件案件尚未审结，不能记录上诉、再审。');
    if (appeal.on < facts.decidedOn)
      return { issues: [{ field: 'on', message: `日期早于原裁判（${facts.decidedOn}），请核对。` }] };
    const reheard: DisputeFacts = {
      ...facts,
      ...{ result: 'pending', disposition: '', decidedOn: '', decisionNumber: '', judgmentServedOn: '' },
      ...{
        answerDueOn: '',
        answeredOn: '',
        redoDueOn: '',
        redoneOn: '',
        appeals: [...facts.appeals, appeal],
      },
    };
    return change(app, staff, before, {
      facts: reheard,
      step: { event: 'appealed', detail: { on: appeal.on, by: appeal.by } },
    });
  });

/** 作废 — a dispute that should not have been recorded; it counts nowhere and stays in the history. */
export const voidDispute = (
  app: App,
  staff: Staff,
  id: string,
  wanted: { readonly revision: number; readonly reason: string },
): Promise<DisputeViewData> =>
  transaction(app, async (app) => {
    const before = await openForChange(app, staff, id, wanted.revision);
    const record = { ...before, revision: before.revision + 1, voidedAt: app.now(), updatedAt: app.now() };
    await updateDispute(app, record, null);
    await note(app, staff, record, {
      event: 'voided',
      reason: wanted.reason,
      marks: [{ kind: 'voided', on: today(app) }],
    });
    return getDispute(app, staff, id);
  });
