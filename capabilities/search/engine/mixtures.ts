/**
 * Which values documents have together: there are a few thousand mixtures of section, kind, year, organ and status, so
 * one number says them all, and documents are counted by mixture first.
 */
import { type Columns, columnNames } from './document.ts';

export type Mixtures = {
  /** The mixture of each document. */
  readonly of: Uint16Array;
  /** For each mixture its values, in the order of `columnNames`. */
  readonly values: Uint16Array;
  readonly count: number;
};

/** With more mixtures than these, documents are counted one by one. */
const MOST_MIXTURES = 16_384;
const MOST_TABLE = 4_000_000;

/** The mixtures of a segment's documents; null when there are too many to be of use. */
export function mixturesOf({ values }: Pick<Columns, 'values'>): Mixtures | null {
  const of = new Uint16Array(values.section.length);
  let rows: number[][] = [[]];
  for (const name of columnNames) {
    const joined = joinColumn(of, rows, values[name]);
    if (!joined) return null;
    rows = joined;
  }
  return { of, values: Uint16Array.from(rows.flat()), count: rows.length };
}

/** Makes each document's mixture one with what it has in a further column; returns what the mixtures have then. */
function joinColumn(of: Uint16Array, rows: readonly number[][], column: Uint16Array): number[][] | null {
  let most = 0;
  for (const value of column) if (value > most) most = value;
  const width = most + 1;
  if (rows.length * width > MOST_TABLE) return null;
  /** 1 + the mixture of an earlier one and a value. */
  const table = new Uint16Array(rows.length * width);
  const joined: number[][] = [];
  for (let document = 0; document < of.length; document += 1) {
    const before = of[document] as number;
    const value = column[document] as number;
    let mixture = table[before * width + value] as number;
    if (mixture === 0) {
      if (joined.length === MOST_MIXTURES) return null;
      mixture = joined.push([...(rows[before] as number[]), value]);
      table[before * width + value] = mixture;
    }
    of[document] = mixture - 1;
  }
  return joined;
}
