/** An inbox row in words, and how pressing it is; pure. The server orders the rows; this only says why. */
import type { InboxRowData } from '../../contract-review.ts';

export type Pressure = { readonly text: string; readonly tone: 'error' | 'warning' | 'default' };

const minute = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

/** '2026-11-24T01:40:00Z' → 「11月24日 09:40」 */
export const shortInstant = (at: string): string => minute.format(new Date(at)).replace(/\s*(\d\d:)/, ' $1');

/** '2026-11-28' → 「11月28日」 */
export function shortDay(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日`;
}

/** What presses, most pressing first. `today`: 'YYYY-MM-DD'; `now`: an instant. */
export function pressuresOf(
  row: Pick<InboxRowData, 'urgent' | 'dueOn' | 'wishedAt' | 'waiting'>,
  today: string,
  now: Date,
): Pressure[] {
  const found: Pressure[] = [];
  if (row.urgent) found.push({ text: '已紧急发布，待补审', tone: 'error' });
  if (row.dueOn) {
    const left = Math.round((Date.parse(row.dueOn) - Date.parse(today)) / 86_400_000);
    const day = shortDay(row.dueOn);
    if (left < 0) found.push({ text: `公开期限${day}已过${-left}天`, tone: 'error' });
    else if (left === 0) found.push({ text: '公开期限今天到期', tone: 'error' });
    else found.push({ text: `${day}前公开，还有${left}天`, tone: left <= 5 ? 'warning' : 'default' });
  }
  if (row.wishedAt) {
    const hours = (Date.parse(row.wishedAt) - now.getTime()) / 3_600_000;
    const at = shortInstant(row.wishedAt);
    if (hours < 0) found.push({ text: `原定${at}发布，已过时间`, tone: 'error' });
    else found.push({ text: `希望${at}发布`, tone: hours <= 24 ? 'warning' : 'default' });
  }
  if (row.waiting >= 1)
    found.push({ text: `已等${row.waiting}个工作日`, tone: row.waiting >= 3 ? 'warning' : 'default' });
  return found;
}

/** 「需看2处，全文12处」 */
export const extentWords = ({ remaining, units }: Pick<InboxRowData, 'remaining' | 'units'>): string =>
  remaining === units ? `全文${units}处` : `需看${remaining}处，全文${units}处`;
