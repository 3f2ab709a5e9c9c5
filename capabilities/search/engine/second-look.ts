/** The second look at the best of the first: their texts are read again and weighed anew. */
import { createBest } from './best.ts';
import { NEWS } from './document.ts';
import { K1, type PlannedTerm, SECOND_LOOK } from './gather.ts';
import { hasPhrase } from './passage.ts';
import { decodeRecord } from './record.ts';
import type { Shelf, Wish } from './searching.ts';
import type { Segment } from './segment.ts';
import { createScales } from './weigh.ts';

/** So many texts are read for a phrase; what is beyond is reckoned from their share. */
export const PHRASES_READ = 1_000;

/** The segment and number of a document of the whole index. */
export function placeOf(shelves: readonly Shelf[], item: number): { segment: Segment; number: number } {
  let number = item;
  for (const { segment } of shelves) {
    if (number < segment.count()) return { segment, number };
    number -= segment.count();
  }
  throw new Error('No such document in the search index');
}

export type Ranked = { readonly item: number; readonly score: number };

export type Looking = {
  readonly wish: Wish;
  readonly terms: readonly PlannedTerm[];
  /** Those of the terms that were added up. */
  readonly read: readonly PlannedTerm[];
  readonly first: readonly { readonly value: number; readonly item: number }[];
  readonly damping: Float32Array;
};

/** Weighs the best of the first look anew; those behind them follow in the order they had. */
export function secondLook(
  shelves: readonly Shelf[],
  looking: Looking,
): { readonly ranked: readonly Ranked[]; readonly share: number } {
  const { wish, first } = looking;
  const plain = first.map(({ item, value }) => ({ item, score: value }));
  if (wish.mode === 'phrase') return phrasesOnly(shelves, wish, plain);
  if (wish.order === 'date') return { ranked: plain, share: 1 };
  const { weighed, passed } = weighBest(shelves, plain.slice(0, SECOND_LOOK), looking);
  return { ranked: [...weighed, ...passed, ...plain.slice(SECOND_LOOK)], share: 1 };
}

/** Weighs those that may come to stand before the end of the page; the others are passed over in the order they had. */
function weighBest(shelves: readonly Shelf[], candidates: readonly Ranked[], looking: Looking) {
  const { wish, terms, read, damping } = looking;
  const scales = createScales(wish.question, terms);
  const sure = new Set(read.map(({ code }) => code));
  const more = terms.reduce(
    (sum, { code, weight, rarity }) => sum + (sure.has(code) ? 0 : weight * rarity * (K1 + 1)),
    scales.most,
  );
  const page = createBest(wish.from + wish.size);
  const weighed: Ranked[] = [];
  const passed: Ranked[] = [];
  for (const candidate of candidates) {
    const { segment, number } = placeOf(shelves, candidate.item);
    const { length, standing, day } = segment.columns();
    const worth = standing[number] ?? 0;
    const factor = (worth & (NEWS - 1)) / 100;
    const fresh = (worth & NEWS) !== 0 ? freshness(wish.today - (day[number] ?? 0)) : 1;
    if ((candidate.score + more * factor) * fresh * SLACK < page.floor()) {
      passed.push(candidate);
      continue;
    }
    const { score } = scales.weigh(segment.record(number), damping[length[number] ?? 0] ?? 1);
    const ranked = { item: candidate.item, score: score * factor * fresh };
    weighed.push(ranked);
    page.offer(ranked.score, ranked.item);
  }
  weighed.sort((a, b) => b.score - a.score || a.item - b.item);
  return { weighed, passed };
}

/** The two looks round differently. */
const SLACK = 1.01;

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
