/** Judging an annual report: its form, its sums, last year, and its prose. Pure; a report takes a few milliseconds. */
import { type Imbalance, imbalances } from '#rules/annual-report/balance.ts';
import { carryOver, followsOn, inForceChain, sameYearCopies } from '#rules/annual-report/cross-year.ts';
import type { AnnualReport } from '#rules/annual-report/tables.ts';
import { countOf, type Finding, type Place, type ReadReport } from '../model.ts';
import { againstRecords, type RecordedFigure } from '../model-figures.ts';
import { bySeverity, finding } from './findings.ts';
import { judgeProse } from './prose/index.ts';
import { isRead, judgeStructure } from './structure.ts';

export type JudgeOptions = {
  /** Last year's report of the same body. */
  readonly previous?: AnnualReport;
  /** Reports of the same year by bodies that share figures with this one (a zone and its finance bureau). */
  readonly kindred?: readonly AnnualReport[];
  /** What registers say of the year, cell by cell. */
  readonly recorded?: readonly RecordedFigure[];
  /** The year the record is kept under, when it is not taken from the report itself. */
  readonly year?: string;
};

function placeOf(report: AnnualReport | ReadReport, cells: readonly string[]): Place | null {
  if (!isRead(report)) return null;
  return cells.map((cell) => report.cells[cell]?.place).find((place) => place !== undefined) ?? null;
}

const fromRule = (report: AnnualReport | ReadReport, broken: Imbalance): Finding =>
  finding(broken.rule, broken.severity, broken.message, {
    cells: broken.cells,
    expected: broken.expected,
    actual: broken.actual,
    source: placeOf(report, broken.cells),
  });

function againstPrevious(report: AnnualReport, previous: AnnualReport): Finding[] {
  if (followsOn(report, previous) === false) {
    const message = `对照的是${previous.year}年度报告，不是${report.year}年度的上一年度，未作年度间核对。`;
    return [
      finding('previous-year', 'question', message, {
        expected: Number(report.year) - 1,
        actual: previous.year,
      }),
    ];
  }
  return [...carryOver(report, previous), ...inForceChain(report, previous)].map((b) => fromRule(report, b));
}

/**
 * Everything found in one report, errors first. Only what is certain is an 'error': a sum that does not hold, a part of
 * the form that is not there, a sentence that contradicts its own table with no room for another scope.
 */
export function judgeReport(report: AnnualReport | ReadReport, options: JudgeOptions = {}): Finding[] {
  return bySeverity([
    ...judgeStructure(report),
    ...imbalances(report).map((broken) => fromRule(report, broken)),
    ...(options.previous ? againstPrevious(report, options.previous) : []),
    ...(options.kindred ?? [])
      .flatMap((other) => sameYearCopies(report, other))
      .map((b) => fromRule(report, b)),
    ...againstRecords(report, options.recorded ?? []),
    ...judgeProse(report, options.year),
  ]);
}

/** One or two sentences for the head of the page: what was checked and how much was found. */
export function summarise(findings: readonly Finding[], report: AnnualReport): string {
  const name = `${report.organ ?? '（未写明单位）'}${report.year ? `${report.year}年度` : '（未写明年度）'}报告`;
  const [errors, questions, advice] = [
    countOf(findings, 'error'),
    countOf(findings, 'question'),
    countOf(findings, 'advice'),
  ];
  if (findings.length === 0) return `${name}：勾稽关系和文字数字全部核对一致，没有发现问题。`;
  const parts = [
    errors > 0 ? `${errors}处差错` : '没有发现差错',
    ...(questions > 0 ? [`${questions}处疑问`] : []),
    ...(advice > 0 ? [`${advice}条提示`] : []),
  ];
  const next = errors > 0 ? '差错应改正后再发布。' : questions > 0 ? '疑问请逐条核实。' : '';
  return `${name}：${parts.join('，')}。${next}`;
}
