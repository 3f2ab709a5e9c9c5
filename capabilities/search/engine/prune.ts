/**
 * The best of a segment without adding up everything: a list is read only where its terms could still lift a document
 * among the best (MaxScore with block maxima: Turtle and Flood 1995, Ding and Suel 2011), or where a document could have
 * as many of the terms as it needs. The best are the same as if everything had been added up.
 */
import type { Best } from './best.ts';
import { NEWS } from './document.ts';
import { MOST_READINGS, type PlannedTerm } from './gather.ts';
import type { Segment } from './segment.ts';
import { enoughOf, type Selecting } from './select.ts';
import {
  addWindow,
  boundIn,
  type Cursor,
  clearWindow,
  createWindowTally,
  cursorsOf,
  listSeen,
  timesIn,
  WINDOW,
  type WindowTally,
} from './windows.ts';

export type Pruning = Selecting & {
  readonly segment: Segment;
  readonly damping: Float32Array;
  readonly list: Best;
};

/** Offers the best documents of a segment to `list`. */
export function offerBest(terms: readonly PlannedTerm[], pruning: Pruning): void {
  const { segment, damping, needs, list } = pruning;
  const cursors = cursorsOf(segment, terms, damping).sort((a, b) => a.full - b.full);
  const plans = plansOf(cursors, needs);
  const tally = createWindowTally(needs.length);
  const lengths = pruning.columns.length;
  for (let low = 0; low < segment.count(); low += WINDOW) {
    const high = Math.min(segment.count(), low + WINDOW);
    for (const cursor of cursors) boundIn(cursor, damping, low, high);
    const split = bestSplit(plans, list.floor());
    if (!split) continue;
    const together = cursors.reduce((sum, { bound }) => sum + bound, 0);
    for (const cursor of split.read)
      addWindow(cursor, { low, high, lengths, damping }, tally, list.floor() - (together - cursor.bound));
    listSeen(tally);
    if (tally.count === 0) continue;
    offerWindow(tally, split, low, pruning);
    clearWindow(tally);
  }
}

/** An order of the lists: those before `fixed` are never read as a whole, the others when their bounds ask for it. */
type Plan = { readonly order: readonly Cursor[]; readonly fixed: number };
type Split = {
  readonly read: readonly Cursor[];
  /** Looked up for single documents, the weightiest first. */
  readonly looked: readonly Cursor[];
  /** What the looked-up terms from this one on add at most. */
  readonly rest: readonly number[];
  /** By reading, how many of them from this one on belong to it. */
  readonly left: readonly (readonly number[])[];
};

/** With all lists to read; and with those alone of which every document with enough terms has one. */
function plansOf(cursors: readonly Cursor[], needs: readonly number[]): Plan[] {
  const sure = new Set<Cursor>();
  for (const [reading, need] of needs.entries()) {
    const own = cursors
      .filter(({ term }) => (term.readings & (1 << reading)) !== 0)
      .sort((a, b) => a.term.frequency - b.term.frequency);
    for (const cursor of own.slice(0, Math.max(0, own.length - need + 1))) sure.add(cursor);
  }
  const others = cursors.filter((cursor) => !sure.has(cursor));
  const narrow = {
    order: [...others, ...cursors.filter((cursor) => sure.has(cursor))],
    fixed: others.length,
  };
  return others.length === 0 ? [narrow] : [{ order: cursors, fixed: 0 }, narrow];
}

/** The plan with the least to read in this window; null when nothing there can be among the best. */
function bestSplit(plans: readonly Plan[], floor: number): Split | null {
  let chosen: Plan | null = null;
  let cut = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const plan of plans) {
    const at = cutOf(plan, floor);
    if (at === plan.order.length) return null;
    const cost = plan.order
      .slice(at)
      .reduce((sum, { term, bound }) => sum + (bound > 0 ? term.frequency : 0), 0);
    if (cost < least) {
      least = cost;
      chosen = plan;
      cut = at;
    }
  }
  if (!chosen) return null;
  const looked = chosen.order
    .slice(0, cut)
    .filter(({ bound }) => bound > 0)
    .sort((a, b) => b.bound - a.bound);
  const read = chosen.order.slice(cut).filter(({ bound }) => bound > 0);
  const left = Array.from({ length: MOST_READINGS }, (_, reading) =>
    fromEach(looked, ({ term }) => (term.readings >>> reading) & 1),
  );
  return { read, looked, rest: fromEach(looked, ({ bound }) => bound), left };
}

/** For each place the sum from there to the end. */
function fromEach(cursors: readonly Cursor[], of: (cursor: Cursor) => number): number[] {
  const sums: number[] = [];
  let sum = 0;
  for (let at = cursors.length - 1; at >= 0; at -= 1) {
    sum += of(cursors[at] as Cursor);
    sums[at] = sum;
  }
  return sums;
}

/** How many lists of the order can be left out because together they lift nothing above the floor. */
function cutOf({ order, fixed }: Plan, floor: number): number {
  let sum = 0;
  for (let at = 0; at < fixed; at += 1) sum += (order[at] as Cursor).bound;
  let at = fixed;
  for (; at < order.length; at += 1) {
    sum += (order[at] as Cursor).bound;
    if (sum > floor) break;
  }
  return at;
}

function offerWindow(tally: WindowTally, split: Split, low: number, pruning: Pruning): void {
  const { columns, deleted, list, base } = pruning;
  const { refused } = pruning.admission;
  const { touched, count, scores } = tally;
  const has = enoughOf(tally, pruning.needs);
  const most = split.rest[0] ?? 0;
  let floor = list.floor();
  for (let at = 0; at < count; at += 1) {
    const place = touched[at] as number;
    if ((scores[place] as number) + most <= floor) continue;
    const document = low + place;
    if (refused !== null && (refused[document] as number) !== 0) continue;
    if (deleted !== null && (deleted[document] as number) !== 0) continue;
    if (!lookUp(tally, split, place, low, pruning)) continue;
    const value = (scores[place] as number) * (((columns.standing[document] as number) & (NEWS - 1)) / 100);
    if (value <= floor || !has(place)) continue;
    list.offer(value, base + document);
    floor = list.floor();
  }
}

/** Adds the other terms of a document; false as soon as it cannot be among the best. */
function lookUp(
  { scores, covers }: WindowTally,
  { looked, rest, left }: Split,
  place: number,
  low: number,
  { columns, damping, list, needs }: Pruning,
): boolean {
  const document = low + place;
  const length = columns.length[document] as number;
  const floor = list.floor();
  for (let index = 0; index < looked.length; index += 1) {
    if ((scores[place] as number) + (rest[index] as number) <= floor) return false;
    let isPossible = false;
    for (let reading = 0; reading < covers.length && !isPossible; reading += 1)
      isPossible =
        ((covers[reading] as Uint8Array)[place] as number) +
          ((left[reading] as readonly number[])[index] as number) >=
        (needs[reading] as number);
    if (!isPossible) return false;
    const cursor = looked[index] as Cursor;
    const times = timesIn(cursor, document);
    if (times === 0) continue;
    scores[place] = (scores[place] as number) + (cursor.full * times) / (times + (damping[length] as number));
    const { readings } = cursor.term;
    for (let reading = 0; reading < covers.length; reading += 1)
      if ((readings & (1 << reading)) !== 0) {
        const cover = covers[reading] as Uint8Array;
        cover[place] = (cover[place] as number) + 1;
      }
  }
  return true;
}
