/** Where the journal of an organ stood at the end of a day: what was written later was not known then. */
import { sql } from 'kysely';
import type { App, Day } from '#platform/app.ts';

/** The first instant after a day in Asia/Shanghai, which keeps no summer time. */
const endOf = (day: Day): number => Date.parse(`${day}T00:00:00+08:00`) + 86_400_000;

/** The number of the last entry of an organ; 0: none. */
export async function journalHead(app: App, organId: string): Promise<number> {
  const { rows } = await sql<{ number: string }>`
    SELECT number FROM journal_heads WHERE organ_id = ${organId}
  `.execute(app.database);
  return Number(rows[0]?.number ?? 0);
}

/**
 * The number of the last entry written up to the end of a day; 0: none was. Entries are numbered in the order of their
 * instants, so that halving finds it without an index over instants.
 */
export async function journalNumberOn(app: App, organId: string, day: Day): Promise<number> {
  const end = endOf(day);
  let [known, above] = [0, (await journalHead(app, organId)) + 1];
  while (above - known > 1) {
    const middle = Math.floor((known + above) / 2);
    const { rows } = await sql<{ at: Date }>`
      SELECT at FROM journal WHERE organ_id = ${organId} AND number = ${middle}
    `.execute(app.database);
    const [entry] = rows;
    if (entry && entry.at.getTime() < end) known = middle;
    else above = middle;
  }
  return known;
}
