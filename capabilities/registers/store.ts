/** All SQL of the registers. Rows never leave this file. */
import { type Insertable, type JSONColumnType, type Selectable, sql } from 'kysely';
import type { App } from '#platform/app.ts';
import {
  datedOn,
  defaultSettings,
  type EntryEvent,
  type EntryRecord,
  type EntryVersion,
  type RegisterEntry,
  type RegisterName,
  type RegisterSettings,
  titleOf,
} from './model.ts';
import { identityOf } from './model-checks.ts';

type EntryTable = {
  organ_id: string;
  id: string;
  register: RegisterName;
  number: string;
  dated_on: string;
  entry: JSONColumnType<RegisterEntry>;
  words: string;
  revision: number;
  published_at: Date | null;
  withdrawn_at: Date | null;
  withdrawn_reason: string;
  voided_at: Date | null;
  voided_reason: string;
  recorded_by: string;
  recorded_at: Date;
  updated_by: string;
  updated_at: Date;
};

type VersionTable = {
  organ_id: string;
  entry_id: string;
  revision: number;
  event: EntryEvent;
  entry: JSONColumnType<RegisterEntry>;
  reason: string;
  by_id: string;
  by_name: string;
  at: Date;
};

type SettingsTable = { organ_id: string; settings: JSONColumnType<RegisterSettings> };

type Tables = {
  register_entries: EntryTable;
  register_entry_versions: VersionTable;
  register_settings: SettingsTable;
};

const tables = (app: App) => app.database.withTables<Tables>();

const toRecord = (row: Selectable<EntryTable>): EntryRecord => ({
  organId: row.organ_id,
  id: row.id,
  entry: row.entry,
  revision: row.revision,
  publishedAt: row.published_at,
  withdrawnAt: row.withdrawn_at,
  withdrawnReason: row.withdrawn_reason,
  voidedAt: row.voided_at,
  voidedReason: row.voided_reason,
  recordedBy: row.recorded_by,
  recordedAt: row.recorded_at,
  updatedBy: row.updated_by,
  updatedAt: row.updated_at,
});

const wordsOf = (entry: RegisterEntry): string =>
  [entry.number, titleOf(entry), 'party' in entry ? entry.party : '', entry.note].join(' ');

const toRow = (record: EntryRecord): Insertable<EntryTable> => ({
  organ_id: record.organId,
  id: record.id,
  register: record.entry.register,
  number: identityOf(record.entry),
  dated_on: datedOn(record.entry),
  entry: JSON.stringify(record.entry),
  words: wordsOf(record.entry),
  revision: record.revision,
  published_at: record.publishedAt,
  withdrawn_at: record.withdrawnAt,
  withdrawn_reason: record.withdrawnReason,
  voided_at: record.voidedAt,
  voided_reason: record.voidedReason,
  recorded_by: record.recordedBy,
  recorded_at: record.recordedAt,
  updated_by: record.updatedBy,
  updated_at: record.updatedAt,
});

/** Which entries are wanted. All are of one organ; voided ones never are. */
export type Wanted = {
  readonly register?: RegisterName;
  readonly year?: string;
  /** Dated on or before this day. */
  readonly until?: string;
  readonly search?: string;
  /** Only what the public may know of. */
  readonly isPublic?: boolean;
  readonly publicity?: 'unpublished' | 'withheld' | 'withdrawn' | 'ended';
  readonly ids?: readonly string[];
  /** Documents whose text is this published item. */
  readonly itemId?: number;
};

const likeText = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

const wantedQuery = (app: App, organId: string, wanted: Wanted) =>
  tables(app)
    .selectFrom('register_entries')
    .where('organ_id', '=', organId)
    .where('voided_at', 'is', null)
    .$if(wanted.register !== undefined, (q) => q.where('register', '=', wanted.register as RegisterName))
    .$if(Boolean(wanted.year), (q) => q.where('dated_on', 'like', `${wanted.year}-%`))
    .$if(Boolean(wanted.until), (q) => q.where('dated_on', '<=', wanted.until ?? ''))
    .$if(Boolean(wanted.search), (q) => q.where('words', 'ilike', likeText(wanted.search ?? '')))
    .$if(wanted.ids !== undefined, (q) => q.where('id', 'in', [...(wanted.ids ?? []), NIL]))
    .$if(wanted.itemId !== undefined, (q) => q.where(sql`entry ->> 'itemId'`, '=', String(wanted.itemId)))
    .$if(wanted.isPublic === true, (q) =>
      q
        .where('published_at', 'is not', null)
        .where(sql`coalesce(entry ->> 'disclosure', 'public')`, '=', 'public'),
    )
    .$if(wanted.publicity === 'unpublished', (q) =>
      q.where('published_at', 'is', null).where(sql`entry ->> 'disclosure'`, '=', 'public'),
    )
    .$if(wanted.publicity === 'withheld', (q) => q.where(sql`entry ->> 'disclosure'`, '=', 'withheld'))
    .$if(wanted.publicity === 'withdrawn', (q) => q.where('withdrawn_at', 'is not', null))
    .$if(wanted.publicity === 'ended', (q) => q.where(sql`entry ->> 'status'`, '<>', 'valid'));

