/** What of a question is read, and how: decided before any list is opened. */
import { admissionOf, type Narrowing } from './admission.ts';
import { type PlannedTerm, planTerms, singlesFor } from './gather.ts';
import type { Shelf, Wish } from './searching.ts';

/** With fewer good answers than this, documents with any part of the question are shown too. */
export const FEW = 200;

/** How many of the terms of a question a document must have to be an answer to it. */
export const needOf = (size: number): number => (size <= 2 ? size : Math.ceil(size * 0.5));

/** How a search is made: which terms are looked for, and whether there is too much of them to be added up. */
export type Plan = {
  readonly read: readonly PlannedTerm[];
  readonly needs: readonly number[];
  readonly sizes: readonly number[];
  readonly isLarge: boolean;
  /** The share of documents that the narrowing admits. */
  readonly share: number;
  /** About so many entries of what is read are admitted: no fewer than documents. */
  readonly entries: number;
};

/** Of the words of a question the rarest are read, as many as have this many entries in their lists; they choose. */
const MOST_ADDED = 100_000;
/** Of two or three words the best are picked beyond so many. */
const MOST_OF_FEW = 100_000;
/** So many entries are passed over where most documents are not admitted; of a single list so many. */
const MOST_PASSED = 500_000;
const MOST_OF_ONE = 1_200_000;
/** So many words are enough to choose by; when they are too common to be added up, the best are picked. */
const CHOOSING = 4;

/** The plan of a search for `terms` on these shelves. */
export function planOf(shelves: readonly Shelf[], terms: readonly PlannedTerm[], wish: Wish): Plan {
  const isStrict = wish.mode !== 'any';
  const share = admittedShare(shelves, wish.narrowing);
  const admitted = MOST_ADDED / Math.max(share, 0.01);
  const budget = Math.min(MOST_PASSED, admitted);
  const { read, used, left } = planTerms(terms, isStrict ? Number.POSITIVE_INFINITY : budget);
  const isFew = read.length < CHOOSING;
  const isTooMuch =
    used > (areFew(shelves, wish.narrowing) ? MOST_OF_ONE : Math.min(MOST_OF_ONE, admitted)) ||
    (share > 0.5 && isFew && (left.length > 0 || used > MOST_OF_FEW));
  const isLarge = wish.order === 'relevance' && isTooMuch;
  const pairs = isLarge && !isStrict ? [...read, ...left].slice(0, CHOOSING) : read;
  const sizes = wish.question.sizes.map(
    (size, reading) =>
      (isStrict ? size : pairs.filter((term) => (term.readings & (1 << reading)) !== 0).length) || 1,
  );
  const singles = isLarge ? [] : singlesFor(terms, used);
  return {
    read: [...pairs, ...singles],
    sizes,
    needs: isStrict ? sizes : sizes.map(needOf),
    isLarge,
    share,
    entries: used * share,
  };
}

const SMALL = 4_096;

/** Whether so few documents are admitted that each is looked up; in a small segment it does not matter. */
const areFew = (shelves: readonly Shelf[], narrowing: Narrowing): boolean =>
  shelves.every(({ segment }) => segment.count() < SMALL || admissionOf(segment, narrowing).few !== null);

function admittedShare(shelves: readonly Shelf[], narrowing: Narrowing): number {
  let counted = 0;
  let all = 0;
  for (const { segment } of shelves) {
    counted += admissionOf(segment, narrowing).counted;
    all += segment.count();
  }
  return all === 0 ? 0 : counted / all;
}

/** Whether the terms that find are enough for `FEW` documents, and few enough to be read for nothing. */
export function isWorthSparing({ read, share }: Plan, spared: ReadonlySet<number>): boolean {
  const sum = (terms: readonly PlannedTerm[]) => terms.reduce((sum, { frequency }) => sum + frequency, 0);
  const finding = sum(read.filter(({ code, readings }) => readings !== 0 && !spared.has(code)));
  return share > 0.5 && finding >= 4 * FEW && finding <= 2 * sum(read.filter(({ code }) => spared.has(code)));
}
