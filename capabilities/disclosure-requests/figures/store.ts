/** SQL of table 三: where each request counts, as the program knew it from one entry of the journal to another. */
import { type Insertable, type Selectable, sql } from 'kysely';
import type { App } from '#platform/app.ts';
import { insertRows } from '#platform/database/index.ts';
import { asKnown, endKnown, type Known } from '#platform/journal/index.ts';
import type { ApplicantKind, CountedColumn } from '#rules/requests/applicants.ts';
import type { OutcomeCode } from '#rules/requests/outcomes.ts';
import type { Channel } from '#rules/requests/receipt.ts';
import { OPEN, type RequestCounting, type RequestMark } from './counting.ts';

type MarkTable = {
  organ_id: string;
  request_id: string;
  ordinal: number;
  kind: RequestMark['kind'];
  on_day: string;
  applicant_kind: ApplicantKind;
  outcome: OutcomeCode | null;
};

export type CountingTable = {
  organ_id: string;
  request_id: string;
  known_from: string | number;
  known_until: string | number | null;
  year: number;
  ordinal: number;
  applicant_column: CountedColumn;
  entered_year: number;
  settled_year: number;
  outcome: OutcomeCode | null;
  redone_year: number | null;
  channel: Channel;
  received_on: string;
  settled_on: string | null;
  due_on: string | null;
};

type Tables = { request_marks: MarkTable; request_countings: CountingTable };

const tables = (app: App) => app.database.withTables<Tables>();

/** The marks of a request in the order they were written. */
export async function marksOfRequest(app: App, organId: string, id: string): Promise<RequestMark[]> {
  const rows = await tables(app)
    .selectFrom('request_marks')
    .select(['kind', 'on_day', 'applicant_kind', 'outcome'])
    .where('organ_id', '=', organId)
    .where('request_id', '=', id)
    .orderBy('ordinal')
    .execute();
  return rows.map(({ kind, on_day, applicant_kind, outcome }) => ({
    ...{ kind, onDay: on_day, applicantKind: applicant_kind, outcome },
  }));
}

/** A request as figures list and group it: its number, how it came, and by when it had to be settled. */
export type Numbered = {
  readonly organId: string;
  readonly id: string;
  readonly year: number;
  readonly ordinal: number;
  readonly channel: Channel;
  readonly dueOn: string | null;
};

const toRow = (
  of: Numbered,
  counting: RequestCounting,
  journalNumber: number,
): Insertable<CountingTable> => ({
  organ_id: of.organId,
  request_id: of.id,
  known_from: journalNumber,
  known_until: null,
  year: of.year,
  ordinal: of.ordinal,
  applicant_column: counting.column,
  entered_year: Number(counting.enteredIn),
  settled_year: counting.settledIn === null ? OPEN : Number(counting.settledIn),
  outcome: counting.result,
  redone_year: counting.redoneIn === null ? null : Number(counting.redoneIn),
  channel: of.channel,
  received_on: counting.enteredOn,
  settled_on: counting.settledOn,
  due_on: counting.settledOn === null ? null : of.dueOn,
});

/** Writes where a request counts from an entry of the journal on; what was known before stays as it was known. */
export async function writeCounting(
  app: App,
  of: Numbered,
  counting: RequestCounting | null,
  journalNumber: number,
): Promise<void> {
  const own = { organId: of.organId, column: 'request_id', id: of.id };
  await endKnown(app, 'request_countings', own, journalNumber);
  if (!counting) return;
  await tables(app)
    .insertInto('request_countings')
    .values(toRow(of, counting, journalNumber))
    .execute();
}

export type NewCounting = {
  readonly of: Numbered;
  readonly counting: RequestCounting;
  readonly journalNumber: number;
  /** null: still known so. */
  readonly knownUntil: number | null;
};

/** Adds the countings of requests that have none yet, with what was known before, many at a time. */
export const insertCountings = (app: App, rows: readonly NewCounting[]): Promise<void> =>
  insertRows(
    app.database,
    'request_countings',
    rows.map(({ of, counting, journalNumber, knownUntil }) => ({
      ...toRow(of, counting, journalNumber),
      known_until: knownUntil,
    })),
  );

const countingsOf = (app: App, organId: string, year: number, known: Known) =>
  tables(app)
    .selectFrom('request_countings')
    .where('organ_id', '=', organId)
    .where('settled_year', '>=', year)
    .where('entered_year', '<=', year)
    .where(asKnown(known));

export type YearCount = {
  readonly column: CountedColumn;
  readonly isNew: boolean;
  /** null: carried over. */
  readonly outcome: OutcomeCode | null;
  readonly count: number;
};

