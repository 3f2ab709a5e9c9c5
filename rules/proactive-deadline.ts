/**
 * By when information must be made public.
 *
 * 「属于主动公开范围的政府信息，应当自该政府信息形成或者变更之日起20个工作日内及时公开。法律、法规对政府信息公开的期限
 * 另有规定的，从其规定。」 (条例第二十六条)
 *
 * Results of law enforcement go faster: administrative licences and penalties within seven working days, other results
 * within twenty (国办发〔2018〕118号 第（六）项). That is a notice of the General Office, not a law; it shortens only.
 */
import {
  type Advance,
  advance,
  type Calendar,
  CalendarError,
  type Day,
  isDay,
  nationalCalendar,
} from './calendar.ts';
import { type Citation, ogi } from './citation.ts';

/** 《国务院办公厅关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见》 */
export const enforcementNotice: Citation = {
  law: '国务院办公厅关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见（国办发〔2018〕118号）',
  article: '',
};

export type DisclosureKind = 'information' | 'licence-or-penalty' | 'other-enforcement-result';

const periods: Readonly<Record<DisclosureKind, { readonly workingDays: number; readonly basis: Citation }>> =
  {
    information: { workingDays: 20, basis: ogi('26') },
    'licence-or-penalty': { workingDays: 7, basis: enforcementNotice },
    'other-enforcement-result': { workingDays: 20, basis: enforcementNotice },
  };

export type DisclosureDue = {
  readonly dueOn: Day;
  readonly basis: Citation;
  readonly workingDays: number;
  /** The day the period started from: of production, or of the change. */
  readonly from: Day;
  readonly provisional: boolean;
  readonly ledger: Advance['ledger'];
};

/**
 * The last day for making it public, counted from the day after it was produced or, when that is later, changed. null
 * while no such day is known, or where the calendar does not reach.
 */
export function disclosureDueOn(
  facts: { readonly producedOn: string; readonly changedOn?: string; readonly kind?: DisclosureKind },
  calendar: Calendar = nationalCalendar,
): DisclosureDue | null {
  const { workingDays, basis } = periods[facts.kind ?? 'information'];
  const from = [facts.producedOn, facts.changedOn ?? ''].filter(isDay).sort().at(-1);
  if (from === undefined) return null;
  try {
    const { date, provisional, ledger } = advance(from, workingDays, calendar);
    return { dueOn: date, basis, workingDays, from, provisional, ledger };
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
}

/** Working days from `today` to `dueOn`: 0 on the day itself, negative when it has passed. null beyond the calendar. */
export function workingDaysLeft(
  today: Day,
  dueOn: Day,
  calendar: Calendar = nationalCalendar,
): number | null {
  try {
    if (today === dueOn) return 0;
    const [early, late] = today < dueOn ? [today, dueOn] : [dueOn, today];
    let days = 0;
    for (let { date } = advance(early, 1, calendar); date <= late; date = advance(date, 1, calendar).date)
      days += 1;
    return today < dueOn || days === 0 ? days : -days;
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
}
