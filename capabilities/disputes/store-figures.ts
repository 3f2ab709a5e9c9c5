/** SQL of table 四: the marks of a dispute, where it counts, and the counting of a year. */
import { type Selectable, sql } from 'kysely';
import type { App } from '#platform/app.ts';
import { asKnown, endKnown, type Known, learnedAfter, thenAndNow } from '#platform/journal/index.ts';
import type { Counting } from '#rules/annual-report/counting.ts';
import type { DisputeMark, FinalResult, Procedure } from './model.ts';

type MarkTable = {
  organ_id: string;
  dispute_id: string;
  ordinal: number;
  kind: DisputeMark['kind'];
  on_day: string;
  procedure: Procedure;
  result: FinalResult | null;
  journal_number: string | number;
};

type CountingTable = {
  organ_id: string;
  dispute_id: string;
  known_from: string | number;
  known_until: string | number | null;
  procedure: Procedure;
  entered_year: number;
  settled_year: number;
  result: FinalResult | null;
};

type Tables = { dispute_marks: MarkTable; dispute_countings: CountingTable };

const tables = (app: App) => app.database.withTables<Tables>();

/** The year that means "not settled". */
export const OPEN = 9999;

/** The marks of a dispute in the order they were written, and the procedure it goes by now. */
export async function marksOfDispute(
  app: App,
  organId: string,
  id: string,
): Promise<{ marks: DisputeMark[]; procedure: Procedure | null }> {
  const rows = await tables(app)
    .selectFrom('dispute_marks')
    .select(['kind', 'on_day', 'result', 'procedure'])
    .where('organ_id', '=', organId)
    .where('dispute_id', '=', id)
    .orderBy('ordinal')
    .execute();
  return {
    marks: rows.map(({ kind, on_day, result }) => ({ kind, on: on_day, result }) as DisputeMark),
    procedure: rows.at(-1)?.procedure ?? null,
  };
}

/** Adds marks of one step to those that stand. */
export async function addMarks(
  app: App,
  { organId, id }: { readonly organId: string; readonly id: string },
  marks: readonly DisputeMark[],
  { procedure, journalNumber }: { readonly procedure: Procedure; readonly journalNumber: number },
): Promise<void> {
  if (marks.length === 0) return;
  const before = await marksOfDispute(app, organId, id);
  await tables(app)
    .insertInto('dispute_marks')
    .values(
      marks.map((mark, n) => ({
        organ_id: organId,
        dispute_id: id,
        ordinal: before.marks.length + n + 1,
        kind: mark.kind,
        on_day: mark.on,
        procedure,
        result: mark.kind === 'settled' ? mark.result : null,
        journal_number: journalNumber,
      })),
    )
    .execute();
}

/** Writes where a dispute counts from an entry of the journal on; what was known before stays as it was known. */
export async function writeCounting(
  app: App,
  { organId, id }: { readonly organId: string; readonly id: string },
  counting: { readonly procedure: Procedure; readonly counting: Counting<FinalResult> } | null,
  journalNumber: number,
): Promise<void> {
  await endKnown(app, 'dispute_countings', { organId, column: 'dispute_id', id }, journalNumber);
  if (!counting) return;
  const { enteredIn, settledIn, result } = counting.counting;
  await tables(app)
    .insertInto('dispute_countings')
    .values({
      organ_id: organId,
      dispute_id: id,
      known_from: journalNumber,
      known_until: null,
      procedure: counting.procedure,
      entered_year: Number(enteredIn),
      settled_year: settledIn === null ? OPEN : Number(settledIn),
      result,
    })
    .execute();
}

const countingsOf = (app: App, organId: string, year: number, known: Known) =>
  tables(app)
    .selectFrom('dispute_countings')
    .where('organ_id', '=', organId)
    .where('settled_year', '>=', year)
    .where('entered_year', '<=', year)
    .where(asKnown(known));

export type YearCount = {
  readonly procedure: Procedure;
  /** null: pending at the end of the year. */
  readonly result: FinalResult | null;
  readonly count: number;
};

