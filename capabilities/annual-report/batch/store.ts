/** All SQL of batches. */
import type { JSONColumnType } from 'kysely';
import type { App } from '#platform/app.ts';
import type { Finding, ReadReport } from '../model.ts';

type BatchTable = {
  organ_id: string;
  id: string;
  name: string;
  by_name: string;
  started_at: Date;
  finished_at: Date | null;
  total: number;
  with_errors: number;
  unreadable: number;
};

type EntryTable = {
  organ_id: string;
  batch_id: string;
  position: number;
  name: string;
  body: string | null;
  year: string | null;
  unreadable: string | null;
  report: JSONColumnType<ReadReport> | null;
  findings: JSONColumnType<Finding[]>;
};

type Tables = { report_batches: BatchTable; report_batch_entries: EntryTable };

export type Batch = {
  readonly id: string;
  readonly name: string;
  readonly byName: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly total: number;
  readonly withErrors: number;
  readonly unreadable: number;
};

/** One report of a batch: read and judged, or the sentence why it could not be read. */
export type BatchRecord = {
  /** 0, 1, 2 … in the order of the files. */
  readonly number: number;
  readonly name: string;
  readonly unreadable: string | null;
  readonly report: ReadReport | null;
  readonly findings: readonly Finding[];
};

const tables = (app: App) => app.database.withTables<Tables>();

export async function insertBatch(app: App, organId: string, batch: Batch): Promise<void> {
  await tables(app)
    .insertInto('report_batches')
    .values({
      organ_id: organId,
      id: batch.id,
      name: batch.name,
      by_name: batch.byName,
      started_at: batch.startedAt,
      finished_at: batch.finishedAt,
      total: batch.total,
      with_errors: batch.withErrors,
      unreadable: batch.unreadable,
    })
    .execute();
}

/** Writes the entries in portions that keep each statement small. */
export async function insertEntries(
  app: App,
  organId: string,
  batchId: string,
  entries: readonly BatchRecord[],
): Promise<void> {
  for (let from = 0; from < entries.length; from += 100) {
    const rows = entries.slice(from, from + 100).map((entry) => ({
      organ_id: organId,
      batch_id: batchId,
      position: entry.number,
      name: entry.name,
      body: entry.report?.organ ?? null,
      year: entry.report?.year ?? null,
      unreadable: entry.unreadable,
      report: entry.report && JSON.stringify(entry.report),
      findings: JSON.stringify(entry.findings),
    }));
    await tables(app).insertInto('report_batch_entries').values(rows).execute();
  }
}

export async function batchesOf(app: App, organId: string): Promise<Batch[]> {
  const rows = await tables(app)
    .selectFrom('report_batches')
    .selectAll()
    .where('organ_id', '=', organId)
    .orderBy('started_at', 'desc')
    .limit(100)
    .execute();
  return rows.map(toBatch);
}

export async function batchById(app: App, organId: string, id: string): Promise<Batch | null> {
  const row = await tables(app)
    .selectFrom('report_batches')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? toBatch(row) : null;
}

const entryColumns = ['position as number', 'name', 'unreadable', 'report', 'findings'] as const;

export async function entriesOf(app: App, organId: string, batchId: string): Promise<BatchRecord[]> {
  return tables(app)
    .selectFrom('report_batch_entries')
    .select(entryColumns)
    .where('organ_id', '=', organId)
    .where('batch_id', '=', batchId)
    .orderBy('position')
    .execute();
}

export async function entryOf(
  app: App,
  organId: string,
  batchId: string,
  number: number,
): Promise<BatchRecord | null> {
  const row = await tables(app)
    .selectFrom('report_batch_entries')
    .select(entryColumns)
    .where('organ_id', '=', organId)
    .where('batch_id', '=', batchId)
    .where('position', '=', number)
    .executeTakeFirst();
  return row ?? null;
}

const toBatch = (row: BatchTable): Batch => ({
  id: row.id,
  name: row.name,
  byName: row.by_name,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
  total: row.total,
  withErrors: row.with_errors,
  unreadable: row.unreadable,
});