/** How many requests of each column came in, and ended how, in a year. */
export async function countYear(app: App, organId: string, year: number, known: Known): Promise<YearCount[]> {
  const isNew = sql<boolean>`entered_year = ${year}`;
  const ended = sql<OutcomeCode | null>`case when settled_year = ${year} then outcome end`;
  const rows = await countingsOf(app, organId, year, known)
    .select([
      'applicant_column as column',
      isNew.as('isNew'),
      ended.as('ended'),
      sql<string>`count(*)`.as('count'),
    ])
    .groupBy(['applicant_column', 'isNew', 'ended'])
    .execute();
  return rows.map(({ column, isNew, ended: outcome, count }) => ({
    ...{ column, isNew, outcome, count: Number(count) },
  }));
}

/** The requests of a cell: a part of the table, one column or all, one row or all of 三. */
export type CellWanted = {
  readonly year: number;
  readonly part: 'newlyReceived' | 'carriedIn' | 'settled' | 'carriedOver';
  readonly column: CountedColumn | null;
  readonly outcome: OutcomeCode | null;
};

const cellQuery = (app: App, organId: string, { year, part, column, outcome }: CellWanted) =>
  tables(app)
    .selectFrom('request_countings')
    .where('organ_id', '=', organId)
    .where('known_until', 'is', null)
    .$if(column !== null, (q) => q.where('applicant_column', '=', column as CountedColumn))
    .$if(part === 'newlyReceived', (q) => q.where('entered_year', '=', year))
    .$if(part === 'settled', (q) => q.where('settled_year', '=', year))
    .$if(outcome !== null, (q) => q.where('outcome', '=', outcome as OutcomeCode))
    .$if(part === 'carriedIn', (q) => q.where('entered_year', '<', year).where('settled_year', '>=', year))
    .$if(part === 'carriedOver', (q) => q.where('entered_year', '<=', year).where('settled_year', '>', year))
    // The words of the partial index request_countings_carried.
    .$if(part === 'carriedIn' || part === 'carriedOver', (q) =>
      q.where(sql<boolean>`settled_year > entered_year`),
    );

/** In the order of the index that each part is read from. */
const orders = {
  newlyReceived: ['applicant_column', 'year', 'ordinal'],
  settled: ['outcome', 'applicant_column', 'entered_year', 'year', 'ordinal'],
  carriedIn: ['entered_year', 'settled_year', 'year', 'ordinal'],
  carriedOver: ['entered_year', 'settled_year', 'year', 'ordinal'],
} as const satisfies Record<CellWanted['part'], readonly (keyof CountingTable)[]>;

/** The ids behind a cell, a page at a time: by column and number, for 三 by row first; and how many there are. */
export async function idsBehind(
  app: App,
  organId: string,
  wanted: CellWanted,
  page: { readonly size: number; readonly number: number },
): Promise<{ ids: string[]; total: number }> {
  const query = cellQuery(app, organId, wanted);
  const columns: readonly (keyof CountingTable)[] = orders[wanted.part];
  const [rows, counted] = await Promise.all([
    columns
      .reduce((listed, column) => listed.orderBy(column), query.select('request_id'))
      .limit(page.size)
      .offset((page.number - 1) * page.size)
      .execute(),
    query.select(sql<string>`count(*)`.as('total')).executeTakeFirstOrThrow(),
  ]);
  return { ids: rows.map(({ request_id }) => request_id), total: Number(counted.total) };
}

/** The requests that were settled anew in a year after having been counted in an earlier one. */
export async function idsRedone(app: App, organId: string, year: number): Promise<string[]> {
  const rows = await tables(app)
    .selectFrom('request_countings')
    .select('request_id')
    .where('organ_id', '=', organId)
    .where('known_until', 'is', null)
    .where('redone_year', '=', year)
    .orderBy('year')
    .orderBy('ordinal')
    .limit(500)
    .execute();
  return rows.map(({ request_id }) => request_id);
}

/** Where a row says that a request counts. */
export const toCounting = (row: Selectable<CountingTable>): RequestCounting => ({
  column: row.applicant_column,
  enteredIn: String(row.entered_year),
  enteredOn: row.received_on,
  settledIn: row.settled_year === OPEN ? null : String(row.settled_year),
  settledOn: row.settled_on,
  result: row.outcome,
  redoneIn: row.redone_year === null ? null : String(row.redone_year),
});

/** Where a request counts now, and by when it had to be settled; null: nowhere. */
export async function countingOfRequest(
  app: App,
  organId: string,
  id: string,
): Promise<(RequestCounting & { readonly dueOn: string | null }) | null> {
  const row = await tables(app)
    .selectFrom('request_countings')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('request_id', '=', id)
    .where('known_until', 'is', null)
    .executeTakeFirst();
  return row ? { ...toCounting(row), dueOn: row.due_on } : null;
}

/** Whether any request counts up to the end of a year. */
export async function hasAny(app: App, organId: string, year: number): Promise<boolean> {
  const row = await tables(app)
    .selectFrom('request_countings')
    .select('request_id')
    .where('organ_id', '=', organId)
    .where('known_until', 'is', null)
    .where('entered_year', '<=', year)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
