/**
 * Office files with passages and parts of pictures taken out. The cleaned file is opened, everything a reader does not
 * see goes, and what is left is laid out as passages; what the person marked is what was read, and only that is packed.
 */
import { type Element, XMLSerializer } from '@xmldom/xmldom';
import { nameOf, parseXml } from '../office/xml.ts';
import { DocumentRefused } from '../refusal.ts';
import { cleanedOffice } from '../release/office.ts';
import { type OfficePackage, openPackage, type Relation, TYPES } from '../release/package.ts';
import { Stripped } from '../release/stripped.ts';
import { dropReferences, elementsOf, takeOut } from '../release/tree.ts';
import type { Mark } from './marks.ts';
import { maskingsOf } from './masking.ts';
import { packedOffice } from './office-packing.ts';
import { type HeldPassage, passagesOf } from './office-passages.ts';
import { isReleasedRelation, isReleasedType, wordsForType } from './office-scope.ts';
import { cellPassages, prepareSheet, prepareWorkbook, sheetNames, stringsOf } from './office-sheets.ts';
import { hidingStyles, prepareWord } from './office-word.ts';
import { coveredPicture } from './picture.ts';
import { type Produced, places } from './produced.ts';

export type OfficeKind = 'docx' | 'xlsx' | 'pptx';

/** A file laid out for marking: trees and pictures of the parts that stay, and the passages in them. */
export type OpenOffice = {
  readonly file: OfficePackage;
  readonly relations: ReadonlyMap<string, readonly Relation[]>;
  readonly roots: ReadonlyMap<string, Element>;
  readonly pictures: ReadonlyMap<string, { readonly bytes: Uint8Array; readonly kind: 'png' | 'jpeg' }>;
  readonly passages: readonly HeldPassage[];
  readonly removed: readonly string[];
};

const mostXml = 24 << 20;
const tooLarge = '这个文件的内容过多，无法逐段遮盖。请拆分，或另存为 PDF 后遮盖。';
const noPicture = '标记的图片不在这个文件里。请重新打开文件再标记。';

/** Throws DocumentRefused for what cannot be cleaned or is too large. */
export function openOffice(bytes: Uint8Array, kind: OfficeKind): OpenOffice {
  const cleaned = cleanedOffice(bytes, kind);
  const file = openPackage(cleaned.bytes);
  const stripped = new Stripped();
  for (const part of file.parts.keys())
    if (part !== TYPES && !part.endsWith('.rels') && !isReleasedType(file.typeOf(part)))
      stripped.add(wordsForType(file.typeOf(part)));
  const { roots, relations } = preparedParts(file, stripped);
  const kept = reachedFrom(file, relations);
  return {
    file,
    relations: new Map([...relations].filter(([part]) => part === '' || kept.has(part))),
    roots: new Map([...roots].filter(([part]) => kept.has(part))),
    pictures: picturesIn(file, kept),
    passages: [...roots.keys()].filter((part) => kept.has(part)).flatMap(passagesIn(file, roots, relations)),
    removed: [...cleaned.stripped, ...stripped.words()],
  };
}

function picturesIn(file: OfficePackage, kept: ReadonlySet<string>): OpenOffice['pictures'] {
  const found = new Map<string, { bytes: Uint8Array; kind: 'png' | 'jpeg' }>();
  for (const part of kept) {
    const type = file.typeOf(part);
    const bytes = file.parts.get(part);
    if (bytes && type.startsWith('image/'))
      found.set(part, { bytes, kind: type === 'image/png' ? 'png' : 'jpeg' });
  }
  return found;
}

