/** The record of an annual report, and how a read file becomes one; pure. */
import { completeBySums } from '#rules/annual-report/completion.ts';
import {
  type AnnualReport,
  blankReport,
  type CellPath,
  cellName,
  cellPaths,
  figureAt,
  requestRows,
  setFigure,
} from '#rules/annual-report/tables.ts';
import type { ReadReport } from './model.ts';
import { type Correction, correctionsOf } from './model-corrections.ts';
import type { ReportState } from './model-steps.ts';

/** Where a figure comes from: typed in, read from a file, or counted over records. */
export type FigureSource = 'entered' | 'imported' | 'query';

/** One annual report as the record knows it. */
export type ReportRecord = {
  readonly organId: string;
  readonly id: string;
  readonly year: string;
  readonly state: ReportState;
  readonly version: number;
  readonly report: AnnualReport;
  readonly sources: Record<CellPath, FigureSource>;
  readonly corrections: readonly Correction[];
  readonly editedBy: string;
  readonly editedAt: Date;
  readonly override: { readonly reason: string; readonly by: string; readonly at: Date } | null;
  readonly submittedAt: Date | null;
  readonly publishedAt: Date | null;
  readonly withdrawnReason: string | null;
};

export type ReportComment = {
  readonly id: string;
  readonly cell: string | null;
  readonly text: string;
  readonly byName: string;
  readonly at: Date;
  readonly resolved: boolean;
};

/** A new draft of the year for this organ, with the headings of the statutory form and no figures. */
export function blankDraft(organ: string, year: string): AnnualReport {
  const report = blankReport('2021');
  report.organ = organ;
  report.year = year;
  report.narrative.title = `${organ}${year}年政府信息公开工作年度报告`;
  return report;
}

/**
 * A read file brought to the official form: figures that the source lost and its sums decide are filled, and every
 * filling and altered label is said; what nothing decides stays open.
 */
export function toOfficialForm(read: ReadReport): { report: AnnualReport; corrections: Correction[] } {
  const { cells: _cells, problems: _problems, ...source } = read;
  const { report, completions } = completeBySums(structuredClone(source));
  // A printed title is broken over lines anywhere; a title has no spaces.
  report.narrative.title = report.narrative.title.replace(/\s+/g, '');
  return { report, corrections: correctionsOf(read, completions) };
}

/** The path of every cell whose figure differs between two reports. */
export function changedCells(before: AnnualReport, after: AnnualReport): CellPath[] {
  const paths = new Set([...cellPaths(before), ...cellPaths(after)]);
  return [...paths].filter((path) => figureAt(before, path) !== figureAt(after, path));
}

/** The sources after an edit: every changed figure was entered; a figure taken away has no source. */
export function sourcesAfter(
  sources: Record<CellPath, FigureSource>,
  before: AnnualReport,
  after: AnnualReport,
  kind: FigureSource = 'entered',
): Record<CellPath, FigureSource> {
  const next = { ...sources };
  for (const path of changedCells(before, after)) {
    if (figureAt(after, path) === null || figureAt(after, path) === undefined) delete next[path];
    else next[path] = kind;
  }
  return next;
}

/**
 * The report a client sent, taken cell by cell over the form: cells the form does not know are dropped, a negative
 * or fractional count is refused with the words for its field.
 */
export function overForm(sent: AnnualReport): { report: AnnualReport; faults: Correction[] } {
  const report = blankReport(sent.format);
  if (sent.format === '2021' && 'otherHandling' in sent.requests) {
    const single = requestRows['2019'].map((row) => [row.id, blankReport('2019').requests[row.id]]);
    report.requests = Object.fromEntries(single) as AnnualReport['requests'];
  }
  const faults: Correction[] = [];
  for (const path of cellPaths(report)) {
    const value = figureAt(sent, path) ?? null;
    const signed = path.endsWith('.change');
    if (typeof value === 'number' && (!Number.isInteger(value) || (value < 0 && !signed))) {
      faults.push({ cell: path, message: `${cellName(path, report.format)}应填不小于0的整数。` });
    }
    setFigure(report, path, value);
  }
  return { report: { ...report, organ: sent.organ, year: sent.year, narrative: sent.narrative }, faults };
}
