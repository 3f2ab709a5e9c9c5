/** Total rows and total columns of tables. Tables with subtotals or merged cells are let pass. */
import type { Find, Passage } from '../passage.ts';
import { type Cell, type Table, tablesIn } from '../tables.ts';

const totalRow = /^(?:合计|总计|共计|合计数)[:：]?$/;
const partial = /^(?:小计|其中|其中[:：].*|分计|本年累计|累计)$/;
const notAdded = /率|比例|占比|平均|序号|编号|年度|名次|排名|单价|标准|%|备注|电话|日期|时间|月份|得分|年龄/;

/** The number of a cell; null for words, 0 for blanks and strokes. */
function numberIn({ text }: Cell): number | null {
  const plain = text.replace(/[,\s]/g, '');
  if (/^[-—/]*$/.test(plain)) return 0;
  return /^-?\d{1,15}(?:\.\d{1,6})?$/.test(plain) ? Number(plain) : null;
}

const decimals = (cells: readonly Cell[]): number =>
  Math.max(0, ...cells.map(({ text }) => text.trim().split('.')[1]?.length ?? 0));

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
const differs = (cells: readonly Cell[], found: number, total: number): boolean =>
  Math.abs(found - total) > (decimals(cells) === 0 ? 0 : cells.length * 0.5 * 10 ** -decimals(cells)) + 1e-9;

export function* tableSums(passage: Passage): Iterable<Find> {
  for (const table of tablesIn(passage)) {
    const words = table.rows.flat().map(({ text }) => text.replace(/\s/g, ''));
    if (words.some((text) => partial.test(text))) continue;
    yield* ofRows(table);
    yield* ofColumns(table);
  }
}

function* ofRows({ rows }: Table): Iterable<Find> {
  const last = rows.findIndex((cells) => totalRow.test((cells[0]?.text ?? '').replace(/\s/g, '')));
  const total = rows[last];
  if (last < 3 || !total || rows.slice(1, last).some((cells) => cells.length !== total.length)) return;
  for (const [column, cell] of total.entries()) {
    if (column === 0 || notAdded.test(rows[0]?.[column]?.text ?? '') || cell.text === '') continue;
    const cells = rows.slice(1, last).flatMap((row) => row[column] ?? []);
    const find = sumFind(cells, cell, '这一列相加');
    if (find) yield find;
  }
}

function sumFind(cells: readonly Cell[], total: Cell, words: string): Find | null {
  const values = cells.map(numberIn);
  const written = numberIn(total);
  if (written === null || values.includes(null) || cells.filter(({ text }) => /\d/.test(text)).length < 2)
    return null;
  const found = rounded(values.reduce<number>((sum, value) => sum + (value ?? 0), 0));
  if (!differs(cells, found, written)) return null;
  return {
    rule: 'sum',
    from: total.from,
    to: total.to,
    message: `${words}是${found}，合计写的是${total.text}，请核对。`,
  };
}

/** A column called 合计 that is the sum of the others in most rows is wrong in the rest. */
function* ofColumns({ rows }: Table): Iterable<Find> {
  const heads = rows[0] ?? [];
  const column = heads.findIndex(({ text }) => totalRow.test(text.replace(/\s/g, '')));
  if (column < 1) return;
  const added = heads.flatMap(({ text }, i) => (i > 0 && i !== column && !notAdded.test(text) ? [i] : []));
  const lines = rows.slice(1).filter((cells) => cells.length === heads.length);
  const judged = lines.flatMap((cells) => {
    const total = cells[column];
    const parts = added.flatMap((i) => cells[i] ?? []);
    if (!total || parts.length < 2 || parts.map(numberIn).includes(null) || numberIn(total) === null)
      return [];
    return [{ find: sumFind(parts, total, '这一行各项相加') }];
  });
  const wrong = judged.flatMap(({ find }) => (find ? [find] : []));
  if (judged.length >= 3 && wrong.length * 3 <= judged.length) yield* wrong;
}
