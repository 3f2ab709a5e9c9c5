/** Table 三 of any year as a query over the requests, each figure with the cases behind it; what changed since a day. */
import type { App } from '#platform/app.ts';
import { journalNumberOn, type Known } from '#platform/journal/index.ts';
import { partsOf } from '#rules/annual-report/counting.ts';
import {
  type ApplicantColumn,
  applicantColumns,
  type CellPath,
  type RequestRow,
  type RequestRowId,
  requestCell,
  requestRows,
} from '#rules/annual-report/tables.ts';
import type { CountedColumn } from '#rules/requests/applicants.ts';
import type { OutcomeCode } from '#rules/requests/outcomes.ts';
import type { RequestCounting } from './counting.ts';
import { type CellWanted, countYear, hasAny, idsBehind, type YearCount } from './store.ts';
import { changesSince } from './store-changes.ts';
import { keptFrom } from './store-terms.ts';

/** One cell of table 三. `value` null: requests were not kept here, so that nothing is known. */
export type RequestFigure = {
  readonly path: CellPath;
  readonly value: number | null;
  readonly covered: boolean;
};

/** As of the end of a day, as of an entry of the journal, or now. */
export type AsOf = { readonly asOf?: string | undefined; readonly journalNumber?: number | undefined };

const knownAt = async (app: App, organId: string, { asOf, journalNumber }: AsOf): Promise<Known> =>
  journalNumber ?? (asOf === undefined ? null : await journalNumberOn(app, organId, asOf));

/**
 * Whether the organ kept its requests here in a year: as it said, or, where it said nothing, when there are some. A year
 * before the day it named has blanks, though open cases of it were taken over.
 */
export async function isCovered(app: App, organId: string, year: string): Promise<boolean> {
  const from = await keptFrom(app, organId, 'requests');
  return from === null ? hasAny(app, organId, Number(year)) : from <= `${year}-12-31`;
}

/** Whether a count belongs in a row. 一, 二 by when it came in; 三, 四 by how it ended: so every column balances. */
function isIn(row: RequestRow, { isNew, outcome }: YearCount): boolean {
  if (row.id === 'newlyReceived') return isNew;
  if (row.id === 'carriedIn') return !isNew;
  if (row.id === 'totalHandled') return outcome !== null;
  if (row.id === 'carriedOver') return outcome === null;
  return outcome === row.id;
}

/**
 * All 175 cells of a year (form of 2021). Zeros are zeros where requests are kept here, and null where they are not.
 * `asOf`: as the program knew it at the end of that day.
 */
export async function tableThreeOf(
  app: App,
  organId: string,
  year: string,
  at: AsOf = {},
): Promise<RequestFigure[]> {
  const covered = await isCovered(app, organId, year);
  const counts = covered ? await countYear(app, organId, Number(year), await knownAt(app, organId, at)) : [];
  const sum = (row: RequestRow, column: ApplicantColumn): number =>
    counts
      .filter((one) => (column === 'total' || one.column === column) && isIn(row, one))
      .reduce((total, { count }) => total + count, 0);
  return requestRows['2021'].flatMap((row) =>
    applicantColumns.map(({ id }) => ({
      path: requestCell(row.id, id),
      value: covered ? sum(row, id) : null,
      covered,
    })),
  );
}

/** The row and column of a path of table 三; null when it is none. */
function cellOf(path: CellPath): { row: RequestRow; column: ApplicantColumn } | null {
  const [table, ...rest] = path.split('.');
  const row = requestRows['2021'].find(({ id }) => id === rest.slice(0, -1).join('.'));
  const column = applicantColumns.find(({ id }) => id === rest.at(-1))?.id;
  return table === 'requests' && row && column ? { row, column } : null;
}

function wantedOf(path: CellPath, year: string): CellWanted | null {
  const cell = cellOf(path);
  if (!cell) return null;
  const column: CountedColumn | null = cell.column === 'total' ? null : cell.column;
  const { id } = cell.row;
  const isWhole = id === 'newlyReceived' || id === 'carriedIn' || id === 'carriedOver';
  const outcome = isWhole || id === 'totalHandled' ? null : (id as OutcomeCode);
  return { year: Number(year), column, part: isWhole ? id : 'settled', outcome };
}

/** How many cases a page of a drill-down holds. */
export const pageSize = 50;

/** The ids of the requests behind a cell, a page at a time, and how many there are; none for a path that is no cell. */
export async function requestIdsBehind(
  app: App,
  organId: string,
  {
    year,
    path,
    page = 1,
  }: { readonly year: string; readonly path: CellPath; readonly page?: number | undefined },
): Promise<{ ids: string[]; total: number }> {
  const wanted = wantedOf(path, year);
  if (!wanted) return { ids: [], total: 0 };
  return idsBehind(app, organId, wanted, { size: pageSize, number: page });
}

/** The cells of a year that a request stands in; sums and totals are among them. */
export function cellsOf(counting: RequestCounting | null, year: string): CellPath[] {
  if (!counting) return [];
  const rows = partsOf(counting, year).flatMap((part): RequestRowId[] =>
    part === 'settled' ? [counting.result ?? 'carriedOver', 'totalHandled'] : [part],
  );
  return rows.flatMap((row) => [requestCell(row, counting.column), requestCell(row, 'total')]);
}

/** A request that stands in other cells of a year than it did. */
export type CountedChange = {
  readonly id: string;
  readonly from: readonly CellPath[];
  readonly to: readonly CellPath[];
};

/** The requests that count otherwise in a year than they were known to after an entry of the journal. */
export async function requestChanges(
  app: App,
  organId: string,
  year: string,
  journalNumber: number,
): Promise<CountedChange[]> {
  return (await changesSince(app, organId, Number(year), journalNumber))
    .map(({ id, before, after }) => ({ id, from: cellsOf(before, year), to: cellsOf(after, year) }))
    .filter(({ from, to }) => from.join() !== to.join());
}
