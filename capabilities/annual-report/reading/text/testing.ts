/** Renders a report as text in the layouts that real reports arrive in, so that tests can read it back. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Amount,
  type AnnualReport,
  applicantColumns,
  blankReport,
  cellPaths,
  disputeGroups,
  disputeResults,
  type Figure,
  type FormVersion,
  figureAt,
  proactiveBlocks,
  proactiveCell,
  requestCell,
  requestRowGroups,
  requestRows,
  rowsOf,
  sections,
  setFigure,
} from '#rules/annual-report/tables.ts';
import { readText } from './index.ts';

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

// Reports at random ---------------------------------------------------------------------------------------

const count = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 40 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 4000 }) },
);

/** A balanced report: figures of the outcome rows at random, totals and the carried-over row from them. */
export const balanced = (form: FormVersion): fc.Arbitrary<AnnualReport> => {
  const rows = requestRows[form];
  const outcomes = rows.filter((row) => row.part === 'outcome');
  const columns = applicantColumns.slice(0, 6);
  return fc
    .record({
      outcomes: fc.array(count, { minLength: outcomes.length * 6, maxLength: outcomes.length * 6 }),
      carried: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 12, maxLength: 12 }),
      disputes: fc.array(count, { minLength: 12, maxLength: 12 }),
      proactive: fc.array(count, { minLength: 20, maxLength: 20 }),
      change: fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 5, maxLength: 5 }),
      amount: fc.constantFrom('0', '12.5', '18651.064104', '2977.71', '96171.6'),
    })
    .map((made) => {
      const report = blankReport(form);
      report.organ = '凤泉区教育体育和文化旅游局';
      report.year = form === '2021' ? '2024' : '2020';
      report.narrative.overview = '全面贯彻落实条例，努力做好各项工作。\n';
      report.narrative.problems = '工作机制有待完善。\n';
      report.narrative.other = '无其他需要报告的事项。\n';
      const set = (row: string, column: string, value: number) =>
        setFigure(report, `requests.${row}.${column}`, value);
      for (const [c, column] of columns.entries()) {
        let sum = 0;
        for (const [r, row] of outcomes.entries()) {
          const value = made.outcomes[r * 6 + c] ?? 0;
          set(row.id, column.id, value);
          sum += value;
        }
        const out = made.carried[c] ?? 0;
        const carriedIn = Math.min(made.carried[6 + c] ?? 0, sum + out);
        set('totalHandled', column.id, sum);
        set('carriedOver', column.id, out);
        set('carriedIn', column.id, carriedIn);
        set('newlyReceived', column.id, sum + out - carriedIn);
      }
      for (const row of rows) {
        const figures = columns.map((column) => report.requests[row.id]?.[column.id] ?? 0);
        set(
          row.id,
          'total',
          figures.reduce((a, b) => a + b, 0),
        );
      }
      fillRest(report, made);
      return report;
    });
};

type Made = {
  readonly disputes: readonly number[];
  readonly proactive: readonly number[];
  readonly change: readonly number[];
  readonly amount: string;
};

function fillRest(report: AnnualReport, made: Made): void {
  for (const [g, group] of disputeGroups.entries()) {
    const four = disputeResults.slice(0, 4).map((_, i) => made.disputes[g * 4 + i] ?? 0);
    const all = [...four, four.reduce((a, b) => a + b, 0)];
    for (const [i, result] of disputeResults.entries()) report.disputes[group.id][result.id] = all[i] ?? 0;
  }
  const cells = proactiveBlocks[report.format].flatMap((block) => block.rows.flatMap((row) => row.cells));
  for (const [i, cell] of cells.entries()) {
    const value =
      cell.kind === 'amount' ? made.amount : cell.kind === 'change' ? made.change[i % 5] : made.proactive[i];
    setFigure(report, proactiveCell(cell), value ?? 0);
  }
}

const isNought = (value: Figure | Amount | undefined) => value === 0 || value === '0';

/** Nothing read is wrong; with `whole`, everything that stands in the text is read. */
export function assertReadBack(
  report: AnnualReport,
  layout: Layout,
  change: (text: string) => string = (t) => t,
) {
  const text = change(renderText(report, layout));
  const read = readText(text);
  const whole = !['glued', 'half-glued'].includes(layout.figures);
  assert.equal(read.format, report.format);
  for (const path of cellPaths(report)) {
    const told = figureAt(report, path) ?? null;
    const got = figureAt(read, path) ?? null;
    const cell = read.cells[path];
    const where = `${path} in\n${text}\n${JSON.stringify(cell)}`;
    if (layout.without && path.startsWith('requests.') && path.endsWith(`.${layout.without}`)) {
      assert.equal(got, null, where);
      assert.equal(cell?.mark, 'missing', where);
      continue;
    }
    if (isNought(told) && layout.nought !== '0') {
      assert.equal(got, null, where);
      assert.equal(cell?.mark, layout.nought === '' ? 'blank' : 'slash', where);
      continue;
    }
    if (cell?.mark === 'ambiguous') {
      assert.equal(whole, false, where);
      assert.ok(cell.candidates?.includes(told), where);
      continue;
    }
    assert.equal(got, told, where);
  }
  return read;
}
