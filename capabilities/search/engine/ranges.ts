/**
 * The best of lists that most documents are in: there a stretch of 4,096 documents always has one that might be among
 * the best, but a range of 128 seldom has. The ranges are read in the order of what their blocks add at most, so that
 * the floor is high from the beginning, until none is left that reaches it (after Ding and Suel 2011).
 */
import { NEWS } from './document.ts';
import type { PlannedTerm } from './gather.ts';
import type { Pruning } from './prune.ts';
import type { Segment } from './segment.ts';
import { enoughOf } from './select.ts';
import { boundOf, type Cursor, createWindowTally, cursorsOf, type WindowTally } from './windows.ts';

const RANGE = 128;
/** A list that has one of so many documents has blocks short enough. */
const DENSE = 8;
/** Ranges are put in order as finely as this. */
const LEVELS = 256;
/** Bounds and scores round differently. */
const SLACK = 1.000_001;

/** Whether each of the lists is in so many documents of the segment that `offerByRange` finds the best sooner. */
export const areDense = (segment: Segment, terms: readonly PlannedTerm[]): boolean =>
  terms.every(({ code }) => segment.frequency(code) * DENSE >= segment.count());

/** A list, by range of documents. */
type Row = {
  readonly cursor: Cursor;
  readonly covers: readonly Uint8Array[];
  /** The block in which each range begins, and the most the list adds to a document of the range. */
  readonly firsts: Int32Array;
  readonly bounds: Float64Array;
};

/** Offers the best documents of a segment, whatever the order in which they are met. */
export function offerByRange(terms: readonly PlannedTerm[], pruning: Pruning): void {
  const { segment, damping, needs, list } = pruning;
  const documents = segment.count();
  const tally = createWindowTally(needs.length, RANGE);
  const rows = cursorsOf(segment, terms, damping)
    .sort((a, b) => b.full - a.full)
    .map((cursor) => rowOf(cursor, { damping, documents, tally }));
  const together = new Float64Array(Math.ceil(documents / RANGE));
  for (const { bounds } of rows)
    for (let range = 0; range < together.length; range += 1)
      together[range] = (together[range] as number) + (bounds[range] as number);
  for (const range of inOrder(together)) {
    const floor = list.floor();
    if ((together[range] as number) * SLACK < floor) continue;
    if (addRows(rows, { range, together: together[range] as number, floor }, tally, pruning))
      offerRange(tally, range * RANGE, pruning);
    tally.scores.fill(0);
    for (const cover of tally.covers) cover.fill(0);
  }
}

type Bounding = {
  readonly damping: Float32Array;
  readonly documents: number;
  readonly tally: WindowTally;
};

function rowOf(cursor: Cursor, { damping, documents, tally }: Bounding): Row {
  const { lasts } = cursor.list.heads;
  const bounds = new Float64Array(Math.ceil(documents / RANGE));
  const firsts = new Int32Array(bounds.length).fill(lasts.length);
  /** The range whose bound may still grow. */
  let open = 0;
  let next = 0;
  for (let block = 0; block < lasts.length; block += 1) {
    const last = Math.min(lasts[block] as number, documents - 1);
    const end = Math.floor(last / RANGE);
    const bound = boundOf(cursor, damping, block);
    for (; next <= end; next += 1) firsts[next] = block;
    for (; open <= end; open += 1) if (bound > (bounds[open] as number)) bounds[open] = bound;
    // The next block begins in the same range unless this one ends it.
    if ((last + 1) % RANGE !== 0) open = end;
  }
  const covers = tally.covers.filter((_, reading) => (cursor.term.readings & (1 << reading)) !== 0);
  return { cursor, covers, firsts, bounds };
}

