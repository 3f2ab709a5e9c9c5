/** The row labels of table 三 in a text, and the columns that its head names. */
import {
  type ApplicantColumn,
  applicantColumns,
  type RequestRowId,
  requestRowGroups,
} from '#rules/annual-report/tables.ts';
import { allRequestRows, bareLabel, likeness, officialLabel, rowCores } from '../../labels.ts';
import { type Anchor, bestChain, labelStart, numberBefore, placesOf } from '../anchors.ts';
import { isHan, type Source, type Words, wordsBetween } from '../source.ts';

export type RowAnchor = Anchor<RequestRowId>;

/** Short labels that are also words of other labels: they must stand alone or carry their number. */
const mustStandAlone: ReadonlySet<RequestRowId> = new Set([
  'otherHandling.other',
  'otherHandling',
  'totalHandled',
]);

const expectedNumber = (label: string): string => /[一二三四五六七八九\d]/.exec(label)?.[0] ?? '';

/** How much of the official label stands at this place of the words. */
function extent(words: Words, at: number, official: string): number {
  let length = 0;
  while (length < official.length && words.text.charAt(at + length) === official.charAt(length)) length += 1;
  return length;
}

const standsAlone = (text: string, start: number, end: number, numbered: boolean): boolean => {
  if (isHan(text.charAt(end))) return false;
  return numbered || /[\s|\d]/.test(text.charAt(start - 1)) || start === 0;
};

function anchorsOfRow(source: Source, words: Words, order: number): RowAnchor[] {
  const row = allRequestRows[order];
  if (!row) return [];
  const official = officialLabel(row.id);
  const seen = new Map<number, RowAnchor>();
  for (const [rank, core] of rowCores[row.id].entries()) {
    const offset = Math.max(0, official.indexOf(core));
    for (const place of placesOf(words, core)) {
      const first = labelStart(words, place, offset);
      const bare = words.at[first] ?? 0;
      const { start, numbered } = numberBefore(source.text, bare, expectedNumber(row.label));
      const whole = extent(words, first, official);
      const length = whole === official.length ? whole : place - first + core.length;
      const end = (words.at[first + length - 1] ?? 0) + 1;
      if (mustStandAlone.has(row.id) && !standsAlone(source.text, start, end, numbered)) continue;
      const fits = whole === official.length ? 4 : rank === 0 ? 2.5 : 2;
      const followed = isHan(source.text.charAt(end)) ? 0 : 0.5;
      const score = fits + (numbered ? 1 : 0) + followed;
      const anchor = { id: row.id, order, start, end, score, altered: whole !== official.length };
      if ((seen.get(start)?.score ?? 0) < score) seen.set(start, anchor);
    }
  }
  return [...seen.values()];
}

/** The rows found between two positions, in printed order; empty when there is no table. */
export function findRequestRows(source: Source, from: number, to: number): RowAnchor[] {
  const words = wordsBetween(source.text, from, to);
  const chain = bestChain(allRequestRows.flatMap((_, order) => anchorsOfRow(source, words, order)));
  while (chain[0] && mustStandAlone.has(chain[0].id)) chain.shift();
  const three = chain.some((anchor) => anchor.id.startsWith('otherHandling.'));
  const found = chain.filter((anchor) => !(three && anchor.id === 'otherHandling'));
  return found.flatMap((anchor, i) => {
    const next = found[i + 1];
    return next ? [anchor, ...misspeltBetween(source, anchor, next)] : [anchor];
  });
}

/** Rows between two found ones whose labels are so altered that only their likeness tells them. */
function misspeltBetween(source: Source, before: RowAnchor, after: RowAnchor): RowAnchor[] {
  const lost = allRequestRows
    .slice(before.order + 1, after.order)
    .filter((row) => !mustStandAlone.has(row.id));
  if (lost.length === 0 || after.start - before.end > 4_000) return [];
  const found: RowAnchor[] = [];
  for (const piece of source.text.slice(before.end, after.start).matchAll(/[^\d|\t]{4,120}/g)) {
    const words = bareLabel(piece[0]);
    const order = Math.max(before.order, found.at(-1)?.order ?? -1);
    const likely = lost
      .map((row) => ({ row, at: allRequestRows.indexOf(row), like: likeness(words, officialLabel(row.id)) }))
      .filter((candidate) => candidate.at > order && candidate.like >= 0.5)
      .sort((a, b) => b.like - a.like)[0];
    if (!likely) continue;
    const end = before.end + piece.index + piece[0].trimEnd().length;
    const bare = before.end + piece.index + Math.max(0, piece[0].search(/[\u4e00-\u9fff]/));
    const { start } = numberBefore(source.text, bare, expectedNumber(likely.row.label));
    found.push({ id: likely.row.id, order: likely.at, start, end, score: likely.like, altered: true });
  }
  return found;
}

const columnMarks: Readonly<Record<ApplicantColumn, RegExp>> = {
  naturalPerson: /自然人/,
  commercialEnterprise: /商业/,
  researchInstitution: /科研/,
  publicWelfareOrganisation: /公益/,
  legalServiceBody: /法律/,
  otherOrganisation: /其他/,
  total: /总计|合计/,
};

export type RequestHead = {
  readonly start: number;
  /** The columns that the head names; all seven when it is not there or not whole. */
  readonly columns: readonly ApplicantColumn[];
  readonly whole: boolean;
};

/** Reads the head of table 三 before its first row. */
export function readHead(source: Source, from: number, firstRow: number): RequestHead {
  const start = headStart(source, Math.max(from, firstRow - 800), firstRow);
  const words = wordsBetween(source.text, start, firstRow).text.replace(/法人[或和及]?其他组织/, '');
  const named = applicantColumns.map((column) => column.id).filter((id) => columnMarks[id].test(words));
  const whole = named.length >= 5 && named.includes('naturalPerson') && named.includes('total');
  return { start, columns: whole ? named : applicantColumns.map((column) => column.id), whole };
}

function headStart(source: Source, from: number, to: number): number {
  const words = wordsBetween(source.text, from, to);
  const places = ['本列数据', '申请人情况', '自然人']
    .map((mark) => words.text.indexOf(mark))
    .filter((i) => i >= 0);
  if (places.length === 0) return to;
  const at = words.at[Math.min(...places)] ?? to;
  return source.text.charAt(at - 1) === '(' ? at - 1 : at;
}

/** Group labels that do not stand before their first item: position said for nothing, and worth telling. */
export function displacedGroups(source: Source, rows: readonly RowAnchor[]): { label: string; at: number }[] {
  const found: { label: string; at: number }[] = [];
  for (const group of requestRowGroups) {
    const members = rows.filter((row) => row.id.startsWith(`${group.id}.`));
    const [first] = members;
    const last = members.at(-1);
    if (!first || !last || first === last) continue;
    const words = wordsBetween(source.text, first.end, last.start);
    const place = words.text.indexOf(group.label.slice(3));
    if (place >= 0) found.push({ label: group.label, at: words.at[place] ?? first.start });
  }
  return found;
}
