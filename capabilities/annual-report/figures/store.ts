/** SQL of frozen figures: what the records said when a report was published. */
import type { JSONColumnType } from 'kysely';
import type { App } from '#platform/app.ts';
import type { CellPath } from '#rules/annual-report/tables.ts';

/** A cell as it was frozen; `records`: those behind a cell of table 二. */
export type FrozenCell = {
  readonly path: CellPath;
  readonly value: number | string | null;
  readonly covered: boolean;
  readonly records: readonly { readonly id: string; readonly title: string; readonly href: string }[];
};

/** The figures of a year as the records said them at a publication. */
export type FrozenFigures = {
  readonly organId: string;
  readonly reportId: string;
  readonly version: number;
  readonly year: string;
  /** The last entry of the journal that they knew. */
  readonly journalNumber: number;
  readonly cells: readonly FrozenCell[];
  readonly frozenAt: Date;
};

type FrozenTable = {
  organ_id: string;
  report_id: string;
  version: number;
  year: string;
  journal_number: string | number;
  cells: JSONColumnType<FrozenCell[]>;
  frozen_at: Date;
};

const tables = (app: App) => app.database.withTables<{ frozen_figures: FrozenTable }>();

export async function insertFrozen(app: App, frozen: FrozenFigures): Promise<void> {
  await tables(app)
    .insertInto('frozen_figures')
    .values({
      organ_id: frozen.organId,
      report_id: frozen.reportId,
      version: frozen.version,
      year: frozen.year,
      journal_number: frozen.journalNumber,
      cells: JSON.stringify(frozen.cells),
      frozen_at: frozen.frozenAt,
    })
    .execute();
}

/** The figures as of the last publication of a year's report; null: it was never published. */
export async function lastFrozen(app: App, organId: string, year: string): Promise<FrozenFigures | null> {
  const row = await tables(app)
    .selectFrom('frozen_figures')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .orderBy('journal_number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return {
    organId: row.organ_id,
    reportId: row.report_id,
    version: row.version,
    year: row.year,
    journalNumber: Number(row.journal_number),
    cells: row.cells,
    frozenAt: row.frozen_at,
  };
}
