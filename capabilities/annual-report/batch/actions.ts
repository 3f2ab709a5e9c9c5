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
import { type JudgeOptions, summarise } from '../judging/index.ts';
import { type ReadReport, UnreadableError } from '../model.ts';
import { judgeReportSafely, readReportSafely } from '../reading/index.ts';
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

/** One file of a batch; the bytes are fetched when its turn comes. */
export type BatchFile = { readonly name: string; readonly bytes: () => Promise<Uint8Array> };

type Read = { readonly name: string; readonly report: ReadReport | null; readonly unreadable: string | null };

async function readOne(file: BatchFile): Promise<Read> {
  try {
    const report = await readReportSafely({ name: file.name, bytes: await file.bytes() });
    return { name: file.name, report, unreadable: null };
  } catch (error) {
    if (error instanceof UnreadableError) return { name: file.name, report: null, unreadable: error.message };
    throw error;
  }
}

/** Reads all files, `lanes` at a time, telling of each as it is done; the answers stand in the order of the files. */
export async function* readAll(
  files: readonly BatchFile[],
  lanes: number,
): AsyncGenerator<{ done: number; total: number; name: string }, Read[]> {
  const reads: Read[] = new Array(files.length);
  const running = new Map<number, Promise<number>>();
  let next = 0;
  let done = 0;
  while (done < files.length) {
    while (running.size < lanes && next < files.length) {
      const at = next++;
      const file = files[at];
      if (!file) break;
      running.set(
        at,
        readOne(file).then((read) => {
          reads[at] = read;
          return at;
        }),
      );
    }
    const at = await Promise.race(running.values());
    running.delete(at);
    done += 1;
    yield { done, total: files.length, name: reads[at]?.name ?? '' };
  }
  return reads;
}

/** Whether one body is part of the other by its name: 某区 and 某区财政局. */
const isKindred = (one: ReadReport, other: ReadReport): boolean =>
  one !== other &&
  one.year === other.year &&
  one.organ !== null &&
  other.organ !== null &&
  one.organ !== other.organ &&
  (one.organ.startsWith(other.organ) || other.organ.startsWith(one.organ));

/** Each report judged, against what else the batch holds: its body's report of the year before, its kindred bodies. */
async function judged(reads: readonly Read[]): Promise<BatchRecord[]> {
  const reports = reads.flatMap(({ report }) => (report ? [report] : []));
  const byBody = new Map(reports.map((report) => [`${report.organ}/${report.year}`, report] as const));
  const records: BatchRecord[] = [];
  for (const [number, { name, report, unreadable }] of reads.entries()) {
    const previous = byBody.get(`${report?.organ}/${Number(report?.year) - 1}`);
    const kindred = report ? reports.filter((other) => isKindred(report, other)) : [];
    const judged = report && (await judgedOne(report, { kindred, ...(previous && { previous }) }));
    records.push({ number, name, report, unreadable, findings: [], ...judged });
  }
  return records;
}

/** The findings; a report that cannot be judged counts as unreadable. */
async function judgedOne(report: ReadReport, against: JudgeOptions): Promise<Partial<BatchRecord>> {
  try {
    return { findings: await judgeReportSafely(report, against) };
  } catch (error) {
    if (error instanceof UnreadableError) return { report: null, unreadable: error.message };
    throw error;
  }
}

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
  const entries = await judged(step.value);
  const batch: Batch = {
    id: randomUUID(),
    name: wanted.name,
    byName: staff.name,
    startedAt,
    finishedAt: app.now(),
    total: entries.length,
    withErrors: entries.filter((entry) => count(entry, 'error') > 0).length,
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

const count = (entry: BatchRecord, severity: string) =>
  entry.findings.filter((finding) => finding.severity === severity).length;

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
  errors: count(entry, 'error'),
  questions: count(entry, 'question'),
  advice: count(entry, 'advice'),
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
