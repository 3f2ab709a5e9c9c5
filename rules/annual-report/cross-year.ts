/** Rules over two reports: this year against last year, and two copies of the same year. */
import type { Imbalance } from './balance.ts';
import { type AnnualReport, applicantColumns, figureAt, requestCell } from './tables.ts';

/** Whether `previous` is the report of the year before; null when a year is not known. */
export function followsOn(report: AnnualReport, previous: AnnualReport): boolean | null {
  if (!report.year || !previous.year) return null;
  return Number(previous.year) + 1 === Number(report.year);
}

const plain = (name: string | null) => (name ?? '').replace(/\s|人民政府|政府|办公[室厅]$/g, '');

/** Whether both reports certainly speak for the same body. */
const sameBody = (a: AnnualReport, b: AnnualReport) =>
  plain(a.organ) !== '' && plain(a.organ) === plain(b.organ);

/**
 * 上年结转 is by its meaning what last year's report carried over, column by column. Certain only between two reports of
 * the same body and of years that follow each other; otherwise asked. Not judged for years that do not follow.
 */
export function carryOver(report: AnnualReport, previous: AnnualReport): Imbalance[] {
  if (followsOn(report, previous) === false) return [];
  const certain = followsOn(report, previous) === true && sameBody(report, previous);
  return applicantColumns.flatMap(({ id, label }): Imbalance[] => {
    const expected = figureAt(previous, requestCell('carriedOver', id)) ?? null;
    const actual = figureAt(report, requestCell('carriedIn', id)) ?? null;
    if (expected === null || actual === null || expected === actual) return [];
    const difference = Number(expected) - Number(actual);
    const message = `表三“${label}”列：上一年度报告“结转下年度继续办理”为${expected}，本年度“上年结转”为${actual}，相差${Math.abs(difference)}。请核对两年的报告，以台账为准改正。`;
    const cells = [requestCell('carriedIn', id)];
    return [
      {
        rule: 'carry-over',
        severity: certain ? 'error' : 'question',
        cells,
        expected,
        actual,
        difference,
        message,
      },
    ];
  });
}

/**
 * Documents in force last year, plus issued, less repealed. Held in 8 of 13 pairs of real reports: the basis of counting
 * changes with every clean-up, so this is advice and never more.
 */
export function inForceChain(report: AnnualReport, previous: AnnualReport): Imbalance[] {
  if (followsOn(report, previous) === false) return [];
  return ['governmentRules', 'normativeDocuments'].flatMap((row): Imbalance[] => {
    const at = (of: AnnualReport, head: string) => {
      const value = figureAt(of, `proactive.${row}.${head}`);
      return value === null || value === undefined ? null : Number(value);
    };
    const before = at(previous, 'inForce');
    const [issued, repealed, inForce] = ['issued', 'repealed', 'inForce'].map((head) => at(report, head));
    if (before === null || issued == null || repealed == null || inForce == null) return [];
    const expected = before + issued - repealed;
    if (expected === inForce) return [];
    const label = row === 'governmentRules' ? '规章' : '行政规范性文件';
    const message = `表二“${label}”：上一年度现行有效${before}件，加本年制发${issued}件、减本年废止${repealed}件为${expected}件，报告为${inForce}件。如因清理或统计口径变化，可不改；否则请核实。`;
    const cells = ['issued', 'repealed', 'inForce'].map((head) => `proactive.${row}.${head}`);
    const difference = expected - inForce;
    return [
      { rule: 'in-force-chain', severity: 'advice', cells, expected, actual: inForce, difference, message },
    ];
  });
}

const decimals = (amount: string) => amount.split('.')[1]?.length ?? 0;

/**
 * The fee of one year printed in two reports (a zone and its finance bureau): equal after rounding to the coarser one,
 * or told, and told apart when only the order of the digits differs.
 */
export function sameYearCopies(report: AnnualReport, other: AnnualReport): Imbalance[] {
  const cell = 'proactive.administrativeFeesWanYuan';
  const [mine, theirs] = [report, other].map((r) => figureAt(r, cell));
  if (report.year !== other.year || typeof mine !== 'string' || typeof theirs !== 'string') return [];
  const places = Math.min(decimals(mine), decimals(theirs));
  if (Math.abs(Number(mine) - Number(theirs)) <= 0.5 * 10 ** -places) return [];
  const sorted = (text: string) => [...text].sort().join('');
  if (sorted(mine) !== sorted(theirs) && Math.abs(Number(mine) / Number(theirs) - 1) > 0.01) return [];
  const why =
    sorted(mine) === sorted(theirs) ? '两个数的数字相同、次序不同，很可能是抄写颠倒' : '两个数相近而不相等';
  const message = `表二“行政事业性收费”：本报告为${mine}万元，${other.organ ?? '另一份报告'}为${theirs}万元，${why}。请核对。`;
  const found = { cells: [cell], expected: theirs, actual: mine, difference: Number(mine) - Number(theirs) };
  return [{ ...found, rule: 'same-year-copies', severity: 'advice', message }];
}
