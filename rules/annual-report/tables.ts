/**
 * One annual report in the statutory form: its figures by row and column, its sentences, the address of each cell.
 * The form itself, row by row, is in form.ts and handed on from here.
 */
import {
  type ApplicantColumn,
  applicantColumns,
  type DisputeGroup,
  type DisputeResult,
  disputeGroups,
  disputeResults,
  type FormVersion,
  type ProactiveCell,
  proactiveBlocks,
  type RequestRow,
  type RequestRowId,
  requestRowGroups,
  requestRows,
  type SectionId,
  sections,
} from './form.ts';

export * from './form.ts';

/** A figure: null means that the cell holds no figure (blank, "/", missing or unreadable). */
export type Figure = number | null;
/** A decimal amount, kept as it was printed ("18651.064104"); null as above. */
export type Amount = string | null;

/** `proactive` by row id; a row with several cells is a record of them. */
export type ProactiveFigures = Record<string, Figure | Amount | Record<string, Figure | Amount>>;

/**
 * The figures and sentences of one annual report, in the shape of the published truth files. `requests` holds the
 * rows the report prints: a 2021 report with a single row （六） has 'otherHandling' and not the three.
 */
export type AnnualReport = {
  file?: string;
  organ: string | null;
  /** The year reported on, four digits. */
  year: string | null;
  format: FormVersion;
  proactive: ProactiveFigures;
  requests: Partial<Record<RequestRowId, Record<ApplicantColumn, Figure>>>;
  disputes: Record<DisputeGroup, Record<DisputeResult, Figure>>;
  narrative: Narrative;
};

/** The prose: title, what stands before section 一, and each section's text beside its table. Paragraphs end with \n. */
export type Narrative = { title: string; preface: string } & Record<SectionId, string>;

/**
 * The address of one cell: 'requests.refused.stateSecret.total', 'disputes.directSuit.upheld',
 * 'proactive.normativeDocuments.issued', 'proactive.administrativeLicences'.
 */
export type CellPath = string;

export const requestCell = (row: RequestRowId, column: ApplicantColumn): CellPath =>
  `requests.${row}.${column}`;
export const disputeCell = (group: DisputeGroup, result: DisputeResult): CellPath =>
  `disputes.${group}.${result}`;
export const proactiveCell = (cell: ProactiveCell): CellPath => `proactive.${cell.id}`;

/** The rows of table 三 that this report prints, in order: with （六） in one row or in three, whatever its table 二 is. */
export function rowsOf(report: Pick<AnnualReport, 'format' | 'requests'>): readonly RequestRow[] {
  if ('otherHandling' in report.requests) return requestRows['2019'];
  return requestRows['otherHandling.other' in report.requests ? '2021' : report.format];
}

/** The value at a cell path; undefined when the report has no such cell. */
export function figureAt(report: AnnualReport, path: CellPath): Figure | Amount | undefined {
  const [table, ...rest] = path.split('.');
  if (table === 'requests') {
    const column = rest.at(-1) as ApplicantColumn;
    return report.requests[rest.slice(0, -1).join('.') as RequestRowId]?.[column];
  }
  if (table === 'disputes') return report.disputes[rest[0] as DisputeGroup]?.[rest[1] as DisputeResult];
  if (table !== 'proactive') return undefined;
  const found = report.proactive[rest[0] ?? ''];
  if (rest.length === 1) return typeof found === 'object' && found !== null ? undefined : found;
  return typeof found === 'object' && found !== null ? found[rest[1] ?? ''] : undefined;
}

/** Every cell path of the report, table by table in printed order. */
export function cellPaths(report: Pick<AnnualReport, 'format' | 'requests'>): CellPath[] {
  return [
    ...proactiveBlocks[report.format].flatMap((b) => b.rows.flatMap((r) => r.cells.map(proactiveCell))),
    ...rowsOf(report).flatMap((r) => applicantColumns.map((c) => requestCell(r.id, c.id))),
    ...disputeGroups.flatMap((g) => disputeResults.map((r) => disputeCell(g.id, r.id))),
  ];
}

