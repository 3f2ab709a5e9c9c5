/** From what was added up to what is shown: the best of it. */
import type { Admission } from './admission.ts';
import type { Best } from './best.ts';
import { type Columns, NEWS } from './document.ts';
import type { WindowTally } from './windows.ts';

/** How many of its terms a document needs, by reading, to count as an answer. */
export type Needs = readonly number[];

export type Order = 'relevance' | 'date';

export type Selecting = {
  readonly columns: Columns;
  readonly deleted: Uint8Array | null;
  readonly admission: Admission;
  readonly needs: Needs;
  readonly sizes: readonly number[];
  readonly order: Order;
  /** The number in the whole index of the segment's first document. */
  readonly base: number;
  readonly best: { readonly enough: Best; readonly any: Best };
  /** Whether what has only a part of the question is no longer wanted: neither picked nor counted. Once so, it stays so. */
  readonly isSure: () => boolean;
};

/** Offers the documents that were added up to `best`; `low` is the first document of the tally. */
export function select(tally: WindowTally, low: number, selecting: Selecting): void {
  const { columns, best, order, base, deleted, needs } = selecting;
  const { refused } = selecting.admission;
  const { scores, touched, count, covers } = tally;
  const { day, standing } = columns;
  const isByDate = order === 'date';
  const cover = needs.length === 1 ? covers[0] : undefined;
  const [need = 0] = needs;
  const has = cover === undefined ? enoughOf(tally, needs) : null;
  const hasSome = cover === undefined ? enoughOf(tally, someOf(needs)) : null;
  let enoughFloor = best.enough.floor();
  let anyFloor = best.any.floor();
  let isSure = selecting.isSure();
  for (let at = 0; at < count; at += 1) {
    const place = touched[at] as number;
    const isEnough = has === null ? ((cover as Uint8Array)[place] as number) >= need : has(place);
    if (isSure && !isEnough) continue;
    const score = scores[place] as number;
    const floor = isEnough ? enoughFloor : anyFloor;
    // No standing is above 1.
    if (!isByDate && score <= floor) continue;
    const document = low + place;
    const value = isByDate
      ? (day[document] as number) + 1 - 1 / (1 + score)
      : score * (((standing[document] as number) & (NEWS - 1)) / 100);
    if (value <= floor) continue;
    if (refused !== null && (refused[document] as number) !== 0) continue;
    if (deleted !== null && (deleted[document] as number) !== 0) continue;
    if (!isEnough && hasSome !== null && !hasSome(place)) continue;
    (isEnough ? best.enough : best.any).offer(value, base + document);
    if (isEnough) {
      enoughFloor = best.enough.floor();
      isSure ||= selecting.isSure();
    } else anyFloor = best.any.floor();
  }
}

/** Needs that anything fulfils. */
export const someOf = (needs: Needs): Needs => needs.map(() => 1);

/** Whether a document has what is needed of some reading. */
export function enoughOf(
  { covers }: Pick<WindowTally, 'covers'>,
  needs: Needs,
): (document: number) => boolean {
  const [first, ...others] = covers.slice(0, needs.length);
  const [need = 0, ...otherNeeds] = needs;
  if (!first) return () => true;
  if (others.length === 0) return (document) => (first[document] as number) >= need;
  return (document) =>
    (first[document] as number) >= need ||
    others.some((cover, index) => (cover[document] as number) >= (otherNeeds[index] as number));
}
