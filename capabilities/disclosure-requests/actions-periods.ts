/** Periods of a case: extension (33), reasons and deferral (35), the fee (42), and what the dates would be if. */
import type { App, Staff } from '#platform/app.ts';
import { type Issue, StateError } from '#platform/outcome.ts';
import { addDays, isDay } from '#rules/calendar.ts';
import { type Fee, feeByItem, feeByPage, feeMonthOf, feeRefusals } from '#rules/requests/fees.ts';
import { settingOn } from '#rules/requests/settings.ts';
import { type Loaded, load, takeStep } from './actions-record.ts';
import { type Done, supposing } from './actions-steps.ts';
import type { Day, Way } from './model.ts';
import { type Case, openConsultations } from './model-case.ts';
import { type Clock, dayIssues, extensionNoticeDueOf, replyClockOf, replyDueOf } from './model-clock.ts';
import type { NewEvent } from './model-events.ts';
import { refusalOf, stepArticle } from './model-steps.ts';
import { countInMonth } from './store-people.ts';

type Seen = { readonly seen: number };
type Reasoned = Seen & { readonly reason: string };

/** 提请延长: the head decides. */
export const askForExtension = (
  app: App,
  staff: Staff,
  id: string,
  input: Reasoned & { workingDays: number },
): Done =>
  takeStep(app, staff, id, { name: 'askForExtension', seen: input.seen }, (app) => [
    {
      ...{ kind: 'extension-asked', on: app.today(), detail: { workingDays: input.workingDays } },
      words: { reason: input.reason },
    },
  ]);

/** 同意延长: 「应当经政府信息公开工作机构负责人同意并告知申请人」 — it holds only when the applicant is told in time. */
export const approveExtension = (
  app: App,
  staff: Staff,
  id: string,
  input: Reasoned & { workingDays: number },
): Done =>
  takeStep(app, staff, id, { name: 'approveExtension', seen: input.seen }, (app, { of }) => {
    if (of.extension?.askedBy === staff.id)
      throw new StateError('提请延长的人不能自己同意，请由负责人决定。', stepArticle('approveExtension'));
    return [
      {
        ...{ kind: 'extended', on: app.today(), detail: { workingDays: input.workingDays } },
        words: { reason: input.reason },
      },
    ];
  });

export const refuseExtension = (app: App, staff: Staff, id: string, input: Reasoned): Done =>
  takeStep(app, staff, id, { name: 'refuseExtension', seen: input.seen }, (app) => [
    { kind: 'extension-refused', on: app.today(), detail: {}, words: { reason: input.reason } },
  ]);

/** 告知申请人延长. The day it was told must not be later than the last day for it. */
export const tellExtension = (
  app: App,
  staff: Staff,
  id: string,
  input: Seen & { on: Day; way: Way },
): Done =>
  takeStep(app, staff, id, { name: 'tellExtension', seen: input.seen }, (app, { of, settings }) => {
    const from = of.extension?.approvedOn ?? null;
    const issues = dayIssues('on', input.on, { from, today: app.today(), since: '同意延长之日' });
    const last = extensionNoticeDueOf(of, settings.law);
    if (last !== null && input.on > last.dueOn)
      issues.push({ field: 'on', message: `最迟应于${last.dueOn}告知申请人。` });
    return issues.length > 0
      ? { issues }
      : [{ kind: 'extension-told', on: input.on, detail: { way: input.way } }];
  });

/** 要求说明理由 (art. 35). Nothing is refused on a count: a person asks, a person judges. */
export const askForReasons = (
  app: App,
  staff: Staff,
  id: string,
  input: Seen & { why: string; workingDays: number | null; way: Way },
): Done =>
  takeStep(app, staff, id, { name: 'askForReasons', seen: input.seen }, (app, { settings }) => {
    const today = app.today();
    const workingDays = input.workingDays ?? settingOn(settings.law, 'reasonsWorkingDays', today).value;
    const detail = { workingDays, way: input.way };
    return [{ kind: 'reasons-asked', on: today, detail, words: { why: input.why } }];
  });

export const reasonsDelivered = (
  app: App,
  staff: Staff,
  id: string,
  input: Seen & { on: Day; way: Way },
): Done =>
  takeStep(app, staff, id, { name: 'reasonsDelivered', seen: input.seen }, (app, { of }) => {
    const bounds = { from: of.reasons?.askedOn ?? null, today: app.today(), since: '发出之日' };
    const issues = dayIssues('on', input.on, bounds);
    return issues.length > 0
      ? { issues }
      : [{ kind: 'reasons-delivered', on: input.on, detail: { way: input.way } }];
  });

export const receiveReasons = (
  app: App,
  staff: Staff,
  id: string,
  input: Seen & { on: Day; text: string },
): Done =>
  takeStep(app, staff, id, { name: 'receiveReasons', seen: input.seen }, (app, { of }) => {
    const bounds = { from: of.reasons?.askedOn ?? null, today: app.today(), since: '要求说明理由之日' };
    const issues = dayIssues('on', input.on, bounds);
    return issues.length > 0
      ? { issues }
      : [{ kind: 'reasons-received', on: input.on, detail: {}, words: { text: input.text } }];
  });

/** 认定理由是否合理: the head's judgement. */
export const judgeReasons = (
  app: App,
  staff: Staff,
  id: string,
  input: Reasoned & { reasonable: boolean },
): Done =>
  takeStep(app, staff, id, { name: 'judgeReasons', seen: input.seen }, (app) => [
    {
      ...{ kind: 'reasons-judged', on: app.today(), detail: { reasonable: input.reasonable } },
      words: { reason: input.reason },
    },
  ]);

