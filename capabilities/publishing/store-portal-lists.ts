/** SQL of the lists of sections, one page at a time, from any place on. Rows never leave this file. */
import type { App } from '#platform/app.ts';
import { ask } from '#platform/database/index.ts';
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

const sign = { older: '<', newer: '>' } as const;
const order = { older: 'DESC', newer: 'ASC' } as const;

/** Lines of one section in the direction of the wish, by its index alone, however long the list is. */
export async function sectionLines(app: App, organId: string, wish: ListWish): Promise<TitleLine[]> {
  const { text, values } = statementOf(wish);
  return (await ask<LineRow>(app, text, [organId, ...values])).map(toLine);
}

/**
 * One text for each kind of wish. A place is one comparison of rows, so that the index is read from there on. The lines
 * are chosen before their items are looked up, and their number stands in the text: PostgreSQL then sees that one plan
 * is right for every section and place, and keeps it instead of planning each time, which costs more than reading.
 */
function statementOf({ sectionId, from, direction, limit, within }: ListWish) {
  const values: unknown[] = [sectionId];
  const next = (value: unknown) => `$${values.push(value) + 1}`;
  const beyond = from
    ? `AND (listed_at, item_id) ${sign[direction]} (${next(from.listedAt)}, ${next(from.id)})`
    : '';
  const inside = within ? `AND listed_at >= ${next(within.from)} AND listed_at < ${next(within.before)}` : '';
  const text = `
    SELECT item.id, item.title, item.kind, place.listed_at, item.urgent
      FROM (SELECT listed_at, item_id FROM public_placements
             WHERE organ_id = $1 AND section_id = $2 ${beyond} ${inside}
             ORDER BY listed_at ${order[direction]}, item_id ${order[direction]} LIMIT ${Math.trunc(limit)}) place
      JOIN public_items item ON item.organ_id = $1 AND item.id = place.item_id
     ORDER BY place.listed_at ${order[direction]}, place.item_id ${order[direction]}`;
  return { text, values };
}
