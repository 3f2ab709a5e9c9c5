/** A table of cells → entries of a register, and every fault by row and column; pure. */
import type { Issue } from '#platform/outcome.ts';
import type { RegisterEntry, RegisterName } from '../model.ts';
import { faultsOf, identityOf, tidied } from '../model-checks.ts';
import { blankEntry, fieldsOf, type RegisterField } from '../model-fields.ts';
import { readCell } from './cells.ts';

/** A grid of shown texts; row 0 is row 1 of the sheet. */
export type Grid = readonly (readonly string[])[];

export type ImportFaultData = {
  readonly row: number | null;
  readonly column: string | null;
  readonly message: string;
};

/** What was read of a table: entries by the row they stand in, and what is wrong. */
export type ReadTable = {
  readonly rows: number;
  readonly entries: readonly { readonly row: number; readonly entry: RegisterEntry }[];
  readonly faults: readonly ImportFaultData[];
  readonly ignored: readonly string[];
};

export const mostRows = 20_000;

type Column = {
  readonly at: number;
  readonly heading: string;
  readonly field: RegisterField;
  readonly unit: '元' | '万元';
};

const plain = (text: string) => text.normalize('NFKC').replace(/[\s*＊:：]/g, '');

/** 'H' for column 7. */
function letter(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

const nameOf = ({ at, heading }: Column) => `${heading}（${letter(at)}列）`;

/** The columns of a row of headings; those that mean nothing here are `ignored`. */
function columnsOf(headings: readonly string[], register: RegisterName) {
  const columns: Column[] = [];
  const ignored: string[] = [];
  const fields = fieldsOf[register].filter(({ byStep }) => !byStep);
  headings.forEach((heading, at) => {
    const words = plain(heading);
    if (words === '') return;
    const bare = words.replace(/\((万?元|选填|必填)\)$/, '');
    const field = fields.find((one) =>
      [one.label, ...(one.also ?? [])].some((name) => [words, bare].includes(plain(name))),
    );
    if (!field || columns.some((column) => column.field === field)) ignored.push(heading.trim());
    else columns.push({ at, heading: heading.trim(), field, unit: /万元/.test(words) ? '万元' : '元' });
  });
  return { columns, ignored };
}

/** The row of headings: the one among the first ten that names most columns, and at least two. */
function headOf(grid: Grid, register: RegisterName) {
  const heads = grid.slice(0, 10).map((row, at) => ({ at, ...columnsOf(row, register) }));
  const best = heads.toSorted((a, b) => b.columns.length - a.columns.length)[0];
  return best && best.columns.length >= 2 ? best : null;
}

/** How well a sheet fits a register: the number of its columns that were recognised. */
export const fit = (grid: Grid, register: RegisterName): number =>
  headOf(grid, register)?.columns.length ?? 0;

const whole = (message: string): ReadTable => ({
  rows: 0,
  entries: [],
  faults: [{ row: null, column: null, message }],
  ignored: [],
});

/** Reads a table for a register. `organ` stands where the organ's column is missing; `today` bounds what has happened. */
export function readTable(
  grid: Grid,
  register: RegisterName,
  { organ, today }: { readonly organ: string; readonly today: string },
): ReadTable {
  const head = headOf(grid, register);
  if (!head) return whole('没有找到表头。请下载模板，把内容填在模板里，保留第一行的列名。');
  const missing = fieldsOf[register].filter(
    (field) =>
      field.required && field.field !== 'organ' && !head.columns.some((column) => column.field === field),
  );
  if (missing.length > 0)
    return whole(
      `缺少必填的列：${missing.map(({ label }) => `“${label}”`).join('、')}。请对照模板补上，列名要一致。`,
    );
  const body = grid.slice(head.at + 1).map((cells, n) => ({ cells, row: head.at + 2 + n }));
  const filled = body.filter(({ cells }) => head.columns.some(({ at }) => (cells[at] ?? '').trim() !== ''));
  if (filled.length === 0) return whole('表头下面没有内容，请填写后再导入。');
  if (filled.length > mostRows) return whole(`一次最多导入${mostRows}行，请分成几个文件。`);
  const read = filled.map(({ cells, row }) => ({
    row,
    ...readRow(cells, head.columns, register, organ, today),
  }));
  const faults = read.flatMap(({ row, faults }) => faults.map((fault) => ({ row, ...fault })));
  const entries = read.flatMap(({ row, entry, faults }) => (faults.length === 0 ? [{ row, entry }] : []));
  return {
    rows: filled.length,
    entries,
    faults: [...faults, ...repeated(entries, head.columns)].toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)),
    ignored: head.ignored,
  };
}

type CellFault = { readonly column: string | null; readonly message: string };

function readRow(
  cells: readonly string[],
  columns: readonly Column[],
  register: RegisterName,
  organ: string,
  today: string,
): { entry: RegisterEntry; faults: CellFault[] } {
  const faults: CellFault[] = [];
  const values: Record<string, unknown> = {};
  const unread = new Set<string>();
  for (const column of columns) {
    const text = cells[column.at] ?? '';
    if (column.field.field === 'organ' && text.trim() === '') continue;
    const reading = readCell(column.field, text, column.unit);
    if ('value' in reading) values[column.field.field] = reading.value;
    else {
      faults.push({ column: nameOf(column), message: reading.fault });
      unread.add(column.field.field);
    }
  }
  const entry = tidied({ ...blankEntry(register, organ), ...values } as RegisterEntry);
  const columnOf = (field: string) => columns.find((column) => column.field.field === field);
  const said = (issue: Issue) => {
    const column = columnOf(issue.field);
    const label = fieldsOf[register].find(({ field }) => field === issue.field)?.label ?? null;
    return { column: column ? nameOf(column) : label, message: issue.message };
  };
  const checked = faultsOf(entry, today).filter(({ field }) => !unread.has(field));
  return { entry, faults: [...faults, ...checked.map(said)] };
}

/** Rows of the same table that say the same number. */
function repeated(
  entries: readonly { readonly row: number; readonly entry: RegisterEntry }[],
  columns: readonly Column[],
): ImportFaultData[] {
  const first = new Map<string, number>();
  const column = columns.find(({ field }) => field.field === 'number');
  return entries.flatMap(({ row, entry }) => {
    const identity = identityOf(entry);
    const before = first.get(identity);
    if (before === undefined) first.set(identity, row);
    if (before === undefined) return [];
    const what = entry.number === '' ? '与第' : `编号“${entry.number}”与第`;
    const message = `${what}${before}行重复，请删去一行；确是两笔的，请填写不同的编号。`;
    return [{ row, column: column ? nameOf(column) : null, message }];
  });
}
