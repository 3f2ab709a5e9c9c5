/** SQL of what was and what is public: releases, public rows, their places and links, 索引号. */
import { type JSONColumnType, type Selectable, sql } from 'kysely';
import type { App } from '#platform/app.ts';
import type { ItemFacts, ItemKind, SectionKind } from './model.ts';
import type { PublicNotice, TakenDown } from './model-portal.ts';
import type { Placement, PublicLink, PublicRecord, ReleaseKind, ReleaseRecord } from './model-release.ts';

type ReleaseTable = {
  organ_id: string;
  item_id: number;
  number: number;
  kind: ReleaseKind;
  version: number | null;
  html: string | null;
  html_hash: Buffer | null;
  notice: string;
  section_kind: SectionKind | null;
  by_name: string;
  at: Date;
  journal_number: string | number;
};

type PublicTable = {
  organ_id: string;
  id: number;
  section_id: string;
  kind: ItemKind;
  version: number;
  title: string;
  summary: string;
  index_number: string;
  facts: JSONColumnType<ItemFacts>;
  body: string;
  plain_text: string;
  attachments: JSONColumnType<PublicRecord['attachments']>;
  cover_file: string | null;
  first_published_at: Date;
  published_at: Date;
  original_date: string | null;
  listed_at: Date;
  notices: JSONColumnType<readonly PublicNotice[]>;
  urgent: boolean;
  publicity_ends_on: string | null;
};

type Tables = {
  item_releases: ReleaseTable;
  public_items: PublicTable;
  public_placements: {
    organ_id: string;
    section_id: string;
    listed_at: Date;
    item_id: number;
    month: string;
    is_home: boolean;
  };
  public_links: { organ_id: string; from_id: number; to_id: number; kind: string };
};

const tables = (app: App) => app.database.withTables<Tables>();

const toRelease = (row: Selectable<ReleaseTable>): ReleaseRecord => ({
  organId: row.organ_id,
  itemId: row.item_id,
  number: row.number,
  kind: row.kind,
  version: row.version,
  html: row.html,
  htmlHash: row.html_hash,
  notice: row.notice,
  sectionKind: row.section_kind,
  byName: row.by_name,
  at: row.at,
  journalNumber: Number(row.journal_number),
});

/** Every release of an item, oldest first; without the archived pages. */
export async function releasesOf(
  app: App,
  organId: string,
  itemId: number,
): Promise<Omit<ReleaseRecord, 'html'>[]> {
  const rows = await tables(app)
    .selectFrom('item_releases')
    .select([
      ...(['organ_id', 'item_id', 'number', 'kind', 'version'] as const),
      ...(['html_hash', 'notice', 'section_kind', 'by_name', 'at', 'journal_number'] as const),
    ])
    .where('organ_id', '=', organId)
    .where('item_id', '=', itemId)
    .orderBy('number')
    .execute();
  return rows.map((row) => toRelease({ ...row, html: null }));
}

/** What had been released last before this instant, with the archived page; null when nothing had been. */
export async function releaseBefore(
  app: App,
  organId: string,
  itemId: number,
  before: Date,
): Promise<ReleaseRecord | null> {
  const row = await tables(app)
    .selectFrom('item_releases')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('item_id', '=', itemId)
    .where('at', '<', before)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? toRelease(row) : null;
}

export async function insertRelease(app: App, release: ReleaseRecord): Promise<void> {
  await tables(app)
    .insertInto('item_releases')
    .values({
      organ_id: release.organId,
      item_id: release.itemId,
      number: release.number,
      kind: release.kind,
      version: release.version,
      html: release.html,
      html_hash: release.htmlHash,
      notice: release.notice,
      section_kind: release.sectionKind,
      by_name: release.byName,
      at: release.at,
      journal_number: release.journalNumber,
    })
    .execute();
}

/** The sections in whose lists the item stands now. */
export async function placesOf(app: App, organId: string, itemId: number): Promise<string[]> {
  const rows = await tables(app)
    .selectFrom('public_placements')
    .select('section_id')
    .where('organ_id', '=', organId)
    .where('item_id', '=', itemId)
    .orderBy('section_id')
    .execute();
  return rows.map(({ section_id }) => section_id);
}

/** The items whose pages name this one, or that its page names. */
export async function linkedWith(app: App, organId: string, id: number): Promise<number[]> {
  const { rows } = await sql<{ other: number }>`
    SELECT to_id AS other FROM public_links WHERE organ_id = ${organId} AND from_id = ${id}
    UNION SELECT from_id FROM public_links WHERE organ_id = ${organId} AND to_id = ${id} ORDER BY other
  `.execute(app.database);
  return rows.map(({ other }) => other);
}

const toPublicRow = (record: PublicRecord) => ({
  organ_id: record.organId,
  id: record.id,
  section_id: record.sectionId,
  kind: record.kind,
  version: record.version,
  title: record.title,
  summary: record.summary,
  index_number: record.indexNumber,
  facts: JSON.stringify(record.facts),
  body: record.body,
  plain_text: record.plainText,
  attachments: JSON.stringify(record.attachments),
  cover_file: record.coverFile,
  first_published_at: record.firstPublishedAt,
  published_at: record.publishedAt,
  original_date: record.originalDate,
  listed_at: record.listedAt,
  notices: JSON.stringify(record.notices),
  urgent: record.urgent,
  publicity_ends_on: record.publicityEndsOn,
});

