/** SQL of who has an item open now. */
import { sql } from 'kysely';
import type { App } from '#platform/app.ts';

export type Present = { readonly id: string; readonly name: string; readonly since: Date };

/** Notes that somebody has the item open at this instant. */
export async function notePresence(
  app: App,
  organId: string,
  itemId: number,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<void> {
  await sql`
    INSERT INTO item_presence (organ_id, item_id, staff_id, name, seen_at)
    VALUES (${organId}, ${itemId}, ${id}, ${name}, ${app.now()})
    ON CONFLICT (organ_id, item_id, staff_id) DO UPDATE SET name = excluded.name, seen_at = excluded.seen_at
  `.execute(app.database);
}

/** Those who had it open after an instant, longest known first. */
export async function presentAt(app: App, organId: string, itemId: number, after: Date): Promise<Present[]> {
  const { rows } = await sql<Present>`
    SELECT staff_id AS id, name, seen_at AS since FROM item_presence
     WHERE organ_id = ${organId} AND item_id = ${itemId} AND seen_at > ${after} ORDER BY seen_at, staff_id
  `.execute(app.database);
  return rows;
}
