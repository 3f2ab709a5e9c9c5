/**
 * When a report must be out.
 *
 * 「县级以上人民政府部门应当在每年1月31日前向本级政府信息公开工作主管部门提交本行政机关上一年度政府信息公开工作年度
 * 报告并向社会公布。县级以上地方人民政府的政府信息公开工作主管部门应当在每年3月31日前向社会公布本级政府上一年度政府
 * 信息公开工作年度报告。」 (条例第四十九条)
 *
 * Townships are not named; local practice gives them the departments' date. The date does not move when it falls on a
 * day off: 「1月31日前」 is a date and not a period.
 */
import { addDays, CalendarError, type Day, isWorkingDay } from '../calendar.ts';
import { type Citation, ogi } from '../citation.ts';

export type ReportingRole = 'department' | 'government-office';

export type ReportDeadline = {
  readonly date: Day;
  readonly basis: Citation;
  /** The last working day not after `date`, when the date itself is a day off and the calendar knows; else `date`. */
  readonly lastWorkingDay: Day;
  /** Whether a local notice set an earlier date than the Regulation. */
  readonly local: boolean;
};

const statutory: Readonly<Record<ReportingRole, { day: string; basis: Citation }>> = {
  department: { day: '01-31', basis: ogi('49.1') },
  'government-office': { day: '03-31', basis: ogi('49.2') },
};

/**
 * The day by which the report on `year` (four digits) must be published. `localDay` ('MM-DD') is a date set by the
 * superior office; a later one than the Regulation's is ignored.
 */
export function reportDueOn(
  year: string,
  role: ReportingRole = 'department',
  options: { readonly localDay?: string } = {},
): ReportDeadline {
  const { day, basis } = statutory[role];
  const following = String(Number(year) + 1);
  const local = options.localDay !== undefined && options.localDay < day;
  const date = `${following}-${local ? options.localDay : day}`;
  return { date, basis, local, lastWorkingDay: lastWorkingDay(date) };
}

function lastWorkingDay(date: Day): Day {
  try {
    let day = date;
    while (!isWorkingDay(day)) day = addDays(day, -1);
    return day;
  } catch (error) {
    if (error instanceof CalendarError) return date;
    throw error;
  }
}
