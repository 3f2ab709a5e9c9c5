/** The text of one page, told apart by whether a reader sees it: drawn, covered, outside, invisible, switched off. */
import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export type PageText = {
  readonly seen: string;
  /** The invisible text that recognition laid over a scan: its letters are seen in the picture. */
  readonly overPicture: string;
  /** Drawn, and then painted over: a black box hides nothing from who copies the text. */
  readonly covered: string;
  /** White on white, outside the page, in a layer that is switched off. */
  readonly unseen: string;
  readonly notes: string;
};

type Matrix = readonly [number, number, number, number, number, number];
type Box = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };
type Layers = { readonly isVisible: (group: unknown) => boolean };
type Letter = { readonly unicode?: string; readonly width?: number };

type Pen = {
  matrix: Matrix;
  white: boolean;
  opaque: boolean;
  mode: number;
  size: number;
  spacing: number;
  scale: number;
};
type Chunk = {
  readonly text: string;
  readonly box: Box;
  readonly how: 'drawn' | 'invisible' | 'unseen';
  covered: boolean;
};

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
const unit: Matrix = [1, 0, 0, 1, 0, 0];

/** Reads one page. */
export async function pageText(page: PDFPageProxy, layers: Layers): Promise<PageText> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const viewport = page.getViewport({ scale: 1 });
  const reading = new Reading(asMatrix(viewport.transform), viewport, layers);
  fnArray.forEach((operation, i) => {
    reading.take(operation, (argsArray[i] ?? []) as readonly unknown[]);
  });
  const chosen = (wanted: (chunk: Chunk) => boolean) => laidOut(reading.chunks.filter(wanted));
  const scanned = reading.hasPicture;
  return {
    seen: chosen(({ how, covered }) => how === 'drawn' && !covered),
    overPicture: scanned ? chosen(({ how }) => how === 'invisible') : '',
    covered: chosen(({ how, covered }) => how === 'drawn' && covered),
    unseen: chosen(({ how }) => how === 'unseen' || (how === 'invisible' && !scanned)),
    notes: await notesOf(page),
  };
}

async function notesOf(page: PDFPageProxy): Promise<string> {
  const annotations = (await page.getAnnotations()) as readonly Record<string, unknown>[];
  return annotations
    .flatMap((one) => {
      const words = (value: unknown) =>
        typeof value === 'string' ? value : String((value as { str?: unknown } | null)?.str ?? '');
      const field = typeof one.fieldValue === 'string' ? one.fieldValue : '';
      return [words(one.contentsObj), field, words(one.titleObj)].filter((text) => text.trim() !== '');
    })
    .map((text) => `${text}\n`)
    .join('');
}

/** Follows what is drawn, in order. */
class Reading {
  readonly chunks: Chunk[] = [];
  hasPicture = false;
  readonly #page: Matrix;
  readonly #edge: { readonly width: number; readonly height: number };
  readonly #layers: Layers;
  readonly #saved: Pen[] = [];
  readonly #marks: boolean[] = [];
  readonly #grounds: Box[] = [];
  #pen: Pen = { matrix: unit, white: false, opaque: true, mode: 0, size: 1, spacing: 0, scale: 1 };
  #text: Matrix = unit;
  #line: Matrix = unit;
  #leading = 0;

  constructor(page: Matrix, edge: { readonly width: number; readonly height: number }, layers: Layers) {
    this.#page = page;
    this.#edge = edge;
    this.#layers = layers;
  }

