/**
 * The information processing fee, in 分.
 *
 * 「行政机关依申请提供政府信息，不收取费用。但是，申请人申请公开政府信息的数量、频次明显超过合理范围的，行政机关可以收取信息
 * 处理费。」 (条例第四十二条第一款) 《政府信息公开信息处理费管理办法》 (国办函〔2020〕109号): 「信息处理费可以按件计收，也可以按量
 * 计收，均按照超额累进方式计算收费金额。行政机关对每件申请可以根据实际情况选择适用其中一种标准，但不得同时按照两种标准重复计算。」
 * (第三条) 按件: 「同一申请人一个自然月内累计申请10件以下（含10件）的，不收费」; 11—30件 「100元/件」; 31件以上 「以10件为一档，
 * 每增加一档，收费标准提高100元/件」 (第四条). 按量: 30页以下 不收费, 31—100页 10元/页, 101—200页 20元/页, 201页以上 40元/页
 * (第五条).
 *
 * Articles 1–4 were read in several web copies, the rates of article 5 in one; the rest of the measures was not read.
 * Not modelled: a remission for people in need (no text on it was found).
 */
import type { Day } from '../calendar.ts';
import { type Citation, ogi } from '../citation.ts';
import type { OutcomeCode, OutcomeVariant } from './outcomes.ts';

/** 《政府信息公开信息处理费管理办法》, issued 2020-11-17. */
export const feeMeasures = (article: string): Citation => ({
  law: '政府信息公开信息处理费管理办法',
  article,
});

/** 'by-item' counts applications of one applicant in a calendar month; 'by-page' the pages of one application. */
export type FeeMethod = 'by-item' | 'by-page';

/** A tier: from the how-manieth unit on, the rate of each unit. */
export type FeeTier = { readonly from: number; readonly to: number | null; readonly unitFen: number };

/** The rates of a method from a day on. Old ones are never edited. */
export type FeeRates = {
  readonly from: Day;
  readonly tiers: readonly FeeTier[];
  /** Beyond the last tier: every so many units the rate grows by so much. */
  readonly steps: { readonly units: number; readonly growthFen: number } | null;
  readonly basis: Citation;
};

export const feeRates: Readonly<Record<FeeMethod, readonly FeeRates[]>> = {
  'by-item': [
    {
      from: '2020-11-17',
      tiers: [
        { from: 1, to: 10, unitFen: 0 },
        { from: 11, to: 30, unitFen: 10_000 },
      ],
      steps: { units: 10, growthFen: 10_000 },
      basis: feeMeasures('4'),
    },
  ],
  'by-page': [
    {
      from: '2020-11-17',
      tiers: [
        { from: 1, to: 30, unitFen: 0 },
        { from: 31, to: 100, unitFen: 1_000 },
        { from: 101, to: 200, unitFen: 2_000 },
        { from: 201, to: null, unitFen: 4_000 },
      ],
      steps: null,
      basis: feeMeasures('5'),
    },
  ],
};

export type FeeLine = FeeTier & { readonly units: number; readonly fen: number };

export type Fee = {
  readonly method: FeeMethod;
  readonly fen: number;
  /** How it came about, tier by tier; tiers that are not reached are left out. */
  readonly lines: readonly FeeLine[];
  readonly basis: Citation;
};

function ratesOn(method: FeeMethod, day: Day): FeeRates {
  const rates = feeRates[method].filter(({ from }) => from <= day).at(-1);
  if (rates) return rates;
  throw new RangeError(`${day}还没有信息处理费的收费标准，不能收费。`);
}

/** The tier in which the n-th unit lies. */
function tierOf({ tiers, steps }: FeeRates, n: number): FeeTier {
  const tier = tiers.find(({ from, to }) => n >= from && (to === null || n <= to));
  if (tier) return tier;
  const last = tiers.at(-1);
  if (!last || last.to === null || !steps) throw new RangeError('收费标准不完整。');
  const step = Math.floor((n - last.to - 1) / steps.units);
  const from = last.to + 1 + step * steps.units;
  return { from, to: from + steps.units - 1, unitFen: last.unitFen + (step + 1) * steps.growthFen };
}

