/** Casework: correction (30), consultation (32, 34), search log, withdrawal. Periods and fee: actions-periods.ts. */
import { randomUUID } from 'node:crypto';
import type { App, Staff } from '#platform/app.ts';
import { StateError } from '#platform/outcome.ts';
import { settingOn } from '#rules/requests/settings.ts';
import { takeStep } from './actions-record.ts';
import type { Done } from './actions-steps.ts';
import type { ConsultationAnswer, ConsultationOf, Day, Way } from './model.ts';
import type { Case, Consultation } from './model-case.ts';
import { dayIssues } from './model-clock.ts';
import { noPerson } from './model-intake.ts';
import { silenceRefusal } from './model-receipt.ts';
import { stepArticle } from './model-steps.ts';
import { updateSubject } from './store.ts';
import { addPerson } from './store-people.ts';

type Seen = { readonly seen: number };

/**
 * 一次性告知补正: within 7 working days from receipt, once. The notice counts from today, the day it is issued; a day
 * in the past cannot be given, so that day 8 stays day 8.
 */
export function askForCorrection(
  app: App,
  staff: Staff,
  id: string,
  input: Seen & { what: string; workingDays: number | null; way: Way },
): Done {
  return takeStep(app, staff, id, { name: 'askForCorrection', seen: input.seen }, (app, { settings }) => {
    const today = app.today();
    const workingDays = input.workingDays ?? settingOn(settings.law, 'correctionWorkingDays', today).value;
    const detail = { workingDays, way: input.way };
    return [{ kind: 'correction-asked', on: today, detail, words: { what: input.what } }];
  });
}

/** 补正告知书送达: from then the applicant's period runs. */
export const correctionDelivered = (
  app: App,
  staff: Staff,
  id: string,
  input: Seen & { on: Day; way: Way },
): Done =>
  takeStep(app, staff, id, { name: 'correctionDelivered', seen: input.seen }, (app, { of }) => {
    const bounds = { from: of.correction?.askedOn ?? null, today: app.today(), since: '发出之日' };
    const issues = dayIssues('on', input.on, bounds);
    return issues.length > 0
      ? { issues }
      : [{ kind: 'correction-delivered', on: input.on, detail: { way: input.way } }];
  });

/** 收到补正: the reply period starts afresh. */
export const receiveCorrection = (
  app: App,
  staff: Staff,
  id: string,
  input: Seen & { on: Day; way: Way; text: string; subject: string },
): Done =>
  takeStep(app, staff, id, { name: 'receiveCorrection', seen: input.seen }, async (app, { of, subject }) => {
    const bounds = { from: of.correction?.askedOn ?? null, today: app.today(), since: '告知补正之日' };
    const issues = dayIssues('on', input.on, bounds);
    if (issues.length > 0) return { issues };
    const isNew = input.subject !== '' && input.subject !== subject;
    if (isNew) await updateSubject(app, of.organId, of.id, input.subject);
    const words = { text: input.text, ...(isNew ? { before: subject, after: input.subject } : {}) };
    return [{ kind: 'correction-received', on: input.on, detail: { way: input.way }, words }];
  });

/** 视为放弃: a person's judgement on a period that is truly over; never a clock's, never on a provisional date. */
export const deemAbandoned = (
  app: App,
  staff: Staff,
  id: string,
  input: Seen & { on: Day; ground: 'correction-overdue' | 'fee-unpaid'; reason: string },
): Done =>
  takeStep(app, staff, id, { name: 'deemAbandoned', seen: input.seen }, (app, { of }) => {
    const issues = dayIssues('on', input.on, { from: app.today(), today: app.today(), since: '今天' });
    if (issues.length > 0) return { issues };
    const fits = (of.state === 'awaiting-fee') === (input.ground === 'fee-unpaid');
    if (!fits) return { issues: [{ field: 'ground', message: '理由与现在等待的事项不符，请核对。' }] };
    const words = { reason: input.reason };
    return [{ kind: 'deemed-abandoned', on: input.on, detail: { ground: input.ground }, words }];
  });

/** 征求意见: in writing, from today; the reply period stands still from now on. Names are kept sealed. */
export const sendConsultation = (
  app: App,
  staff: Staff,
  id: string,
  input: Seen & { of: ConsultationOf; addressee: string; contact: string; question: string; way: Way },
): Done =>
  takeStep(app, staff, id, { name: 'sendConsultation', seen: input.seen }, async (app, { of }) => {
    const consultation = randomUUID();
    if (input.of === 'third-party')
      await addPerson(app, of.organId, of.id, 'third-party', {
        ...noPerson,
        ...{ name: input.addressee, address: input.contact },
      });
    const words = { addressee: input.addressee, contact: input.contact, question: input.question };
    const detail = { consultation, of: input.of, way: input.way };
    return [{ kind: 'consultation-sent', on: app.today(), detail, words }];
  });

/** The consultation that is meant, still open. */
function openOne(of: Case, id: string): Consultation {
  const one = of.consultations.find((consultation) => consultation.id === id);
  if (!one) throw new StateError('没有这次征求意见，请刷新后再办。');
  if (one.endedOn !== null) throw new StateError('这次征求意见已经结束。');
  return one;
}

