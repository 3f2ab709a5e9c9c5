/** A segment open for reading. Lists and records are read from the files as they are asked for; the system keeps them warm. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Columns } from './document.ts';
import { readColumns, readDictionary } from './segment-files.ts';
import { pairCode } from './terms.ts';

/** A list of documents of one term: varints of (gap × 2 + whether a count follows), the count in one byte. */
export type Segment = {
  /** Documents, deleted ones among them. */
  readonly count: () => number;
  readonly columns: () => Columns;
  /** In how many documents a term is; deleted ones count until the index is rebuilt. */
  readonly frequency: (code: number) => number;
  /** Calls `each` with every character that follows `first` somewhere, and in how many documents. */
  readonly followers: (first: number, each: (second: number, frequency: number) => void) => void;
  /** The list of a term, valid until the next call; null when no document has it. */
  readonly postings: (code: number) => Uint8Array | null;
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
  const read = reader();
  const readRecord = reader();
  return {
    count: () => count,
    columns: () => columns,
    frequency: (code) => frequency[find(codes, code)] ?? 0,
    followers: (first, each) => {
      for (let at = firstFrom(codes, pairCode(first, 0)); at < codes.length; at += 1) {
        const second = (codes[at] ?? 0) - pairCode(first, 0);
        if (second > 65_535) return;
        each(second, frequency[at] ?? 0);
      }
    },
    postings: (code) => {
      const at = find(codes, code);
      if (at < 0) return null;
      return read(postings, places[at] ?? 0, bytes[at] ?? 0);
    },
    keys: () => readFileSync(join(folder, 'keys'), 'utf8').split('\n').slice(0, count),
    record: (document) => {
      const from = records[document] ?? 0;
      return readRecord(stored, from, (records[document + 1] ?? from) - from);
    },
    close: () => {
      closeSync(postings);
      closeSync(stored);
    },
  };
}

/** Reads into one buffer that grows as needed. */
function reader() {
  let buffer = Buffer.allocUnsafeSlow(1 << 16);
  return (file: number, from: number, length: number): Buffer => {
    if (buffer.length < length) buffer = Buffer.allocUnsafeSlow(length * 2);
    let done = 0;
    while (done < length) {
      const got = readSync(file, buffer, done, length - done, from + done);
      if (got === 0) throw new Error('The search index is cut short');
      done += got;
    }
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
