/**
 * What an inspection of government sites fails a site for, computed on ourselves before others do.
 *
 * The thresholds are those of 《政府网站与政务新媒体检查指标》 (国办秘函〔2019〕19号) as bureaus printed them in their
 * self-check tables of 2022; the notice itself was not read. They are no law, so each is data that an organ may change.
 */
import { addDays, type Day } from './calendar.ts';
import type { Citation } from './citation.ts';

export const inspectionIndicators: Citation = {
  law: '政府网站与政务新媒体检查指标（国办秘函〔2019〕19号）',
  article: '',
};

/** After how long without something new a section counts as not updated. */
export type UpdateDuty = { readonly days: number } | { readonly months: number };

/** By kind of section; kinds without an entry have no such duty. */
export const updateDuties: Readonly<Record<string, UpdateDuty>> = {
  news: { days: 14 },
  notices: { months: 6 },
  policies: { months: 6 },
};

/** The whole site: something new on the front page within two weeks. */
export const homeDuty: UpdateDuty = { days: 14 };

/** Numbers of stale and of empty sections that fail a site. */
export const failingNumbers = { staleSections: 5, emptySections: 5 } as const;

/** Days before it turns red at which it is said aloud. */
const warnedBefore = (duty: UpdateDuty): number => ('days' in duty ? 9 : 30);

/** The same day `months` later, or the last of that month. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const count = year * 12 + (month - 1) + months;
  const first = `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
  const last =
    [31, leap(Math.floor(count / 12)) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][count % 12] ?? 31;
  return `${first}-${String(Math.min(date, last)).padStart(2, '0')}`;
}

const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** The last day on which a section that was last updated on `day` still counts as updated. */
export const freshUntil = (day: Day, duty: UpdateDuty): Day =>
  'days' in duty ? addDays(day, duty.days) : addMonths(day, duty.months);

export type Freshness = {
  readonly state: 'green' | 'amber' | 'red';
  /** The last day it is green or amber; null when nothing was ever published. */
  readonly until: Day | null;
  /** Calendar days until it turns red: 0 on the last good day, negative after it; null when nothing was published. */
  readonly daysLeft: number | null;
};

/** How fresh a section is on `today`, having last been updated on `last` (null: never). */
export function freshness(last: Day | null, today: Day, duty: UpdateDuty): Freshness {
  if (last === null) return { state: 'red', until: null, daysLeft: null };
  const until = freshUntil(last, duty);
  const daysLeft = daysBetween(today, until);
  const state = daysLeft < 0 ? 'red' : daysLeft <= warnedBefore(duty) ? 'amber' : 'green';
  return { state, until, daysLeft };
}

/** Calendar days from one day to another; negative when the other is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** Days since 0000-03-01 of the Gregorian calendar. */
function dayNumber(day: Day): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear;
}

/** 「两周」「6个月」 */
export const dutyInWords = (duty: UpdateDuty): string =>
  'months' in duty ? `${duty.months}个月` : duty.days === 14 ? '两周' : `${duty.days}天`;
