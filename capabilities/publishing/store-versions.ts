/** All SQL of the kept texts of items. Rows never leave this file. */
import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { App } from '#platform/app.ts';
import { canonicalJson } from '#platform/journal/entry.ts';
import type { ItemContent, ItemKind, ItemRecord } from './model.ts';

type VersionTable = {
  organ_id: string;
  item_id: number;
  number: number;
  section_id: string;
  kind: ItemKind;
  content: string;
  hash: Buffer;
  reason: VersionReason;
  by_id: string;
  by_name: string;
  at: Date;
};

type Tables = { item_versions: VersionTable };

const tables = (app: App) => app.database.withTables<Tables>();

export type VersionReason = 'saved' | 'submitted' | 'urgent' | 'imported';

/** A text as it was kept. `canonical` is what was hashed, byte for byte. */
export type ItemVersion = {
  readonly number: number;
  readonly sectionId: string;
  readonly kind: ItemKind;
  readonly content: ItemContent;
  readonly canonical: string;
  /** SHA-256 of `canonical`, hex. */
  readonly hash: string;
  readonly reason: VersionReason;
  readonly by: { readonly id: string; readonly name: string };
  readonly at: Date;
};

const toVersion = (row: Selectable<VersionTable>): ItemVersion => ({
  number: row.number,
  sectionId: row.section_id,
  kind: row.kind,
  content: JSON.parse(row.content) as ItemContent,
  canonical: row.content,
  hash: row.hash.toString('hex'),
  reason: row.reason,
  by: { id: row.by_id, name: row.by_name },
  at: row.at,
});

const versions = (app: App, organId: string, itemId: number) =>
  tables(app).selectFrom('item_versions').where('organ_id', '=', organId).where('item_id', '=', itemId);

/** One kept text; null when there is none of that number. */
export async function versionOf(
  app: App,
  organId: string,
  itemId: number,
  number: number,
): Promise<ItemVersion | null> {
  const row = await versions(app, organId, itemId)
    .selectAll()
    .where('number', '=', number)
    .executeTakeFirst();
  return row ? toVersion(row) : null;
}

/** The kept texts, newest first. */
export async function versionsOf(app: App, organId: string, itemId: number): Promise<ItemVersion[]> {
  const rows = await versions(app, organId, itemId).selectAll().orderBy('number', 'desc').execute();
  return rows.map(toVersion);
}

/**
 * Keeps the working text as a version and returns its number and hash (hex). When the last version says the same, in
 * the same section and kind, it is that one. The item must be locked.
 */
export async function keepVersion(
  app: App,
  item: ItemRecord,
  { reason, by }: { reason: VersionReason; by: { readonly id: string; readonly name: string } },
): Promise<{ number: number; hash: string }> {
  const content = canonicalJson(item.content);
  const hash = createHash('sha256').update(content).digest();
  const last = await versions(app, item.organId, item.id)
    .select(['number', 'hash', 'section_id', 'kind'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const same = last?.hash.equals(hash) && last.section_id === item.sectionId && last.kind === item.kind;
  if (last && same) return { number: last.number, hash: hash.toString('hex') };
  const number = (last?.number ?? 0) + 1;
  await tables(app)
    .insertInto('item_versions')
    .values({
      organ_id: item.organId,
      item_id: item.id,
      number,
      section_id: item.sectionId,
      kind: item.kind,
      content,
      hash,
      reason,
      by_id: by.id,
      by_name: by.name,
      at: app.now(),
    })
    .execute();
  return { number, hash: hash.toString('hex') };
}
