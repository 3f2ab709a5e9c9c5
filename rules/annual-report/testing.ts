/** Test support: balanced reports built from a stream of numbers. Not for production code. */
import {
  type AnnualReport,
  applicantColumns,
  blankReport,
  disputeCell,
  disputeGroups,
  disputeResults,
  type FormVersion,
  proactiveBlocks,
  proactiveCell,
  requestCell,
  requestRows,
  setFigure,
} from './tables.ts';

/** A report in which every sum holds; `next(max)` gives a whole number from 0 to max. */
export function balancedReport(next: (max: number) => number, format: FormVersion = '2021'): AnnualReport {
  const report = { ...blankReport(format), organ: '示例市', year: '2024' };
  for (const { rows } of proactiveBlocks[format]) {
    for (const cell of rows.flatMap((row) => row.cells)) {
      const head = cell.id.split('.').at(-1);
      const value = head === 'repealed' || head === 'issued' ? 0 : next(500);
      setFigure(report, proactiveCell(cell), cell.kind === 'amount' ? `${value}.${next(9)}1` : value);
    }
  }
  fillRequests(report, next);
  for (const { id } of disputeGroups) {
    let total = 0;
    for (const result of disputeResults) {
      const value = result.id === 'total' ? total : next(9);
      total += value;
      setFigure(report, disputeCell(id, result.id), value);
    }
  }
  return report;
}

function fillRequests(report: AnnualReport, next: (max: number) => number): void {
  const totals = new Map<string, number>();
  const put = (row: (typeof requestRows)['2021'][number]['id'], column: string, value: number) => {
    const id = column as (typeof applicantColumns)[number]['id'];
    setFigure(report, requestCell(row, id), value);
    if (id === 'total') return;
    totals.set(row, (totals.get(row) ?? 0) + value);
  };
  for (const { id: column } of applicantColumns.filter((c) => c.id !== 'total')) {
    let handled = 0;
    for (const row of requestRows[report.format].filter((r) => r.part === 'outcome')) {
      const value = next(3) === 0 ? next(40) : 0;
      handled += value;
      put(row.id, column, value);
    }
    const carriedOver = next(3);
    const carriedIn = Math.min(handled + carriedOver, next(3));
    put('totalHandled', column, handled);
    put('carriedOver', column, carriedOver);
    put('carriedIn', column, carriedIn);
    put('newlyReceived', column, handled + carriedOver - carriedIn);
  }
  for (const row of requestRows[report.format]) put(row.id, 'total', totals.get(row.id) ?? 0);
}

/** A stream of whole numbers from one seed (a linear congruence: enough for tests). */
export function numbers(seed: number): (max: number) => number {
  let state = seed >>> 0;
  return (max) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % (max + 1);
  };
}
