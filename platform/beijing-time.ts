/** Clocks in Beijing, told from an instant. Pure. */

const hour = 3_600_000;

/** Summer time ended for good in September 1991; from then on the clocks stand eight hours before Greenwich. */
const settledSince = Date.UTC(1992, 0, 1);
const lastFourDigitYear = Date.UTC(9999, 11, 31);

const olderClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** 'YYYY-MM-DD HH:MM'. Only what lies before 1992 is looked up: that takes ten times as long. Throws RangeError for no date. */
export function beijingTime(instant: Date): string {
  const at = instant.getTime();
  if (!(at >= settledSince && at < lastFourDigitYear)) return olderClock.format(instant);
  const text = new Date(at + 8 * hour).toISOString();
  return `${text.slice(0, 10)} ${text.slice(11, 16)}`;
}
