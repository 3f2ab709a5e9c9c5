/** Two people changed one draft: what each changed is kept. Pure. */
import {
  type AnnualReport,
  type CellPath,
  cellPaths,
  figureAt,
  type Narrative,
  narrativeParts,
  setFigure,
} from '#rules/annual-report/tables.ts';

/** The cells whose figures differ. */
export const changedFigures = (before: AnnualReport, after: AnnualReport): CellPath[] =>
  cellPaths(after).filter((path) => figureAt(before, path) !== figureAt(after, path));

/** The parts of the prose that differ. */
export const changedProse = (before: AnnualReport, after: AnnualReport): (keyof Narrative)[] =>
  narrativeParts.filter((key) => before.narrative[key] !== after.narrative[key]);

export type Merged = {
  readonly report: AnnualReport;
  /** What both changed, to different ends; mine stands in the report. */
  readonly cells: readonly CellPath[];
  readonly prose: readonly (keyof Narrative)[];
};

/** Theirs, with everything laid over it that I changed since `base`. */
export function mergeReports(base: AnnualReport, mine: AnnualReport, theirs: AnnualReport): Merged {
  const report = structuredClone(theirs);
  const cells: CellPath[] = [];
  for (const path of changedFigures(base, mine)) {
    const own = figureAt(mine, path);
    const other = figureAt(theirs, path);
    if (own === undefined || other === undefined) continue;
    if (other !== figureAt(base, path) && other !== own) cells.push(path);
    setFigure(report, path, own);
  }
  const prose: (keyof Narrative)[] = [];
  for (const key of changedProse(base, mine)) {
    const other = theirs.narrative[key];
    if (other !== base.narrative[key] && other !== mine.narrative[key]) prose.push(key);
    report.narrative[key] = mine.narrative[key];
  }
  return { report, cells, prose };
}
