/**
 * A published year stays as it was: the figures of the records are frozen with the publication, and what the records
 * learn afterwards is a list of differences, never a silent change. See docs/decisions/0091.
 */
import { requestDifferences } from '#capabilities/disclosure-requests/index.ts';
import { disputeDifferences } from '#capabilities/disputes/index.ts';
import type { App } from '#platform/app.ts';
import type { CellPath } from '#rules/annual-report/tables.ts';
import type { ReportRecord } from '../model-record.ts';
import { type RecordedCell, recordedCells } from './records.ts';
import { type FrozenCell, insertFrozen, lastFrozen } from './store.ts';

const toFrozen = ({ path, value, covered, records }: RecordedCell): FrozenCell => ({
  ...{ path, value, covered, records },
});

/** Keeps what the records say of the report's year, as known up to an entry of the journal; in its transaction. */
export async function freezeFigures(app: App, record: ReportRecord, journalNumber: number): Promise<void> {
  const cells = await recordedCells(app, record.organId, record.year);
  await insertFrozen(app, {
    organId: record.organId,
    reportId: record.id,
    version: record.version,
    year: record.year,
    journalNumber,
    cells: cells.map(toFrozen),
    frozenAt: app.now(),
  });
}

/** A record or case that stands in other cells than it did when the year was published. */
export type CaseDifference = {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly from: readonly CellPath[];
  readonly to: readonly CellPath[];
  /** What was recorded of it since. */
  readonly since: readonly { readonly at: Date; readonly by: string; readonly event: string }[];
};

export type YearDifferences = {
  /** null: the year's report was never published, so that nothing is frozen. */
  readonly frozenAt: Date | null;
  readonly cells: readonly {
    readonly path: CellPath;
    readonly published: number | string | null;
    readonly now: number | string | null;
  }[];
  readonly cases: readonly CaseDifference[];
};

/** Records of table 二 that came into a cell or left it. */
function registeredDifferences(
  published: readonly FrozenCell[],
  now: readonly RecordedCell[],
): CaseDifference[] {
  const found = new Map<string, { title: string; href: string; from: CellPath[]; to: CellPath[] }>();
  const note = (cell: FrozenCell, side: 'from' | 'to', other: readonly { readonly id: string }[]) => {
    for (const { id, title, href } of cell.records) {
      if (other.some((one) => one.id === id)) continue;
      const known = found.get(id) ?? { title, href, from: [], to: [] };
      known[side].push(cell.path);
      found.set(id, known);
    }
  };
  for (const cell of now) {
    const before = published.find(({ path }) => path === cell.path);
    note(toFrozen(cell), 'to', before?.records ?? []);
    if (before) note(before, 'from', cell.records);
  }
  return [...found].map(([id, difference]) => ({ id, ...difference, since: [] }));
}

/** What the records say of a published year otherwise than when it was published: which cells, because of which cases. */
export async function differencesOf(app: App, organId: string, year: string): Promise<YearDifferences> {
  const frozen = await lastFrozen(app, organId, year);
  if (!frozen) return { frozenAt: null, cells: [], cases: [] };
  const now = await recordedCells(app, organId, year);
  const publishedAt = new Map(frozen.cells.map((cell) => [cell.path, cell.value]));
  const cells = now
    .map(({ path, value }) => ({ path, published: publishedAt.get(path) ?? null, now: value }))
    .filter((cell) => String(cell.published) !== String(cell.now));
  const [requests, disputes] = await Promise.all([
    requestDifferences(app, organId, year, frozen.journalNumber),
    disputeDifferences(app, organId, year, frozen.journalNumber),
  ]);
  return {
    frozenAt: frozen.frozenAt,
    cells,
    cases: [
      ...registeredDifferences(frozen.cells, now),
      ...requests,
      ...disputes.map((one) => ({ ...one, since: [] })),
    ],
  };
}