/** Takes the item off the portal: its row, its places, its links. */
export async function removePublic(app: App, organId: string, id: number): Promise<void> {
  await tables(app).deleteFrom('public_items').where('organ_id', '=', organId).where('id', '=', id).execute();
}

/** Writes what the public sees of these items in the place of what it saw of them. */
export async function writePublic(
  app: App,
  organId: string,
  records: readonly PublicRecord[],
  placements: readonly Placement[],
  links: readonly PublicLink[],
): Promise<void> {
  const ids = records.map(({ id }) => id);
  if (ids.length === 0) return;
  await tables(app)
    .deleteFrom('public_items')
    .where('organ_id', '=', organId)
    .where('id', 'in', ids)
    .execute();
  await tables(app).insertInto('public_items').values(records.map(toPublicRow)).execute();
  await tables(app)
    .insertInto('public_placements')
    .values(
      placements.map(({ sectionId, listedAt, itemId, month, isHome }) => ({
        organ_id: organId,
        section_id: sectionId,
        listed_at: listedAt,
        item_id: itemId,
        month,
        is_home: isHome,
      })),
    )
    .execute();
  if (links.length > 0)
    await tables(app)
      .insertInto('public_links')
      .values(links.map(({ from, to, kind }) => ({ organ_id: organId, from_id: from, to_id: to, kind })))
      .execute();
}

const micros = (instant: string) => `(extract(epoch FROM ${instant}) * 1000000)::bigint`;

/**
 * SHA-256 (hex) of everything the public sees of the row `p` of public_items, its places and its links. It stands in the
 * archived page of the release that wrote the row, whose hash stands in the journal. Instants are numbers, so that it
 * is the same in every session.
 */
export const PUBLIC_HASH = `encode(sha256(convert_to(jsonb_build_array(
  p.id, p.section_id, p.kind, p.version, p.title, p.summary, p.index_number, p.facts, p.body, p.plain_text,
  p.attachments, p.cover_file, ${micros('p.first_published_at')}, ${micros('p.published_at')}, p.original_date,
  ${micros('p.listed_at')}, p.notices, p.urgent, p.publicity_ends_on,
  (SELECT coalesce(jsonb_agg(jsonb_build_array(q.section_id, ${micros('q.listed_at')}, q.month, q.is_home)
                             ORDER BY q.section_id, q.listed_at), '[]'::jsonb)
     FROM public_placements q WHERE q.organ_id = p.organ_id AND q.item_id = p.id),
  (SELECT coalesce(jsonb_agg(jsonb_build_array(l.to_id, l.kind) ORDER BY l.to_id, l.kind), '[]'::jsonb)
     FROM public_links l WHERE l.organ_id = p.organ_id AND l.from_id = p.id)
)::text, 'UTF8')), 'hex')`;

/** The hash of what the public sees of each of these items. */
export async function publicHashes(
  app: App,
  organId: string,
  ids: readonly number[],
): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; hash: string }>`
    SELECT p.id, ${sql.raw(PUBLIC_HASH)} AS hash FROM public_items p
     WHERE p.organ_id = ${organId} AND p.id = ANY(${[...ids]}::int[])
  `.execute(app.database);
  return new Map(rows.map(({ id, hash }) => [id, hash]));
}

/** What stays at the address of an item that was taken down (410); null when it was not. Nothing of its text. */
export async function takenDownNotice(app: App, organId: string, id: number): Promise<TakenDown | null> {
  const { rows } = await sql<TakenDown>`
    SELECT item_id AS id, notice, at FROM item_releases r
     WHERE organ_id = ${organId} AND item_id = ${id} AND kind = 'taken-down'
       AND number = (SELECT max(number) FROM item_releases WHERE organ_id = r.organ_id AND item_id = r.item_id)
  `.execute(app.database);
  return rows[0] ?? null;
}

export type FirstRelease = {
  readonly id: number;
  readonly title: string;
  readonly kind: SectionKind;
  readonly publishedAt: Date;
};

/**
 * What was first made public from one day to another (of an older site's items: by the date it showed), in the order of
 * publication, with the kind its section had then. What was taken down since was made public all the same.
 */
export async function firstReleases(
  app: App,
  organId: string,
  fromDay: string,
  beforeDay: string,
): Promise<FirstRelease[]> {
  const instant = (day: string) => new Date(`${day}T00:00:00+08:00`);
  const { rows } = await sql<FirstRelease>`
    SELECT i.id, v.content::jsonb #>> '{facts,title}' AS title, r.section_kind AS kind,
           coalesce((i.original_date || 'T12:00:00+08:00')::timestamptz, r.at) AS "publishedAt"
      FROM items i
      JOIN item_releases r ON r.organ_id = i.organ_id AND r.item_id = i.id AND r.number = 1
      JOIN item_versions v ON v.organ_id = i.organ_id AND v.item_id = i.id AND v.number = r.version
     WHERE i.organ_id = ${organId}
       AND CASE WHEN i.original_date IS NULL THEN r.at >= ${instant(fromDay)} AND r.at < ${instant(beforeDay)}
                ELSE i.original_date >= ${fromDay} AND i.original_date < ${beforeDay} END
     ORDER BY "publishedAt", i.id
  `.execute(app.database);
  return rows;
}
