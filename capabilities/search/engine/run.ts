/** Making a segment of the index from documents: terms are counted as documents come, and written out in order at the end. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { columnNames, dayNumber, type IndexedDocument, lengthCode, NEWS } from './document.ts';
import { type GrowingBytes, growingBytes, grown } from './growing.ts';
import { encodeRecord } from './record.ts';
import { writeSegment } from './segment-files.ts';
import { eachTerm, isSingle } from './terms.ts';
import type { Vocabulary } from './vocabulary.ts';
import { createWriter, type FileWriter } from './writer.ts';

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

/** Title words count this many times more than those of the text. */
export const TITLE_TIMES = 1;

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
  readonly pairs: () => {
    readonly terms: Uint32Array;
    readonly times: Uint8Array;
    readonly starts: Uint32Array;
  };
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
  const take = (document: IndexedDocument): number => {
    let length = 0;
    const stamp = documents + 1;
    const counting = (weight: number) => (code: number) => {
      const number = table.number(code);
      if (number >= seen.length) {
        seen = grown(seen, number + 1);
        place = grown(place, number + 1);
      }
      if (!isSingle(code)) length += 1;
      if (seen[number] !== stamp) {
        seen[number] = stamp;
        place[number] = size;
        if (size >= terms.length) {
          terms = grown(terms, size + 1);
          times = grown(times, size + 1);
        }
        terms[size] = number;
        times[size] = weight;
        size += 1;
        return;
      }
      const at = place[number] ?? 0;
      times[at] = Math.min(255, (times[at] ?? 0) + weight);
    };
    starts = grown(starts, documents + 2);
    starts[documents] = size;
    eachTerm(document.title, counting(TITLE_TIMES));
    eachTerm(document.text, counting(1));
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
  let count = 0;
  return {
    add: (document) => {
      const length = collected.take(document);
      offsets.push(stored.position());
      stored.write(encodeRecord(document));
      keys.write(Buffer.from(`${document.key}\n`));
      columns.push(columnsOf(document, vocabulary, length));
      count += 1;
    },
    count: () => count,
    isFull: () => count >= MOST_DOCUMENTS || collected.size() >= MOST_PAIRS,
    finish: () => {
      offsets.push(stored.position());
      stored.close();
      keys.close();
      const postings = createWriter(join(folder, 'postings'));
      const dictionary = writePostings(collected, count, postings);
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

const varintLength = (value: number): number =>
  value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x20_0000 ? 3 : value < 0x1000_0000 ? 4 : 5;

/** Two passes over the pairs: how long each list becomes, then the lists, each at its place. */
function writePostings(collected: Collected, documents: number, out: FileWriter) {
  const { terms, times, starts } = collected.pairs();
  const count = collected.table.count();
  const codes = collected.table.codes();
  const order = Uint32Array.from(codes.keys()).sort((a, b) => (codes[a] ?? 0) - (codes[b] ?? 0));
  const bytes = new Uint32Array(count);
  const frequency = new Uint32Array(count);
  const last = new Int32Array(count).fill(-1);
  for (let document = 0; document < documents; document += 1)
    for (let at = starts[document] ?? 0, end = starts[document + 1] ?? 0; at < end; at += 1) {
      const term = terms[at] ?? 0;
      const isMany = (times[at] ?? 0) > 1;
      const gap = document - (last[term] ?? 0);
      bytes[term] = (bytes[term] ?? 0) + varintLength(gap * 2 + (isMany ? 1 : 0)) + (isMany ? 1 : 0);
      frequency[term] = (frequency[term] ?? 0) + 1;
      last[term] = document;
    }
  const lasts = Uint32Array.from(last);
  const places = new Uint32Array(count);
  let total = 0;
  for (const term of order) {
    places[term] = total;
    total += bytes[term] ?? 0;
  }
  const lists = Buffer.allocUnsafe(total);
  last.fill(-1);
  for (let document = 0; document < documents; document += 1)
    for (let at = starts[document] ?? 0, end = starts[document + 1] ?? 0; at < end; at += 1) {
      const term = terms[at] ?? 0;
      const many = times[at] ?? 0;
      let place = places[term] ?? 0;
      let value = (document - (last[term] ?? 0)) * 2 + (many > 1 ? 1 : 0);
      for (; value >= 0x80; value = Math.floor(value / 128)) lists[place++] = (value & 0x7f) | 0x80;
      lists[place++] = value;
      if (many > 1) lists[place++] = many;
      places[term] = place;
      last[term] = document;
    }
  out.write(lists);
  return dictionaryOf(order, { codes, bytes, frequency, lasts });
}

type TermFacts = {
  readonly codes: Uint32Array;
  readonly bytes: Uint32Array;
  readonly frequency: Uint32Array;
  readonly lasts: Uint32Array;
};

const dictionaryOf = (order: Uint32Array, { codes, bytes, frequency, lasts }: TermFacts) => ({
  codes: order.map((term) => codes[term] ?? 0),
  bytes: order.map((term) => bytes[term] ?? 0),
  frequency: order.map((term) => frequency[term] ?? 0),
  lasts: order.map((term) => lasts[term] ?? 0),
});
