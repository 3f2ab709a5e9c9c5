/** Tables from their ruling lines: lines that touch make one table; squares without a line between them are one cell. */
import { type Cell, type LooseCell, layOut, type Table } from '../blocks.ts';
import { linesOf, lineText } from './lines.ts';
import type { Box, Rule, Word } from './marks.ts';

/** A table drawn on a page: where it stands and its grid of words. */
export type RuledTable = Box & { readonly grid: Table['grid'] };

const near = 3;
const isFlat = (rule: Rule): boolean => rule.y0 === rule.y1;

/** The ruled tables of a page, from top to bottom. Frames around a single cell are no tables. */
export function ruledTables(rules: readonly Rule[], words: readonly Word[]): RuledTable[] {
  const flat = merged(rules.filter(isFlat), true);
  const upright = merged(
    rules.filter((rule) => !isFlat(rule)),
    false,
  );
  return touching(flat, upright)
    .flatMap((group) => tableOf(group, words))
    .sort((a, b) => a.y0 - b.y0);
}

/** Joins pieces of one line: drawn twice, drawn cell by cell, or broken by small gaps. */
function merged(rules: readonly Rule[], flat: boolean): Rule[] {
  const across = (r: Rule) => (flat ? r.y0 : r.x0);
  const from = (r: Rule) => (flat ? r.x0 : r.y0);
  const to = (r: Rule) => (flat ? r.x1 : r.y1);
  const done: Rule[] = [];
  for (const rule of [...rules].sort((a, b) => from(a) - from(b))) {
    const at = done.findLastIndex(
      (d) => Math.abs(across(d) - across(rule)) <= 1.5 && from(rule) <= to(d) + near,
    );
    const same = done[at];
    if (!same) done.push(rule);
    else if (to(rule) > to(same)) done[at] = flat ? { ...same, x1: rule.x1 } : { ...same, y1: rule.y1 };
  }
  return done;
}

const crosses = (flat: Rule, upright: Rule): boolean =>
  flat.x0 <= upright.x0 + near &&
  flat.x1 >= upright.x0 - near &&
  upright.y0 <= flat.y0 + near &&
  upright.y1 >= flat.y0 - near;

function touching(flat: readonly Rule[], upright: readonly Rule[]): Rule[][] {
  const groupOf = new Map<Rule, Rule[]>();
  for (const rule of [...flat, ...upright]) groupOf.set(rule, [rule]);
  for (const h of flat) {
    for (const v of upright) {
      const a = groupOf.get(h);
      const b = groupOf.get(v);
      if (!a || !b || a === b || !crosses(h, v)) continue;
      for (const rule of b) groupOf.set(rule, a);
      a.push(...b);
    }
  }
  return [...new Set(groupOf.values())].filter((group) => group.length >= 4);
}

/** Distinct places, those within `near` of one another counted once. */
function places(values: readonly number[]): number[] {
  const found: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    if (value - (found.at(-1) ?? -1e9) > near) found.push(value);
  }
  return found;
}

function tableOf(group: readonly Rule[], words: readonly Word[]): RuledTable[] {
  const flat = group.filter(isFlat);
  const upright = group.filter((rule) => !isFlat(rule));
  // A table may be open at its sides; the ends of its lines then mark the edge.
  const ends = (all: number[]) => [Math.min(...all), Math.max(...all)];
  const xs = places([...upright.map((r) => r.x0), ...ends(flat.flatMap((r) => [r.x0, r.x1]))]);
  const ys = places([...flat.map((r) => r.y0), ...ends(upright.flatMap((r) => [r.y0, r.y1]))]);
  if (xs.length < 2 || ys.length < 2 || xs.length > 80 || ys.length > 400) return [];
  const cells = cellBoxes(xs, ys, flat, upright);
  if (cells.length < 2) return [];
  const box = { x0: xs[0] ?? 0, x1: xs.at(-1) ?? 0, y0: ys[0] ?? 0, y1: ys.at(-1) ?? 0 };
  const filled = fill(
    cells,
    words.flatMap((word) => cutAtLines(word, box, upright)),
  );
  return [{ ...box, grid: layOut(asRows(filled, ys.length - 1)) }];
}

type CellBox = Omit<Cell, 'text'> & Box;

