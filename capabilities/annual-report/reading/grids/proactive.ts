/** Table 二 from grids, in either form: rows by label, figures by the heads above them or by their order. */

import { type Cell, cellsOfRow } from '#platform/documents/blocks.ts';
import {
  type FormVersion,
  type ProactiveCell,
  type ProactiveRow,
  proactiveBlocks,
  proactiveCell,
} from '#rules/annual-report/tables.ts';
import { matchProactiveRow, normalise } from '../labels.ts';
import { mayBeFigure } from './figure.ts';
import { type Gathered, gather, type NumberedTable, placeOf } from './gathered.ts';

/** Words by which the heads of both forms are known; `form` is what a head says about the form. */
const headWords: readonly { readonly cell: string; readonly words: RegExp; readonly form?: FormVersion }[] = [
  { cell: 'issued', words: /制发件?数/, form: '2021' },
  { cell: 'repealed', words: /废止件?数/, form: '2021' },
  { cell: 'inForce', words: /现行有效/, form: '2021' },
  { cell: 'newlyMade', words: /新制作/, form: '2019' },
  { cell: 'newlyDisclosed', words: /新公开/, form: '2019' },
  { cell: 'disclosedInAll', words: /对外公开总/, form: '2019' },
  { cell: 'previousItems', words: /上一?年(度)?项目/, form: '2019' },
  { cell: 'change', words: /增[/／、]?减/, form: '2019' },
  { cell: 'decisions', words: /处理决定/ },
  { cell: 'items', words: /采购项目/, form: '2019' },
  { cell: 'amount', words: /采购总?金额/, form: '2019' },
  { cell: 'fee', words: /收费金额/, form: '2021' },
];

type Heads = ReadonlyMap<string, number>;

/** The form that the heads of table 二 speak for; null when there are none. */
export function formOfTables(tables: readonly NumberedTable[]): FormVersion | null {
  const votes = { '2021': 0, '2019': 0 };
  for (const cell of tables.flatMap((table) => table.grid.flatMap((_, row) => cellsOfRow(table, row)))) {
    const words = cell.text.length < 40 ? normalise(cell.text).replaceAll(' ', '') : '';
    const form = headWords.find((head) => head.words.test(words))?.form;
    if (form) votes[form] += 1;
  }
  if (votes['2021'] + votes['2019'] === 0) return null;
  return votes['2019'] > votes['2021'] ? '2019' : '2021';
}

/** Reads the rows of table 二 of this form. */
export function gatherProactive(
  tables: readonly NumberedTable[],
  form: FormVersion,
  gathered: Gathered,
): void {
  let heads: Heads = new Map();
  // Where the form prints its heads, what stands before them is a table of its own (publications by channel).
  const headed = tables.some((table) => table.grid.some((_, row) => headsOf(table, row).size > 0));
  for (const table of tables) {
    for (let row = 0; row < table.grid.length; row += 1) {
      const own = headsOf(table, row);
      if (own.size > 0) heads = own;
      else if (!headed || heads.size > 0) readRow(table, row, form, heads, gathered);
    }
  }
}

function headsOf(table: NumberedTable, row: number): Heads {
  const heads = new Map<string, number>();
  for (const cell of cellsOfRow(table, row)) {
    const words = cell.text.length < 40 ? normalise(cell.text).replaceAll(' ', '') : '';
    const found = headWords.find((head) => head.words.test(words));
    if (found) heads.set(found.cell, cell.column);
  }
  return heads;
}

function readRow(
  table: NumberedTable,
  row: number,
  form: FormVersion,
  heads: Heads,
  gathered: Gathered,
): void {
  const cells = cellsOfRow(table, row);
  const first = cells.findLastIndex((cell) => !mayBeFigure(cell.text)) + 1;
  const label = cells[first - 1];
  const values = cells.slice(first);
  const match = label && values.length > 0 && values.length <= 5 ? matchProactiveRow(label.text, form) : null;
  const known = proactiveBlocks[form].flatMap((block) => block.rows).find((r) => r.id === match?.id);
  if (!label || !match || !known || disagrees(known, heads)) return;
  const sure = Math.min(1, 0.6 + match.score * 0.4);
  known.cells.forEach((cell, i) => {
    const found = valueFor(cell, i, { known, values, heads, line: table.grid[row] ?? [] });
    const where = { table, row, sure: sure * found.sure, kind: cell.kind, column: cell.label };
    gather(gathered, proactiveCell(cell), found.cell, where);
  });
  if (!match.altered) return;
  const place = placeOf(table, row, label.text);
  const message = `表二的行名“${place.text}”与法定表式“${known.label}”不一致。`;
  const cells0 = known.cells.slice(0, 1).map(proactiveCell);
  gathered.problems.push({ code: 'label-altered', message, cells: cells0, place });
}

/** Heads of the other form above a row: its figures mean something else and are not taken. */
function disagrees(row: ProactiveRow, heads: Heads): boolean {
  if (heads.size === 0) return false;
  return !row.cells.some((cell) => heads.has(headOf(cell)));
}

const headOf = (cell: ProactiveCell): string => {
  const last = cell.id.split('.')[1];
  return last ?? (cell.kind === 'amount' ? 'fee' : 'decisions');
};

type Found = { readonly cell: Cell | null; readonly sure: number };

function valueFor(
  cell: ProactiveCell,
  index: number,
  row: { known: ProactiveRow; values: readonly Cell[]; heads: Heads; line: readonly (Cell | null)[] },
): Found {
  const { known, values, heads, line } = row;
  if (known.cells.length === 1) {
    const filled = values.filter((value) => value.text.trim() !== '');
    return { cell: filled[0] ?? values[0] ?? null, sure: filled.length > 1 ? 0.5 : 1 };
  }
  const isBlank = (value: Cell | undefined) => value === undefined || value.text.trim() === '';
  const own = values.slice(0, known.cells.length);
  const holed = line.includes(null) && isBlank(own.at(-1)) && !own.every(isBlank);
  if (own.length === known.cells.length && values.slice(own.length).every(isBlank)) {
    return { cell: holed ? null : (own[index] ?? null), sure: holed ? 0.5 : 1 };
  }
  // A cell lost in the middle moves all that follow, and leaves a hole at the end.
  if (line.includes(null)) return { cell: null, sure: 0.8 };
  const at = heads.get(headOf(cell));
  const square = at === undefined ? null : (line[at] ?? null);
  return { cell: square && values.includes(square) ? square : null, sure: 0.8 };
}
