/**
 * The sheet 勾稽: the sums of the form as live formulas over the sheets 表三 and 表四, each with the result it has
 * now. 一＋二＝三（七）＋四 per column (printed in the form), （七） as the sum of the result rows, the six kinds of
 * applicant as 总计, the four results as 总计.
 */
import { cellName, type SpreadsheetCell, type SpreadsheetSheet } from '#platform/documents/spreadsheet.ts';
import {
  type AnnualReport,
  type ApplicantColumn,
  applicantColumns,
  disputeGroups,
  disputeResults,
  figureAt,
  type RequestRow,
  requestCell,
  requestRowGroups,
  rowsOf,
} from '#rules/annual-report/tables.ts';
import { type Grid, gridsOf } from '../grid.ts';

/** Words of the last column; the alarm of the sheet looks for them. */
const even = '平';
const uneven = '不平';
const wanting = '未填全';

type Terms = { readonly refs: readonly string[]; readonly values: readonly (number | null)[] };

/** One line of the sheet: left side, right side, difference, verdict. */
type Line = { readonly label: string; readonly left: Terms; readonly right: Terms };

export function balanceSheet(report: AnnualReport): SpreadsheetSheet {
  const blocks = [
    {
      title: '表三各列：本年新收＋上年结转＝（七）总计＋结转下年度',
      lines: applicantColumns.map((column) => columnLine(report, column.id, column.label)),
    },
    {
      title: '表三各列：各项办理结果之和＝（七）总计',
      lines: applicantColumns.map((column) => outcomeLine(report, column.id, column.label)),
    },
    {
      title: '表三各行：自然人＋法人或其他组织（五类）＝总计',
      lines: rowsOf(report).map((row) => rowLine(report, row)),
    },
    { title: '表四：四种结果之和＝总计', lines: disputeGroups.map((group) => disputeLine(report, group)) },
  ];
  const cells: SpreadsheetCell[] = [
    { row: 0, column: 0, colspan: 5, value: '勾稽关系校核（公式随表内数字变动）', look: 'title' },
  ];
  let row = 1;
  for (const { title, lines } of blocks) {
    cells.push({ row, column: 0, colspan: 5, value: title, look: 'band', align: 'left' });
    for (const [column, value] of ['项目', '左边', '右边', '差额', '结果'].entries()) {
      cells.push({ row: row + 1, column, value, look: 'head' });
    }
    cells.push(...lines.flatMap((line, i) => lineCells(line, row + 2 + i)));
    row += 2 + lines.length;
  }
  return {
    name: '勾稽',
    cells,
    widths: [58, 12, 12, 12, 12],
    heights: [30, ...Array(row - 1).fill(18)],
    frozen: { rows: 1 },
    alarm: { range: `E2:E${row}`, words: [uneven] },
  };
}

function lineCells({ label, left, right }: Line, row: number): SpreadsheetCell[] {
  const sum = ({ values }: Terms) => values.reduce<number>((total, value) => total + (value ?? 0), 0);
  const difference = sum(left) - sum(right);
  const refs = [...left.refs, ...right.refs];
  const complete = [...left.values, ...right.values].every((value) => value !== null);
  const [b, c, d] = [1, 2, 3].map((column) => cellName(row, column));
  const verdict = complete ? (difference === 0 ? even : uneven) : wanting;
  return [
    { row, column: 0, value: label, look: 'label', align: 'left' },
    { row, column: 1, value: sum(left), formula: `SUM(${left.refs.join(',')})`, look: 'figure' },
    { row, column: 2, value: sum(right), formula: `SUM(${right.refs.join(',')})`, look: 'figure' },
    { row, column: 3, value: difference, formula: `${b}-${c}`, look: 'figure' },
    {
      row,
      column: 4,
      value: verdict,
      formula: `IF(COUNT(${refs.join(',')})<${refs.length},"${wanting}",IF(${d}=0,"${even}","${uneven}"))`,
      look: 'check',
    },
  ];
}

/** Cells of the form by path, as the sheet names them and with their figures. */
function terms(report: AnnualReport, grid: Grid, paths: readonly string[]): Terms {
  const found = paths.map((path) => grid.rows.flat().find((cell) => cell.path === path));
  return {
    // The form begins in the second row of its sheet.
    refs: found.map((cell) => `'${grid.name}'!${cellName((cell?.row ?? 0) + 1, cell?.column ?? 0)}`),
    values: paths.map((path) => {
      const value = figureAt(report, path);
      return typeof value === 'number' && Number.isFinite(value) ? value : null;
    }),
  };
}

function requestTerms(
  report: AnnualReport,
  rows: readonly RequestRow[],
  columns: readonly ApplicantColumn[],
): Terms {
  const grid = gridsOf(report)[1];
  const paths = rows.flatMap((row) => columns.map((column) => requestCell(row.id, column)));
  return grid ? terms(report, grid, paths) : { refs: [], values: [] };
}

function columnLine(report: AnnualReport, column: ApplicantColumn, label: string): Line {
  const parts = (...names: RequestRow['part'][]) => rowsOf(report).filter((row) => names.includes(row.part));
  return {
    label,
    left: requestTerms(report, parts('in'), [column]),
    right: requestTerms(report, parts('total', 'out'), [column]),
  };
}

function outcomeLine(report: AnnualReport, column: ApplicantColumn, label: string): Line {
  const parts = (name: RequestRow['part']) => rowsOf(report).filter((row) => row.part === name);
  return {
    label,
    left: requestTerms(report, parts('outcome'), [column]),
    right: requestTerms(report, parts('total'), [column]),
  };
}

function rowLine(report: AnnualReport, row: RequestRow): Line {
  const kinds = applicantColumns.map((column) => column.id).filter((id) => id !== 'total');
  const group = requestRowGroups.find((g) => g.id === row.group && g.id !== row.id)?.label ?? '';
  return {
    label: `${group}${row.label}`,
    left: requestTerms(report, [row], kinds),
    right: requestTerms(report, [row], ['total']),
  };
}

function disputeLine(report: AnnualReport, group: (typeof disputeGroups)[number]): Line {
  const grid = gridsOf(report)[2];
  const path = (result: string) => `disputes.${group.id}.${result}`;
  const results = disputeResults.map((result) => result.id).filter((id) => id !== 'total');
  const none: Terms = { refs: [], values: [] };
  return {
    label: group.label,
    left: grid ? terms(report, grid, results.map(path)) : none,
    right: grid ? terms(report, grid, [path('total')]) : none,
  };
}
