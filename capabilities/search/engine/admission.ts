/** Which documents of a segment a search may show: reckoned once for a narrowing, because the next page asks for it again. */
import { type ColumnName, type Columns, columnNames } from './document.ts';
import type { Segment } from './segment.ts';

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

/** Not admitted, and not counted beside a facet either. */
export const OUT = 255;

export type Admission = {
  /** For each document 0, or 1 + the one column whose narrowing refuses it, or OUT; null: all are admitted. */
  readonly refused: Uint8Array | null;
  /** How many are not OUT. */
  readonly counted: number;
  /** Where few are admitted, these, and for counting some of those that one column alone refuses; else null. */
  readonly few: Few | null;
};

export type Few = {
  /** In order. */
  readonly documents: Int32Array;
  /** Each that is refused by one column stands for so many. */
  readonly beside: number;
};

/** Few are admitted when it is one of so many. */
const FEW_OF = 32;
/** About so many of those that one column refuses are counted. */
const BESIDE = 4_000;

const reckoned = new WeakMap<Segment, Map<string, Admission>>();
const MOST_KEPT = 8;

/** The admission of a segment's documents under a narrowing. What was deleted is not looked at. */
export function admissionOf(segment: Segment, narrowing: Narrowing): Admission {
  const sign = signOf(narrowing);
  const count = segment.count();
  if (sign === '') return { refused: null, counted: count, few: null };
  const known = reckoned.get(segment) ?? new Map<string, Admission>();
  reckoned.set(segment, known);
  const before = known.get(sign);
  known.delete(sign);
  const admission = before?.refused?.length === count ? before : admit(segment.columns(), narrowing, count);
  known.set(sign, admission);
  for (const oldest of known.keys()) if (known.size > MOST_KEPT) known.delete(oldest);
  return admission;
}

function signOf({ audiences, columns, fromDay, toDay }: Narrowing): string {
  const chosen = [audiences, ...columnNames.map((name) => columns[name])];
  const isOpen = chosen.every((array) => array === null) && fromDay === 0 && toDay === 65_535;
  if (isOpen) return '';
  const words = chosen.map((array) => (array ? Buffer.from(array).toString('latin1') : '-'));
  return `${fromDay} ${toDay} ${words.join('|')}`;
}

function admit(columns: Columns, narrowing: Narrowing, count: number): Admission {
  const refused = new Uint8Array(count);
  const { day } = columns;
  const { fromDay, toDay, audiences } = narrowing;
  for (const [index, name] of columnNames.entries()) {
    const allowed = narrowing.columns[name];
    if (allowed) refuse(refused, columns.values[name], allowed, index + 1);
  }
  if (audiences) refuse(refused, columns.audience, audiences, OUT);
  if (fromDay > 0 || toDay < 65_535)
    for (let at = 0; at < count; at += 1) {
      const one = day[at] as number;
      if (one < fromDay || one > toDay) refused[at] = OUT;
    }
  let counted = 0;
  let inside = 0;
  for (let at = 0; at < count; at += 1) {
    const by = refused[at] as number;
    if (by !== OUT) counted += 1;
    if (by === 0) inside += 1;
  }
  const few = inside * FEW_OF > count ? null : fewOf(refused, { inside, refusedByOne: counted - inside });
  return { refused, counted, few };
}

/** The admitted, and of those that one column refuses one of every so many, at no regular distance. */
function fewOf(
  refused: Uint8Array,
  { inside, refusedByOne }: { readonly inside: number; readonly refusedByOne: number },
): Few {
  const step = Math.max(1, Math.floor(refusedByOne / BESIDE));
  const kept = Math.floor(refusedByOne / step);
  const documents = new Int32Array(inside + kept);
  let count = 0;
  let met = 0;
  for (let at = 0; at < refused.length; at += 1) {
    const by = refused[at] as number;
    if (by === OUT) continue;
    if (by !== 0) {
      const turn = Math.floor(met / step);
      const isTaken = turn < kept && met % step === (Math.imul(turn, 0x9e37_79b1) >>> 0) % step;
      met += 1;
      if (!isTaken) continue;
    }
    documents[count] = at;
    count += 1;
  }
  return { documents, beside: kept === 0 ? 1 : refusedByOne / kept };
}

function refuse(refused: Uint8Array, values: Uint16Array, allowed: Uint8Array, by: number): void {
  for (let at = 0; at < refused.length; at += 1)
    if ((allowed[values[at] as number] ?? 0) === 0) refused[at] = refused[at] === 0 ? by : OUT;
}
