/** What of a text is shown: the title and the best passage, cut where hits begin and end. */
import type { IndexedDocument, TextPart } from './document.ts';
import { folded } from './fold.ts';
import type { PlannedTerm } from './gather.ts';
import { eachTerm } from './terms.ts';

export type Marked = readonly { readonly text: string; readonly isHit: boolean }[];

export type Passage = {
  readonly title: Marked;
  readonly text: Marked;
  /** The attachment and page the passage is from; null: the text itself. */
  readonly part: TextPart | null;
};

const SHOWN = 120;
const MOST_UNITS = 400_000;

/** The passage of `document` that answers most of the terms. */
export function passageOf(document: IndexedDocument, terms: readonly PlannedTerm[], shown = SHOWN): Passage {
  const wanted = new Map(terms.filter(({ readings }) => readings !== 0).map((term) => [term.code, term]));
  const title = hitsOf(document.title, wanted);
  const text = document.text.slice(0, MOST_UNITS);
  const hits = hitsOf(text, wanted);
  const start = bestStart(text, hits, shown);
  const next = document.parts?.find((part) => part.start > start)?.start ?? text.length + 1;
  const end = Math.min(text.length, start + shown, next - 1);
  const part = document.parts?.findLast(
    (one) => one.start <= (hits.find(({ at }) => at >= start)?.at ?? start),
  );
  return {
    title: marked(document.title, title, 0, document.title.length),
    text: ellipsed(marked(text, hits, start, end), start > 0, end < text.length),
    part: part && part.name !== '' ? part : null,
  };
}

type Hit = { readonly at: number; readonly end: number; readonly term: PlannedTerm };

function hitsOf(text: string, wanted: ReadonlyMap<number, PlannedTerm>): Hit[] {
  const hits: Hit[] = [];
  eachTerm(text, (code, at, length) => {
    const term = wanted.get(code);
    if (term) hits.push({ at, end: at + length, term });
  });
  return hits;
}

/** Where the window with the greatest weight of different terms begins, moved to the beginning of a sentence. */
function bestStart(text: string, hits: readonly Hit[], shown: number): number {
  if (text.length <= shown || hits.length === 0) return 0;
  const inside = new Map<number, number>();
  let weight = 0;
  let best = 0;
  let found = 0;
  let first = 0;
  for (const hit of hits) {
    const times = inside.get(hit.term.code) ?? 0;
    weight += times === 0 ? hit.term.weight * hit.term.rarity : 0.01;
    inside.set(hit.term.code, times + 1);
    for (let head = hits[first]; head && hit.end - head.at > shown - 20; head = hits[++first]) {
      const left = (inside.get(head.term.code) ?? 1) - 1;
      inside.set(head.term.code, left);
      weight -= left === 0 ? head.term.weight * head.term.rarity : 0.01;
    }
    if (weight > best) {
      best = weight;
      found = hits[first]?.at ?? 0;
    }
  }
  const sentence =
    Math.max(...['。', '；', '\n', '！', '？'].map((end) => text.lastIndexOf(end, found - 1))) + 1;
  return found - sentence < 40 ? sentence : Math.max(0, found - 20);
}

function marked(text: string, hits: readonly Hit[], from: number, to: number): Marked {
  const pieces: { text: string; isHit: boolean }[] = [];
  let at = from;
  const put = (end: number, isHit: boolean) => {
    const piece = text.slice(at, end);
    const last = pieces.at(-1);
    if (piece !== '' && last?.isHit === isHit) last.text += piece;
    else if (piece !== '') pieces.push({ text: piece, isHit });
    at = Math.max(at, end);
  };
  for (const hit of hits) {
    if (hit.end <= at || hit.at >= to) continue;
    if (hit.at > at) put(hit.at, false);
    put(Math.min(hit.end, to), true);
  }
  put(to, false);
  return pieces;
}

const ellipsed = (pieces: Marked, before: boolean, after: boolean): Marked => [
  ...(before ? [{ text: '…', isHit: false }] : []),
  ...pieces.map((piece) => ({ ...piece, text: piece.text.replace(/\s+/g, ' ') })),
  ...(after ? [{ text: '…', isHit: false }] : []),
];

/** Whether `text` has the words of `phrase` as they stand, spaces and signs aside. */
export const hasPhrase = (text: string, phrase: string): boolean => bare(text).includes(bare(phrase));

const bare = (text: string): string => folded(text).replaceAll(' ', '');
