/** Lists read a window of documents at a time: what lies between is passed over without being unpacked. */
import { K1, type PlannedTerm } from './gather.ts';
import { createUnpacked, type PostingList, type Unpacked, unpack } from './postings.ts';
import type { Segment } from './segment.ts';

/** So many documents are looked at together. */
export const WINDOW = 4096;

/** A list and how far it was read. */
export type ListReader = {
  readonly list: PostingList;
  readonly unpacked: Unpacked;
  /** The first block that may have a document still to come. */
  block: number;
  /** The block that is unpacked, -1 for none, and the place in it. */
  loaded: number;
  at: number;
};

export const createReader = (list: PostingList): ListReader => ({
  list,
  unpacked: createUnpacked(),
  block: 0,
  loaded: -1,
  at: 0,
});

/** The list of a term of a question. */
export type Cursor = ListReader & {
  readonly term: PlannedTerm;
  /** What the term would add that is there without end. */
  readonly full: number;
  /** What it adds that is there once, by `lengthCode`. */
  readonly once: Float32Array;
  /** The most the term adds to a document of the window. */
  bound: number;
};

/** The lists of the terms that the segment has. */
export function cursorsOf(segment: Segment, terms: readonly PlannedTerm[], damping: Float32Array): Cursor[] {
  return terms.flatMap((term) => {
    const list = segment.postings(term.code);
    if (!list) return [];
    const full = term.weight * term.rarity * (K1 + 1);
    const once = damping.map((damper) => full / (1 + damper));
    return [{ ...createReader(list), term, full, once, bound: 0 }];
  });
}

/** Passes over the blocks that end before `document`; false when none is left. */
function passTo(cursor: ListReader, document: number): boolean {
  const { lasts } = cursor.list.heads;
  let block = cursor.block;
  while (block < lasts.length && (lasts[block] as number) < document) block += 1;
  cursor.block = block;
  return block < lasts.length;
}

/** Sets the cursor's `bound` for the documents from `low` to before `high`. */
export function boundIn(cursor: Cursor, damping: Float32Array, low: number, high: number): void {
  cursor.bound = 0;
  if (!passTo(cursor, low)) return;
  const { lasts, mostTimes, leastLength } = cursor.list.heads;
  for (let block = cursor.block; block < lasts.length; block += 1) {
    const times = mostTimes[block] as number;
    const most = (cursor.full * times) / (times + (damping[leastLength[block] as number] as number));
    if (most > cursor.bound) cursor.bound = most;
    if ((lasts[block] as number) >= high - 1) return;
  }
}

function load(cursor: ListReader): void {
  if (cursor.loaded === cursor.block) return;
  unpack(cursor.list, cursor.block, cursor.unpacked);
  cursor.loaded = cursor.block;
  cursor.at = 0;
}

/** How often the term is in a document; documents are asked for in order. */
export function timesIn(cursor: ListReader, document: number): number {
  if (!passTo(cursor, document)) return 0;
  load(cursor);
  const { documents, times, count } = cursor.unpacked;
  let at = cursor.at;
  while (at < count && (documents[at] as number) < document) at += 1;
  cursor.at = at;
  return at < count && documents[at] === document ? (times[at] as number) : 0;
}

/** What was added up for the documents of a window, by their place in it. */
export type WindowTally = {
  readonly scores: Float32Array;
  readonly covers: readonly Uint8Array[];
  /** A bit for each document that has any of the terms. */
  readonly seen: Uint32Array;
  readonly touched: Int32Array;
  count: number;
};

export const createWindowTally = (readings: number): WindowTally => ({
  scores: new Float32Array(WINDOW),
  covers: Array.from({ length: readings }, () => new Uint8Array(WINDOW)),
  seen: new Uint32Array(WINDOW / 32),
  touched: new Int32Array(WINDOW),
  count: 0,
});

/** Adds up what a list has from `low` to before `high`. */
export function addWindow(
  cursor: Cursor,
  window: { readonly low: number; readonly high: number; readonly lengths: Uint8Array },
  damping: Float32Array,
  tally: WindowTally,
): void {
  const { low, high, lengths } = window;
  const { full, once, term, unpacked } = cursor;
  const { scores, seen } = tally;
  const covers = tally.covers.filter((_, reading) => (term.readings & (1 << reading)) !== 0);
  const { lasts } = cursor.list.heads;
  if (!passTo(cursor, low)) return;
  for (;;) {
    load(cursor);
    const { documents, times, count } = unpacked;
    let at = cursor.at;
    while (at < count && (documents[at] as number) < low) at += 1;
    for (; at < count; at += 1) {
      const document = documents[at] as number;
      if (document >= high) break;
      const place = document - low;
      const often = times[at] as number;
      const length = lengths[document] as number;
      scores[place] =
        (scores[place] as number) +
        (often === 1 ? (once[length] as number) : (full * often) / (often + (damping[length] as number)));
      seen[place >>> 5] = (seen[place >>> 5] as number) | (1 << (place & 31));
      for (let index = 0; index < covers.length; index += 1) {
        const cover = covers[index] as Uint8Array;
        cover[place] = (cover[place] as number) + 1;
      }
    }
    cursor.at = at;
    if (at < count || cursor.block + 1 >= lasts.length) return;
    if ((lasts[cursor.block] as number) >= high - 1) return;
    cursor.block += 1;
  }
}

/** Puts the places that were seen into `touched`, in order. */
export function listSeen(tally: WindowTally): void {
  const { seen, touched } = tally;
  let count = 0;
  for (let word = 0; word < seen.length; word += 1) {
    let bits = seen[word] as number;
    while (bits !== 0) {
      const bit = 31 - Math.clz32(bits & -bits);
      touched[count++] = word * 32 + bit;
      bits &= bits - 1;
    }
  }
  tally.count = count;
}

/** Makes the tally empty again. */
export function clearWindow(tally: WindowTally): void {
  tally.scores.fill(0);
  for (const cover of tally.covers) cover.fill(0);
  tally.seen.fill(0);
  tally.count = 0;
}