/** The ranges, those that may have the most first. */
function inOrder(bounds: Float64Array): Int32Array {
  let most = 0;
  for (const bound of bounds) if (bound > most) most = bound;
  const scale = most === 0 ? 0 : (LEVELS - 1) / most;
  const places = new Int32Array(LEVELS + 1);
  const levelOf = (bound: number) => LEVELS - 1 - Math.floor(bound * scale);
  for (const bound of bounds) {
    const after = levelOf(bound) + 1;
    places[after] = (places[after] as number) + 1;
  }
  for (let level = 1; level <= LEVELS; level += 1)
    places[level] = (places[level] as number) + (places[level - 1] as number);
  const order = new Int32Array(bounds.length);
  for (let range = 0; range < bounds.length; range += 1) {
    const level = levelOf(bounds[range] as number);
    order[places[level] as number] = range;
    places[level] = (places[level] as number) + 1;
  }
  return order;
}

type Reach = { readonly range: number; readonly together: number; readonly floor: number };

/** Adds up a range, the weightiest list first; false as soon as none of its documents can be among the best. */
function addRows(
  rows: readonly Row[],
  { range, together, floor }: Reach,
  tally: WindowTally,
  pruning: Pruning,
): boolean {
  let rest = together;
  let most = 0;
  for (const row of rows) {
    const own = row.bounds[range] as number;
    const peak = addRange(row, { range, least: floor / SLACK - (together - own) }, tally, pruning);
    if (peak > most) most = peak;
    rest -= own;
    if ((most + rest) * SLACK < floor) return false;
  }
  return true;
}

/** Adds what a list has in a range, without the blocks that add less than `least`; the most that a document has then. */
function addRange(
  { cursor, covers, firsts }: Row,
  { range, least }: { readonly range: number; readonly least: number },
  { scores }: WindowTally,
  { columns: { length: lengths }, damping }: Pruning,
): number {
  const { list, full, once } = cursor;
  const low = range * RANGE;
  let peak = 0;
  const { bytes, from, heads } = list;
  const [cover, ...others] = covers;
  for (let block = firsts[range] as number; block < heads.lasts.length; block += 1) {
    if (block > 0 && (heads.lasts[block - 1] as number) >= low + RANGE - 1) break;
    if (boundOf(cursor, damping, block) < least) continue;
    const end = heads.ends[block] as number;
    let at = block === 0 ? from : (heads.ends[block - 1] as number);
    let place = (block === 0 ? -1 : (heads.lasts[block - 1] as number)) - low;
    while (at < end) {
      let value = bytes[at++] as number;
      if (value >= 0x80) {
        value &= 0x7f;
        for (let scale = 128; ; scale *= 128) {
          const byte = bytes[at++] as number;
          value += (byte & 0x7f) * scale;
          if (byte < 0x80) break;
        }
      }
      place += value >>> 1;
      const times = (value & 1) === 0 ? 1 : (bytes[at++] as number);
      if (place < 0) continue;
      if (place >= RANGE) return peak;
      const length = lengths[low + place] as number;
      const score =
        (scores[place] as number) +
        (times === 1 ? (once[length] as number) : (full * times) / (times + (damping[length] as number)));
      scores[place] = score;
      if (score > peak) peak = score;
      if (cover !== undefined) cover[place] = (cover[place] as number) + 1;
      for (let other = 0; other < others.length; other += 1) {
        const more = others[other] as Uint8Array;
        more[place] = (more[place] as number) + 1;
      }
    }
  }
  return peak;
}

/** Offers the documents of a range. */
function offerRange(tally: WindowTally, low: number, pruning: Pruning): void {
  const { columns, deleted, list, base, admission, needs } = pruning;
  const { refused } = admission;
  const { scores } = tally;
  const has = enoughOf(tally, needs);
  let floor = list.floor();
  for (let place = 0; place < RANGE; place += 1) {
    const score = scores[place] as number;
    if (score === 0 || score < floor) continue;
    const document = low + place;
    if (refused !== null && (refused[document] as number) !== 0) continue;
    if (deleted !== null && (deleted[document] as number) !== 0) continue;
    const value = score * (((columns.standing[document] as number) & (NEWS - 1)) / 100);
    if (value < floor || !has(place)) continue;
    list.offer(value, base + document);
    floor = list.floor();
  }
}
