/** SQL of bringing items over from an older site, a batch at a time: each table is written by one statement. */
import { sql } from 'kysely';
import type { App } from '#platform/app.ts';
import type { ItemKind, SectionKind } from './model.ts';
import type { PublicRecord } from './model-release.ts';

/** One item to be written. `canonical` is its content as it was hashed. */
export type ImportedRow = {
  readonly record: PublicRecord;
  readonly canonical: string;
  readonly kind: ItemKind;
  readonly sectionKind: SectionKind;
};

export type ImportedPage = {
  readonly id: number;
  readonly html: string;
  readonly sectionKind: SectionKind;
};

const nobody = '00000000-0000-0000-0000-000000000000';
const asRows = (rows: readonly object[]) => sql`${JSON.stringify(rows)}::json`;

/** Which of these numbers are taken. */
export async function takenNumbers(app: App, organId: string, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT id FROM items WHERE organ_id = ${organId} AND id = ANY(${[...ids]}::int[]) ORDER BY id
  `.execute(app.database);
  return rows.map(({ id }) => id);
}

/** Which of these 索引号 are taken. */
export async function takenIndexNumbers(
  app: App,
  organId: string,
  given: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ index_number: string }>`
    SELECT index_number FROM items WHERE organ_id = ${organId} AND index_number = ANY(${[...given]}::text[])
  `.execute(app.database);
  return rows.map(({ index_number }) => index_number);
}

/** Lets no number up to this one be given to anybody else. */
export async function passNumber(app: App, organId: string, id: number): Promise<void> {
  await sql`
    INSERT INTO item_numbers (organ_id, next) VALUES (${organId}, ${id + 1})
    ON CONFLICT (organ_id) DO UPDATE SET next = greatest(item_numbers.next, ${id + 1})
  `.execute(app.database);
}

/** The last line of this file (by its SHA-256) that was brought over; 0 when none was. */
export async function linesDone(app: App, organId: string, file: string): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`
    SELECT max((detail::jsonb ->> 'lastLine')::int) AS last FROM journal
     WHERE organ_id = ${organId} AND subject_kind = 'item-import' AND subject_id = ${file}
  `.execute(app.database);
  return rows[0]?.last ?? 0;
}

/** Writes the items, their only version, and what the public sees of them. */
export async function insertImported(app: App, organId: string, rows: readonly ImportedRow[]): Promise<void> {
  const now = app.now();
  const items = rows.map(({ record, canonical, kind }) => ({
    ...{ id: record.id, section_id: record.sectionId, kind, content: canonical },
    ...{ index_number: record.indexNumber, original_date: record.originalDate },
  }));
  await sql`
    INSERT INTO items (organ_id, id, section_id, kind, phase, revision, content, authors, wish, submitted_version,
                       published_version, first_published_at, published_at, imported, original_date, index_number,
                       created_by, created_at, updated_by, updated_at)
    SELECT ${organId}, id, section_id, kind, 'settled', 1, content::jsonb, '{}', '{"when":"cleared","at":null}', 1,
           1, ${now}, ${now}, true, original_date, index_number, ${nobody}, ${now}, ${nobody}, ${now}
      FROM json_to_recordset(${asRows(items)})
           AS r(id int, section_id uuid, kind text, content text, index_number text, original_date text)
  `.execute(app.database);
  await sql`
    INSERT INTO item_versions (organ_id, item_id, number, section_id, kind, content, hash, reason, by_id, by_name, at)
    SELECT ${organId}, id, 1, section_id, kind, content, sha256(convert_to(content, 'UTF8')), 'imported',
           'system', '系统', ${now}
      FROM json_to_recordset(${asRows(items)}) AS r(id int, section_id uuid, kind text, content text)
  `.execute(app.database);
  await insertPublic(app, organId, rows);
}

async function insertPublic(app: App, organId: string, rows: readonly ImportedRow[]): Promise<void> {
  const records = rows.map(({ record }) => ({
    ...{ id: record.id, section_id: record.sectionId, kind: record.kind, title: record.title },
    ...{ summary: record.summary, index_number: record.indexNumber, facts: record.facts, body: record.body },
    ...{ plain_text: record.plainText, original_date: record.originalDate },
    ...{ listed_at: record.listedAt, month: record.originalDate?.slice(0, 7) ?? '' },
  }));
  const now = app.now();
  await sql`
    WITH r AS MATERIALIZED (
      SELECT * FROM json_to_recordset(${asRows(records)})
        AS r(id int, section_id uuid, kind text, title text, summary text, index_number text, facts jsonb, body text,
             plain_text text, original_date text, listed_at timestamptz, month text)
    ), shown AS (
      INSERT INTO public_items (organ_id, id, section_id, kind, version, title, summary, index_number, facts, body,
                                plain_text, attachments, first_published_at, published_at, original_date, listed_at,
                                notices, urgent)
      SELECT ${organId}, id, section_id, kind, 1, title, summary, index_number, facts, body, plain_text, '[]',
             ${now}::timestamptz, ${now}::timestamptz, original_date, listed_at, '[]', false FROM r
      RETURNING id
    )
    INSERT INTO public_placements (organ_id, section_id, listed_at, item_id, month, is_home)
    SELECT ${organId}, r.section_id, r.listed_at, r.id, r.month, true FROM r JOIN shown USING (id)
  `.execute(app.database);
}

/** Writes the releases of a batch: the pages that are kept. */
export async function insertImportedPages(
  app: App,
  organId: string,
  pages: readonly ImportedPage[],
  journalNumber: number,
): Promise<void> {
  const rows = pages.map(({ id, html, sectionKind }) => ({ id, html, section_kind: sectionKind }));
  await sql`
    INSERT INTO item_releases (organ_id, item_id, number, kind, version, html, html_hash, notice, section_kind, by_name,
                               at, journal_number)
    SELECT ${organId}, id, 1, 'imported', 1, html, sha256(convert_to(html, 'UTF8')), '', section_kind, '系统',
           ${app.now()}::timestamptz, ${journalNumber}::bigint
      FROM json_to_recordset(${asRows(rows)}) AS r(id int, html text, section_kind text)
  `.execute(app.database);
}
