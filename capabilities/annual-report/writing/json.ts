/** The report as JSON, in the shape that is published and read back: figures, then the sentences. */
import type { AnnualReport } from '#rules/annual-report/tables.ts';

/** What belongs to the report and nothing else (no findings, no provenance); one space of indent, ends in \n. */
export function reportJson(report: AnnualReport): string {
  const { file, organ, year, format, proactive, requests, disputes, narrative } = report;
  const shown = { ...(file && { file }), organ, year, format, proactive, requests, disputes, narrative };
  return `${JSON.stringify(shown, null, 1)}\n`;
}
