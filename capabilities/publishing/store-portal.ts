/** What the public sees, read from the tables that hold nothing else. Rows never leave this file. */
import { sql } from 'kysely';
import type { App } from '#platform/app.ts';
import type { ItemFacts, ItemKind, SectionKind } from './model.ts';
import type { PublicAttachment, PublicItem, PublicNotice, PublicSection, TitleLine } from './model-portal.ts';

type ItemTable = {
  organ_id: string;
  id: number;
  section_id: string;
  kind: ItemKind;
  version: number;
  title: string;
  summary: string;
  index_number: string;
  facts: ItemFacts;
  body: string;
  plain_text: string;
  attachments: PublicAttachment[];
  cover_file: string | null;
  first_published_at: Date;
  published_at: Date;
  original_date: string | null;
  listed_at: Date;
  notices: PublicNotice[];
  urgent: boolean;
  publicity_ends_on: string | null;
};

type PlacementTable = {
  organ_id: string;
  section_id: string;
  listed_at: Date;
  item_id: number;
  month: string;
  is_home: boolean;
};

type SectionTable = {
  organ_id: string;
  id: string;
  slug: string;
  title: string;
  kind: SectionKind;
  parent_id: string | null;
  position: number;
  description: string;
  keywords: string;
  column_type: string;
  in_navigation: boolean;
  state: 'active' | 'retired';
  successor_id: string | null;
};

export type Tables = {
  public_items: ItemTable;
  public_placements: PlacementTable;
  public_links: {
    organ_id: string;
    from_id: number;
    to_id: number;
    kind: 'interprets' | 'replaces' | 'related';
  };
  sections: SectionTable;
  section_addresses: { organ_id: string; slug: string; section_id: string };
};

const tables = (app: App) => app.database.withTables<Tables>();

/** Every section of an organ, in its order; retired ones too: addresses lead through them. */
export async function publicSections(app: App, organId: string): Promise<PublicSection[]> {
  const rows = await tables(app)
    .selectFrom('sections')
    .selectAll()
    .where('organ_id', '=', organId)
    .orderBy('position')
    .orderBy('title')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    title: row.title,
    kind: row.kind,
    parentId: row.parent_id,
    position: row.position,
    description: row.description,
    keywords: row.keywords,
    columnType: row.column_type,
    inNavigation: row.in_navigation,
    state: row.state,
    successorId: row.successor_id,
  }));
}

/** The section that once had this address; null when none ever had. */
export async function sectionAtAddress(app: App, organId: string, slug: string): Promise<string | null> {
  const row = await tables(app)
    .selectFrom('section_addresses')
    .select('section_id')
    .where('organ_id', '=', organId)
    .where('slug', '=', slug)
    .executeTakeFirst();
  return row?.section_id ?? null;
}

/** What a page of an item needs of its row. */
export const itemColumns = [
  'id',
  'section_id',
  'kind',
  'version',
  'title',
  'summary',
  'index_number',
  'facts',
  'body',
  'attachments',
  'cover_file',
  'first_published_at',
  'published_at',
  'original_date',
  'listed_at',
  'notices',
  'urgent',
  'publicity_ends_on',
] as const;

export type ItemRow = Pick<ItemTable, (typeof itemColumns)[number]>;

/** A row as the pages know it. */
export const toItem = (row: ItemRow): PublicItem => ({
  id: row.id,
  sectionId: row.section_id,
  kind: row.kind,
  version: row.version,
  title: row.title,
  summary: row.summary,
  indexNumber: row.index_number,
  facts: row.facts,
  body: row.body,
  attachments: row.attachments,
  coverFile: row.cover_file,
  firstPublishedAt: row.first_published_at,
  publishedAt: row.published_at,
  originalDate: row.original_date,
  listedAt: row.listed_at,
  notices: row.notices,
  urgent: row.urgent,
  publicityEndsOn: row.publicity_ends_on,
});

/** One item that is public now. */
export async function publicItemById(app: App, organId: string, id: number): Promise<PublicItem | null> {
  const row = await tables(app)
    .selectFrom('public_items')
    .select(itemColumns)
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? toItem(row) : null;
}

/** The newest item of a section, whole: the guide, of which there is one at a time. */
export async function newestItemOf(app: App, organId: string, sectionId: string): Promise<PublicItem | null> {
  const row = await tables(app)
    .selectFrom('public_placements as place')
    .innerJoin('public_items as item', (join) =>
      join.onRef('item.organ_id', '=', 'place.organ_id').onRef('item.id', '=', 'place.item_id'),
    )
    .select(itemColumns.map((column) => `item.${column}` as const))
    .where('place.organ_id', '=', organId)
    .where('place.section_id', '=', sectionId)
    .orderBy('place.listed_at', 'desc')
    .orderBy('place.item_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? toItem(row) : null;
}

export type LineRow = { id: number; title: string; kind: ItemKind; listed_at: Date; urgent: boolean };
/** A row as lists name an item. */
export const toLine = (row: LineRow): TitleLine => ({
  id: row.id,
  title: row.title,
  kind: row.kind,
  listedAt: row.listed_at,
  urgent: row.urgent,
});

/** The newest lines of several sections at once, by section. */
export async function newestBySection(
  app: App,
  organId: string,
  sectionIds: readonly string[],
  limit: number,
): Promise<Map<string, TitleLine[]>> {
  const { rows } = await sql<LineRow & { section_id: string }>`
    SELECT wanted.section_id, line.* FROM unnest(${[...sectionIds]}::uuid[]) AS wanted(section_id)
    CROSS JOIN LATERAL (
      SELECT item.id, item.title, item.kind, place.listed_at, item.urgent
        FROM public_placements place
        JOIN public_items item ON item.organ_id = place.organ_id AND item.id = place.item_id
       WHERE place.organ_id = ${organId} AND place.section_id = wanted.section_id
       ORDER BY place.listed_at DESC, place.item_id DESC LIMIT ${limit}) line
  `.execute(app.database);
  const found = new Map<string, TitleLine[]>(sectionIds.map((id) => [id, []]));
  for (const row of rows) found.get(row.section_id)?.push(toLine(row));
  return found;
}

/** 公示 whose period has not ended on `today`, the one that ends first at the top. */
export async function runningPublicity(
  app: App,
  organId: string,
  today: string,
): Promise<(TitleLine & { endsOn: string })[]> {
  const rows = await tables(app)
    .selectFrom('public_items')
    .select(['id', 'title', 'kind', 'listed_at', 'urgent', 'publicity_ends_on'])
    .where('organ_id', '=', organId)
    .where('kind', '=', 'publicity')
    .where('publicity_ends_on', '>=', today)
    .orderBy('publicity_ends_on')
    .orderBy('id')
    .limit(6)
    .execute();
  return rows.map((row) => ({ ...toLine(row), endsOn: row.publicity_ends_on ?? '' }));
}
