/** Many entries at once, of the past: histories that are imported or made up for a test. Chained as any other. */
import { sql } from 'kysely';
import type { App } from '#platform/app.ts';
import { requireTransaction } from '#platform/database/index.ts';
import { canonicalJson, FIRST_HASH, hashEntry, type JsonObject } from './entry.ts';
import { CHANNEL } from './news.ts';

/** An entry with the instant it is dated. */
export type PastEntry = {
  readonly subject: { readonly kind: string; readonly id: string };
  readonly event: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly basis?: string | undefined;
  readonly detail?: JsonObject | undefined;
  readonly at: Date;
};

const AT_ONCE = 2000;

/**
 * Writes entries in the given order, in the caller's transaction; returns the number of the first. They should be in the
 * order of their instants and not before the last entry that stands, or a day's end cannot be told in the journal.
 * Nobody is told of each: who follows the journal reads them by number.
 */
export async function journalMany(app: App, organId: string, entries: readonly PastEntry[]): Promise<number> {
  requireTransaction(app, 'journalMany(…)');
  await sql`INSERT INTO journal_heads VALUES (${organId}, 0, ${FIRST_HASH}) ON CONFLICT DO NOTHING`.execute(
    app.database,
  );
  const { rows } = await sql<{ number: string; hash: Buffer }>`
    SELECT number, hash FROM journal_heads WHERE organ_id = ${organId} FOR UPDATE
  `.execute(app.database);
  const first = Number(rows[0]?.number ?? 0) + 1;
  let hash = rows[0]?.hash ?? FIRST_HASH;
  for (let at = 0; at < entries.length; at += AT_ONCE) {
    const part = entries.slice(at, at + AT_ONCE).map((entry, n) => {
      const detail = canonicalJson(entry.detail ?? {});
      const number = first + at + n;
      hash = hashEntry(hash, {
        ...{ organId: organId.toLowerCase(), number, atMicros: `${entry.at.getTime()}000` },
        ...{ subjectKind: entry.subject.kind, subjectId: entry.subject.id, event: entry.event },
        ...{ byId: entry.by.id, byName: entry.by.name, basis: entry.basis ?? null, detail },
      });
      return { entry, number, detail, hash };
    });
    await append(app, organId, part);
  }
  const last = first + entries.length - 1;
  await sql`UPDATE journal_heads SET number = ${last}, hash = ${hash} WHERE organ_id = ${organId}`.execute(
    app.database,
  );
  await sql`SELECT pg_notify(${CHANNEL}, ${`${organId} ${last}`})`.execute(app.database);
  return first;
}

type Chained = { entry: PastEntry; number: number; detail: string; hash: Buffer };

async function append(app: App, organId: string, part: readonly Chained[]): Promise<void> {
  const column = <T>(of: (one: Chained) => T): T[] => part.map(of);
  await sql`
    INSERT INTO journal (organ_id, number, at, subject_kind, subject_id, event, by_id, by_name, basis, detail, hash)
    SELECT ${organId}, * FROM unnest(
      ${column(({ number }) => number)}::bigint[], ${column(({ entry }) => entry.at)}::timestamptz[],
      ${column(({ entry }) => entry.subject.kind)}::text[], ${column(({ entry }) => entry.subject.id)}::text[],
      ${column(({ entry }) => entry.event)}::text[], ${column(({ entry }) => entry.by.id)}::text[],
      ${column(({ entry }) => entry.by.name)}::text[], ${column(({ entry }) => entry.basis ?? null)}::text[],
      ${column(({ detail }) => detail)}::text[], ${column(({ hash }) => hash)}::bytea[])
  `.execute(app.database);
}
