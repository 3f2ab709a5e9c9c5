/** One search over all segments: first look, counts, second look. */
import { addUp } from './adding.ts';
import { admissionOf, type Narrowing } from './admission.ts';
import { type Best, createBest } from './best.ts';
import { type Counting, createCounting } from './counting.ts';
import { type ColumnName, columnNames, type IndexedDocument } from './document.ts';
import { dampers, type PlannedTerm, planTerms, rarityOf, SECOND_LOOK, singlesFor } from './gather.ts';
import { type Passage, passageOf } from './passage.ts';
import { offerBest, type Pruning } from './prune.ts';
import type { Question } from './question.ts';
import { areDense, offerByRange } from './ranges.ts';
import { decodeRecord } from './record.ts';
import { countSample } from './sample.ts';
import { PHRASES_READ, placeOf, secondLook } from './second-look.ts';
import type { Segment } from './segment.ts';
import { type Order, type Selecting, someOf } from './select.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A segment and which of its documents are gone. */
export type Shelf = { readonly segment: Segment; readonly deleted: Uint8Array | null };

export type Wish = {
  readonly question: Question;
  /** 'any' ranks whatever has a part of the question; 'all' and 'phrase' leave the rest out. */
  readonly mode: 'any' | 'all' | 'phrase';
  readonly narrowing: Narrowing;
  readonly order: Order;
  readonly from: number;
  readonly size: number;
  /** The day from which the age of news is counted, see `dayNumber`. */
  readonly today: number;
  /** Without, only keys: for measuring. */
  readonly withPassages?: boolean;
};

export type Found = {
  readonly key: string;
  readonly score: number;
  readonly document: IndexedDocument;
  readonly passage: Passage;
};

export type FacetCount = { readonly value: string; readonly count: number };

export type Findings = {
  readonly found: readonly Found[];
  /** How many documents answer the question; `isEstimate` when they were too many to count one by one. */
  readonly total: number;
  /** How many of them have all its words. */
  readonly all: number;
  readonly isEstimate: boolean;
  readonly facets: Readonly<Record<ColumnName, readonly FacetCount[]>>;
};

/** With fewer good answers than this, documents with any part of the question are shown too. */
const FEW = 200;

/** How many of the terms of a question a document must have to be an answer to it. */
export const needOf = (size: number): number => (size <= 2 ? size : Math.ceil(size * 0.5));

/** What the shelves have in answer to the wish. */
export function searchShelves(shelves: readonly Shelf[], vocabulary: Vocabulary, wish: Wish): Findings {
  const documents = shelves.reduce((sum, { segment }) => sum + segment.count(), 0);
  const terms = planned(shelves, wish.question, documents);
  const plan = planOf(shelves, terms, wish);
  const counting = createCounting(sizesOf(vocabulary));
  const damping = dampers(averageLength(shelves));
  const depth = Math.max(depthOf(wish, plan), wish.from + wish.size);
  const looking = { shelves, wish, plan, damping, counting, depth };
  const { first, isLoose } = plan.isLarge ? pickBest(looking) : addAll(looking);
  return present(shelves, vocabulary, { wish, terms, plan, first, counting, isLoose, damping });
}

/** So many are picked of what is too much to be added up: few of its documents differ in more than their counts. */
const PICKED = 100;

const depthOf = ({ mode }: Wish, { isLarge }: Plan): number =>
  mode === 'phrase' ? PHRASES_READ : isLarge ? PICKED : SECOND_LOOK;

