/**
 * Table 三 from grids: rows by their labels, columns by their heads. Position is only the cross-check, and the way
 * out where a label is lost or a page without heads goes on.
 */

import { type Cell, cellsOfRow } from '#platform/documents/blocks.ts';
import {
  type ApplicantColumn,
  applicantColumns,
  type RequestRowId,
  requestCell,
} from '#rules/annual-report/tables.ts';
import { allRequestRows, matchRequestRow, officialLabel } from '../labels.ts';
import { mayBeFigure } from './figure.ts';
import { type Gathered, gather, type NumberedTable, placeOf } from './gathered.ts';
import { type Heads, headsOf, whole } from './heads.ts';

type Row = {
  readonly table: NumberedTable;
  readonly row: number;
  readonly heads: Heads;
  readonly labels: readonly Cell[];
  readonly values: readonly Cell[];
  id: RequestRowId | null;
  sure: number;
  altered: boolean;
};

const fewestValues = 4;

/** Reads every row of table 三 found in the tables; says what was missing, displaced or spelt otherwise. */
export function gatherRequests(tables: readonly NumberedTable[], gathered: Gathered): void {
  const rows = collectRows(tables);
  if (rows.filter((row) => row.id).length < 2) return;
  joinSplitRows(rows);
  nameByPosition(rows);
  dropGroupHeadings(rows);
  for (const row of rows) writeRow(row, gathered);
  tellMissingColumns(rows, gathered);
  tellAlteredLabels(rows, gathered);
}

function collectRows(tables: readonly NumberedTable[]): Row[] {
  const rows: Row[] = [];
  let inherited: Heads = whole;
  for (const table of tables) {
    const own = headsOf(table, (row) => isData(table, row));
    const heads = own ?? { ...inherited, at: null, lastRow: -1 };
    const found = table.grid.flatMap((_, row) => (row > heads.lastRow ? rowOf(table, row, heads) : []));
    const belongs = own
      ? found.length > 0
      : found.filter((row) => row.id).length >= Math.min(2, found.length);
    if (!belongs) continue;
    rows.push(...found);
    if (own) inherited = own;
  }
  return rows;
}

/** Whether a row has the label of one of the form's rows, and a figure. */
const isData = (table: NumberedTable, row: number): boolean =>
  rowOf(table, row, whole).some((r) => r.id && r.values.some((cell) => /\d/.test(cell.text)));

/** A data row: words on the left, then at least four cells that may hold figures. */
function rowOf(table: NumberedTable, row: number, heads: Heads): Row[] {
  const cells = cellsOfRow(table, row);
  const firstValue = whereValuesBegin(cells, table, row, heads);
  if (firstValue < 1) return [];
  const labels = cells.slice(0, firstValue);
  const values = cells.slice(firstValue);
  if (values.length < fewestValues || !labels.some((cell) => cell.text.trim() !== '')) return [];
  const match = labelMatch(labels);
  const { id, score, altered } = match ?? { id: null, score: 0, altered: false };
  return [{ table, row, heads, labels, values, id, sure: match ? Math.min(1, 0.5 + score / 2) : 0, altered }];
}

/** Where the figures of a row begin: under the first head when the grid can be trusted, else after the last words. */
function whereValuesBegin(cells: readonly Cell[], table: NumberedTable, row: number, heads: Heads): number {
  const first = Math.min(...(heads.at?.values() ?? [-1]));
  const at = cells.findIndex((cell) => cell.column === first);
  const words = cells.slice(at).filter(isLabel);
  if (first > 0 && at > 0 && words.length < 3 && !table.grid[row]?.includes(null)) return at;
  return cells.findIndex((cell, i) => !isLabel(cell) && cells.slice(i).every((c) => !isLabel(c)));
}

const isLabel = (cell: Cell): boolean => cell.text.trim() !== '' && !mayBeFigure(cell.text);

function labelMatch(labels: readonly Cell[]) {
  const last = labels.findLast((cell) => cell.text.trim() !== '');
  return matchRequestRow(last?.text ?? '') ?? matchRequestRow(labels.map((cell) => cell.text).join(''));
}

