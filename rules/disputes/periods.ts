/**
 * Periods counted in calendar days, months and years, as in the laws of reconsideration and litigation.
 *
 * 「期间开始的时和日，不计算在期间内。期间届满的最后一日是法定休假日的，以法定休假日后的第一日为期间届满的日期。」 (民事诉讼法第八十五条,
 * by 行政诉讼法第一百零一条 and 行政复议法第八十八条第一款) Weekends are taken for days off with the holidays, and a make-up
 * working day is none.
 *
 * Not modelled: days in the post (「期满前交邮的，不算过期」: the day of posting counts, so ask for that day), and a restart
 * for reasons beyond the person's control.
 */
import { addDays, type Calendar, type Day, dayKind, isProvisional, isWorkingDay } from '../calendar.ts';
import type { Citation } from '../citation.ts';

/** A period that ends on a day, with the reason for each day it was moved. */
export type CalendarDue = {
  readonly dueOn: Day;
  readonly startsOn: Day;
  readonly basis: Citation;
  /** The last day before it was moved off a day off. */
  readonly lastDay: Day;
  /** The days off at the end that moved it, in order; empty when the last day was a working day. */
  readonly moved: readonly { readonly day: Day; readonly note: string }[];
  /** How long, in words: 「六十日」. */
  readonly length: string;
  readonly provisional: boolean;
};

export type Length = { readonly days: number } | { readonly months: number };

/** The day `n` months later; the last day of the month where that day does not exist. */
export function addMonths(day: Day, n: number): Day {
  const year = Number(day.slice(0, 4));
  const index = year * 12 + Number(day.slice(5, 7)) - 1 + n;
  const month = `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
  const following = `${String(Math.floor((index + 1) / 12)).padStart(4, '0')}-${String(((index + 1) % 12) + 1).padStart(2, '0')}-01`;
  const last = addDays(following, -1);
  const same = `${month}-${day.slice(8)}`;
  return same < last ? same : last;
}

/** The end of a period that begins with an event on `startsOn`. Throws CalendarError for an unknown year. */
export function calendarPeriod(
  startsOn: Day,
  length: Length,
  words: string,
  basis: Citation,
  calendar: Calendar,
): CalendarDue {
  const lastDay = 'days' in length ? addDays(startsOn, length.days) : addMonths(startsOn, length.months);
  const moved: { day: Day; note: string }[] = [];
  let dueOn = lastDay;
  while (!isWorkingDay(dueOn, calendar)) {
    moved.push({ day: dueOn, note: dayKind(dueOn, calendar).note });
    dueOn = addDays(dueOn, 1);
  }
  return {
    dueOn,
    startsOn,
    basis,
    lastDay,
    moved,
    length: words,
    provisional: [lastDay, dueOn].some((day) => isProvisional(day, calendar)),
  };
}
