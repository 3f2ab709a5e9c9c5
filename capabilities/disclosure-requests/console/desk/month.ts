/** A month as weeks that begin on Monday. Pure. */

/** '2024-12' one month on → '2025-01' */
export function monthAfter(month: string, by: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** 0 for Monday. */
const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** Rows of seven; null where another month would stand. */
export function weeksOf<T extends { readonly day: string }>(days: readonly T[]): (T | null)[][] {
  const [first] = days;
  if (!first) return [];
  const cells: (T | null)[] = [...Array<null>(weekdayOf(first.day)).fill(null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
