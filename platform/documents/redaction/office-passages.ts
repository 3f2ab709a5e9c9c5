/** The passages of an Office file's parts as a reader meets them, each with the way to mask letters of it. */
import type { Element } from '@xmldom/xmldom';
import { children, nameOf } from '../office/xml.ts';
import { elementsOf, takeOut } from '../release/tree.ts';
import { MASK, type Passage } from './marks.ts';
import { joined } from './masking.ts';
import type { Range } from './words.ts';

export type HeldPassage = Passage & { readonly mask: (ranges: readonly Range[]) => void };

/** A piece of a passage; pieces without a holder (a tab, the end of a line) cannot be masked. */
type Piece = { readonly text: string; readonly holder: Element | null };

const signs: Readonly<Record<string, string>> = { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-' };
const ownPassages = new Set(['p', 'txbxContent']);
const hidesItsText = new Set(['instrText', 'delText', 'rPr', 'pPr', 'tabs']);

/** The pieces of a paragraph in reading order, without those of paragraphs that stand in it (text boxes). */
function piecesOf(paragraph: Element): Piece[] {
  const pieces: Piece[] = [];
  const open: Element[] = [...children(paragraph)].reverse();
  for (let element = open.pop(); element; element = open.pop()) {
    const name = nameOf(element);
    if (name === 't') pieces.push({ text: element.textContent ?? '', holder: element });
    else if (name === 'sym') pieces.push({ text: '\u25a1', holder: element });
    else if (signs[name] !== undefined) pieces.push({ text: signs[name] ?? '', holder: null });
    else if (!ownPassages.has(name) && !hidesItsText.has(name))
      open.push(...[...children(element)].reverse());
  }
  return pieces;
}

/** Masks ranges of letters that may be spread over many pieces. */
function maskPieces(pieces: readonly Piece[], ranges: readonly Range[]): void {
  const all = joined(ranges);
  let start = 0;
  for (const { text, holder } of pieces) {
    const from = start;
    start += text.length;
    const touching = all.filter((range) => range.from < from + text.length && range.to > from);
    if (!holder || touching.length === 0) continue;
    if (nameOf(holder) !== 't') {
      takeOut(holder);
      continue;
    }
    let kept = '';
    let at = 0;
    for (const range of touching) {
      const begins = Math.max(0, range.from - from);
      kept += text.slice(at, begins) + (range.from >= from ? MASK : '');
      at = Math.min(text.length, range.to - from);
    }
    write(holder, kept + text.slice(at));
  }
}

const XML = 'http://www.w3.org/XML/1998/namespace';

/** Puts a text in the place of everything an element holds. */
export function write(element: Element, text: string): void {
  while (element.firstChild) element.removeChild(element.firstChild);
  const { ownerDocument } = element;
  if (text !== '' && ownerDocument) element.appendChild(ownerDocument.createTextNode(text));
  if (/wordprocessingml|spreadsheetml/.test(element.namespaceURI ?? '') && text !== text.trim())
    element.setAttributeNS(XML, 'xml:space', 'preserve');
}

/** A paragraph of a text, a slide, a text box, a chart's title. Readings above letters (拼音) go with what is masked. */
function paragraphPassage(paragraph: Element, id: string, where: string): HeldPassage {
  const pieces = piecesOf(paragraph);
  return {
    id,
    where,
    text: pieces.map(({ text }) => text).join(''),
    mask: (ranges) => {
      maskPieces(pieces, ranges);
      for (const one of elementsOf(paragraph)) if (nameOf(one) === 'rt') takeOut(one);
    },
  };
}

/** An element whose whole text is one passage: a page header of a sheet, a name in a chart. */
function textPassage(element: Element, id: string, where: string, isNumber: boolean): HeldPassage {
  const text = element.textContent ?? '';
  return {
    id,
    where,
    text,
    mask: (ranges) => {
      if (isNumber) takeOut(element.parentNode as Element);
      else maskPieces([{ text, holder: element }], ranges);
      if (!isNumber && nameOf(element) !== 't') write(element, maskedText(text, ranges));
    },
  };
}

function maskedText(text: string, ranges: readonly Range[]): string {
  let kept = '';
  let at = 0;
  for (const { from, to } of joined(ranges)) {
    kept += text.slice(at, from) + MASK;
    at = to;
  }
  return kept + text.slice(at);
}

const sheetEdges = /^(odd|even|first)(Header|Footer)$/;
const isParagraph = (element: Element): boolean =>
  nameOf(element) === 'p' && /wordprocessingml|drawingml/.test(element.namespaceURI ?? '');

/** The passages of a part that is no sheet of cells, in the order they stand; ids count from 1. */
export function passagesOf(root: Element, part: string, where: string): HeldPassage[] {
  const found: HeldPassage[] = [];
  let count = 0;
  for (const element of elementsOf(root)) {
    const name = nameOf(element);
    const id = `${part}#${count + 1}`;
    const told = `${where}第${count + 1}段`;
    const cached = name === 'v' && /drawingml\/2006\/chart/.test(element.namespaceURI ?? '');
    if (isParagraph(element)) found.push(paragraphPassage(element, id, told));
    else if (sheetEdges.test(name)) found.push(textPassage(element, id, `${where}页眉页脚`, false));
    else if (cached) found.push(textPassage(element, id, `${where}数据`, isNumberCache(element)));
    else continue;
    count += 1;
  }
  return found;
}

function isNumberCache(element: Element): boolean {
  for (let outer = element.parentNode as Element | null; outer; outer = outer.parentNode as Element | null) {
    if (outer.nodeType !== 1) return false;
    if (/^num(Cache|Lit)$/.test(nameOf(outer))) return true;
    if (/^str(Cache|Lit)$/.test(nameOf(outer))) return false;
  }
  return false;
}
