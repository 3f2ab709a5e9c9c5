/** What the public sees over all sections: months, the catalogue, feeds, open data. Rows never leave this file. */
import { sql } from 'kysely';
import type { App } from '#platform/app.ts';
import type { DisclosureClass, ItemFacts, ItemKind } from './model.ts';
import type { PublicAttachment, PublicNotice, TitleLine } from './model-portal.ts';
import type { Direction, Place, Span } from './store-portal-lists.ts';

/** How many items were published in which month, newest month first; of one section or of all. */
export async function monthCounts(
  app: App,
  organId: string,
  sectionId: string | null,
): Promise<{ month: string; items: number }[]> {
  const which = sectionId === null ? sql`is_home` : sql`section_id = ${sectionId}`;
  const { rows } = await sql<{ month: string; items: number }>`
    SELECT month, count(*)::int AS items FROM public_placements
     WHERE organ_id = ${organId} AND ${which} GROUP BY month ORDER BY month DESC
  `.execute(app.database);
  return rows;
}

export type WideWish = {
  readonly from: Place | null;
  readonly direction: Direction;
  readonly limit: number;
  readonly within?: Span | undefined;
  readonly sectionId?: string | null | undefined;
};

export type WideLine = TitleLine & {
  readonly sectionId: string;
  readonly summary: string;
  readonly indexNumber: string;
  readonly producedOn: string;
  readonly disclosureClass: DisclosureClass;
  readonly publishedAt: Date;
};

type WideRow = {
  id: number;
  title: string;
  kind: ItemKind;
  listed_at: Date;
  urgent: boolean;
  section_id: string;
  summary: string;
  index_number: string;
  produced_on: string | null;
  disclosure_class: DisclosureClass | null;
  published_at: Date;
};

const wideColumns = sql`item.id, item.title, item.kind, item.listed_at, item.urgent, item.section_id, item.summary,
  item.index_number, item.facts ->> 'producedOn' AS produced_on,
  item.facts ->> 'disclosureClass' AS disclosure_class, item.published_at`;

/** Items with what catalogue and feeds tell of them, in the direction of the wish, by an index alone. */
export async function wideLines(app: App, organId: string, wish: WideWish): Promise<WideLine[]> {
  const { from, direction, within, sectionId, limit } = wish;
  const order = direction === 'older' ? sql`DESC` : sql`ASC`;
  const table = sectionId
    ? sql`public_placements place JOIN public_items item ON item.organ_id = place.organ_id AND item.id = place.item_id`
    : sql`public_items item`;
  const id = sectionId ? sql`place.item_id` : sql`item.id`;
  const at = sectionId ? sql`place.listed_at` : sql`item.listed_at`;
  const organ = sectionId
    ? sql`place.organ_id = ${organId} AND place.section_id = ${sectionId}`
    : sql`item.organ_id = ${organId}`;
  const beyond = from
    ? sql`AND (${at}, ${id}) ${direction === 'older' ? sql`<` : sql`>`} (${from.listedAt}, ${from.id})`
    : sql``;
  const inside = within ? sql`AND ${at} >= ${within.from} AND ${at} < ${within.before}` : sql``;
  const { rows } = await sql<WideRow>`
    SELECT ${wideColumns} FROM ${table} WHERE ${organ} ${beyond} ${inside}
     ORDER BY ${at} ${order}, ${id} ${order} LIMIT ${limit}
  `.execute(app.database);
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    kind: row.kind,
    listedAt: row.listed_at,
    urgent: row.urgent,
    sectionId: row.section_id,
    summary: row.summary,
    indexNumber: row.index_number,
    producedOn: row.produced_on ?? '',
    disclosureClass: row.disclosure_class ?? 'proactive',
    publishedAt: row.published_at,
  }));
}

/** A public item with its text, for open data. */
export type WholeItem = {
  readonly id: number;
  readonly section_id: string;
  readonly kind: ItemKind;
  readonly version: number;
  readonly title: string;
  readonly summary: string;
  readonly index_number: string;
  readonly facts: ItemFacts;
  readonly plain_text: string;
  readonly attachments: readonly PublicAttachment[];
  readonly first_published_at: Date;
  readonly published_at: Date;
  readonly original_date: string | null;
  readonly listed_at: Date;
  readonly notices: readonly PublicNotice[];
  readonly urgent: boolean;
  readonly publicity_ends_on: string | null;
};

/** The public items with numbers beyond `after`, in order of number. */
export async function wholeItems(
  app: App,
  organId: string,
  after: number,
  limit: number,
): Promise<WholeItem[]> {
  const { rows } = await sql<WholeItem>`
    SELECT id, section_id, kind, version, title, summary, index_number, facts, plain_text, attachments,
           first_published_at, published_at, original_date, listed_at, notices, urgent, publicity_ends_on
      FROM public_items WHERE organ_id = ${organId} AND id > ${after} ORDER BY id LIMIT ${limit}
  `.execute(app.database);
  return rows;
}

/** The greatest number that is public; 0 when nothing is. */
export async function greatestNumber(app: App, organId: string): Promise<number> {
  const { rows } = await sql<{ greatest: number | null }>`
    SELECT max(id) AS greatest FROM public_items WHERE organ_id = ${organId}
  `.execute(app.database);
  return rows[0]?.greatest ?? 0;
}

/** Number and last change of the public items within a range of numbers. */
export async function numbersBetween(
  app: App,
  organId: string,
  range: { readonly from: number; readonly to: number },
): Promise<{ id: number; publishedAt: Date }[]> {
  const { rows } = await sql<{ id: number; publishedAt: Date }>`
    SELECT id, published_at AS "publishedAt" FROM public_items
     WHERE organ_id = ${organId} AND id BETWEEN ${range.from} AND ${range.to} ORDER BY id
  `.execute(app.database);
  return rows;
}

/** The news with a picture that was published last. */
export async function newestPicture(
  app: App,
  organId: string,
  sectionId: string,
): Promise<{ item: number; file: string; title: string } | null> {
  const { rows } = await sql<{ item: number; file: string; title: string }>`
    SELECT newest.item, newest.file, newest.title FROM (
      SELECT item.id AS item, item.cover_file AS file, item.title, item.listed_at
        FROM public_placements place
        JOIN public_items item ON item.organ_id = place.organ_id AND item.id = place.item_id
       WHERE place.organ_id = ${organId} AND place.section_id = ${sectionId}
       ORDER BY place.listed_at DESC, place.item_id DESC LIMIT 12) newest
      JOIN item_files ON item_files.organ_id = ${organId} AND item_files.id = newest.file AND item_files.use = 'picture'
     ORDER BY newest.listed_at DESC LIMIT 1
  `.execute(app.database);
  return rows[0] ?? null;
}
