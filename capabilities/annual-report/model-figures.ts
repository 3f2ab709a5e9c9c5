/** Figures from records: filling tables 二, 三 and 四 with them, and what of a report differs from them; pure. */
import {
  type AnnualReport,
  type CellPath,
  cellName,
  figureAt,
  setFigure,
} from '#rules/annual-report/tables.ts';
import type { Finding } from './model.ts';
import type { FigureSource } from './model-record.ts';

/** A cell as records count it. */
export type RecordedFigure = {
  readonly path: CellPath;
  /** null: nothing is known; such a cell is left as it is. */
  readonly value: number | string | null;
  /** false: nothing is kept here up to the end of the year, and a 0 proves nothing. */
  readonly covered: boolean;
  readonly source: 'registers' | 'requests' | 'disputes';
  /** How many records make the figure. */
  readonly count: number;
};

/** Information made public in a year: in all, 工作动态类, the others. */
export type Counts = { readonly total: number; readonly news: number; readonly other: number };

const isCellOf = (report: AnnualReport, path: CellPath) => figureAt(report, path) !== undefined;

/** The report with every recorded cell of its form filled, and where those figures now come from. */
export function filledFrom(
  report: AnnualReport,
  sources: Readonly<Record<CellPath, FigureSource>>,
  recorded: readonly RecordedFigure[],
): { report: AnnualReport; sources: Record<CellPath, FigureSource>; cells: CellPath[] } {
  const filled = structuredClone(report);
  const known = recorded.filter(({ path, value }) => value !== null && isCellOf(report, path));
  for (const { path, value } of known) setFigure(filled, path, value);
  const queried = Object.fromEntries(known.map(({ path }) => [path, 'query' as const]));
  return { report: filled, sources: { ...sources, ...queried }, cells: known.map(({ path }) => path) };
}

const amountOf = (text: number | string): string =>
  String(text)
    .replace(/^0+(?=\d)/, '')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');

const recordWords: Readonly<Record<RecordedFigure['source'], (count: number) => string>> = {
  registers: (count) => `按登记簿的${count}条记录`,
  requests: () => '按申请登记',
  disputes: () => '按复议、诉讼登记',
};

/** A question for every typed figure of a covered cell that is not what the records say. */
export function againstRecords(report: AnnualReport, recorded: readonly RecordedFigure[]): Finding[] {
  return recorded.flatMap(({ path, value, covered, source, count }): Finding[] => {
    const typed = figureAt(report, path);
    if (!covered || value === null || typed === null || typed === undefined) return [];
    if (amountOf(typed) === amountOf(value)) return [];
    return [
      {
        rule: 'differs-from-records',
        severity: 'question',
        message: `${cellName(path, report.format)}填的是${typed}，${recordWords[source](count)}应为${value}。请核对数字，或补登、更正记录。`,
        cells: [path],
        expected: value,
        actual: typed,
        source: null,
      },
    ];
  });
}

const government = (organ: string): string => `${/[区县市旗州省]/.exec(organ)?.[0] ?? ''}政府门户网站`;

/** 一（一）: 「通过区政府门户网站主动公开各类政务信息15条，其中工作动态类信息11条，其他类信息4条」. */
export const countedSentence = (organ: string, { total, news, other }: Counts): string =>
  `通过${government(organ)}主动公开各类政务信息${total}条，其中工作动态类信息${news}条，其他类信息${other}条`;
