/** All SQL of the annual report. Rows never leave this file. */
import type { Insertable, JSONColumnType, Selectable } from 'kysely';
import type { App } from '#platform/app.ts';
import type { AnnualReport, CellPath } from '#rules/annual-report/tables.ts';
import type { Correction } from './model-corrections.ts';
import type { FigureSource, ReportComment, ReportRecord } from './model-record.ts';
import type { ReportState } from './model-steps.ts';

type ReportTable = {
  organ_id: string;
  id: string;
  year: string;
  state: ReportState;
  version: number;
  report: JSONColumnType<AnnualReport>;
  sources: JSONColumnType<Record<CellPath, FigureSource>>;
  corrections: JSONColumnType<Correction[]>;
  edited_by: string;
  edited_at: Date;
  override_reason: string | null;
  override_by: string | null;
  override_at: Date | null;
  submitted_at: Date | null;
  published_at: Date | null;
  withdrawn_reason: string | null;
};

type CommentTable = {
  organ_id: string;
  id: string;
  report_id: string;
  cell: string | null;
  text: string;
  by_name: string;
  at: Date;
  resolved: boolean;
};

type VersionTable = {
  organ_id: string;
  report_id: string;
  version: number;
  state: ReportState;
  report: JSONColumnType<AnnualReport>;
  saved_by: string;
  saved_at: Date;
};

type Tables = {
  annual_reports: ReportTable;
  annual_report_comments: CommentTable;
  annual_report_versions: VersionTable;
};

const tables = (app: App) => app.database.withTables<Tables>();

const toRecord = (row: Selectable<ReportTable>): ReportRecord => ({
  organId: row.organ_id,
  id: row.id,
  year: row.year,
  state: row.state,
  version: row.version,
  report: row.report,
  sources: row.sources,
  corrections: row.corrections,
  editedBy: row.edited_by,
  editedAt: row.edited_at,
  override:
    row.override_reason !== null && row.override_at !== null
      ? { reason: row.override_reason, by: row.override_by ?? '', at: row.override_at }
      : null,
  submittedAt: row.submitted_at,
  publishedAt: row.published_at,
  withdrawnReason: row.withdrawn_reason,
});

const toRow = (record: ReportRecord): Insertable<ReportTable> => ({
  organ_id: record.organId,
  id: record.id,
  year: record.year,
  state: record.state,
  version: record.version,
  report: JSON.stringify(record.report),
  sources: JSON.stringify(record.sources),
  corrections: JSON.stringify(record.corrections),
  edited_by: record.editedBy,
  edited_at: record.editedAt,
  override_reason: record.override?.reason ?? null,
  override_by: record.override?.by ?? null,
  override_at: record.override?.at ?? null,
  submitted_at: record.submittedAt,
  published_at: record.publishedAt,
  withdrawn_reason: record.withdrawnReason,
});

/** The reports of an organ, newest year first. */
export async function reportsOf(app: App, organId: string): Promise<ReportRecord[]> {
  const rows = await tables(app)
    .selectFrom('annual_reports')
    .selectAll()
    .where('organ_id', '=', organId)
    .orderBy('year', 'desc')
    .execute();
  return rows.map(toRecord);
}

export async function reportById(app: App, organId: string, id: string): Promise<ReportRecord | null> {
  const row = await tables(app)
    .selectFrom('annual_reports')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? toRecord(row) : null;
}

/** As `reportById`, and nobody else may change it until the transaction ends. */
export async function lockReport(app: App, organId: string, id: string): Promise<ReportRecord | null> {
  const row = await tables(app)
    .selectFrom('annual_reports')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ? toRecord(row) : null;
}

export async function reportOfYear(app: App, organId: string, year: string): Promise<ReportRecord | null> {
  const row = await tables(app)
    .selectFrom('annual_reports')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .executeTakeFirst();
  return row ? toRecord(row) : null;
}

/** Inserts the record; false when the organ already has a report of that year. */
export async function insertReport(app: App, record: ReportRecord): Promise<boolean> {
  const result = await tables(app)
    .insertInto('annual_reports')
    .values(toRow(record))
    .onConflict((conflict) => conflict.columns(['organ_id', 'year']).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) === 1;
}

/** Writes the whole record over the one with its id. */
export async function updateReport(app: App, record: ReportRecord): Promise<void> {
  await tables(app)
    .updateTable('annual_reports')
    .set(toRow(record))
    .where('organ_id', '=', record.organId)
    .where('id', '=', record.id)
    .execute();
}

/** Keeps the text that a step or a save covered. */
export async function keepVersion(app: App, record: ReportRecord, byName: string): Promise<void> {
  await tables(app)
    .insertInto('annual_report_versions')
    .values({
      organ_id: record.organId,
      report_id: record.id,
      version: record.version,
      state: record.state,
      report: JSON.stringify(record.report),
      saved_by: byName,
      saved_at: app.now(),
    })
    .execute();
}

export async function commentsOf(app: App, organId: string, reportId: string): Promise<ReportComment[]> {
  const rows = await tables(app)
    .selectFrom('annual_report_comments')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('report_id', '=', reportId)
    .orderBy('at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    cell: row.cell,
    text: row.text,
    byName: row.by_name,
    at: row.at,
    resolved: row.resolved,
  }));
}

export async function insertComment(
  app: App,
  organId: string,
  reportId: string,
  comment: ReportComment,
): Promise<void> {
  await tables(app)
    .insertInto('annual_report_comments')
    .values({
      organ_id: organId,
      id: comment.id,
      report_id: reportId,
      cell: comment.cell,
      text: comment.text,
      by_name: comment.byName,
      at: comment.at,
      resolved: comment.resolved,
    })
    .execute();
}

/** Marks a comment as dealt with; false when there is none with that id. */
export async function markCommentResolved(
  app: App,
  organId: string,
  reportId: string,
  id: string,
): Promise<boolean> {
  const result = await tables(app)
    .updateTable('annual_report_comments')
    .set({ resolved: true })
    .where('organ_id', '=', organId)
    .where('report_id', '=', reportId)
    .where('id', '=', id)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/**
 * The reports the public may know of, newest year first: those published, and those withdrawn (with the reason) even
 * while a new draft is in work. The text is always that of the last publication, never of a draft.
 */
export async function publicReports(app: App, organId: string, year?: string): Promise<ReportRecord[]> {
  const rows = await tables(app)
    .selectFrom('annual_reports as r')
    .innerJoin(
      (query) =>
        query
          .selectFrom('annual_report_versions')
          .distinctOn(['organ_id', 'report_id'])
          .select(['organ_id', 'report_id', 'report'])
          .where('organ_id', '=', organId)
          .where('state', '=', 'published')
          .orderBy('organ_id')
          .orderBy('report_id')
          .orderBy('version', 'desc')
          .as('p'),
      (join) => join.onRef('p.organ_id', '=', 'r.organ_id').onRef('p.report_id', '=', 'r.id'),
    )
    .selectAll('r')
    .select('p.report as published')
    .where('r.organ_id', '=', organId)
    .where('r.published_at', 'is not', null)
    .where((where) =>
      where.or([where('r.state', '=', 'published'), where('r.withdrawn_reason', 'is not', null)]),
    )
    .$if(year !== undefined, (query) => query.where('r.year', '=', year ?? ''))
    .orderBy('r.year', 'desc')
    .execute();
  return rows.map(({ published, ...row }) => ({ ...toRecord(row), report: published }));
}
