/** Which figures belong to which row of table three: above or below the label, shifted, lost, or glued. */
import { type RequestRowId, requestRows } from '#rules/annual-report/tables.ts';
import { addsUp, type Cell, dividedCells, fit, linedCells } from '../figures/cells.ts';
import { type Run, runsBetween, type Token } from '../figures/runs.ts';
import type { Source } from '../source.ts';
import type { RequestHead, RowAnchor } from './labels.ts';
import { distrust } from './trust.ts';

/** The figures of one row as far as they can be told apart before any sum is tried. */
export type RowFigures =
  | { readonly kind: 'cells'; readonly cells: readonly Cell[] }
  /** Fewer pieces than columns on one line: digits that must be taken apart. */
  | { readonly kind: 'glued'; readonly tokens: readonly Token[] }
  /** The last figure of the row is not there (a row shifted to the right by its merged label). */
  | { readonly kind: 'short'; readonly cells: readonly Cell[] }
  /** The text ends within the row. */
  | { readonly kind: 'cut'; readonly cells: readonly Cell[] }
  | { readonly kind: 'unclear'; readonly tokens: readonly Token[] }
  | { readonly kind: 'blank' }
  | { readonly kind: 'missing' };

export type RowReading = {
  readonly figures: RowFigures;
  readonly anchor: RowAnchor | null;
  readonly start: number;
  readonly end: number;
  /** 'above' figures stand before the label · 'lost' the label is not in the text. */
  readonly placed: 'after' | 'above' | 'lost';
};

type Group = { readonly figures: RowFigures; readonly start: number; readonly end: number };

const digits = (tokens: readonly Token[]): number =>
  tokens.reduce((sum, token) => sum + (token.kind === 'number' ? token.text.length : 1), 0);

const isCount = (token: Token): boolean => token.kind === 'slash' || /^(?:0|[1-9]\d*)$/.test(token.text);

const groupOf = (tokens: readonly Token[], figures: RowFigures, run: Run): Group => ({
  figures,
  start: tokens[0]?.start ?? run.start,
  end: tokens.at(-1)?.end ?? run.end,
});

const asCells = (tokens: readonly Token[], run: Run): Group =>
  groupOf(tokens, { kind: 'cells', cells: tokens }, run);

function lines(text: string, tokens: readonly Token[]): Token[][] {
  const found: Token[][] = [];
  let before: Token | undefined;
  for (const token of tokens) {
    if (!before || text.slice(before.end, token.start).includes('\n')) found.push([]);
    found.at(-1)?.push(token);
    before = token;
  }
  return found;
}

/** Glued or partly spaced digits: on one line, enough of them, and only digits. */
const looksGlued = (tokens: readonly Token[], width: number): boolean =>
  tokens.length < width && digits(tokens) >= width && tokens.every((token) => /^\d+$/.test(token.text));

/** Several rows in one run, believed only when each adds up: figures copied column by column do not. */
function chunks(tokens: readonly Token[], run: Run, width: number): Group[] {
  if (tokens.length % width !== 0 || !tokens.every(isCount)) return [];
  const rows = Array.from({ length: tokens.length / width }, (_, i) =>
    tokens.slice(i * width, (i + 1) * width),
  );
  return rows.every(addsUp) ? rows.map((row) => asCells(row, run)) : [];
}

function undivided(text: string, run: Run, width: number): Group[] {
  const { tokens } = run;
  if (tokens.length === width && tokens.every(isCount)) return [asCells(tokens, run)];
  const byLine = lines(text, tokens);
  if (byLine.every((line) => line.length === width && line.every(isCount)))
    return byLine.map((line) => asCells(line, run));
  if (byLine.every((line) => looksGlued(line, width))) {
    return byLine.map((line) => groupOf(line, { kind: 'glued', tokens: line }, run));
  }
  if (tokens.length > width) {
    // Figures left over may be the ends of figures broken over two lines.
    const whole = byLine.filter((line) => line.length === width && line.every(isCount) && addsUp(line));
    if (whole.length > 0) return whole.map((line) => asCells(line, run));
    return chunks(tokens, run, width);
  }
  const lined = linedCells(text, run, width);
  return lined && addsUp(lined) ? [groupOf(tokens, { kind: 'cells', cells: lined }, run)] : [];
}

