/** What the chart compares: received, carried, and each group of outcomes, this year and last. Pure. */
import { type AnnualReport, figureAt, requestCell, rowsOf } from '#rules/annual-report/tables.ts';

export type Comparison = {
  readonly label: string;
  readonly now: number | null;
  readonly before: number | null;
};

const bars: readonly { label: string; rows: (id: string) => boolean }[] = [
  { label: '本年新收', rows: (id) => id === 'newlyReceived' },
  { label: '上年结转', rows: (id) => id === 'carriedIn' },
  { label: '予以公开', rows: (id) => id === 'disclosed' },
  { label: '部分公开', rows: (id) => id === 'disclosedInPart' },
  { label: '不予公开', rows: (id) => id.startsWith('refused') },
  { label: '无法提供', rows: (id) => id.startsWith('unableToProvide') },
  { label: '不予处理', rows: (id) => id.startsWith('notHandled') },
  { label: '其他处理', rows: (id) => id.startsWith('otherHandling') },
  { label: '结转下年', rows: (id) => id === 'carriedOver' },
];

/** The sum of the 总计 of the rows; null when all are blank. */
function totalOf(report: AnnualReport | null, rows: (id: string) => boolean): number | null {
  if (!report) return null;
  const figures = rowsOf(report)
    .filter((row) => rows(row.id))
    .map((row) => figureAt(report, requestCell(row.id, 'total')))
    .filter((figure) => typeof figure === 'number');
  return figures.length === 0 ? null : figures.reduce((sum, figure) => sum + figure, 0);
}

export const compareYears = (now: AnnualReport, before: AnnualReport | null): Comparison[] =>
  bars.map(({ label, rows }) => ({ label, now: totalOf(now, rows), before: totalOf(before, rows) }));
