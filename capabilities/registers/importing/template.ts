/** The table to fill in: headings on the first sheet, what each column takes on the second. And a register as a table. */
import {
  type SpreadsheetCell,
  type SpreadsheetSheet,
  writeSpreadsheet,
} from '#platform/documents/spreadsheet.ts';
import { inYuan } from '#rules/registers/amounts.ts';
import { isCharge, type RegisterEntry, type RegisterName, registers } from '../model.ts';
import { fieldsOf, fieldText, type RegisterField } from '../model-fields.ts';

const kindWords: Readonly<Record<RegisterField['kind'], string>> = {
  line: '文字',
  prose: '文字',
  day: '日期',
  choice: '选填',
  amount: '金额',
  count: '数字',
  amendments: '文字',
};

const widthOf = ({ kind, label }: RegisterField): number =>
  Math.max(label.length * 2 + 2, kind === 'prose' ? 30 : kind === 'line' ? 24 : 14);

function headSheet(name: string, fields: readonly RegisterField[]): SpreadsheetSheet {
  return {
    name,
    cells: fields.map(({ label }, column) => ({ row: 0, column, value: label, look: 'head' })),
    widths: fields.map(widthOf),
    frozen: { rows: 1 },
    landscape: true,
    repeatedRows: { first: 0, last: 0 },
  };
}

function notesSheet(fields: readonly RegisterField[]): SpreadsheetSheet {
  const heads = ['列名', '是否必填', '填什么', '说明', '示例'];
  const says = (field: RegisterField): string[] => [
    field.label,
    field.required ? '必填' : '',
    field.choices ? Object.values(field.choices).join(' / ') : kindWords[field.kind],
    field.hint,
    field.example,
  ];
  const lines = [heads, ...fields.map(says)];
  return {
    name: '填写说明',
    cells: lines.flatMap((line, row) =>
      line.map((value, column): SpreadsheetCell => {
        return { row, column, value, look: row === 0 ? 'head' : 'text', align: 'left' };
      }),
    ),
    widths: [22, 10, 30, 50, 40],
    frozen: { rows: 1 },
    landscape: true,
  };
}

/** The table to import, .xlsx, with every column of the register. */
export function importTemplate(register: RegisterName): Promise<Uint8Array> {
  const fields = fieldsOf[register].filter(({ byStep }) => !byStep);
  const title = `${registers[register].title}导入模板`;
  return writeSpreadsheet({
    title,
    creator: '公开台',
    properties: {},
    sheets: [headSheet(registers[register].title, fields), notesSheet(fields)],
  });
}

/** Entries as a table with the same headings. A charge is in 元, as a number. */
export function entriesSheet(
  register: RegisterName,
  fields: readonly RegisterField[],
  entries: readonly RegisterEntry[],
): Promise<Uint8Array> {
  const head = headSheet(registers[register].title, fields);
  const cells = entries.flatMap((entry, n) =>
    fields.map(({ field }, column): SpreadsheetCell => {
      const isMoney = field === 'fen' && isCharge(entry);
      const value = isMoney ? Number(inYuan(entry.fen)) : fieldText(entry, field);
      return { row: n + 1, column, value, look: 'text', ...(isMoney && { numberFormat: '#,##0.00' }) };
    }),
  );
  return writeSpreadsheet({
    title: registers[register].title,
    creator: '公开台',
    properties: {},
    sheets: [{ ...head, cells: [...head.cells, ...cells] }],
  });
}

/** Rows of texts as a workbook of one sheet. */
export function openWorkbook(
  title: string,
  heads: readonly string[],
  rows: readonly Readonly<Record<string, string>>[],
): Promise<Uint8Array> {
  const cells = rows.flatMap((row, n) =>
    heads.map(
      (head, column): SpreadsheetCell => ({ row: n + 1, column, value: row[head] ?? '', look: 'text' }),
    ),
  );
  const head = heads.map((value, column): SpreadsheetCell => ({ row: 0, column, value, look: 'head' }));
  const sheet = { name: title, widths: heads.map(() => 22), frozen: { rows: 1 }, landscape: true };
  return writeSpreadsheet({
    title,
    creator: '公开台',
    properties: {},
    sheets: [{ ...sheet, cells: [...head, ...cells] }],
  });
}
