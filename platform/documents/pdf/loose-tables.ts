/**
 * Tables without ruling lines: lines that carry many figures are rows; figures standing under one another make
 * columns; words to their left are labels, wrapped or not; words above the first row are heads.
 */
import type { LooseCell } from '../blocks.ts';
import type { Line } from './lines.ts';
import type { Word } from './marks.ts';

export type LooseTable = {
  readonly y: number;
  readonly lines: readonly Line[];
  readonly rows: readonly (readonly LooseCell[])[];
};

type FigureLine = {
  readonly line: Line;
  readonly figures: readonly Word[];
  readonly labels: readonly Word[];
};

const isFigure = (text: string): boolean => /^([+\-−]?\d[\d,，.]*|[/／—-])$/.test(text);
const fewest = 5;

/** The tables among the lines of a page. */
export function looseTables(lines: readonly Line[]): LooseTable[] {
  const rows = lines.map(figureLine);
  const tables: LooseTable[] = [];
  let at = 0;
  while (at < rows.length) {
    const end = lastOfTable(rows, at);
    if (end === null) at += 1;
    else {
      const held = rows.slice(at, end + 1);
      if (held.filter((row) => row.figures.length >= fewest).length > 1 || standsAlone(rows[at])) {
        tables.push(tableOf(lines, rows, at, end));
      }
      at = end + 1;
    }
  }
  return tables;
}

/** One row is a table when nothing else could look like it: ten figures, or six behind a label. */
function standsAlone(row: FigureLine | undefined): boolean {
  const count = row?.figures.length ?? 0;
  return count > 9 || (count > 5 && (row?.labels.some((word) => word.text.length > 1) ?? false));
}

function figureLine(line: Line): FigureLine {
  const words = line.words.flatMap(apart);
  const firstFigure = words.findIndex((_, i) => words.slice(i).every((word) => isFigure(word.text)));
  if (firstFigure < 0) return { line, figures: [], labels: words };
  return { line, figures: words.slice(firstFigure), labels: words.slice(0, firstFigure) };
}

/** A run "0 0 12" is three words, each with its share of the breadth. */
function apart(word: Word): Word[] {
  const step = (word.x1 - word.x0) / Math.max(1, word.text.length);
  return [...word.text.matchAll(/\S+/g)].map((match) => ({
    ...word,
    text: match[0],
    x0: word.x0 + match.index * step,
    x1: word.x0 + (match.index + match[0].length) * step,
  }));
}

/** From a row of figures on: rows of as many figures, with at most four lines of wrapped label between them. */
function lastOfTable(rows: readonly FigureLine[], first: number): number | null {
  const count = rows[first]?.figures.length ?? 0;
  if (count < fewest) return null;
  let last = first;
  for (let i = first + 1; i < rows.length && i - last <= 5; i += 1) {
    const own = rows[i]?.figures.length ?? 0;
    if (own >= fewest && Math.abs(own - count) <= 1 && overlaps(rows[first], rows[i])) last = i;
    else if (own > 0) break;
  }
  return last;
}

function overlaps(a: FigureLine | undefined, b: FigureLine | undefined): boolean {
  const from = (row: FigureLine | undefined) => row?.figures[0]?.x0 ?? 0;
  const to = (row: FigureLine | undefined) => row?.figures.at(-1)?.x1 ?? 0;
  return from(a) < to(b) && from(b) < to(a);
}

const centre = (word: Word): number => (word.x0 + word.x1) / 2;
const middle = (word: Word): number => (word.y0 + word.y1) / 2;

