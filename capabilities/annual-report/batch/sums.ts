/** Sums over many bodies; pure. */
import { type AnnualReport, cellPaths, figureAt } from '#rules/annual-report/tables.ts';

export type BatchSums = {
  readonly year: string | null;
  readonly bodies: number;
  readonly cells: Record<string, number | string>;
};

const scale = 1_000_000n;

/** "24252.311082" → 24252311082n millionths; null when it is not a plain decimal of at most six places. */
export function toMillionths(amount: string): bigint | null {
  const parts = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(amount);
  if (!parts) return null;
  const value = BigInt(parts[2] ?? '0') * scale + BigInt((parts[3] ?? '').padEnd(6, '0'));
  return parts[1] ? -value : value;
}

/** The decimal text of millionths, without trailing zeros. */
export function fromMillionths(value: bigint): string {
  const whole = value < 0n ? -value : value;
  const places = (whole % scale).toString().padStart(6, '0').replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${whole / scale}${places ? `.${places}` : ''}`;
}

function sumOf(reports: readonly AnnualReport[], path: string): number | string | undefined {
  const values = reports.map((report) => figureAt(report, path)).filter((v) => v !== null && v !== undefined);
  if (values.length === 0) return undefined;
  if (values.every((value) => typeof value === 'number'))
    return values.reduce<number>((all, v) => all + Number(v), 0);
  return fromMillionths(values.reduce<bigint>((all, v) => all + (toMillionths(String(v)) ?? 0n), 0n));
}

/** For each year and form the sum of every cell over its bodies; cells that no body fills are left out. */
export function sumsByYear(reports: readonly AnnualReport[]): BatchSums[] {
  const groups = Map.groupBy(reports, (report) => report.year);
  return [...groups].map(([year, group]) => {
    const paths = new Set(group.flatMap((report) => cellPaths(report)));
    const cells: Record<string, number | string> = {};
    for (const path of paths) {
      const sum = sumOf(group, path);
      if (sum !== undefined) cells[path] = sum;
    }
    return { year, bodies: group.length, cells };
  });
}
