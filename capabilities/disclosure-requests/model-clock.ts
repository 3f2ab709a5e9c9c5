/** The dates of a case: derived from its facts by the rules, each with its ledger. Pure. */

import type { Issue } from '#platform/outcome.ts';
import { isDay } from '#rules/calendar.ts';
import { type Citation, cite, ogi } from '#rules/citation.ts';
import {
  type Consultation as AskedOpinion,
  consultationDue,
  correctionNoticeDue,
  correctionPeriodDue,
  type Due,
  extensionNoticeDue,
  feePaymentDue,
  type ReplyClock,
  type ReplyDue,
  reasonsDue,
  replyDue,
  stopOfConsultation,
} from '#rules/requests/deadlines.ts';
import { defaultSettings, type RequestSettings } from '#rules/requests/settings.ts';
import { consultationOf, type Day } from './model.ts';
import type { Case, Consultation } from './model-case.ts';

export type { RequestSettings } from '#rules/requests/settings.ts';

const opinionOf = (one: Consultation): AskedOpinion => ({
  kind: one.of,
  of: consultationOf[one.of],
  sentOn: one.sentOn,
  reachedOn: one.deliveredOn,
  answeredOn: one.answeredOn,
  endedOn: one.endedHow === 'answered' ? null : one.endedOn,
});

/** The day from which the present period runs back: of receipt, or of the decision that reopened the case. */
const beginning = (of: Case): Day | null => of.reopenings.at(-1)?.on ?? of.receivedOn;

/**
 * The facts of a case from which its reply is due; null before it is received. After a reopening the period is a new
 * one, and what happened before it no longer moves it. `asOf`: a forecast takes open waits to end then.
 */
export function clockOf(
  of: Case,
  settings: RequestSettings = defaultSettings,
  asOf?: Day,
): ReplyClock | null {
  const start = beginning(of);
  if (start === null) return null;
  const again = of.reopenings.length > 0;
  const since = (day: Day | null | undefined) => (day && (!again || day >= start) ? day : null);
  const { correction, extension, deferral, fee } = of;
  const isFeeOpen = fee !== null && fee.waivedOn === null && since(fee.notifiedOn) !== null;
  return {
    receivedOn: start,
    correctionAskedOn: since(correction?.askedOn),
    correctionReceivedOn: since(correction?.receivedOn),
    stops: of.consultations
      .filter(({ sentOn }) => since(sentOn) !== null)
      .map((one) => stopOfConsultation(opinionOf(one), settings)),
    extension:
      extension?.approvedOn && extension.toldOn
        ? {
            approvedOn: extension.approvedOn,
            noticedOn: extension.toldOn,
            workingDays: extension.workingDays,
          }
        : null,
    deferral: deferral && { noticedOn: deferral.decidedOn, until: deferral.until },
    feeNotifiedOn: isFeeOpen ? fee.notifiedOn : null,
    feePaidOn: isFeeOpen ? fee.paidOn : null,
    ...(asOf === undefined ? {} : { asOf }),
  };
}

export type CaseDue = ReplyDue & { readonly setByDecision: boolean };

/** By when the reply is due, with its ledger; null before receipt, and where no period is laid down (art. 41). */
export function replyDueOf(
  of: Case,
  settings: RequestSettings = defaultSettings,
  asOf?: Day,
): CaseDue | null {
  if (of.kind === 'record-amendment') return null;
  const clock = clockOf(of, settings, asOf);
  if (clock === null) return null;
  const due = replyDue(clock, settings);
  const set = of.reopenings.at(-1)?.dueOn ?? null;
  if (set === null || due.dueOn === null) return { ...due, setByDecision: false };
  return {
    ...due,
    dueOn: set,
    setByDecision: true,
    notes: [`期限由决定书、判决书确定为${set}。`, ...due.notes],
  };
}

/** By when the applicant must be told what to correct (art. 30). */
export const correctionNoticeDueOf = (of: Case, settings: RequestSettings = defaultSettings): Due | null =>
  of.receivedOn === null ? null : correctionNoticeDue(of.receivedOn, settings);

/** By when the applicant must correct; null while it is not known that the notice reached them. */
export const correctionDueOf = (
  { correction }: Case,
  settings: RequestSettings = defaultSettings,
): Due | null =>
  correction?.deliveredOn
    ? correctionPeriodDue(correction.deliveredOn, correction.workingDays, settings)
    : null;

/** By when the applicant must give reasons; null while it is not known that the notice reached them. */
export const reasonsDueOf = ({ reasons }: Case, settings: RequestSettings = defaultSettings): Due | null =>
  reasons?.deliveredOn ? reasonsDue(reasons.deliveredOn, reasons.workingDays, settings) : null;

