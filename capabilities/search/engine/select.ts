/** From what was added up to what is shown: the best of it, and how many there are of each kind. */
import { type Admission, OUT } from './admission.ts';
import type { Best } from './best.ts';
import { type ColumnName, type Columns, columnNames, NEWS } from './document.ts';
import type { WindowTally } from './windows.ts';

/** How many of its terms a document needs, by reading, to count as an answer. */
export type Needs = readonly number[];

export type Order = 'relevance' | 'date';

export type Counting = {
  /** Documents with enough of the question, and with anything of it. */
  enough: number;
  any: number;
  /** Documents with all terms of a reading that were looked for. */
  all: number;
  readonly facets: Readonly<
    Record<ColumnName, { readonly enough: Float64Array; readonly any: Float64Array }>
  >;
  isEstimate: boolean;
};

/** So many documents are counted one by one; of more, every so-manieth, so that about so many are. */
const COUNTED = 8_000;
const COUNTED_OF_MANY = 4_000;

export function createCounting(sizes: Readonly<Record<ColumnName, number>>): Counting {
  const facets = Object.fromEntries(
    columnNames.map((name) => [
      name,
      { enough: new Float64Array(sizes[name]), any: new Float64Array(sizes[name]) },
    ]),
  );
  return { enough: 0, any: 0, all: 0, facets: facets as Counting['facets'], isEstimate: false };
}

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
};

/** Offers the documents that were added up to `best`; `low` is the first document of the tally. */
export function select(tally: WindowTally, low: number, selecting: Selecting): void {
  const { columns, best, order, base, deleted } = selecting;
  const { refused } = selecting.admission;
  const { scores, touched, count } = tally;
  const has = enoughOf(tally, selecting.needs);
  const hasSome = enoughOf(tally, someOf(selecting.needs));
  const { day, standing } = columns;
  let floor = Math.min(best.enough.floor(), best.any.floor());
  for (let at = 0; at < count; at += 1) {
    const place = touched[at] as number;
    const document = low + place;
    const value =
      order === 'date'
        ? (day[document] as number) + 1 - 1 / (1 + (scores[place] as number))
        : (scores[place] as number) * (((standing[document] as number) & (NEWS - 1)) / 100);
    if (value <= floor) continue;
    if (refused !== null && (refused[document] as number) !== 0) continue;
    if (deleted !== null && (deleted[document] as number) !== 0) continue;
    const isEnough = has(place);
    if (!isEnough && !hasSome(place)) continue;
    const list = isEnough ? best.enough : best.any;
    if (value <= list.floor()) continue;
    list.offer(value, base + document);
    floor = Math.min(best.enough.floor(), best.any.floor());
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

export type Share = {
  /** The document of the segment that is the first of the tally. */
  readonly first: number;
  /** Each document counts for so many. */
  readonly scale: number;
  /** Only every so-manieth is looked at, this one first. */
  readonly step: number;
  readonly from: number;
};

/**
 * Counts the documents of a tally and their columns. A column's counts leave its own narrowing aside, so that the other
 * values can be chosen.
 */
export function countIn(tally: WindowTally, selecting: Selecting, counting: Counting, share: Share): void {
  const scale = share.scale * share.step;
  if (scale > 1) counting.isEstimate = true;
  const { values, kinds, count } = counted(tally, selecting, share);
  for (let at = 0; at < count; at += 1) {
    const kind = kinds[at] as number;
    if (kind >>> REFUSED !== 0) continue;
    counting.any += scale;
    if ((kind & ENOUGH) !== 0) counting.enough += scale;
    if ((kind & ALL) !== 0) counting.all += scale;
  }
  for (const [index, name] of columnNames.entries()) {
    const { enough, any } = counting.facets[name];
    for (let at = 0; at < count; at += 1) {
      const kind = kinds[at] as number;
      const by = kind >>> REFUSED;
      if (by !== 0 && by !== index + 1) continue;
      const value = values[at * WIDTH + index] as number;
      if ((kind & ENOUGH) !== 0) enough[value] = (enough[value] as number) + scale;
      any[value] = (any[value] as number) + scale;
    }
  }
}

const WIDTH = columnNames.length;
const ENOUGH = 1;
const ALL = 2;
/** From this bit on, who refuses the document. */
const REFUSED = 2;
let counts = { values: new Uint16Array(1024 * WIDTH), kinds: new Uint8Array(1024) };

/** The values of the documents of a tally that count somewhere, and what each counts as. */
function counted(tally: WindowTally, { columns, deleted, admission, needs, sizes }: Selecting, share: Share) {
  const { touched } = tally;
  const { first, step, from } = share;
  const { refused } = admission;
  if (counts.kinds.length < tally.count)
    counts = { values: new Uint16Array(tally.count * 2 * WIDTH), kinds: new Uint8Array(tally.count * 2) };
  const { values, kinds } = counts;
  const { rows } = columns;
  const arrays = columnNames.map((name) => columns.values[name]);
  const has = enoughOf(tally, needs);
  const hasSome = enoughOf(tally, someOf(needs));
  const hasAll = enoughOf(tally, sizes);
  let count = 0;
  for (let at = from; at < tally.count; at += step) {
    const place = touched[at] as number;
    const document = first + place;
    const by = refused === null ? 0 : (refused[document] as number);
    if (by === OUT || (deleted !== null && (deleted[document] as number) !== 0)) continue;
    const isEnough = has(place);
    if (!isEnough && !hasSome(place)) continue;
    for (let index = 0; index < WIDTH; index += 1)
      values[count * WIDTH + index] =
        rows === null
          ? ((arrays[index] as Uint16Array)[document] as number)
          : (rows[document * WIDTH + index] as number);
    kinds[count] = (by << REFUSED) | (isEnough ? ENOUGH : 0) | (hasAll(place) ? ALL : 0);
    count += 1;
  }
  return { values, kinds, count };
}

/** Of about so many documents every how-manieth is counted. */
export const stepOf = (documents: number): number =>
  documents <= COUNTED ? 1 : Math.floor(documents / COUNTED_OF_MANY);
