/**
 * Open data: one line per cell of the form (机关,年度,格式,表,行,列,单元格,值), UTF-8 with a byte order mark so that
 * a spreadsheet opens it rightly. A blank cell has an empty value; figures carry no sign before a rise.
 */
import { type AnnualReport, figureAt } from '#rules/annual-report/tables.ts';
import { gridsOf, namesOf } from './grid.ts';
import { printedFigure } from './printed.ts';

const heads = ['机关', '年度', '格式', '表', '行', '列', '单元格', '值'];

/** The report as CSV text, lines ended by CR LF (RFC 4180). */
export function reportCsv(report: AnnualReport): string {
  const source = [report.organ ?? '', report.year ?? '', report.format];
  const lines = gridsOf(report).flatMap((grid) =>
    grid.rows.flat().flatMap((cell) => {
      if (cell.path === undefined) return [];
      const names = namesOf(grid, cell);
      const row = names.rows.map((c) => c.text).join('／');
      const column = names.columns.map((c) => c.text).join('／');
      const value = printedFigure(figureAt(report, cell.path));
      return [[...source, grid.name, row, column, cell.path, value]];
    }),
  );
  return csvText([heads, ...lines]);
}

/** Lines of fields as the text of a CSV file. */
export const csvText = (lines: readonly (readonly string[])[]): string =>
  `\ufeff${lines.map((line) => `${line.map(field).join(',')}\r\n`).join('')}`;

const isNumber = /^[+-]?\d+(\.\d+)?$/;

/** Quoted where needed; text that a spreadsheet would run as a formula is made plain text by an apostrophe. */
function field(text: string): string {
  const plain = printedFigure(text);
  const safe = !isNumber.test(plain) && /^[=+\-@]/.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
