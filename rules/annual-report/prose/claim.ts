/** What a sentence can claim of the tables, and the readings that the law's own terms admit. */
import {
  type ApplicantColumn,
  type CellPath,
  type RequestRowGroup,
  type RequestRowId,
  requestCell,
  requestRows,
} from '../tables.ts';

/** Σ plus − Σ minus, and how to say it. `loose`: admitted, but worth saying that the terms differ. */
export type Reading = {
  readonly plus: readonly CellPath[];
  readonly minus?: readonly CellPath[];
  readonly words: string;
  readonly loose?: boolean;
};

export type Claim = {
  readonly id: string;
  /** What the words claim, as the form calls it. */
  readonly says: string;
  readonly readings: readonly Reading[];
  /** Whether the words leave no room: only then can a contradiction be an error. */
  readonly strict: boolean;
};

/** The cell of a row in the column of all applicants, or in another. */
export const total = (row: RequestRowId, column: ApplicantColumn = 'total') => requestCell(row, column);
const groupRows = (group: RequestRowGroup) =>
  [...new Set([...requestRows['2021'], ...requestRows['2019']])]
    .filter((r) => r.group === group)
    .map((r) => r.id);

/** The rows of a group in either form, without doubles; absent rows are passed over by the reader of the cells. */
export const rowsOfGroup = (group: RequestRowGroup): readonly RequestRowId[] => [
  ...new Set(groupRows(group)),
];

/** The reading, worth saying that the terms differ. */
export const loose = (reading: Reading): Reading => ({ ...reading, loose: true });
/** The reading, as good as the first. */
export const plain = (reading: Reading): Reading => ({ ...reading, loose: false });

/** A claim with its readings, the usual one first. */
export const claim = (id: string, says: string, strict: boolean, ...readings: Reading[]): Claim => ({
  id,
  says,
  strict,
  readings,
});