  take(operation: number, args: readonly unknown[]): void {
    const pen = this.#pen;
    if (operation === OPS.showText) this.#show(args[0] as readonly (Letter | number | null)[]);
    else if (operation === OPS.save) this.#saved.push({ ...pen });
    else if (operation === OPS.restore || operation === OPS.paintFormXObjectEnd)
      this.#pen = this.#saved.pop() ?? pen;
    else if (operation === OPS.transform) pen.matrix = times(pen.matrix, asMatrix(args as number[]));
    else if (operation === OPS.paintFormXObjectBegin) {
      this.#saved.push({ ...pen });
      if (args[0]) pen.matrix = times(pen.matrix, asMatrix(args[0] as number[]));
    } else if (operation === OPS.setFont) pen.size = Number(args[1]) || 1;
    else if (operation === OPS.setTextRenderingMode) pen.mode = Number(args[0]);
    else if (operation === OPS.setCharSpacing) pen.spacing = Number(args[0]) || 0;
    else if (operation === OPS.setHScale) pen.scale = Number(args[0]) || 1;
    else if (operation === OPS.setFillRGBColor) pen.white = isWhite(args[0]);
    else if (operation === OPS.setFillColorN) pen.white = false;
    else if (operation === OPS.setGState) this.#state(args[0]);
    else if (operation === OPS.constructPath) this.#paint(args);
    else this.#takeText(operation, args) || this.#takeRest(operation, args);
  }

