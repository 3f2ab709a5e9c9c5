/** The cells of a run of figures: told by bars, tabs or line ends, fitted to the columns of the table. */
import type { Run, Token } from './runs.ts';

/** A cell of a row: the figure in it, or null when it is empty. */
export type Cell = Token | null;

/** The cells of one row; `exact` when nothing but cells of the row can be among them. */
export type Divided = { readonly cells: readonly Cell[]; readonly exact: boolean };

/** The cells of a run when bars or tabs divide it; null when they do not. */
export function dividedCells(text: string, run: Run): Divided[] | null {
  const raw = text.slice(run.start, run.end);
  if (raw.includes('|')) return barred(text, raw, run);
  if (!raw.includes('\t')) return null;
  // A browser's copy of cells that hold paragraphs: the tabs stand on lines of their own.
  if (/\n[ \t]*\t[ \t]*\n/.test(raw)) {
    const cells = split(raw, run, '\t');
    return cells && [{ cells: cells.slice(cells[0] ? 0 : 1), exact: false }];
  }
  const rows: Divided[] = [];
  let at = run.start;
  for (const line of raw.split('\n')) {
    const cells = split(line, { ...run, start: at }, '\t');
    if (!cells) return null;
    const own = cells[0] === null ? cells.slice(1) : cells;
    if (own.some((cell) => cell !== null)) rows.push({ cells: own, exact: at + line.length < text.length });
    at += line.length + 1;
  }
  return rows;
}

function barred(text: string, raw: string, run: Run): Divided[] | null {
  const last = (run.tokens.at(-1)?.end ?? run.end) - run.start;
  const inOneLine = run.tokens.length > 0 && !raw.slice(0, last).includes('\n');
  const lineEnd = raw.indexOf('\n', last);
  // Bars without anything between them are what is left of a label that spans columns.
  const spans = inOneLine ? 0 : (/^[^\S\n]*\|+/.exec(raw)?.[0].trim().length ?? 1) - 1;
  const cells = split(inOneLine && lineEnd >= 0 ? raw.slice(0, lineEnd) : raw, run, '|');
  if (!cells) return null;
  // What stands before the first bar is the rest of the label, after the last the beginning of the next.
  const own = cells.slice(cells[0] ? 0 : 1 + Math.max(0, spans), cells.at(-1) ? undefined : -1);
  return [{ cells: own, exact: inOneLine && (lineEnd >= 0 || run.end < text.length) }];
}

function split(raw: string, run: Pick<Run, 'start' | 'tokens'>, divider: string): Cell[] | null {
  const cells: Cell[] = [];
  let at = run.start;
  for (const piece of raw.split(divider)) {
    const inside = run.tokens.filter((token) => token.start >= at && token.end <= at + piece.length);
    if (inside.length > 1) return null;
    cells.push(inside[0] ?? null);
    at += piece.length + divider.length;
  }
  return cells;
}

/**
 * The cells brought to `width` columns; null when it cannot be told which cell is which. Merged cells leave empty
 * ones on either side, so that the figures may stand at several places: the one where they add up is taken, and of
 * several such the one that fills the last column, for a total is always printed.
 */
export function fit(
  { cells, exact }: Divided,
  width: number,
  addsUp: (cells: readonly Cell[]) => boolean,
): Cell[] | null {
  const filled = cells.filter((cell) => cell !== null);
  if (filled.length === width) return filled;
  if (filled.length > width || cells.length < width) return null;
  const first = cells.findIndex((cell) => cell !== null);
  const last = cells.findLastIndex((cell) => cell !== null);
  if (first < 0) return cells.slice(0, width);
  const starts = Array.from({ length: cells.length - width + 1 }, (_, i) => i);
  const places = starts.filter((i) => i <= first && i + width > last).map((i) => cells.slice(i, i + width));
  if (cells.length === width && (exact || (first === 0 && last === width - 1))) return [...cells];
  const summed = places.filter(addsUp);
  const whole = summed.filter((place) => place.at(-1) !== null);
  if (whole.length === 1 || summed.length < 2) return whole[0] ?? summed[0] ?? null;
  return null;
}

/** Whether the last figure is the sum of the others; empty cells count as nought. */
export const addsUp = (cells: readonly Cell[]): boolean => {
  const numbers = cells.map((cell) => (cell?.kind === 'number' ? Number(cell.text) : 0));
  return numbers.at(-1) === numbers.slice(0, -1).reduce((a, b) => a + b, 0);
};

const newlines = (text: string): number => text.split('\n').length - 1;

/**
 * One figure a line with empty lines for empty cells: the empty cells are counted from the line ends between
 * the figures. Tries both habits (an empty cell adds one line end, or as many as a filled one); both must not differ.
 */
export function linedCells(text: string, run: Run, width: number): Cell[] | null {
  const stops = [run.start, ...run.tokens.map((token) => token.end)];
  const gaps = run.tokens.map((token, i) => newlines(text.slice(stops[i] ?? run.start, token.start)));
  if (gaps.some((gap) => gap === 0)) return null;
  const last = run.tokens.at(-1);
  const trailing = last ? newlines(text.slice(last.end, run.end)) : 0;
  const results = [1, 2, 3].flatMap((step) => placed(run.tokens, gaps, trailing, step, width) ?? []);
  const distinct = new Map(results.map((cells) => [cells.map((c) => c?.start ?? '').join(), cells]));
  return distinct.size === 1 ? ([...distinct.values()][0] ?? null) : null;
}

function placed(
  tokens: readonly Token[],
  gaps: readonly number[],
  trailing: number,
  step: number,
  width: number,
): Cell[][] | null {
  const layouts: Cell[][] = [];
  for (const habit of ['one', 'same'] as const) {
    const empties = (gap: number) => (habit === 'one' ? gap - step : gap / step - 1);
    const cells: Cell[] = [];
    let whole = true;
    for (const [i, token] of tokens.entries()) {
      const count = empties(gaps[i] ?? 0);
      if (count < 0 || !Number.isInteger(count) || count > width) {
        whole = false;
        break;
      }
      for (let k = 0; k < count; k += 1) cells.push(null);
      cells.push(token);
    }
    const after = empties(trailing);
    // Empty lines at the end alone may be the space before the next heading.
    const inside = cells.length > tokens.length;
    if (whole && inside && cells.length < width && cells.length + after === width) {
      while (cells.length < width) cells.push(null);
    }
    if (whole && cells.length === width) layouts.push(cells);
  }
  return layouts.length > 0 ? layouts : null;
}
