/** Renders a report as text in the layouts that real reports arrive in, so that tests can read it back. */
import {
  type AnnualReport,
  applicantColumns,
  disputeGroups,
  disputeResults,
  figureAt,
  proactiveBlocks,
  proactiveCell,
  requestCell,
  requestRowGroups,
  rowsOf,
  sections,
} from '#rules/annual-report/tables.ts';

/** How figures of one row are written. */
export type FigureStyle = 'glued' | 'half-glued' | 'spaces' | 'lines' | 'bars' | 'bars-lines' | 'tabs';

export type Layout = {
  readonly figures: FigureStyle;
  /** What stands for nought. */
  readonly nought: '0' | '' | '/';
  /** Figures stand before their label. */
  readonly above: boolean;
  /** Labels are broken over lines. */
  readonly wrapped: boolean;
  /** The group label stands beside its middle item. */
  readonly displaced: boolean;
  /** "1、" instead of "1.", ASCII parentheses. */
  readonly numbering: 'official' | 'commas';
  readonly without: (typeof applicantColumns)[number]['id'] | null;
};

export const plainLayout: Layout = {
  figures: 'spaces',
  nought: '0',
  above: false,
  wrapped: false,
  displaced: false,
  numbering: 'official',
  without: null,
};

const breaks = (style: FigureStyle): string => {
  if (style === 'glued' || style === 'half-glued') return '';
  return style === 'bars' || style === 'bars-lines' ? ' |\n' : '\n';
};

/** Partly spaced: a space after every second figure, as some pages leave. */
const halfGlued = (figures: readonly string[]): string =>
  figures.map((figure, i) => (i % 3 === 1 ? `${figure} ` : figure)).join('');

function row(label: string, figures: readonly string[], layout: Layout): string {
  switch (layout.figures) {
    case 'glued':
      return `${label}${figures.join('')}`;
    case 'half-glued':
      return `${label}${halfGlued(figures)}`;
    case 'bars':
      return `${label} | ${figures.join(' | ')} |\n`;
    case 'bars-lines':
      return `${label}\n|\n${figures.join('\n|\n')}\n|\n`;
    case 'tabs':
      return `${label}\t${figures.join('\t')}\n`;
    case 'lines':
      return layout.above ? `${figures.join('\n')}\n${label}\n` : `${label}\n${figures.join('\n')}\n`;
    default:
      return layout.above ? `${figures.join(' ')}\n${label}\n` : `${label} ${figures.join(' ')}\n`;
  }
}

const write = (value: unknown, layout: Layout): string => {
  if (value === null || value === undefined) return '';
  return value === 0 || value === '0' ? layout.nought : String(value);
};

const wrap = (label: string, layout: Layout): string =>
  layout.wrapped && label.length > 8 ? `${label.slice(0, 7)}\n${label.slice(7)}` : label;

const number = (label: string, layout: Layout): string =>
  layout.numbering === 'official'
    ? label
    : label
        .replace(/^(\d)\./, '$1、')
        .replaceAll('（', '(')
        .replaceAll('）', ')');

function proactiveTable(report: AnnualReport, layout: Layout): string {
  const end = breaks(layout.figures);
  const cell = layout.figures.startsWith('bars') ? ' | ' : layout.figures === 'lines' ? '\n' : '';
  return proactiveBlocks[report.format]
    .map((block) => {
      const heads = `信息内容${cell || '\t'}${block.heads.join(cell || '\t')}`;
      const head = end === '' ? heads.replaceAll('\t', '') : heads;
      const rows = block.rows.map((r) =>
        row(
          r.label,
          r.cells.map((c) => write(figureAt(report, proactiveCell(c)), layout)),
          layout,
        ),
      );
      return `${block.item}${end}${head}${end}${rows.join('')}`;
    })
    .join('');
}

function requestsTable(report: AnnualReport, layout: Layout): string {
  const columns = applicantColumns.filter((column) => column.id !== layout.without);
  const end = breaks(layout.figures);
  const rows = rowsOf(report);
  const lines = rows.map((r) => {
    const figures = columns.map((column) => write(figureAt(report, requestCell(r.id, column.id)), layout));
    const before = leading(report, r.id, layout);
    const label = number(wrap(r.label, layout), layout);
    return row(layout.above ? label : `${before}${label}`, figures, layout);
  });
  const heads = columns.map((column) => column.label).filter((label) => label !== '总计');
  const natural = heads.shift() ?? '';
  const head = [
    '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
    '申请人情况',
    `${natural}`,
    '法人或其他组织',
    '总计',
    ...heads,
  ].join(end);
  return `${head}${end}${lines.join('')}`;
}

/** The merged labels before a row, at their place or beside the middle item. */
function leading(report: AnnualReport, id: string, layout: Layout): string {
  const gap = layout.figures === 'tabs' ? '' : layout.figures === 'glued' ? '' : ' ';
  const top = id === 'disclosed' ? `三、本年度办理结果${gap}` : '';
  for (const group of requestRowGroups) {
    const members = rowsOf(report).filter((r) => r.id.startsWith(`${group.id}.`));
    const at = layout.displaced ? Math.floor(members.length / 2) : 0;
    if (members[at]?.id === id) return `${top}${number(group.label, layout)}${gap}`;
  }
  return top;
}

function disputesTable(report: AnnualReport, layout: Layout): string {
  const end = breaks(layout.figures);
  const results = disputeResults.map((result) => result.label).join(end);
  const figures = disputeGroups.flatMap((group) =>
    disputeResults.map((result) => write(report.disputes[group.id][result.id], layout)),
  );
  const head = `行政复议${end}行政诉讼${end}${results}${end}未经复议直接起诉${end}复议后起诉${end}${results}${end}${results}`;
  return row(head, figures, { ...layout, above: false, figures: layout.figures });
}

/** The whole report as text. */
export function renderText(report: AnnualReport, layout: Layout): string {
  const end = layout.figures === 'glued' ? '' : '\n';
  const tables: Record<string, string> = {
    proactive: proactiveTable(report, layout),
    requests: requestsTable(report, layout),
    disputes: disputesTable(report, layout),
  };
  const body = sections.map(
    ({ id, numeral, title }) =>
      `${numeral}、${title[report.format]}${end}${tables[id] ?? report.narrative[id]}${end}`,
  );
  return `${report.organ}${report.year}年政府信息公开工作年度报告\n${body.join('')}`;
}