/** A row cut in two by a page end: half of its label, or its figures, stand on the next page. */
function joinSplitRows(rows: Row[]): void {
  for (let i = rows.length - 1; i > 0; i -= 1) {
    const row = rows[i];
    const before = rows[i - 1];
    if (!row || !before || row.table === before.table || row.row !== row.heads.lastRow + 1) continue;
    const isEmpty = (r: Row) => r.values.every((cell) => cell.text.trim() === '');
    const both = matchRequestRow(`${lastLabel(before)}${lastLabel(row)}`);
    const oneRow =
      both && (!row.id || both.score > Math.max(row.sure, 0.9)) && (isEmpty(row) || isEmpty(before));
    if (!oneRow) continue;
    const kept = isEmpty(row) ? before : row;
    kept.id = both.id;
    kept.altered = both.altered;
    kept.sure = 0.9;
    rows.splice(kept === row ? i - 1 : i, 1);
  }
}

const lastLabel = (row: Row): string => row.labels.at(-1)?.text.trim() ?? '';

/** A row whose label means nothing, between two rows that leave exactly one place free, is the row of that place. */
function nameByPosition(rows: readonly Row[]): void {
  const order: RequestRowId[] = allRequestRows.map((row) => row.id).filter((id) => id !== 'otherHandling');
  rows.forEach((row, i) => {
    if (row.id || row.values.length < row.heads.order.length) return;
    const before = order.indexOf(rows[i - 1]?.id ?? 'otherHandling');
    const after = order.indexOf(rows[i + 1]?.id ?? 'otherHandling');
    const free = order[before + 1];
    if (before < 0 || after !== before + 2 || !free || rows.some((r) => r.id === free)) return;
    row.id = free;
    row.sure = 0.6;
    row.altered = true;
  });
}

/** （六）其他处理 standing alone above its three rows is a heading, not the single row of the 2019 form. */
function dropGroupHeadings(rows: Row[]): void {
  const parts = rows.some((row) => row.id?.startsWith('otherHandling.'));
  const at = rows.findIndex((row) => row.id === 'otherHandling');
  if (parts && at >= 0 && rows[at]?.values.every((cell) => cell.text.trim() === '')) rows.splice(at, 1);
}

function writeRow(row: Row, gathered: Gathered): void {
  const { id, table } = row;
  if (!id) {
    if (row.values.some((cell) => /\d/.test(cell.text))) tellUnknownRow(row, gathered);
    return;
  }
  const full = oneForEach(row);
  const byHeads = !full && row.heads.at !== null && headsFit(row);
  const inOrder = full ?? (byHeads ? null : valuesInOrder(row));
  if (!inOrder && !byHeads) {
    tellUnevenRow(row, gathered);
    return;
  }
  (full ? row.heads.order : orderOf(row)).forEach((column, i) => {
    const cell = inOrder ? inOrder[i] : squareOf(row, column);
    const sure = row.sure * (row.values.length === row.heads.order.length ? 1 : 0.95);
    gather(gathered, requestCell(id, column), cell ?? null, { table, row: row.row, sure });
  });
}

const areBlank = (cells: readonly Cell[]): boolean => cells.every((cell) => cell.text.trim() === '');

/** The columns of a row: those of its heads; all seven where heads are not placed and seven figures stand there. */
function orderOf({ heads, values }: Row): readonly ApplicantColumn[] {
  const full = values.length === whole.order.length && !areBlank(values.slice(-1));
  return !heads.at && full ? whole.order : heads.order;
}

/** The cells of a row when there are as many as columns, blank squares at the end or the beginning left out. */
function valuesInOrder(row: Row): readonly Cell[] | null {
  const { values, heads } = row;
  const spare = values.length - orderOf(row).length;
  if (spare === 0) return isSuspicious(row) ? null : values;
  if (spare < 0 || heads.at) return null;
  if (areBlank(values.slice(-spare)) && !areBlank(values.slice(0, spare))) return values.slice(0, -spare);
  return areBlank(values.slice(0, spare)) && !areBlank(values.slice(-spare)) ? values.slice(spare) : null;
}