function linesOf(rates: FeeRates, first: number, last: number): FeeLine[] {
  const lines: FeeLine[] = [];
  for (let n = first; n <= last; ) {
    const tier = tierOf(rates, n);
    const end = Math.min(tier.to ?? last, last);
    const units = end - n + 1;
    lines.push({ ...tier, units, fen: units * tier.unitFen });
    n = end + 1;
  }
  return lines;
}

const whole = (n: number, least: number) => Number.isSafeInteger(n) && n >= least;

/**
 * By item: what the applications cost that follow on `earlier` ones of the same applicant in the same calendar month.
 * `items`: into how many smallest reasonable units this application falls 「一事一申请」. Throws RangeError for counts
 * that are no whole numbers, and for a day before the measures.
 */
export function feeByItem(earlier: number, items: number, on: Day): Fee {
  if (!whole(earlier, 0) || !whole(items, 1)) throw new RangeError('件数应为整数，本次申请不少于1件。');
  const rates = ratesOn('by-item', on);
  const lines = linesOf(rates, earlier + 1, earlier + items);
  return { method: 'by-item', fen: sumOf(lines), lines, basis: rates.basis };
}

/** By page: what the pages of one application cost. An A4 side is a page, applications are not added up (as remembered). */
export function feeByPage(pages: number, on: Day): Fee {
  if (!whole(pages, 0)) throw new RangeError('页数应为不小于0的整数。');
  const rates = ratesOn('by-page', on);
  const lines = linesOf(rates, 1, pages);
  return { method: 'by-page', fen: sumOf(lines), lines, basis: rates.basis };
}

const sumOf = (lines: readonly FeeLine[]) => lines.reduce((sum, line) => sum + line.fen, 0);

/** The month in which an application is counted: '2024-03'. */
export const feeMonthOf = (day: Day): string => day.slice(0, 7);

export type FeeFacts = {
  readonly method: FeeMethod;
  /** Whether it was found that number or frequency are plainly beyond reason (art. 35, 42). */
  readonly excessFound: boolean;
  /** The method of a fee already notified for this application. */
  readonly notified?: FeeMethod | null;
  /** What the request is going to end in, where that is decided. */
  readonly outcome?: OutcomeCode;
  readonly variant?: OutcomeVariant;
  readonly fen: number;
};

/** Why no fee can be asked for; empty when it can. Each with the field it belongs to. */
export function feeRefusals(facts: FeeFacts): { readonly field: string; readonly message: string }[] {
  const refusals: { field: string; message: string }[] = [];
  if (!facts.excessFound)
    refusals.push({
      field: 'excessFound',
      message:
        '依申请提供政府信息不收取费用。只有申请的数量、频次明显超过合理范围的才可以收取信息处理费，请先完成该项认定（条例第三十五条、第四十二条）。',
    });
  if (facts.notified && facts.notified !== facts.method)
    refusals.push({
      field: 'method',
      message: `本申请已经${facts.notified === 'by-item' ? '按件' : '按量'}计收，不得同时按照两种标准重复计算。`,
    });
  if (facts.notified && facts.notified === facts.method)
    refusals.push({ field: 'method', message: '本申请已经发出收费通知书，不能再次通知收费。' });
  if (facts.method === 'by-page' && facts.outcome && !givesCopies(facts))
    refusals.push({
      field: 'method',
      message:
        '按量计收只适用于提供纸质件、电子邮件或者复制电子数据的情形；本申请不提供信息内容，可以选择按件计收。',
    });
  if (facts.fen <= 0)
    refusals.push({ field: 'amount', message: '按照收费标准计算的金额为零，不需要通知收费。' });
  return refusals;
}

/** Whether copies are handed out: then they have pages to count. */
const givesCopies = ({ outcome, variant }: FeeFacts): boolean =>
  outcome === 'disclosedInPart' || (outcome === 'disclosed' && variant !== 'already-public');

/** The citations a fee notice rests on. */
export const feeCitations = (fee: Fee): readonly Citation[] => [ogi('42.1'), fee.basis];

/** An amount for people: 470000 分 → 「4700元」, 50 分 → 「0.50元」. */
export const yuan = (fen: number): string =>
  fen % 100 === 0 ? `${fen / 100}元` : `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}元`;
