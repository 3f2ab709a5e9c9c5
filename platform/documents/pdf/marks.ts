/** What stands on one page: words with their boxes and ruling lines, in points from the top left corner. */
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { withoutRadicals, withoutVariants } from './radicals.ts';

export type Box = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };
export type Word = Box & { readonly text: string };
/** A ruling line: a box without breadth, horizontal when y0 = y1. */
export type Rule = Box;

export type PageMarks = { readonly width: number; readonly words: Word[]; readonly rules: Rule[] };

type Matrix = readonly [number, number, number, number, number, number];

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

const asMatrix = (list: ArrayLike<number>): Matrix => [
  list[0] ?? 1,
  list[1] ?? 0,
  list[2] ?? 0,
  list[3] ?? 1,
  list[4] ?? 0,
  list[5] ?? 0,
];

/** Reads one page. `withRules` false spares the drawing operations of pages that hold no table. */
export async function pageMarks(page: PDFPageProxy): Promise<PageMarks> {
  const viewport = page.getViewport({ scale: 1 });
  const toPage = asMatrix(viewport.transform);
  const content = await page.getTextContent();
  const found = content.items
    .flatMap((item) => ('str' in item ? wordOf(item, toPage) : []))
    .map((word) => markedAtEdge(word, viewport.width));
  const text = found.map((word) => word.text).join('');
  const words = found.map((word) => ({ ...word, text: withoutVariants(word.text, text) }));
  const list = await page.getOperatorList();
  return { width: viewport.width, words, rules: rulesOf(list.fnArray, list.argsArray, toPage) };
}

function wordOf(
  item: { str: string; transform: number[]; width: number; height: number },
  toPage: Matrix,
): Word[] {
  const text = withoutRadicals(item.str);
  if (!text.trim()) return [];
  const m = times(toPage, asMatrix(item.transform));
  const size = Math.hypot(m[2], m[3]) || item.height || 10;
  if (Math.abs(m[0]) < Math.abs(m[1])) {
    // Turned by a quarter: the word runs up or down the page.
    const end = m[5] + Math.sign(m[1]) * item.width;
    return [
      { text, x0: m[4] - size / 2, x1: m[4] + size / 2, y0: Math.min(m[5], end), y1: Math.max(m[5], end) },
    ];
  }
  return [{ text, x0: m[4], x1: m[4] + item.width, y0: m[5] - size * 0.85, y1: m[5] + size * 0.15 }];
}

/** A figure that reaches the edge of the page has lost digits there: an ellipsis keeps it from passing as whole. */
function markedAtEdge(word: Word, width: number): Word {
  const em = word.y1 - word.y0;
  return word.x1 > width - em && /\d$/.test(word.text) ? { ...word, text: `${word.text}…` } : word;
}

const strokes = new Set<number>([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
]);
const fills = new Set<number>([OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke]);
/** A filled box at most this thick is a line; a drawn line at least this long counts. */
const thickest = 3.2;
const shortest = 3;
const mostRules = 20_000;

type Pen = { matrix: Matrix; stroke: boolean; fill: boolean };

const isWhite = (args: unknown): boolean =>
  Array.isArray(args) && typeof args[0] === 'string' && /^#f[c-f]f[c-f]f[c-f]$/i.test(args[0]);

function rulesOf(operations: readonly number[], args: readonly unknown[], toPage: Matrix): Rule[] {
  const rules: Rule[] = [];
  const saved: Pen[] = [];
  let pen: Pen = { matrix: toPage, stroke: true, fill: true };
  operations.forEach((operation, i) => {
    const given = args[i];
    if (operation === OPS.save) saved.push({ ...pen });
    else if (operation === OPS.restore || operation === OPS.paintFormXObjectEnd) pen = saved.pop() ?? pen;
    else if (operation === OPS.transform) pen.matrix = times(pen.matrix, asMatrix(given as number[]));
    else if (operation === OPS.setStrokeRGBColor) pen.stroke = !isWhite(given);
    else if (operation === OPS.setFillRGBColor) pen.fill = !isWhite(given);
    else if (operation === OPS.paintFormXObjectBegin) {
      saved.push({ ...pen });
      const matrix = (given as [ArrayLike<number> | null])[0];
      if (matrix) pen.matrix = times(pen.matrix, asMatrix(matrix));
    } else if (operation === OPS.constructPath && rules.length < mostRules) {
      rules.push(...pathRules(given, pen));
    }
  });
  return rules;
}

function pathRules(given: unknown, pen: Pen): Rule[] {
  const [paint, [data]] = given as [number, [ArrayLike<number> | null]];
  if (!data) return [];
  const parts = subpaths(data, pen.matrix);
  const drawn = strokes.has(paint) && pen.stroke ? parts.flatMap(segments) : [];
  return fills.has(paint) && pen.fill ? [...drawn, ...parts.flatMap(thinBox)] : drawn;
}

type Point = readonly [number, number];

/** pdf.js codes a path as 0 move (2 numbers), 1 line (2), 2 curve (6), 3 quadratic curve (4), 4 close (none). */
const lengths: Readonly<Record<number, number>> = { 0: 2, 1: 2, 2: 6, 3: 4, 4: 0 };

function subpaths(data: ArrayLike<number>, m: Matrix): Point[][] {
  const parts: Point[][] = [];
  for (let i = 0; i < data.length; ) {
    const code = data[i] ?? 4;
    const count = lengths[code] ?? 0;
    const current = parts.at(-1);
    if (code === 4) {
      const first = current?.[0];
      if (first) current.push(first);
    } else {
      const x = data[i + count - 1] ?? 0;
      const y = data[i + count] ?? 0;
      const point: Point = [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
      if (code === 0 || !current) parts.push([point]);
      else current.push(point);
    }
    i += count + 1;
  }
  return parts;
}

function segments(points: readonly Point[]): Rule[] {
  return points.slice(1).flatMap((to, i) => {
    const from = points[i] ?? to;
    return straight({
      x0: Math.min(from[0], to[0]),
      x1: Math.max(from[0], to[0]),
      y0: Math.min(from[1], to[1]),
      y1: Math.max(from[1], to[1]),
    });
  });
}

function thinBox(points: readonly Point[]): Rule[] {
  const xs = points.map((point) => point[0]);
  const ys = points.map((point) => point[1]);
  return straight({ x0: Math.min(...xs), x1: Math.max(...xs), y0: Math.min(...ys), y1: Math.max(...ys) });
}

function straight(box: Box): Rule[] {
  const wide = box.x1 - box.x0;
  const high = box.y1 - box.y0;
  const x = (box.x0 + box.x1) / 2;
  const y = (box.y0 + box.y1) / 2;
  if (high <= thickest && wide >= shortest && wide > high) return [{ x0: box.x0, x1: box.x1, y0: y, y1: y }];
  if (wide <= thickest && high >= shortest) return [{ x0: x, x1: x, y0: box.y0, y1: box.y1 }];
  return [];
}
