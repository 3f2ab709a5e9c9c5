/** Workbooks and their sheets. Sheets are copied tag by tag: as trees the large ones would take too long. */
import type { Element } from '@xmldom/xmldom';
import { nameOf } from '../office/xml.ts';
import { attributesOf, copied, type Fate, plainXml, type Tag, withoutAttributes } from './copying.ts';
import { type Cleaning, dropReferences, elementsOf, rewritten, takeOut } from './tree.ts';

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
const reachesOut = (formula: string): boolean =>
  reaching.test(formula.replace(/&quot;|&#34;|&#x22;/gi, '"').replace(/"[^"]*"/g, '""'));

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
    if (outer.nodeType !== 1) break;
    if (nameOf(outer) === 'AlternateContent') return outer;
  }
  return element;
}

const suspect =
  /<(\w+:)?(legacyDrawing|legacyDrawingHF|oleObjects|controls|customSheetViews|protectedRanges)[\s/>]|refreshedBy=|<!/;
const leaving = new Set([
  ...['legacyDrawing', 'legacyDrawingHF', 'customSheetViews', 'protectedRanges', 'oleObjects', 'controls'],
]);
const formulaNames = /^(f|formula\d?|calculatedColumnFormula)$/;
const formulas = /<(?:\w+:)?(?:f|formula\d?|calculatedColumnFormula)\b[^>]*>[^<]+/g;
const ofRefresh = new Set(['refreshedBy', 'refreshedDate', 'refreshedDateIso']);
/** Elements that say something without the part they lead to. */
const onlyTheReference = new Set(['pageSetup', 'worksheetSource']);

/** Worksheets, chart sheets, tables and pivot caches. */
export function cleanedSheet(bytes: Uint8Array, { gone, stripped }: Cleaning): Uint8Array {
  const given = new TextDecoder().decode(bytes);
  const reach = (given.match(formulas) ?? []).filter(reachesOut);
  if (gone.size === 0 && reach.length === 0 && !suspect.test(given) && bytes[1] !== 0) return bytes;
  if (reach.length > 0) stripped.add('引用其他文件或程序的公式（已固定为当前数值）');
  const xml = plainXml(bytes);
  const shared = new Set((xml.match(formulas) ?? []).filter(reachesOut).flatMap(sharedIndex));
  const written = copied(xml, (tag, text) => {
    if (leaving.has(tag.name)) return 'go';
    if (formulaNames.test(tag.name)) return fateOfFormula(tag, text(), shared);
    return fateOfReference(tag, gone);
  });
  return new TextEncoder().encode(written);
}

/** The number under which other cells share a formula. */
const sharedIndex = (source: string): string[] => {
  const index = /\ssi\s*=\s*["'](\d+)["']/.exec(source)?.[1];
  return index === undefined ? [] : [index];
};

/** A cell keeps the value it last had; a rule or a list that reaches outside applies no more. */
function fateOfFormula(tag: Tag, text: string, shared: ReadonlySet<string>): Fate {
  const isShared = sharedIndex(tag.source).some((index) => shared.has(index));
  if (!isShared && !reachesOut(text)) return 'stay';
  return 'go';
}

function fateOfReference({ name, source }: Tag, gone: ReadonlySet<string>): Fate {
  const attributes = attributesOf(source);
  const leads = attributes.filter(
    ([key, value]) => /^[\w.-]+:(id|embed|link|pict)$/.test(key) && gone.has(value),
  );
  if (leads.length > 0 && !onlyTheReference.has(name)) return 'go';
  const dropped = new Set(leads.map(([key]) => key));
  if (name === 'pivotCacheDefinition') for (const key of ofRefresh) dropped.add(key);
  return dropped.size === 0 ? 'stay' : { source: withoutAttributes(source, dropped) };
}
