/**
 * Word documents: paragraphs and tables in order, as they stand once every tracked change is accepted. Reads
 * w:gridSpan, w:vMerge and w:gridBefore itself, because converters to HTML lose the grid of uneven rows.
 */
import type { Element } from '@xmldom/xmldom';
import { type Block, type LooseCell, layOut } from '../blocks.ts';
import { DocumentRefused } from '../refusal.ts';
import { unzip } from '../unzip.ts';
import { attribute, child, children, nameOf, parseXml } from './xml.ts';

/** Elements that carry nothing of the final text: deletions, moved-away text, field codes, alternatives, phonetics. */
const silent = new Set([
  'del',
  'moveFrom',
  'delText',
  'instrText',
  'Fallback',
  'rt',
  'pPr',
  'rPr',
  'sdtPr',
  'tblPr',
]);

/** Reads the main document. Throws DocumentRefused when the archive or its XML is broken. */
export function readDocx(bytes: Uint8Array): Block[] {
  const members = unzip(bytes, (name) => /^word\/document\d*\.xml$/.test(name));
  const xml = members.get('word/document.xml') ?? [...members.values()][0];
  if (!xml)
    throw new DocumentRefused('这个 Word 文件里没有正文，无法读取。请用 Word/WPS 打开后另存一份再上传。');
  const body = child(parseXml(xml), 'body');
  return body ? blocksOf(body) : [];
}

function blocksOf(container: Element): Block[] {
  return children(container).flatMap((element): Block[] => {
    const name = nameOf(element);
    if (name === 'p') return paragraphBlocks(element);
    if (name === 'tbl') return [{ kind: 'table', grid: layOut(rowsOf(element)), how: 'drawn' }];
    return silent.has(name) ? [] : blocksOf(element);
  });
}

/** A paragraph, and after it whatever stands in text boxes anchored in it. */
function paragraphBlocks(element: Element): Block[] {
  const boxes: Element[] = [];
  const text = textOf(element, boxes);
  return [{ kind: 'paragraph', text }, ...boxes.flatMap(blocksOf)];
}

function textOf(element: Element, boxes: Element[]): string {
  let text = '';
  for (const part of children(element)) {
    const name = nameOf(part);
    if (name === 't') text += part.textContent ?? '';
    else if (name === 'tab' || name === 'ptab') text += '\t';
    else if (name === 'br' || name === 'cr') text += '\n';
    else if (name === 'noBreakHyphen') text += '-';
    else if (name === 'sym') text += symbol(part);
    else if (name === 'txbxContent') boxes.push(part);
    else if (!silent.has(name)) text += textOf(part, boxes);
  }
  return text;
}

/** Symbol fonts put their letters into U+F000–F0FF. */
function symbol(element: Element): string {
  const code = Number.parseInt(attribute(element, 'char') ?? '', 16);
  if (!Number.isFinite(code)) return '';
  return String.fromCharCode(code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code);
}

type MergingCell = { text: string; column: number; columnSpan: number; rowSpan: number };

function rowsOf(table: Element): LooseCell[][] {
  const open = new Map<number, MergingCell>();
  return rowElements(table).map((row) => {
    const cells: MergingCell[] = [];
    let column = number(child(child(row, 'trPr'), 'gridBefore'), 0);
    for (const element of cellElements(row)) {
      const properties = child(element, 'tcPr');
      const columnSpan = Math.max(1, number(child(properties, 'gridSpan'), 1));
      const merge = child(properties, 'vMerge');
      const continued = merge && attribute(merge, 'val') !== 'restart' ? open.get(column) : undefined;
      if (continued) {
        continued.rowSpan += 1;
        continued.text = [continued.text, cellText(element)].filter((text) => text.trim()).join('\n');
      } else {
        const cell = { text: cellText(element), column, columnSpan, rowSpan: 1 };
        cells.push(cell);
        if (merge) open.set(column, cell);
        else open.delete(column);
      }
      column += columnSpan;
    }
    return cells;
  });
}

const number = (element: Element | undefined, otherwise: number): number => {
  const value = Number.parseInt(attribute(element, 'val') ?? '', 10);
  return Number.isFinite(value) ? Math.min(Math.max(value, 0), 200) : otherwise;
};

/** Rows may stand inside content controls or custom XML; rows that were deleted with tracking are gone. */
function rowElements(table: Element): Element[] {
  return children(table).flatMap((element) => {
    const name = nameOf(element);
    if (name === 'tr') return child(child(element, 'trPr'), 'del') ? [] : [element];
    return silent.has(name) || name === 'tblGrid' ? [] : rowElements(element);
  });
}

function cellElements(row: Element): Element[] {
  return children(row).flatMap((element) => {
    const name = nameOf(element);
    if (name === 'tc') return [element];
    return silent.has(name) || name === 'trPr' ? [] : cellElements(element);
  });
}

/** A table inside a cell is told as its text: no statutory table is nested. */
function cellText(cell: Element): string {
  return blocksOf(cell)
    .map((block) =>
      block.kind === 'paragraph'
        ? block.text
        : block.grid.flatMap((line) => [...new Set(line)].map((c) => c?.text ?? '')).join(' '),
    )
    .join('\n')
    .trim();
}
