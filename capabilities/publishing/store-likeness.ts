/** Published titles that have pieces of a description in them. Rows never leave this file. */
import { sql } from 'kysely';
import type { App } from '#platform/app.ts';

export type LikeTitle = { readonly id: number; readonly title: string; readonly listedAt: Date };

/** How far back it looks: titles are read one by one, so that no index of words is needed. */
const newest = 20_000;

/** The published items whose titles have most of the pieces, at least `enough`; among the newest 20 000. */
export async function titlesWith(
  app: App,
  organId: string,
  { pieces, enough, limit }: { pieces: readonly string[]; enough: number; limit: number },
): Promise<LikeTitle[]> {
  const { rows } = await sql<{ id: number; title: string; listed_at: Date }>`
    SELECT id, title, listed_at FROM (
      SELECT id, title, listed_at,
             (SELECT count(*) FROM unnest(${[...pieces]}::text[]) piece WHERE strpos(lower(title), piece) > 0) AS had
        FROM (SELECT id, title, listed_at FROM public_items WHERE organ_id = ${organId}
               ORDER BY listed_at DESC, id DESC LIMIT ${newest}) recent) scored
     WHERE had >= ${enough} ORDER BY had DESC, listed_at DESC, id DESC LIMIT ${limit}
  `.execute(app.database);
  return rows.map(({ id, title, listed_at }) => ({ id, title, listedAt: listed_at }));
}
