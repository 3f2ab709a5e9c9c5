/** The sample's report with the figures its publication printed, for tests that need it whole. */
import { proactiveBlocks, proactiveCell, setFigure } from '#rules/annual-report/tables.ts';
import type { ReadReport } from '../model.ts';
import type { Counts } from '../model-figures.ts';
import { sampleReport } from './index.ts';

/** 「…15 条，其中工作动态类信息 11 条，其他类信息 4 条。」 */
export const publishedCounts: Counts = { total: 15, news: 11, other: 4 };

/** The report as its publication printed it: in table 二 nothing but zeros. */
export function publishedSample(): ReadReport {
  const read = sampleReport(publishedCounts);
  for (const cell of proactiveBlocks['2021'].flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)))
    setFigure(read, proactiveCell(cell), cell.kind === 'amount' ? '0' : 0);
  return read;
}
