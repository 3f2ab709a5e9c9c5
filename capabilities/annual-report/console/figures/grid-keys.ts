/** Moving over the cells of a statutory table by key, and laying a pasted block over them. Pure. */
import type { CellPath } from '#rules/annual-report/tables.ts';
import type { Grid, GridCell } from '../../writing/grid.ts';

export type Move = 'up' | 'down' | 'left' | 'right';

/** The rows that hold figures, each with its figures from left to right. */
export const valueRows = (grid: Grid): GridCell[][] =>
  grid.rows.map((row) => row.filter((cell) => cell.kind === 'value')).filter((row) => row.length > 0);

const at = (rows: readonly GridCell[][], path: CellPath): { row: number; column: number } | null => {
  for (const [row, cells] of rows.entries()) {
    const column = cells.findIndex((cell) => cell.path === path);
    if (column >= 0) return { row, column };
  }
  return null;
};

/** The cell of `row` that stands over or under `cell`; the last one where the row is shorter. */
const below = (row: readonly GridCell[], cell: GridCell): GridCell | undefined =>
  row.find((other) => other.column + other.colspan > cell.column) ?? row.at(-1);

/** The cell one step away; null at the edge of the table. */
export function step(grid: Grid, path: CellPath, move: Move): CellPath | null {
  const rows = valueRows(grid);
  const here = at(rows, path);
  if (!here) return null;
  const { row, column } = here;
  if (move === 'left') return rows[row]?.[column - 1]?.path ?? null;
  if (move === 'right') return rows[row]?.[column + 1]?.path ?? null;
  const next = rows[move === 'up' ? row - 1 : row + 1];
  const cell = rows[row]?.[column];
  return (next && cell && below(next, cell)?.path) ?? null;
}

/** Where Enter leads: one down, and from the last row to the top of the next column. */
export function afterEnter(grid: Grid, path: CellPath): CellPath | null {
  const down = step(grid, path, 'down');
  if (down) return down;
  const rows = valueRows(grid);
  const here = at(rows, path);
  return (here && rows[0]?.[here.column + 1]?.path) ?? null;
}

/** A block as spreadsheets copy it: rows by line, cells by tab; the empty line at the end is not a row. */
export function parseBlock(text: string): string[][] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  return lines.map((line) => line.split('\t'));
}

/** Whether a pasted text is a block for several cells rather than the content of one. */
export const isBlock = (text: string): boolean => /\t|\n./.test(text.replace(/\r\n?/g, '\n'));

export type Spread = {
  readonly entries: readonly { readonly path: CellPath; readonly text: string }[];
  /** How many pasted cells found no place in the table. */
  readonly left: number;
};

/** Lays a block over the table with its upper left corner at `path`; what reaches over the edge is left. */
export function spread(grid: Grid, path: CellPath, block: readonly (readonly string[])[]): Spread {
  const rows = valueRows(grid);
  const here = at(rows, path);
  if (!here) return { entries: [], left: block.flat().length };
  const entries = block.flatMap((line, down) =>
    line.flatMap((text, across) => {
      const target = rows[here.row + down]?.[here.column + across]?.path;
      return target ? [{ path: target, text }] : [];
    }),
  );
  return { entries, left: block.flat().length - entries.length };
}
