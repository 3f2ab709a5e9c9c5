/** The report from the blocks of a file: three tables by label and head, the prose, and what was not there. */

import type { Block } from '#platform/documents/blocks.ts';
import {
  type AnnualReport,
  type ApplicantColumn,
  applicantColumns,
  blankReport,
  type CellPath,
  cellPaths,
  type Figure,
  type FormVersion,
  proactiveBlocks,
  type RequestRowId,
  requestRows,
  rowsOf,
  sections,
  setFigure,
} from '#rules/annual-report/tables.ts';
import type { CellReading, ReadingProblem, ReadReport } from '../../model.ts';
import { gatherDisputes } from './disputes.ts';
import type { Gathered, NumberedTable } from './gathered.ts';
import { narrativeOf } from './narrative.ts';
import { organOf, yearOf } from './organ-and-year.ts';
import { formOfTables, gatherProactive } from './proactive.ts';
import { gatherRequests } from './requests.ts';

export type TableName = 'proactive' | 'requests' | 'disputes';

/** Which of the three tables the grids gave, and the report made of them. */
export type GridReading = { readonly report: ReadReport; readonly found: ReadonlySet<TableName> };

/** Reads blocks as a report. `name` is the file name, a last resort for the year. */
export function readGrids(blocks: readonly Block[], name?: string): GridReading {
  const tables = numbered(blocks);
  const gathered: Gathered = { cells: new Map(), problems: [] };
  const { found: foundSections, ...narrative } = narrativeOf(blocks);
  const year = yearOf(narrative, name);
  const format = formOfTables(tables) ?? (year === '2019' || year === '2020' ? '2019' : '2021');
  gatherProactive(tables, format, gathered);
  gatherRequests(tables, gathered);
  gatherDisputes(tables, gathered);
  const report: AnnualReport = {
    ...(name && { file: name }),
    organ: organOf(narrative),
    year,
    format,
    proactive: blankReport(format).proactive,
    requests: blankRows(format, gathered),
    disputes: blankReport(format).disputes,
    narrative,
  };
  for (const [path, { value }] of gathered.cells) setFigure(report, path, value);
  const found = foundTables(gathered);
  const problems = [
    ...gathered.problems,
    ...missingRows(report, gathered, found),
    ...missingSections(foundSections, format),
  ];
  return { report: { ...report, cells: readings(report, gathered), problems }, found };
}

function numbered(blocks: readonly Block[]): NumberedTable[] {
  const tables: NumberedTable[] = [];
  let before = '';
  for (const block of blocks) {
    if (block.kind === 'table') {
      tables.push({ ...block, number: tables.length + 1, before });
      before = '';
    } else before = `${before}\n${block.text}`.slice(-60);
  }
  return tables;
}

const tableOf = (path: CellPath): TableName => path.split('.')[0] as TableName;

function foundTables(gathered: Gathered): Set<TableName> {
  const count = { proactive: 0, requests: 0, disputes: 0 };
  for (const path of gathered.cells.keys()) count[tableOf(path)] += 1;
  const names: TableName[] = ['proactive', 'requests', 'disputes'];
  return new Set(names.filter((name) => count[name] > 2));
}

/** The rows the file prints: three rows under （六）, or the single one, whichever was met. */
function blankRows(format: FormVersion, gathered: Gathered): AnnualReport['requests'] {
  const has = (row: RequestRowId) =>
    gathered.cells.has(`requests.${row}.total`) || gathered.cells.has(`requests.${row}.naturalPerson`);
  const three =
    has('otherHandling.other') || has('otherHandling.feeUnpaid') || has('otherHandling.correctionOverdue');
  const single = has('otherHandling');
  const form: FormVersion = three ? '2021' : single ? '2019' : format;
  const rows = requestRows[form].map((row) => row.id);
  if (three && single) rows.splice(-2, 0, 'otherHandling');
  const empty = () =>
    Object.fromEntries(applicantColumns.map((c) => [c.id, null])) as Record<ApplicantColumn, Figure>;
  return Object.fromEntries(rows.map((id) => [id, empty()]));
}

function readings(report: AnnualReport, gathered: Gathered): Record<CellPath, CellReading> {
  const missing: CellReading = { mark: 'missing', confidence: 1 };
  const all: [CellPath, CellReading][] = cellPaths(report).map((path) => [
    path,
    gathered.cells.get(path)?.reading ?? missing,
  ]);
  for (const [path, { reading }] of gathered.cells) all.push([path, reading]);
  return Object.fromEntries(all);
}

function missingRows(
  report: AnnualReport,
  gathered: Gathered,
  found: ReadonlySet<TableName>,
): ReadingProblem[] {
  const names = { proactive: '表二（主动公开）', requests: '表三（申请办理）', disputes: '表四（复议诉讼）' };
  const absent = (Object.keys(names) as TableName[]).filter((name) => !found.has(name));
  const tables = absent.map((name) => ({
    code: 'table-missing',
    message: `没有找到${names[name]}，或者它不是文字表格，相应各格留空。`,
    cells: cellPaths(report).filter((path) => tableOf(path) === name),
  }));
  const lacking = (paths: readonly CellPath[]) =>
    paths.length > 0 && !paths.some((path) => gathered.cells.has(path));
  const rows = [
    ...(found.has('requests')
      ? rowsOf(report).map((row) => ({
          label: row.label,
          paths: applicantColumns.map((c) => `requests.${row.id}.${c.id}`),
        }))
      : []),
    ...(found.has('proactive')
      ? proactiveBlocks[report.format].flatMap((block) =>
          block.rows.map((row) => ({
            label: row.label,
            paths: row.cells.map((cell) => `proactive.${cell.id}`),
          })),
        )
      : []),
  ].filter((row) => lacking(row.paths));
  return [
    ...tables,
    ...rows.map((row) => ({
      code: 'row-missing',
      message: `没有找到“${row.label}”一行，该行各格留空，不当作 0。`,
      cells: row.paths,
    })),
  ];
}

function missingSections(found: readonly string[], format: FormVersion): ReadingProblem[] {
  return sections
    .filter((section) => !found.includes(section.id))
    .map((section) => ({
      code: 'section-missing',
      message: `没有找到“${section.numeral}、${section.title[format]}”这一部分的标题。`,
    }));
}
