/** The table of old cases to fill in: headings on the first sheet, what each column takes on the second. */
import {
  type SpreadsheetCell,
  type SpreadsheetSheet,
  writeSpreadsheet,
} from '#platform/documents/spreadsheet.ts';
import { columns, outcomeWords } from './columns.ts';

const headings: SpreadsheetSheet = {
  name: '历史申请',
  cells: columns.map(({ label }, column) => ({ row: 0, column, value: label, look: 'head' })),
  widths: columns.map(({ label }) => label.length * 2 + 6),
  frozen: { rows: 1 },
  landscape: true,
};

const lines = [
  ['列名', '是否必填', '填什么'],
  ...columns.map(({ label, required, says }) => [label, required ? '必填' : '', says]),
  ...outcomeWords.map(({ words }, at) => [at === 0 ? '处理结果可填' : '', '', words]),
];

const notes: SpreadsheetSheet = {
  name: '填写说明',
  cells: lines.flatMap((line, row) =>
    line.map(
      (value, column): SpreadsheetCell => ({
        row,
        column,
        value,
        look: row === 0 ? 'head' : 'text',
        align: 'left',
      }),
    ),
  ),
  widths: [20, 10, 70],
  frozen: { rows: 1 },
  landscape: true,
};

/** The template, .xlsx. */
export const oldCasesTemplate = (): Promise<Uint8Array> =>
  writeSpreadsheet({
    ...{ title: '历史申请导入模板', creator: '公开台', properties: {} },
    sheets: [headings, notes],
  });
