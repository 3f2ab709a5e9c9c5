/** One search over all segments: first look, counts, second look. */
import { addUp } from './adding.ts';
import { admissionOf, type Narrowing } from './admission.ts';
import { type Best, createBest } from './best.ts';
import { type Counting, createCounting } from './counting.ts';
import { type ColumnName, columnNames, type IndexedDocument } from './document.ts';
import { dampers, type PlannedTerm, rarityOf, SECOND_LOOK, sparedOf } from './gather.ts';
import { type Passage, passageOf } from './passage.ts';
import { FEW, isWorthSparing, type Plan, planOf } from './plan.ts';
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

/** What the shelves have in answer to the wish. */
export function searchShelves(shelves: readonly Shelf[], vocabulary: Vocabulary, wish: Wish): Findings {
  const documents = shelves.reduce((sum, { segment }) => sum + segment.count(), 0);
  const terms = planned(shelves, wish.question, documents);
  const plan = planOf(shelves, terms, wish);
  const newCounting = () => createCounting(sizesOf(vocabulary));
  const damping = dampers(averageLength(shelves));
  const depth = Math.max(depthOf(wish, plan), wish.from + wish.size);
  const looking = { shelves, wish, plan, damping, newCounting, depth };
  const { first, isLoose, counting } = plan.isLarge ? pickBest(looking) : addAll(looking);
  return present(shelves, vocabulary, { wish, terms, plan, first, counting, isLoose, damping });
}

/** So many are picked of what is too much to be added up: few of its documents differ in more than their counts. */
const PICKED = 100;

const depthOf = ({ mode }: Wish, { isLarge }: Plan): number =>
  mode === 'phrase' ? PHRASES_READ : isLarge ? PICKED : SECOND_LOOK;

type Looking = {
  readonly shelves: readonly Shelf[];
  readonly wish: Wish;
  readonly plan: Plan;
  readonly damping: Float32Array;
  readonly newCounting: () => Counting;
  readonly depth: number;
};
type FirstLook = {
  readonly counting: Counting;
  readonly first: readonly { readonly value: number; readonly item: number }[];
  /** Whether documents with any part of the question are among them. */
  readonly isLoose: boolean;
};

function selectings({ shelves, wish, plan }: Looking, best: Selecting['best'], isSure: Selecting['isSure']) {
  let base = 0;
  return shelves.map(({ segment, deleted }) => {
    base += segment.count();
    const selecting: Selecting = {
      columns: segment.columns(),
      admission: admissionOf(segment, wish.narrowing),
      ...{ deleted, needs: plan.needs, sizes: plan.sizes, order: wish.order, best, isSure },
      base: base - segment.count(),
    };
    return { segment, selecting };
  });
}

const joined = (enough: Best, any: Best | null): FirstLook['first'] =>
  [...enough.taken(), ...(any?.taken() ?? [])].sort((a, b) => b.value - a.value || a.item - b.item);

/** Adds up everything: first only what may have enough of the question, which in most cases is enough. */
function addAll(looking: Looking): FirstLook {
  const { wish, plan } = looking;
  const spared = sparedOf(plan.read, plan.needs);
  if (wish.mode !== 'any' || isWorthSparing(plan, spared)) {
    const look = addOnce(looking, spared, () => true);
    if (wish.mode !== 'any' || look.first.length >= FEW) return look;
  }
  return addOnce(looking, NONE_SPARED, (enough) => enough >= FEW);
}

const NONE_SPARED: ReadonlySet<number> = new Set();

/** `isSure`: whether with so many that have enough the others are no longer wanted. */
function addOnce(
  looking: Looking,
  spared: ReadonlySet<number>,
  isSure: (enough: number) => boolean,
): FirstLook {
  const { wish, plan, damping, newCounting, depth } = looking;
  const counting = newCounting();
  const best = { enough: createBest(depth), any: createBest(wish.mode === 'any' ? depth : 0) };
  const isSureNow = () => isSure(best.enough.count());
  for (const { segment, selecting } of selectings(looking, best, isSureNow))
    addUp(segment, plan.read, { damping, selecting, counting, expected: plan.entries, spared });
  const isLoose = !isSureNow();
  return { first: joined(best.enough, isLoose ? best.any : null), isLoose, counting };
}

/** Picks the best, and counts a sample. */
function pickBest(looking: Looking): FirstLook {
  const { wish, plan, damping, newCounting, depth } = looking;
  const counting = newCounting();
  const best = { enough: createBest(depth), any: createBest(depth) };
  const parts = selectings(looking, best, () => false);
  for (const { segment, selecting } of parts) {
    countSample(segment, plan.read, { ...selecting, damping }, counting);
    offer(plan.read, { ...selecting, segment, damping, list: best.enough });
  }
  // With fewer than were asked for, nothing was passed over: all that have enough are there.
  const isLoose = wish.mode === 'any' && best.enough.count() < Math.min(FEW, depth);
  if (isLoose)
    for (const { segment, selecting } of parts)
      offer(plan.read, { ...selecting, needs: someOf(plan.needs), segment, damping, list: best.any });
  return { first: isLoose ? joined(best.any, null) : joined(best.enough, null), isLoose, counting };
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
