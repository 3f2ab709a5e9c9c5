/** Making a segment of the index from documents: terms are counted as documents come, and written out in order at the end. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { columnNames, dayNumber, type IndexedDocument, lengthCode, NEWS } from './document.ts';
import { type GrowingBytes, growingBytes, grown } from './growing.ts';
import { encodeRecord } from './record.ts';
import { type CollectedPairs, writeLists } from './run-lists.ts';
import { writeSegment } from './segment-files.ts';
import { eachTerm, isSingle, titleCode } from './terms.ts';
import type { Vocabulary } from './vocabulary.ts';
import { createWriter } from './writer.ts';

/** A segment is closed when it has this many documents or pairs of term and document: 250 MB while it is made. */
const MOST_DOCUMENTS = 65_536;
const MOST_PAIRS = 32_000_000;

export type Run = {
  readonly add: (document: IndexedDocument) => void;
  readonly count: () => number;
  readonly isFull: () => boolean;
  /** Writes the segment; the run is used up. */
  readonly finish: () => void;
};

/** The terms met so far, each with a number; open addressing, because a Map of numbers is five times slower. */
function termTable() {
  let size = 1 << 16;
  let codes = new Uint32Array(size);
  let numbers = new Int32Array(size).fill(-1);
  let known = new Uint32Array(1 << 15);
  let count = 0;
  const slot = (code: number): number => {
    let at = (Math.imul(code, 0x9e3779b1) >>> 8) & (size - 1);
    while (numbers[at] !== -1 && codes[at] !== code) at = (at + 1) & (size - 1);
    return at;
  };
  const enlarge = () => {
    size *= 2;
    codes = new Uint32Array(size);
    numbers = new Int32Array(size).fill(-1);
    for (let number = 0; number < count; number += 1) {
      const at = slot(known[number] ?? 0);
      codes[at] = known[number] ?? 0;
      numbers[at] = number;
    }
  };
  return {
    /** The number of a term, given at first sight. */
    number: (code: number): number => {
      const at = slot(code);
      const found = numbers[at] ?? -1;
      if (found !== -1) return found;
      codes[at] = code;
      numbers[at] = count;
      known = grown(known, count + 1);
      known[count] = code;
      count += 1;
      if (count * 2 > size) enlarge();
      return count - 1;
    },
    count: () => count,
    codes: () => known.subarray(0, count),
  };
}

type Collected = {
  readonly pairs: () => CollectedPairs;
  readonly table: ReturnType<typeof termTable>;
  /** Counts a document's terms; returns its length in pairs and words. */
  readonly take: (document: IndexedDocument) => number;
  readonly size: () => number;
};

function collect(): Collected {
  const table = termTable();
  let terms = new Uint32Array(1 << 16);
  let times = new Uint8Array(1 << 16);
  let starts = new Uint32Array(1 << 10);
  let seen = new Uint32Array(1 << 15);
  let place = new Uint32Array(1 << 15);
  let size = 0;
  let documents = 0;
  const count = (number: number): void => {
    if (number >= seen.length) {
      seen = grown(seen, number + 1);
      place = grown(place, number + 1);
    }
    if (seen[number] !== documents + 1) {
      seen[number] = documents + 1;
      place[number] = size;
      if (size >= terms.length) {
        terms = grown(terms, size + 1);
        times = grown(times, size + 1);
      }
      terms[size] = number;
      times[size] = 1;
      size += 1;
      return;
    }
    const at = place[number] as number;
    if ((times[at] as number) < 255) times[at] = (times[at] as number) + 1;
  };
  const take = (document: IndexedDocument): number => {
    let length = 0;
    const countText = (code: number) => {
      if (!isSingle(code)) length += 1;
      count(table.number(code));
    };
    starts = grown(starts, documents + 2);
    starts[documents] = size;
    eachTerm(document.title, countText);
    eachTerm(document.text, countText);
    eachTerm(document.title, (code) => count(table.number(titleCode(code))));
    documents += 1;
    starts[documents] = size;
    return length;
  };
  return { take, table, size: () => size, pairs: () => ({ terms, times, starts }) };
}

/** Opens a run that writes into `folder`, which it makes. */
export function createRun(folder: string, vocabulary: Vocabulary): Run {
  mkdirSync(folder, { recursive: true });
  const collected = collect();
  const stored = createWriter(join(folder, 'stored'));
  const keys = createWriter(join(folder, 'keys'));
  const offsets = growingFloats();
  const columns = growingColumns();
  const lengths = growingBytes(1024);
  let count = 0;
  return {
    add: (document) => {
      const length = collected.take(document);
      offsets.push(stored.position());
      stored.write(encodeRecord(document));
      keys.write(Buffer.from(`${document.key}\n`));
      columns.push(columnsOf(document, vocabulary, length));
      lengths.push(lengthCode(length));
      count += 1;
    },
    count: () => count,
    isFull: () => count >= MOST_DOCUMENTS || collected.size() >= MOST_PAIRS,
    finish: () => {
      offsets.push(stored.position());
      stored.close();
      keys.close();
      const postings = createWriter(join(folder, 'postings'));
      const dictionary = writeLists(
        { codes: collected.table.codes(), pairs: collected.pairs(), lengths: lengths.taken() },
        postings,
      );
      postings.close();
      writeSegment(folder, { count, ...dictionary, records: offsets.taken(), columns: columns.taken() });
    },
  };
}

/** The values of one document for `Columns`, in the order of `columnArrays`. */
export function columnsOf(document: IndexedDocument, vocabulary: Vocabulary, length: number): number[] {
  return [
    ...columnNames.map((name) => vocabulary.numberOf(name, document.columns[name] ?? '')),
    vocabulary.numberOf('audience', document.audience),
    dayNumber(document.date),
    lengthCode(length),
    Math.round((document.standing ?? 1) * 100) + (document.isNews ? NEWS : 0),
  ];
}

function growingFloats() {
  let values = new Float64Array(1024);
  let count = 0;
  return {
    push: (value: number) => {
      values = grown(values, count + 1);
      values[count] = value;
      count += 1;
    },
    taken: () => values.slice(0, count),
  };
}

function growingColumns() {
  const kinds = [...columnNames.map(() => 2), 2, 2, 1, 1];
  const arrays: GrowingBytes[] = kinds.map(() => growingBytes());
  return {
    push: (values: readonly number[]) => {
      for (const [index, array] of arrays.entries()) {
        const value = values[index] ?? 0;
        array.push(value & 255);
        if (kinds[index] === 2) array.push(value >> 8);
      }
    },
    taken: () => Buffer.concat(arrays.map((array) => array.taken())),
  };
}