  #takeText(operation: number, args: readonly unknown[]): boolean {
    const [x = 0, y = 0] = args as number[];
    if (operation === OPS.beginText) this.#text = this.#line = unit;
    else if (operation === OPS.setTextMatrix)
      this.#text = this.#line = asMatrix((typeof args[0] === 'object' ? args[0] : args) as number[]);
    else if (operation === OPS.setLeading) this.#leading = x;
    else if (operation === OPS.moveText || operation === OPS.setLeadingMoveText) this.#move(x, y);
    else if (operation === OPS.nextLine) this.#move(0, -Math.abs(this.#leading));
    else return false;
    if (operation === OPS.setLeadingMoveText) this.#leading = -y;
    return true;
  }

  #takeRest(operation: number, args: readonly unknown[]): void {
    if (operation === OPS.beginMarkedContent) this.#marks.push(false);
    else if (operation === OPS.beginMarkedContentProps)
      this.#marks.push(args[0] === 'OC' && !this.#layers.isVisible(args[1]));
    else if (operation === OPS.endMarkedContent) this.#marks.pop();
    else if (operation === OPS.paintImageXObject || operation === OPS.paintInlineImageXObject)
      this.#picture(true);
    else if (operation === OPS.paintImageMaskXObject) this.#picture(false);
  }

  #state(entries: unknown): void {
    for (const [key, value] of (entries ?? []) as readonly (readonly [string, unknown])[]) {
      if (key === 'ca') this.#pen.opaque = Number(value) > 0.95;
      else if (key === 'Font' && Array.isArray(value)) this.#pen.size = Number(value[1]) || 1;
    }
  }

  #move(x: number, y: number): void {
    this.#line = times(this.#line, [1, 0, 0, 1, x, y]);
    this.#text = this.#line;
  }

  #show(letters: readonly (Letter | number | null)[]): void {
    const { size, spacing, scale } = this.#pen;
    const from = this.#at(0);
    let text = '';
    let advance = 0;
    for (const letter of letters) {
      if (typeof letter === 'number') {
        advance -= (letter / 1000) * size * scale;
        if (letter < -600 && text !== '') text += ' ';
      } else if (letter) {
        text += letter.unicode ?? '';
        advance += (((letter.width ?? 1000) / 1000) * size + spacing) * scale;
      }
    }
    const to = this.#at(advance);
    this.#text = times(this.#text, [1, 0, 0, 1, advance, 0]);
    if (text === '') return;
    const m = times(times(this.#page, this.#pen.matrix), this.#line);
    const em = Math.hypot(m[2], m[3]) * size;
    const box = {
      x0: Math.min(from[0], to[0]),
      x1: Math.max(from[0], to[0]),
      y0: Math.min(from[1], to[1]) - em * 0.8,
      y1: Math.max(from[1], to[1]) + em * 0.1,
    };
    this.chunks.push({ text, box, how: this.#how(box), covered: false });
  }

  #at(advance: number): readonly [number, number] {
    const m = times(times(this.#page, this.#pen.matrix), times(this.#text, [1, 0, 0, 1, advance, 0]));
    return [m[4], m[5]];
  }

  #how(box: Box): Chunk['how'] {
    const { width, height } = this.#edge;
    const outside = box.x1 < 0 || box.y1 < 0 || box.x0 > width || box.y0 > height;
    if (outside || this.#marks.some((off) => off)) return 'unseen';
    if (this.#pen.mode === 3 || this.#pen.mode === 7) return 'invisible';
    const filled = this.#pen.mode === 0 || this.#pen.mode === 4;
    if (!this.#pen.white || !filled) return 'drawn';
    return this.#grounds.some((ground) => coversCentre(ground, box)) ? 'drawn' : 'unseen';
  }

  #picture(opaque: boolean): void {
    this.hasPicture = true;
    const box = boxOf([0, 0, 1, 1], times(this.#page, this.#pen.matrix));
    this.#grounds.push(box);
    if (opaque && this.#pen.opaque) this.#cover(box, false);
  }

  /** A filled path: ground for white letters; a box over letters that stand there already hides them. */
  #paint(args: readonly unknown[]): void {
    const [paint, [data] = [], extent] = args as [number, [ArrayLike<number> | null]?, ArrayLike<number>?];
    if (!fills.has(paint) || !extent || this.#marks.some((off) => off)) return;
    const box = boxOf(extent, times(this.#page, this.#pen.matrix));
    if (!this.#pen.white) this.#grounds.push(box);
    if (this.#pen.opaque && data && data.length <= 16) this.#cover(box, true);
  }

  #cover(box: Box, isBox: boolean): void {
    const high = box.y1 - box.y0;
    for (const chunk of this.chunks) {
      const em = chunk.box.y1 - chunk.box.y0;
      if (chunk.how === 'drawn' && high > em * 0.6 && coversCentre(box, chunk.box))
        chunk.covered = isBox || chunk.covered;
    }
  }
}

const fills = new Set<number>([OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke]);
const isWhite = (colour: unknown): boolean =>
  typeof colour === 'string' && /^#f[c-f]f[c-f]f[c-f]$/i.test(colour);

function boxOf(extent: ArrayLike<number>, m: Matrix): Box {
  const [a = 0, b = 0, c = 0, d = 0] = Array.from(extent);
  const corners = [
    [a, b],
    [c, b],
    [a, d],
    [c, d],
  ].map(([x = 0, y = 0]) => [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]] as const);
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return { x0: Math.min(...xs), x1: Math.max(...xs), y0: Math.min(...ys), y1: Math.max(...ys) };
}

function coversCentre(cover: Box, box: Box): boolean {
  const y = (box.y0 + box.y1) / 2;
  const x = (box.x0 + box.x1) / 2;
  return cover.x0 <= x && cover.x1 >= x && cover.y0 <= y && cover.y1 >= y;
}

/** Chunks as lines: a new line where the height changes, a gap where one is seen. */
function laidOut(chunks: readonly Chunk[]): string {
  let text = '';
  let last: Box | null = null;
  for (const { text: piece, box } of chunks) {
    const em = Math.max(1, box.y1 - box.y0);
    if (last && Math.abs(last.y1 - box.y1) > em * 0.5) text += '\n';
    else if (last && box.x0 - last.x1 > em * 0.6) text += ' ';
    text += piece;
    last = box;
  }
  return text.normalize('NFKC') === text ? text : withoutRadicals(text);
}

/** Fonts name some letters by their radicals (⼯ for 工); the words of a check are written with letters. */
const withoutRadicals = (text: string): string =>
  text.replace(/[\u2e80-\u2fdf\uf900-\ufaff]/g, (letter) => letter.normalize('NFKC'));
