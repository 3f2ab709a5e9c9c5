/** Instants and days as the console prints them, always in Asia/Shanghai. */

import { beijingTime } from '#platform/beijing-time.ts';

/** '2026-11-24T01:40:00Z' → 「2026-11-24 09:40」, as the portal prints it. */
export const printInstant = (instant: string): string => beijingTime(new Date(instant));

/** Today in Asia/Shanghai, 'YYYY-MM-DD'. */
export const today = (): string => beijingTime(new Date()).slice(0, 10);

/** '2026-01-31' → 「2026年1月31日」. */
export function printDay(value: string): string {
  const [year, month, date] = value.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** Whole days from one day to another; negative when `to` lies before `from`. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
