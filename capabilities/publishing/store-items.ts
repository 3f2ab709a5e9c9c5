/** All SQL of items, their numbers and versions. Rows never leave this file. */
import { type Insertable, type JSONColumnType, type Selectable, sql } from 'kysely';
import type { App } from '#platform/app.ts';
import type { ItemContent, ItemKind, ItemRecord, Phase, Wish } from './model.ts';

type ItemTable = {
  organ_id: string;
  id: number;
  section_id: string;
  kind: ItemKind;
  phase: Phase;
  revision: number;
  content: JSONColumnType<ItemContent>;
  authors: string[];
  wish: JSONColumnType<Wish>;
  submitted_version: number | null;
  correction_note: string;
  published_version: number | null;
  first_published_at: Date | null;
  published_at: Date | null;
  taken_down_at: Date | null;
  taken_down_reason: string | null;
  urgent_due_on: string | null;
  imported: boolean;
  created_by: string;
  created_at: Date;
  updated_by: string;
  updated_at: Date;
};

type Tables = { items: ItemTable };

const tables = (app: App) => app.database.withTables<Tables>();

const toRecord = (row: Selectable<ItemTable>): ItemRecord => ({
  organId: row.organ_id,
  id: row.id,
  sectionId: row.section_id,
  kind: row.kind,
  phase: row.phase,
  revision: row.revision,
  content: row.content,
  authors: row.authors,
  wish: row.wish,
  submittedVersion: row.submitted_version,
  correctionNote: row.correction_note,
  publishedVersion: row.published_version,
  firstPublishedAt: row.first_published_at,
  publishedAt: row.published_at,
  takenDownAt: row.taken_down_at,
  takenDownReason: row.taken_down_reason,
  urgentDueOn: row.urgent_due_on,
  imported: row.imported,
  createdBy: row.created_by,
  createdAt: row.created_at,
  updatedBy: row.updated_by,
  updatedAt: row.updated_at,
});

const toRow = (record: ItemRecord): Insertable<ItemTable> => ({
  organ_id: record.organId,
  id: record.id,
  section_id: record.sectionId,
  kind: record.kind,
  phase: record.phase,
  revision: record.revision,
  content: JSON.stringify(record.content),
  authors: [...record.authors],
  wish: JSON.stringify(record.wish),
  submitted_version: record.submittedVersion,
  correction_note: record.correctionNote,
  published_version: record.publishedVersion,
  first_published_at: record.firstPublishedAt,
  published_at: record.publishedAt,
  taken_down_at: record.takenDownAt,
  taken_down_reason: record.takenDownReason,
  urgent_due_on: record.urgentDueOn,
  imported: record.imported,
  created_by: record.createdBy,
  created_at: record.createdAt,
  updated_by: record.updatedBy,
  updated_at: record.updatedAt,
});

/** Takes `count` numbers for new items and returns the first. Numbers are never given twice, not even of removed ones. */
export async function nextItemNumber(app: App, organId: string, count = 1): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    INSERT INTO item_numbers (organ_id, next) VALUES (${organId}, ${1 + count})
    ON CONFLICT (organ_id) DO UPDATE SET next = item_numbers.next + ${count}
    RETURNING next
  `.execute(app.database);
  const [row] = rows;
  if (!row) throw new Error(`Organ ${organId} has no number for an item`);
  return row.next - count;
}

export async function itemById(app: App, organId: string, id: number): Promise<ItemRecord | null> {
  const row = await tables(app)
    .selectFrom('items')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? toRecord(row) : null;
}

/** As `itemById`, and nobody else may change it until the transaction ends. */
export async function lockItem(app: App, organId: string, id: number): Promise<ItemRecord | null> {
  const row = await tables(app)
    .selectFrom('items')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ? toRecord(row) : null;
}

/** Every item with one of these numbers; in no order. */
export async function itemsById(app: App, organId: string, ids: readonly number[]): Promise<ItemRecord[]> {
  if (ids.length === 0) return [];
  const rows = await tables(app)
    .selectFrom('items')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('id', 'in', [...ids])
    .execute();
  return rows.map(toRecord);
}

export async function insertItem(app: App, record: ItemRecord): Promise<void> {
  await tables(app).insertInto('items').values(toRow(record)).execute();
}

/** Writes the whole record over the one with its number; the caller counts the revision. */
export async function updateItem(app: App, record: ItemRecord): Promise<void> {
  await tables(app)
    .updateTable('items')
    .set(toRow(record))
    .where('organ_id', '=', record.organId)
    .where('id', '=', record.id)
    .execute();
}

/** Removes an item that has no version (the versions' table refuses otherwise). */
export async function removeItem(app: App, organId: string, id: number): Promise<void> {
  await sql`DELETE FROM item_presence WHERE organ_id = ${organId} AND item_id = ${id}`.execute(app.database);
  await sql`DELETE FROM item_files WHERE organ_id = ${organId} AND item_id = ${id}`.execute(app.database);
  await tables(app).deleteFrom('items').where('organ_id', '=', organId).where('id', '=', id).execute();
}

export type ItemFilter = {
  readonly phase?: Phase | undefined;
  readonly section?: string | undefined;
  readonly kind?: ItemKind | undefined;
  /** Words of the title, or the number. */
  readonly words?: string | undefined;
  /** Only what this person wrote. */
  readonly writtenBy?: string | undefined;
  /** Of first publication, in Shanghai: '2024'. */
  readonly year?: string | undefined;
  /** After this one of the page before. */
  readonly after?: { readonly updatedAt: Date; readonly id: number } | undefined;
};

const likeWords = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`;

/** The items that pass the filter, last changed first, at most `most`. */
export async function listItems(
  app: App,
  organId: string,
  filter: ItemFilter,
  most: number,
): Promise<ItemRecord[]> {
  const { phase, section, kind, words, writtenBy, year, after } = filter;
  const title = sql<string>`(content -> 'facts' ->> 'title')`;
  let query = tables(app).selectFrom('items').where('organ_id', '=', organId);
  if (phase) query = query.where('phase', '=', phase);
  if (section) query = query.where('section_id', '=', section);
  if (kind) query = query.where('kind', '=', kind);
  if (words && /^\d{1,9}$/.test(words)) {
    query = query.where((where) =>
      where.or([where('id', '=', Number(words)), where(title, 'like', likeWords(words))]),
    );
  } else if (words) query = query.where(title, 'ilike', likeWords(words));
  if (writtenBy)
    query = query.where(sql<boolean>`(created_by = ${writtenBy} OR ${writtenBy} = ANY (authors))`);
  if (year) {
    query = query
      .where('first_published_at', '>=', new Date(`${year}-01-01T00:00:00+08:00`))
      .where('first_published_at', '<', new Date(`${Number(year) + 1}-01-01T00:00:00+08:00`));
  }
  if (after) query = query.where(sql<boolean>`(updated_at, id) < (${after.updatedAt}, ${after.id})`);
  const rows = await query
    .selectAll()
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  return rows.map(toRecord);
}
