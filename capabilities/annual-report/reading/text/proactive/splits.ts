/** Glued figures of table 二: every way to cut them into the cells of the row. */
import type { Amount, Figure, ProactiveCell } from '#rules/annual-report/tables.ts';

const patterns = {
  count: /^(?:0|[1-9]\d{0,8})$/,
  change: /^[+-]?(?:0|[1-9]\d{0,8})$/,
  amount: /^(?:0|[1-9]\d{0,14})(?:\.\d{1,8})?$/,
} as const;

/** The value of a printed figure in a cell of this kind; undefined when it cannot stand there. */
export function figureFrom(printed: string, cell: ProactiveCell): Figure | Amount | undefined {
  const text = printed.replaceAll(',', '');
  // A sum of money may be printed with leading noughts of its own ("0.00"); it is kept as it stands.
  if (!patterns[cell.kind].test(text)) return undefined;
  return cell.kind === 'amount' ? text : Number(text);
}

/** All cuts of the tokens, in order and never across their borders, into the cells of the row. At most 300. */
export function cutsFor(tokens: readonly string[], cells: readonly ProactiveCell[]): (Figure | Amount)[][] {
  const found: (Figure | Amount)[][] = [];
  const cut = (rest: readonly string[], parts: (Figure | Amount)[]) => {
    const [first, ...others] = rest;
    const cell = cells[parts.length];
    if (first === undefined || !cell) {
      if (first === undefined && !cell && found.length < 300) found.push(parts);
      return;
    }
    for (let length = 1; length <= Math.min(first.length, 24); length += 1) {
      const value = figureFrom(first.slice(0, length), cell);
      if (value === undefined) continue;
      const left = first.slice(length);
      cut(left === '' ? others : [left, ...others], [...parts, value]);
    }
  };
  if (tokens.length <= cells.length) cut(tokens, []);
  return found;
}