function tableOf(
  lines: readonly Line[],
  rows: readonly FigureLine[],
  first: number,
  last: number,
): LooseTable {
  const figureRows = rows.slice(first, last + 1).filter((row) => row.figures.length >= fewest);
  const edge = Math.min(...figureRows.map((row) => row.figures[0]?.x0 ?? 0));
  const pitch =
    ((figureRows.at(-1)?.line.y0 ?? 0) - (figureRows[0]?.line.y0 ?? 0)) / Math.max(1, figureRows.length - 1);
  const reach = Math.max(pitch * 0.7, 18);
  const above = lines.slice(0, first).filter((line) => isHead(line, figureRows[0], edge, reach));
  const below = lines
    .slice(last + 1)
    .filter((line) => line.y0 - (figureRows.at(-1)?.line.y0 ?? 0) < reach && line.x1 < edge);
  const between = rows.slice(first, last + 1).map((row) => row.line);
  const labels = [...above, ...between, ...below].flatMap((line) => figureLine(line).labels);
  const columns = (figureRows[0]?.figures ?? []).map(centre);
  const heads = headRow(
    labels.filter((word) => centre(word) >= edge),
    columns,
  );
  return {
    y: (above[0] ?? between[0])?.y0 ?? 0,
    lines: [...above, ...between, ...below],
    rows: [
      ...heads,
      ...labelled(
        figureRows,
        labels.filter((word) => centre(word) < edge),
      ),
    ],
  };
}

/** Lines closely above the first row: its own wrapped label, or short words over the columns. */
function isHead(line: Line, row: FigureLine | undefined, edge: number, reach: number): boolean {
  const distance = (row?.line.y0 ?? 0) - line.y0;
  if (distance <= reach && line.x1 < edge) return true;
  // “三、…” running over the columns is the heading of a section.
  if (/^\s*[一二三四五六七八九十]{1,3}\s*、/.test(line.words.map((word) => word.text).join(''))) return false;
  return distance < 120 && line.words.every((word) => word.text.length < 12) && line.x1 > edge;
}

/** Two rows of heads: those that span several columns above, then each column's own, its wrapped words joined. */
function headRow(words: readonly Word[], columns: readonly number[]): LooseCell[][] {
  const pitch = ((columns.at(-1) ?? 0) - (columns[0] ?? 0)) / Math.max(1, columns.length - 1);
  const spanning = columns.map(() => '');
  const own = columns.map(() => '');
  for (const run of runsOf(words)) {
    const distances = columns.map((x) => Math.abs(x - centre(run)));
    const at = distances.indexOf(Math.min(...distances));
    const row = run.x1 - run.x0 > pitch * 1.25 || Math.min(...distances) > pitch * 0.45 ? spanning : own;
    row[at] += run.text;
  }
  return [spanning, own].map((texts) => [{ text: '' }, ...texts.map((text) => ({ text }))]);
}

/** Words that touch on one line are one run, from top to bottom. */
function runsOf(words: readonly Word[]): Word[] {
  const runs: Word[] = [];
  const byLine = [...words].sort((a, b) =>
    Math.abs(middle(a) - middle(b)) > 3 ? middle(a) - middle(b) : a.x0 - b.x0,
  );
  for (const word of byLine) {
    const last = runs.at(-1);
    const touches =
      last && Math.abs(middle(last) - middle(word)) <= 3 && word.x0 - last.x1 < 2 && word.x0 >= last.x0;
    if (last && touches) runs[runs.length - 1] = { ...last, text: last.text + word.text, x1: word.x1 };
    else runs.push(word);
  }
  return runs;
}

/** Each word of a label belongs to the nearest row; a new number (“2.”, “（二）”) never joins the row above it. */
function labelled(rows: readonly FigureLine[], words: readonly Word[]): LooseCell[][] {
  const middles = rows.map((row) => (row.line.y0 + row.line.y1) / 2);
  const held: Word[][] = rows.map(() => []);
  for (const word of words) {
    const distances = middles.map((y) => Math.abs(y - middle(word)));
    held[distances.indexOf(Math.min(...distances))]?.push(word);
  }
  return rows.map((row, i) => [
    { text: labelText(held[i] ?? []) },
    ...row.figures.map((word) => ({ text: word.text })),
  ]);
}

function labelText(words: readonly Word[]): string {
  return [...words]
    .sort((a, b) => (Math.abs(middle(a) - middle(b)) > 3 ? middle(a) - middle(b) : a.x0 - b.x0))
    .map((word) => word.text)
    .join('');
}
