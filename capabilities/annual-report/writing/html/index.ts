/** The report as one web file that needs nothing else: no script, its style inside, readable in any browser and in print. */
import { readFileSync } from 'node:fs';
import { html } from 'ghtml';
import type { AnnualReport } from '#rules/annual-report/tables.ts';
import { formTables } from '../form-html.ts';
import { outlineOf, type Paragraph, type Section } from '../outline.ts';
import { printable } from '../printed.ts';

const style = ['document.css', '../form.css']
  .map((name) => readFileSync(new URL(name, import.meta.url), 'utf8'))
  .join('\n');

/** The standalone document. The meta elements let our own reader know organ, year and form without guessing. */
export function reportHtml(report: AnnualReport): string {
  const outline = outlineOf(report);
  const tables = formTables(report);
  const body = outline.sections.map((section) => sectionHtml(section, tables)).join('\n');
  const preface = paragraphsHtml(outline.preface);
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="author" content="${printable(report.organ ?? '')}">
<meta name="report-organ" content="${printable(report.organ ?? '')}">
<meta name="report-year" content="${printable(report.year ?? '')}">
<meta name="report-format" content="${report.format}">
<title>${outline.title.join('')}</title>
<style>
!${style}</style>
</head>
<body>
<main>
<h1>!${outline.title.map((line) => html`${line}`).join('<br>')}</h1>
!${preface}
!${body}
</main>
</body>
</html>
`;
}

function sectionHtml(section: Section, tables: ReturnType<typeof formTables>): string {
  const id = `section-${section.id}`;
  const table = section.grid ? tables[section.grid.id] : '';
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${section.heading}</h2>
!${paragraphsHtml(section.before)}
!${table}
!${paragraphsHtml(section.after)}
</section>`;
}

const paragraphsHtml = (paragraphs: readonly Paragraph[]): string =>
  paragraphs
    .map((p) => {
      if (p.kind === 'heading') return html`<h3>${p.text}</h3>`;
      return html`<p>!${p.lead && html`<span class="report-lead">${p.lead}</span>`}${p.text}</p>`;
    })
    .join('\n');
