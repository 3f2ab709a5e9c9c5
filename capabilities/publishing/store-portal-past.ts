/** What was public, and the files of what is: releases, take-downs, error reports. Rows never leave this file. */
import { sql } from 'kysely';
import type { App } from '#platform/app.ts';
import type { ArchivedPage, PublicRelease } from './model-portal.ts';

type ReleaseRow = {
  number: number;
  kind: string;
  notice: string;
  at: Date;
  html_hash: Buffer | null;
  journal_number: number;
  html?: string | null;
};

const toRelease = (row: ReleaseRow): PublicRelease => ({
  number: row.number,
  kind: row.kind,
  notice: row.notice,
  at: row.at,
  htmlHash: row.html_hash?.toString('hex') ?? null,
  journalNumber: row.journal_number,
});

/** Every step of an item's public life, the newest first. Empty: it never was public. */
export async function publicReleases(app: App, organId: string, id: number): Promise<PublicRelease[]> {
  const { rows } = await sql<ReleaseRow>`
    SELECT number, kind, notice, at, html_hash, journal_number FROM item_releases
     WHERE organ_id = ${organId} AND item_id = ${id} ORDER BY number DESC
  `.execute(app.database);
  return rows.map(toRelease);
}

const archived = (row: ReleaseRow | undefined): ArchivedPage | null =>
  row ? { ...toRelease(row), html: row.html ?? null } : null;

/** The release that was in force just before an instant; null when there was none yet. */
export async function releaseBefore(
  app: App,
  organId: string,
  id: number,
  instant: Date,
): Promise<ArchivedPage | null> {
  const { rows } = await sql<ReleaseRow>`
    SELECT number, kind, notice, at, html_hash, journal_number, html FROM item_releases
     WHERE organ_id = ${organId} AND item_id = ${id} AND at < ${instant} ORDER BY number DESC LIMIT 1
  `.execute(app.database);
  return archived(rows[0]);
}

export async function releaseByNumber(
  app: App,
  organId: string,
  id: number,
  number: number,
): Promise<ArchivedPage | null> {
  const { rows } = await sql<ReleaseRow>`
    SELECT number, kind, notice, at, html_hash, journal_number, html FROM item_releases
     WHERE organ_id = ${organId} AND item_id = ${id} AND number = ${number}
  `.execute(app.database);
  return archived(rows[0]);
}

export type PublicFile = {
  readonly storedId: string;
  readonly sha256: string;
  readonly mediaType: string;
  readonly name: string;
  readonly use: 'picture' | 'attachment' | 'video';
};

/** A file of an item, while the item is public and shows it: as an attachment, in its text or as its cover. */
export async function publicFile(
  app: App,
  organId: string,
  itemId: number,
  fileId: string,
): Promise<PublicFile | null> {
  const { rows } = await sql<PublicFile>`
    SELECT file.released_file AS "storedId", file.sha256, file.media_type AS "mediaType", file.name, file.use
      FROM public_items item
      JOIN item_files file ON file.organ_id = item.organ_id AND file.item_id = item.id
     WHERE item.organ_id = ${organId} AND item.id = ${itemId} AND file.id = ${fileId}
       AND (item.attachments @> jsonb_build_array(jsonb_build_object('id', file.id::text))
            OR item.cover_file = file.id OR (file.use <> 'attachment' AND position(file.id::text IN item.body) > 0))
  `.execute(app.database);
  return rows[0] ?? null;
}

/** Keeps what a visitor found wrong. */
export async function insertErrorReport(
  app: App,
  organId: string,
  report: { readonly id: string; readonly path: string; readonly text: string; readonly contact: string },
): Promise<void> {
  await sql`
    INSERT INTO error_reports (organ_id, id, path, text, contact, at)
    VALUES (${organId}, ${report.id}, ${report.path}, ${report.text}, ${report.contact}, ${app.now()})
  `.execute(app.database);
}
