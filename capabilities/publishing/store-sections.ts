/** All SQL of sections and their addresses. Rows never leave this file. */
import { type Insertable, type Selectable, sql } from 'kysely';
import type { App } from '#platform/app.ts';
import type { SectionKind, SectionRecord } from './model.ts';

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
  chain_id: string | null;
  in_navigation: boolean;
  state: 'active' | 'retired';
  successor_id: string | null;
  created_at: Date;
};
type AddressTable = { organ_id: string; slug: string; section_id: string; since: Date };
type PlacementTable = { organ_id: string; section_id: string; listed_at: Date; item_id: number };
type ItemTable = { organ_id: string; id: number; section_id: string };
type Tables = {
  sections: SectionTable;
  section_addresses: AddressTable;
  public_placements: PlacementTable;
  items: ItemTable;
};

const tables = (app: App) => app.database.withTables<Tables>();

const toRecord = (row: Selectable<SectionTable>): SectionRecord => ({
  organId: row.organ_id,
  id: row.id,
  slug: row.slug,
  title: row.title,
  kind: row.kind,
  parentId: row.parent_id,
  position: row.position,
  description: row.description,
  keywords: row.keywords,
  columnType: row.column_type,
  chainId: row.chain_id,
  inNavigation: row.in_navigation,
  state: row.state,
  successorId: row.successor_id,
});

const toRow = (section: SectionRecord): Omit<Insertable<SectionTable>, 'created_at'> => ({
  organ_id: section.organId,
  id: section.id,
  slug: section.slug,
  title: section.title,
  kind: section.kind,
  parent_id: section.parentId,
  position: section.position,
  description: section.description,
  keywords: section.keywords,
  column_type: section.columnType,
  chain_id: section.chainId,
  in_navigation: section.inNavigation,
  state: section.state,
  successor_id: section.successorId,
});

/** Every section of an organ, also retired ones, in their order among their siblings. */
export async function sectionsOf(app: App, organId: string): Promise<SectionRecord[]> {
  const rows = await tables(app)
    .selectFrom('sections')
    .selectAll()
    .where('organ_id', '=', organId)
    .orderBy('position')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(toRecord);
}

export async function sectionById(app: App, organId: string, id: string): Promise<SectionRecord | null> {
  const row = await tables(app)
    .selectFrom('sections')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? toRecord(row) : null;
}

/** The section that has, or ever had, this address. */
export async function sectionByAddress(
  app: App,
  organId: string,
  slug: string,
): Promise<SectionRecord | null> {
  const row = await tables(app)
    .selectFrom('section_addresses as a')
    .innerJoin('sections as s', (join) =>
      join.onRef('s.organ_id', '=', 'a.organ_id').onRef('s.id', '=', 'a.section_id'),
    )
    .selectAll('s')
    .where('a.organ_id', '=', organId)
    .where('a.slug', '=', slug)
    .executeTakeFirst();
  return row ? toRecord(row) : null;
}

/** Lets only one change of the organ's structure through at a time, until the transaction ends. */
export async function lockStructure(app: App, organId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('sections ' || ${organId}, 0))`.execute(
    app.database,
  );
}

/** Inserts a section and gives it its address. */
export async function insertSection(app: App, section: SectionRecord): Promise<void> {
  await tables(app)
    .insertInto('sections')
    .values({ ...toRow(section), created_at: app.now() })
    .execute();
  await giveAddress(app, section);
}

/** Writes the whole section over the one with its id; its address is added to those it ever had. */
export async function updateSection(app: App, section: SectionRecord): Promise<void> {
  await tables(app)
    .updateTable('sections')
    .set(toRow(section))
    .where('organ_id', '=', section.organId)
    .where('id', '=', section.id)
    .execute();
  await giveAddress(app, section);
}

async function giveAddress(app: App, { organId, slug, id }: SectionRecord): Promise<void> {
  await tables(app)
    .insertInto('section_addresses')
    .values({ organ_id: organId, slug, section_id: id, since: app.now() })
    .onConflict((conflict) => conflict.columns(['organ_id', 'slug']).doNothing())
    .execute();
}

/** Every address, with the section it leads to: also the old ones. */
export async function addressesOf(
  app: App,
  organId: string,
): Promise<{ readonly slug: string; readonly sectionId: string }[]> {
  const rows = await tables(app)
    .selectFrom('section_addresses')
    .select(['slug', 'section_id'])
    .where('organ_id', '=', organId)
    .orderBy('since')
    .execute();
  return rows.map((row) => ({ slug: row.slug, sectionId: row.section_id }));
}

export type SectionFigures = { readonly publicItems: number; readonly lastPublishedAt: Date | null };

/** What is public in each section now; a section without anything is not in the map. */
export async function sectionFigures(app: App, organId: string): Promise<Map<string, SectionFigures>> {
  const rows = await tables(app)
    .selectFrom('public_placements')
    .select(['section_id'])
    .select((select) => [select.fn.countAll<string>().as('items'), select.fn.max('listed_at').as('last')])
    .where('organ_id', '=', organId)
    .groupBy('section_id')
    .execute();
  return new Map(
    rows.map((row) => [row.section_id, { publicItems: Number(row.items), lastPublishedAt: row.last }]),
  );
}

/** The numbers of the items that belong to a section, public or not. */
export async function itemsOfSection(app: App, organId: string, sectionId: string): Promise<number[]> {
  const rows = await tables(app)
    .selectFrom('items')
    .select('id')
    .where('organ_id', '=', organId)
    .where('section_id', '=', sectionId)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Items that stand in a section only because it is one of their topics, each with the section it belongs to. */
export async function topicItems(
  app: App,
  organId: string,
  topic: string,
): Promise<{ readonly id: number; readonly sectionId: string }[]> {
  const { rows } = await sql<{ id: number; sectionId: string }>`
    SELECT p.item_id AS id, i.section_id AS "sectionId"
      FROM public_placements p JOIN public_items i ON i.organ_id = p.organ_id AND i.id = p.item_id
     WHERE p.organ_id = ${organId} AND p.section_id = ${topic} AND NOT p.is_home ORDER BY p.item_id
  `.execute(app.database);
  return rows;
}

export type Resting = { readonly public: number; readonly underReview: number; readonly takenDown: number };

/** How many items of a section are public (there, or as a topic), on their way to it, or taken down. */
export async function restingIn(app: App, organId: string, sectionId: string): Promise<Resting> {
  const { rows } = await sql<Record<keyof Resting, string>>`
    SELECT (SELECT count(*) FROM public_placements p
             WHERE p.organ_id = ${organId} AND p.section_id = ${sectionId}) AS public,
           count(*) FILTER (WHERE phase IN ('in-review', 'cleared', 'scheduled')) AS "underReview",
           count(*) FILTER (WHERE taken_down_at IS NOT NULL) AS "takenDown"
      FROM items WHERE organ_id = ${organId} AND section_id = ${sectionId}
  `.execute(app.database);
  const [row] = rows;
  return {
    public: Number(row?.public ?? 0),
    underReview: Number(row?.underReview ?? 0),
    takenDown: Number(row?.takenDown ?? 0),
  };
}

/** Lets what pointed to one section in the catalogue point to another. */
export async function moveCatalogue(app: App, organId: string, from: string, to: string): Promise<void> {
  await sql`
    UPDATE catalogue_entries SET section_id = ${to} WHERE organ_id = ${organId} AND section_id = ${from}
  `.execute(app.database);
}
