/** A report from blocks: grids first; a table that is no grid (typed with spaces, or lost) is sought in the text. */

import { type Block, tableText } from '#platform/documents/blocks.ts';
import { type AnnualReport, type CellPath, cellPaths } from '#rules/annual-report/tables.ts';
import { type ReadingProblem, type ReadReport, UnreadableError } from '../../model.ts';
import { readText } from '../text/index.ts';
import { type GridReading, readGrids, type TableName } from './index.ts';

const noReport =
  '在这个文件里没有找到政府信息公开工作年度报告的表格或章节，无法体检。请确认上传的是年度报告全文；如果表格是图片，请改为上传可复制文字的版本。';

/** Reads blocks as a report. Throws UnreadableError when nothing of a report is there. */
export function reportFromBlocks(blocks: readonly Block[], name?: string): ReadReport {
  const fromGrids = readGrids(blocks, name);
  const whole = fromGrids.found.size === 3 ? fromGrids.report : filledFromText(fromGrids, blocks, name);
  const empty = Object.values(whole.cells).every((cell) => cell.mark === 'missing');
  const silent = whole.narrative.overview === '' && whole.narrative.requests === '';
  if (empty && (silent || !/公开/.test(whole.narrative.title + whole.narrative.overview))) {
    throw new UnreadableError(noReport);
  }
  return whole;
}

/** Every block as lines of text, for the reader of pasted text. */
export function textOfBlocks(blocks: readonly Block[]): string {
  return blocks.map((block) => (block.kind === 'paragraph' ? block.text : tableText(block))).join('\n');
}

function filledFromText(grids: GridReading, blocks: readonly Block[], name?: string): ReadReport {
  const text = readText(textOfBlocks(blocks), name);
  // Without any grid the file is text, and its reader knows text best.
  if (grids.found.size === 0 && !blocks.some((block) => block.kind === 'table' && block.how === 'drawn'))
    return text;
  const absent = (['proactive', 'requests', 'disputes'] as const).filter(
    (table) => !grids.found.has(table) && holdsAny(text, table),
  );
  if (absent.length === 0) return grids.report;
  const { report } = grids;
  const format = absent.includes('proactive') ? text.format : report.format;
  const merged: AnnualReport = {
    ...report,
    format,
    proactive: absent.includes('proactive') ? text.proactive : report.proactive,
    requests: absent.includes('requests') ? text.requests : report.requests,
    disputes: absent.includes('disputes') ? text.disputes : report.disputes,
    organ: report.organ ?? text.organ,
    year: report.year ?? text.year,
    narrative: {
      ...(report.narrative.overview === '' ? text.narrative : report.narrative),
      // What the grids took for prose here are the lines of the table.
      ...Object.fromEntries(absent.map((table) => [table, text.narrative[table]])),
    },
  };
  const taken = (path: CellPath) => absent.includes(path.split('.')[0] as TableName);
  const cells = Object.fromEntries(
    cellPaths(merged).flatMap((path) => {
      const reading = (taken(path) ? text : report).cells[path];
      return reading ? [[path, reading]] : [];
    }),
  );
  return { ...merged, cells, problems: mergedProblems(report.problems, text.problems, taken) };
}

const holdsAny = (report: ReadReport, table: TableName): boolean =>
  Object.entries(report.cells).some(
    ([path, cell]) => path.startsWith(`${table}.`) && cell.mark !== 'missing',
  );

function mergedProblems(
  fromGrids: readonly ReadingProblem[],
  fromText: readonly ReadingProblem[],
  taken: (path: CellPath) => boolean,
): ReadingProblem[] {
  return [
    ...fromGrids.filter((problem) => !problem.cells?.some(taken)),
    ...fromText.filter((problem) => problem.cells?.some(taken)),
  ];
}
