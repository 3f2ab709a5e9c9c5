/** What the tables of one file have given so far: each cell with its figure and where it was read. */

import type { Cell, Table } from '#platform/documents/blocks.ts';
import type { Amount, CellPath, Figure, ProactiveCellKind } from '#rules/annual-report/tables.ts';
import type { CellReading, Place, ReadingProblem } from '../../model.ts';
import { figureOf } from './figure.ts';

export type GatheredCell = { readonly value: Figure | Amount; readonly reading: CellReading };

export type Gathered = {
  readonly cells: Map<CellPath, GatheredCell>;
  readonly problems: ReadingProblem[];
};

/** A table with its number in the file (from 1) and the words of the paragraphs just before it. */
export type NumberedTable = Table & { readonly number: number; readonly before: string };

/** Where a row of a table stands. */
export function placeOf(table: NumberedTable, row: number, text: string): Place {
  const page = table.page === undefined ? {} : { page: table.page };
  return { ...page, table: table.number, row: row + 1, text: text.replace(/\s+/g, ' ').trim().slice(0, 120) };
}

/**
 * Reads a table cell into the gathered cells. A cell already read is kept unless it was blank. `sure` is how sure
 * row and column are, 0 to 1.
 */
export function gather(
  gathered: Gathered,
  path: CellPath,
  cell: Cell | null,
  where: { table: NumberedTable; row: number; sure: number; kind?: ProactiveCellKind; column?: string },
): void {
  const before = gathered.cells.get(path);
  if (before && before.reading.mark === 'number') return;
  const { table, row } = where;
  if (!cell) {
    const place = placeOf(table, row, '');
    gathered.cells.set(path, { value: null, reading: { mark: 'missing', confidence: where.sure, place } });
    return;
  }
  const place = placeOf(table, row, cell.text);
  const { value, mark, confidence, unit } = figureOf(cell.text, where.kind);
  const sure = Math.round(where.sure * confidence * (table.how === 'guessed' ? 0.85 : 1) * 100) / 100;
  const note = unit ? { note: `数字后带有单位“${unit}”` } : {};
  const how = mark === 'number' ? { how: 'printed' as const } : {};
  gathered.cells.set(path, { value, reading: { mark, ...how, confidence: sure, place, ...note } });
  if (mark === 'unreadable') {
    const message = `这一格的文字“${place.text}”不是数字，未予采用，请对照原件核实。`;
    gathered.problems.push({ code: 'cell-unreadable', message, cells: [path], place });
  }
  if (unit && /元/.test(unit) && where.column?.includes('万元') && unit !== '万元') {
    const message = `这一列的单位是万元，数字后面却写着“${unit}”，请核实是否填错单位。`;
    gathered.problems.push({ code: 'unit-differs', message, cells: [path], place });
  }
}
