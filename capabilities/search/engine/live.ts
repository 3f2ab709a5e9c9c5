/** The segment of the newest documents, in memory until it is written out; it reads like every other one. */
import { type Columns, columnArrays, emptyColumns, type IndexedDocument } from './document.ts';
import { type GrowingBytes, growingBytes } from './growing.ts';
import { entriesOf, wholeList } from './postings.ts';
import { encodeRecord } from './record.ts';
import { columnsOf } from './run.ts';
import type { Segment } from './segment.ts';
import { eachTerm, isSingle, pairCode, titleCode } from './terms.ts';
import type { Vocabulary } from './vocabulary.ts';

export type LiveSegment = Segment & {
  /** Adds a document and returns its number. */
  readonly add: (document: IndexedDocument) => number;
  /** Everything in it, deleted documents too, in order. */
  readonly documents: () => readonly IndexedDocument[];
};

type List = { readonly bytes: GrowingBytes; frequency: number; last: number };

/** A segment without documents. */
export function createLive(vocabulary: Vocabulary): LiveSegment {
  const lists = new Map<number, List>();
  const documents: IndexedDocument[] = [];
  const records: Buffer[] = [];
  let columns = emptyColumns(64);
  return {
    add: (document) => {
      const number = documents.length;
      const { counts, length } = countTerms(document);
      for (const [code, times] of counts) append(lists, code, number, times);
      if (number >= columns.length.length) columns = longer(columns);
      for (const [index, array] of columnArrays(columns).entries())
        array[number] = columnsOf(document, vocabulary, length)[index] ?? 0;
      records.push(encodeRecord(document));
      documents.push(document);
      return number;
    },
    documents: () => documents,
    count: () => documents.length,
    columns: () => columns,
    frequency: (code) => lists.get(code)?.frequency ?? 0,
    following: (first) => (second) => lists.get(pairCode(first, second))?.frequency ?? 0,
    postings: (code) => {
      const list = lists.get(code);
      return list ? wholeList(list.bytes.taken()) : null;
    },
    entries: (code) => {
      const list = lists.get(code);
      return list ? entriesOf(wholeList(list.bytes.taken()), list.frequency) : new Uint32Array();
    },
    keys: () => documents.map(({ key }) => key),
    record: (number) => records[number] ?? Buffer.alloc(12),
    close: () => undefined,
  };
}

function countTerms({ title, text }: IndexedDocument) {
  const counts = new Map<number, number>();
  let length = 0;
  const count = (code: number) => counts.set(code, Math.min(255, (counts.get(code) ?? 0) + 1));
  const countText = (code: number) => {
    if (!isSingle(code)) length += 1;
    count(code);
  };
  eachTerm(title, countText);
  eachTerm(text, countText);
  eachTerm(title, (code) => count(titleCode(code)));
  return { counts, length };
}

function append(lists: Map<number, List>, code: number, number: number, times: number): void {
  const list = lists.get(code) ?? { bytes: growingBytes(4), frequency: 0, last: -1 };
  let value = (number - list.last) * 2 + (times > 1 ? 1 : 0);
  for (; value >= 0x80; value = Math.floor(value / 128)) list.bytes.push((value & 0x7f) | 0x80);
  list.bytes.push(value);
  if (times > 1) list.bytes.push(times);
  list.frequency += 1;
  list.last = number;
  lists.set(code, list);
}

function longer(columns: Columns): Columns {
  const made = emptyColumns(columns.length.length * 2);
  const before = columnArrays(columns);
  for (const [index, array] of columnArrays(made).entries()) array.set(before[index] ?? []);
  return made;
}