/** The rows of figures in one run; none when it is not a row. */
function groupsOf(text: string, run: Run, width: number): Group[] {
  const divided = dividedCells(text, run);
  if (!divided) return run.tokens.length === 0 ? [] : undivided(text, run, width);
  return divided.flatMap((row): Group[] => {
    const tokens = row.cells.filter((cell) => cell !== null);
    const fitted = fit(row, width, addsUp);
    if (fitted && tokens.every(isCount)) return [groupOf(tokens, { kind: 'cells', cells: fitted }, run)];
    if (tokens.length === 1 && looksGlued(tokens, width)) {
      return [groupOf(tokens, { kind: 'glued', tokens }, run)];
    }
    if (tokens.length > width) return chunks(tokens, run, width);
    return [];
  });
}

/** The row of figures in a gap that no rule could place: said to be unclear, or blank when nothing is there. */
function remainder(source: Source, runs: readonly Run[], anchor: RowAnchor, width: number): RowFigures {
  const run = runs.find((r) => r.tokens.length > 0);
  if (!run) return { kind: 'blank' };
  const lineStart = source.text.lastIndexOf('\n', anchor.start - 1) + 1;
  const shifted = /[\u4e00-\u9fff]/.test(source.text.slice(lineStart, anchor.start));
  const cells = dividedCells(source.text, run)?.[0]?.cells;
  const { tokens } = run;
  const sum = tokens.slice(0, -1).reduce((s, token) => s + Number(token.text), 0);
  const ends = sum === 0 || Number(tokens.at(-1)?.text) !== sum;
  if (cells && shifted && ends && tokens.length === width - 1 && tokens.every(isCount)) {
    return { kind: 'short', cells: tokens };
  }
  return { kind: 'unclear', tokens };
}

/** The figures of a row in which the text ends: those that are followed by a separator, each in a cell of its own. */
function cutRow(source: Source, runs: readonly Run[], width: number): RowFigures | null {
  const run = runs.findLast((r) => r.tokens.length > 0);
  if (!run || source.text.slice(run.tokens.at(-1)?.end).trim().replaceAll('|', '') !== '') return null;
  const tokens = run.tokens.filter((token) => token.end < source.text.length);
  const apart = tokens.every((token, i) => {
    const before = source.text.slice(tokens[i - 1]?.end ?? run.start, token.start);
    return /[|\t]|^\s*\n\s*$/.test(before);
  });
  if (!apart || tokens.length === 0 || tokens.length >= width || !tokens.every(isCount)) return null;
  const empties = dividedCells(source.text, run)?.[0]?.cells.slice(0, tokens.length);
  return empties?.some((cell) => cell === null) ? null : { kind: 'cut', cells: tokens };
}

/**
 * A row of figures that touches the end of the text may have lost digits there: glued digits are not solved then,
 * and a total that is not the sum of its row is not believed.
 */
function wholeGroup(source: Source, group: Group | undefined, anchor: RowAnchor): Group | undefined {
  if (!group || group.end < source.text.length) return group;
  const { figures } = group;
  if (figures.kind === 'glued' && anchor.id !== 'carriedOver') {
    return { ...group, figures: { kind: 'unclear', tokens: figures.tokens } };
  }
  if (figures.kind !== 'cells') return group;
  const numbers = figures.cells.map((cell) => Number(cell?.text ?? 0));
  const sum = numbers.slice(0, -1).reduce((a, b) => a + b, 0);
  if (numbers.at(-1) === sum) return group;
  const cut = figures.cells.findIndex((cell) => cell?.end === source.text.length);
  return { ...group, figures: { kind: 'cut', cells: figures.cells.slice(0, Math.max(0, cut)) } };
}

/** Nothing but the rest of a label that the end of the text cuts off. */
const endsAfter = (source: Source, at: number): boolean => {
  const rest = source.text.slice(at, at + 60).replace(/\s+/g, '');
  return at + 60 >= source.text.length && rest.length <= 12 && !/\d/.test(rest);
};

/** Rows of the form that should stand between two found rows and were not found. */
function between(from: RequestRowId, to: RequestRowId | undefined, single: boolean): RequestRowId[] {
  const order = requestRows[single ? '2019' : '2021'].map((row) => row.id);
  const start = order.indexOf(from);
  const end = to ? order.indexOf(to) : -1;
  return end < 0 || start < 0 ? [] : order.slice(start + 1, end);
}

export type RequestReading = {
  readonly rows: Map<RequestRowId, RowReading>;
  /** Rows of figures that belong to no row of the form. */
  readonly extra: readonly { start: number; end: number }[];
  readonly end: number;
};