/** No entry has it: `in ()` is no SQL. */
const NIL = '00000000-0000-0000-0000-000000000000';

/** Entries, the latest first. */
export async function entriesOf(
  app: App,
  organId: string,
  wanted: Wanted & { readonly limit?: number; readonly offset?: number } = {},
): Promise<EntryRecord[]> {
  const rows = await wantedQuery(app, organId, wanted)
    .selectAll()
    .orderBy('dated_on', 'desc')
    .orderBy('number')
    .orderBy('id')
    .$if(wanted.limit !== undefined, (q) => q.limit(wanted.limit ?? 0).offset(wanted.offset ?? 0))
    .execute();
  return rows.map(toRecord);
}

export async function countEntries(app: App, organId: string, wanted: Wanted): Promise<number> {
  const { count } = await wantedQuery(app, organId, wanted)
    .select((of) => of.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The years of a register's entries, the latest first. */
export async function yearsOf(
  app: App,
  organId: string,
  wanted: Pick<Wanted, 'register' | 'isPublic'>,
): Promise<string[]> {
  const rows = await wantedQuery(app, organId, wanted)
    .select(sql<string>`substr(dated_on, 1, 4)`.as('year'))
    .distinct()
    .orderBy('year', 'desc')
    .execute();
  return rows.map(({ year }) => year);
}

/** One entry, voided ones too; `forUpdate`: nobody else may change it until the transaction ends. */
export async function entryById(
  app: App,
  organId: string,
  id: string,
  { forUpdate = false } = {},
): Promise<EntryRecord | null> {
  const row = await tables(app)
    .selectFrom('register_entries')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .$if(forUpdate, (q) => q.forUpdate())
    .executeTakeFirst();
  return row ? toRecord(row) : null;
}

/** Which of these identities a register holds already. */
export async function knownIdentities(
  app: App,
  organId: string,
  register: RegisterName,
  identities: readonly string[],
): Promise<Set<string>> {
  const known = new Set<string>();
  for (let at = 0; at < identities.length; at += 5000) {
    const rows = await tables(app)
      .selectFrom('register_entries')
      .select('number')
      .where('organ_id', '=', organId)
      .where('register', '=', register)
      .where('voided_at', 'is', null)
      .where('number', 'in', identities.slice(at, at + 5000))
      .execute();
    for (const { number } of rows) known.add(number);
  }
  return known;
}

/** Adds entries; returns how many were, fewer when a number stands in the register already. */
export async function insertEntries(app: App, records: readonly EntryRecord[]): Promise<number> {
  let inserted = 0;
  for (let at = 0; at < records.length; at += 500) {
    const result = await tables(app)
      .insertInto('register_entries')
      .values(records.slice(at, at + 500).map(toRow))
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    inserted += Number(result.numInsertedOrUpdatedRows ?? 0);
  }
  return inserted;
}

/** Writes the whole record over the one with its id. */
export async function updateEntry(app: App, record: EntryRecord): Promise<void> {
  await tables(app)
    .updateTable('register_entries')
    .set(toRow(record))
    .where('organ_id', '=', record.organId)
    .where('id', '=', record.id)
    .execute();
}

export type NewVersion = {
  readonly record: EntryRecord;
  readonly event: EntryEvent;
  readonly reason: string;
  readonly by: { readonly id: string; readonly name: string };
};

/** Keeps the states that changes made. */
export async function keepVersions(app: App, versions: readonly NewVersion[]): Promise<void> {
  for (let at = 0; at < versions.length; at += 500) {
    await tables(app)
      .insertInto('register_entry_versions')
      .values(
        versions.slice(at, at + 500).map(({ record, event, reason, by }) => ({
          organ_id: record.organId,
          entry_id: record.id,
          revision: record.revision,
          event,
          entry: JSON.stringify(record.entry),
          reason,
          by_id: by.id,
          by_name: by.name,
          at: record.updatedAt,
        })),
      )
      .execute();
  }
}

/** The history of an entry, oldest first. */
export async function versionsOf(app: App, organId: string, id: string): Promise<EntryVersion[]> {
  const rows = await tables(app)
    .selectFrom('register_entry_versions')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('entry_id', '=', id)
    .orderBy('revision')
    .execute();
  return rows.map(({ revision, event, entry, reason, by_name, at }) => {
    return { revision, event, entry, reason, by: by_name, at };
  });
}

export async function settingsOf(app: App, organId: string): Promise<RegisterSettings> {
  const row = await tables(app)
    .selectFrom('register_settings')
    .select('settings')
    .where('organ_id', '=', organId)
    .executeTakeFirst();
  return { ...defaultSettings, ...row?.settings };
}

export async function writeSettings(app: App, organId: string, settings: RegisterSettings): Promise<void> {
  const row = { settings: JSON.stringify(settings) };
  await tables(app)
    .insertInto('register_settings')
    .values({ organ_id: organId, ...row })
    .onConflict((conflict) => conflict.column('organ_id').doUpdateSet(row))
    .execute();
}
