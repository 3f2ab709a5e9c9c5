/**
 * What the first look reads: the lists of the question, the rarest term first, until the budget is used up. What is left
 * over are terms so common that they choose nothing; the second look (weigh.ts) counts them too, for the best of the first.
 */
import { lengthOf } from './document.ts';

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

/**
 * The terms that need not be looked for: whatever has `needs` of a reading's terms has one of the rarest of them, all but
 * `needs` − 1. `terms` are those that are read, the rarest first.
 */
export function sparedOf(terms: readonly PlannedTerm[], needs: readonly number[]): ReadonlySet<number> {
  const finding = new Set<number>();
  for (const [reading, need] of needs.entries()) {
    const its = terms.filter(({ readings }) => (readings & (1 << reading)) !== 0);
    for (const { code } of its.slice(0, its.length - need + 1)) finding.add(code);
  }
  const spared = terms.filter(({ code, readings }) => readings !== 0 && !finding.has(code));
  return new Set(spared.map(({ code }) => code));
}

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
