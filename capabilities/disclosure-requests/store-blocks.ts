/** SQL of a walk through the register by blocks of numbers: words in the order of the list, however rare or far back. */
import { type RawBuilder, sql } from 'kysely';
import type { App } from '#platform/app.ts';
import { searchTermsOf } from './model-words.ts';

type Condition = RawBuilder<boolean>;

export type Walk = {
  readonly organId: string;
  /** Only this year; undefined: every one. */
  readonly year: number | undefined;
  /** Where the page begins, if not at the top. */
  readonly from: Condition | null;
  /** What is looked at, the words among it. */
  readonly contains: Condition;
  readonly search: string;
  /** What else must be. */
  readonly beside: readonly Condition[];
};

/** How many cases that have the words are looked at for what else must be, before another way is tried. */
const lookedAt = 1500;

/** Every block of numbers the organ has cases in, the newest first; read from the ends of its years alone. */
const blocksOf = (organId: string, year: number | undefined) => sql`
  with recursive years as (
    (select year, ordinal from disclosure_requests where organ_id = ${organId}
      order by year desc, ordinal desc limit 1)
    union all
    select before.year, before.ordinal from years cross join lateral (
      select year, ordinal from disclosure_requests where organ_id = ${organId} and year < years.year
       order by year desc, ordinal desc limit 1) before)
  select block from years
   cross join lateral generate_series(request_block(year, ordinal), request_block(year, 0), -1) as block
   where ${year === undefined ? sql`true` : sql`year = ${year}`} order by block desc`;

/**
 * The ids of the first cases with the words, by number. Null when too many have the words and too few what else must be:
 * then the indexes of that are the better way.
 */
export async function idsByBlocks(app: App, walk: Walk, limit: number): Promise<string[] | null> {
  const { organId, year, from, contains, search, beside } = walk;
  const fits = beside.length === 0 ? sql<boolean>`true` : sql.join([...beside], sql` and `);
  const most = beside.length === 0 ? limit : lookedAt;
  const { rows } = await sql<{ seen: number; ids: string[] }>`
    with blocks as (${blocksOf(organId, year)}),
    met as (
      select one.id, one.fits from blocks cross join lateral (
        select id, ${fits} as fits from disclosure_requests
         where request_terms(organ_id, request_block(year, ordinal), grams || string_to_array(lower(subject), null))
               @> request_terms(${organId}::uuid, blocks.block, ${searchTermsOf(search)}::text[])
           and organ_id = ${organId} and request_block(year, ordinal) = blocks.block
           and ${contains} and ${from ?? sql`true`}
         order by -year, -ordinal, id desc) one
       limit ${most})
    select (select count(*)::int from met) as seen, array(select id from met where fits limit ${limit}) as ids`.execute(
    app.database,
  );
  const [row] = rows;
  if (!row) return null;
  return row.ids.length === limit || row.seen < most ? row.ids : null;
}