/** 确定延迟答复的合理期限: after reasons that hold, before the period is over (art. 35). */
export const defer = (app: App, staff: Staff, id: string, input: Reasoned & { until: Day; way: Way }): Done =>
  takeStep(app, staff, id, { name: 'defer', seen: input.seen }, (app, { of, settings }) => {
    const today = app.today();
    const due = replyDueOf(of, settings.law, today)?.dueOn ?? today;
    const { until, way } = input;
    const message = !isDay(until)
      ? `“${until}”不是有效日期。`
      : until <= due
        ? `延迟答复的日期应晚于原到期日（${due}）。`
        : until > addDays(due, 366)
          ? '延迟答复的期限应当合理，不宜超过一年。'
          : null;
    if (message !== null) return { issues: [{ field: 'until', message }] };
    return [{ kind: 'deferred', on: today, detail: { until, way }, words: { reason: input.reason } }];
  });

/** What this application costs by one method (art. 42 and the measures); `quantity`: items or pages. */
async function feeOf(
  app: App,
  { of, settings }: Loaded,
  method: 'by-item' | 'by-page',
  quantity: number,
): Promise<Fee> {
  const today = app.today();
  if (method === 'by-page') return feeByPage(quantity, today);
  const by = settingOn(settings.law, 'feeMonthBy', today).value;
  const day = by === 'received' ? (of.receivedOn ?? of.arrivedOn) : of.arrivedOn;
  const earlier = await countInMonth(app, of.organId, of.id, { month: feeMonthOf(day), by });
  return feeByItem(earlier, quantity, today);
}

/** 收费通知: only after the excess was established under art. 35, once, by one method; the amount is computed. */
export const notifyFee = (
  app: App,
  staff: Staff,
  id: string,
  input: Seen & { method: 'by-item' | 'by-page'; quantity: number; way: Way; basis: string },
): Done =>
  takeStep(app, staff, id, { name: 'notifyFee', seen: input.seen }, async (app, loaded) => {
    const { method, quantity, way } = input;
    const { fen } = await feeOf(app, loaded, method, quantity);
    const issues: Issue[] = feeRefusals({ method, fen, excessFound: loaded.of.reasons !== null });
    if (issues.length > 0) return { issues };
    const detail = { method, quantity, fen, way };
    return [{ kind: 'fee-notified', on: app.today(), detail, words: { basis: input.basis } }];
  });

export const feeNoticeDelivered = (
  app: App,
  staff: Staff,
  id: string,
  input: Seen & { on: Day; way: Way },
): Done =>
  takeStep(app, staff, id, { name: 'feeNoticeDelivered', seen: input.seen }, (app, { of }) => {
    const bounds = { from: of.fee?.notifiedOn ?? null, today: app.today(), since: '发出之日' };
    const issues = dayIssues('on', input.on, bounds);
    return issues.length > 0
      ? { issues }
      : [{ kind: 'fee-notice-delivered', on: input.on, detail: { way: input.way } }];
  });

export const recordPayment = (
  app: App,
  staff: Staff,
  id: string,
  input: Seen & { on: Day; fen: number; receiptNumber: string },
): Done =>
  takeStep(app, staff, id, { name: 'recordPayment', seen: input.seen }, (app, { of }) => {
    const bounds = { from: of.fee?.notifiedOn ?? null, today: app.today(), since: '通知之日' };
    const issues = dayIssues('on', input.on, bounds);
    if (input.fen !== of.fee?.fen)
      issues.push({ field: 'fen', message: '缴费金额与收费通知不一致，请核对。' });
    if (issues.length > 0) return { issues };
    const words = { receiptNumber: input.receiptNumber };
    return [{ kind: 'fee-paid', on: input.on, detail: { fen: input.fen }, words }];
  });

export const waiveFee = (app: App, staff: Staff, id: string, input: Reasoned): Done =>
  takeStep(app, staff, id, { name: 'waiveFee', seen: input.seen }, (app) => [
    { kind: 'fee-waived', on: app.today(), detail: {}, words: { reason: input.reason } },
  ]);

export type Supposition = {
  readonly extend?: number | undefined;
  readonly consultationEndsOn?: Day | undefined;
  readonly correctionReceivedOn?: Day | undefined;
};

/** The case if what is supposed came true. */
function supposed(of: Case, today: Day, wish: Supposition): Case {
  const events: NewEvent[] = [];
  const { extend, consultationEndsOn: ends, correctionReceivedOn: corrected } = wish;
  if (ends)
    for (const { id } of openConsultations(of))
      events.push({ kind: 'consultation-ended', on: ends, detail: { consultation: id, how: 'called-off' } });
  if (corrected && of.correction)
    events.push({ kind: 'correction-received', on: corrected, detail: { way: 'post' } });
  if (extend) {
    events.push({ kind: 'extended', on: today, detail: { workingDays: extend } });
    events.push({ kind: 'extension-told', on: today, detail: { way: 'online' } });
  }
  return events.reduce(supposing, of);
}

/** 推算: what the reply's date would be if — and whether the law allows the extension today. Nothing is written. */
export async function whatIf(
  app: App,
  staff: Pick<Staff, 'organId'>,
  id: string,
  wish: Supposition,
): Promise<{ now: Clock; supposed: Clock; refusal: string | null }> {
  const { of, settings } = await load(app, staff.organId, id);
  const today = app.today();
  const then = supposed(of, today, wish);
  const refusal = wish.extend ? refusalOf(of, 'approveExtension', { today, settings: settings.law }) : null;
  return {
    now: replyClockOf(of, settings.law, today),
    supposed: replyClockOf(
      refusal === null ? then : supposed(of, today, { ...wish, extend: undefined }),
      settings.law,
      today,
    ),
    refusal,
  };
}
