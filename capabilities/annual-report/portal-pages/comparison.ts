/** Two years side by side: every figure that stands in both forms, and what changed. */
import { html } from '#portal/html.ts';
import {
  type AnnualReport,
  type CellPath,
  cellPaths,
  disputeGroups,
  figureAt,
  proactiveBlocks,
  proactiveCell,
  requestCell,
  requestRowGroups,
  rowsOf,
} from '#rules/annual-report/tables.ts';
import { shown } from './figures.ts';
import { scrolled } from './form.ts';

type Line = { readonly label: string; readonly path: CellPath };

/** 「（三）不予公开：1.属于国家秘密」: several groups have a row 「3.其他」. */
function underGroup({ id, label, group }: ReturnType<typeof rowsOf>[number]): string {
  const head = requestRowGroups.find((one) => one.id === group && one.id !== id);
  return head ? `${head.label}：${label}` : label;
}

/** What is compared: table 二 whole, of tables 三 and 四 the totals. */
function linesOf(report: AnnualReport): { title: string; lines: Line[] }[] {
  const proactive = proactiveBlocks[report.format].flatMap((block) =>
    block.rows.flatMap((row) =>
      row.cells.map((cell) => ({ label: `${row.label}：${cell.label}`, path: proactiveCell(cell) })),
    ),
  );
  return [
    { title: '主动公开', lines: proactive },
    {
      title: '依申请公开（总计列）',
      lines: rowsOf(report).map((row) => ({ label: underGroup(row), path: requestCell(row.id, 'total') })),
    },
    {
      title: '行政复议、行政诉讼（总计）',
      lines: disputeGroups.map((group) => ({ label: group.label, path: `disputes.${group.id}.total` })),
    },
  ];
}

/** The comparison as a section with one table; both reports' own years head the columns. */
export function comparisonTable(report: AnnualReport, previous: AnnualReport): string {
  const common = new Set(cellPaths(previous));
  const held = ({ path }: Line) =>
    common.has(path) && [report, previous].some((one) => typeof figureAt(one, path) !== 'object');
  const line = ({ label, path }: Line) => {
    const now = figureAt(report, path);
    const before = figureAt(previous, path);
    return html`<tr><th scope="row">${label}</th><td>${shown(before)}</td><td>${shown(now)}</td><td>${change(before, now)}</td></tr>`;
  };
  const group = ({ title, lines }: { title: string; lines: Line[] }) =>
    html`<tbody><tr><th colspan="4" scope="rowgroup" class="group">${title}</th></tr>!${lines.map(line)}</tbody>`;
  const groups = linesOf(report)
    .map(({ title, lines }) => ({ title, lines: lines.filter(held) }))
    .filter(({ lines }) => lines.length > 0);
  const table = html`<table class="plain comparison"><caption class="visually-hidden">与上一年度对照</caption>
<thead><tr><th scope="col">项目</th><th scope="col">${yearWords(previous, '上一年度')}</th><th scope="col">${yearWords(report, '本年度')}</th><th scope="col">增减</th></tr></thead>
!${groups.map(group)}</table>`;
  return html`<section class="block" aria-labelledby="comparison-title">
<h2 id="comparison-title">与上一年度对照</h2>
!${scrolled('与上一年度对照，可左右滚动', table)}
</section>`;
}

const yearWords = (report: AnnualReport, otherwise: string) => (report.year ? `${report.year}年` : otherwise);

type Value = ReturnType<typeof figureAt>;

/** 「+3」, 「−2」, 「持平」; empty when one side holds no figure. Amounts are compared to six places. */
export function change(before: Value, now: Value): string {
  if (before === null || before === undefined || now === null || now === undefined) return '';
  const difference = Math.round((Number(now) - Number(before)) * 1e6) / 1e6;
  if (!Number.isFinite(difference)) return '';
  if (difference === 0) return '持平';
  return difference > 0 ? `+${difference}` : `−${Math.abs(difference)}`;
}
