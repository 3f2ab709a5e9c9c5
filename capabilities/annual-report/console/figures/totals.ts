/** The totals of tables 三 and 四, computed as figures are typed. Pure. */
import { equations } from '#rules/annual-report/equations.ts';
import { type AnnualReport, type CellPath, figureAt, setFigure } from '#rules/annual-report/tables.ts';

type Total = { readonly whole: CellPath; readonly parts: readonly CellPath[] };

/** Every cell that is a sum of others; 总计 of （七） stands twice, as a sum of its row and of its column. */
const totalsOf = (report: AnnualReport): Total[] =>
  equations(report).flatMap(({ parts, wholes: [whole, ...more] }) =>
    whole !== undefined && more.length === 0 ? [{ whole, parts }] : [],
  );

/** The sum of cells; null when all of them are blank, for nothing typed is not 0. */
function sumOf(report: AnnualReport, cells: readonly CellPath[]): number | null {
  const figures = cells.map((cell) => figureAt(report, cell)).filter((figure) => typeof figure === 'number');
  return figures.length === 0 ? null : figures.reduce((sum, figure) => sum + figure, 0);
}

/** What each total should say after the figures that stand there; a total of blanks is not in it. */
export function computedTotals(report: AnnualReport): Map<CellPath, number> {
  const computed = new Map<CellPath, number>();
  for (const { whole, parts } of totalsOf(report)) {
    const sum = sumOf(report, parts);
    if (sum !== null && !computed.has(whole)) computed.set(whole, sum);
  }
  return computed;
}

/** The report with every total that `changed` cells lead to computed anew; the given report is left as it was. */
export function withTotalsAfter(report: AnnualReport, changed: readonly CellPath[]): AnnualReport {
  const copy = structuredClone(report);
  const totals = totalsOf(copy);
  const open = [...changed];
  const done = new Set<CellPath>(changed);
  for (let cell = open.shift(); cell !== undefined; cell = open.shift()) {
    for (const { whole, parts } of totals) {
      if (!parts.includes(cell) || done.has(whole)) continue;
      setFigure(copy, whole, sumOf(copy, parts));
      open.push(whole);
    }
  }
  return copy;
}

/** The report with every total computed from its parts. */
export function withAllTotals(report: AnnualReport): AnnualReport {
  const copy = structuredClone(report);
  for (const { whole, parts } of totalsOf(copy)) {
    const sum = sumOf(copy, parts);
    if (sum !== null) setFigure(copy, whole, sum);
  }
  return copy;
}
