/** Days of the plain calendar. */

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** The days of a month; 0 when there is no such month. Without a year February has 29. */
export const daysIn = (month: number, year: number | null): number =>
  month === 2 && (year === null || isLeap(year)) ? 29 : (lengths[month - 1] ?? 0);

const names = '日一二三四五六';

/** 「五」 for a Friday. */
export const weekdayOf = (year: number, month: number, day: number): string =>
  names[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? '';
