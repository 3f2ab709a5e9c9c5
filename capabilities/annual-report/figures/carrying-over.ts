/** 上年结转: last year's 四 as its report has it against this year's 二 as the requests have it, and what is to be made up. */
import { casesBehind, requestDifferences, tableThreeOf } from '#capabilities/disclosure-requests/index.ts';
import type { App } from '#platform/app.ts';
import { applicantColumns, type CellPath, requestCell } from '#rules/annual-report/tables.ts';
import { type ApplicantKind, applicantKindOf } from '#rules/requests/applicants.ts';
import type { CaseDifference } from './freezing.ts';
import { lastFrozen } from './store.ts';

type Column = {
  readonly id: (typeof applicantColumns)[number]['id'];
  readonly column: string;
  readonly published: number | null;
  readonly counted: number | null;
};

export type CarryOver = {
  readonly columns: readonly Column[];
  /** The cases because of which they differ, as far as last year's figures were counted here. */
  readonly cases: readonly CaseDifference[];
  /** What the requests carry into this year, in the columns that differ: to be compared with last year's list. */
  readonly carried: readonly { readonly id: string; readonly title: string; readonly href: string }[];
};

/** What last year's report says at a cell; null: nothing. */
export type Previous = { readonly at: (path: CellPath) => number | null };

const differs = ({ published, counted }: Column) => published !== null && published !== counted;

/** The first page of each differing column's cases. */
async function carriedIn(app: App, organId: string, year: string, columns: readonly Column[]) {
  const own = columns.filter((one) => one.id !== 'total' && differs(one));
  const pages = await Promise.all(
    own.map(({ id }) => casesBehind(app, { organId }, { year, path: requestCell('carriedIn', id) })),
  );
  return pages.flatMap(({ rows }) =>
    rows.map(({ id, number, subject }) => ({ id, title: `${number} ${subject}`, href: `/requests/${id}` })),
  );
}

/** Compares the carry-over; null when this year's requests are not kept here, or last year's report is not known. */
export async function carryOverOf(
  app: App,
  { organId, year }: { readonly organId: string; readonly year: string },
  previous: Previous | null,
): Promise<CarryOver | null> {
  if (!previous) return null;
  const figures = await tableThreeOf(app, organId, year);
  const counted = (path: CellPath) => figures.find((one) => one.path === path)?.value ?? null;
  if (counted(requestCell('carriedIn', 'total')) === null) return null;
  const columns = applicantColumns.map(({ id, label }) => ({
    ...{ id, column: label },
    published: previous.at(requestCell('carriedOver', id)),
    counted: counted(requestCell('carriedIn', id)),
  }));
  if (!columns.some(differs)) return { columns, cases: [], carried: [] };
  const before = String(Number(year) - 1);
  const frozen = await lastFrozen(app, organId, before);
  const cases = frozen ? await requestDifferences(app, organId, before, frozen.journalNumber) : [];
  const isCarried = (paths: readonly CellPath[]) =>
    paths.some((path) => path.startsWith('requests.carriedOver.'));
  return {
    columns,
    cases: cases.filter(({ from, to }) => isCarried(from) !== isCarried(to) || isCarried(from)),
    carried: await carriedIn(app, organId, year, columns),
  };
}

/**
 * The opening balance that is still to be made up: for each case that last year's report carried over and the requests
 * do not have, the kind of its applicant. No day is made up: the cases are written with what the office knows of them.
 */
export const openingOf = ({ columns }: CarryOver): ApplicantKind[] =>
  columns.flatMap(({ id, published, counted }) => {
    const kind = id === 'total' ? undefined : applicantKindOf(id);
    const missing = Math.max(0, (published ?? 0) - (counted ?? 0));
    return kind ? Array.from({ length: missing }, () => kind) : [];
  });
