/** Figures as they stand between labels: tokens, runs of them, and the cells of a run. */

export type Token = {
  readonly kind: 'number' | 'slash';
  readonly text: string;
  readonly start: number;
  readonly end: number;
};

/** Figures with nothing but separators between them. `start` and `end` take the separators around them in. */
export type Run = {
  readonly tokens: readonly Token[];
  readonly start: number;
  readonly end: number;
  /** Words stand between the beginning of the gap and this run. */
  readonly afterWords: string;
  /** '元' or '万元' when a unit is printed after the last figure. */
  readonly unit: string;
};

/** A cell of a row: the figure in it, or null when it is empty. */
export type Cell = Token | null;

const number = /[+-]?\d+(?:,\d{3}(?!\d))*(?:\.\d+)?/y;
const slash = /\/+|\\|-+|无(?![\u4e00-\u9fff])|—+/y;
const separator = /[\s|,]+/y;
const unit = /(?:万元|元|件|条|项|个|宗|次|份)(?=[\s|,]|$|[\u4e00-\u9fff(第])/y;
const words = /[^\d\s|,]+/y;
const pageNumber = /^[ \t]*(?:[-—]+[ \t]*\d{1,4}[ \t]*[-—]+|第[ \t]*\d{1,4}[ \t]*页.{0,12})[ \t]*$/gm;

const sticky = (pattern: RegExp, text: string, at: number): string | null => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
};

/** The line under the head of a table in Markdown. */
const ruler =
  /^[ \t]{0,40}(?:\|[ \t]{0,40})?(?::?-{3,99}:?[ \t]{0,40}\|[ \t]{0,40})+(?::?-{3,99}:?)?[ \t]{0,40}$/gm;

/** Blanks page numbers and ruled lines out, keeping every position. */
export const withoutFurniture = (text: string): string =>
  text
    .replace(pageNumber, (line) => ' '.repeat(line.length))
    .replace(ruler, (line) => ' '.repeat(line.length));

type Draft = { tokens: Token[]; start: number; end: number; afterWords: string; unit: string };

const standsAlone = (text: string, at: number, length: number): boolean =>
  !/[^\s|,\d]/.test(text.charAt(at - 1)) && !/[^\s|,]/.test(text.charAt(at + length));

function tokenAt(text: string, at: number): { kind: Token['kind']; text: string } | null {
  const figure = sticky(number, text, at);
  if (figure) return { kind: 'number', text: figure };
  const mark = sticky(slash, text, at);
  return mark && standsAlone(text, at, mark.length) ? { kind: 'slash', text: mark } : null;
}

/** The runs of figures between two positions of the text. Words end a run; a unit after a figure does not. */
export function runsBetween(source: string, from: number, to: number): Run[] {
  const text = source.slice(0, to);
  const runs: Draft[] = [];
  let draft: Draft = { tokens: [], start: from, end: from, afterWords: '', unit: '' };
  const close = (end: number) => {
    draft.end = end;
    if (draft.tokens.length > 0 || (runs.length === 0 && draft.end > draft.start)) runs.push(draft);
  };
  let heard = '';
  for (let i = from; i < to; ) {
    const gap = sticky(separator, text, i);
    if (gap) {
      i += gap.length;
      continue;
    }
    const token = tokenAt(text, i);
    if (token) {
      draft.tokens.push({ ...token, start: i, end: i + token.text.length });
      i += token.text.length;
      continue;
    }
    const measure = draft.tokens.at(-1)?.end === i ? sticky(unit, text, i) : null;
    if (measure) {
      draft.unit = measure;
      i += measure.length;
      continue;
    }
    close(i);
    const said = sticky(words, text, i) ?? text.charAt(i);
    // Only the first words matter (annotations); a long text is not kept twice.
    if (heard.length < 200) heard += said;
    i += said.length;
    draft = { tokens: [], start: i, end: i, afterWords: heard, unit: '' };
  }
  close(to);
  return runs;
}

/** Is all of the run on one line? */
export const onOneLine = (text: string, run: Run): boolean => {
  const first = run.tokens[0];
  const last = run.tokens.at(-1);
  return !first || !last || !text.slice(first.start, last.end).includes('\n');
};

/** The cells of a run when bars or tabs divide it; null when they do not. */
export function dividedCells(text: string, run: Run): Cell[][] | null {
  const raw = text.slice(run.start, run.end);
  if (raw.includes('|')) {
    const cells = split(raw, run, '|');
    // What stands before the first bar is the rest of the label, after the last the beginning of the next.
    return cells && [cells.slice(cells[0] ? 0 : 1, cells.at(-1) ? undefined : -1)];
  }
  if (!raw.includes('\t')) return null;
  const rows: Cell[][] = [];
  let at = run.start;
  for (const line of raw.split('\n')) {
    const cells = split(line, { ...run, start: at }, '\t');
    if (!cells) return null;
    if (cells.some((cell) => cell !== null)) rows.push(cells[0] === null ? cells.slice(1) : cells);
    at += line.length + 1;
  }
  return rows;
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

/** The cells brought to `width` columns; null when it cannot be told which cell is which. */
export function fit(cells: readonly Cell[], width: number): Cell[] | null {
  const filled = cells.filter((cell) => cell !== null);
  if (filled.length === width) return filled;
  if (filled.length > width || cells.length < width) return null;
  const rest = cells.slice(width);
  if (rest.every((cell) => cell === null)) return cells.slice(0, width);
  const before = cells.slice(0, -width);
  return before.every((cell) => cell === null) ? cells.slice(-width) : null;
}

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
