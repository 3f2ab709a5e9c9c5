/** The draft on the screen: what is saved, what has been typed since, and what typing does to it. Pure. */

import type { Issue } from '#platform/outcome.ts';
import {
  type AnnualReport,
  type CellPath,
  cellName,
  figureAt,
  type Narrative,
  setFigure,
} from '#rules/annual-report/tables.ts';
import type { ReportViewData } from '../../contract.ts';
import { gridsOf } from '../../writing/grid.ts';
import { type FigureKind, printFigure, readFigureText } from '../figures/figure-text.ts';
import { changedFigures, changedProse, mergeReports } from '../figures/merge.ts';
import { withAllTotals, withTotalsAfter } from '../figures/totals.ts';

export type Work = {
  /** What the server holds, and whose version a save names. */
  readonly saved: ReportViewData;
  readonly report: AnnualReport;
  /** What stands in cells whose text is no figure yet, with the fault. */
  readonly unread: Readonly<Record<CellPath, { readonly text: string; readonly fault: string }>>;
  readonly autoTotals: boolean;
};

export type Entry = { readonly path: CellPath; readonly text: string };
export type Change =
  | { readonly kind: 'entered'; readonly entries: readonly Entry[] }
  | { readonly kind: 'narrated'; readonly part: keyof Narrative; readonly text: string }
  | { readonly kind: 'totals-computed' }
  | { readonly kind: 'blanks-zeroed' }
  | { readonly kind: 'auto-totals'; readonly on: boolean }
  | { readonly kind: 'taken'; readonly view: ReportViewData }
  | { readonly kind: 'merged'; readonly view: ReportViewData };

export const reportOf = (view: ReportViewData): AnnualReport => view.report as unknown as AnnualReport;
export const previousOf = (view: ReportViewData): AnnualReport | null =>
  view.previous as unknown as AnnualReport | null;

export const begin = (view: ReportViewData): Work => ({
  saved: view,
  report: reportOf(view),
  unread: {},
  autoTotals: true,
});

/** What kind of figure each cell of this report takes. */
export const kindsOf = (report: AnnualReport): Map<CellPath, FigureKind> =>
  new Map(
    gridsOf(report)
      .flatMap((grid) => grid.rows.flat())
      .flatMap((cell) => (cell.path ? [[cell.path, cell.format ?? 'count'] as const] : [])),
  );

function enter(work: Work, entries: readonly Entry[]): Work {
  const report = structuredClone(work.report);
  const unread = { ...work.unread };
  const kinds = kindsOf(report);
  const changed: CellPath[] = [];
  for (const { path, text } of entries) {
    const read = readFigureText(text, kinds.get(path) ?? 'count');
    if ('fault' in read) {
      unread[path] = { text, fault: read.fault };
      continue;
    }
    delete unread[path];
    setFigure(report, path, read.value);
    changed.push(path);
  }
  return { ...work, unread, report: work.autoTotals ? withTotalsAfter(report, changed) : report };
}

/** 「没有发生的应填0」: every blank cell of the three tables becomes 0; what is no figure yet stays as typed. */
function zeroBlanks(work: Work): Work {
  const blanks = [...kindsOf(work.report).keys()].filter(
    (path) => figureAt(work.report, path) === null && !work.unread[path],
  );
  const zeroed = enter(
    { ...work, autoTotals: false },
    blanks.map((path) => ({ path, text: '0' })),
  );
  return { ...zeroed, autoTotals: work.autoTotals };
}

/** The draft after one change. */
export function after(work: Work, change: Change): Work {
  switch (change.kind) {
    case 'entered':
      return enter(work, change.entries);
    case 'narrated': {
      const narrative = { ...work.report.narrative, [change.part]: change.text };
      return { ...work, report: { ...work.report, narrative } };
    }
    case 'totals-computed':
      return { ...work, report: withAllTotals(work.report) };
    case 'blanks-zeroed':
      return zeroBlanks(work);
    case 'auto-totals':
      return { ...work, autoTotals: change.on };
    case 'taken':
      return { ...work, saved: change.view, report: reportOf(change.view), unread: {} };
    case 'merged': {
      const merged = mergeReports(reportOf(work.saved), work.report, reportOf(change.view));
      return { ...work, saved: change.view, report: merged.report };
    }
  }
}

/** Whether anything typed would be lost by leaving. */
export const isUnsaved = (work: Work): boolean =>
  Object.keys(work.unread).length > 0 ||
  changedFigures(reportOf(work.saved), work.report).length > 0 ||
  changedProse(reportOf(work.saved), work.report).length > 0;

/** What stands in a cell of the screen. */
export const textAt = (work: Pick<Work, 'report' | 'unread'>, path: CellPath, kind: FigureKind): string =>
  work.unread[path]?.text ?? printFigure(figureAt(work.report, path), kind);

/** Why the draft cannot be saved yet: every cell whose text is no figure. */
export const unreadIssues = (work: Work): Issue[] =>
  Object.entries(work.unread).map(([path, { fault }]) => ({
    field: path,
    message: `${cellName(path, work.report.format)}：${fault}`,
  }));