/** 征求意见书送达: the 15 working days run from then (art. 32, 34). */
export const consultationDelivered = (
  app: App,
  staff: Staff,
  id: string,
  input: Seen & { consultation: string; on: Day; way: Way },
): Done =>
  takeStep(app, staff, id, { name: 'consultationDelivered', seen: input.seen }, (app, { of }) => {
    const one = openOne(of, input.consultation);
    if (one.deliveredOn !== null) throw new StateError('这次征求意见书的送达已经记录过。');
    const issues = dayIssues('on', input.on, { from: one.sentOn, today: app.today(), since: '发出之日' });
    const detail = { consultation: one.id, way: input.way };
    return issues.length > 0 ? { issues } : [{ kind: 'consultation-delivered', on: input.on, detail }];
  });

/** 收到意见. What came after the period is recorded too: it is still an opinion. */
export const consultationAnswered = (
  app: App,
  staff: Staff,
  id: string,
  input: Seen & {
    consultation: string;
    on: Day;
    answer: ConsultationAnswer;
    hasGoodReason: boolean;
    opinion: string;
  },
): Done =>
  takeStep(app, staff, id, { name: 'consultationAnswered', seen: input.seen }, (app, { of }) => {
    const one = openOne(of, input.consultation);
    const issues = dayIssues('on', input.on, { from: one.sentOn, today: app.today(), since: '发出之日' });
    if (issues.length > 0) return { issues };
    const { answer, hasGoodReason, opinion } = input;
    const detail = { consultation: one.id, answer, hasGoodReason };
    return [{ kind: 'consultation-answered', on: input.on, detail, words: { opinion } }];
  });

/** 结束征求意见: silence after the period (what it means differs: art. 32, art. 34), or called off. */
export const endConsultation = (
  app: App,
  staff: Staff,
  id: string,
  input: Seen & { consultation: string; on: Day; how: 'silence' | 'called-off'; reason: string },
): Done =>
  takeStep(app, staff, id, { name: 'endConsultation', seen: input.seen }, (app, { of, settings }) => {
    const one = openOne(of, input.consultation);
    const today = app.today();
    const why =
      input.how === 'silence' ? silenceRefusal(of, one.id, { today, settings: settings.law }) : null;
    if (why !== null) throw new StateError(why, stepArticle('endConsultation'));
    const issues = dayIssues('on', input.on, { from: one.sentOn, today, since: '发出之日' });
    if (issues.length > 0) return { issues };
    const detail = { consultation: one.id, how: input.how };
    return [{ kind: 'consultation-ended', on: input.on, detail, words: { reason: input.reason } }];
  });

/** 书面告知第三方: what is disclosed against their will, and why the public interest demands it (art. 32). */
export const tellThirdParty = (
  app: App,
  staff: Staff,
  id: string,
  input: Seen & { consultation: string; on: Day; content: string; reasons: string; way: Way },
): Done =>
  takeStep(app, staff, id, { name: 'tellThirdParty', seen: input.seen }, (app, { of }) => {
    const one = of.consultations.find((consultation) => consultation.id === input.consultation);
    if (one?.of !== 'third-party')
      throw new StateError('没有这个第三方的征求意见。', stepArticle('tellThirdParty'));
    const issues = dayIssues('on', input.on, { from: one.endedOn ?? one.sentOn, today: app.today() });
    if (issues.length > 0) return { issues };
    const words = { content: input.content, reasons: input.reasons };
    const detail = { consultation: one.id, way: input.way };
    return [{ kind: 'third-party-told', on: input.on, detail, words }];
  });

/** 检索记录: 「经检索没有所申请公开信息的，告知申请人该政府信息不存在」 (art. 36(4)) needs a search to rest on. */
export const logSearch = (
  app: App,
  staff: Staff,
  id: string,
  input: Seen & { on: Day; where: string; how: string; found: boolean; result: string },
): Done =>
  takeStep(app, staff, id, { name: 'logSearch', seen: input.seen }, (app, { of }) => {
    const issues = dayIssues('on', input.on, { from: of.arrivedOn, today: app.today(), since: '到达之日' });
    if (issues.length > 0) return { issues };
    const words = { where: input.where, how: input.how, result: input.result };
    return [{ kind: 'searched', on: input.on, detail: { found: input.found }, words }];
  });

/** 申请人撤回. */
export const withdrawRequest = (
  app: App,
  staff: Staff,
  id: string,
  input: Seen & { on: Day; way: Way; reason: string },
): Done =>
  takeStep(app, staff, id, { name: 'withdrawRequest', seen: input.seen }, (app, { of }) => {
    const issues = dayIssues('on', input.on, {
      ...{ from: of.receivedOn ?? of.arrivedOn, today: app.today(), since: '收到申请之日' },
    });
    if (issues.length > 0) return { issues };
    return [{ kind: 'withdrawn', on: input.on, detail: { way: input.way }, words: { reason: input.reason } }];
  });
