/** Whether each figure can be one: counts are whole and not negative, amounts are decimals and not negative. */
import type { Imbalance } from './balance.ts';
import {
  type AnnualReport,
  type CellPath,
  cellName,
  cellPaths,
  figureAt,
  type ProactiveCellKind,
  proactiveBlocks,
  proactiveCell,
} from './tables.ts';

const kindsOf = (report: AnnualReport): ReadonlyMap<CellPath, ProactiveCellKind> =>
  new Map(
    proactiveBlocks[report.format].flatMap((b) =>
      b.rows.flatMap((r) => r.cells.map((cell) => [proactiveCell(cell), cell.kind] as const)),
    ),
  );

/** What is wrong with a value as such; undefined when nothing is. */
function fault(value: string | number, kind: ProactiveCellKind): string | undefined {
  const number = Number(value);
  if (Number.isNaN(number) || String(value).trim() === '') return `“${value}”不是数字`;
  if (kind !== 'change' && number < 0) return `“${value}”是负数`;
  if (kind !== 'amount' && !Number.isInteger(number)) return `“${value}”不是整数`;
  return undefined;
}

/** The cells whose value no lawful report can hold, and amounts printed finer than the form foresees. */
export function judgeFigures(report: AnnualReport): Imbalance[] {
  const kinds = kindsOf(report);
  return cellPaths(report).flatMap((cell): Imbalance[] => {
    const value = figureAt(report, cell);
    if (value === null || value === undefined) return [];
    const kind = kinds.get(cell) ?? 'count';
    const found = { cells: [cell], expected: null, actual: value, difference: null };
    const wrong = fault(value, kind);
    if (wrong) {
      const message = `${cellName(cell, report.format)}${wrong}，此处应填${kind === 'amount' ? '不小于0的金额' : '不小于0的整数'}。`;
      return [{ ...found, rule: 'figures-are-whole', severity: 'error', message }];
    }
    if (kind === 'amount' && /\.\d{7,}$/.test(String(value))) {
      const message = `${cellName(cell, report.format)}“${value}”小数超过6位，万元保留6位小数即精确到分。`;
      return [{ ...found, rule: 'amount-precision', severity: 'advice', message }];
    }
    return [];
  });
}
