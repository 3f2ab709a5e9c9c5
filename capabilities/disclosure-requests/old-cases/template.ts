/** The table of old cases to fill in: headings on the first sheet, what each column takes on the second. */
import {
  type SpreadsheetCell,
  type SpreadsheetSheet,
  writeSpreadsheet,
} from '#platform/documents/spreadsheet.ts';
import { type ApplicantKind, applicantLabel } from '#rules/requests/applicants.ts';
import { columns, type OldField, outcomeWords } from './columns.ts';

const columnOf = (field: OldField): number => columns.findIndex((column) => column.field === field);

/** A row for each case that is known to be open by its applicant's kind only. */
const openCases = (kinds: readonly ApplicantKind[]): SpreadsheetCell[] =>
  kinds.map((kind, at) => ({
    ...{ row: at + 1, column: columnOf('applicantKind'), value: applicantLabel(kind), look: 'text' },
  }));

const headings = (kinds: readonly ApplicantKind[]): SpreadsheetSheet => ({
  name: '历史申请',
  cells: [
    ...columns.map(({ label }, column) => ({ row: 0, column, value: label, look: 'head' as const })),
    ...openCases(kinds),
  ],
  widths: columns.map(({ label }) => label.length * 2 + 6),
  frozen: { rows: 1 },
  landscape: true,
});

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

/** The template, .xlsx; with a row begun for each applicant's kind, where open cases are known only as figures. */
export const oldCasesTemplate = (kinds: readonly ApplicantKind[] = []): Promise<Uint8Array> =>
  writeSpreadsheet({
    ...{ title: '历史申请导入模板', creator: '公开台', properties: {} },
    sheets: [headings(kinds), notes],
  });
