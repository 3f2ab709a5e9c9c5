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
  const { lasts } = cursor.list.heads;
  for (let block = cursor.block; block < lasts.length; block += 1) {
    const most = boundOf(cursor, damping, block);
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

export const createWindowTally = (readings: number, size = WINDOW): WindowTally => ({
  scores: new Float32Array(size),
  covers: Array.from({ length: readings }, () => new Uint8Array(size)),
  seen: new Uint32Array(size / 32),
  touched: new Int32Array(size),
  count: 0,
});

/** The most a block adds to a document. */
export function boundOf({ full, list: { heads } }: Cursor, damping: Float32Array, block: number): number {
  const times = heads.mostTimes[block] as number;
  return (full * times) / (times + (damping[heads.leastLength[block] as number] as number));
}

export type Window = {
  readonly low: number;
  readonly high: number;
  readonly lengths: Uint8Array;
  readonly damping: Float32Array;
};

/** Adds up what a list has from `low` to before `high`, without the blocks that add no more than `least`. */
export function addWindow(cursor: Cursor, window: Window, tally: WindowTally, least: number): void {
  const { low, high, damping } = window;
  const { readings } = cursor.term;
  const { lasts } = cursor.list.heads;
  const covers = tally.covers.filter((_, reading) => (readings & (1 << reading)) !== 0);
  if (!passTo(cursor, low)) return;
  for (;;) {
    const { block } = cursor;
    const last = lasts[block] as number;
    if (boundOf(cursor, damping, block) > least) {
      const isInside = last < high && (block > 0 ? (lasts[block - 1] as number) >= low - 1 : low === 0);
      if (isInside && block !== cursor.loaded) addBlock(cursor, window, tally, covers);
      else addUnpacked(cursor, window, tally, covers);
    }
    if (last >= high - 1 || block + 1 >= lasts.length) return;
    cursor.block += 1;
  }
}

/** Adds a block that lies in the window as a whole as it is unpacked. */
function addBlock(
  { list: { bytes, from, heads }, block, full, once }: Cursor,
  { low, lengths, damping }: Window,
  { scores, seen }: WindowTally,
  covers: readonly Uint8Array[],
): void {
  const end = heads.ends[block] as number;
  let at = block === 0 ? from : (heads.ends[block - 1] as number);
  let document = block === 0 ? -1 : (heads.lasts[block - 1] as number);
  const [first, ...others] = covers;
  while (at < end) {
    let value = bytes[at++] as number;
    if (value >= 0x80) {
      value &= 0x7f;
      for (let scale = 128; ; scale *= 128) {
        const byte = bytes[at++] as number;
        value += (byte & 0x7f) * scale;
        if (byte < 0x80) break;
      }
    }
    document += value >>> 1;
    const place = document - low;
    const length = lengths[document] as number;
    if ((value & 1) === 0) scores[place] = (scores[place] as number) + (once[length] as number);
    else {
      const times = bytes[at++] as number;
      scores[place] = (scores[place] as number) + (full * times) / (times + (damping[length] as number));
    }
    seen[place >>> 5] = (seen[place >>> 5] as number) | (1 << (place & 31));
    if (first !== undefined) first[place] = (first[place] as number) + 1;
    for (let index = 0; index < others.length; index += 1) {
      const cover = others[index] as Uint8Array;
      cover[place] = (cover[place] as number) + 1;
    }
  }
}

/** Adds what a block has in the window. */
function addUnpacked(
  cursor: Cursor,
  { low, high, lengths, damping }: Window,
  { scores, seen }: WindowTally,
  covers: readonly Uint8Array[],
): void {
  load(cursor);
  const { full, once, unpacked } = cursor;
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
}

/** Puts the places that were seen into `touched`, in order. */
export function listSeen(tally: WindowTally, used = WINDOW): void {
  const { seen, touched } = tally;
  let count = 0;
  for (let word = 0; word * 32 < used; word += 1) {
    let bits = seen[word] as number;
    while (bits !== 0) {
      const bit = 31 - Math.clz32(bits & -bits);
      touched[count++] = word * 32 + bit;
      bits &= bits - 1;
    }
  }
  tally.count = count;
}

/** Makes the tally empty again, as far as it was used. */
export function clearWindow(tally: WindowTally, used = WINDOW): void {
  const { scores, covers, touched, count } = tally;
  if (count * 8 < used)
    for (let at = 0; at < count; at += 1) {
      const place = touched[at] as number;
      scores[place] = 0;
      for (const cover of covers) cover[place] = 0;
    }
  else {
    scores.fill(0, 0, used);
    for (const cover of covers) cover.fill(0, 0, used);
  }
  tally.seen.fill(0, 0, Math.ceil(used / 32));
  tally.count = 0;
}
