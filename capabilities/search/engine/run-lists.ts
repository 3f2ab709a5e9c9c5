/** The lists of a run, written out: two passes over the pairs, how long each list becomes, then the lists, each at its place. */
import { BLOCK, HEAD_BYTES, HEAD_START, HEADED, putBlockCount, putHead } from './postings.ts';
import type { FileWriter } from './writer.ts';

/** Every term of every document in the order of documents, and how often it is there. */
export type CollectedPairs = {
  readonly terms: Uint32Array;
  readonly times: Uint8Array;
  /** Where each document begins, and where the last one ends. */
  readonly starts: Uint32Array;
};

export type Collection = {
  /** The terms by their numbers. */
  readonly codes: Uint32Array;
  readonly pairs: CollectedPairs;
  /** The `lengthCode` of each document. */
  readonly lengths: Uint8Array;
};

const varintLength = (value: number): number =>
  value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x20_0000 ? 3 : value < 0x1000_0000 ? 4 : 5;

const headsLength = (frequency: number): number =>
  frequency <= HEADED ? 0 : HEAD_START + HEAD_BYTES * Math.ceil(frequency / BLOCK);

/** Writes the lists in the order of their codes and returns the dictionary of the segment. */
export function writeLists(collection: Collection, out: FileWriter) {
  const { codes } = collection;
  const order = Uint32Array.from(codes.keys()).sort((a, b) => (codes[a] ?? 0) - (codes[b] ?? 0));
  const { bytes, frequency, lasts } = measured(collection);
  const places = new Uint32Array(codes.length);
  let total = 0;
  for (const term of order) {
    places[term] = total;
    total += bytes[term] ?? 0;
  }
  const lists = Buffer.allocUnsafe(total);
  fill(collection, { lists, places, frequency });
  out.write(lists);
  return {
    codes: order.map((term) => codes[term] ?? 0),
    bytes: order.map((term) => bytes[term] ?? 0),
    frequency: order.map((term) => frequency[term] ?? 0),
    lasts: order.map((term) => lasts[term] ?? 0),
  };
}

function measured({ codes, pairs: { terms, times, starts }, lengths }: Collection) {
  const bytes = new Uint32Array(codes.length);
  const frequency = new Uint32Array(codes.length);
  const last = new Int32Array(codes.length).fill(-1);
  for (let document = 0; document < lengths.length; document += 1)
    for (let at = starts[document] as number, end = starts[document + 1] as number; at < end; at += 1) {
      const term = terms[at] as number;
      const isMany = (times[at] as number) > 1;
      const gap = document - (last[term] as number);
      bytes[term] = (bytes[term] as number) + varintLength(gap * 2 + (isMany ? 1 : 0)) + (isMany ? 1 : 0);
      frequency[term] = (frequency[term] as number) + 1;
      last[term] = document;
    }
  for (let term = 0; term < codes.length; term += 1)
    bytes[term] = (bytes[term] as number) + headsLength(frequency[term] as number);
  return { bytes, frequency, lasts: Uint32Array.from(last) };
}

type Filling = { readonly lists: Buffer; readonly places: Uint32Array; readonly frequency: Uint32Array };

function fill({ codes, pairs, lengths }: Collection, { lists, places, frequency }: Filling): void {
  const { terms, times, starts } = pairs;
  const last = new Int32Array(codes.length).fill(-1);
  const next = places.map((place, term) => place + headsLength(frequency[term] as number));
  const done = new Uint32Array(codes.length);
  const mostTimes = new Uint8Array(codes.length);
  const leastLength = new Uint8Array(codes.length).fill(255);
  for (let document = 0; document < lengths.length; document += 1) {
    const length = lengths[document] as number;
    for (let at = starts[document] as number, end = starts[document + 1] as number; at < end; at += 1) {
      const term = terms[at] as number;
      const many = times[at] as number;
      let place = next[term] as number;
      let value = (document - (last[term] as number)) * 2 + (many > 1 ? 1 : 0);
      for (; value >= 0x80; value = Math.floor(value / 128)) lists[place++] = (value & 0x7f) | 0x80;
      lists[place++] = value;
      if (many > 1) lists[place++] = many;
      next[term] = place;
      last[term] = document;
      const whole = frequency[term] as number;
      if (whole <= HEADED) continue;
      if (many > (mostTimes[term] as number)) mostTimes[term] = many;
      if (length < (leastLength[term] as number)) leastLength[term] = length;
      const count = (done[term] as number) + 1;
      done[term] = count;
      if (count % BLOCK !== 0 && count !== whole) continue;
      const began = places[term] as number;
      if (count === whole) putBlockCount(lists, began, Math.ceil(whole / BLOCK));
      putHead(lists, began, Math.ceil(count / BLOCK) - 1, {
        last: document,
        end: place - began - headsLength(whole),
        mostTimes: mostTimes[term] as number,
        leastLength: leastLength[term] as number,
      });
      mostTimes[term] = 0;
      leastLength[term] = 255;
    }
  }
}
