/** The findings as a sheet that Excel and WPS open: what a clerk hands on to whoever corrects the report. */
import { cellName } from '#rules/annual-report/tables.ts';
import type { Finding, ReadReport } from '../model.ts';
import { csvText } from '../writing/csv.ts';
import { severities } from './check-marks.ts';

const heads = ['序号', '程度', '问题', '位置', '应为', '实为', '原文', '原文位置'];

/** One line per finding, numbered as on the page. */
export function findingSheet(report: ReadReport, ordered: readonly Finding[]): string {
  const lines = ordered.map((finding, index) => [
    String(index + 1),
    severities.find(({ id }) => id === finding.severity)?.label ?? '',
    finding.message,
    finding.cells.map((path) => cellName(path, report.format)).join('；'),
    String(finding.expected ?? ''),
    String(finding.actual ?? ''),
    finding.source?.text ?? '',
    finding.source ? placeWords(finding.source) : '',
  ]);
  return csvText([heads, ...lines]);
}

/** 「第4页第12行」, as far as known. */
export const placeWords = ({ page, line }: { readonly page?: number; readonly line?: number }): string =>
  [page ? `第${page}页` : '', line ? `第${line}行` : ''].filter(Boolean).join('');
