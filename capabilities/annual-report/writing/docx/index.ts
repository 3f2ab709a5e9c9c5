/**
 * The report as a Word file: the statutory tables with their merged cells, headings with outline levels, odd and even
 * page numbers. Organ, year and form are in the custom properties, so that our reader need not guess them.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  HeightRule,
  Packer,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import {
  faces,
  font,
  footers,
  headings,
  page,
  styles,
  typeWidth,
} from '#platform/documents/official-page.ts';
import type { AnnualReport } from '#rules/annual-report/tables.ts';
import { type Grid, type GridCell, leftAligned } from '../grid.ts';
import { outlineOf, type Paragraph as Prose, type Section, titleLines } from '../outline.ts';
import { printable, printedCell } from '../printed.ts';

/** The .docx file of a completed report. */
export async function reportDocx(report: AnnualReport): Promise<Uint8Array> {
  const outline = outlineOf(report);
  const title = outline.title.join('');
  const organ = printable(report.organ ?? '').trim();
  const titleRuns = titleLines(outline.title).map(
    (text, i) => new TextRun({ text, ...(i > 0 && { break: 1 }) }),
  );
  const document = new Document({
    title,
    subject: '政府信息公开工作年度报告',
    creator: organ,
    lastModifiedBy: organ,
    keywords: '政府信息公开；年度报告',
    customProperties: [
      { name: 'report-organ', value: organ },
      { name: 'report-year', value: printable(report.year ?? '').trim() },
      { name: 'report-format', value: report.format },
    ],
    styles,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: { page },
        footers,
        children: [
          new Paragraph({ heading: headings.title, children: titleRuns }),
          ...outline.preface.map(prose),
          ...outline.sections.flatMap((section) => sectionParts(report, section)),
        ],
      },
    ],
  });
  return withLanguage(new Uint8Array(await Packer.toArrayBuffer(document)));
}

/** Says in the core properties that the document is in Chinese, which the library cannot. */
function withLanguage(bytes: Uint8Array): Uint8Array {
  const core = 'docProps/core.xml';
  const files = unzipSync(bytes);
  const xml = strFromU8(files[core] ?? new Uint8Array());
  files[core] = strToU8(xml.replace('</cp:coreProperties>', '<dc:language>zh-CN</dc:language>$&'));
  return zipSync(files, { level: 6 });
}

function sectionParts(report: AnnualReport, section: Section): (Paragraph | Table)[] {
  const heading = new Paragraph({ heading: headings.section, children: [new TextRun(section.heading)] });
  const table = section.grid ? [formTable(report, section.grid), spacer()] : [];
  return [heading, ...section.before.map(prose), ...table, ...section.after.map(prose)];
}

/** Half a line between a table and what follows; also keeps two tables apart. */
const spacer = () => new Paragraph({ style: 'ReportCell', children: [] });

function prose(paragraph: Prose): Paragraph {
  if (paragraph.kind === 'heading') {
    return new Paragraph({ heading: headings.part, children: [new TextRun(paragraph.text)] });
  }
  const lead = paragraph.lead ? [new TextRun({ text: paragraph.lead, font: font(faces.subheading) })] : [];
  return new Paragraph({
    style: 'ReportBody',
    widowControl: false,
    children: [...lead, new TextRun(paragraph.text)],
  });
}

const line = { style: BorderStyle.SINGLE, size: 6, color: '000000' };

function formTable(report: AnnualReport, grid: Grid): Table {
  const total = grid.widths.reduce((sum, width) => sum + width, 0);
  const columnWidths = grid.widths.map((width) => Math.floor((width / total) * typeWidth));
  const height = grid.id === 'requests' ? undefined : { value: 420, rule: HeightRule.ATLEAST };
  const rows = grid.rows.map((cells, index) => {
    const isHead = index < grid.headRows;
    return new TableRow({
      children: cells.map((cell) => formCell(report, grid, cell, columnWidths)),
      cantSplit: true,
      ...(height && { height }),
      // A row said not to be a head is read as one by some programs, so nothing is said.
      ...(isHead && { tableHeader: true }),
      keepNext: index < grid.rows.length - 1,
    });
  });
  return new Table({
    rows,
    columnWidths,
    width: { size: columnWidths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    margins: { top: 30, bottom: 30, left: 30, right: 30 },
    borders: {
      top: line,
      bottom: line,
      left: line,
      right: line,
      insideHorizontal: line,
      insideVertical: line,
    },
  });
}

function formCell(report: AnnualReport, grid: Grid, cell: GridCell, widths: readonly number[]): TableCell {
  const text = printedCell(report, cell);
  const width = widths.slice(cell.column, cell.column + cell.colspan).reduce((sum, w) => sum + w, 0);
  const size = fittingSize(text, width - 60);
  const alignment = leftAligned(grid, cell) ? AlignmentType.LEFT : AlignmentType.CENTER;
  const runs = text === '' ? [] : [new TextRun({ text, ...(cell.kind === 'value' && size && { size }) })];
  return new TableCell({
    columnSpan: cell.colspan,
    rowSpan: cell.rowspan,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    ...(cell.kind === 'item' && {
      shading: { type: ShadingType.CLEAR, fill: 'C6D9F1', color: 'auto' },
    }),
    children: [new Paragraph({ style: 'ReportCell', alignment, children: runs })],
  });
}

/** Half points at which a figure of half-width digits fits the width; undefined when the style's own size does. */
function fittingSize(text: string, width: number): number | undefined {
  const fitting = Math.floor((width / Math.max(1, text.length)) * (2 / 10) * 0.98);
  return fitting < 20 ? Math.max(8, fitting) : undefined;
}
