/**
 * What the program knew, from one entry of the journal to another: rows with `known_from` and `known_until`, of which
 * the one that holds now has no end. A figure is counted as of any entry, and what was learned since is told by id.
 */
import { type RawBuilder, sql } from 'kysely';
import type { App } from '#platform/app.ts';

/** What the program knew: up to an entry of the journal, or now (null). */
export type Known = number | null;

type KnownRow = { readonly known_from: string | number; readonly known_until: string | number | null };

/** The rows that held up to an entry of the journal, or hold now. */
export const asKnown = (known: Known): RawBuilder<boolean> =>
  known === null
    ? sql<boolean>`known_until is null`
    : sql<boolean>`(known_from <= ${known} and (known_until is null or known_until > ${known}))`;

/** The rows that were written, or ceased to hold, after an entry of the journal. */
export const learnedAfter = (known: number): RawBuilder<boolean> =>
  sql<boolean>`(known_from > ${known} or known_until > ${known})`;

/** Of the rows of one record that `learnedAfter` finds: the one that held then, and the one that holds now. */
export const thenAndNow = <Row extends KnownRow>(
  rows: readonly Row[],
  known: number,
): { readonly before: Row | undefined; readonly after: Row | undefined } => ({
  before: rows.find((row) => Number(row.known_from) <= known),
  after: rows.find((row) => row.known_until === null),
});

/** Ends what is known of a record at an entry of the journal, in its transaction; what that entry itself said is unsaid. */
export async function endKnown(
  app: App,
  table: string,
  { organId, column, id }: { readonly organId: string; readonly column: string; readonly id: string },
  journalNumber: number,
): Promise<void> {
  const own = sql`organ_id = ${organId} and ${sql.ref(column)} = ${id}`;
  await sql`delete from ${sql.table(table)} where ${own} and known_from = ${journalNumber}`.execute(
    app.database,
  );
  await sql`update ${sql.table(table)} set known_until = ${journalNumber} where ${own} and known_until is null`.execute(
    app.database,
  );
}
