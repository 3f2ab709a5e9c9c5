/** Days that somebody living may have been born on. */

const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether 'yyyymmdd' is a day between 1900 and 2035. */
export function isPlausibleDay(digits: string): boolean {
  const year = Number(digits.slice(0, 4));
  const month = Number(digits.slice(4, 6));
  const day = Number(digits.slice(6, 8));
  return year >= 1900 && year <= 2035 && day >= 1 && day <= (days[month - 1] ?? 0);
}