/** The trees of every part that may stay, made ready, and the relations that are left. */
function preparedParts(
  file: OfficePackage,
  stripped: Stripped,
): { roots: Map<string, Element>; relations: Map<string, Relation[]> } {
  const roots = new Map<string, Element>();
  const relations = new Map<string, Relation[]>();
  const partOf = (pattern: RegExp) => [...file.parts.keys()].find((part) => pattern.test(file.typeOf(part)));
  const tree = (part: string | undefined) => {
    const bytes = part === undefined ? undefined : file.parts.get(part);
    return bytes ? parseXml(bytes) : undefined;
  };
  const strings = stringsOf(tree(partOf(/spreadsheetml\.sharedStrings/)));
  const inWorkbook = partOf(/spreadsheetml\.sheet\.main/) !== undefined;
  const hiding = hidingStyles(tree(partOf(/wordprocessingml\.styles/)));
  for (const part of ['', ...file.parts.keys()]) {
    if (part !== '' && !isReleasedType(file.typeOf(part))) continue;
    const all = file.relationsOf(part);
    const staying = all.filter((one) => isReleasedRelation(file, part, one));
    relations.set(part, staying);
    if (!file.typeOf(part).endsWith('+xml') || part === '') continue;
    const bytes = file.parts.get(part) ?? new Uint8Array();
    if (bytes.length > mostXml) throw new DocumentRefused(tooLarge);
    const root = parseXml(bytes);
    const gone = new Set(all.filter((one) => !staying.includes(one)).map(({ id }) => id));
    dropReferences(root, { gone, stripped });
    prepareTree(root, file.typeOf(part), { strings, hiding, stripped, inWorkbook });
    relations.set(part, onlyNamed(root, file.typeOf(part), staying));
    roots.set(part, root);
  }
  return { roots, relations };
}

type Preparing = {
  readonly strings: readonly string[];
  readonly hiding: ReadonlySet<string>;
  readonly stripped: Stripped;
  readonly inWorkbook: boolean;
};

function prepareTree(
  root: Element,
  type: string,
  { strings, hiding, stripped, inWorkbook }: Preparing,
): void {
  for (const element of elementsOf(root))
    if (/^(extLst|custDataLst|custShowLst)$/.test(nameOf(element))) takeOut(element);
  if (/wordprocessingml\.(document|header|footer|footnotes|endnotes)/.test(type))
    prepareWord(root, hiding, stripped);
  if (/spreadsheetml\.sheet\.main/.test(type)) prepareWorkbook(root, stripped);
  if (/spreadsheetml\.worksheet/.test(type)) prepareSheet(root, strings, stripped);
  if (/presentationml/.test(type)) prepareSlides(root, stripped);
  if (/drawingml\.chart\+/.test(type)) prepareChart(root, inWorkbook);
  forgetDescriptions(root);
}

const slideGone =
  /^(notesMasterIdLst|handoutMasterIdLst|modifyVerifier|timing|transition|controls|custShow|photoAlbum|smartTags|kinsoku)$/;

function prepareSlides(root: Element, stripped: Stripped): void {
  for (const element of elementsOf(root)) if (slideGone.test(nameOf(element))) takeOut(element);
  if (nameOf(root) === 'sld' && /^(0|false)$/.test(root.getAttribute('show') ?? '')) {
    stripped.add('隐藏的幻灯片');
    while (root.firstChild) root.removeChild(root.firstChild);
  }
}

/** In a workbook a chart draws from its cells; elsewhere the figures it keeps are all there is. Its formulas tell names. */
function prepareChart(root: Element, inWorkbook: boolean): void {
  for (const element of elementsOf(root)) {
    const name = nameOf(element);
    if (/^(externalData|userShapes)$/.test(name)) takeOut(element);
    else if (inWorkbook && /^(numCache|strCache|multiLvlStrCache)$/.test(name)) takeOut(element);
    else if (!inWorkbook && name === 'f') element.textContent = 'A1';
  }
}

/** What a picture is called and how it is described: written for nobody to see, so it goes. */
function forgetDescriptions(root: Element): void {
  for (const element of elementsOf(root)) {
    const name = nameOf(element);
    if (!/^(docPr|cNvPr|shape|imagedata|shapetype|rect|textbox)$/.test(name)) continue;
    for (const one of Array.from(element.attributes)) {
      const key = one.localName ?? one.name;
      if (/^(descr|title|alt|tooltip)$/.test(key)) element.removeAttributeNode(one);
      else if (key === 'name') element.setAttribute(one.name, `${element.getAttribute('id') ?? ''}`);
    }
  }
}

