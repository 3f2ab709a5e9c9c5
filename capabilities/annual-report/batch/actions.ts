/** 批量体检: many reports read and judged at once, for the office that oversees hundreds of bodies. */
import { randomUUID } from 'node:crypto';
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { journal } from '#platform/journal/index.ts';
import { NotFoundError } from '#platform/outcome.ts';
import { type AnnualReport, figureAt } from '#rules/annual-report/tables.ts';
import type { CheckedData } from '../contract.ts';
import {
  type BatchBodyData,
  type BatchLineData,
  type BatchRowData,
  type BatchViewData,
  batchColumns,
} from '../contract-batch.ts';
import { summarise } from '../judging/index.ts';
import { countOf } from '../model.ts';
import { type BatchFile, judgeAll, readAll } from './checking.ts';
import {
  type Batch,
  type BatchRecord,
  batchById,
  batchesOf,
  entriesOf,
  entryOf,
  insertBatch,
  insertEntries,
} from './store.ts';

/** 批量体检 — reads and judges the files, telling its progress; keeps the results, not the files. */
export async function* checkBatch(
  app: App,
  staff: Staff,
  wanted: { name: string; files: readonly BatchFile[] },
): AsyncGenerator<BatchLineData> {
  const startedAt = app.now();
  const reading = readAll(wanted.files, 2);
  let step = await reading.next();
  while (!step.done) {
    yield step.value;
    step = await reading.next();
  }
  const entries = await judgeAll(step.value);
  const batch: Batch = {
    id: randomUUID(),
    name: wanted.name,
    byName: staff.name,
    startedAt,
    finishedAt: app.now(),
    total: entries.length,
    withErrors: entries.filter((entry) => countOf(entry.findings, 'error') > 0).length,
    unreadable: entries.filter((entry) => entry.unreadable !== null).length,
  };
  await transaction(app, async (app) => {
    await insertBatch(app, staff.organId, batch);
    await insertEntries(app, staff.organId, batch.id, entries);
    await journal(app, {
      organId: staff.organId,
      subject: { kind: 'report-batch', id: batch.id },
      event: 'report-batch-checked',
      by: { id: staff.id, name: staff.name },
      detail: { total: entries.length },
    });
  });
  yield { id: batch.id };
}

function figures(report: AnnualReport | null): Record<string, number | null> {
  return Object.fromEntries(
    batchColumns.map(({ cell }) => {
      const value = report ? figureAt(report, cell) : null;
      return [cell, typeof value === 'number' ? value : null];
    }),
  );
}

const bodyView = (entry: BatchRecord): BatchBodyData => ({
  number: entry.number,
  file: entry.name,
  organ: entry.report?.organ ?? null,
  year: entry.report?.year ?? null,
  unreadable: entry.unreadable,
  errors: countOf(entry.findings, 'error'),
  questions: countOf(entry.findings, 'question'),
  advice: countOf(entry.findings, 'advice'),
  summary: entry.report ? summarise([...entry.findings], entry.report) : (entry.unreadable ?? ''),
  figures: figures(entry.report),
});

/** The batches of this office, newest first. */
export async function listBatches(app: App, staff: Staff): Promise<BatchRowData[]> {
  return (await batchesOf(app, staff.organId)).map((batch) => ({
    id: batch.id,
    name: batch.name,
    at: batch.startedAt.toISOString(),
    by: batch.byName,
    bodies: batch.total,
    withErrors: batch.withErrors,
    unreadable: batch.unreadable,
  }));
}

/** The batch and its records, for a view or a spreadsheet. */
export async function openBatch(app: App, staff: Staff, id: string) {
  const batch = await batchById(app, staff.organId, id);
  if (!batch) throw new NotFoundError();
  return { batch, entries: await entriesOf(app, staff.organId, id) };
}

/** One batch with its bodies and their findings; the screen adds up what is listed. */
export async function getBatch(app: App, staff: Staff, id: string): Promise<BatchViewData> {
  const { batch, entries } = await openBatch(app, staff, id);
  return {
    id: batch.id,
    name: batch.name,
    at: batch.startedAt.toISOString(),
    by: batch.byName,
    bodies: entries.map(bodyView),
  };
}

/** One report of a batch with all that was found in it. */
export async function getBatchBody(app: App, staff: Staff, id: string, number: number): Promise<CheckedData> {
  const entry = await entryOf(app, staff.organId, id, number);
  if (!entry?.report) throw new NotFoundError();
  const findings = [...entry.findings];
  return {
    report: entry.report as CheckedData['report'],
    findings: findings as CheckedData['findings'],
    summary: summarise(findings, entry.report),
  };
}
