/** Tables as text holds them: lines are rows, tabs part cells. */
import type { Passage } from './passage.ts';

export type Cell = { readonly text: string; readonly from: number; readonly to: number };
export type Table = { readonly rows: readonly (readonly Cell[])[]; readonly from: number };

/** The tables of a passage: lines with tabs that follow one another. */
export function tablesIn({ plain }: Passage): Table[] {
  if (!plain.includes('\t')) return [];
  const tables: Table[] = [];
  let open: Cell[][] = [];
  let start = 0;
  for (const line of plain.split('\n')) {
    if (line.includes('\t')) open.push(cellsOf(line, start));
    else if (open.length > 0) {
      tables.push({ rows: open, from: open[0]?.[0]?.from ?? 0 });
      open = [];
    }
    start += line.length + 1;
  }
  if (open.length > 0) tables.push({ rows: open, from: open[0]?.[0]?.from ?? 0 });
  return tables;
}

function cellsOf(line: string, start: number): Cell[] {
  let from = start;
  return line.split('\t').map((text) => {
    const cell = { text: text.trim(), from, to: from + text.length };
    from += text.length + 1;
    return cell;
  });
}

/** The cells of a column below its head. */
export const columnBelow = (table: Table, row: number, column: number): Cell[] =>
  table.rows.slice(row + 1).flatMap((cells) => {
    const cell = cells[column];
    return cell ? [cell] : [];
  });
