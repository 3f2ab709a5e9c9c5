/** The six sections with the three tables drawn in: the report itself, for the published page and for the check. */
import { html } from '#portal/html.ts';
import { type AnnualReport, type SectionId, sections } from '#rules/annual-report/tables.ts';
import { type FormOptions, formTables } from '../writing/form-html.ts';
import { narrativeHtml, type Quotation } from './narrative.ts';

export type FormDrawing = FormOptions & { readonly quotations?: readonly Quotation[] };

const tableOf: Partial<Record<SectionId, 'proactive' | 'requests' | 'disputes'>> = {
  proactive: 'proactive',
  requests: 'requests',
  disputes: 'disputes',
};

/** Every section with its heading (h2), its prose and its table. */
export function reportForm(report: AnnualReport, drawing: FormDrawing = {}): string {
  const { quotations = [], ...options } = drawing;
  const tables = formTables(report, options);
  return sections
    .map(({ id, numeral, title }) => {
      const table = tableOf[id];
      const heading = title[report.format];
      return html`<section class="report-section" id="section-${id}" aria-labelledby="section-${id}-title">
<h2 id="section-${id}-title">${numeral}、${heading}</h2>
!${narrativeHtml(report.narrative[id], quotations)}
!${table ? scrolled(`${heading}统计表，可左右滚动`, tables[table]) : ''}
</section>`;
    })
    .join('\n');
}

/** A wide table in a region of its own that the keyboard can reach and scroll. */
export const scrolled = (label: string, table: string): string =>
  html`<div class="scroll" role="region" tabindex="0" aria-label="${label}">!${table}</div>`;
