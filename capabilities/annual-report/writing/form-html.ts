/**
 * The three statutory tables as accessible HTML, for the portal and for the web file: every figure names its heads
 * and labels (`headers`), no inline style, no script. Classes begin with `report-`; form.css dresses them.
 */
import { html } from 'ghtml';
import type { AnnualReport, CellPath } from '#rules/annual-report/tables.ts';
import { type Grid, type GridCell, gridsOf, namesOf, type TableId } from './grid.ts';
import { completed, printable, printedCell } from './printed.ts';

/** Something to say at a cell: a class for its td, the words a reader is told, and the sign shown (▲ if none is given). */
export type CellNote = { readonly className: string; readonly note: string; readonly sign?: string };

export type FormOptions = {
  readonly mark?: (path: CellPath) => CellNote | null | undefined;
  /** Put before every id when a page shows more than one report; then cells are `<prefix>cell-<path>`. */
  readonly idPrefix?: string;
};

/** What each table is, for those who cannot see it. */
const captions: Readonly<Record<TableId, string>> = {
  proactive: '主动公开政府信息情况统计表',
  requests: '收到和处理政府信息公开申请情况统计表',
  disputes: '政府信息公开行政复议、行政诉讼情况统计表',
};

/** The id of the td of a cell: `cell-requests-newlyReceived-total`. */
export const cellId = (path: CellPath, idPrefix = ''): string =>
  `${idPrefix}cell-${path.replaceAll('.', '-')}`;

/** The three tables, each as one `<div class="report-table">`; trusted HTML, everything in it escaped. */
export function formTables(
  report: AnnualReport,
  options: FormOptions = {},
): Readonly<Record<TableId, string>> {
  const whole = completed(report);
  const tables = gridsOf(whole).map((grid) => [grid.id, tableHtml(whole, grid, options)]);
  return Object.fromEntries(tables) as Record<TableId, string>;
}

function tableHtml(report: AnnualReport, grid: Grid, options: FormOptions): string {
  const rows = grid.rows.map((cells) => {
    const inner = cells.map((cell) => cellHtml(report, grid, cell, options)).join('');
    return `<tr>${inner}</tr>`;
  });
  const headRows = rows.slice(0, grid.headRows).join('\n');
  const columns = grid.widths.map((_, i) => `<col class="report-column-${i + 1}">`).join('');
  const name = `${grid.name} ${captions[grid.id]}`;
  return html`<div class="report-table report-table-${grid.id}" role="region" aria-label="${name}" tabindex="0">
<table class="report-form">
<caption class="report-hidden">${name}</caption>
<colgroup>!${columns}</colgroup>
!${headRows && `<thead>\n${headRows}\n</thead>`}
<tbody>
!${rows.slice(grid.headRows).join('\n')}
</tbody>
</table>
</div>`;
}

function cellHtml(report: AnnualReport, grid: Grid, cell: GridCell, options: FormOptions): string {
  const span = `${cell.colspan > 1 ? ` colspan="${cell.colspan}"` : ''}${cell.rowspan > 1 ? ` rowspan="${cell.rowspan}"` : ''}`;
  if (cell.path !== undefined) return valueHtml(report, grid, cell, cell.path, span, options);
  if (cell.kind === 'note') return html`<td class="report-note"!${span}>${cell.text}</td>`;
  const id = headerId(grid, cell, options);
  return html`<th class="report-${cell.kind}" id="${id}" scope="${scopeOf(cell)}"!${span}>${cell.text}</th>`;
}

function valueHtml(
  report: AnnualReport,
  grid: Grid,
  cell: GridCell,
  path: CellPath,
  span: string,
  options: FormOptions,
): string {
  const names = namesOf(grid, cell);
  const headers = [...names.columns, ...names.rows].map((c) => headerId(grid, c, options)).join(' ');
  const mark = options.mark?.(path);
  const className = `report-value${mark ? ` ${mark.className}` : ''}`;
  const id = cellId(path, options.idPrefix);
  return html`<td class="${className}" id="${id}" headers="${headers}"!${span}>${printedCell(report, cell)}!${mark ? noteHtml(mark) : ''}</td>`;
}

const noteHtml = (mark: CellNote): string =>
  html` <span class="report-sign" aria-hidden="true">${mark.sign ?? '▲'}</span><span class="report-hidden">（${printable(mark.note)}）</span>`;

const headerId = (grid: Grid, cell: GridCell, options: FormOptions): string =>
  `${options.idPrefix ?? ''}head-${grid.id}-${cell.row}-${cell.column}`;

function scopeOf(cell: GridCell): string {
  if (cell.kind === 'label') return cell.rowspan > 1 ? 'rowgroup' : 'row';
  return cell.colspan > 1 ? 'colgroup' : 'col';
}