/** The words a clerk uses for a cell: 「表三“1.属于国家秘密”行、“总计”列」. */
export function cellName(path: CellPath, format: FormVersion): string {
  const [table, ...rest] = path.split('.');
  if (table === 'requests') {
    const id = rest.slice(0, -1).join('.');
    const found = [...requestRows['2021'], ...requestRows['2019']].find((r) => r.id === id);
    const group = requestRowGroups.find((g) => g.id === found?.group && found.id !== g.id)?.label ?? '';
    const column = applicantColumns.find((c) => c.id === rest.at(-1))?.label ?? '';
    // Inside quotation marks, quotations take the single ones.
    const label = `${group}${found?.label ?? id}`.replaceAll('“', '‘').replaceAll('”', '’');
    return `表三“${label}”行“${column}”列`;
  }
  if (table === 'disputes') {
    const group = disputeGroups.find((g) => g.id === rest[0])?.label ?? '';
    return `表四“${group}”的“${disputeResults.find((r) => r.id === rest[1])?.label ?? ''}”`;
  }
  for (const b of proactiveBlocks[format]) {
    for (const r of b.rows) {
      const cell = r.cells.find((c) => proactiveCell(c) === path);
      if (cell) return `表二“${r.label}”的“${cell.label}”`;
    }
  }
  return path;
}

/** The parts of the prose, in printed order. */
export const narrativeParts: readonly (keyof Narrative)[] = [
  'title',
  'preface',
  ...sections.map(({ id }) => id),
];

/** Prose in which nothing is written. */
export const blankNarrative = (): Narrative =>
  Object.fromEntries(narrativeParts.map((part) => [part, ''])) as Narrative;

/** A report of the given form in which every cell is null. */
export function blankReport(format: FormVersion = '2021'): AnnualReport {
  const proactive: ProactiveFigures = {};
  for (const r of proactiveBlocks[format].flatMap((b) => b.rows)) {
    const single = r.cells.length === 1 && r.cells[0]?.id === r.id;
    proactive[r.id] = single
      ? null
      : Object.fromEntries(r.cells.map((cell) => [cell.id.slice(r.id.length + 1), null]));
  }
  const emptyRow = () =>
    Object.fromEntries(applicantColumns.map((c) => [c.id, null])) as Record<ApplicantColumn, Figure>;
  return {
    organ: null,
    year: null,
    format,
    proactive,
    requests: Object.fromEntries(requestRows[format].map((r) => [r.id, emptyRow()])),
    disputes: Object.fromEntries(
      disputeGroups.map((g) => [g.id, Object.fromEntries(disputeResults.map((r) => [r.id, null]))]),
    ) as AnnualReport['disputes'],
    narrative: blankNarrative(),
  };
}

/** A copy of the report with one cell set; the report itself is left as it was. Unknown paths are a fault of the caller. */
export function withFigure(report: AnnualReport, path: CellPath, value: Figure | Amount): AnnualReport {
  const copy = structuredClone(report);
  setFigure(copy, path, value);
  return copy;
}

/** Sets one cell in place (readers build a report cell by cell). Throws on a path the form does not know. */
export function setFigure(report: AnnualReport, path: CellPath, value: Figure | Amount): void {
  const [table, ...rest] = path.split('.');
  const last = rest.at(-1) ?? '';
  if (table === 'requests') {
    const id = rest.slice(0, -1).join('.') as RequestRowId;
    const target = report.requests[id];
    if (!target || !(last in target)) throw new Error(`no such cell: ${path}`);
    target[last as ApplicantColumn] = value as Figure;
    return;
  }
  if (table === 'disputes') {
    report.disputes[rest[0] as DisputeGroup][last as DisputeResult] = value as Figure;
    return;
  }
  if (rest.length === 1) {
    report.proactive[last] = value;
    return;
  }
  const target = report.proactive[rest[0] ?? ''];
  if (typeof target !== 'object' || target === null) throw new Error(`no such cell: ${path}`);
  target[last] = value;
}
