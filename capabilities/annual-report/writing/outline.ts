/** The report as a document: title, sections, headings and paragraphs in printed order; drawn alike by every writer. */
import { type AnnualReport, type SectionId, sections } from '#rules/annual-report/tables.ts';
import { type Grid, gridsOf } from './grid.ts';
import { printable } from './printed.ts';

export type Paragraph = {
  /** 'heading' a line of its own such as （一）主动公开情况 · 'body' all else. */
  readonly kind: 'heading' | 'body';
  /** The sentence up to its full stop that leads a paragraph as a heading would; set in 楷体, no part of the outline. */
  readonly lead: string;
  readonly text: string;
};

export type Section = {
  readonly id: SectionId;
  /** 一、总体情况 */
  readonly heading: string;
  readonly before: readonly Paragraph[];
  readonly grid?: Grid;
  /** Notes under the table (注：…). */
  readonly after: readonly Paragraph[];
};

export type Outline = {
  readonly title: readonly string[];
  readonly preface: readonly Paragraph[];
  readonly sections: readonly Section[];
};

const subheading = /^[（(][一二三四五六七八九十]{1,3}[）)]/;
const tableNote = /^(注|备注|说明)\s*[:：]/;
/** Longer lines are sentences, even when they begin with （一）. */
const headingLength = 28;

/** The outline of a completed report. */
export function outlineOf(report: AnnualReport): Outline {
  const grids = gridsOf(report);
  return {
    title: titleOf(report),
    preface: paragraphsOf(report.narrative.preface),
    sections: sections.map(({ id, numeral, title }) => {
      const grid = grids.find((g) => g.id === id);
      const lines = linesOf(report.narrative[id]);
      const firstNote = lines.findIndex((line) => tableNote.test(line));
      const split = grid && firstNote >= 0 ? firstNote : lines.length;
      return {
        id,
        heading: `${numeral}、${title[report.format]}`,
        before: lines.slice(0, split).map(paragraphOf),
        ...(grid && { grid }),
        after: lines.slice(split).map(paragraphOf),
      };
    }),
  };
}

/** The title as printed, line by line; made from organ and year when the report has none. */
export function titleOf(report: AnnualReport): string[] {
  const lines = linesOf(report.narrative.title);
  if (lines.length > 0) return lines;
  const year = report.year ? `${printable(report.year).trim()}年` : '';
  return [`${printable(report.organ ?? '').trim()}${year}政府信息公开工作年度报告`.replace(/\s+/g, ' ')];
}

/** Characters of size 二 that stand on one line. */
const titleWidth = 20;

/** The title on the page: one too long for a line is broken before the year or 政府信息公开, so that no word is torn apart. */
export function titleLines(title: readonly string[]): string[] {
  return title.flatMap((line) => {
    const stop = line.search(/\d{4}\s*年|政府信息公开/);
    if (line.length <= titleWidth || stop <= 0) return [line];
    return [line.slice(0, stop).trimEnd(), line.slice(stop)];
  });
}

const linesOf = (text: string): string[] =>
  printable(text)
    .split('\n')
    .map((line) => line.replaceAll('\t', ' ').trim())
    .filter((line) => line !== '');

const paragraphsOf = (text: string): Paragraph[] => linesOf(text).map(paragraphOf);

function paragraphOf(line: string): Paragraph {
  if (!subheading.test(line)) return { kind: 'body', lead: '', text: line };
  const stop = line.search(/[。：:；]/) + 1;
  const standsAlone = stop === 0 || stop === line.length;
  if (standsAlone && line.length <= headingLength) return { kind: 'heading', lead: '', text: line };
  if (stop === 0 || stop > headingLength) return { kind: 'body', lead: '', text: line };
  return { kind: 'body', lead: line.slice(0, stop), text: line.slice(stop) };
}
