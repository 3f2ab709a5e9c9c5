/**
 * The equations of tables 三 and 四.
 *
 * 「本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和」; the others follow from what the rows and
 * columns are. The group subtotals （三）–（六） stand in no cell, so there is nothing to balance them with.
 */
import type { BalanceRuleId, Imbalance } from './balance.ts';
import {
  type AnnualReport,
  applicantColumns,
  type CellPath,
  disputeCell,
  disputeGroups,
  disputeResults,
  figureAt,
  requestCell,
  requestRowGroups,
  rowsOf,
} from './tables.ts';

/** Σ parts = Σ wholes. The parts are what is added up; the wholes are what the form states. */
export type Equation = {
  readonly rule: BalanceRuleId;
  readonly parts: readonly CellPath[];
  readonly wholes: readonly CellPath[];
  /** 「表三“自然人”列」 */
  readonly where: string;
  readonly partWords: string;
  readonly wholeWords: string;
};

const parts = applicantColumns.filter((column) => column.id !== 'total');

const rowEquations = (report: AnnualReport): Equation[] =>
  rowsOf(report).map((row) => {
    const group = requestRowGroups.find((g) => g.id === row.group && g.id !== row.id)?.label ?? '';
    return {
      rule: 'row-sums-to-total',
      parts: parts.map((column) => requestCell(row.id, column.id)),
      wholes: [requestCell(row.id, 'total')],
      where: `表三“${group}${row.label}”行`,
      partWords: '六类申请人之和',
      wholeWords: '“总计”',
    };
  });

const columnEquations = (report: AnnualReport): Equation[] =>
  applicantColumns.flatMap(({ id, label }): Equation[] => [
    {
      rule: 'outcomes-sum-to-total',
      parts: rowsOf(report)
        .filter((row) => row.part === 'outcome')
        .map((row) => requestCell(row.id, id)),
      wholes: [requestCell('totalHandled', id)],
      where: `表三“${label}”列`,
      partWords: '各项办理结果之和',
      wholeWords: '“（七）总计”',
    },
    {
      rule: 'columns-balance',
      parts: [requestCell('newlyReceived', id), requestCell('carriedIn', id)],
      wholes: [requestCell('totalHandled', id), requestCell('carriedOver', id)],
      where: `表三“${label}”列`,
      partWords: '第一项（本年新收）加第二项（上年结转）',
      wholeWords: '第三项（总计）加第四项（结转下年度）',
    },
  ]);

const disputeEquations: readonly Equation[] = disputeGroups.map((group) => ({
  rule: 'disputes-sum',
  parts: disputeResults.filter((r) => r.id !== 'total').map((r) => disputeCell(group.id, r.id)),
  wholes: [disputeCell(group.id, 'total')],
  where: `表四“${group.label}”`,
  partWords: '四种结果之和',
  wholeWords: '“总计”',
}));

/** Every equation of this report, in printed order. */
export const equations = (report: AnnualReport): readonly Equation[] => [
  ...rowEquations(report),
  ...columnEquations(report),
  ...disputeEquations,
];

type Side = { readonly sum: number; readonly open: readonly CellPath[]; readonly text: string };

function side(report: AnnualReport, cells: readonly CellPath[]): Side {
  const figures = cells.map((cell) => figureAt(report, cell) ?? null);
  const known = figures.filter((figure) => figure !== null).map(Number);
  const sum = known.reduce((all, figure) => all + figure, 0);
  const shown = known.filter((figure) => figure !== 0);
  const text = shown.length > 1 ? `${shown.join('＋')}＝${sum}` : String(sum);
  return { sum, open: cells.filter((_, i) => figures[i] === null), text };
}

/** What the equation finds, or undefined when it holds or cannot be judged. */
export function judgeEquation(report: AnnualReport, equation: Equation): Imbalance | undefined {
  const left = side(report, equation.parts);
  const right = side(report, equation.wholes);
  const difference = left.sum - right.sum;
  const found = {
    rule: equation.rule,
    cells: [...equation.parts, ...equation.wholes],
    expected: left.sum,
    actual: right.sum,
    difference,
  };
  const { where, partWords, wholeWords } = equation;
  const open = left.open.length + right.open.length;
  if (difference === 0) return undefined;
  const impossible = difference > 0 ? right.open.length === 0 : left.open.length === 0;
  if (open === 0) {
    const message = `${where}不平：${partWords}为${left.text}，${wholeWords}为${right.text}，相差${Math.abs(difference)}。请核对并改正。`;
    return { ...found, severity: 'error', message };
  }
  if (impossible) {
    const more = difference > 0 ? '已经超过' : '已经少于';
    const message = `${where}不平：${partWords}为${left.text}，${more}${wholeWords}${right.text}（另有${open}格没有数字）。请核对并改正。`;
    return { ...found, severity: 'error', message };
  }
  if (right.open.length > 0 || left.open.length === equation.parts.length) return undefined;
  const message = `${where}有${left.open.length}格没有数字，其余各格之和为${left.text}，比${wholeWords}${right.text}少${-difference}。请补填，没有的填0。`;
  return { ...found, severity: 'question', message };
}

/**
 * Where exactly one cell lies in every broken equation of table 三 and all differ by as much, that cell is named as the
 * likely one: the first thing a clerk would work out by hand.
 */
export function withSuspects(report: AnnualReport, broken: readonly Imbalance[]): Imbalance[] {
  const certain = broken.filter((b) => b.severity === 'error' && b.rule !== 'disputes-sum');
  const size = Math.abs(certain[0]?.difference ?? 0);
  if (certain.length < 2 || certain.some((b) => Math.abs(b.difference ?? 0) !== size)) return [...broken];
  const [first, ...rest] = certain;
  const shared = (first?.cells ?? []).filter((cell) => rest.every((b) => b.cells.includes(cell)));
  const [suspect] = shared;
  if (shared.length !== 1 || suspect === undefined) return [...broken];
  const now = Number(figureAt(report, suspect));
  return broken.map((b) =>
    certain.includes(b)
      ? {
          ...b,
          cells: [suspect, ...b.cells.filter((cell) => cell !== suspect)],
          message: `${b.message}行、列都只差${size}，交叉处这一格（现为${now}）最可能填错。`,
        }
      : b,
  );
}
