/**
 * Word 97–2003 files ([MS-DOC]): the text through the piece table, paragraphs and table rows through their
 * properties. Deleted and hidden runs and field codes are left out.
 */
import { type Block, type LooseCell, layOut } from '../blocks.ts';
import { DocumentRefused } from '../refusal.ts';
import { streams } from './compound-file.ts';
import {
  isGone,
  isInTable,
  isRowEnd,
  paragraphStretches,
  type RowShape,
  rowShape,
  runStretches,
  type Stretch,
  stretchAt,
} from './properties.ts';

const damaged =
  '这个 Word（.doc）文件已损坏或下载不完整，无法读取。请用 Word/WPS 打开后另存为 .docx 再上传。';
const locked = '这个 Word 文件设置了打开密码，无法读取。请在 Word/WPS 中取消密码并另存后重新上传。';
const tooOld = '这个文件是 Word 97 以前的格式，暂不支持。请用 Word/WPS 打开后另存为 .docx 再上传。';

/** Reads a .doc file. Throws DocumentRefused for encrypted, broken and very old files. */
export function readDoc(bytes: Uint8Array): Block[] {
  const found = streams(bytes, ['WordDocument', '0Table', '1Table', 'Data']);
  const document = found.get('WordDocument');
  if (!document || document.length < 0x200) throw new DocumentRefused(damaged);
  const view = viewOf(document);
  if (view.getUint16(0, true) !== 0xa5ec) throw new DocumentRefused(tooOld);
  const flags = view.getUint16(10, true);
  if (flags & 0x0100) throw new DocumentRefused(locked);
  const table = found.get(flags & 0x0200 ? '1Table' : '0Table');
  if (!table) throw new DocumentRefused(damaged);
  try {
    const part = (at: number) =>
      table.subarray(view.getUint32(at, true), view.getUint32(at, true) + view.getUint32(at + 4, true));
    const pieces = piecesOf(part(0x1a2));
    const runs = runStretches(document, part(0xfa));
    const paragraphs = paragraphStretches(document, part(0x102), found.get('Data') ?? new Uint8Array());
    return blocksOf(marked(document, pieces, runs, view.getUint32(0x4c, true)), paragraphs);
  } catch (error) {
    if (error instanceof RangeError) throw new DocumentRefused(damaged);
    throw error;
  }
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

type Piece = { readonly letters: number; readonly at: number; readonly narrow: boolean };

/** The piece table: which letters of the text lie where in the file, one or two bytes each. */
function piecesOf(clx: Uint8Array): Piece[] {
  const view = viewOf(clx);
  let at = 0;
  while (clx[at] === 1) at += 3 + view.getUint16(at + 1, true);
  if (clx[at] !== 2) throw new RangeError('no piece table');
  const size = view.getUint32(at + 1, true);
  const count = Math.floor((size - 4) / 12);
  const start = at + 5;
  return Array.from({ length: count }, (_, i) => {
    const letters = view.getUint32(start + i * 4 + 4, true) - view.getUint32(start + i * 4, true);
    const place = view.getUint32(start + (count + 1) * 4 + i * 8 + 2, true);
    const narrow = (place & 0x40000000) !== 0;
    const base = place & 0x3fffffff;
    return { letters, at: narrow ? base / 2 : base, narrow };
  });
}

/** Text up to a mark that ends a paragraph or a cell, with the byte offset of the mark. */
type Marked = { readonly text: string; readonly mark: number; readonly offset: number };

const windows1252 = new TextDecoder('windows-1252');

function marked(
  document: Uint8Array,
  pieces: readonly Piece[],
  runs: readonly Stretch[],
  length: number,
): Marked[] {
  const found: Marked[] = [];
  const fields: boolean[] = [];
  let text = '';
  let left = length;
  let run: Stretch | null = null;
  let gone = false;
  for (const piece of pieces) {
    const step = piece.narrow ? 1 : 2;
    const letters = Math.min(piece.letters, left);
    const bytes = document.subarray(piece.at, piece.at + letters * step);
    const decoded = piece.narrow ? windows1252.decode(bytes) : new TextDecoder('utf-16le').decode(bytes);
    for (let i = 0; i < decoded.length; i += 1) {
      const offset = piece.at + i * step;
      if (!run || offset < run.from || offset >= run.to) {
        run = stretchAt(runs, offset);
        gone = run !== null && isGone(run.grpprl);
      }
      const code = decoded.charCodeAt(i);
      if (code === 0x0d || code === 0x07 || code === 0x0c) {
        found.push({ text, mark: code, offset });
        text = '';
      } else if (code === 0x13) fields.push(true);
      else if (code === 0x14 && fields.length > 0) fields[fields.length - 1] = false;
      else if (code === 0x15) fields.pop();
      else if (!gone && !fields.includes(true)) text += letterOf(code, decoded.charAt(i));
    }
    left -= letters;
  }
  if (text) found.push({ text, mark: 0x0d, offset: -1 });
  return found;
}

/** Anchors of pictures, notes and drawings are dropped; line breaks and hard hyphens become plain. */
function letterOf(code: number, letter: string): string {
  if (code === 0x0b) return '\n';
  if (code === 0x1e) return '-';
  return code < 0x20 && code !== 0x09 ? '' : letter;
}

type ReadRow = { readonly texts: readonly string[]; readonly shape: RowShape | null };

function blocksOf(marks: readonly Marked[], paragraphs: readonly Stretch[]): Block[] {
  const blocks: Block[] = [];
  let rows: ReadRow[] = [];
  let cells: string[] = [];
  let text = '';
  const endTable = () => {
    if (cells.length > 0) rows.push({ texts: cells, shape: null });
    if (rows.length > 0) blocks.push({ kind: 'table', grid: layOut(laidOut(rows)), how: 'drawn' });
    rows = [];
    cells = [];
  };
  for (const part of marks) {
    const grpprl = stretchAt(paragraphs, part.offset)?.grpprl ?? new Uint8Array();
    if (!isInTable(grpprl) && part.mark !== 0x07) {
      endTable();
      blocks.push({ kind: 'paragraph', text: part.text });
    } else if (part.mark === 0x07 && isRowEnd(grpprl)) {
      rows.push({ texts: cells, shape: rowShape(grpprl) });
      cells = [];
      text = '';
    } else if (part.mark === 0x07) {
      cells.push(`${text}${part.text}`);
      text = '';
    } else text += `${part.text}\n`;
  }
  endTable();
  return blocks;
}

/** Rows on one grid: the edges of all rows together are its columns (edges closer than 2 mm are one). */
function laidOut(rows: readonly ReadRow[]): LooseCell[][] {
  const edges: number[] = [];
  for (const edge of rows.flatMap((row) => row.shape?.edges ?? []).sort((a, b) => a - b)) {
    if (edge - (edges.at(-1) ?? -1e9) > 110) edges.push(edge);
  }
  const columnAt = (edge: number) =>
    Math.max(
      0,
      edges.findLastIndex((known) => known <= edge),
    );
  const above = new Map<number, { rowSpan: number }>();
  return rows.map(({ texts, shape }) => {
    if (!shape || shape.cells.length !== texts.length) return texts.map((text) => ({ text }));
    const cells: { text: string; column: number; columnSpan: number; rowSpan: number }[] = [];
    texts.forEach((text, i) => {
      const column = columnAt(shape.edges[i] ?? 0);
      const end = columnAt(shape.edges[i + 1] ?? 0);
      const merge = shape.cells[i];
      const last = cells.at(-1);
      const held = above.get(column);
      if (merge?.joinsLeft && last) last.columnSpan = end - last.column;
      else if (merge?.joinsAbove && held) held.rowSpan += 1;
      else {
        const cell = { text, column, columnSpan: Math.max(1, end - column), rowSpan: 1 };
        cells.push(cell);
        above.set(column, cell);
      }
    });
    return cells;
  });
}
