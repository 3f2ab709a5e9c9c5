/** A report in our own JSON shape; figures are checked one by one, nothing else is believed. */
import {
  type Amount,
  type AnnualReport,
  applicantColumns,
  blankReport,
  type CellPath,
  cellPaths,
  disputeCell,
  disputeGroups,
  disputeResults,
  type Figure,
  proactiveBlocks,
  proactiveCell,
  type RequestRowId,
  requestCell,
  requestRows,
  setFigure,
} from '#rules/annual-report/tables.ts';
import { type CellReading, type ReadingProblem, type ReadReport, UnreadableError } from '../model.ts';

type Record_ = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Record_ =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const record = (value: unknown): Record_ => (isRecord(value) ? value : {});
const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 500_000) : '');

const notOurs =
  '这个 JSON 文件不是本程序的年度报告数据（应含 organ、year、format、requests、disputes 等项），无法读取。请上传本程序导出的 JSON，或上传报告的 Word、PDF、网页文件。';

/** Reads JSON as `writeReport(…, 'json')` makes it. Throws UnreadableError when it is something else. */
export function readReportJson(json: string, name?: string): ReadReport {
  const given: unknown = JSON.parse(json.replace(/^\uFEFF/, ''));
  if (!isRecord(given) || !isRecord(given.requests) || !isRecord(given.disputes))
    throw new UnreadableError(notOurs);
  const format = given.format === '2019' ? '2019' : '2021';
  const blank = blankReport(format);
  const file = name ?? text(given.file);
  const report: AnnualReport = {
    ...(file && { file }),
    organ: text(given.organ) || null,
    year: text(given.year) || null,
    format,
    proactive: blank.proactive,
    requests: blankRequests(given.requests),
    disputes: blank.disputes,
    narrative: narrative(given.narrative),
  };
  const cells: Record<CellPath, CellReading> = {};
  const problems: ReadingProblem[] = [];
  for (const { path, kind, value } of givenCells(given, report)) {
    const figure = figureFrom(value, kind);
    setFigure(report, path, figure ?? null);
    const mark =
      value === undefined
        ? 'missing'
        : figure === undefined
          ? 'unreadable'
          : figure === null
            ? 'blank'
            : 'number';
    cells[path] = { mark, ...(mark === 'number' && { how: 'printed' as const }), confidence: 1 };
    if (mark === 'unreadable') {
      problems.push({ code: 'cell-unreadable', message: `“${path}”不是数字，未予采用。`, cells: [path] });
    }
  }
  return { ...report, cells, problems };
}

function narrative(given: unknown): AnnualReport['narrative'] {
  const parts = record(given);
  const keys = Object.keys(blankReport().narrative) as (keyof AnnualReport['narrative'])[];
  return Object.fromEntries(keys.map((key) => [key, text(parts[key])])) as AnnualReport['narrative'];
}

function blankRequests(given: Record_): AnnualReport['requests'] {
  const known = new Set<string>([...requestRows['2021'], ...requestRows['2019']].map((row) => row.id));
  const ids = Object.keys(given).filter((id): id is RequestRowId => known.has(id));
  const empty = () => Object.fromEntries(applicantColumns.map((c) => [c.id, null])) as Record<string, Figure>;
  return Object.fromEntries(ids.map((id) => [id, empty()]));
}

type GivenCell = {
  readonly path: CellPath;
  readonly kind: 'count' | 'change' | 'amount';
  readonly value: unknown;
};

function givenCells(given: Record_, report: AnnualReport): GivenCell[] {
  const proactive = record(given.proactive);
  const requests = record(given.requests);
  const disputes = record(given.disputes);
  const own = proactiveBlocks[report.format].flatMap((block) => block.rows.flatMap((row) => row.cells));
  const paths = new Set(cellPaths(report));
  return [
    ...own.map((cell) => {
      const [row = '', column] = cell.id.split('.');
      const value = column ? record(proactive[row])[column] : proactive[row];
      return { path: proactiveCell(cell), kind: cell.kind, value };
    }),
    ...Object.keys(report.requests).flatMap((id) =>
      applicantColumns.map((c) => ({
        path: requestCell(id as RequestRowId, c.id),
        kind: 'count' as const,
        value: record(requests[id])[c.id],
      })),
    ),
    ...disputeGroups.flatMap((g) =>
      disputeResults.map((r) => ({
        path: disputeCell(g.id, r.id),
        kind: 'count' as const,
        value: record(disputes[g.id])[r.id],
      })),
    ),
  ].filter((cell) => paths.has(cell.path) || cell.path.startsWith('requests.'));
}

/** The figure; undefined when the value is none. */
function figureFrom(value: unknown, kind: GivenCell['kind']): Figure | Amount | undefined {
  if (value === null || value === undefined) return null;
  if (kind === 'amount') {
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
    return typeof value === 'string' && /^-?\d{1,18}(\.\d{1,18})?$/.test(value) ? value : undefined;
  }
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
