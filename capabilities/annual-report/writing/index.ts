/** Writing the annual report as a file: the statutory form in Word, PDF, web page, Excel, and as open data. */
import type { AnnualReport } from '#rules/annual-report/tables.ts';
import { reportCsv } from './csv.ts';
import { reportHtml } from './html/index.ts';
import { reportJson } from './json.ts';
import { reportPdf } from './pdf/index.ts';
import { completed } from './printed.ts';

export { type CellNote, cellId, type FormOptions, formTables } from './form-html.ts';

export const writableFormats = ['docx', 'pdf', 'html', 'xlsx', 'json', 'csv'] as const;
export type WritableFormat = (typeof writableFormats)[number];

export const isWritable = (format: string): format is WritableFormat =>
  (writableFormats as readonly string[]).includes(format);

export type WritingOptions = {
  /** The agency's own .docx template, to be filled instead of drawing the form anew; for docx only. */
  readonly template?: Uint8Array;
};

/** The report as a file of this format. A cell that is null is left blank; text is text in every format. */
export async function writeReport(
  report: AnnualReport,
  to: WritableFormat,
  options: WritingOptions = {},
): Promise<Uint8Array> {
  const whole = completed(report);
  const text = (content: string) => new TextEncoder().encode(content);
  switch (to) {
    case 'docx': {
      if (!options.template) return (await import('./docx/index.ts')).reportDocx(whole);
      return (await import('./template/index.ts')).filledTemplate(options.template, whole);
    }
    case 'pdf':
      return reportPdf(whole);
    case 'html':
      return text(reportHtml(whole));
    case 'xlsx':
      return (await import('./xlsx/index.ts')).reportXlsx(whole);
    case 'json':
      return text(reportJson(whole));
    case 'csv':
      return text(reportCsv(whole));
  }
}
