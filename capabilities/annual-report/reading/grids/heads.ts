/** The heads of table 三: which columns a table has, and whether the grid tells where they stand. */

import { type Cell, cellsOfRow } from '#platform/documents/blocks.ts';
import { type ApplicantColumn, applicantColumns } from '#rules/annual-report/tables.ts';
import { matchApplicantColumn } from '../labels.ts';
import type { NumberedTable } from './gathered.ts';

/** The heads of one table: which columns there are, in order, and where each stands if the grid tells. */
export type Heads = {
  readonly order: readonly ApplicantColumn[];
  readonly at: ReadonlyMap<ApplicantColumn, number> | null;
  readonly lastRow: number;
};

/** The columns of the form, in their order, standing nowhere in particular. */
export const whole: Heads = { order: applicantColumns.map((column) => column.id), at: null, lastRow: -1 };

/** The heads of a table, if it has at least three of them above its figures. */
export function headsOf(table: NumberedTable, isData: (row: number) => boolean): Heads | null {
  const at = new Map<ApplicantColumn, number>();
  const cells = new Set<Cell>();
  let firstRow = 0;
  let lastRow = -1;
  for (let row = 0; row < Math.min(table.grid.length, 40); row += 1) {
    const line = cellsOfRow(table, row);
    if (isData(row)) {
      if (at.size > 0) break;
      continue;
    }
    const matches = line.filter((cell) => !cells.has(cell) && matchApplicantColumn(cell.text));
    if (matches.length < 2 && !(at.size > 0 && matches.length > 0 && line.length < 4)) continue;
    for (const cell of matches) {
      cells.add(cell);
      const id = matchApplicantColumn(cell.text)?.id;
      if (id && !at.has(id)) at.set(id, cell.column);
    }
    if (lastRow < 0) firstRow = row;
    lastRow = row;
  }
  if (at.size < 3) return null;
  if (table.how === 'guessed' && widest(table) === applicantColumns.length + 1) return { ...whole, lastRow };
  const inOneRow = [...cells].every((cell) => table.grid[lastRow]?.includes(cell));
  // A hole at the end of the heads means that one was lost and the others moved.
  const isWhole = table.grid.slice(firstRow, lastRow + 1).every((line) => !line.includes(null));
  if (!isWhole && [...cells].some((cell) => cell.rowSpan > 1)) return { ...whole, lastRow };
  const placed = isWhole && ((inOneRow && ![...at.values()].includes(0)) || isPlaced(at));
  if (placed) fillLostHeads(at);
  const present = applicantColumns.map((column) => column.id).filter((id) => at.has(id));
  const order = placed ? [...at.keys()].sort((a, b) => (at.get(a) ?? 0) - (at.get(b) ?? 0)) : present;
  return { order, at: placed ? at : null, lastRow };
}

/** Heads without words between heads that stand at their places in seven columns are the heads of those places. */
function fillLostHeads(at: Map<ApplicantColumn, number>): void {
  const first = Math.min(...at.values());
  const spread = Math.max(...at.values()) - first + 1;
  if (spread !== whole.order.length || [...at].some(([id, column]) => whole.order[column - first] !== id))
    return;
  whole.order.forEach((id, i) => {
    at.set(id, first + i);
  });
}

/** The most cells any row has: a label and its figures. */
const widest = (table: NumberedTable): number =>
  Math.max(...table.grid.map((_, row) => cellsOfRow(table, row).length));

/** Heads without their spans pile up on the left; then only their order tells anything. */
function isPlaced(at: ReadonlyMap<ApplicantColumn, number>): boolean {
  const columns = [...at.values()];
  const distinct = new Set(columns).size === columns.length;
  const person = at.get('naturalPerson');
  const total = at.get('total');
  const others = [...at]
    .filter(([id]) => id !== 'naturalPerson' && id !== 'total')
    .map(([, column]) => column);
  if (!distinct || columns.includes(0)) return false;
  const afterPerson = person === undefined || others.every((column) => column > person);
  return afterPerson && (total === undefined || others.every((column) => column < total));
}
