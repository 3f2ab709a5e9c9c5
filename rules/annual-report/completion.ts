/**
 * Completing a report from its own sums. Every figure of tables 三 and 四 is a whole number ≥ 0, so an equation with
 * one open cell decides it, and an equation whose open cells must add up to 0 decides them all. Nothing else is
 * inferred: where the equations leave two readings, the cell stays open.
 *
 * 「本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和」 (国办公开办函〔2021〕30号, table 三)
 */
import { type Equation, equations } from './equations.ts';
import { type AnnualReport, type CellPath, figureAt, setFigure } from './tables.ts';

/** One figure that the sums decided, and the words that justify it. */
export type Completion = { readonly cell: CellPath; readonly value: number; readonly words: string };

const open = (report: AnnualReport, cells: readonly CellPath[]) =>
  cells.filter((cell) => figureAt(report, cell) === null);

const sum = (report: AnnualReport, cells: readonly CellPath[]) =>
  cells.reduce((all, cell) => all + Number(figureAt(report, cell) ?? 0), 0);

/** What one equation decides, given the figures there are. */
function decided(report: AnnualReport, { parts, wholes, partWords, wholeWords }: Equation): Completion[] {
  const openParts = open(report, parts);
  const openWholes = open(report, wholes);
  if (openParts.length > 0 && openWholes.length > 0) return [];
  const cells = [...openParts, ...openWholes];
  const missing = Math.abs(sum(report, wholes) - sum(report, parts));
  const short =
    openParts.length > 0
      ? sum(report, parts) <= sum(report, wholes)
      : sum(report, wholes) <= sum(report, parts);
  if (!short || (missing > 0 && cells.length !== 1)) return [];
  const words = `${partWords}等于${wholeWords}`;
  return cells.map((cell) => ({ cell, value: missing, words }));
}

/** A copy of the report in which every open figure that its sums decide is filled, and what was filled, why. */
export function completeBySums(report: AnnualReport): { report: AnnualReport; completions: Completion[] } {
  const copy = structuredClone(report);
  const all = equations(copy);
  const completions: Completion[] = [];
  for (let found = true; found; ) {
    found = false;
    for (const equation of all) {
      for (const completion of decided(copy, equation)) {
        setFigure(copy, completion.cell, completion.value);
        completions.push(completion);
        found = true;
      }
    }
  }
  return { report: copy, completions };
}
