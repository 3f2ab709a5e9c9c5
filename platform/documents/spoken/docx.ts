/** What a Word file says: also what its reader does not see. */
import type { Element } from '@xmldom/xmldom';
import { tokens } from '../office/tokens.ts';
import { attribute, child, children, nameOf, parseXml } from '../office/xml.ts';
import { unzip } from '../unzip.ts';
import { Gathering, type TextPart } from './gathering.ts';

const places: readonly (readonly [member: RegExp, where: string, hidden: boolean])[] = [
  [/^word\/document\d*\.xml$/, '正文', false],
  [/^word\/header\d*\.xml$/, '页眉', false],
  [/^word\/footer\d*\.xml$/, '页脚', false],
  [/^word\/footnotes\.xml$/, '脚注', false],
  [/^word\/endnotes\.xml$/, '尾注', false],
  [/^word\/comments\.xml$/, '批注', true],
];
const drawn = /^word\/(charts\/chart|diagrams\/data)[^/]*\.xml$/;
const deleted = '修订中删除的内容';

type Place = { readonly where: string; readonly hidden: boolean; readonly inTable: boolean };
type Walk = { readonly gathering: Gathering; readonly hiddenStyles: ReadonlySet<string>; tables: number };

/** Throws DocumentRefused when the archive or its XML is broken. */
export function docxText(bytes: Uint8Array): TextPart[] {
  const members = unzip(
    bytes,
    (name) => name === 'word/styles.xml' || drawn.test(name) || places.some(([member]) => member.test(name)),
  );
  const styles = members.get('word/styles.xml');
  const walk: Walk = {
    gathering: new Gathering(),
    hiddenStyles: styles ? hiddenStyles(parseXml(styles)) : new Set(),
    tables: 0,
  };
  for (const [member, where, hidden] of places)
    for (const [name, xml] of members)
      if (member.test(name)) speak(parseXml(xml), { where, hidden, inTable: false }, walk);
  for (const [name, xml] of members)
    if (drawn.test(name)) drawnText(xml, name.includes('chart') ? '图表' : '图示', walk.gathering);
  return walk.gathering.parts();
}

function hiddenStyles(styles: Element): Set<string> {
  const hidden = children(styles).filter((style) => isVanished(child(style, 'rPr')));
  return new Set(hidden.map((style) => attribute(style, 'styleId') ?? ''));
}

const passedOver = new Set([
  'pPr',
  'rPr',
  'sdtPr',
  'tblPr',
  'trPr',
  'tcPr',
  'Fallback',
  'instrText',
  'delInstrText',
]);

function speak(element: Element, place: Place, walk: Walk): void {
  const name = nameOf(element);
  if (passedOver.has(name)) return;
  if (name === 'r') {
    speakRun(element, place, walk);
    return;
  }
  const inner = placeOf(element, name, place, walk);
  for (const part of children(element)) speak(part, inner, walk);
  if (name === 'p') walk.gathering.endLine();
  if (name === 'tc') walk.gathering.add(inner.where, inner.hidden, '\t');
}

function placeOf(element: Element, name: string, place: Place, walk: Walk): Place {
  if (name === 'del' || name === 'moveFrom') return { ...place, where: deleted, hidden: true };
  if (name === 'txbxContent') return { ...place, where: '文本框' };
  if (name === 'docPr') walk.gathering.add('图片替代文字', true, described(element));
  if (name === 'p') {
    const style = attribute(child(child(element, 'pPr'), 'pStyle'), 'val') ?? '';
    return walk.hiddenStyles.has(style) ? hiddenOf(place) : place;
  }
  if (name !== 'tbl' || place.inTable || place.where !== '正文') return place;
  walk.tables += 1;
  return { ...place, inTable: true, where: `表格${walk.tables}` };
}

const described = (picture: Element): string => {
  const words = [attribute(picture, 'title'), attribute(picture, 'descr')].filter((text) => text?.trim());
  return words.length > 0 ? `${words.join(' ')}\n` : '';
};

const hiddenOf = (place: Place): Place =>
  place.hidden ? place : { ...place, hidden: true, where: `${place.where}（隐藏文字）` };

function speakRun(run: Element, place: Place, walk: Walk): void {
  const properties = child(run, 'rPr');
  const style = attribute(child(properties, 'rStyle'), 'val') ?? '';
  const unseen = isVanished(properties) || isInvisible(properties) || walk.hiddenStyles.has(style);
  const here = unseen ? hiddenOf(place) : place;
  const { gathering } = walk;
  for (const part of children(run)) {
    const name = nameOf(part);
    if (name === 't') gathering.add(here.where, here.hidden, part.textContent ?? '');
    else if (name === 'delText') gathering.add(deleted, true, part.textContent ?? '');
    else if (name === 'tab' || name === 'ptab') gathering.add(here.where, here.hidden, '\t');
    else if (name === 'br' || name === 'cr') gathering.add(here.where, here.hidden, '\n');
    else if (name === 'noBreakHyphen') gathering.add(here.where, here.hidden, '-');
    else speak(part, here, walk);
  }
}

const isOn = (element: Element | undefined): boolean =>
  element !== undefined && !/^(0|false|off)$/i.test(attribute(element, 'val') ?? '');

const isVanished = (properties: Element | undefined): boolean =>
  isOn(child(properties, 'vanish')) || isOn(child(properties, 'webHidden'));

/** White letters without ground, and letters of one point, are there to be found, not to be read. */
function isInvisible(properties: Element | undefined): boolean {
  const white = /^fffff[ef]$/i.test(attribute(child(properties, 'color'), 'val') ?? '');
  const grounded = child(properties, 'shd') ?? child(properties, 'highlight');
  const size = Number(attribute(child(properties, 'sz'), 'val') ?? 20);
  return (white && !grounded) || (size > 0 && size <= 2);
}

/** The words of charts and diagrams. */
export function drawnText(xml: Uint8Array, where: string, gathering: Gathering): void {
  let speaking = false;
  for (const token of tokens(xml)) {
    if (token.kind === 'open' && (token.name === 't' || token.name === 'v')) speaking = !token.empty;
    else if (token.kind === 'close' && (token.name === 't' || token.name === 'v')) {
      speaking = false;
      gathering.endLine();
    } else if (token.kind === 'text' && speaking) gathering.add(where, false, token.text);
  }
}
