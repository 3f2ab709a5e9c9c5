/** Whether a file speaks of another organ than the one that is to report. Pure. */

/** 「凤泉区教育局」 and 「新乡市凤泉区教育局」 are one organ: names are printed with and without the place above. */
export function isOtherOrgan(read: string | null, own: string): boolean {
  if (!read) return false;
  const [one, other] = [read.replace(/\s+/g, ''), own.replace(/\s+/g, '')];
  return !one.endsWith(other) && !other.endsWith(one);
}
