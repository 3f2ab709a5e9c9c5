/** A segment open for reading. Lists and records are read from the files as they are asked for; the system keeps them warm. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Columns } from './document.ts';
import { mixturesOf } from './mixtures.ts';
import { type Entries, entriesOf, type PostingList, readList } from './postings.ts';
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
  /** The same list unpacked; of none, no entries. */
  readonly entries: (code: number) => Entries;
  /** The keys of all documents in order. */
  readonly keys: () => readonly string[];
  /** The record of a document. */
  readonly record: (document: number) => Buffer;
  readonly close: () => void;
};

/** Opens the segment in `folder` with `count` documents. */
export function openSegment(folder: string, count: number): Segment {
  const { codes, bytes, frequency } = readDictionary(folder);
  const { records, columns: alone } = readColumns(folder, count);
  const columns: Columns = { ...alone, mixtures: mixturesOf(alone) };
  const places = new Float64Array(codes.length + 1);
  for (let at = 0; at < codes.length; at += 1) places[at + 1] = (places[at] ?? 0) + (bytes[at] ?? 0);
  const postings = openSync(join(folder, 'postings'), 'r');
  const stored = openSync(join(folder, 'stored'), 'r');
  const lists = kept<PostingList>(listMemory, ({ bytes }) => bytes.length * 2 + BESIDE);
  const unpacked = kept<Entries>(entryMemory, ({ byteLength }) => byteLength + BESIDE);
  const texts = kept<Buffer>(textMemory, ({ length }) => length + BESIDE);
  const read = (at: number): PostingList => {
    const buffer = Buffer.allocUnsafeSlow(bytes[at] as number);
    readWhole(postings, buffer, places[at] as number);
    return readList(buffer, frequency[at] as number);
  };
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
      return at < 0 ? null : lists.keep(code, read(at));
    },
    entries: (code) => {
      const known = unpacked.get(code);
      if (known) return known;
      const at = find(codes, code);
      if (at < 0) return NONE;
      return unpacked.keep(code, entriesOf(lists.get(code) ?? read(at), frequency[at] as number));
    },
    keys: () => readFileSync(join(folder, 'keys'), 'utf8').split('\n').slice(0, count),
    record: (document) => {
      const known = texts.get(document);
      if (known) return known;
      const from = records[document] ?? 0;
      const record = Buffer.allocUnsafeSlow((records[document + 1] ?? from) - from);
      readWhole(stored, record, from);
      return texts.keep(document, record);
    },
    close: () => {
      lists.clear();
      unpacked.clear();
      texts.clear();
      closeSync(postings);
      closeSync(stored);
    },
  };
}

/** Memory for what was read lately, for all segments together, in bytes. */
type Memory = { readonly most: number; used: number };
const listMemory: Memory = { most: 320 * 1024 * 1024, used: 0 };
const entryMemory: Memory = { most: 400 * 1024 * 1024, used: 0 };
const textMemory: Memory = { most: 64 * 1024 * 1024, used: 0 };
const NONE = new Uint32Array();
/** What a thing takes beside its bytes. */
const BESIDE = 300;

/** What was read lately of one segment; what was not asked for longest leaves first. */
function kept<T>(memory: Memory, weigh: (thing: T) => number) {
  const things = new Map<number, T>();
  const drop = (number: number, thing: T) => {
    things.delete(number);
    memory.used -= weigh(thing);
  };
  return {
    get: (number: number): T | undefined => {
      const thing = things.get(number);
      if (thing !== undefined) {
        things.delete(number);
        things.set(number, thing);
      }
      return thing;
    },
    keep: (number: number, thing: T): T => {
      things.set(number, thing);
      memory.used += weigh(thing);
      if (memory.used > memory.most)
        for (const [other, oldest] of things) {
          if (memory.used <= memory.most * 0.9 || other === number) break;
          drop(other, oldest);
        }
      return thing;
    },
    clear: () => {
      for (const [number, thing] of things) drop(number, thing);
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