/** A cell may have been lost, and a blank square beyond the last column have taken its number. */
function isSuspicious({ values, table, row }: Row): boolean {
  return areBlank(values.slice(-1)) && !areBlank(values) && (table.grid[row]?.includes(null) ?? false);
}

/**
 * The heads' columns can be trusted for a row when all its labels stand to the left of them and the row is whole: a
 * cell lost in the middle moves all that follow, and leaves a hole at the end.
 */
function headsFit(row: Row): boolean {
  const first = Math.min(...(row.heads.at?.values() ?? []));
  const isWhole = row.table.grid[row.row]?.every((square) => square !== null) ?? false;
  return isWhole && row.labels.every((cell) => cell.column + cell.columnSpan <= first);
}

/** A figure for every column: their order tells all, also where a table was joined on with columns of its own breadth. */
function oneForEach({ values, heads }: Row): readonly Cell[] | null {
  const filled = values.filter((cell) => cell.text.trim() !== '');
  const whole7 = filled.length === whole.order.length && heads.order.length === filled.length;
  return whole7 ? filled : null;
}

function squareOf(row: Row, column: ApplicantColumn): Cell | null {
  const at = row.heads.at?.get(column);
  const cell = at === undefined ? null : (row.table.grid[row.row]?.[at] ?? null);
  return cell && row.values.includes(cell) ? cell : null;
}

function tellUnknownRow(row: Row, gathered: Gathered): void {
  const text = row.labels.map((cell) => cell.text).join(' ');
  const place = placeOf(row.table, row.row, text);
  const message = `表三中“${place.text}”一行不是法定表式中的行，其中的数字未予采用。`;
  gathered.problems.push({ code: 'row-unknown', message, place });
}

/** Figures that cannot be told apart by column are not taken at all. */
function tellUnevenRow(row: Row, gathered: Gathered): void {
  const { id } = row;
  if (!id) return;
  const place = placeOf(
    row.table,
    row.row,
    row.labels
      .concat(row.values)
      .map((cell) => cell.text)
      .join(' '),
  );
  const message = `表三“${officialLabel(id)}”一行有 ${row.values.length} 个数据格，表头却有 ${row.heads.order.length} 列，无法判断各属哪一列，未予采用。`;
  const cells = row.heads.order.map((column) => requestCell(id, column));
  for (const path of cells) {
    if (gathered.cells.get(path)?.reading.mark === 'number') continue;
    gathered.cells.set(path, { value: null, reading: { mark: 'unreadable', confidence: row.sure, place } });
  }
  gathered.problems.push({ code: 'row-uneven', message, cells, place });
}

function tellMissingColumns(rows: readonly Row[], gathered: Gathered): void {
  for (const column of applicantColumns) {
    const lacking = rows.filter((row) => row.id && !row.heads.order.includes(column.id));
    const first = lacking[0];
    if (!first) continue;
    const cells = lacking.flatMap((row) => (row.id ? [requestCell(row.id, column.id)] : []));
    for (const row of lacking) {
      if (row.id)
        gather(gathered, requestCell(row.id, column.id), null, { table: row.table, row: row.row, sure: 1 });
    }
    const message = `表三缺少“${column.label}”列：原表没有这一列，各格按“未填”处理，不当作 0。`;
    gathered.problems.push({ code: 'column-missing', message, cells, place: placeOf(first.table, 0, '') });
  }
}

function tellAlteredLabels(rows: readonly Row[], gathered: Gathered): void {
  for (const row of rows) {
    // Labels put together again from words without lines tell nothing about their spelling.
    if (!row.id || !row.altered || row.table.how === 'guessed') continue;
    const place = placeOf(row.table, row.row, lastLabel(row));
    const message = `表三的行名“${place.text}”与法定表式“${officialLabel(row.id)}”不一致。`;
    gathered.problems.push({ code: 'label-altered', message, cells: [requestCell(row.id, 'total')], place });
  }
}
