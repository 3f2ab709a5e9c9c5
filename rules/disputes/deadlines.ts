/**
 * By when a reply can be contested, and by when the organ must answer before the reconsideration organ.
 *
 * 「公民、法人或者其他组织认为行政行为侵犯其合法权益的，可以自知道或者应当知道该行政行为之日起六十日内提出行政复议申请……行政机关作出
 * 行政行为时，未告知……申请行政复议的权利、行政复议机关和申请期限的，申请期限自……知道或者应当知道……之日起计算，但是自知道或者应当知道
 * 行政行为内容之日起最长不得超过一年。」 (行政复议法第二十条) 「应当自知道或者应当知道作出行政行为之日起六个月内提出」 (行政诉讼法第四十六条)
 * 「可以在收到复议决定书之日起十五日内向人民法院提起诉讼」 (第四十五条) 「被申请人应当自收到行政复议申请书副本或者行政复议申请笔录复印件
 * 之日起十日内，提出书面答复」 (行政复议法第四十八条); 五日 in simple cases (第五十四条); these are working days (第八十八条第二款).
 *
 * Not modelled: the longest period of 行政诉讼法第四十六条第二款 and the period where the right to sue was not told (their
 * texts were not read).
 */
import { advance, type Calendar, type Day, nationalCalendar } from '../calendar.ts';
import { type Due, periodOf } from '../requests/period.ts';
import { litigationLaw, reconsiderationLaw } from '../requests/remedies.ts';
import { type CalendarDue, calendarPeriod } from './periods.ts';

export type ReconsiderationFacts = {
  /** The day the person knew of the decision: as a rule the day the reply was delivered. */
  readonly knewOn: Day;
  /** Whether the reply told of the right, the organ and the period. */
  readonly told: boolean;
  /** Where it did not: the day the person came to know of them. */
  readonly knewOfRemedyOn?: Day | null;
};

/** The last day for an application for reconsideration: 60 days; not told: from when known, at most one year. */
export function reconsiderationDue(
  facts: ReconsiderationFacts,
  calendar: Calendar = nationalCalendar,
): CalendarDue {
  const { knewOn, told, knewOfRemedyOn } = facts;
  const days = (from: Day) =>
    calendarPeriod(from, { days: 60 }, '六十日', reconsiderationLaw('20.1'), calendar);
  if (told) return days(knewOn);
  const year = calendarPeriod(knewOn, { months: 12 }, '一年', reconsiderationLaw('20.3'), calendar);
  if (!knewOfRemedyOn) return year;
  const later = days(knewOfRemedyOn > knewOn ? knewOfRemedyOn : knewOn);
  return later.dueOn < year.dueOn ? later : year;
}

/** The last day for a suit without reconsideration: six months from the day the person knew of the decision. */
export const directSuitDue = (knewOn: Day, calendar: Calendar = nationalCalendar): CalendarDue =>
  calendarPeriod(knewOn, { months: 6 }, '六个月', litigationLaw('46.1'), calendar);

/** The last day for a suit after reconsideration: 15 days from receipt of the decision. */
export const suitAfterReconsiderationDue = (
  decisionReceivedOn: Day,
  calendar: Calendar = nationalCalendar,
): CalendarDue => calendarPeriod(decisionReceivedOn, { days: 15 }, '十五日', litigationLaw('45'), calendar);

/** 「政府信息公开案件」 may be simple: 适用简易程序 (行政复议法第五十三条第一款第四项). */
export type ReconsiderationProcedure = 'ordinary' | 'simple';

/** By when the organ must give its written answer and evidence as respondent: 10 or 5 working days. Too late is no evidence. */
export const respondentDue = (
  copyReceivedOn: Day,
  procedure: ReconsiderationProcedure,
  calendar: Calendar = nationalCalendar,
): Due =>
  periodOf({
    startsOn: copyReceivedOn,
    parts: [
      {
        kind: 'base',
        workingDays: procedure === 'ordinary' ? 10 : 5,
        basis: reconsiderationLaw(procedure === 'ordinary' ? '48' : '54'),
        by: null,
        letter: null,
      },
    ],
    calendar,
    firstDay: 'day-after',
  });

/** By when the reconsideration organ should decide: 60 days, 30 in simple cases (第六十二条). For the calendar only. */
export const reconsiderationDecisionDue = (
  acceptedOn: Day,
  procedure: ReconsiderationProcedure,
  calendar: Calendar = nationalCalendar,
): CalendarDue =>
  calendarPeriod(
    acceptedOn,
    { days: procedure === 'ordinary' ? 60 : 30 },
    procedure === 'ordinary' ? '六十日' : '三十日',
    reconsiderationLaw('62'),
    calendar,
  );

/** 「被告应当在收到起诉状副本之日起十五日内向人民法院提交……」 (行政诉讼法第六十七条): the defendant's answer. */
export const defendantDue = (copyReceivedOn: Day, calendar: Calendar = nationalCalendar): CalendarDue =>
  calendarPeriod(copyReceivedOn, { days: 15 }, '十五日', litigationLaw('67'), calendar);

/** Whether a suit may be brought once no reply came in time: from the working day after the due date. */
export const inactionFrom = (dueOn: Day, calendar: Calendar = nationalCalendar): Day =>
  advance(dueOn, 1, calendar).date;