/** Sheets and slides that are hidden are named no more; their parts are then reached by nothing. */
function onlyNamed(root: Element, type: string, relations: readonly Relation[]): Relation[] {
  if (!/sheet\.main|presentation\.main|slideshow\.main/.test(type)) return [...relations];
  const named = new Set(
    elementsOf(root).flatMap((one) => Array.from(one.attributes).map(({ value }) => value)),
  );
  return relations.filter(({ id, kind }) => !/^(worksheet|chartsheet|slide)$/.test(kind) || named.has(id));
}

function reachedFrom(file: OfficePackage, relations: ReadonlyMap<string, readonly Relation[]>): Set<string> {
  const reached = new Set<string>();
  const open = [''];
  for (let part = open.pop(); part !== undefined; part = open.pop())
    for (const { target } of relations.get(part) ?? [])
      if (!reached.has(target) && file.parts.has(target)) {
        reached.add(target);
        open.push(target);
      }
  return reached;
}

const told: readonly (readonly [RegExp, string])[] = [
  [/wordprocessingml\.document/, '正文'],
  [/\.header\+/, '页眉'],
  [/\.footer\+/, '页脚'],
  [/footnotes/, '脚注'],
  [/endnotes/, '尾注'],
  [/\.chart\+/, '图表'],
  [/slideMaster/, '母版'],
  [/slideLayout/, '版式'],
  [/diagram/, '图形文字'],
  [/drawing/, '图形文字'],
];

function passagesIn(
  file: OfficePackage,
  roots: ReadonlyMap<string, Element>,
  relations: ReadonlyMap<string, readonly Relation[]>,
): (part: string) => HeldPassage[] {
  const sheets = new Map<string, string>();
  for (const [part, root] of roots)
    if (/sheet\.main/.test(file.typeOf(part)))
      for (const sheet of elementsOf(root).filter((one) => nameOf(one) === 'sheet'))
        for (const one of relations.get(part) ?? [])
          if (
            Array.from(sheet.attributes).some(
              ({ value, localName }) => localName === 'id' && value === one.id,
            )
          )
            sheets.set(one.target, sheet.getAttribute('name') ?? '');
  return (part) => {
    const root = roots.get(part);
    const type = file.typeOf(part);
    if (!root) return [];
    if (/sheet\.main/.test(type)) return sheetNames(root, part);
    if (/worksheet/.test(type)) {
      const name = sheets.get(part) ?? '';
      return [...cellPassages(root, part, name), ...passagesOf(root, `${part}!edge`, `工作表“${name}”`)];
    }
    const slide = /slides\/slide(\d+)\.xml$/.exec(part)?.[1];
    const where = slide
      ? `第${slide}张幻灯片`
      : (told.find(([pattern]) => pattern.test(type))?.[1] ?? '其他文字');
    return passagesOf(root, part, where);
  };
}

/** Throws DocumentRefused for marks that are not in the file. */
export async function redactedOffice(
  bytes: Uint8Array,
  kind: OfficeKind,
  marks: readonly Mark[],
): Promise<Produced> {
  const open = openOffice(bytes, kind);
  const { maskings, needles } = maskingsOf(open.passages, marks);
  for (const passage of open.passages) {
    const ranges = maskings.filter((one) => one.passage === passage.id);
    if (ranges.length > 0) passage.mask(ranges);
  }
  const covered = new Map<string, Uint8Array>();
  const pictureMarks = marks.flatMap((mark) => (mark.what === 'picture' ? [mark] : []));
  for (const part of new Set(pictureMarks.map((mark) => mark.part))) {
    const picture = open.pictures.get(part);
    if (!picture) throw new DocumentRefused(noPicture);
    const areas = pictureMarks.filter((mark) => mark.part === part).map(({ area }) => area);
    covered.set(part, await coveredPicture(picture.bytes, picture.kind, areas));
  }
  const serializer = new XMLSerializer();
  const written = new Map([...open.roots].map(([part, root]) => [part, serializer.serializeToString(root)]));
  return {
    bytes: packedOffice(open, { written, covered, needles }),
    removed: open.removed,
    notes: ['链接、书签、公式、修订和图片的说明文字不再保留；遮盖处以“████”代替，长短与原文无关。'],
    places: places(marks, [...maskings, ...pictureMarks.map(({ id }) => ({ mark: id }))]),
    needles,
  };
}
