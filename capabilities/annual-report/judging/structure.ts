/** The form itself: what is missing, displaced, altered or left blank, and whether the current form was used. */
import {
  type AnnualReport,
  type CellPath,
  cellName,
  cellPaths,
  figureAt,
  type SectionId,
  sections,
} from '#rules/annual-report/tables.ts';
import type { CellReading, Finding, ReadingProblem, ReadReport, Severity } from '../model.ts';
import { finding } from './findings.ts';

export const isRead = (report: AnnualReport | ReadReport): report is ReadReport =>
  'cells' in report && 'problems' in report;

const tables = [
  ['proactive', '表二'],
  ['requests', '表三'],
  ['disputes', '表四'],
] as const;

/** How a problem of the reading counts as a fault of the report; null: it concerns the reading only. */
const weight: Readonly<Record<string, Severity | null>> = {
  'column-missing': 'error',
  'row-missing': 'error',
  'section-missing': 'error',
  'table-missing': 'error',
  'label-displaced': 'advice',
  'head-missing': 'advice',
  'organ-missing': 'advice',
  'organ-from-text': null,
  'year-from-text': null,
  'digits-glued': null,
};

/** What a problem says is missing: a whole section (with its table), or a part of a table. */
function subjectOf(problem: ReadingProblem): SectionId | undefined {
  const table = tables.find(([, name]) => problem.message.includes(name))?.[0];
  if (table) return table;
  const { message } = problem;
  return sections.findLast((s) => message.includes(s.title['2021']) || message.includes(s.title['2019']))?.id;
}

function hasSection(report: AnnualReport, id: SectionId): boolean {
  if ((report.narrative[id] ?? '').trim() !== '') return true;
  return cellPaths(report).some((path) => path.startsWith(`${id}.`) && figureAt(report, path) !== null);
}

/**
 * Whether what is missing is missing from a report that goes on behind it. A text that begins late or ends early was
 * not handed in whole, and nothing can be held against the report.
 */
function isCertain(report: ReadReport, problem: ReadingProblem): boolean {
  if (problem.code === 'column-missing') return true;
  const cells = problem.cells ?? [];
  if (problem.code === 'row-missing' && cells.length > 0) {
    const paths = cellPaths(report).filter((path) => path.split('.')[0] === cells[0]?.split('.')[0]);
    const last = Math.max(...cells.map((cell) => paths.indexOf(cell)));
    return paths.slice(last + 1).some((path) => figureAt(report, path) !== null);
  }
  const subject = subjectOf(problem);
  // Its heading was not found, but it is there.
  if (problem.code === 'section-missing' && subject && hasSection(report, subject)) return false;
  const at = sections.findIndex((s) => s.id === subject);
  const present = (list: typeof sections) => list.some(({ id }) => hasSection(report, id));
  return (
    at > 0 &&
    present(sections.slice(0, at)) &&
    present(sections.slice(at + 1)) &&
    hasSection(report, 'overview')
  );
}

const missingCodes = new Set(['column-missing', 'row-missing', 'section-missing', 'table-missing']);

/** What is missing at the ends, told in one sentence. */
function incomplete(cut: readonly ReadingProblem[]): Finding[] {
  if (cut.length === 0) return [];
  const what = cut.map(({ message }) =>
    message.replace(/。.*$|，该表.*$/s, '').replace(/^没有(?:找到|读到)/, ''),
  );
  const message = `所给材料不完整，没有读到：${what.join('；')}。如原报告完整，请提供全文再校核。`;
  return [finding('incomplete', 'question', message, { cells: cut.flatMap(({ cells }) => cells ?? []) })];
}

function fromReading(report: ReadReport): Finding[] {
  const cut = report.problems.filter((p) => missingCodes.has(p.code) && !isCertain(report, p));
  const rest = report.problems.filter((p) => !cut.includes(p));
  return [
    ...rest.flatMap(({ code, message, cells = [], place = null }): Finding[] => {
      const severity = code in weight ? weight[code] : 'question';
      return severity ? [finding(code, severity, message, { cells, source: place })] : [];
    }),
    ...incomplete(cut),
  ];
}

