/** Workbooks made ready: values instead of formulas and shared strings, nothing hidden, one passage for each cell. */
import type { Element } from '@xmldom/xmldom';
import { attribute, child, children, nameOf } from '../office/xml.ts';
import type { Stripped } from '../release/stripped.ts';
import { elementsOf, takeOut } from '../release/tree.ts';
import { MASK } from './marks.ts';
import { masked } from './masking.ts';
import { type HeldPassage, write } from './office-passages.ts';

const inSheet = new Set([
  ...['sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols', 'sheetData', 'mergeCells'],
  ...['printOptions', 'pageMargins', 'pageSetup', 'headerFooter', 'rowBreaks', 'colBreaks', 'drawing'],
]);
const inWorkbook = new Set(['workbookPr', 'bookViews', 'sheets', 'calcPr']);

/** Names, caches, protections and hidden sheets go; in place. The relations of the sheets that stay are returned. */
export function prepareWorkbook(root: Element, stripped: Stripped): { name: string; relation: string }[] {
  for (const element of children(root)) {
    if (nameOf(element) === 'definedNames') stripped.add('名称定义');
    if (!inWorkbook.has(nameOf(element))) takeOut(element);
  }
  for (const view of elementsOf(root))
    if (nameOf(view) === 'workbookView')
      for (const key of ['activeTab', 'firstSheet']) view.removeAttribute(key);
  const properties = child(root, 'workbookPr');
  properties?.removeAttribute('codeName');
  const shown: { name: string; relation: string }[] = [];
  let hidden = 0;
  for (const sheet of children(child(root, 'sheets') ?? root)) {
    if (/hidden/i.test(attribute(sheet, 'state') ?? '')) {
      takeOut(sheet);
      hidden += 1;
    } else shown.push({ name: attribute(sheet, 'name') ?? '', relation: attribute(sheet, 'id') ?? '' });
  }
  stripped.count('隐藏工作表', hidden, '张');
  return shown;
}

/** The name of a sheet is a passage too. */
export function sheetNames(root: Element, part: string): HeldPassage[] {
  return children(child(root, 'sheets') ?? root).map((sheet, index) => {
    const text = attribute(sheet, 'name') ?? '';
    return {
      id: `${part}#sheet${index + 1}`,
      where: `第${index + 1}张工作表的名称`,
      text,
      mask: (ranges) => sheet.setAttribute('name', masked(text, ranges).slice(0, 28) + (index + 1)),
    };
  });
}

/** The texts that cells refer to by number, without phonetic guides. */
export function stringsOf(root: Element | undefined): string[] {
  return (root ? children(root) : []).map((item) => wordsOf(item));
}

const wordsOf = (item: Element): string =>
  elementsOf(item)
    .filter((one) => nameOf(one) === 't' && nameOf(one.parentNode as Element) !== 'rPh')
    .map((one) => one.textContent ?? '')
    .join('');

/** Cells hold their own values; hidden rows and columns are emptied; only what shows cells stays. In place. */
export function prepareSheet(root: Element, strings: readonly string[], stripped: Stripped): void {
  for (const element of children(root)) if (!inSheet.has(nameOf(element))) takeOut(element);
  child(root, 'sheetPr')?.removeAttribute('codeName');
  const hiddenColumns = children(child(root, 'cols') ?? root)
    .filter((one) => nameOf(one) === 'col' && isHidden(one, 'width'))
    .map((one) => ({ from: Number(attribute(one, 'min')), to: Number(attribute(one, 'max')) }));
  const allHidden = /^(1|true)$/.test(attribute(child(root, 'sheetFormatPr'), 'zeroHeight') ?? '');
  let hidden = 0;
  let formulas = 0;
  for (const row of rowsOf(root)) {
    const shown = allHidden ? attribute(row.element, 'ht') !== undefined : !isHidden(row.element, 'ht');
    for (const cell of cellsOf(row)) {
      const out = hiddenColumns.some(({ from, to }) => cell.column >= from && cell.column <= to);
      if (!shown || out) {
        if (contentOf(cell.element, strings) !== '') hidden += 1;
        takeOut(cell.element);
        continue;
      }
      if (child(cell.element, 'f')) formulas += 1;
      settle(cell.element, strings);
    }
  }
  stripped.count('隐藏的行、列中的单元格', hidden, '个');
  if (formulas > 0) stripped.add('公式（已固定为当前数值）');
}

const isHidden = (element: Element, size: string): boolean =>
  /^(1|true)$/i.test(attribute(element, 'hidden') ?? '') || Number(attribute(element, size) ?? '1') === 0;

type Row = { readonly element: Element; readonly number: number };

function rowsOf(root: Element): Row[] {
  let last = 0;
  return children(child(root, 'sheetData') ?? root)
    .filter((one) => nameOf(one) === 'row')
    .map((element) => {
      last = Number(attribute(element, 'r') ?? last + 1);
      return { element, number: last };
    });
}

function cellsOf({ element, number }: Row): { element: Element; column: number; at: string }[] {
  let last = 0;
  return children(element)
    .filter((one) => nameOf(one) === 'c')
    .map((cell) => {
      const letters = /^([A-Z]+)/i.exec(attribute(cell, 'r') ?? '')?.[1];
      last = letters ? columnOf(letters) : last + 1;
      return { element: cell, column: last, at: `${lettersOf(last)}${number}` };
    });
}

const columnOf = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
const lettersOf = (column: number): string =>
  column <= 0 ? '' : lettersOf(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26));

function contentOf(cell: Element, strings: readonly string[]): string {
  const kind = attribute(cell, 't') ?? 'n';
  const value = child(cell, 'v')?.textContent ?? '';
  if (kind === 's') return strings[Number(value)] ?? '';
  if (kind === 'inlineStr') return wordsOf(child(cell, 'is') ?? cell);
  return value;
}

/** The value itself: a text within the cell, or a number; without formula, metadata and phonetic guide. */
function settle(cell: Element, strings: readonly string[]): void {
  const kind = attribute(cell, 't') ?? 'n';
  const value = contentOf(cell, strings);
  for (const key of ['cm', 'vm', 'ph']) cell.removeAttribute(key);
  if (value === '') {
    for (const one of children(cell)) takeOut(one);
    cell.removeAttribute('t');
  } else if (/^(s|str|inlineStr)$/.test(kind)) setText(cell, value);
  else for (const one of children(cell)) if (nameOf(one) !== 'v') takeOut(one);
}

function setText(cell: Element, text: string): void {
  for (const one of children(cell)) takeOut(one);
  const { ownerDocument } = cell;
  if (!ownerDocument) return;
  const space = cell.namespaceURI;
  const holder = ownerDocument.createElementNS(space, 't');
  const inline = ownerDocument.createElementNS(space, 'is');
  inline.appendChild(holder);
  write(holder, text);
  cell.appendChild(inline);
  cell.setAttribute('t', 'inlineStr');
}

/** The cells of a sheet made ready. A number is masked whole. */
export function cellPassages(root: Element, part: string, name: string): HeldPassage[] {
  return rowsOf(root).flatMap((row) =>
    cellsOf(row).flatMap(({ element, at }): HeldPassage[] => {
      const text = contentOf(element, []);
      if (text === '') return [];
      const isText = attribute(element, 't') === 'inlineStr';
      return [
        {
          id: `${part}#${at}`,
          where: `工作表“${name}”${at}`,
          text,
          mask: (ranges) => setText(element, isText ? masked(text, ranges) : MASK),
        },
      ];
    }),
  );
}
