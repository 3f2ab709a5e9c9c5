/** What a workbook says: every sheet, row, column, note and cache, shown or not. Sheets are read piece by piece. */
import type { Element } from '@xmldom/xmldom';
import { given, type Token, tokens } from '../office/tokens.ts';
import { attribute, child, children, parseXml } from '../office/xml.ts';
import { DocumentRefused } from '../refusal.ts';
import { unzip } from '../unzip.ts';
import { drawnText } from './docx.ts';
import { Gathering, type TextPart } from './gathering.ts';

const damaged = '这个 Excel 文件的结构已损坏，无法读取。请用 Excel/WPS 打开后另存一份再上传。';
const notes = /^xl\/(comments\d*|comments\/[^/]+|threadedComments\/[^/]+)\.xml$/i;
const caches = /^xl\/pivotCache\/pivotCache(Definition|Records)\d*\.xml$/i;
const drawings = /^xl\/(drawings\/drawing|charts\/chart|diagrams\/data)[^/]*\.xml$/i;
const wanted = /^xl\/(workbook\.xml|sharedStrings\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/i;

/** Throws DocumentRefused when the workbook is broken. */
export function xlsxText(bytes: Uint8Array): TextPart[] {
  const members = unzip(bytes, (name) => [wanted, notes, caches, drawings].some((one) => one.test(name)));
  const workbook = members.get('xl/workbook.xml');
  if (!workbook) throw new DocumentRefused(damaged);
  const root = parseXml(workbook);
  const gathering = new Gathering();
  const strings = sharedStrings(members.get('xl/sharedStrings.xml'));
  for (const { name, hidden, member } of sheetsOf(root, members)) {
    const where = `工作表“${name}”${hidden ? '（隐藏）' : ''}`;
    gathering.add('工作表名称', hidden, `${name}\n`);
    const xml = members.get(member);
    if (xml) sheetText(xml, { where, hidden }, strings, gathering);
  }
  for (const [name, xml] of members) {
    if (notes.test(name)) wordsOf(xml, '批注', gathering);
    else if (caches.test(name)) cacheText(xml, gathering);
    else if (drawings.test(name)) drawnText(xml, name.includes('chart') ? '图表' : '图形文字', gathering);
  }
  for (const one of children(child(root, 'definedNames') ?? root))
    if (child(root, 'definedNames'))
      gathering.add('名称定义', true, `${attribute(one, 'name') ?? ''} ${one.textContent ?? ''}\n`);
  return gathering.parts();
}

type Sheet = { readonly name: string; readonly hidden: boolean; readonly member: string };

function sheetsOf(workbook: Element, members: ReadonlyMap<string, Uint8Array>): Sheet[] {
  const relations = members.get('xl/_rels/workbook.xml.rels');
  const targets = new Map(
    (relations ? children(parseXml(relations)) : []).map((relation) => [
      attribute(relation, 'Id') ?? '',
      `xl/${(attribute(relation, 'Target') ?? '').replace(/^\/?(xl\/)?/, '')}`,
    ]),
  );
  return children(child(workbook, 'sheets') ?? workbook).map((sheet) => ({
    name: attribute(sheet, 'name') ?? '',
    hidden: /hidden/i.test(attribute(sheet, 'state') ?? ''),
    member: targets.get(attribute(sheet, 'id') ?? '') ?? '',
  }));
}

/** The texts cells refer to by number, without phonetic guides. */
function sharedStrings(xml: Uint8Array | undefined): string[] {
  const found: string[] = [];
  let text = '';
  let speaking = false;
  let phonetic = false;
  for (const token of xml ? tokens(xml) : []) {
    if (token.kind === 'text') text += speaking && !phonetic ? token.text : '';
    else if (token.name === 'si' && (token.kind === 'close' || token.empty)) {
      found.push(text);
      text = '';
    } else if (token.name === 'rPh') phonetic = token.kind === 'open';
    else if (token.name === 't') speaking = token.kind === 'open' && !token.empty;
  }
  return found;
}

type Where = { readonly where: string; readonly hidden: boolean };
type Cell = { column: number; isShared: boolean; value: string; reading: boolean };

const isYes = (value: string | undefined): boolean => value === '1' || value === 'true';

/** The number of "AB12"'s column, counted from 1. */
function columnOf(reference: string | undefined, otherwise: number): number {
  const letters = /^\$?([A-Z]{1,3})\$?\d/.exec(reference ?? '')?.[1];
  return letters ? [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) : otherwise;
}

function sheetText(xml: Uint8Array, sheet: Where, strings: readonly string[], gathering: Gathering): void {
  const hiddenColumns: (readonly [number, number])[] = [];
  const cell: Cell = { column: 0, isShared: false, value: '', reading: false };
  let rowIsHidden = false;
  for (const token of tokens(xml)) {
    if (gathering.isFull) return;
    if (token.kind === 'text') {
      if (cell.reading) cell.value += token.text;
    } else if (token.name === 'col' && (isYes(given(token, 'hidden')) || given(token, 'width') === '0'))
      hiddenColumns.push([Number(given(token, 'min') ?? 0), Number(given(token, 'max') ?? 0)]);
    else if (token.name === 'row' && token.kind === 'open') {
      rowIsHidden = isYes(given(token, 'hidden')) || given(token, 'ht') === '0';
      cell.column = 0;
    } else if (token.name === 'row') gathering.endLine();
    else if (token.name === 'c') {
      if (token.kind === 'open' && !token.empty) openCell(cell, token);
      else if (token.kind === 'close') {
        const text = cell.isShared ? (strings[Number(cell.value)] ?? '') : cell.value;
        const aside = rowIsHidden || hiddenColumns.some(([a, b]) => cell.column >= a && cell.column <= b);
        const place = aside && !sheet.hidden ? `${sheet.where}（隐藏的行或列）` : sheet.where;
        if (text !== '') gathering.add(place, sheet.hidden || aside, `${text}\t`);
      }
    } else if (token.name === 'v' || token.name === 't') cell.reading = token.kind === 'open' && !token.empty;
    else if (/^(odd|even|first)(Header|Footer)$/.test(token.name)) headerText(cell, token, sheet, gathering);
  }
}

function openCell(cell: Cell, token: Token): void {
  cell.column = columnOf(given(token, 'r'), cell.column + 1);
  cell.isShared = given(token, 't') === 's';
  cell.value = '';
}

function headerText(cell: Cell, token: Token, { where, hidden }: Where, gathering: Gathering): void {
  cell.reading = token.kind === 'open' && !token.empty;
  if (token.kind === 'open') cell.value = '';
  else if (token.kind === 'close') gathering.add(`${where}页眉页脚`, hidden, `${cell.value}\n`);
}

function wordsOf(xml: Uint8Array, where: string, gathering: Gathering): void {
  for (const token of tokens(xml)) {
    if (token.kind === 'text') gathering.add(where, true, token.text.trim() === '' ? '' : token.text);
    else if (token.kind === 'close' && /^(comment|threadedComment|author)$/.test(token.name))
      gathering.endLine();
  }
}

/** A pivot table keeps a copy of its source, rows that were deleted since included. */
function cacheText(xml: Uint8Array, gathering: Gathering): void {
  for (const token of tokens(xml)) {
    const value = token.kind === 'open' && /^[sndex]$/.test(token.name) ? given(token, 'v') : undefined;
    if (value) gathering.add('数据透视表缓存', true, `${value}\n`);
  }
}
