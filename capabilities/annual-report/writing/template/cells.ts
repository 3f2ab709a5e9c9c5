/**
 * Finds, in an agency's own blank form, the cell for every figure: by the label of its row and the head of its
 * column, whatever the widths, the merges and the rows before them.
 */
import type { CellPath } from '#rules/annual-report/tables.ts';
import { type Grid, type GridCell, namesOf } from '../grid.ts';
import type { XmlCell, XmlTable } from './xml.ts';

export type FoundCell = { readonly path: CellPath; readonly cell: GridCell; readonly place: XmlCell };

/** Letters and digits of a label: spaces, brackets and points are written in many ways. */
const plain = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');

/** The table in which most figures have their place, with those places; null when no table has any. */
export function locate(grid: Grid, tables: readonly XmlTable[]): readonly FoundCell[] | null {
  const found = tables.map((table) => locateIn(grid, table));
  const best = found.toSorted((a, b) => b.length - a.length)[0];
  return best && best.length > 0 ? best : null;
}

function locateIn(grid: Grid, table: XmlTable): FoundCell[] {
  const squares = squaresOf(table);
  const values = grid.rows.flat().filter((cell) => cell.path !== undefined);
  return values.flatMap((cell) => {
    const { path } = cell;
    const row = path === undefined ? -1 : rowFor(grid, cell, squares);
    const column = row < 0 ? -1 : columnFor(grid, cell, squares, row);
    const place = column < 0 ? undefined : squares[row]?.[column];
    return path !== undefined && place ? [{ path, cell, place }] : [];
  });
}

/** Every square of the table's grid with the cell that covers it; merged cells cover many. */
function squaresOf(table: XmlTable): XmlCell[][] {
  const squares: XmlCell[][] = [];
  for (const [index, row] of table.rows.entries()) {
    const line: XmlCell[] = [];
    for (const cell of row) {
      const above = cell.merge === 'continue' ? squares[index - 1]?.[cell.column] : undefined;
      for (let i = 0; i < cell.colspan; i += 1) line[cell.column + i] = above ?? cell;
    }
    squares.push(line);
  }
  return squares;
}

/** The row whose last label is the label of the figure; a table without labels has its figures below all heads. */
function rowFor(grid: Grid, cell: GridCell, squares: readonly (readonly XmlCell[])[]): number {
  const label = namesOf(grid, cell).rows.at(-1);
  if (!label) return firstRowBelowHeads(grid, squares);
  const wanted = plain(label.text);
  return squares.findIndex((row) => {
    const labels = row.filter((square, i) => square.text.trim() !== '' && row.indexOf(square) === i);
    return labels.some((square) => plain(square.text) === wanted && isLastLabel(row, square));
  });
}

/** Whether no other label stands between this one and the figures. */
function isLastLabel(row: readonly XmlCell[], label: XmlCell): boolean {
  const after = row.slice(row.lastIndexOf(label) + 1);
  return !after.some((square) => /[\p{Script=Han}]/u.test(square.text));
}

function firstRowBelowHeads(grid: Grid, squares: readonly (readonly XmlCell[])[]): number {
  const heads = new Set(grid.rows.flat().flatMap((cell) => (cell.kind === 'head' ? [plain(cell.text)] : [])));
  const isHead = (square: XmlCell) => heads.has(plain(square.text));
  const lastHead = squares.findLastIndex((row) => row.filter(isHead).length > 2);
  return lastHead < 0 || lastHead + 1 >= squares.length ? -1 : lastHead + 1;
}

/** The column below the head of the figure, in the nearest row of heads above; same heads count from the left. */
function columnFor(
  grid: Grid,
  cell: GridCell,
  squares: readonly (readonly XmlCell[])[],
  row: number,
): number {
  const head = namesOf(grid, cell).columns.at(-1);
  if (!head) return -1;
  const wanted = plain(head.text);
  const sameHeads = (grid.rows[cell.row] ?? []).filter(
    (other) => other.path !== undefined && plain(namesOf(grid, other).columns.at(-1)?.text ?? '') === wanted,
  );
  const order = sameHeads.indexOf(cell);
  for (let above = row - 1; above >= 0; above -= 1) {
    const line = squares[above] ?? [];
    const columns = line.flatMap((square, i) =>
      plain(square.text) === wanted && line.indexOf(square) === i ? [i] : [],
    );
    const column = columns[order];
    if (column !== undefined) return column;
  }
  return -1;
}
