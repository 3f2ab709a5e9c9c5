/** SQL of the lists of sections, one page at a time, from any place on. Rows never leave this file. */
import type { App, Database } from '#platform/app.ts';
import { ask, askedTogether } from '#platform/database/index.ts';
import type { TitleLine } from './model-portal.ts';
import { type LineRow, toLine } from './store-portal.ts';

/** Where a list goes on: after (older than) or before (newer than) this place. */
export type Place = { readonly listedAt: Date; readonly id: number };
export type Direction = 'older' | 'newer';

/** What is listed from an instant on, and before another. */
export type Span = { readonly from: Date; readonly before: Date };

export type ListWish = {
  readonly sectionId: string;
  /** null: from the end that `direction` starts at. */
  readonly from: Place | null;
  /** 'older' walks from the newest on, 'newer' from the oldest on. */
  readonly direction: Direction;
  readonly limit: number;
  readonly within?: Span | undefined;
};

/**
 * Pages of lists in one question, as text that never changes. A place is one comparison of rows, so that the index is
 * read from there on, however long the list is; the lines are chosen before their items are looked up. Behind SELECT
 * the wishes are hidden from the planner: one plan is right for all, and making it anew costs more than reading.
 */
const pagesText = (sign: '<' | '>', order: 'ASC' | 'DESC'): string => `
  SELECT wish.number::int AS wish, item.id, item.title, item.kind, place.listed_at, item.urgent
    FROM unnest((SELECT $2::uuid[]), (SELECT $3::timestamptz[]), (SELECT $4::int[]), (SELECT $5::timestamptz[]),
                (SELECT $6::timestamptz[]), (SELECT $7::int[])) WITH ORDINALITY
         AS wish (section_id, listed_at, id, since, before, lines, number)
   CROSS JOIN LATERAL (
     SELECT listed_at, item_id FROM public_placements
      WHERE organ_id = $1 AND section_id = wish.section_id
        AND (listed_at, item_id) ${sign} (wish.listed_at, wish.id)
        AND listed_at >= wish.since AND listed_at < wish.before
      ORDER BY listed_at ${order}, item_id ${order} LIMIT wish.lines) place
    JOIN public_items item ON item.organ_id = $1 AND item.id = place.item_id
   ORDER BY wish.number, place.listed_at ${order}, place.item_id ${order}`;

/** Beyond every place: where a list begins that goes on from nowhere. */
const ends = {
  older: { text: pagesText('<', 'DESC'), listedAt: 'infinity', id: 2_147_483_647 },
  newer: { text: pagesText('>', 'ASC'), listedAt: '-infinity', id: 0 },
} as const;

/** The lines of several wishes of one direction, by wish. */
async function linesOf(app: App, organId: string, direction: Direction, wishes: readonly ListWish[]) {
  const { text, listedAt, id } = ends[direction];
  const rows = await ask<LineRow & { wish: number }>(app, text, [
    organId,
    wishes.map(({ sectionId }) => sectionId),
    wishes.map(({ from }) => from?.listedAt ?? listedAt),
    wishes.map(({ from }) => from?.id ?? id),
    wishes.map(({ within }) => within?.from ?? '-infinity'),
    wishes.map(({ within }) => within?.before ?? 'infinity'),
    wishes.map(({ limit }) => limit),
  ]);
  const found = new Map<ListWish, TitleLine[]>(wishes.map((wish) => [wish, []]));
  for (const row of rows) {
    const wish = wishes[row.wish - 1];
    if (wish) found.get(wish)?.push(toLine(row));
  }
  return found;
}

type Reader = (wish: ListWish) => Promise<TitleLine[] | undefined>;

/** By database, organ and direction: what is asked together is alike. */
const readers = new WeakMap<Database, Map<string, Reader>>();

function readerOf(app: App, organId: string, direction: Direction): Reader {
  const own = readers.get(app.database) ?? new Map<string, Reader>();
  readers.set(app.database, own);
  const name = `${organId} ${direction}`;
  const reader =
    own.get(name) ?? askedTogether((wishes: readonly ListWish[]) => linesOf(app, organId, direction, wishes));
  own.set(name, reader);
  return reader;
}

/** Lines of one section in the direction of the wish. */
export const sectionLines = async (app: App, organId: string, wish: ListWish): Promise<TitleLine[]> =>
  (await readerOf(app, organId, wish.direction)(wish)) ?? [];