/** How many disputes of each procedure ended how in a year, or were pending at its end. */
export async function countYear(app: App, organId: string, year: number, known: Known): Promise<YearCount[]> {
  const settled = sql<FinalResult | null>`case when settled_year = ${year} then result end`;
  const rows = await countingsOf(app, organId, year, known)
    .select(['procedure', settled.as('ended'), sql<string>`count(*)`.as('count')])
    .groupBy(['procedure', 'ended'])
    .execute();
  return rows.map(({ procedure, ended, count }) => ({ procedure, result: ended, count: Number(count) }));
}

/** The ids behind a cell; `result` null: pending, undefined: all. */
export async function idsBehind(
  app: App,
  organId: string,
  cell: {
    readonly year: number;
    readonly procedure: Procedure;
    readonly result: FinalResult | null | undefined;
  },
  page: { readonly size: number; readonly number: number },
): Promise<string[]> {
  const rows = await countingsOf(app, organId, cell.year, null)
    .select('dispute_id')
    .where('procedure', '=', cell.procedure)
    .$if(cell.result === null, (q) => q.where('settled_year', '>', cell.year))
    .$if(typeof cell.result === 'string', (q) =>
      q.where('settled_year', '=', cell.year).where('result', '=', cell.result as FinalResult),
    )
    .orderBy('entered_year')
    .orderBy('dispute_id')
    .limit(page.size)
    .offset((page.number - 1) * page.size)
    .execute();
  return rows.map(({ dispute_id }) => dispute_id);
}

/** A dispute that counts otherwise than it did, as each was known. */
export type CountingChange = {
  readonly id: string;
  readonly before: KnownCounting | null;
  readonly after: KnownCounting | null;
};
/** The years and the result of a dispute as they were known. */
export type KnownCounting = {
  readonly procedure: Procedure;
  readonly counting: Pick<Counting<FinalResult>, 'enteredIn' | 'settledIn' | 'result'>;
};

const toKnown = (row: Selectable<CountingTable> | undefined): KnownCounting | null =>
  row
    ? {
        procedure: row.procedure,
        counting: {
          enteredIn: String(row.entered_year),
          settledIn: row.settled_year === OPEN ? null : String(row.settled_year),
          result: row.result,
        },
      }
    : null;

/** The disputes about which something was learned after an entry of the journal. */
export async function changesSince(app: App, organId: string, known: number): Promise<CountingChange[]> {
  const rows = await tables(app)
    .selectFrom('dispute_countings')
    .selectAll()
    .where('organ_id', '=', organId)
    .where(learnedAfter(known))
    .orderBy('dispute_id')
    .execute();
  const byId = Map.groupBy(rows, ({ dispute_id }) => dispute_id);
  return [...byId].map(([id, own]) => {
    const { before, after } = thenAndNow(own, known);
    return { id, before: toKnown(before), after: toKnown(after) };
  });
}

/** Whether any dispute counts up to the end of a year. */
export async function hasAny(app: App, organId: string, year: number): Promise<boolean> {
  const row = await tables(app)
    .selectFrom('dispute_countings')
    .select('dispute_id')
    .where('organ_id', '=', organId)
    .where('known_until', 'is', null)
    .where('entered_year', '<=', year)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Where a dispute counts now; null: nowhere. */
export async function knownCounting(app: App, organId: string, id: string): Promise<KnownCounting | null> {
  const row = await tables(app)
    .selectFrom('dispute_countings')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('dispute_id', '=', id)
    .where('known_until', 'is', null)
    .executeTakeFirst();
  return toKnown(row);
}

/** All that follows in this transaction is read as of now; nothing is written. */
export const readOneSnapshot = async (app: App): Promise<void> => {
  await sql`set transaction isolation level repeatable read, read only`.execute(app.database);
};

/** Every dispute of every organ that has a history, a mark or a counting. */
export async function markedDisputes(app: App): Promise<{ organId: string; id: string }[]> {
  const { rows } = await sql<{ organId: string; id: string }>`
    select organ_id as "organId", dispute_id as id from dispute_versions
    union select organ_id, dispute_id from dispute_marks
    union select organ_id, dispute_id from dispute_countings
    order by 1, 2
  `.execute(app.database);
  return rows;
}
