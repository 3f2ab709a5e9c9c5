/** From what was added up to what is shown: who may see it, what it is narrowed to, how many there are of each kind. */
import type { Best } from './best.ts';
import { type ColumnName, type Columns, columnNames, NEWS } from './document.ts';
import type { Tally } from './gather.ts';

/** What a search is narrowed to, in numbers of the vocabulary; null: everything. */
export type Narrowing = {
  /** For each audience whether it may be found. */
  readonly audiences: Uint8Array | null;
  readonly columns: Readonly<Record<ColumnName, Uint8Array | null>>;
  readonly fromDay: number;
  readonly toDay: number;
};

/** No narrowing: everything, for everybody. Only for sets that have nothing to hide. */
export const everything: Narrowing = {
  audiences: null,
  columns: { section: null, kind: null, year: null, organ: null, status: null },
  fromDay: 0,
  toDay: 65_535,
};

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

/** Beyond so many documents, counts are taken from every so-manieth of them. */
export const COUNTED = 10_000;

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
  readonly narrowing: Narrowing;
  readonly needs: Needs;
  readonly sizes: readonly number[];
  readonly order: Order;
  /** The number in the whole index of the segment's first document. */
  readonly base: number;
  readonly best: { readonly enough: Best; readonly any: Best };
};

/** Offers the documents of one segment to `best`. */
export function select(tally: Tally, selecting: Selecting): void {
  const { columns, best, order, base } = selecting;
  const { scores, touched, count } = tally;
  const has = enoughOf(tally, selecting.needs);
  const hasSome = enoughOf(
    tally,
    selecting.needs.map(() => 1),
  );
  const may = admits(selecting);
  const { day, standing } = columns;
  for (let at = 0; at < count; at += 1) {
    const document = touched[at] as number;
    const value =
      order === 'date'
        ? (day[document] as number) + 1 - 1 / (1 + (scores[document] as number))
        : (scores[document] as number) * (((standing[document] as number) & (NEWS - 1)) / 100);
    const isEnough = has(document);
    if (!isEnough && !hasSome(document)) continue;
    const list = isEnough ? best.enough : best.any;
    if (value > list.floor() && may(document)) list.offer(value, base + document);
  }
}

function enoughOf({ covers }: Tally, needs: Needs): (document: number) => boolean {
  const [first, ...others] = covers.slice(0, needs.length);
  const [need = 0, ...otherNeeds] = needs;
  if (!first) return () => true;
  if (others.length === 0) return (document) => (first[document] as number) >= need;
  return (document) =>
    (first[document] as number) >= need ||
    others.some((cover, index) => (cover[document] as number) >= (otherNeeds[index] as number));
}

/** Whether a document may be shown at all: there, for this audience, within the narrowing. */
function admits({ columns, deleted, narrowing }: Selecting): (document: number) => boolean {
  const tests = testsOf(columns, narrowing);
  return (document) => {
    if (deleted !== null && (deleted[document] as number) !== 0) return false;
    for (const { values, allowed } of tests)
      if ((allowed[values[document] as number] ?? 0) === 0) return false;
    return isWithin(columns, narrowing, document);
  };
}

const isWithin = ({ day }: Columns, { fromDay, toDay }: Narrowing, document: number): boolean =>
  (day[document] as number) >= fromDay && (day[document] as number) <= toDay;

function testsOf(columns: Columns, { audiences, columns: wanted }: Narrowing) {
  const tests = audiences ? [{ values: columns.audience, allowed: audiences }] : [];
  for (const name of columnNames) {
    const allowed = wanted[name];
    if (allowed) tests.push({ values: columns.values[name], allowed });
  }
  return tests;
}

/**
 * Counts the documents of one segment and their columns. A column's counts leave its own narrowing aside, so that the
 * other values can be chosen. Where there are many, every so-manieth is counted, and the result is an estimate.
 */
export function countIn(tally: Tally, selecting: Selecting, counting: Counting): void {
  const { columns, deleted, narrowing } = selecting;
  const { touched, count } = tally;
  const step = Math.max(1, Math.floor(count / COUNTED));
  if (step > 1) counting.isEstimate = true;
  const has = enoughOf(tally, selecting.needs);
  const hasSome = enoughOf(
    tally,
    selecting.needs.map(() => 1),
  );
  const hasAll = enoughOf(tally, selecting.sizes);
  const wanted = columnNames.map((name) => narrowing.columns[name]);
  const values = columnNames.map((name) => columns.values[name]);
  const facets = columnNames.map((name) => counting.facets[name]);
  const { audiences } = narrowing;
  for (let at = 0; at < count; at += step) {
    const document = touched[at] as number;
    if (deleted !== null && (deleted[document] as number) !== 0) continue;
    if (audiences !== null && (audiences[columns.audience[document] as number] ?? 0) === 0) continue;
    if (!isWithin(columns, narrowing, document)) continue;
    const refusedBy = refusing(wanted, values, document);
    if (refusedBy === SEVERAL) continue;
    const isEnough = has(document);
    if (!isEnough && !hasSome(document)) continue;
    for (let index = 0; index < facets.length; index += 1) {
      if (refusedBy !== NOBODY && refusedBy !== index) continue;
      const value = (values[index] as Uint16Array)[document] as number;
      const { enough, any } = facets[index] as { enough: Float64Array; any: Float64Array };
      if (isEnough) enough[value] = (enough[value] as number) + step;
      any[value] = (any[value] as number) + step;
    }
    if (refusedBy !== NOBODY) continue;
    counting.any += step;
    if (isEnough) counting.enough += step;
    if (hasAll(document)) counting.all += step;
  }
}

const NOBODY = -1;
const SEVERAL = -2;

/** The one column whose narrowing refuses the document. */
function refusing(
  wanted: readonly (Uint8Array | null)[],
  values: readonly Uint16Array[],
  document: number,
): number {
  let by = NOBODY;
  for (let index = 0; index < wanted.length; index += 1) {
    const allowed = wanted[index] as Uint8Array | null;
    if (allowed === null) continue;
    if ((allowed[(values[index] as Uint16Array)[document] as number] ?? 0) !== 0) continue;
    if (by !== NOBODY) return SEVERAL;
    by = index;
  }
  return by;
}