/** By when the fee must be paid; null while it is not known that the notice reached the applicant. */
export const feeDueOf = ({ fee }: Case): Due | null =>
  fee?.deliveredOn ? feePaymentDue(fee.deliveredOn) : null;

/** By when an opinion must be in; null where no period runs. */
export const opinionDueOf = (one: Consultation, settings: RequestSettings = defaultSettings): Due | null =>
  consultationDue(opinionOf(one), settings);

/** The last day on which the applicant may be told of an extension. */
export function extensionNoticeDueOf(of: Case, settings: RequestSettings = defaultSettings) {
  const clock = of.kind === 'disclosure' ? clockOf(of, settings) : null;
  return clock && extensionNoticeDue(clock, settings);
}

/** A date with its reasons, as it is shown. */
export type Clock = {
  readonly what: string;
  readonly dueOn: Day | null;
  readonly status: 'running' | 'stopped' | 'not-begun' | 'over';
  readonly provisional: boolean;
  readonly notes: readonly string[];
  readonly citation: string;
  readonly ledger: readonly {
    readonly day: Day;
    readonly kind: string;
    readonly number: number | null;
    readonly note: string;
  }[];
};

const shown = (what: string, due: Due | ReplyDue, status: Clock['status']): Clock => ({
  what,
  status,
  dueOn: due.dueOn,
  provisional: due.provisional,
  notes: due.notes,
  citation: cite(due.basis),
  ledger: due.ledger.map(({ day, kind, number, note }) => ({ day, kind, number, note })),
});

const statusOf = (of: Case, due: ReplyDue): Clock['status'] => {
  if (of.closedOn !== null) return 'over';
  if (due.state === 'running') return 'running';
  return due.state === 'standing' ? 'stopped' : 'not-begun';
};

/** The reply's clock for the case page and for the applicant; before receipt it says what is awaited. */
export function replyClockOf(of: Case, settings: RequestSettings = defaultSettings, asOf?: Day): Clock {
  const due = replyDueOf(of, settings, asOf);
  if (due === null) return notBegun(of);
  const clock = shown('答复期限', due, statusOf(of, due));
  return { ...clock, notes: [`起算：${due.startReason}（${due.startsOn}）。`, ...clock.notes] };
}

function notBegun(of: Case): Clock {
  const isAmendment = of.kind === 'record-amendment';
  const citation: Citation = isAmendment ? ogi('41') : ogi('31');
  const notes = [
    isAmendment
      ? '条例第四十一条没有规定更正的期限，请及时核实、更正并告知。'
      : '收到申请之日还没有确定：须由双方确认，期限自确认之日起算。',
  ];
  const empty = { dueOn: null, provisional: false, ledger: [] };
  return { what: '答复期限', status: 'not-begun', notes, citation: cite(citation), ...empty };
}

/** Every date of a case that runs or has run: the reply's first. */
export function clocksOf(of: Case, settings: RequestSettings = defaultSettings, asOf?: Day): Clock[] {
  const part = (what: string, due: Due | null, isOver: boolean) =>
    due === null ? [] : [shown(what, due, isOver ? 'over' : 'running')];
  const { correction, reasons, fee } = of;
  return [
    replyClockOf(of, settings, asOf),
    ...(of.correction === null && of.outcome === null && of.kind === 'disclosure'
      ? part('一次性告知补正的期限', correctionNoticeDueOf(of, settings), of.closedOn !== null)
      : []),
    ...part('申请人补正的期限', correctionDueOf(of, settings), correction?.receivedOn !== null),
    ...of.consultations.flatMap((one) =>
      part(`${consultationOf[one.of]}提出意见的期限`, opinionDueOf(one, settings), one.endedOn !== null),
    ),
    ...part('申请人说明理由的期限', reasonsDueOf(of, settings), reasons?.receivedOn !== null),
    ...part('缴费期限', feeDueOf(of), fee?.paidOn !== null || fee.waivedOn !== null),
  ];
}

/** What is wrong with a day that somebody wrote, at its field; empty when nothing is. */
export function dayIssues(
  field: string,
  day: Day,
  { from, today, since }: { readonly from: Day | null; readonly today: Day; readonly since?: string },
): Issue[] {
  if (!isDay(day)) return [{ field, message: `“${day}”不是有效日期，应写成2026-01-31的形式。` }];
  if (day > today) return [{ field, message: `日期（${day}）晚于今天（${today}），请核对。` }];
  if (from !== null && day < from)
    return [{ field, message: `日期（${day}）早于${since ?? '此前的环节'}（${from}），请核对。` }];
  return [];
}
