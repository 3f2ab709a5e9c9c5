/** SQL of the catalogue, the settings and visitors' error reports. */
import { type Selectable, sql } from 'kysely';
import type { App } from '#platform/app.ts';
import type { CatalogueEntryRecord, ErrorReport, PublishingSettings } from './model-desk.ts';

type EntryTable = {
  organ_id: string;
  id: string;
  field: string;
  position: number;
  topic: string;
  matter: string;
  content: string;
  basis: string;
  time_limit: string;
  discloser: string;
  channels: string;
  audience: string;
  manner: string;
  section_id: string | null;
  not_applicable: string | null;
};

type Tables = {
  catalogue_entries: EntryTable;
  publishing_settings: { organ_id: string; settings: unknown };
  error_reports: {
    organ_id: string;
    id: string;
    path: string;
    text: string;
    contact: string;
    at: Date;
    answered_at: Date | null;
    answered_by: string | null;
    answer: string;
  };
};

const tables = (app: App) => app.database.withTables<Tables>();

const toEntry = (row: Selectable<EntryTable>): CatalogueEntryRecord => ({
  organId: row.organ_id,
  id: row.id,
  field: row.field,
  position: row.position,
  topic: row.topic,
  matter: row.matter,
  content: row.content,
  basis: row.basis,
  timeLimit: row.time_limit,
  discloser: row.discloser,
  channels: row.channels,
  audience: row.audience,
  manner: row.manner,
  sectionId: row.section_id,
  notApplicable: row.not_applicable,
});

const toRow = (entry: CatalogueEntryRecord): EntryTable => ({
  organ_id: entry.organId,
  id: entry.id,
  field: entry.field,
  position: entry.position,
  topic: entry.topic,
  matter: entry.matter,
  content: entry.content,
  basis: entry.basis,
  time_limit: entry.timeLimit,
  discloser: entry.discloser,
  channels: entry.channels,
  audience: entry.audience,
  manner: entry.manner,
  section_id: entry.sectionId,
  not_applicable: entry.notApplicable,
});

/** The organ's catalogue, by field and position. */
export async function catalogueOf(app: App, organId: string): Promise<CatalogueEntryRecord[]> {
  const rows = await tables(app)
    .selectFrom('catalogue_entries')
    .selectAll()
    .where('organ_id', '=', organId)
    .orderBy('field')
    .orderBy('position')
    .execute();
  return rows.map(toEntry);
}

export async function insertEntries(app: App, entries: readonly CatalogueEntryRecord[]): Promise<void> {
  if (entries.length > 0)
    await tables(app).insertInto('catalogue_entries').values(entries.map(toRow)).execute();
}

/** Writes the entry over the one with its id; false when there is none. */
export async function updateEntry(app: App, entry: CatalogueEntryRecord): Promise<boolean> {
  const result = await tables(app)
    .updateTable('catalogue_entries')
    .set(toRow(entry))
    .where('organ_id', '=', entry.organId)
    .where('id', '=', entry.id)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Lets one at a time through here, until the transaction ends. */
export async function lockCatalogue(app: App, organId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`catalogue ${organId}`}, 0))`.execute(
    app.database,
  );
}

/** Whether the organ has this section, in use. */
export async function hasSection(app: App, organId: string, sectionId: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM sections WHERE organ_id = ${organId} AND id = ${sectionId} AND state = 'active'
  `.execute(app.database);
  return rows.length > 0;
}

/** How many public items discharge each entry by name, and how many stand in each section; with the newest of each. */
export async function disclosedCounts(
  app: App,
  organId: string,
): Promise<Map<string, { items: number; last: Date }>> {
  const { rows } = await sql<{ key: string; items: string; last: Date }>`
    SELECT facts ->> 'catalogueEntry' AS key, count(*) AS items, max(published_at) AS last
      FROM public_items WHERE organ_id = ${organId} AND facts ->> 'catalogueEntry' IS NOT NULL GROUP BY 1
    UNION ALL
    SELECT section_id::text, count(*), max(listed_at)
      FROM public_placements WHERE organ_id = ${organId} GROUP BY 1
  `.execute(app.database);
  return new Map(rows.map(({ key, items, last }) => [key, { items: Number(items), last }]));
}

/** The organ's settings as kept; null while they never were. */
export async function keptSettings(app: App, organId: string): Promise<Partial<PublishingSettings> | null> {
  const row = await tables(app)
    .selectFrom('publishing_settings')
    .select('settings')
    .where('organ_id', '=', organId)
    .executeTakeFirst();
  return row ? (row.settings as Partial<PublishingSettings>) : null;
}

export async function writeSettings(app: App, organId: string, settings: PublishingSettings): Promise<void> {
  const kept = JSON.stringify(settings);
  await tables(app)
    .insertInto('publishing_settings')
    .values({ organ_id: organId, settings: kept })
    .onConflict((conflict) => conflict.column('organ_id').doUpdateSet({ settings: kept }))
    .execute();
}

/** Visitors' error reports: open ones first, then the newest hundred answered ones. */
export async function errorReportsOf(app: App, organId: string): Promise<ErrorReport[]> {
  const rows = await tables(app)
    .selectFrom('error_reports')
    .selectAll()
    .where('organ_id', '=', organId)
    .orderBy(sql`answered_at is not null`)
    .orderBy('at', 'desc')
    .limit(300)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    path: row.path,
    text: row.text,
    contact: row.contact,
    at: row.at,
    answeredAt: row.answered_at,
    answer: row.answer,
  }));
}

/** Records the answer; false when there is no such report or it has one already. */
export async function answerReport(
  app: App,
  organId: string,
  id: string,
  { by, answer }: { readonly by: string; readonly answer: string },
): Promise<boolean> {
  const result = await tables(app)
    .updateTable('error_reports')
    .set({ answer, answered_by: by, answered_at: app.now() })
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}
