/** What every kind of document becomes: paragraphs and tables in the order in which they are read. Knows no law. */

export type Paragraph = {
  readonly kind: 'paragraph';
  readonly text: string;
  /** From 1; only where the document has pages of its own. */
  readonly page?: number;
  /** From 1; only where the document has lines of its own. */
  readonly line?: number;
};

/** One cell as it stands in the document; a merged cell is one cell that covers several squares of the grid. */
export type Cell = {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
};

export type Table = {
  readonly kind: 'table';
  /** Row by row, each square holds the cell that covers it; null where the document has no cell. */
  readonly grid: readonly (readonly (Cell | null)[])[];
  readonly page?: number;
  /** The sheet's name, in a workbook. */
  readonly name?: string;
  /** 'drawn' cells were told by markup or ruling lines · 'guessed' by the places of the words alone. */
  readonly how: 'drawn' | 'guessed';
};

export type Block = Paragraph | Table;

/** A cell on its way into a grid: its text and how many squares it covers. */
export type LooseCell = {
  readonly text: string;
  readonly column?: number;
  readonly rowSpan?: number;
  readonly columnSpan?: number;
};

const mostSquares = 400_000;

/**
 * Lays rows of cells out as a grid the way browsers and word processors do: each cell takes the next free square
 * (or the column it names) and covers its spans. Spans are cut at the edge of the table.
 */
export function layOut(rows: readonly (readonly LooseCell[])[]): Table['grid'] {
  const grid: (Cell | null)[][] = rows.map(() => []);
  let squares = 0;
  rows.forEach((cells, row) => {
    let column = 0;
    for (const loose of cells) {
      column = loose.column ?? column;
      while (grid[row]?.[column]) column += 1;
      const rowSpan = Math.max(1, Math.min(loose.rowSpan ?? 1, rows.length - row));
      const columnSpan = Math.max(1, Math.min(loose.columnSpan ?? 1, 200));
      squares += rowSpan * columnSpan;
      if (squares > mostSquares) throw new RangeError('a table of more squares than any report has');
      cover(grid, { text: loose.text, row, column, rowSpan, columnSpan });
      column += columnSpan;
    }
  });
  return evened(grid);
}

function cover(grid: (Cell | null)[][], cell: Cell): void {
  for (let r = cell.row; r < cell.row + cell.rowSpan; r += 1) {
    for (let c = cell.column; c < cell.column + cell.columnSpan; c += 1) {
      const line = grid[r];
      if (line) line[c] ??= cell;
    }
  }
}

function evened(grid: (Cell | null)[][]): Table['grid'] {
  const width = Math.max(0, ...grid.map((line) => line.length));
  return grid.map((line) => Array.from({ length: width }, (_, c) => line[c] ?? null));
}

/** The cells that begin in a row or reach into it, each once, from left to right. */
export function cellsOfRow(table: Pick<Table, 'grid'>, row: number): Cell[] {
  return [...new Set(table.grid[row] ?? [])].filter((cell): cell is Cell => cell !== null);
}

/** The text of a table, row by row, cells parted by tabs; a merged cell is told once, where it begins. */
export function tableText(table: Pick<Table, 'grid'>): string {
  return table.grid
    .map((_, row) =>
      cellsOfRow(table, row)
        .map((cell) => (cell.row === row ? cell.text.replace(/\s+/g, ' ').trim() : ''))
        .join('\t'),
    )
    .join('\n');
}
