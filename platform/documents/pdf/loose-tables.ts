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
      if (
        held.filter((row) => row.figures.length >= fewest).length > 1 ||
        (rows[at]?.figures.length ?? 0) > 9
      ) {
        tables.push(tableOf(lines, rows, at, end));
      }
      at = end + 1;
    }
  }
  return tables;
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
      heads,
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
  return distance < 120 && line.words.every((word) => word.text.length < 12) && line.x1 > edge;
}

function headRow(words: readonly Word[], columns: readonly number[]): LooseCell[] {
  const texts = columns.map(() => '');
  for (const word of [...words].sort((a, b) => middle(a) - middle(b))) {
    const distances = columns.map((x) => Math.abs(x - centre(word)));
    const at = distances.indexOf(Math.min(...distances));
    texts[at] += word.text;
  }
  return [{ text: '' }, ...texts.map((text) => ({ text }))];
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
