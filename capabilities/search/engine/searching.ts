/** One search over all segments: first look, counts, second look. */
import { createBest } from './best.ts';
import { type ColumnName, columnNames, type IndexedDocument, NEWS } from './document.ts';
import {
  BUDGET,
  clearTally,
  createTally,
  dampers,
  gather,
  type PlannedTerm,
  planTerms,
  rarityOf,
  SECOND_LOOK,
  type Tally,
} from './gather.ts';
import { hasPhrase, type Passage, passageOf } from './passage.ts';
import type { Question } from './question.ts';
import { decodeRecord } from './record.ts';
import type { Segment } from './segment.ts';
import { type Counting, countIn, createCounting, type Narrowing, type Order, select } from './select.ts';
import type { Vocabulary } from './vocabulary.ts';
import { createScales } from './weigh.ts';

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
/** So many texts are read for a phrase; what is beyond is reckoned from their share. */
const PHRASES_READ = 1_000;

/** How many of the terms of a question a document must have to be an answer to it. */
export const needOf = (size: number): number => (size <= 2 ? size : Math.ceil(size * 0.5));

let tally: Tally = createTally(0);

/** What the shelves have in answer to the wish. */
export function searchShelves(shelves: readonly Shelf[], vocabulary: Vocabulary, wish: Wish): Findings {
  const documents = shelves.reduce((sum, { segment }) => sum + segment.count(), 0);
  const terms = planned(shelves, wish.question, documents);
  const isStrict = wish.mode !== 'any';
  const { read } = planTerms(terms, isStrict ? Number.POSITIVE_INFINITY : BUDGET);
  const sizes = wish.question.sizes.map(
    (size, reading) =>
      (isStrict ? size : read.filter((term) => (term.readings & (1 << reading)) !== 0).length) || 1,
  );
  const needs = isStrict ? sizes : sizes.map(needOf);
  const depth = Math.max(wish.mode === 'phrase' ? PHRASES_READ : SECOND_LOOK, wish.from + wish.size);
  const best = { enough: createBest(depth), any: createBest(isStrict ? 0 : depth) };
  const counting = createCounting(sizesOf(vocabulary));
  const damping = dampers(averageLength(shelves));
  let base = 0;
  for (const { segment, deleted } of shelves) {
    if (tally.scores.length < segment.count()) tally = createTally(Math.ceil(segment.count() * 1.2));
    gather(segment, read, damping, tally);
    const selecting = { ...wish, columns: segment.columns(), deleted, needs, sizes, base, best };
    select(tally, selecting);
    countIn(tally, selecting, counting);
    clearTally(tally);
    base += segment.count();
  }
  const isLoose = !isStrict && counting.enough < FEW;
  const first = [...best.enough.taken(), ...(isLoose ? best.any.taken() : [])].sort(
    (a, b) => b.value - a.value || a.item - b.item,
  );
  return present(shelves, vocabulary, { wish, terms, first, counting, isLoose, damping });
}

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
  readonly first: readonly { readonly value: number; readonly item: number }[];
  readonly counting: Counting;
  readonly isLoose: boolean;
  readonly damping: Float32Array;
};

function present(shelves: readonly Shelf[], vocabulary: Vocabulary, presenting: Presenting): Findings {
  const { wish, terms, counting, isLoose } = presenting;
  const { ranked, share } = secondLook(shelves, presenting);
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

/** The segment and number of a document of the whole index. */
function placeOf(shelves: readonly Shelf[], item: number): { segment: Segment; number: number } {
  let number = item;
  for (const { segment } of shelves) {
    if (number < segment.count()) return { segment, number };
    number -= segment.count();
  }
  throw new Error('No such document in the search index');
}

type Ranked = { readonly item: number; readonly score: number };

/** Weighs the best of the first look anew; those behind them follow in the order they had. */
function secondLook(
  shelves: readonly Shelf[],
  { wish, terms, first, damping }: Presenting,
): { ranked: Ranked[]; share: number } {
  const plain = first.map(({ item, value }) => ({ item, score: value }));
  if (wish.mode === 'phrase') return phrasesOnly(shelves, wish, plain);
  if (wish.order === 'date') return { ranked: plain, share: 1 };
  const scales = createScales(wish.question, terms);
  const weighed = plain.slice(0, SECOND_LOOK).map(({ item }) => {
    const { segment, number } = placeOf(shelves, item);
    const { length, standing, day } = segment.columns();
    const weight = scales.weigh(segment.record(number), damping[length[number] ?? 0] ?? 1);
    const factor = ((standing[number] ?? 0) & (NEWS - 1)) / 100;
    const fresh = ((standing[number] ?? 0) & NEWS) !== 0 ? freshness(wish.today - (day[number] ?? 0)) : 1;
    return { item, score: weight.score * factor * fresh };
  });
  weighed.sort((a, b) => b.score - a.score || a.item - b.item);
  return { ranked: [...weighed, ...plain.slice(SECOND_LOOK)], share: 1 };
}

/** What news of so many days ago counts: of today a tenth more than what is years old. */
const freshness = (days: number): number => 1 + 0.1 / (1 + Math.max(0, days) / 180);

function phrasesOnly(shelves: readonly Shelf[], wish: Wish, candidates: readonly Ranked[]) {
  const phrase = wish.question.readings[0]?.text ?? '';
  const read = candidates.slice(0, PHRASES_READ);
  const ranked = read.filter(({ item }) => {
    const { segment, number } = placeOf(shelves, item);
    const { title, text } = decodeRecord(segment.record(number));
    return hasPhrase(title, phrase) || hasPhrase(text, phrase);
  });
  const isAll = candidates.length < PHRASES_READ;
  return {
    ranked,
    share: isAll && read.length === ranked.length ? 1 : ranked.length / Math.max(1, read.length),
  };
}
