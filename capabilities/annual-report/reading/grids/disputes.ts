/** Table 四 from grids: fifteen columns, told by the heads above each or, where heads lost their spans, by order. */

import { type Cell, cellsOfRow } from '#platform/documents/blocks.ts';
import {
  type DisputeGroup,
  type DisputeResult,
  disputeCell,
  disputeGroups,
  disputeResults,
} from '#rules/annual-report/tables.ts';
import { matchDisputeHead } from '../labels.ts';
import { mayBeFigure } from './figure.ts';
import { type Gathered, gather, type NumberedTable, placeOf } from './gathered.ts';

type Column = { readonly group: DisputeGroup; readonly result: DisputeResult };

const allColumns: readonly Column[] = disputeGroups.flatMap((group) =>
  disputeResults.map((result) => ({ group: group.id, result: result.id })),
);

/** Reads table 四 wherever its heads or its fifteen figures are found. */
export function gatherDisputes(tables: readonly NumberedTable[], gathered: Gathered): void {
  let headsSeen = false;
  for (const table of tables) {
    const headRows = table.grid.flatMap((_, row) => (isHeadRow(table, row) ? [row] : []));
    const lastHead = headRows.at(-1) ?? -1;
    if (headRows.length > 0) headsSeen = true;
    const expected = headsSeen || /复议|诉讼/.test(table.before);
    const row = dataRow(table, lastHead, expected);
    if (row === null) continue;
    writeRow(table, row, headRows, gathered);
    headsSeen = false;
  }
}

function isHeadRow(table: NumberedTable, row: number): boolean {
  const heads = cellsOfRow(table, row).flatMap((cell) => matchDisputeHead(cell.text) ?? []);
  return heads.filter((head) => head.kind === 'result').length >= 3 && heads.some((h) => h.id === 'upheld');
}

/** The row of figures below the heads: the first that holds a figure, else the first blank one. */
function dataRow(table: NumberedTable, lastHead: number, expected: boolean): number | null {
  const candidates = table.grid.flatMap((_, row) => {
    if (row <= lastHead || !expected) return [];
    const values = valuesOf(table, row).filter((cell) => cell.row > lastHead);
    if (lastHead < 0 && values.length !== allColumns.length) return [];
    return values.length >= 5 ? [row] : [];
  });
  const filled = candidates.find((row) => valuesOf(table, row).some((cell) => /\d/.test(cell.text)));
  return filled ?? candidates[0] ?? null;
}

const isBlank = (cell: Cell | undefined): boolean => cell === undefined || cell.text.trim() === '';

/** The cells of a row that may hold figures, a leading word such as 件数 left out. */
function valuesOf(table: NumberedTable, row: number): Cell[] {
  const cells = cellsOfRow(table, row);
  const first = cells.findLastIndex((cell) => !mayBeFigure(cell.text)) + 1;
  const values = cells.slice(first);
  // A blank label before fifteen figures.
  const spare = values.length === allColumns.length + 1 && values[0]?.text.trim() === '';
  return spare ? values.slice(1) : values;
}

type Assigned = readonly { readonly cell: Cell; readonly column: Column }[];

function writeRow(table: NumberedTable, row: number, headRows: readonly number[], gathered: Gathered): void {
  const byHeads = assignedByHeads(table, row, headRows);
  const assigned = byHeads ?? assignedByOrder(table, row, headRows);
  if (!assigned) {
    const message = `表四的数据行有 ${valuesOf(table, row).length} 格，与表头对不上，未能读取。`;
    gathered.problems.push({ code: 'row-uneven', message, place: placeOf(table, row, '') });
    return;
  }
  for (const { cell, column } of assigned) {
    const where = { table, row, sure: byHeads ? 1 : 0.9 };
    gather(gathered, disputeCell(column.group, column.result), cell, where);
  }
  tellMissing(table, row, gathered);
}

/** Cells by the heads above them; null unless heads and row are whole and every column is told once. */
function assignedByHeads(table: NumberedTable, row: number, headRows: readonly number[]): Assigned | null {
  const lines = [...headRows, row].map((r) => table.grid[r] ?? []);
  if (headRows.length === 0 || lines.some((line) => line.includes(null))) return null;
  const assigned = cellsOfRow(table, row).flatMap((cell) => {
    const column = columnAbove(table, cell, row);
    return column ? [{ cell, column }] : [];
  });
  const keys = new Set(assigned.map(({ column }) => `${column.group}.${column.result}`));
  return keys.size === assigned.length && keys.size >= 5 ? assigned : null;
}

/** Cells by their order, where their number agrees with the heads or with the form. */
function assignedByOrder(table: NumberedTable, row: number, headRows: readonly number[]): Assigned | null {
  const values = valuesOf(table, row);
  const order = values.length === allColumns.length ? allColumns : orderOfHeads(table, headRows);
  // A cell lost in the middle moves all that follow, and leaves a hole at the end.
  const short = values.length < allColumns.length || isBlank(values.at(-1)) || isBlank(values[0]);
  const holed = short && !values.every(isBlank) && (table.grid[row]?.includes(null) ?? false);
  if (holed || order.length !== values.length || !isEven(order) || figureBefore(table, row, values))
    return null;
  return values.flatMap((cell, i) => {
    const column = order[i];
    return column ? [{ cell, column }] : [];
  });
}

/** All three groups, each with as many results: a head that was lost leaves them uneven. */
const isEven = (order: readonly Column[]): boolean =>
  new Set(disputeGroups.map(({ id }) => order.filter(({ group }) => group === id).length)).size === 1;

/** A word such as 件数 leads the row; words with a figure before them stand in the place of a figure. */
const figureBefore = (table: NumberedTable, row: number, values: readonly Cell[]): boolean =>
  cellsOfRow(table, row).some((cell) => /\d/.test(cell.text) && !values.includes(cell));

/** What the heads above a cell say: the nearest group and the nearest result. */
function columnAbove(table: NumberedTable, cell: Cell, row: number): Column | null {
  let group: DisputeGroup | null = null;
  let result: DisputeResult | null = null;
  for (let r = row - 1; r >= 0; r -= 1) {
    const head = matchDisputeHead(table.grid[r]?.[cell.column]?.text ?? '');
    if (head?.kind === 'result') result ??= head.id;
    if (head?.kind === 'group') group ??= head.id;
  }
  return group && result ? { group, result } : null;
}

/** Heads read line by line: each 结果维持 begins the next group. */
function orderOfHeads(table: NumberedTable, headRows: readonly number[]): Column[] {
  const seen = new Set<Cell>();
  const results = headRows.flatMap((row) =>
    cellsOfRow(table, row).flatMap((cell) => {
      const head = seen.has(cell) ? null : matchDisputeHead(cell.text);
      seen.add(cell);
      return head?.kind === 'result' ? [head.id] : [];
    }),
  );
  let at = -1;
  return results.flatMap((result) => {
    if (result === 'upheld') at += 1;
    const group = disputeGroups[at]?.id;
    return group ? [{ group, result }] : [];
  });
}

function tellMissing(table: NumberedTable, row: number, gathered: Gathered): void {
  const missing = allColumns
    .map((column) => disputeCell(column.group, column.result))
    .filter((path) => !gathered.cells.has(path));
  if (missing.length === 0 || missing.length > 5) return;
  const message = `表四缺少 ${missing.length} 列，这些格按“未填”处理，不当作 0。`;
  gathered.problems.push({ code: 'column-missing', message, cells: missing, place: placeOf(table, row, '') });
}
