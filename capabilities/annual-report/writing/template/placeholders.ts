/** What a placeholder in an agency's form stands for. */
import {
  type AnnualReport,
  cellPaths,
  figureAt,
  type SectionId,
  sections,
} from '#rules/annual-report/tables.ts';
import { outlineOf } from '../outline.ts';
import { printable, printedFigure } from '../printed.ts';

/**
 * The text for a placeholder: organ, year, title, preface, a section (overview, proactive, requests, disputes,
 * problems, other), or a cell by its path, for table 三 with or without `requests.` in front. Undefined when unknown.
 */
export function placeholderValue(report: AnnualReport, name: string): string | undefined {
  if (name === 'organ') return printable(report.organ ?? '').trim();
  if (name === 'year') return printable(report.year ?? '').trim();
  if (name === 'title') return outlineOf(report).title.join('\n');
  if (name === 'preface') return printable(report.narrative.preface).trimEnd();
  const section = sections.find(({ id }) => id === name);
  if (section) return printable(report.narrative[section.id as SectionId]).trimEnd();
  const path = [name, `requests.${name}`, `disputes.${name}`, `proactive.${name}`].find((p) =>
    cellPaths(report).includes(p),
  );
  return path === undefined ? undefined : printedFigure(figureAt(report, path));
}
