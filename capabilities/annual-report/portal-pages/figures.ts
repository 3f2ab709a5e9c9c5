/** The figures of a report that a page shows at a glance: key figures, results by kind, changes over two years. */
import { html } from '#portal/html.ts';
import {
  type Amount,
  type AnnualReport,
  type CellPath,
  disputeCell,
  type Figure,
  figureAt,
  requestCell,
  rowsOf,
} from '#rules/annual-report/tables.ts';

export type KeyFigure = { readonly label: string; readonly value: Figure | Amount; readonly unit: string };

const total = (row: Parameters<typeof requestCell>[0]): CellPath => requestCell(row, 'total');

/** The six figures that sum up a year. null when the report holds no such figure. */
export function keyFigures(report: AnnualReport): KeyFigure[] {
  const at = (path: CellPath) => figureAt(report, path) ?? null;
  return [
    { label: '本年新收申请', value: at(total('newlyReceived')), unit: '件' },
    { label: '本年度办理总计', value: at(total('totalHandled')), unit: '件' },
    { label: '结转下年度', value: at(total('carriedOver')), unit: '件' },
    { label: '行政复议', value: at(disputeCell('reconsideration', 'total')), unit: '件' },
    { label: '行政诉讼', value: lawsuits(report), unit: '件' },
    {
      label: '现行有效规范性文件',
      value: at('proactive.normativeDocuments.inForce') ?? at('proactive.normativeDocuments.disclosedInAll'),
      unit: '件',
    },
  ];
}

/** Suits brought directly and suits after reconsideration, together. */
export function lawsuits(report: AnnualReport): Figure {
  const direct = figureAt(report, disputeCell('directSuit', 'total'));
  const after = figureAt(report, disputeCell('suitAfterReconsideration', 'total'));
  return typeof direct === 'number' && typeof after === 'number' ? direct + after : null;
}

export const shown = (value: Figure | Amount | undefined): string =>
  value === null || value === undefined ? '未填' : String(value);

/** The key figures as a definition list. */
export function keyFiguresHtml(report: AnnualReport): string {
  const item = ({ label, value, unit }: KeyFigure) =>
    html`<div><dt>${label}</dt><dd><strong>${shown(value)}</strong>${value === null ? '' : unit}</dd></div>`;
  return html`<dl class="key-figures">!${keyFigures(report).map(item)}</dl>`;
}

const kinds = [
  ['予以公开', (id: string) => id === 'disclosed'],
  ['部分公开', (id: string) => id === 'disclosedInPart'],
  ['不予公开', (id: string) => id.startsWith('refused.')],
  ['无法提供', (id: string) => id.startsWith('unableToProvide.')],
  ['不予处理', (id: string) => id.startsWith('notHandled.')],
  ['其他处理', (id: string) => id.startsWith('otherHandling')],
] as const;

/** How many requests ended in each of the six ways (总计 column). */
export function resultsByKind(report: AnnualReport): { label: string; count: number }[] {
  return kinds.map(([label, belongs]) => ({
    label,
    count: rowsOf(report)
      .filter((row) => row.part === 'outcome' && belongs(row.id))
      .reduce((sum, row) => sum + Number(figureAt(report, total(row.id)) ?? 0), 0),
  }));
}

/** The results as a table with a bar beside each number; '' when no request was handled. */
export function resultsChart(report: AnnualReport): string {
  const results = resultsByKind(report);
  const sum = results.reduce((all, result) => all + result.count, 0);
  const most = Math.max(...results.map((result) => result.count));
  if (sum <= 0 || !Number.isFinite(most)) return '';
  const line = ({ label, count }: { label: string; count: number }) => html`<tr>
<th scope="row">${label}</th>
<td class="chart-bar"><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="chart-track" width="100" height="10"/><rect class="chart-fill" width="${((100 * count) / most).toFixed(2)}" height="10"/></svg></td>
<td class="chart-number">${count} 件</td>
<td class="chart-number">${((100 * count) / sum).toFixed(1)}%</td>
</tr>`;
  return html`<table class="chart">
<caption>申请办理结果（共 ${sum} 件）</caption>
<thead class="visually-hidden"><tr><th scope="col">结果</th><td></td><th scope="col">件数</th><th scope="col">占比</th></tr></thead>
<tbody>!${results.map(line)}</tbody>
</table>`;
}
