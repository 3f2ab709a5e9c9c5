/** What every table reader hands back: a value and its provenance for each cell, and what was wrong. */
import type { Amount, CellPath, Figure } from '#rules/annual-report/tables.ts';
import type { CellReading, Place, ReadingProblem } from '../../model.ts';

export type CellResult = { readonly value: Figure | Amount; readonly reading: CellReading };

export type TableReading = {
  readonly cells: ReadonlyMap<CellPath, CellResult>;
  readonly problems: readonly ReadingProblem[];
  /** The stretch of folded text that is the table and not prose. */
  readonly start: number;
  readonly end: number;
};

export const printed = (
  value: Figure | Amount,
  place: Place,
  confidence: number,
  note?: string,
): CellResult => ({
  value,
  reading: { mark: 'number', how: 'printed', confidence, place, ...(note !== undefined && { note }) },
});

/** A cell that is there and holds nothing, or a stroke. */
export const blank = (place: Place, mark: 'blank' | 'slash' = 'blank'): CellResult => ({
  value: null,
  reading: { mark, confidence: 1, place },
});

export const missing = (note: string, place?: Place): CellResult => ({
  value: null,
  reading: { mark: 'missing', confidence: 0, note, ...(place && { place }) },
});

export const unreadable = (place: Place, note: string): CellResult => ({
  value: null,
  reading: { mark: 'unreadable', confidence: 0, place, note },
});

export const ambiguous = (
  candidates: readonly (Figure | Amount)[],
  place: Place,
  note: string,
): CellResult => ({ value: null, reading: { mark: 'ambiguous', candidates, confidence: 0, place, note } });
