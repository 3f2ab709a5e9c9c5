/** How many of the documents that were added up there are of each kind. */
import { OUT } from './admission.ts';
import { type ColumnName, columnNames } from './document.ts';
import type { Mixtures } from './mixtures.ts';
import { enoughOf, type Selecting, someOf } from './select.ts';
import type { WindowTally } from './windows.ts';

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

export function createCounting(sizes: Readonly<Record<ColumnName, number>>): Counting {
  const facets = Object.fromEntries(
    columnNames.map((name) => [
      name,
      { enough: new Float64Array(sizes[name]), any: new Float64Array(sizes[name]) },
    ]),
  );
  return { enough: 0, any: 0, all: 0, facets: facets as Counting['facets'], isEstimate: false };
}

export type Share = {
  /** Each document counts for so many. */
  readonly scale: number;
  /** Each that one column alone refuses counts for so many. */
  readonly beside: number;
  /** About so many documents will come. Beyond `COUNTED` every so-manieth is looked at, where each costs time. */
  readonly expected: number;
};

/** Counts the documents of one segment. */
export type Census = {
  /** Counts those of a tally, whose first document is `low`. */
  readonly add: (tally: WindowTally, low: number) => void;
  /** Tells the counting what was counted. */
  readonly close: () => void;
};

/** So many documents are counted one by one; of more, every so-manieth, so that about so many are. */
const COUNTED = 8_000;
const COUNTED_OF_MANY = 4_000;

/**
 * Counts the documents of tallies and their columns. A column's counts leave its own narrowing aside, so that the other
 * values can be chosen.
 */
export function censusOf(selecting: Selecting, counting: Counting, share: Share): Census {
  const { mixtures } = selecting.columns;
  if (share.scale > 1 || share.beside > 1) counting.isEstimate = true;
  return mixtures === null
    ? countEach(selecting, counting, share)
    : countMixtures(selecting, counting, { ...share, mixtures });
}

/** What a document has of the question. */
const ANY = 1;
const ENOUGH = 2;
const ALL = 3;
const KINDS = 4;
const WIDTH = columnNames.length;

/** Says what the document at a place of a tally has of the question; 0 for nothing. */
function kindIn(tally: WindowTally, { needs, sizes }: Selecting): (place: number) => number {
  const has = enoughOf(tally, needs);
  const hasSome = enoughOf(tally, someOf(needs));
  const hasAll = enoughOf(tally, sizes);
  return (place) => (has(place) ? (hasAll(place) ? ALL : ENOUGH) : hasSome(place) ? ANY : 0);
}

type Counted = {
  readonly counting: Counting;
  readonly kind: number;
  /** 0, or 1 + the column that refuses them. */
  readonly by: number;
  readonly times: number;
};

/** Counts documents that have `values` from `at` on. */
function put({ counting, kind, by, times }: Counted, values: Uint16Array, at: number): void {
  if (by === 0) {
    counting.any += times;
    if (kind >= ENOUGH) counting.enough += times;
    if (kind === ALL) counting.all += times;
  }
  for (let index = 0; index < WIDTH; index += 1) {
    if (by !== 0 && by !== index + 1) continue;
    const { enough, any } = counting.facets[columnNames[index] as ColumnName];
    const value = values[at + index] as number;
    if (kind >= ENOUGH) enough[value] = (enough[value] as number) + times;
    any[value] = (any[value] as number) + times;
  }
}

/** One array for all searches; it is left empty. */
let histogram = new Uint32Array(0);

function countMixtures(
  selecting: Selecting,
  counting: Counting,
  { mixtures, scale, beside }: Share & { readonly mixtures: Mixtures },
): Census {
  const { deleted, admission, needs, sizes } = selecting;
  const { refused } = admission;
  const { of, values, count } = mixtures;
  const rows = (refused === null ? 1 : WIDTH + 1) * KINDS;
  if (histogram.length < rows * count) histogram = new Uint32Array(rows * count);
  const into = histogram;
  const [need = 1] = needs;
  const [size = 1] = sizes;
  return {
    add: (tally, low) => {
      const { touched } = tally;
      const [cover] = tally.covers;
      const isPlain = needs.length === 1 && cover !== undefined;
      const kindOf = isPlain ? null : kindIn(tally, selecting);
      const least = selecting.isSure() ? ENOUGH : ANY;
      for (let at = 0; at < tally.count; at += 1) {
        const place = touched[at] as number;
        let kind = 0;
        if (kindOf === null) {
          const covered = (cover as Uint8Array)[place] as number;
          kind = covered >= need ? (covered >= size ? ALL : ENOUGH) : covered > 0 ? ANY : 0;
        } else kind = kindOf(place);
        if (kind < least) continue;
        const document = low + place;
        const by = refused === null ? 0 : (refused[document] as number);
        if (by === OUT || (deleted !== null && (deleted[document] as number) !== 0)) continue;
        const slot = (by * KINDS + kind) * count + (of[document] as number);
        into[slot] = (into[slot] as number) + 1;
      }
    },
    close: () => {
      for (let row = 0; row < rows; row += 1) {
        const kind = row % KINDS;
        const by = (row - kind) / KINDS;
        for (let mixture = 0; mixture < count; mixture += 1) {
          const times = into[row * count + mixture] as number;
          if (times === 0) continue;
          into[row * count + mixture] = 0;
          const scaled = times * scale * (by === 0 ? 1 : beside);
          put({ counting, kind, by, times: scaled }, values, mixture * WIDTH);
        }
      }
    },
  };
}

function countEach(selecting: Selecting, counting: Counting, { scale, beside, expected }: Share): Census {
  const { deleted, admission, columns } = selecting;
  const { refused } = admission;
  const arrays = columnNames.map((name) => columns.values[name]);
  const values = new Uint16Array(WIDTH);
  const coming = Math.min(expected, columns.day.length);
  const step = coming <= COUNTED ? 1 : Math.floor(coming / COUNTED_OF_MANY);
  if (step > 1) counting.isEstimate = true;
  let from = 0;
  return {
    add: (tally, low) => {
      const kindOf = kindIn(tally, selecting);
      let at = from;
      for (; at < tally.count; at += step) {
        const place = tally.touched[at] as number;
        const document = low + place;
        const by = refused === null ? 0 : (refused[document] as number);
        if (by === OUT || (deleted !== null && (deleted[document] as number) !== 0)) continue;
        const kind = kindOf(place);
        if (kind === 0) continue;
        for (let index = 0; index < WIDTH; index += 1)
          values[index] = (arrays[index] as Uint16Array)[document] as number;
        put({ counting, kind, by, times: scale * step * (by === 0 ? 1 : beside) }, values, 0);
      }
      from = at - tally.count;
    },
    close: () => undefined,
  };
}