/** How a search is made: which terms are looked for, and whether there is too much of them to be added up. */
type Plan = {
  readonly read: readonly PlannedTerm[];
  readonly needs: readonly number[];
  readonly sizes: readonly number[];
  readonly isLarge: boolean;
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

function planOf(shelves: readonly Shelf[], terms: readonly PlannedTerm[], wish: Wish): Plan {
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

type Looking = {
  readonly shelves: readonly Shelf[];
  readonly wish: Wish;
  readonly plan: Plan;
  readonly damping: Float32Array;
  readonly counting: Counting;
  readonly depth: number;
};
type FirstLook = {
  readonly first: readonly { readonly value: number; readonly item: number }[];
  /** Whether documents with any part of the question are among them. */
  readonly isLoose: boolean;
};

function selectings({ shelves, wish, plan }: Looking, best: Selecting['best']) {
  let base = 0;
  return shelves.map(({ segment, deleted }) => {
    base += segment.count();
    const selecting: Selecting = {
      columns: segment.columns(),
      admission: admissionOf(segment, wish.narrowing),
      ...{ deleted, needs: plan.needs, sizes: plan.sizes, order: wish.order, best },
      base: base - segment.count(),
    };
    return { segment, selecting };
  });
}

const joined = (enough: Best, any: Best | null): FirstLook['first'] =>
  [...enough.taken(), ...(any?.taken() ?? [])].sort((a, b) => b.value - a.value || a.item - b.item);

/** Adds up everything. */
function addAll(looking: Looking): FirstLook {
  const { wish, plan, damping, counting, depth } = looking;
  const isStrict = wish.mode !== 'any';
  const best = { enough: createBest(depth), any: createBest(isStrict ? 0 : depth) };
  for (const { segment, selecting } of selectings(looking, best))
    addUp(segment, plan.read, { damping, selecting, counting, expected: plan.entries });
  const isLoose = !isStrict && best.enough.taken().length < FEW;
  return { first: joined(best.enough, isLoose ? best.any : null), isLoose };
}

/** Picks the best, and counts a sample. */
function pickBest(looking: Looking): FirstLook {
  const { wish, plan, damping, counting, depth } = looking;
  const best = { enough: createBest(depth), any: createBest(depth) };
  const parts = selectings(looking, best);
  for (const { segment, selecting } of parts) {
    countSample(segment, plan.read, { ...selecting, damping }, counting);
    offer(plan.read, { ...selecting, segment, damping, list: best.enough });
  }
  // With fewer than were asked for, nothing was passed over: all that have enough are there.
  const isLoose = wish.mode === 'any' && best.enough.taken().length < Math.min(FEW, depth);
  if (isLoose)
    for (const { segment, selecting } of parts)
      offer(plan.read, { ...selecting, needs: someOf(plan.needs), segment, damping, list: best.any });
  return { first: isLoose ? joined(best.any, null) : joined(best.enough, null), isLoose };
}

const offer = (terms: readonly PlannedTerm[], pruning: Pruning): void =>
  areDense(pruning.segment, terms) ? offerByRange(terms, pruning) : offerBest(terms, pruning);

function planned(shelves: readonly Shelf[], question: Question, documents: number): PlannedTerm[] {
  return question.terms.map((term) => {
    const frequency = shelves.reduce((sum, { segment }) => sum + segment.frequency(term.code), 0);
    return { ...term, frequency, rarity: rarityOf(frequency, documents) };
  });
}

const sizesOf = (vocabulary: Vocabulary) =>
  Object.fromEntries(columnNames.map((name) => [name, vocabulary.wordsOf(name).length])) as Record<
    ColumnName,
    number
  >;

const averages = new WeakMap<Segment, { count: number; sum: number }>();

/** The average length of all documents; of a segment that grows, what is new is added. */
function averageLength(shelves: readonly Shelf[]): number {
  let sum = 0;
  let documents = 0;
  for (const { segment } of shelves) {
    const known = averages.get(segment) ?? { count: 0, sum: 0 };
    const lengths = segment.columns().length;
    for (; known.count < segment.count(); known.count += 1)
      known.sum += Math.expm1((lengths[known.count] ?? 0) / 20);
    averages.set(segment, known);
    sum += known.sum;
    documents += known.count;
  }
  return documents === 0 ? 1 : Math.max(1, sum / documents);
}

type Presenting = {
  readonly wish: Wish;
  readonly terms: readonly PlannedTerm[];
  readonly plan: Plan;
  readonly first: readonly { readonly value: number; readonly item: number }[];
  readonly counting: Counting;
  readonly isLoose: boolean;
  readonly damping: Float32Array;
};

function present(shelves: readonly Shelf[], vocabulary: Vocabulary, presenting: Presenting): Findings {
  const { wish, terms, counting, isLoose } = presenting;
  const { ranked, share } = secondLook(shelves, { ...presenting, read: presenting.plan.read });
  const page = ranked.slice(wish.from, wish.from + wish.size);
  const found = page.map(({ item, score }) => {
    const { segment, number } = placeOf(shelves, item);
    const document = decodeRecord(segment.record(number));
    const passage = wish.withPassages === false ? NO_PASSAGE : passageOf(document, terms);
    return { key: document.key, score, document, passage };
  });
  const scaled = (count: number) => Math.round(count * share);
  const which = isLoose ? 'any' : 'enough';
  const total = Math.max(scaled(counting[which]), Math.min(ranked.length, wish.from + found.length));
  return {
    found,
    total,
    all: scaled(counting.all),
    isEstimate: counting.isEstimate || share !== 1,
    facets: facetsOf(counting, which, vocabulary, scaled),
  };
}

const NO_PASSAGE: Passage = { title: [], text: [], part: null };

function facetsOf(
  counting: Counting,
  which: 'enough' | 'any',
  vocabulary: Vocabulary,
  scaled: (count: number) => number,
): Findings['facets'] {
  const entries = columnNames.map((name) => {
    const words = vocabulary.wordsOf(name);
    const counts = Array.from(counting.facets[name][which], (count, number) => ({
      value: words[number] ?? '',
      count: scaled(count),
    }));
    const known = counts.filter(({ value, count }) => value !== '' && count > 0);
    return [name, known.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))];
  });
  return Object.fromEntries(entries) as Findings['facets'];
}
