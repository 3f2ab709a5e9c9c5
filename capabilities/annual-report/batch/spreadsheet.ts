/** The results of a batch as a spreadsheet: a line a body, the findings, every figure with its sums. */
import {
  type Spreadsheet,
  type SpreadsheetCell,
  type SpreadsheetSheet,
  writeSpreadsheet,
} from '#platform/documents/spreadsheet.ts';
import { cellName, cellPaths, figureAt } from '#rules/annual-report/tables.ts';
import { batchColumns } from '../contract-batch.ts';
import { countOf, severityLabels } from '../model.ts';
import type { BatchRecord } from './store.ts';
import { sumsByYear } from './sums.ts';

type Value = string | number | null;

const line = (row: number, values: readonly Value[], look: SpreadsheetCell['look']): SpreadsheetCell[] =>
  values.map((value, column) => ({
    row,
    column,
    value,
    look: typeof value === 'number' && look !== 'head' ? 'figure' : look,
  }));

function sheet(
  name: string,
  heads: readonly string[],
  rows: readonly (readonly Value[])[],
  widths: readonly number[],
): SpreadsheetSheet {
  return {
    name,
    cells: [...line(0, heads, 'head'), ...rows.flatMap((values, index) => line(index + 1, values, 'text'))],
    widths: heads.map((_, column) => widths[column] ?? 12),
    frozen: { rows: 1, columns: 2 },
    landscape: true,
    repeatedRows: { first: 0, last: 0 },
  };
}

const numberAt = (entry: BatchRecord, path: string): Value =>
  entry.report ? (figureAt(entry.report, path) ?? null) : null;

function bodies(entries: readonly BatchRecord[]): SpreadsheetSheet {
  const heads = [
    '单位',
    '年度',
    '差错',
    '疑问',
    '提示',
    ...batchColumns.map(({ label }) => label),
    '文件',
    '无法读取的原因',
  ];
  const rows = entries.map((entry) => [
    entry.report?.organ ?? '（没有读到）',
    entry.report?.year ?? null,
    ...(['error', 'question', 'advice'] as const).map((severity) => countOf(entry.findings, severity)),
    ...batchColumns.map(({ cell }) => numberAt(entry, cell)),
    entry.name,
    entry.unreadable,
  ]);
  return sheet('各单位', heads, rows, [34, 8, 8, 8, 8, ...batchColumns.map(() => 10), 40, 50]);
}

function findings(entries: readonly BatchRecord[]): SpreadsheetSheet {
  const heads = ['单位', '年度', '类别', '发现', '位置', '应为', '实为'];
  const rows = entries.flatMap((entry) =>
    entry.findings.map((finding) => [
      entry.report?.organ ?? entry.name,
      entry.report?.year ?? null,
      severityLabels[finding.severity],
      finding.message,
      finding.cells.map((cell) => cellName(cell, entry.report?.format ?? '2021')).join('；') ||
        (finding.source?.text ?? ''),
      finding.expected,
      finding.actual,
    ]),
  );
  return sheet('问题清单', heads, rows, [34, 8, 8, 70, 50, 12, 12]);
}

function figures(entries: readonly BatchRecord[]): SpreadsheetSheet {
  const reports = entries.flatMap((entry) => (entry.report ? [entry.report] : []));
  const paths = [...new Set(reports.flatMap((report) => cellPaths(report)))];
  const name = (path: string) =>
    cellName(path, reports.find((report) => cellPaths(report).includes(path))?.format ?? '2021');
  const rows = reports.map((report) => [
    report.organ,
    report.year,
    ...paths.map((path) => figureAt(report, path) ?? null),
  ]);
  const sums = sumsByYear(reports).map(({ year, bodies: count, cells }) => [
    `合计（${count}个单位）`,
    year,
    ...paths.map((path) => cells[path] ?? null),
  ]);
  return sheet('全部数字', ['单位', '年度', ...paths.map(name)], [...rows, ...sums], [34, 8]);
}

/** The batch as an .xlsx file. */
export async function batchSpreadsheet(entries: readonly BatchRecord[]): Promise<Uint8Array> {
  const book: Spreadsheet = {
    title: '政府信息公开工作年度报告批量体检',
    creator: '公开台',
    properties: {},
    sheets: [bodies(entries), findings(entries), figures(entries)],
  };
  return writeSpreadsheet(book);
}
