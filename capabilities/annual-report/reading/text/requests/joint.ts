/** Which reading of each glued row agrees with the rest of the table: column sums and the balance. */
import { type RequestRowId, requestRows } from '#rules/annual-report/tables.ts';

/** One row: all its readings, seven figures each. A row read as printed has one. */
export type Readings = ReadonlyMap<RequestRowId, readonly (readonly number[])[]>;

export type Agreement = {
  readonly readings: Map<RequestRowId, readonly (readonly number[])[]>;
  /** 'sums' every column balances · 'nearly' no reading balances and these come nearest · 'open' nothing decides. */
  readonly by: 'sums' | 'nearly' | 'open';
};

/** A sum over rows that must be nought in every column. */
type Equation = readonly (readonly [row: RequestRowId, factor: 1 | -1])[];

function equationsFor(rows: Readings): Equation[] {
  const single = rows.has('otherHandling');
  const outcome = requestRows[single ? '2019' : '2021'].filter((row) => row.part === 'outcome');
  const sums: Equation = [...outcome.map((row) => [row.id, 1] as const), ['totalHandled', -1]];
  const balance: Equation = [
    ['newlyReceived', 1],
    ['carriedIn', 1],
    ['totalHandled', -1],
    ['carriedOver', -1],
  ];
  return [sums, balance].filter((equation) => equation.every(([row]) => rows.has(row)));
}

type Domains = Map<RequestRowId, readonly (readonly number[])[]>;

/** Drops every reading that no choice of the other rows can balance; false when a row has none left. */
function narrow(domains: Domains, equations: readonly Equation[], columns: number): boolean {
  for (let changed = true; changed; ) {
    changed = false;
    for (const equation of equations) {
      for (let column = 0; column < columns; column += 1) {
        const outcome = narrowColumn(domains, equation, column);
        if (outcome === 'empty') return false;
        changed ||= outcome === 'changed';
      }
    }
  }
  return true;
}

function narrowColumn(domains: Domains, equation: Equation, column: number): 'same' | 'changed' | 'empty' {
  const spans = equation.map(([row, factor]) => {
    const values = (domains.get(row) ?? []).map((reading) => factor * (reading[column] ?? 0));
    return { row, factor, low: Math.min(...values), high: Math.max(...values) };
  });
  const low = spans.reduce((sum, span) => sum + span.low, 0);
  const high = spans.reduce((sum, span) => sum + span.high, 0);
  let result: 'same' | 'changed' = 'same';
  for (const span of spans) {
    const readings = domains.get(span.row) ?? [];
    const left = readings.filter((reading) => {
      const value = span.factor * (reading[column] ?? 0);
      return low - span.low + value <= 0 && high - span.high + value >= 0;
    });
    if (left.length === 0) return 'empty';
    if (left.length < readings.length) {
      domains.set(span.row, left);
      result = 'changed';
      return result;
    }
  }
  return result;
}

/** A whole solution, every row down to one reading; null when there is none or the budget is spent. */
function solution(
  domains: Domains,
  equations: readonly Equation[],
  columns: number,
  budget: { left: number },
): Domains | null {
  budget.left -= 1;
  if (budget.left < 0 || !narrow(domains, equations, columns)) return null;
  const open = [...domains]
    .filter(([, list]) => list.length > 1)
    .sort((a, b) => a[1].length - b[1].length)[0];
  if (!open) return domains;
  const [row, list] = open;
  for (const reading of list) {
    const found = solution(new Map(domains).set(row, [reading]), equations, columns, budget);
    if (found) return found;
  }
  return null;
}

/** The readings that occur in some whole solution; null when there is no solution, the same when it took too long. */
function supported(domains: Domains, equations: readonly Equation[], columns: number): Domains | null {
  const budget = { left: 3_000 };
  const kept = new Map<RequestRowId, Set<readonly number[]>>();
  for (const [row, list] of domains) {
    for (const reading of list) {
      if (kept.get(row)?.has(reading)) continue;
      const found = solution(new Map(domains).set(row, [reading]), equations, columns, budget);
      if (budget.left < 0) return domains;
      for (const [id, [only]] of found ?? []) if (only) kept.set(id, (kept.get(id) ?? new Set()).add(only));
    }
  }
  if (kept.size === 0) return null;
  return new Map([...domains].map(([row, list]) => [row, list.filter((r) => kept.get(row)?.has(r))]));
}

function faults(
  choice: ReadonlyMap<RequestRowId, readonly number[]>,
  equations: readonly Equation[],
): number {
  let count = 0;
  for (const equation of equations) {
    for (let column = 0; column < 7; column += 1) {
      const sum = equation.reduce((s, [row, factor]) => s + factor * (choice.get(row)?.[column] ?? 0), 0);
      if (sum !== 0) count += 1;
    }
  }
  return count;
}

/** For a report whose printed figures do not balance: the choices that leave the fewest columns unbalanced. */
function nearest(rows: Readings, equations: readonly Equation[]): Domains | null {
  const open = [...rows].filter(([, list]) => list.length > 1);
  if (open.reduce((product, [, list]) => product * list.length, 1) > 5_000) return null;
  const choice = new Map([...rows].map(([row, list]) => [row, list[0] ?? []]));
  let least = Number.POSITIVE_INFINITY;
  let kept: Map<RequestRowId, Set<readonly number[]>> = new Map();
  const visit = (i: number) => {
    const entry = open[i];
    if (entry) {
      for (const reading of entry[1]) {
        choice.set(entry[0], reading);
        visit(i + 1);
      }
      return;
    }
    const count = faults(choice, equations);
    if (count > least) return;
    if (count < least) kept = new Map();
    least = count;
    for (const [row] of open) kept.set(row, (kept.get(row) ?? new Set()).add(choice.get(row) ?? []));
  };
  visit(0);
  return new Map([...rows].map(([row, list]) => [row, kept.has(row) ? [...(kept.get(row) ?? [])] : list]));
}

/**
 * Keeps, for every row, the readings that fit the whole table. Exact: a reading is dropped only when no choice
 * of the other rows balances every column with it. When nothing balances (the report itself is wrong) the
 * choices that leave the fewest columns unbalanced are kept, all of them when several do.
 */
export function agree(rows: Readings): Agreement {
  const readings = new Map(rows);
  if ([...rows.values()].every((list) => list.length <= 1)) return { readings, by: 'open' };
  const equations = equationsFor(rows);
  if (equations.length === 0) return { readings, by: 'open' };
  const exact = supported(readings, equations, 7);
  if (exact) return { readings: exact, by: 'sums' };
  const near = nearest(rows, equations);
  return near ? { readings: near, by: 'nearly' } : { readings, by: 'open' };
}
