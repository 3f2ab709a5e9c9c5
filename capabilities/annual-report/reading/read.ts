/** Reading a published annual report from any file: tables from their grids, else from the text. */
import { DocumentRefused } from '#platform/documents/refusal.ts';
import { storable } from '#platform/storable.ts';
import { longestSection, mostParagraphs } from '../contract.ts';
import { type ReadReport, UnreadableError } from '../model.ts';
import { openFile } from './file-blocks.ts';
import { reportFromBlocks } from './grids/blended.ts';
import { readReportJson } from './report-json.ts';
import { readText } from './text/index.ts';

/** A file's bytes, or text that was pasted. */
export type ReportSource =
  | { readonly name?: string; readonly bytes: Uint8Array }
  | { readonly name?: string; readonly text: string };

/**
 * Reads a report. What could not be read is in `problems`, never invented. Throws UnreadableError, with a sentence
 * for the person who sent it, when the file cannot be opened or holds no report.
 */
export async function readReport(source: ReportSource): Promise<ReadReport> {
  try {
    return bounded(await read(source));
  } catch (error) {
    if (error instanceof DocumentRefused) throw new UnreadableError(error.message);
    throw error;
  }
}

const longestName = 100;

/**
 * What is no report by its size is refused here, so that nothing behind the reader meets texts without end; and every
 * text is one that can be stored.
 */
function bounded(report: ReadReport): ReadReport {
  const isEndless = (part: string) =>
    part.length > longestSection || part.split('\n', mostParagraphs + 1).length > mostParagraphs;
  if (Object.values(report.narrative).some(isEndless))
    throw new UnreadableError(
      `报告的一个部分超过${longestSection / 10_000}万字或${mostParagraphs}段，不像一份年度报告。请确认选对了文件，只上传报告本身。`,
    );
  return storable({ ...report, organ: report.organ?.slice(0, longestName) ?? null });
}

async function read(source: ReportSource): Promise<ReadReport> {
  if ('text' in source) return readText(source.text, source.name);
  const opened = await openFile(source.bytes);
  if (opened.kind === 'json') return readReportJson(opened.text, source.name);
  if (opened.kind === 'text') return readText(opened.text, source.name);
  return { ...(await reportOf(opened, source.name)), ...opened.facts };
}

type OpenedBlocks = Extract<Awaited<ReturnType<typeof openFile>>, { kind: 'blocks' }>;

/** The report of the blocks; where half the figures are missing, the other look is tried and the fuller one kept. */
async function reportOf(opened: OpenedBlocks, name?: string): Promise<ReadReport> {
  const report = attempt(() => reportFromBlocks(opened.blocks, name));
  const first = report instanceof UnreadableError ? Number.POSITIVE_INFINITY : shareMissing(report);
  if (opened.otherwise && first > 0.5) {
    const blocks = await opened.otherwise();
    const other = attempt(() => reportFromBlocks(blocks, name));
    if (!(other instanceof UnreadableError) && shareMissing(other) < first) return other;
  }
  if (report instanceof UnreadableError) throw report;
  return report;
}

function attempt(read: () => ReadReport): ReadReport | UnreadableError {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableError) return error;
    throw error;
  }
}

function shareMissing(report: ReadReport): number {
  const marks = Object.values(report.cells).map((cell) => cell.mark);
  return (
    marks.filter((mark) => mark === 'missing' || mark === 'unreadable').length / Math.max(1, marks.length)
  );
}
