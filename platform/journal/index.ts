/**
 * The journal: who did what, when, to which record, on which article. Written in the same transaction as the change it
 * tells of; never rewritten (the table refuses); each entry carries the hash of the one before it, per organ.
 */
import { sql } from 'kysely';
import type { App } from '#platform/app.ts';
import { afterCommit, requireTransaction } from '#platform/database/index.ts';
import { canonicalJson, FIRST_HASH, hashEntry, type JsonObject, type StoredEntry } from './entry.ts';
import { CHANNEL, tellHearers } from './news.ts';

export type { Json, JsonObject } from './entry.ts';
export { type Follower, followJournal } from './follow.ts';
export { asKnown, endKnown, type Known, learnedAfter, thenAndNow } from './known.ts';
export { journalMany, type PastEntry } from './many.ts';
export { hearJournal, type JournalNews } from './news.ts';
export { journalHead, journalNumberOn } from './position.ts';
export { type BrokenEntry, type JournalCheck, verifyJournal } from './verify.ts';

/** The record an entry is about: 'annual-report' and its id. */
export type Subject = { readonly kind: string; readonly id: string };

export type NewEntry = {
  readonly organId: string;
  readonly subject: Subject;
  /** What happened, as a past participle: 'submitted', 'correction-asked'. */
  readonly event: string;
  readonly by: { readonly id: string; readonly name: string } | 'system';
  /** The article the step rests on, as printed. */
  readonly basis?: string | undefined;
  readonly detail?: JsonObject | undefined;
};

export type Entry = {
  readonly number: number;
  readonly at: Date;
  readonly event: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly basis: string | null;
  readonly detail: JsonObject;
};

const SYSTEM = { id: 'system', name: '系统' };

/**
 * Writes one entry. Only inside `transaction`: the entry and the change it tells of stand or fall together. From here
 * to the commit, other transactions of the same organ wait to write theirs. Returns the entry's number.
 */
export async function journal(app: App, entry: NewEntry): Promise<number> {
  requireTransaction(app, 'journal(…)');
  const by = entry.by === 'system' ? SYSTEM : entry.by;
  const head = await lockHead(app, entry.organId);
  const stored: StoredEntry = {
    organId: entry.organId.toLowerCase(),
    number: head.number + 1,
    atMicros: `${app.now().getTime()}000`,
    subjectKind: entry.subject.kind,
    subjectId: entry.subject.id,
    event: entry.event,
    byId: by.id,
    byName: by.name,
    basis: entry.basis ?? null,
    detail: canonicalJson(entry.detail ?? {}),
  };
  await append(app, stored, hashEntry(head.hash, stored));
  const { organId, number } = stored;
  const news = { organId, number, subject: entry.subject, event: entry.event, detail: entry.detail ?? {} };
  afterCommit(app, ({ database }) => tellHearers(database, news));
  return stored.number;
}

type Head = { readonly number: number; readonly hash: Buffer };

async function lockHead(app: App, organId: string): Promise<Head> {
  const query = sql<Head>`SELECT number, hash FROM journal_heads WHERE organ_id = ${organId} FOR UPDATE`;
  const [known] = (await query.execute(app.database)).rows;
  if (known) return known;
  await sql`INSERT INTO journal_heads VALUES (${organId}, 0, ${FIRST_HASH}) ON CONFLICT DO NOTHING`.execute(
    app.database,
  );
  const [made] = (await query.execute(app.database)).rows;
  if (!made) throw new Error(`The journal of organ ${organId} has no head`);
  return made;
}

async function append(app: App, entry: StoredEntry, hash: Buffer): Promise<void> {
  await sql`
    WITH appended AS (
      INSERT INTO journal
        (organ_id, number, at, subject_kind, subject_id, event, by_id, by_name, basis, detail, hash)
      VALUES (${entry.organId}, ${entry.number}, ${new Date(Number(entry.atMicros) / 1000)}, ${entry.subjectKind},
              ${entry.subjectId}, ${entry.event}, ${entry.byId}, ${entry.byName}, ${entry.basis}, ${entry.detail}, ${hash})
    )
    UPDATE journal_heads SET number = ${entry.number}, hash = ${hash} WHERE organ_id = ${entry.organId}
    RETURNING pg_notify(${CHANNEL}, ${`${entry.organId} ${entry.number}`})
  `.execute(app.database);
}

type Row = Omit<Entry, 'by' | 'detail'> & { by_id: string; by_name: string; detail: string };

/** Everything that happened to one record, oldest first. */
export async function timeline(app: App, organId: string, subject: Subject): Promise<Entry[]> {
  const { rows } = await sql<Row>`
    SELECT number, at, event, by_id, by_name, basis, detail FROM journal
     WHERE organ_id = ${organId} AND subject_kind = ${subject.kind} AND subject_id = ${subject.id}
     ORDER BY number
  `.execute(app.database);
  return rows.map(({ number, at, event, by_id, by_name, basis, detail }) => {
    return { number, at, event, by: { id: by_id, name: by_name }, basis, detail: JSON.parse(detail) };
  });
}
