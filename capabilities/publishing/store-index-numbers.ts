/** SQL of 索引号: the next of a category and year, and what an item has. */
import { sql } from 'kysely';
import type { App } from '#platform/app.ts';

/** Takes `count` 顺序号 of a category and year; returns the first. */
export async function takeSequence(
  app: App,
  organId: string,
  category: string,
  year: string,
  count = 1,
): Promise<number> {
  const { rows } = await sql<{ first: number }>`
    INSERT INTO index_sequences AS s (organ_id, category, year, next)
    VALUES (${organId}, ${category}, ${year}, ${1 + count})
    ON CONFLICT (organ_id, category, year) DO UPDATE SET next = s.next + ${count}
    RETURNING next - ${count} AS first
  `.execute(app.database);
  return rows[0]?.first ?? 1;
}

/** The item's 索引号; '' before it was first published. */
export async function indexNumberOf(app: App, organId: string, id: number): Promise<string> {
  const { rows } = await sql<{ index_number: string }>`
    SELECT index_number FROM items WHERE organ_id = ${organId} AND id = ${id}
  `.execute(app.database);
  return rows[0]?.index_number ?? '';
}

/** The date an older site showed for the item; null for what began here. */
export async function originalDateOf(app: App, organId: string, id: number): Promise<string | null> {
  const { rows } = await sql<{ original_date: string | null }>`
    SELECT original_date FROM items WHERE organ_id = ${organId} AND id = ${id}
  `.execute(app.database);
  return rows[0]?.original_date ?? null;
}

export async function writeIndexNumber(
  app: App,
  organId: string,
  id: number,
  indexNumber: string,
): Promise<void> {
  await sql`
    UPDATE items SET index_number = ${indexNumber} WHERE organ_id = ${organId} AND id = ${id}
  `.execute(app.database);
}
