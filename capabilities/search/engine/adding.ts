/**
 * Adding up: every document that has a term of the question gets its BM25, a window of documents at a time, so that what
 * is added to stays near the processor. Documents come in order, whatever the lists.
 */
import { OUT } from './admission.ts';
import { K1, MOST_READINGS, type PlannedTerm } from './gather.ts';
import type { Segment } from './segment.ts';
import { type Counting, countIn, type Selecting, select } from './select.ts';
import { clearWindow, createWindowTally, listSeen, type Window, type WindowTally } from './windows.ts';

/** So many documents are added up together. */
const ADDED_WINDOW = 16_384;
const NO_MORE = 0x7fff_ffff;

/** A list that is read from its beginning to its end, and the entry that comes next. */
type Stream = {
  readonly bytes: Uint8Array;
  readonly full: number;
  /** What the term adds that is there once, by `lengthCode`. */
  readonly once: Float32Array;
  readonly covers: readonly Uint8Array[];
  at: number;
  document: number;
  times: number;
};

/** One tally for all searches, because a search is over before the next begins; it is left empty. */
const tally = createWindowTally(MOST_READINGS, ADDED_WINDOW);

export type AddingUp = {
  readonly damping: Float32Array;
  readonly selecting: Selecting;
  readonly counting: Counting;
  /** Every so-manieth of the documents is counted. */
  readonly step: number;
};

/** Adds up the lists of `terms` in a segment, offers all documents that have any of them, and counts them. */
export function addUp(segment: Segment, terms: readonly PlannedTerm[], adding: AddingUp): void {
  const { damping, selecting, counting, step } = adding;
  const { refused } = selecting.admission;
  const lengths = selecting.columns.length;
  const streams = streamsOf(segment, terms, damping);
  let from = 0;
  for (let low = windowAt(streams); low < segment.count(); low = windowAt(streams)) {
    const window = { low, high: low + ADDED_WINDOW, lengths, damping, refused };
    for (const stream of streams) addStream(stream, window, tally);
    listSeen(tally, ADDED_WINDOW);
    const { count } = tally;
    select(tally, low, selecting);
    countIn(tally, selecting, counting, { first: low, scale: 1, step, from });
    from = (((from - count) % step) + step) % step;
    clearWindow(tally, ADDED_WINDOW);
  }
}

/** Where the window begins in which the next document is that any term finds. */
function windowAt(streams: readonly Stream[]): number {
  let next = NO_MORE;
  for (const { covers, document } of streams) if (covers.length > 0 && document < next) next = document;
  return next - (next % ADDED_WINDOW);
}

function streamsOf(segment: Segment, terms: readonly PlannedTerm[], damping: Float32Array): Stream[] {
  return terms.flatMap(({ code, weight, rarity, readings }) => {
    const list = segment.postings(code);
    if (!list) return [];
    const full = weight * rarity * (K1 + 1);
    const once = damping.map((damper) => full / (1 + damper));
    const covers = tally.covers.filter((_, reading) => (readings & (1 << reading)) !== 0);
    const stream = { bytes: list.bytes, full, once, covers, at: list.from, document: -1, times: 0 };
    step(stream);
    return [stream];
  });
}

/** Goes on to the next entry. */
function step(stream: Stream): void {
  const { bytes } = stream;
  if (stream.at >= bytes.length) {
    stream.document = NO_MORE;
    return;
  }
  let value = bytes[stream.at++] as number;
  if (value >= 0x80) {
    value &= 0x7f;
    for (let scale = 128; ; scale *= 128) {
      const byte = bytes[stream.at++] as number;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) break;
    }
  }
  stream.document += value >>> 1;
  stream.times = (value & 1) === 0 ? 1 : (bytes[stream.at++] as number);
}

type AddedWindow = Window & {
  /** See `Admission`. */
  readonly refused: Uint8Array | null;
};

/** Adds what a list has before `high`. A single character, which has no covers, finds nothing by itself, and may lie behind `low`. */
function addStream(
  stream: Stream,
  { low, high, lengths, damping, refused }: AddedWindow,
  { scores, seen }: WindowTally,
): void {
  const { bytes, full, once, covers } = stream;
  const [first, ...others] = covers;
  const end = bytes.length;
  let { at, document, times } = stream;
  while (document < high) {
    const place = document - low;
    const isWanted =
      first === undefined ? place >= 0 && scores[place] !== 0 : refused === null || refused[document] !== OUT;
    if (isWanted) {
      const length = lengths[document] as number;
      const added =
        times === 1 ? (once[length] as number) : (full * times) / (times + (damping[length] as number));
      scores[place] = (scores[place] as number) + added;
      if (first !== undefined) {
        seen[place >>> 5] = (seen[place >>> 5] as number) | (1 << (place & 31));
        first[place] = (first[place] as number) + 1;
        for (let more = 0; more < others.length; more += 1) {
          const cover = others[more] as Uint8Array;
          cover[place] = (cover[place] as number) + 1;
        }
      }
    }
    if (at >= end) {
      document = NO_MORE;
      break;
    }
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
    times = (value & 1) === 0 ? 1 : (bytes[at++] as number);
  }
  stream.at = at;
  stream.document = document;
  stream.times = times;
}
