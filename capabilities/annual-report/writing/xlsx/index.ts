/**
 * The report as an Excel file. What stands where (our own reader relies on it):
 * - 表二, 表三, 表四: row 1 the heading of the section over the whole width; from row 2, column A the form cell by
 *   cell with its merges. Figures are numbers, blanks are empty; an amount that a number would alter is text.
 * - 文字: row 1 the heads 部分, 内容; then one row per paragraph: A the part (机关, 年度, 格式, 标题, 前言, then the
 *   section headings 一、总体情况 …, repeated for each paragraph), B the text. A paragraph longer than a cell may
 *   hold goes on in rows whose part is （续）.
 * - 勾稽: the sums as live formulas; nothing to read.
 * Custom document properties report-organ, report-year and report-format say the same as 文字.
 */
import {
  type Spreadsheet,
  type SpreadsheetCell,
  type SpreadsheetSheet,
  writeSpreadsheet,
} from '#platform/documents/spreadsheet.ts';
import { type AnnualReport, figureAt, type SectionId, sections } from '#rules/annual-report/tables.ts';
import { type Grid, type GridCell, gridsOf, leftAligned } from '../grid.ts';
import { outlineOf } from '../outline.ts';
import { printable, printedFigure } from '../printed.ts';
import { balanceSheet } from './balance.ts';

/** The .xlsx file of a completed report. */
export const reportXlsx = (report: AnnualReport): Promise<Uint8Array> => writeSpreadsheet(reportBook(report));

/** The workbook before it is packed. */
export function reportBook(report: AnnualReport): Spreadsheet {
  const organ = printable(report.organ ?? '').trim();
  return {
    title: outlineOf(report).title.join(''),
    creator: organ,
    properties: {
      'report-organ': organ,
      'report-year': printable(report.year ?? '').trim(),
      'report-format': report.format,
    },
    sheets: [
      ...gridsOf(report).map((grid) => formSheet(report, grid)),
      proseSheet(report),
      balanceSheet(report),
    ],
  };
}

/** Rows above the form on its sheet. */
export const rowsAboveForm = 1;

const columnWidths: Readonly<Record<Grid['id'], readonly number[]>> = {
  proactive: [24, 20, 20, 20],
  requests: [7, 10, 36, 8, 8, 8, 8, 8, 8, 8],
  disputes: Array(15).fill(8),
};

function formSheet(report: AnnualReport, grid: Grid): SpreadsheetSheet {
  const widths = columnWidths[grid.id];
  const form = grid.rows.flat().map((cell) => formCell(report, grid, cell));
  const heading: SpreadsheetCell = {
    row: 0,
    column: 0,
    colspan: widths.length,
    value: headingOf(report, grid.id),
    look: 'title',
  };
  return {
    name: grid.name,
    cells: [heading, ...form],
    widths,
    heights: [30, ...grid.rows.map((cells) => heightOf(cells, widths))],
    ...(grid.headRows > 0 && {
      frozen: { rows: grid.headRows + rowsAboveForm, ...(grid.id === 'requests' && { columns: 3 }) },
      repeatedRows: { first: rowsAboveForm, last: grid.headRows },
    }),
    landscape: grid.id === 'disputes',
  };
}

const looks = { item: 'band', note: 'label', head: 'head', label: 'label', value: 'figure' } as const;

function formCell(report: AnnualReport, grid: Grid, cell: GridCell): SpreadsheetCell {
  const { row, column, colspan, rowspan, kind } = cell;
  const place = { row: row + rowsAboveForm, column, colspan, rowspan, look: looks[kind] };
  const align = leftAligned(grid, cell) ? ('left' as const) : ('center' as const);
  if (cell.path === undefined) return { ...place, value: cell.text, align };
  const figure = figureAt(report, cell.path) ?? null;
  const numberFormat = cell.format === 'change' ? '+0;-0;0' : 'General';
  return { ...place, value: exactValue(figure), numberFormat, align };
}

/** A number where a number says exactly what was printed, else the text; null for a blank. */
function exactValue(figure: number | string | null): number | string | null {
  if (typeof figure === 'number') return Number.isFinite(figure) ? figure : null;
  const text = printedFigure(figure);
  if (text === '') return null;
  return /^-?\d/.test(text) && String(Number(text)) === text ? Number(text) : text;
}

/** Merged cells never grow by themselves: the height is reckoned from the longest wrapped label. */
function heightOf(cells: readonly GridCell[], widths: readonly number[]): number {
  const lines = cells.map((cell) => {
    const width = widths.slice(cell.column, cell.column + cell.colspan).reduce((sum, w) => sum + w, 0);
    return Math.ceil((cell.text.length * 2) / Math.max(1, width - 1)) / cell.rowspan;
  });
  return Math.max(20, 6 + 14 * Math.ceil(Math.max(...lines)));
}

const headingOf = (report: AnnualReport, id: SectionId): string => {
  const section = sections.find((s) => s.id === id);
  return section ? `${section.numeral}、${section.title[report.format]}` : '';
};

/** Excel holds 32,767 characters in a cell. */
const cellLimit = 32_000;
const proseWidth = 90;

function proseSheet(report: AnnualReport): SpreadsheetSheet {
  const parts: [string, string][] = [
    ['机关', report.organ ?? ''],
    ['年度', report.year ?? ''],
    ['格式', report.format],
    ['标题', report.narrative.title],
    ['前言', report.narrative.preface],
    ...sections.map(({ id }): [string, string] => [headingOf(report, id), report.narrative[id]]),
  ];
  const lines = [
    ['部分', '内容'] as [string, string],
    ...parts.flatMap(([part, text]) => paragraphRows(part, text)),
  ];
  return {
    name: '文字',
    cells: lines.flatMap(([part, text], row): SpreadsheetCell[] => [
      { row, column: 0, value: part, look: row === 0 ? 'head' : 'text' },
      { row, column: 1, value: text || null, look: row === 0 ? 'head' : 'text' },
    ]),
    widths: [42, proseWidth],
    heights: lines.map(([, text]) =>
      Math.min(400, 6 + 15 * Math.max(1, Math.ceil((text.length * 2.2) / proseWidth))),
    ),
    frozen: { rows: 1 },
    repeatedRows: { first: 0, last: 0 },
  };
}

/** One row per paragraph; a part without text has one empty row. */
function paragraphRows(part: string, text: string): [string, string][] {
  const paragraphs = printable(text)
    .split('\n')
    .filter((line) => line.trim() !== '');
  if (paragraphs.length === 0) return [[part, '']];
  return paragraphs.flatMap((paragraph) => {
    const pieces = paragraph.match(new RegExp(`[\\s\\S]{1,${cellLimit}}`, 'gu')) ?? [];
    return pieces.map((piece, i): [string, string] => [i === 0 ? part : '（续）', piece]);
  });
}
