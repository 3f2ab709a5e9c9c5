/** A segment open for reading. Lists and records are read from the files as they are asked for; the system keeps them warm. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Columns } from './document.ts';
import { type PostingList, readList } from './postings.ts';
import { readColumns, readDictionary } from './segment-files.ts';
import { pairCode } from './terms.ts';

export type Segment = {
  /** Documents, deleted ones among them. */
  readonly count: () => number;
  readonly columns: () => Columns;
  /** In how many documents a term is; deleted ones count until the index is rebuilt. */
  readonly frequency: (code: number) => number;
  /** In how many documents `first` is followed by another character. */
  readonly following: (first: number) => (second: number) => number;
  /** The list of a term; null when no document has it. */
  readonly postings: (code: number) => PostingList | null;
  /** The keys of all documents in order. */
  readonly keys: () => readonly string[];
  /** The record of a document, valid until the next call. */
  readonly record: (document: number) => Buffer;
  readonly close: () => void;
};

/** Opens the segment in `folder` with `count` documents. */
export function openSegment(folder: string, count: number): Segment {
  const { codes, bytes, frequency } = readDictionary(folder);
  const { records, columns } = readColumns(folder, count);
  const places = new Float64Array(codes.length + 1);
  for (let at = 0; at < codes.length; at += 1) places[at + 1] = (places[at] ?? 0) + (bytes[at] ?? 0);
  const postings = openSync(join(folder, 'postings'), 'r');
  const stored = openSync(join(folder, 'stored'), 'r');
  const readRecord = reader();
  const lists = keptLists();
  return {
    count: () => count,
    columns: () => columns,
    frequency: (code) => frequency[find(codes, code)] ?? 0,
    following: (first) => {
      const from = firstFrom(codes, pairCode(first, 0));
      const own = codes.subarray(from, firstFrom(codes, pairCode(first + 1, 0)));
      return (second) => {
        const at = find(own, pairCode(first, second));
        return at < 0 ? 0 : (frequency[from + at] as number);
      };
    },
    postings: (code) => {
      const known = lists.get(code);
      if (known) return known;
      const at = find(codes, code);
      if (at < 0) return null;
      const buffer = Buffer.allocUnsafeSlow(bytes[at] as number);
      readWhole(postings, buffer, places[at] as number);
      return lists.keep(code, readList(buffer, frequency[at] as number));
    },
    keys: () => readFileSync(join(folder, 'keys'), 'utf8').split('\n').slice(0, count),
    record: (document) => {
      const from = records[document] ?? 0;
      return readRecord(stored, from, (records[document + 1] ?? from) - from);
    },
    close: () => {
      lists.clear();
      closeSync(postings);
      closeSync(stored);
    },
  };
}

/** Lists that were asked for stay in memory up to so many bytes, those not asked for longest leave first. */
const MOST_KEPT = 320 * 1024 * 1024;
/** What a list takes beside its bytes. */
const BESIDE = 600;
let kept = 0;

function keptLists() {
  const lists = new Map<number, PostingList>();
  const weight = ({ bytes }: PostingList) => bytes.length * 2 + BESIDE;
  const drop = (code: number, list: PostingList) => {
    lists.delete(code);
    kept -= weight(list);
  };
  return {
    get: (code: number): PostingList | undefined => {
      const list = lists.get(code);
      if (list) {
        lists.delete(code);
        lists.set(code, list);
      }
      return list;
    },
    keep: (code: number, list: PostingList): PostingList => {
      lists.set(code, list);
      kept += weight(list);
      if (kept > MOST_KEPT)
        for (const [other, longest] of lists) {
          if (kept <= MOST_KEPT * 0.9 || other === code) break;
          drop(other, longest);
        }
      return list;
    },
    clear: () => {
      for (const [code, list] of lists) drop(code, list);
    },
  };
}

function readWhole(file: number, buffer: Buffer, from: number, length = buffer.length): void {
  for (let done = 0; done < length; ) {
    const got = readSync(file, buffer, done, length - done, from + done);
    if (got === 0) throw new Error('The search index is cut short');
    done += got;
  }
}

/** Reads into one buffer that grows as needed. */
function reader() {
  let buffer = Buffer.allocUnsafeSlow(1 << 16);
  return (file: number, from: number, length: number): Buffer => {
    if (buffer.length < length) buffer = Buffer.allocUnsafeSlow(length * 2);
    readWhole(file, buffer, from, length);
    return buffer.subarray(0, length);
  };
}

/** The place of the first code that is not below `code`. */
function firstFrom(codes: Uint32Array, code: number): number {
  let low = 0;
  let high = codes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((codes[middle] ?? 0) < code) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place of a code; -1 when it is not there. */
function find(codes: Uint32Array, code: number): number {
  let low = 0;
  let high = codes.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const there = codes[middle] ?? 0;
    if (there === code) return middle;
    if (there < code) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
