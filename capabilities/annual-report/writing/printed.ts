/** How the figures and sentences of a report are put on paper; the same for every kind of file. */
import {
  type Amount,
  type AnnualReport,
  blankReport,
  type Figure,
  figureAt,
} from '#rules/annual-report/tables.ts';
import type { GridCell } from './grid.ts';

/** Control characters that no XML file may hold, and those that turn the direction of writing. */
const unprintable = /(?![\n\t])[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;

/** Text as it may stand in any of our files: well-formed, without control characters; \n and \t are kept. */
export const printable = (text: string): string =>
  text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .toWellFormed()
    .replace(unprintable, '');

/** The figure as the form prints it: blank for null, a sign before a rise (本年增/减). */
export function printedFigure(
  value: Figure | Amount | undefined,
  format: GridCell['format'] = 'count',
): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return printable(value).replace(/\s+/g, ' ').trim();
  if (!Number.isFinite(value)) return '';
  return format === 'change' && value > 0 ? `+${value}` : String(value);
}

export const printedCell = (report: AnnualReport, cell: GridCell): string =>
  cell.path === undefined ? cell.text : printedFigure(figureAt(report, cell.path), cell.format);

/** The report with every part there, as a file from elsewhere may leave some out. */
export function completed(report: AnnualReport): AnnualReport {
  const blank = blankReport(report.format === '2019' ? '2019' : '2021');
  return {
    ...report,
    format: blank.format,
    organ: report.organ ?? null,
    year: report.year ?? null,
    proactive: report.proactive ?? blank.proactive,
    requests: report.requests ?? blank.requests,
    disputes: report.disputes ?? blank.disputes,
    narrative: { ...blank.narrative, ...report.narrative },
  };
}