/** What is being put together while the rows are walked through. */
type Walk = {
  readonly source: Source;
  readonly width: number;
  readonly to: number;
  readonly single: boolean;
  readonly rows: Map<RequestRowId, RowReading>;
  readonly extra: { start: number; end: number }[];
  /** Rows of figures left over before the next label: it may be theirs. */
  carry: Group[];
  end: number;
};

/** The rows of figures in a gap, up to a run of figures that is none: what follows that cannot be placed. */
function groupsBetween(walk: Walk, from: number, to: number): { runs: Run[]; groups: Group[] } {
  const runs = runsBetween(walk.source.text, from, Math.min(to, from + 4_000));
  const groups: Group[] = [];
  for (const run of runs) {
    const found = groupsOf(walk.source.text, run, walk.width);
    // One or two figures are a remark ("第14条"); more are figures of the table.
    if (found.length === 0 && run.tokens.length > 2) break;
    groups.push(...found);
  }
  return { runs, groups };
}

function takeLost(walk: Walk, lost: readonly RequestRowId[], groups: Group[]): void {
  if (lost.length === 0 || groups.length < lost.length) return;
  for (const id of lost) {
    const own = groups.shift();
    if (own) walk.rows.set(id, { ...own, anchor: null, placed: 'lost' });
  }
}

/** Figures between the head and the first label: of the rows lost there, or printed above their labels. */
function beforeFirst(walk: Walk, head: RequestHead, first: RowAnchor): void {
  const { groups } = groupsBetween(walk, head.start, first.start);
  if (first.id === 'newlyReceived') {
    walk.carry = groups.slice(-1);
    return;
  }
  const order = requestRows[walk.single ? '2019' : '2021'].map((row) => row.id);
  const lost = order.slice(0, order.indexOf(first.id));
  if (groups.length === lost.length) takeLost(walk, lost, groups);
}

function settle(walk: Walk, anchor: RowAnchor, runs: readonly Run[], last: boolean): void {
  const cut = last ? cutRow(walk.source, runs, walk.width) : null;
  const figures = cut ?? remainder(walk.source, runs, anchor, walk.width);
  const open = last && figures.kind === 'blank' && endsAfter(walk.source, anchor.end);
  walk.rows.set(anchor.id, {
    figures: open ? { kind: 'missing' } : figures,
    anchor,
    start: anchor.start,
    end: anchor.end,
    placed: 'after',
  });
  const tokens = 'tokens' in figures ? figures.tokens : 'cells' in figures ? figures.cells : [];
  walk.end = Math.max(walk.end, anchor.end, tokens.at(-1)?.end ?? 0);
}

function step(walk: Walk, anchor: RowAnchor, next: RowAnchor | undefined, afterNext: number): void {
  const { runs, groups: all } = groupsBetween(walk, anchor.end, next?.start ?? walk.to);
  const groups = all.slice(0, next ? undefined : 1);
  const fromAbove = walk.carry.shift();
  walk.extra.push(...walk.carry);
  const group = fromAbove ?? wholeGroup(walk.source, groups.shift(), anchor);
  if (group) {
    const start = Math.min(anchor.start, group.start);
    walk.rows.set(anchor.id, { ...group, anchor, start, placed: fromAbove ? 'above' : 'after' });
    walk.end = Math.max(walk.end, anchor.end, group.end);
  } else {
    settle(walk, anchor, runs, !next);
  }
  takeLost(walk, between(anchor.id, next?.id, walk.single), groups);
  const unused = !fromAbove && next && groups.length > 0;
  const extra = !next || (unused && groupsBetween(walk, next.end, afterNext).groups.length > 0);
  if (extra) walk.extra.push(...groups);
  walk.carry = extra ? [] : groups;
}

/** Gives every found row its figures. */
export function assignRows(
  source: Source,
  head: RequestHead,
  anchors: readonly RowAnchor[],
  to: number,
): RequestReading {
  const [first] = anchors;
  const single = anchors.some((anchor) => anchor.id === 'otherHandling');
  const end = first?.end ?? head.start;
  const width = head.columns.length;
  const walk: Walk = { source, width, to, single, rows: new Map(), extra: [], carry: [], end };
  if (first) beforeFirst(walk, head, first);
  for (const [i, anchor] of anchors.entries()) {
    step(walk, anchor, anchors[i + 1], anchors[i + 2]?.start ?? to);
  }
  distrust(source, walk, width);
  return walk;
}
