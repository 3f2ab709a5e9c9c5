/** The report as PDF: GB/T 9704 page, tagged, with bookmarks; set by Typst from form.typ. */
import { readFileSync } from 'node:fs';
import { typeset } from '#platform/documents/typst/index.ts';
import type { AnnualReport } from '#rules/annual-report/tables.ts';
import { type Grid, type GridCell, leftAligned } from '../grid.ts';
import { outlineOf, titleLines } from '../outline.ts';
import { printable, printedCell } from '../printed.ts';

const markup = readFileSync(new URL('form.typ', import.meta.url), 'utf8');

/** The PDF file of a completed report. Throws when the fonts have not been built or Typst refuses. */
export const reportPdf = (report: AnnualReport): Promise<Uint8Array> => typeset(markup, pdfData(report));

/** What form.typ is given. */
export function pdfData(report: AnnualReport) {
  const outline = outlineOf(report);
  return {
    title: outline.title.join(''),
    titleLines: titleLines(outline.title),
    organ: printable(report.organ ?? '').trim(),
    preface: outline.preface,
    sections: outline.sections.map(({ heading, before, after, grid }) => ({
      heading,
      before,
      after,
      table: grid ? tableData(report, grid) : null,
    })),
  };
}

/** The table as runs of rows that are heads and rows that are not. */
function tableData(report: AnnualReport, grid: Grid) {
  const cellData = (cell: GridCell) => ({
    text: printedCell(report, cell),
    kind: cell.kind,
    colspan: cell.colspan,
    rowspan: cell.rowspan,
    left: leftAligned(grid, cell),
  });
  const groups: { header: boolean; repeat: boolean; cells: ReturnType<typeof cellData>[] }[] = [];
  for (const row of grid.rows) {
    const header = row.every((cell) => cell.kind !== 'label' && cell.kind !== 'value');
    const last = groups.at(-1);
    const cells = row.map(cellData);
    if (last?.header === header) last.cells.push(...cells);
    else groups.push({ header, repeat: grid.headRows > 0, cells });
  }
  return { columns: grid.widths, groups };
}
