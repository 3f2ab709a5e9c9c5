/** SQL of what the program has to do by itself: publication at an hour, the end of a 公示. */
import { sql } from 'kysely';
import type { App } from '#platform/app.ts';

export type ItemKey = { readonly organId: string; readonly id: number };

/** Scheduled items whose hour has come, of every organ, the longest due first. */
export async function itemsDue(app: App, now: Date): Promise<ItemKey[]> {
  const { rows } = await sql<ItemKey>`
    SELECT organ_id AS "organId", id FROM items
     WHERE phase = 'scheduled' AND (wish ->> 'at')::timestamptz <= ${now}
     ORDER BY (wish ->> 'at')::timestamptz, id
  `.execute(app.database);
  return rows;
}

/** Public items whose 公示 is over and that still show an attachment with personal information. */
export async function itemsPastPublicity(app: App, today: string, only?: ItemKey): Promise<ItemKey[]> {
  const { rows } = await sql<ItemKey>`
    SELECT p.organ_id AS "organId", p.id FROM public_items p
      JOIN item_versions v ON v.organ_id = p.organ_id AND v.item_id = p.id AND v.number = p.version
     WHERE p.publicity_ends_on < ${today} AND jsonb_array_length(p.attachments) > 0
       AND (${only?.id ?? null}::int IS NULL OR (p.organ_id = ${only?.organId ?? null}::uuid AND p.id = ${only?.id ?? null}::int))
       AND EXISTS (SELECT 1 FROM jsonb_array_elements(p.attachments) AS a
                    WHERE (v.content::jsonb -> 'personalAttachments') ? (a ->> 'id'))
     ORDER BY p.organ_id, p.id
  `.execute(app.database);
  return rows;
}