/** Squares with no line between them are one cell, which covers the whole rectangle they span. */
function cellBoxes(xs: number[], ys: number[], flat: readonly Rule[], upright: readonly Rule[]): CellBox[] {
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  const root = Array.from({ length: rows * columns }, (_, i) => i);
  const find = (i: number): number => (root[i] === i ? i : find(root[i] ?? i));
  const join = (a: number, b: number) => {
    root[Math.max(find(a), find(b))] = Math.min(find(a), find(b));
  };
  for (let r = 0; r < rows; r += 1) {
    for (let c = 0; c < columns; c += 1) {
      const x = ((xs[c] ?? 0) + (xs[c + 1] ?? 0)) / 2;
      const y = ((ys[r] ?? 0) + (ys[r + 1] ?? 0)) / 2;
      const right = upright.some((v) => Math.abs(v.x0 - (xs[c + 1] ?? 0)) <= near && v.y0 <= y && v.y1 >= y);
      const below = flat.some((h) => Math.abs(h.y0 - (ys[r + 1] ?? 0)) <= near && h.x0 <= x && h.x1 >= x);
      if (!right && c + 1 < columns) join(r * columns + c, r * columns + c + 1);
      if (!below && r + 1 < rows) join(r * columns + c, (r + 1) * columns + c);
    }
  }
  const members = Map.groupBy(root.keys(), find);
  return [...members.values()].map((squares) => {
    const cs = squares.map((i) => i % columns);
    const rs = squares.map((i) => Math.floor(i / columns));
    const column = Math.min(...cs);
    const row = Math.min(...rs);
    const lastColumn = Math.max(...cs) + 1;
    const lastRow = Math.max(...rs) + 1;
    const span = { row, column, rowSpan: lastRow - row, columnSpan: lastColumn - column };
    return { ...span, x0: xs[column] ?? 0, x1: xs[lastColumn] ?? 0, y0: ys[row] ?? 0, y1: ys[lastRow] ?? 0 };
  });
}

/** One run of text may reach over several cells; it is cut where upright lines pass through it. */
function cutAtLines(word: Word, box: Box, upright: readonly Rule[]): Word[] {
  const y = (word.y0 + word.y1) / 2;
  if (y < box.y0 || y > box.y1 || word.x1 < box.x0 || word.x0 > box.x1) return [];
  const letters = [...word.text];
  const at = letterEdges(letters, word);
  const half = (word.x1 - word.x0) / Math.max(1, letters.length) / 2;
  const cuts = upright
    .filter((v) => v.y0 <= y && v.y1 >= y && v.x0 > word.x0 + half && v.x0 < word.x1 - half)
    .map((v) => cutNear(letters, at, v.x0))
    .sort((a, b) => a - b);
  const edges = [...new Set([0, ...cuts, letters.length])];
  return edges.slice(1).map((to, i) => {
    const from = edges[i] ?? 0;
    const text = letters.slice(from, to).join('');
    return { ...word, text, x0: at[from] ?? word.x0, x1: at[to] ?? word.x1 };
  });
}

/** Where each letter begins, and where the last one ends: a digit is half as broad as a character. */
function letterEdges(letters: readonly string[], word: Word): number[] {
  const breadths = letters.map((letter) => (/[\x21-\x7e]/.test(letter) ? 0.55 : /\s/.test(letter) ? 0.4 : 1));
  const unit = (word.x1 - word.x0) / Math.max(0.1, sum(breadths));
  return [0, ...breadths].map((_, i) => word.x0 + unit * sum(breadths.slice(0, i)));
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** The letter before which a line at `x` cuts; a space or a change of script close by is where the cells meet. */
function cutNear(letters: readonly string[], at: readonly number[], x: number): number {
  const distance = (i: number) => Math.abs((at[i] ?? 0) - x);
  const inner = Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => i + 1).filter(
    (i) => letters[i] !== '…',
  );
  const nearest = (list: readonly number[]) => [...list].sort((a, b) => distance(a) - distance(b))[0];
  const meets = nearest(inner.filter((i) => scriptOf(letters[i - 1]) !== scriptOf(letters[i])));
  const em = ((at.at(-1) ?? 0) - (at[0] ?? 0)) / Math.max(1, letters.length);
  if (meets !== undefined && distance(meets) < em * 1.6) return meets;
  return nearest(inner) ?? 0;
}

const scriptOf = (letter = ''): string =>
  /\s/.test(letter) ? 'space' : /[\d.,+%/…-]/.test(letter) ? 'figure' : 'word';

function fill(cells: readonly CellBox[], words: readonly Word[]): (CellBox & { text: string })[] {
  const held = new Map<CellBox, Word[]>();
  for (const word of words) {
    const x = (word.x0 + word.x1) / 2;
    const y = (word.y0 + word.y1) / 2;
    const cell = cells.find((c) => x >= c.x0 && x <= c.x1 && y >= c.y0 && y <= c.y1);
    if (cell) held.set(cell, [...(held.get(cell) ?? []), word]);
  }
  return cells.map((cell) => ({
    ...cell,
    text: linesOf(held.get(cell) ?? [])
      .map(lineText)
      .join('\n'),
  }));
}

function asRows(cells: readonly (CellBox & { text: string })[], rows: number): LooseCell[][] {
  const lines: LooseCell[][] = Array.from({ length: rows }, () => []);
  for (const cell of [...cells].sort((a, b) => a.column - b.column)) lines[cell.row]?.push(cell);
  return lines;
}
