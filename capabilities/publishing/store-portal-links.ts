/** SQL of the page of an item: the item, its links both ways, its neighbours in its section, in one question. */
import type { App, Database } from '#platform/app.ts';
import { ask, askedTogether } from '#platform/database/index.ts';
import type { ItemLinks, PublicItem, TitleLine } from './model-portal.ts';
import { type ItemRow, itemColumns, type LineRow, toItem, toLine } from './store-portal.ts';

/** A line as JSON brings it: the instant is text. */
type LineJson = Omit<LineRow, 'listed_at'> & { readonly listed_at: string };
type LinkJson = LineJson & { readonly link: string; readonly outward: boolean };
type PageRow = ItemRow & {
  readonly links: readonly LinkJson[] | null;
  readonly newer: LineJson | null;
  readonly older: LineJson | null;
};

/** The line beside the item in its section, by the section's index alone. */
const beside = (sign: '<' | '>', order: 'ASC' | 'DESC'): string => `
  (SELECT row_to_json(line) FROM (
     SELECT other.id, other.title, other.kind, place.listed_at, other.urgent
       FROM public_placements place
       JOIN public_items other ON other.organ_id = place.organ_id AND other.id = place.item_id
      WHERE place.organ_id = $1 AND place.section_id = item.section_id
        AND (place.listed_at, place.item_id) ${sign} (item.listed_at, item.id)
      ORDER BY place.listed_at ${order}, place.item_id ${order} LIMIT 1) line)`;

/**
 * Whole pages in one round to the database, as text that never changes: a page that is not kept costs a share of one
 * prepared statement, and nothing is built anew for each visitor. Behind SELECT the numbers are hidden from the planner:
 * one plan is right for all, and making it anew costs more than reading.
 */
const PAGES = `
  SELECT ${itemColumns.map((column) => `item.${column}`).join(', ')},
    (SELECT json_agg(line ORDER BY line.listed_at DESC, line.id DESC) FROM (
       SELECT other.id, other.title, other.kind, other.listed_at, other.urgent, link.kind AS link, link.outward
         FROM (SELECT to_id AS other_id, kind, true AS outward FROM public_links
                WHERE organ_id = $1 AND from_id = item.id
               UNION ALL
               SELECT from_id, kind, false FROM public_links WHERE organ_id = $1 AND to_id = item.id) link
         JOIN public_items other ON other.organ_id = $1 AND other.id = link.other_id
        ORDER BY other.listed_at DESC, other.id DESC LIMIT 60) line) AS links,
    ${beside('>', 'ASC')} AS newer,
    ${beside('<', 'DESC')} AS older
  FROM public_items item WHERE item.organ_id = $1 AND item.id = ANY((SELECT $2::int[])::int[])`;

const lineOf = (line: LineJson): TitleLine => toLine({ ...line, listed_at: new Date(line.listed_at) });

/** What an item has to do with others, by kind and direction; named twice, it stands once. */
function linksFrom(rows: readonly LinkJson[]): ItemLinks {
  const of = (kind: string, outward: boolean) =>
    rows.filter((row) => row.link === kind && row.outward === outward).map(lineOf);
  const related = [...of('related', true), ...of('related', false)];
  return {
    interprets: of('interprets', true),
    interpretedBy: of('interprets', false),
    replaces: of('replaces', true),
    replacedBy: of('replaces', false),
    related: related.filter(
      (line, index) => related.findIndex(({ id: other }) => other === line.id) === index,
    ),
  };
}

export type ItemAmongOthers = {
  readonly item: PublicItem;
  /** Other public items it is linked with, both ways. */
  readonly links: ItemLinks;
  /** Its neighbours in its section. */
  readonly newer: TitleLine | null;
  readonly older: TitleLine | null;
};

/** Those of these items that are public now, with their links and neighbours, by number. */
async function itemsAmongOthers(
  app: App,
  organId: string,
  ids: readonly number[],
): Promise<Map<number, ItemAmongOthers>> {
  const rows = await ask<PageRow>(app, PAGES, [organId, ids]);
  return new Map(rows.map((row) => [row.id, amongOthers(row)]));
}

const amongOthers = (row: PageRow): ItemAmongOthers => ({
  item: toItem(row),
  links: linksFrom(row.links ?? []),
  newer: row.newer && lineOf(row.newer),
  older: row.older && lineOf(row.older),
});

type Reader = (id: number) => Promise<ItemAmongOthers | undefined>;

/** By database and organ: each asks for itself alone. */
const readers = new WeakMap<Database, Map<string, Reader>>();

function readerOf(app: App, organId: string): Reader {
  const own = readers.get(app.database) ?? new Map<string, Reader>();
  readers.set(app.database, own);
  const reader = own.get(organId) ?? askedTogether((ids) => itemsAmongOthers(app, organId, ids));
  own.set(organId, reader);
  return reader;
}

/** One item that is public now, with its links and neighbours; null when there is none of that number. */
export const itemAmongOthers = async (
  app: App,
  organId: string,
  id: number,
): Promise<ItemAmongOthers | null> => (await readerOf(app, organId)(id)) ?? null;
