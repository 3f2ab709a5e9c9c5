/** Requests over time: by channel, applicant, outcome, and days used against days allowed. */
import { sql } from 'kysely';
import type { App, Staff } from '#platform/app.ts';
import type { Issues } from '#platform/outcome.ts';
import { isDay } from '#rules/calendar.ts';
import type { StatisticsViewData } from '../contract-figures.ts';

type Range = { readonly from: string; readonly to: string; readonly by: 'year' | 'month' };

/** The most months or years that one answer tells of. */
const mostPeriods = 120;

/** Every period from the first to the last, '2024' or '2024-03'. */
export function periodsOf({ from, to, by }: Range): string[] {
  const length = by === 'year' ? 4 : 7;
  const periods: string[] = [];
  let [year = 0, month = 1] = from.split('-').map(Number);
  const last = to.slice(0, length);
  for (;;) {
    const period = by === 'year' ? String(year) : `${year}-${String(month).padStart(2, '0')}`;
    if (period > last || periods.length > mostPeriods) return periods;
    periods.push(period);
    if (by === 'year' || month === 12) [year, month] = [year + 1, 1];
    else month += 1;
  }
}

function rangeIssues({ from, to, by }: Range): Issues | null {
  const fault = (field: string, message: string) => ({ issues: [{ field, message }] });
  if (!isDay(from)) return fault('from', `“${from}”不是有效日期。`);
  if (!isDay(to)) return fault('to', `“${to}”不是有效日期。`);
  if (from > to) return fault('to', '截止日期早于开始日期，请核对。');
  return periodsOf({ from, to, by }).length > mostPeriods
    ? fault('from', `一次最多统计${mostPeriods}${by === 'year' ? '年' : '个月'}，请缩短时间范围。`)
    : null;
}

const counted = <T extends { count: string }>(rows: readonly T[]) =>
  rows.map((row) => ({ ...row, count: Number(row.count) }));

type Row = { period: string; key: string; count: string };
type DayRow = {
  period: string;
  replies: string;
  late: string;
  in_time: string;
  used: string | null;
  allowed: string | null;
};

const mean = (value: string | null): number | null =>
  value === null ? null : Math.round(Number(value) * 10) / 10;

/** The statistics of a range of days. Received requests by their day of receipt, results by the day they were given. */
export async function statisticsOf(
  app: App,
  { organId }: Pick<Staff, 'organId'>,
  range: Range,
): Promise<Issues | StatisticsViewData> {
  const issues = rangeIssues(range);
  if (issues) return issues;
  const { from, to, by } = range;
  const length = by === 'year' ? 4 : 7;
  const own = sql`organ_id = ${organId} and known_until is null`;
  const received = sql`${own} and received_on between ${from} and ${to}`;
  const settled = sql`${own} and settled_on between ${from} and ${to}`;
  const grouped = (day: string, key: string, where: typeof own) =>
    sql<Row>`
      select substr(${sql.ref(day)}, 1, ${sql.lit(length)}) as period, ${sql.ref(key)} as key, count(*) as count
        from request_countings where ${where} group by 1, 2 order by 1, 2
    `.execute(app.database);
  const [channels, applicants, outcomes, days] = await Promise.all([
    grouped('received_on', 'channel', received),
    grouped('received_on', 'applicant_column', received),
    grouped('settled_on', 'outcome', settled),
    sql<DayRow>`
      select substr(settled_on, 1, ${sql.lit(length)}) as period, count(*) as replies,
             count(*) filter (where settled_on > due_on) as late,
             count(*) filter (where settled_on <= due_on) as in_time,
             avg(settled_on::date - received_on::date) as used, avg(due_on::date - received_on::date) as allowed
        from request_countings where ${settled} group by 1 order by 1
    `.execute(app.database),
  ]);
  return {
    ...range,
    periods: periodsOf(range),
    channels: counted(channels.rows),
    applicants: counted(applicants.rows),
    outcomes: counted(outcomes.rows),
    days: days.rows.map(({ period, replies, late, in_time, used, allowed }) => ({
      period,
      replies: Number(replies),
      inTime: Number(in_time),
      late: Number(late),
      used: mean(used),
      allowed: mean(allowed),
    })),
  };
}