function listed(cells: readonly CellPath[], report: AnnualReport): string {
  const names = cells.slice(0, 3).map((cell) => cellName(cell, report.format));
  return `${names.join('、')}${cells.length > 3 ? `等${cells.length}格` : ''}`;
}

/** More blanks than this are told by their number: three names of so many would say no more. */
const manyBlanks = 12;

/** A blank or 「/」 is not the same fact as 0; one finding for each table. */
function blanks(
  report: AnnualReport | ReadReport,
  paths: readonly CellPath[],
  open: readonly CellPath[],
): Finding[] {
  const reading: Record<CellPath, CellReading> = isRead(report) ? report.cells : {};
  return tables.flatMap(([id, name]): Finding[] => {
    const own = open.filter((path) => path.startsWith(`${id}.`));
    const marked = (...marks: CellReading['mark'][]) =>
      own.filter((path) => marks.includes(reading[path]?.mark ?? 'blank'));
    const blank = marked('blank', 'slash');
    if (blank.length === 0) return [];
    if (blank.length === paths.filter((path) => path.startsWith(`${id}.`)).length) {
      return [
        finding('table-blank', 'question', `${name}没有填写任何数字。没有发生的，应填0。`, { cells: blank }),
      ];
    }
    const slashes = marked('slash').length > 0 ? '空白或填“/”' : '空白';
    const places = blank.length > manyBlanks ? `${name}有${blank.length}格` : listed(blank, report);
    const message = `${places}${slashes}。没有发生的应填0，空白与0不是一回事。`;
    return [finding('blank-instead-of-zero', 'advice', message, { cells: blank })];
  });
}

/** Figures that the text leaves open: several fit and no sum decides. */
function openFigures(report: AnnualReport | ReadReport, open: readonly CellPath[]): Finding[] {
  if (!isRead(report) || report.problems.some((problem) => problem.code === 'figures-unclear')) return [];
  const cells = open.filter((path) => report.cells[path]?.mark === 'ambiguous');
  if (cells.length === 0) return [];
  const message = `${listed(cells, report)}数字相连，有几种拆法都说得通，未予采用，请对照原件填写。`;
  return [finding('figures-unclear', 'question', message, { cells })];
}

function outdatedForm(report: AnnualReport): Finding[] {
  const year = Number(report.year ?? 0);
  if (report.format === '2021' && 'otherHandling' in report.requests) {
    const message =
      '表三“（六）其他处理”只有一行，这是2019年的格式；现行格式（国办公开办函〔2021〕30号）分三项填写，请按现行格式改为三行。';
    const cells = ['requests.otherHandling.total'];
    return [finding('outdated-form', 'question', message, { cells })];
  }
  if (report.format === '2019' && year >= 2021) {
    const message = `本报告用的是2019年的格式（国办公开办函〔2019〕60号），${year}年度报告应使用2021年的格式（国办公开办函〔2021〕30号）。`;
    return [finding('outdated-form', 'question', message)];
  }
  return [];
}

/** Sections of prose under whose heading nothing stands, in a report that has prose at all. */
function emptySections(report: AnnualReport | ReadReport): Finding[] {
  const blank = (id: SectionId) => (report.narrative[id] ?? '').trim() === '';
  const prose: readonly SectionId[] = ['overview', 'problems', 'other'];
  if (prose.every(blank)) return [];
  const told = isRead(report) ? report.problems.filter((p) => missingCodes.has(p.code)).map(subjectOf) : [];
  return sections.flatMap(({ id, numeral, title }): Finding[] => {
    if (!prose.includes(id) || !blank(id) || told.includes(id)) return [];
    const message = `第${numeral}部分“${title[report.format]}”没有文字。确无内容的，也应写明“无”。`;
    return [finding('section-empty', 'question', message)];
  });
}

/** Every finding on the form. */
export function judgeStructure(report: AnnualReport | ReadReport): Finding[] {
  const paths = cellPaths(report);
  const open = paths.filter((path) => figureAt(report, path) === null);
  return [
    ...(isRead(report) ? fromReading(report) : []),
    ...outdatedForm(report),
    ...emptySections(report),
    ...openFigures(report, open),
    ...blanks(report, paths, open),
  ];
}
