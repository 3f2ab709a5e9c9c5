/** How far the journals are, and whose records are searched. */
import { sql } from 'kysely';
import type { App } from '#platform/app.ts';
import type { JournalNews } from '#platform/journal/index.ts';

/** The number of an organ's last entry; 0 when it has none. */
export async function positionOf(app: App, organId: string): Promise<number> {
  const { rows } = await sql<{ number: string }>`
    SELECT number FROM journal_heads WHERE organ_id = ${organId}
  `.execute(app.database);
  return Number(rows[0]?.number ?? 0);
}

/** An organ's entries after a number, in order. */
export async function newsAfter(app: App, organId: string, number: number): Promise<JournalNews[]> {
  const { rows } = await sql<{ number: string; kind: string; id: string; event: string; detail: string }>`
    SELECT number, subject_kind AS kind, subject_id AS id, event, detail FROM journal
     WHERE organ_id = ${organId} AND number > ${number} ORDER BY number
  `.execute(app.database);
  return rows.map(({ kind, id, event, detail, ...row }) => ({
    organId,
    number: Number(row.number),
    subject: { kind, id },
    event,
    detail: JSON.parse(detail),
  }));
}
