/** Table 四 of any year as a query over the disputes, each figure with the cases behind it; what changed since a day. */
import { keptFrom } from '#capabilities/disclosure-requests/index.ts';
import type { App, Staff } from '#platform/app.ts';
import { journalNumberOn, type Known } from '#platform/journal/index.ts';
import { type CountedPart, partsOf } from '#rules/annual-report/counting.ts';
import {
  type CellPath,
  type DisputeGroup,
  type DisputeResult,
  disputeCell,
  disputeGroups,
  disputeResults,
} from '#rules/annual-report/tables.ts';
import type { DisputeRowData } from './contract.ts';
import { type FinalResult, type Procedure, procedureNames, procedures, results } from './model.ts';
import { rowOf } from './model-view.ts';
import { disputesByIds } from './store.ts';
import { changesSince, countYear, hasAny, idsBehind, type KnownCounting } from './store-figures.ts';

/** One cell of table 四. `value` null: disputes were not kept here, so that nothing is known. */
export type DisputeFigure = {
  readonly path: CellPath;
  readonly value: number | null;
  readonly covered: boolean;
};

/** As of the end of a day, as of an entry of the journal, or now. */
export type AsOf = { readonly asOf?: string | undefined; readonly journalNumber?: number | undefined };

const knownAt = async (app: App, organId: string, { asOf, journalNumber }: AsOf): Promise<Known> =>
  journalNumber ?? (asOf === undefined ? null : await journalNumberOn(app, organId, asOf));

const groupOf = (procedure: Procedure): DisputeGroup => procedures[procedure].group;
const procedureOf = (group: DisputeGroup): Procedure =>
  procedureNames.find((name) => groupOf(name) === group) ?? 'reconsideration';

/** Whether the organ kept its disputes here in a year: as it said, or, where it said nothing, when there are some. */
async function isCovered(app: App, organId: string, year: string): Promise<boolean> {
  const from = await keptFrom(app, organId, 'disputes');
  return from === null ? hasAny(app, organId, Number(year)) : from <= `${year}-12-31`;
}

/** All 15 cells of a year. Zeros are zeros where disputes are kept here, and null where they are not. */
export async function tableFourOf(
  app: App,
  organId: string,
  year: string,
  at: AsOf = {},
): Promise<DisputeFigure[]> {
  const covered = await isCovered(app, organId, year);
  const counts = covered ? await countYear(app, organId, Number(year), await knownAt(app, organId, at)) : [];
  const sumOf = (group: DisputeGroup, result: DisputeResult): number =>
    counts
      .filter((one) => groupOf(one.procedure) === group)
      .filter((one) => result === 'total' || (one.result ?? 'pending') === result)
      .reduce((sum, { count }) => sum + count, 0);
  return disputeGroups.flatMap((group) =>
    disputeResults.map((result) => ({
      path: disputeCell(group.id, result.id),
      value: covered ? sumOf(group.id, result.id) : null,
      covered,
    })),
  );
}

const pageSize = 50;

function cellOf(path: CellPath): { procedure: Procedure; result: FinalResult | null | undefined } | null {
  const [table, group, result] = path.split('.');
  const known = disputeGroups.find(({ id }) => id === group);
  if (table !== 'disputes' || !known || !disputeResults.some(({ id }) => id === result)) return null;
  const ended = result === 'total' ? undefined : result === 'pending' ? null : (result as FinalResult);
  return { procedure: procedureOf(known.id), result: ended };
}

/** A page of the disputes behind a cell, oldest first; none for a path that is no cell of table 四. */
export async function disputesBehind(
  app: App,
  staff: Pick<Staff, 'organId'>,
  {
    year,
    path,
    page = 1,
  }: { readonly year: string; readonly path: CellPath; readonly page?: number | undefined },
): Promise<{ rows: DisputeRowData[]; total: number }> {
  const cell = cellOf(path);
  if (!cell) return { rows: [], total: 0 };
  const figure = (await tableFourOf(app, staff.organId, year)).find((one) => one.path === path);
  const ids = await idsBehind(
    app,
    staff.organId,
    { year: Number(year), ...cell },
    { size: pageSize, number: page },
  );
  const records = new Map((await disputesByIds(app, staff.organId, ids)).map((one) => [one.id, one]));
  const rows = ids.flatMap((id) => {
    const record = records.get(id);
    return record ? [rowOf(record, app.today())] : [];
  });
  return { rows, total: figure?.value ?? 0 };
}

/** The cells of a year that a dispute stands in; the total is one of them. */
function cellsOf(known: KnownCounting | null, year: string): CellPath[] {
  if (!known) return [];
  const parts: CountedPart[] = partsOf(known.counting, year);
  if (parts.length === 0) return [];
  const group = groupOf(known.procedure);
  const result = parts.includes('settled') ? (known.counting.result ?? 'pending') : 'pending';
  return [disputeCell(group, result), disputeCell(group, 'total')];
}

/** A dispute that stands in other cells of a year than it did. */
export type DisputeDifference = {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly from: readonly CellPath[];
  readonly to: readonly CellPath[];
};

/** The disputes that count otherwise in a year than they were known to after an entry of the journal. */
export async function disputeDifferences(
  app: App,
  organId: string,
  year: string,
  journalNumber: number,
): Promise<DisputeDifference[]> {
  const changes = (await changesSince(app, organId, journalNumber))
    .map(({ id, before, after }) => ({ id, from: cellsOf(before, year), to: cellsOf(after, year) }))
    .filter(({ from, to }) => from.join() !== to.join());
  const records = await disputesByIds(
    app,
    organId,
    changes.map(({ id }) => id),
  );
  return changes.map((change) => {
    const facts = records.find(({ id }) => id === change.id)?.facts;
    const title = facts
      ? `${procedures[facts.procedure].label}${facts.caseNumber ? `（${facts.caseNumber}）` : ''}，${results[facts.result]}`
      : change.id;
    return { ...change, title, href: `/disputes/${change.id}` };
  });
}
