/** Reads an annual report from pasted text: `readText`. Pure: no network, no language model, no clock. */
import {
  type AnnualReport,
  blankReport,
  type CellPath,
  cellPaths,
  type FormVersion,
  type SectionId,
  sections,
  setFigure,
} from '#rules/annual-report/tables.ts';
import { type CellReading, type ReadingProblem, type ReadReport, UnreadableError } from '../../model.ts';
import { readDisputes } from './disputes.ts';
import { findHeadings, type Heading } from './outline/headings.ts';
import { proseBetween, readNarrative, type Stretch } from './outline/narrative.ts';
import { readTitle, type TitleReading } from './outline/title.ts';
import { formOfHeads } from './proactive/labels.ts';
import { readProactive } from './proactive/table.ts';
import { readRequests } from './requests/table.ts';
import { type Source, sourceOf } from './source.ts';
import type { TableReading } from './table.ts';

type Requests = NonNullable<ReturnType<typeof readRequests>>;

type Tables = {
  readonly proactive: TableReading | null;
  readonly requests: Requests | null;
  readonly disputes: TableReading | null;
};

/** Where a section stands; without its heading, from the heading before it to the one after it. */
function regionOf(source: Source, headings: readonly Heading[], section: SectionId): Stretch {
  const order = sections.findIndex((s) => s.id === section);
  const before = headings.filter((heading) => heading.order <= order).at(-1);
  const after = headings.find((heading) => heading.order > order);
  return [before?.end ?? 0, after?.start ?? source.text.length];
}

/** Reads a table in its section, else anywhere in the text (tables put into an annex). */
function inRegionOrAnywhere<T>(
  source: Source,
  region: Stretch,
  read: (from: number, to: number) => T | null,
): T | null {
  return read(region[0], region[1]) ?? read(0, source.text.length);
}

function formOf(
  source: Source,
  region: Stretch,
  requests: Requests | null,
  year: string | null,
): FormVersion {
  const said = formOfHeads(source.text.slice(...region)) ?? formOfHeads(source.text.slice(0, 200_000));
  if (said) return said;
  if (requests?.whole) return requests.single ? '2019' : '2021';
  return year !== null && year <= '2020' ? '2019' : '2021';
}

function emptyReport(format: FormVersion, requests: Requests | null): AnnualReport {
  const report = blankReport(format);
  const single = requests ? requests.single : format === '2019';
  const rows = single || (requests && !requests.whole && format === '2019') ? '2019' : '2021';
  report.requests = blankReport(rows).requests;
  return report;
}

function readingOf(tables: Tables, path: CellPath): { value: number | string | null; reading: CellReading } {
  for (const table of [tables.requests, tables.disputes, tables.proactive]) {
    const found = table?.cells.get(path);
    if (found) return found;
  }
  return { value: null, reading: { mark: 'missing', confidence: 0, note: '文本中没有这一格' } };
}

const tableNames = { proactive: '表二', requests: '表三', disputes: '表四' } as const;

function wholeProblems(headings: readonly Heading[], title: TitleReading, tables: Tables): ReadingProblem[] {
  const found: ReadingProblem[] = [];
  const say = (code: string, message: string) => found.push({ code, message });
  if (title.title === '') say('title-missing', '没有读到报告标题。');
  if (title.organ === null) say('organ-missing', '没有读到编制机关的名称。');
  if (title.organFrom === 'signature') say('organ-from-text', `机关名称“${title.organ}”取自落款，请核对。`);
  if (title.organFrom === 'text') say('organ-from-text', `机关名称“${title.organ}”取自正文，请核对。`);
  if (title.year === null) say('year-missing', '没有读到报告所属年度。');
  if (title.yearFrom === 'text') say('year-from-text', `标题中没有年度，“${title.year}”取自正文，请核对。`);
  for (const { id, numeral, title: names } of sections) {
    if (headings.some((heading) => heading.section === id)) continue;
    say('section-missing', `没有找到第${numeral}部分“${names['2021']}”的标题。`);
  }
  for (const name of ['proactive', 'requests', 'disputes'] as const) {
    if (!tables[name]) say('table-missing', `没有找到${tableNames[name]}，该表各格均记为没有数。`);
  }
  return found;
}

function readTables(
  source: Source,
  headings: readonly Heading[],
  title: TitleReading,
): Tables & { form: FormVersion } {
  const requests = inRegionOrAnywhere(source, regionOf(source, headings, 'requests'), (from, to) =>
    readRequests(source, from, to),
  );
  const disputes = inRegionOrAnywhere(source, regionOf(source, headings, 'disputes'), (from, to) =>
    readDisputes(source, from, to),
  );
  const region = regionOf(source, headings, 'proactive');
  const form = formOf(source, region, requests, title.year);
  const overview = proseBetween(source, 0, region[0], []);
  const proactive = inRegionOrAnywhere(source, region, (from, to) =>
    readProactive(source, from, to, form, overview),
  );
  return { proactive, requests, disputes, form };
}

/** Where a table ends; a few words without a full stop between it and the end of the text are its cut-off rest. */
function endOfTable(source: Source, table: TableReading): number {
  const rest = source.text.slice(table.end, table.end + 200);
  const cutOff = table.end + 200 > source.text.length && rest.trim().length <= 70 && !/[。;,]/.test(rest);
  return cutOff ? source.text.length : table.end;
}

/**
 * Reads a pasted annual report as far as it goes. Every cell of the form is given with its provenance; a cell
 * that is not in the text, or that the text leaves open, is null and says so. Throws UnreadableError when the
 * text is no annual report at all.
 */
export function readText(text: string, name?: string): ReadReport {
  const source = sourceOf(text);
  if (source.text.trim() === '') throw new UnreadableError('没有可读的文字：文件是空的，或者只有图片。');
  const headings = findHeadings(source);
  const title = readTitle(source, headings[0]?.start ?? source.text.length);
  const tables = readTables(source, headings, title);
  const some = tables.proactive ?? tables.requests ?? tables.disputes;
  if (!some && headings.length < 2 && title.title === '') {
    throw new UnreadableError(
      '这段文字不像政府信息公开工作年度报告：没有找到报告标题，没有找到六个部分的标题，也没有找到任何一张表。',
    );
  }
  const report = emptyReport(tables.form, tables.requests);
  const cells: Record<CellPath, CellReading> = {};
  for (const path of cellPaths(report)) {
    const { value, reading } = readingOf(tables, path);
    setFigure(report, path, value);
    cells[path] = reading;
  }
  const stretches = [tables.proactive, tables.requests, tables.disputes].flatMap((table): Stretch[] =>
    table ? [[table.start, endOfTable(source, table)]] : [],
  );
  return {
    ...report,
    ...(name !== undefined && { file: name }),
    organ: title.organ,
    year: title.year,
    narrative: readNarrative(source, headings, title, stretches),
    cells,
    problems: [
      ...wholeProblems(headings, title, tables),
      ...(tables.proactive?.problems ?? []),
      ...(tables.requests?.problems ?? []),
      ...(tables.disputes?.problems ?? []),
    ],
  };
}
