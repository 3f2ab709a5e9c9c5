/** SQL of what a public item has to do with others: links both ways, neighbours in its section. */
import { sql } from 'kysely';
import type { App } from '#platform/app.ts';
import type { ItemLinks, PublicItem, TitleLine } from './model-portal.ts';
import { type Direction, type LineRow, sectionLines, toLine } from './store-portal.ts';

type LinkRow = LineRow & { link: string; outward: boolean };

/** What an item has to do with other public items, both ways. */
export async function linksOf(app: App, organId: string, id: number): Promise<ItemLinks> {
  const { rows } = await sql<LinkRow>`
    SELECT item.id, item.title, item.kind, item.listed_at, item.urgent, link.kind AS link, link.outward
      FROM (SELECT to_id AS other, kind, true AS outward FROM public_links
             WHERE organ_id = ${organId} AND from_id = ${id}
            UNION ALL
            SELECT from_id, kind, false FROM public_links WHERE organ_id = ${organId} AND to_id = ${id}) link
      JOIN public_items item ON item.organ_id = ${organId} AND item.id = link.other
     ORDER BY item.listed_at DESC, item.id DESC LIMIT 60
  `.execute(app.database);
  const of = (kind: string, outward: boolean) =>
    rows.filter((row) => row.link === kind && row.outward === outward).map(toLine);
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

/** The neighbours of an item in its section: the newer and the older one. */
export async function neighboursOf(
  app: App,
  organId: string,
  item: Pick<PublicItem, 'id' | 'sectionId' | 'listedAt'>,
): Promise<{ newer: TitleLine | null; older: TitleLine | null }> {
  const beside = (direction: Direction) =>
    sectionLines(app, organId, { sectionId: item.sectionId, from: item, direction, limit: 1 });
  const [newer, older] = await Promise.all([beside('newer'), beside('older')]);
  return { newer: newer[0] ?? null, older: older[0] ?? null };
}
