/** Workbooks and their sheets. Large sheets are looked at as text first and only taken apart when they must be. */
import type { Element } from '@xmldom/xmldom';
import { attribute, nameOf } from '../office/xml.ts';
import { DocumentRefused } from '../refusal.ts';
import { type Cleaning, dropReferences, elementsOf, rewritten, takeOut } from './tree.ts';

const tooLarge =
  '这个表格太大，无法去除其中的外部链接、控件等内容。请用 Excel/WPS 打开，断开外部链接、删除控件后另存，再上传。';
const mostTreeBytes = 14 << 20;

const ofPeople = new Set([
  'fileSharing',
  'externalReferences',
  'customWorkbookViews',
  'revisionPtr',
  'fileRecoveryPr',
]);
const reaching =
  /\[\d+\]|\||\b(WEBSERVICE|RTD|CALL|REGISTER(\.ID)?|EXEC|DDE|IMPORTDATA|SQL\.REQUEST)\s*\(|\\\\/i;

/** Whether a formula fetches from outside the file or starts something. Words in quotes are only words. */
const reachesOut = (formula: string): boolean => reaching.test(formula.replace(/"[^"]*"/g, '""'));

export const cleanedWorkbook = (bytes: Uint8Array, cleaning: Cleaning): Uint8Array =>
  rewritten(bytes, (root) => {
    for (const element of elementsOf(root)) {
      const name = nameOf(element);
      if (name === 'absPath') takeOut(wrapperOf(element));
      else if (ofPeople.has(name)) takeOut(element);
      else if (name === 'definedName' && reachesOut(element.textContent ?? '')) takeOut(element);
      else continue;
      if (name === 'absPath' || name === 'fileSharing') cleaning.stripped.add('文件路径和使用者姓名');
    }
    dropReferences(root, cleaning);
  });

/** The alternatives (mc:AlternateContent) an element stands in, or itself. */
function wrapperOf(element: Element): Element {
  for (let outer: Element | null = element; outer; outer = outer.parentNode as Element | null) {
    if (outer.nodeType === 1 && nameOf(outer) === 'AlternateContent') return outer;
    if (outer.nodeType !== 1) break;
  }
  return element;
}

const suspect =
  /<(\w+:)?(legacyDrawing|legacyDrawingHF|oleObjects|controls|customSheetViews|protectedRanges)[\s/>]|refreshedBy=/;
const taken = new Set(['legacyDrawing', 'legacyDrawingHF', 'customSheetViews', 'protectedRanges']);

/** Worksheets, chart sheets, tables and pivot caches. */
export function cleanedSheet(bytes: Uint8Array, cleaning: Cleaning): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  const formulas = text.match(/<(?:\w+:)?(?:f|formula\d?|calculatedColumnFormula)\b[^>]*>[^<]*/g) ?? [];
  const isFine =
    cleaning.gone.size === 0 && !suspect.test(text) && !formulas.some(reachesOut) && !text.includes('<!--');
  if (isFine) return bytes;
  if (bytes.length > mostTreeBytes) throw new DocumentRefused(tooLarge);
  return rewritten(bytes, (root) => {
    const elements = elementsOf(root);
    for (const element of elements) {
      const name = nameOf(element);
      if (taken.has(name)) takeOut(element);
      else if (name === 'oleObjects' || name === 'controls') takeOut(wrapperOf(element));
    }
    for (const key of ['refreshedBy', 'refreshedDate', 'refreshedDateIso']) root.removeAttribute(key);
    freeze(elements, cleaning);
    dropReferences(root, cleaning);
  });
}

/** Formulas that reach outside become the values they last had. */
function freeze(elements: readonly Element[], { stripped }: Cleaning): void {
  const reachingShared = new Set<string>();
  const formulas = elements.filter((element) =>
    /^(f|formula\d?|calculatedColumnFormula)$/.test(nameOf(element)),
  );
  const reach = formulas.filter((element) => reachesOut(element.textContent ?? ''));
  for (const element of reach) reachingShared.add(attribute(element, 'si') ?? '');
  for (const element of formulas) {
    const shared =
      attribute(element, 't') === 'shared' && reachingShared.has(attribute(element, 'si') ?? '-');
    if (!shared && !reach.includes(element)) continue;
    const parent = element.parentNode as Element;
    takeOut(/^(cfRule|dataValidation)$/.test(nameOf(parent)) ? parent : element);
  }
  if (reach.length > 0) stripped.add('引用其他文件或程序的公式（已固定为当前数值）');
}
