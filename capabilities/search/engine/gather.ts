/**
 * The first look: every document that has a term of the question gets its BM25 by adding up the lists, the rarest term
 * first, until the budget is used up. What is left over are terms so common that they choose nothing; the second look
 * (weigh.ts) counts them too, for the best of the first.
 */
import { OUT } from './admission.ts';
import { lengthOf } from './document.ts';
import type { PostingList } from './postings.ts';
import type { Segment } from './segment.ts';

/** The usual values of BM25 (Robertson and Zaragoza 2009); not fitted to any questions. */
export const K1 = 1.2;
const B = 0.75;

export type WeightedTerm = {
  readonly code: number;
  /** What the term counts, without how rare it is. */
  readonly weight: number;
  /** The readings of the question the term belongs to, as bits; 0: single characters, which only weigh. */
  readonly readings: number;
};

export type PlannedTerm = WeightedTerm & { readonly frequency: number; readonly rarity: number };

/** How rare a term is, as BM25 has it. */
export const rarityOf = (frequency: number, documents: number): number =>
  Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));

/** What a document's length takes from each count, for every `lengthCode`. */
export function dampers(averageLength: number): Float32Array {
  return Float32Array.from({ length: 256 }, (_, code) => K1 * (1 - B + (B * lengthOf(code)) / averageLength));
}

/** The share of its full weight that a term has by being there so often. */
export const saturation = (times: number, damper: number): number => (times * (K1 + 1)) / (times + damper);

export const MOST_READINGS = 3;

/** What was added up for one segment; the arrays are used again for the next. */
export type Tally = {
  readonly scores: Float32Array;
  /** For each reading how many of its terms a document has. */
  readonly covers: readonly Uint8Array[];
  /** The documents with any term, in no order. */
  readonly touched: Int32Array;
  count: number;
};

export function createTally(size: number): Tally {
  return {
    scores: new Float32Array(size),
    covers: Array.from({ length: MOST_READINGS }, () => new Uint8Array(size)),
    touched: new Int32Array(size),
    count: 0,
  };
}

/** Makes the arrays empty again. */
export function clearTally(tally: Tally): void {
  if (tally.count > tally.scores.length / 8) {
    tally.scores.fill(0);
    for (const cover of tally.covers) cover.fill(0);
  } else
    for (let at = 0; at < tally.count; at += 1) {
      const document = tally.touched[at] ?? 0;
      tally.scores[document] = 0;
      for (const cover of tally.covers) cover[document] = 0;
    }
  tally.count = 0;
}

/** The terms that find, the rarest first, as many as the budget of entries has room for, but one at least; and the others. */
export function planTerms(
  terms: readonly PlannedTerm[],
  budget: number,
): { readonly read: readonly PlannedTerm[]; readonly left: readonly PlannedTerm[]; readonly used: number } {
  return within(
    terms.filter(({ readings }) => readings !== 0),
    budget,
    true,
  );
}

/** Single characters order what pairs have found; they get so much, and nothing when all of it is looked at again anyway. */
const SINGLES_BUDGET = 120_000;
/** So many documents get the second look. */
export const SECOND_LOOK = 200;

/** The single characters that order what `used` entries have found. */
export const singlesFor = (terms: readonly PlannedTerm[], used: number): readonly PlannedTerm[] =>
  used <= SECOND_LOOK
    ? []
    : within(
        terms.filter(({ readings }) => readings === 0),
        SINGLES_BUDGET,
        false,
      ).read;

function within(terms: readonly PlannedTerm[], budget: number, isFirstSure: boolean) {
  const known = terms.filter(({ frequency }) => frequency > 0).sort((a, b) => a.frequency - b.frequency);
  const read: PlannedTerm[] = [];
  const left: PlannedTerm[] = [];
  let used = 0;
  for (const term of known) {
    if (!(isFirstSure && read.length === 0) && used + term.frequency > budget) left.push(term);
    else {
      read.push(term);
      used += term.frequency;
    }
  }
  return { read, left, used };
}

/** Adds up the lists of `terms` in one segment. */
export function gather(segment: Segment, terms: readonly PlannedTerm[], adding: Adding): void {
  const lengths = segment.columns().length;
  for (const term of terms) {
    const list = segment.postings(term.code);
    if (list) addList(list, term, lengths, adding);
  }
}

type Adding = {
  readonly damping: Float32Array;
  readonly tally: Tally;
  /** See `Admission`. */
  readonly refused: Uint8Array | null;
};

function addList(
  { bytes: list, from }: PostingList,
  { weight, rarity, readings }: PlannedTerm,
  lengths: Uint8Array,
  adding: Adding,
): void {
  const { damping, tally, refused } = adding;
  const { scores, touched } = tally;
  const full = weight * rarity * (K1 + 1);
  const once = damping.map((damper) => full / (1 + damper));
  const covers = tally.covers.filter((_, reading) => (readings & (1 << reading)) !== 0);
  const [first] = covers;
  const others = covers.slice(1);
  let document = -1;
  let count = tally.count;
  const end = list.length;
  for (let at = from; at < end; ) {
    let value = list[at++] as number;
    if (value >= 0x80) {
      value &= 0x7f;
      for (let scale = 128; ; scale *= 128) {
        const byte = list[at++] as number;
        value += (byte & 0x7f) * scale;
        if (byte < 0x80) break;
      }
    }
    document += value >>> 1;
    if (refused !== null && refused[document] === OUT) {
      if ((value & 1) === 1) at += 1;
      continue;
    }
    const length = lengths[document] as number;
    const before = scores[document] as number;
    if (before === 0) {
      if (first === undefined) {
        // A single character finds nothing by itself.
        if ((value & 1) === 1) at += 1;
        continue;
      }
      touched[count++] = document;
    }
    if ((value & 1) === 0) scores[document] = before + (once[length] as number);
    else {
      const times = list[at++] as number;
      scores[document] = before + (full * times) / (times + (damping[length] as number));
    }
    if (first !== undefined) {
      first[document] = (first[document] as number) + 1;
      for (let more = 0; more < others.length; more += 1) {
        const cover = others[more] as Uint8Array;
        cover[document] = (cover[document] as number) + 1;
      }
    }
  }
  tally.count = count;
}
