/** SQL of the page of an item: the item, its links both ways, its neighbours in its section, in one question. */
import type { App } from '#platform/app.ts';
import { ask } from '#platform/database/index.ts';
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
 * The whole page in one round to the database, as text that never changes: a page that is not kept costs one
 * prepared statement, and nothing is built anew for each visitor.
 */
const PAGE = `
  SELECT ${itemColumns.map((column) => `item.${column}`).join(', ')},
    (SELECT json_agg(line ORDER BY line.listed_at DESC, line.id DESC) FROM (
       SELECT other.id, other.title, other.kind, other.listed_at, other.urgent, link.kind AS link, link.outward
         FROM (SELECT to_id AS other_id, kind, true AS outward FROM public_links
                WHERE organ_id = $1 AND from_id = $2
               UNION ALL
               SELECT from_id, kind, false FROM public_links WHERE organ_id = $1 AND to_id = $2) link
         JOIN public_items other ON other.organ_id = $1 AND other.id = link.other_id
        ORDER BY other.listed_at DESC, other.id DESC LIMIT 60) line) AS links,
    ${beside('>', 'ASC')} AS newer,
    ${beside('<', 'DESC')} AS older
  FROM public_items item WHERE item.organ_id = $1 AND item.id = $2`;

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

/** One item that is public now, with its links and neighbours; null when there is none of that number. */
export async function itemAmongOthers(
  app: App,
  organId: string,
  id: number,
): Promise<ItemAmongOthers | null> {
  const [row] = await ask<PageRow>(app, PAGE, [organId, id]);
  if (!row) return null;
  return {
    item: toItem(row),
    links: linksFrom(row.links ?? []),
    newer: row.newer && lineOf(row.newer),
    older: row.older && lineOf(row.older),
  };
}
