/**
 * The periods of a request, all in one place: by when the office must ask for a correction, by when the applicant must
 * correct, explain or pay, by when others must give their opinion, by when the reply is due.
 */
import { type Calendar, type Day, nationalCalendar } from '../calendar.ts';
import { type Citation, ogi } from '../citation.ts';
import { type Due, lapseOf, periodOf } from './period.ts';
import { defaultSettings, type RequestSettings, settingOn } from './settings.ts';

export {
  type Consultation,
  type ConsultationKind,
  coMakerOpinionDue,
  consultationDue,
  consultationRules,
  type Silence,
  standingOf,
  stopOfConsultation,
  thirdPartyOpinionDue,
} from './consultations.ts';
export { type Due, lapseOf, type PeriodEntry, type Stop, type StopKind } from './period.ts';
export {
  type Deferral,
  type Extension,
  extensionNoticeDue,
  extensionRefusal,
  firstReplyDue,
  isInTime,
  type ReplyClock,
  type ReplyDue,
  replyDue,
  replyPeriod,
} from './reply-due.ts';

/** 「自收到申请之日起7个工作日内一次性告知申请人作出补正」 (条例第三十条) */
export const correctionNotice = { workingDays: 7, basis: ogi('30') } as const;

/**
 * 「申请人应当在收到收费通知次日起20个工作日内缴纳费用」: read in a province's notice on 国办函〔2020〕109号, not in its own
 * text.
 */
export const feePayment = { workingDays: 20, basis: ogi('42') } as const;

const plain = (
  startsOn: Day,
  workingDays: number,
  basis: Citation,
  firstDay: 'day-after' | 'same-day',
  calendar: Calendar,
): Due =>
  periodOf({
    startsOn,
    parts: [{ kind: 'base', workingDays, basis, by: null, letter: null }],
    calendar,
    firstDay,
  });

/** By when the applicant must be told what to correct: 7 working days from receipt (art. 30). */
export const correctionNoticeDue = (
  receivedOn: Day,
  settings: RequestSettings = defaultSettings,
  calendar: Calendar = nationalCalendar,
): Due =>
  plain(
    receivedOn,
    correctionNotice.workingDays,
    correctionNotice.basis,
    settingOn(settings, 'firstDay', receivedOn).value,
    calendar,
  );

/** Why a correction cannot be asked for today; null when it can. 「一次性告知」: a second notice is impossible. */
export function correctionRefusal(
  request: { readonly receivedOn: Day; readonly correctionAskedOn?: Day | null },
  today: Day,
  settings: RequestSettings = defaultSettings,
  calendar: Calendar = nationalCalendar,
): string | null {
  if (request.correctionAskedOn)
    return `补正只能一次性告知，本申请已于${request.correctionAskedOn}告知过补正。`;
  const due = correctionNoticeDue(request.receivedOn, settings, calendar);
  if (lapseOf(due, today) !== 'lapsed') return null;
  return `应当自收到申请之日起7个工作日内告知补正，期限是${due.dueOn}，已经超过。请按申请现有内容办理。`;
}

/**
 * By when the corrected application must be in. The Regulation names no number: `workingDays` is what the notice says,
 * else the organ's setting. `reachedOn`: the day the notice reached the applicant.
 */
export const correctionPeriodDue = (
  reachedOn: Day,
  workingDays?: number,
  settings: RequestSettings = defaultSettings,
  calendar: Calendar = nationalCalendar,
): Due =>
  plain(
    reachedOn,
    workingDays ?? settingOn(settings, 'correctionWorkingDays', reachedOn).value,
    correctionNotice.basis,
    settingOn(settings, 'firstDay', reachedOn).value,
    calendar,
  );

/** By when the applicant must give reasons for asking so much (art. 35); the number is the organ's. */
export const reasonsDue = (
  reachedOn: Day,
  workingDays?: number,
  settings: RequestSettings = defaultSettings,
  calendar: Calendar = nationalCalendar,
): Due =>
  plain(
    reachedOn,
    workingDays ?? settingOn(settings, 'reasonsWorkingDays', reachedOn).value,
    ogi('35'),
    settingOn(settings, 'firstDay', reachedOn).value,
    calendar,
  );

/** By when the fee must be paid: 20 working days from the day after the notice reached the applicant. */
export const feePaymentDue = (reachedOn: Day, calendar: Calendar = nationalCalendar): Due =>
  plain(reachedOn, feePayment.workingDays, feePayment.basis, 'day-after', calendar);
