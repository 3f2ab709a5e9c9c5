/** Reading and judging many reports, a few at a time; nothing is kept here. */
import { storable } from '#platform/storable.ts';
import type { JudgeOptions } from '../judging/index.ts';
import { type ReadReport, UnreadableError } from '../model.ts';
import { judgeReportSafely, readReportSafely } from '../reading/index.ts';
import type { BatchRecord } from './store.ts';

/** One file of a batch; the bytes are fetched when its turn comes. */
export type BatchFile = { readonly name: string; readonly bytes: () => Promise<Uint8Array> };

export type Read = {
  readonly name: string;
  readonly report: ReadReport | null;
  readonly unreadable: string | null;
};

async function readOne(file: BatchFile): Promise<Read> {
  // Archives hold names that no store takes.
  const name = storable(file.name);
  try {
    return { name, report: await readReportSafely({ name, bytes: await file.bytes() }), unreadable: null };
  } catch (error) {
    if (error instanceof UnreadableError) return { name, report: null, unreadable: error.message };
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

/** Each report judged against what else the batch holds: its body's report of the year before, its kindred bodies. */
export async function judgeAll(reads: readonly Read[]): Promise<BatchRecord[]> {
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
