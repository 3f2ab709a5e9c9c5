/**
 * Adding up: every document that has a term of the question gets its BM25, a window of documents at a time, so that what
 * is added to stays near the processor. Documents come in order, whatever the lists.
 */
import { type Few, OUT } from './admission.ts';
import { type Counting, censusOf } from './counting.ts';
import { K1, MOST_READINGS, type PlannedTerm } from './gather.ts';
import type { Entries } from './postings.ts';
import type { Segment } from './segment.ts';
import { type Selecting, select } from './select.ts';
import { clearWindow, createWindowTally, listSeen, type Window, type WindowTally } from './windows.ts';

/** So many documents are added up together. */
const ADDED_WINDOW = 16_384;
const NO_MORE = 0x7fff_ffff;

/** A list that is read from its beginning to its end, and how far it was. */
type Stream = {
  readonly entries: Entries;
  readonly full: number;
  /** What the term adds that is there less than `OFTEN` times, by times × 256 + `lengthCode`. */
  readonly gains: Float64Array;
  readonly covers: readonly Uint8Array[];
  /** Whether a document of this list alone is looked at. */
  readonly finds: boolean;
  at: number;
};

/** So often and more, a term's gain is reckoned each time. */
const OFTEN = 3;

/** One tally for all searches, because a search is over before the next begins; it is left empty. */
const whole = createWindowTally(MOST_READINGS, ADDED_WINDOW);

export type AddingUp = {
  readonly damping: Float32Array;
  readonly selecting: Selecting;
  readonly counting: Counting;
  /** About so many documents have any of the terms. */
  readonly expected: number;
  /** Terms that find nothing by themselves: whatever has enough of the question has another one. See `sparedOf`. */
  readonly spared: ReadonlySet<number>;
};

/** Adds up the lists of `terms` in a segment, offers all documents that have any of them, and counts them. */
export function addUp(segment: Segment, terms: readonly PlannedTerm[], adding: AddingUp): void {
  const { damping, selecting, counting, expected, spared } = adding;
  const { refused } = selecting.admission;
  const lengths = selecting.columns.length;
  const tally = { ...whole, covers: whole.covers.slice(0, selecting.needs.length) };
  const streams = streamsOf(segment, terms, { damping, tally, spared });
  const few = fewOf(streams, selecting.admission.few);
  const census = censusOf(selecting, counting, { scale: 1, beside: few?.beside ?? 1, expected });
  let passed = 0;
  for (let low = windowAt(streams, 0); low < segment.count(); low = windowAt(streams, low + ADDED_WINDOW)) {
    const window = { low, high: low + ADDED_WINDOW, lengths, damping, refused };
    if (few === null) for (const stream of streams) addStream(stream, window, tally);
    else {
      const to = firstFrom(few.documents, low + ADDED_WINDOW, passed);
      const documents = few.documents.subarray(passed, to);
      for (const stream of streams) addFew(stream, documents, window, tally);
      passed = to;
    }
    listSeen(tally, ADDED_WINDOW);
    select(tally, low, selecting);
    census.add(tally, low);
    clearWindow(tally, ADDED_WINDOW);
  }
  census.close();
}

/** Looking a document up takes as long as passing over so many entries. */
const LOOKING_UP = 8;

/** The few that are admitted, when it is sooner to look each of them up than to read the lists. */
function fewOf(streams: readonly Stream[], few: Few | null): Few | null {
  const entries = streams.reduce((sum, stream) => sum + stream.entries.length, 0);
  return few !== null && few.documents.length * streams.length * LOOKING_UP < entries ? few : null;
}

/** The place of the first document from `from` on that is not before `document`. */
function firstFrom(documents: Int32Array, document: number, from: number): number {
  let at = from;
  while (at < documents.length && (documents[at] as number) < document) at += 1;
  return at;
}

/** Adds what a list has of single documents, which come in order. */
function addFew(
  stream: Stream,
  documents: Int32Array,
  { low, lengths, damping }: AddedWindow,
  { scores, seen }: WindowTally,
): void {
  const { entries, full, gains, covers, finds } = stream;
  let { at } = stream;
  for (const document of documents) {
    at = entryFrom(entries, document, at);
    if (at === entries.length) break;
    const entry = entries[at] as number;
    const place = document - low;
    if (entry >>> 8 !== document || (!finds && scores[place] === 0)) continue;
    const times = entry & 255;
    const length = lengths[document] as number;
    scores[place] =
      (scores[place] as number) +
      (times < OFTEN
        ? (gains[(times << 8) | length] as number)
        : (full * times) / (times + (damping[length] as number)));
    if (covers.length === 0) continue;
    seen[place >>> 5] = (seen[place >>> 5] as number) | (1 << (place & 31));
    for (const cover of covers) cover[place] = (cover[place] as number) + 1;
  }
  stream.at = at;
}

