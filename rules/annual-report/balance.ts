/**
 * The balance rules of the annual report as data, and the one function that judges all of them. Only what is
 * arithmetically certain is an 'error'; what only usually holds is a 'question' or 'advice' and never more.
 */
import { type Citation, ogi, reportForm2021 } from '../citation.ts';
import { equations, judgeEquation, withSuspects } from './equations.ts';
import { plausibility } from './plausibility.ts';
import type { AnnualReport, CellPath } from './tables.ts';
import { judgeFigures } from './whole-figures.ts';

export type RuleSeverity = 'error' | 'question' | 'advice';

export type BalanceRuleId =
  | 'columns-balance'
  | 'row-sums-to-total'
  | 'outcomes-sum-to-total'
  | 'disputes-sum'
  | 'figures-are-whole'
  | 'amount-precision'
  | 'rules-by-non-legislator'
  | 'fee-in-yuan'
  | 'issued-not-in-force'
  | 'carry-over'
  | 'in-force-chain'
  | 'same-year-copies';

export type BalanceRule = {
  readonly id: BalanceRuleId;
  /** The rule in the words of the form. */
  readonly formula: string;
  /** The most it can be; a rule with open operands is told as a question. */
  readonly severity: RuleSeverity;
  /** Whether the form prints it; the others follow logically, or only usually hold. */
  readonly printed: boolean;
  readonly basis: Citation;
};

const rule = (
  id: BalanceRuleId,
  severity: RuleSeverity,
  formula: string,
  more: Partial<BalanceRule> = {},
) => ({
  id,
  formula,
  severity,
  printed: false,
  basis: reportForm2021,
  ...more,
});

export const balanceRules: readonly BalanceRule[] = [
  rule('columns-balance', 'error', '第一项加第二项之和，等于第三项（七）总计加第四项之和（每一列）', {
    printed: true,
  }),
  rule(
    'row-sums-to-total',
    'error',
    '自然人＋商业企业＋科研机构＋社会公益组织＋法律服务机构＋其他＝总计（每一行）',
  ),
  rule('outcomes-sum-to-total', 'error', '（一）至（六）各项办理结果之和＝（七）总计（每一列）'),
  rule('disputes-sum', 'error', '结果维持＋结果纠正＋其他结果＋尚未审结＝总计（三组各自）'),
  rule('figures-are-whole', 'error', '件数为不小于0的整数，金额不小于0'),
  rule('amount-precision', 'advice', '收费金额以万元为单位，最多保留6位小数'),
  rule('rules-by-non-legislator', 'question', '规章只能由国务院部门、省级和设区的市级政府制定', {
    basis: ogi('20(1)'),
  }),
  rule('fee-in-yuan', 'question', '收费金额的单位是万元', { printed: true, basis: ogi('20(8)') }),
  rule('issued-not-in-force', 'question', '现行有效件数一般不少于本年制发件数减本年废止件数'),
  rule('carry-over', 'error', '上一年度“结转下年度继续办理”＝本年度“上年结转”（每一列）'),
  rule('in-force-chain', 'advice', '现行有效件数＝上一年度现行有效件数＋本年制发件数－本年废止件数'),
  rule('same-year-copies', 'advice', '同一年度同一金额在两份报告中应一致'),
];

/** One rule that a report breaks: both sides, the difference, the cells and a sentence for the clerk. */
export type Imbalance = {
  readonly rule: BalanceRuleId;
  readonly severity: RuleSeverity;
  readonly cells: readonly CellPath[];
  /** What the figures lead to, and what the form holds. */
  readonly expected: number | string | null;
  readonly actual: number | string | null;
  readonly difference: number | null;
  readonly message: string;
};

/**
 * Every balance rule over one report. A cell without a figure (null) is never taken for 0: a rule with an open operand
 * is broken only if the figures there are make it impossible, and is otherwise asked about or left alone.
 */
export function imbalances(report: AnnualReport): Imbalance[] {
  const broken = equations(report).flatMap((equation) => judgeEquation(report, equation) ?? []);
  return [...judgeFigures(report), ...withSuspects(report, broken), ...plausibility(report)];
}
