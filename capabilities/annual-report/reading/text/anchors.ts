/** Where the rows of a table stand: labels found in order, whatever stands between them. */
import { isHan, type Words } from './source.ts';

/** A place where a label may stand. Positions are in the folded text. */
export type Anchor<Id extends string> = {
  readonly id: Id;
  /** Place of the row in the printed order. */
  readonly order: number;
  /** Where the label begins, its number included. */
  readonly start: number;
  readonly end: number;
  readonly score: number;
  readonly altered: boolean;
};

/** A chain of labels is looked for among so many candidates a row; more means junk. */
const mostPerCore = 60;

/** All places of a word, at most `mostPerCore`. */
export function placesOf(words: Words, core: string): number[] {
  const places: number[] = [];
  for (let i = words.text.indexOf(core); i >= 0 && places.length < mostPerCore; ) {
    places.push(i);
    i = words.text.indexOf(core, i + 1);
  }
  return places;
}

/**
 * The number before a label: its start, and whether it is the expected one. Takes "2.", "（二）", "二、" and a
 * bare "2" that touches the label and is the expected digit; a figure of the row above is left alone.
 */
export function numberBefore(
  text: string,
  labelStart: number,
  expected: string,
): { start: number; numbered: boolean } {
  const before = text.slice(Math.max(0, labelStart - 12), labelStart);
  const marked = /(?:\(\s*([一二三四五六七八九])\s*\)|([一二三四五六七八九])\s*[、.]|(\d)\s*[.、,])\s*$/.exec(
    before,
  );
  if (marked) {
    const said = marked[1] ?? marked[2] ?? marked[3];
    return { start: labelStart - marked[0].length, numbered: said === expected };
  }
  if (/\d/.test(expected) && before.endsWith(expected)) return { start: labelStart - 1, numbered: true };
  return { start: labelStart, numbered: false };
}

/**
 * The start of the whole label when only a later part of it was found: so many characters back as the official
 * label has before that part, never over a figure.
 */
export function labelStart(words: Words, found: number, offset: number): number {
  let at = found;
  while (at > 0 && found - at < offset && isHan(words.text.charAt(at - 1))) at -= 1;
  return at;
}

/** The best chain of anchors in printed order; far jumps cost, so prose far from the table loses. */
export function bestChain<Id extends string>(anchors: readonly Anchor<Id>[]): Anchor<Id>[] {
  const sorted = [...anchors].sort((a, b) => a.start - b.start || a.order - b.order);
  const best: { score: number; previous: number }[] = [];
  let last = -1;
  for (const [i, anchor] of sorted.entries()) {
    let entry = { score: anchor.score, previous: -1 };
    for (let j = 0; j < i; j += 1) {
      const before = sorted[j];
      if (!before || before.order >= anchor.order || before.end > anchor.start) continue;
      const distance = anchor.start - before.end;
      const score = (best[j]?.score ?? 0) + anchor.score - Math.min(1.5, distance / 1000);
      if (score > entry.score) entry = { score, previous: j };
    }
    best.push(entry);
    if (last < 0 || entry.score > (best[last]?.score ?? 0)) last = i;
  }
  const chain: Anchor<Id>[] = [];
  for (let i = last; i >= 0; i = best[i]?.previous ?? -1) {
    const anchor = sorted[i];
    if (anchor) chain.unshift(anchor);
  }
  return chain;
}