/** The place of the first entry from `from` on that is not of an earlier document. */
function entryFrom(entries: Entries, document: number, from: number): number {
  const least = document * 256;
  let low = from;
  let step = 16;
  while (low + step < entries.length && (entries[low + step] as number) < least) {
    low += step;
    step *= 2;
  }
  let high = Math.min(entries.length, low + step);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where the window begins, from `from` on, in which the next document is that any term finds. */
function windowAt(streams: readonly Stream[], from: number): number {
  let next = NO_MORE;
  for (const { finds, entries, at } of streams)
    if (finds && at < entries.length) next = Math.min(next, (entries[at] as number) >>> 8);
  return Math.max(from, next - (next % ADDED_WINDOW));
}

const streamsOf = (
  segment: Segment,
  terms: readonly PlannedTerm[],
  { damping, tally, spared }: Pick<AddingUp, 'damping' | 'spared'> & { readonly tally: WindowTally },
): Stream[] =>
  terms.map(({ code, weight, rarity, readings }) => {
    const full = weight * rarity * (K1 + 1);
    return {
      entries: segment.entries(code),
      full,
      gains: gainsOf(full, damping),
      covers: tally.covers.filter((_, reading) => (readings & (1 << reading)) !== 0),
      finds: readings !== 0 && !spared.has(code),
      at: 0,
    };
  });

function gainsOf(full: number, damping: Float32Array): Float64Array {
  const gains = new Float64Array(OFTEN * 256);
  for (let times = 1; times < OFTEN; times += 1)
    for (let length = 0; length < 256; length += 1)
      gains[times * 256 + length] = (full * times) / (times + (damping[length] as number));
  return gains;
}

type AddedWindow = Window & {
  /** See `Admission`. */
  readonly refused: Uint8Array | null;
};

/** Adds what a list has before `high`. */
function addStream(stream: Stream, window: AddedWindow, into: WindowTally): void {
  const [first, ...others] = stream.covers;
  if (first === undefined || !stream.finds) addToFound(stream, window, into);
  else addPair(stream, window, into, first, others);
}

function addPair(
  stream: Stream,
  { low, high, lengths, damping, refused }: AddedWindow,
  { scores, seen }: WindowTally,
  first: Uint8Array,
  others: readonly Uint8Array[],
): void {
  const { entries, full, gains } = stream;
  let { at } = stream;
  for (; at < entries.length; at += 1) {
    const entry = entries[at] as number;
    const document = entry >>> 8;
    if (document >= high) break;
    if (refused !== null && refused[document] === OUT) continue;
    const place = document - low;
    const times = entry & 255;
    const length = lengths[document] as number;
    scores[place] =
      (scores[place] as number) +
      (times < OFTEN
        ? (gains[(times << 8) | length] as number)
        : (full * times) / (times + (damping[length] as number)));
    seen[place >>> 5] = (seen[place >>> 5] as number) | (1 << (place & 31));
    first[place] = (first[place] as number) + 1;
    for (let more = 0; more < others.length; more += 1) {
      const cover = others[more] as Uint8Array;
      cover[place] = (cover[place] as number) + 1;
    }
  }
  stream.at = at;
}

/** Adds what a list has of documents that others have found: a single character, or a term that is spared. */
function addToFound(
  stream: Stream,
  { low, high, lengths, damping }: AddedWindow,
  { scores }: WindowTally,
): void {
  const { entries, full, gains, covers } = stream;
  let { at } = stream;
  for (; at < entries.length; at += 1) {
    const entry = entries[at] as number;
    const document = entry >>> 8;
    if (document >= high) break;
    // What lies behind `low` belongs to windows in which nothing is found.
    const place = document - low;
    if (place < 0 || scores[place] === 0) continue;
    const times = entry & 255;
    const length = lengths[document] as number;
    scores[place] =
      (scores[place] as number) +
      (times < OFTEN
        ? (gains[(times << 8) | length] as number)
        : (full * times) / (times + (damping[length] as number)));
    for (let which = 0; which < covers.length; which += 1) {
      const cover = covers[which] as Uint8Array;
      cover[place] = (cover[place] as number) + 1;
    }
  }
  stream.at = at;
}
