/** SQL of a walk through the register: what is frequent is met soon on the way, what is rare is gathered by its indexes. */
import { type RawBuilder, sql } from 'kysely';
import type { App } from '#platform/app.ts';
import { gramsOf } from './model-words.ts';
import type { RequestTable } from './store.ts';
import { idsByBlocks } from './store-blocks.ts';

export type Condition = RawBuilder<boolean>;

export type List = {
  readonly organId: string;
  readonly year: number | undefined;
  /** Where the page begins, if not at the top. */
  readonly from: Condition | null;
  /** What an index in the order of the list holds besides, if anything. */
  readonly first: Condition | null;
  /** What is looked at row by row. */
  readonly beside: readonly Condition[];
  /** Words in the subject; empty for any. */
  readonly search: string;
};

export type Order = 'number' | 'next-day';

/** In the order of an index, and in the same order so that none fits: all that is found is then sorted. */
const orders = {
  number: { indexed: sql`year desc, ordinal desc, id desc`, sorted: sql`-year, -ordinal, id desc` },
  'next-day': { indexed: sql`next_on, id`, sorted: sql`next_on || '', id` },
} as const;

/** How many rows are looked through in their order before all that fits is gathered and sorted. */
const lookedThrough = 2000;

/** Lower and upper case is compared only where the words have any: on Chinese text it would cost four times as much. */
const contains = (search: string): Condition => {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  return search.toLowerCase() === search.toUpperCase()
    ? sql<boolean>`subject like ${pattern}`
    : sql<boolean>`subject ilike ${pattern}`;
};

/** The pairs of characters that are indexed; one character has none. */
const hasGrams = (search: string): readonly Condition[] => {
  const grams = gramsOf(search);
  return grams.some((gram) => gram.length > 1) ? [sql<boolean>`grams @> ${grams}::text[]`] : [];
};

const every = (conditions: readonly Condition[]) => sql.join([...conditions], sql` and `);

/**
 * The first rows of a list. What is not in the index of its order is looked for among the first rows. When that does not
 * fill the page, words are looked for block by block in the order of numbers; only where that is no way, all rows that fit
 * are gathered by the other indexes and sorted. Each way alone would take a second at a million cases: the indexes with
 * words that every fourth case has, the first rows with words that hardly any has, the blocks with words that are
 * frequent where what else must be is rare.
 */
export async function firstOf(
  app: App,
  { organId, year, from, first, beside, search }: List,
  order: Order,
  limit: number,
): Promise<RequestTable[]> {
  const { indexed, sorted } = orders[order];
  const looked = [...beside, ...(search === '' ? [] : [contains(search)])];
  const ofYear = year === undefined ? null : sql<boolean>`year = ${year}`;
  const along = [sql<boolean>`organ_id = ${organId}`, ofYear, from, first].filter((one) => one !== null);
  const read = async (text: RawBuilder<RequestTable>) => (await text.execute(app.database)).rows;
  const way = sql`select * from disclosure_requests where ${every(along)} order by ${indexed}`;
  if (looked.length === 0) return read(sql<RequestTable>`${way} limit ${limit}`);
  const near = await read(sql<RequestTable>`
    select * from (${way} limit ${lookedThrough}) near where ${every(looked)} order by ${indexed} limit ${limit}`);
  if (near.length === limit) return near;
  if (search !== '' && order === 'number') {
    const others = first === null ? beside : [first, ...beside];
    const walk = { organId, year, from, contains: contains(search), search, beside: others };
    const ids = await idsByBlocks(app, walk, limit);
    if (ids)
      return read(sql<RequestTable>`
        select * from disclosure_requests where organ_id = ${organId} and id = any(${ids}::uuid[]) order by ${sorted}`);
  }
  return read(sql<RequestTable>`
    select * from disclosure_requests where (organ_id, id) in (
      select organ_id, id from disclosure_requests
       where ${every([...along, ...looked, ...hasGrams(search)])} order by ${sorted} limit ${limit})
     order by ${indexed}`);
}
