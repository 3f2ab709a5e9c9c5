/** What is possible on paper but hardly true: asked, never called an error. */
import type { Imbalance } from './balance.ts';
import { type BodyKind, bodyKind, bodyKindInProse, cannotMakeRules } from './organs.ts';
import { type AnnualReport, figureAt } from './tables.ts';

/** The body this report speaks for: by its name, else by its title, else by its prose. */
export function reportingBody(report: AnnualReport): { name: string | null; kind: BodyKind } {
  const title = report.narrative.title
    .replace(/\s/g, '')
    .replace(/(?:20\d\d年?度?)?(?:政府|政务)?信息公开.*$/, '');
  const name = report.organ || title || null;
  const byName = bodyKind(name);
  const kind = byName === 'unknown' ? bodyKindInProse(Object.values(report.narrative).join('')) : byName;
  return { name, kind };
}

const figure = (report: AnnualReport, path: string): number | null => {
  const value = figureAt(report, path);
  return value === null || value === undefined ? null : Number(value);
};

function rulesByNonLegislator(report: AnnualReport): Imbalance[] {
  const { name, kind } = reportingBody(report);
  if (!cannotMakeRules(name, kind)) return [];
  const heads = report.format === '2021' ? ['issued', 'inForce'] : ['newlyMade'];
  const cells = heads
    .map((head) => `proactive.governmentRules.${head}`)
    .filter((cell) => (figure(report, cell) ?? 0) > 0);
  if (cells.length === 0) return [];
  const count = figure(report, cells[0] ?? '');
  const message = `表二“规章”填了${count}件。规章由国务院部门、省级和设区的市级政府制定，${name ?? '本单位'}一般没有制定权，请核实是否应填在“行政规范性文件”一行。`;
  const found = { cells, expected: 0, actual: count, difference: count };
  return [{ ...found, rule: 'rules-by-non-legislator', severity: 'question', message }];
}

/** 万元 above which a body of this kind has more likely printed 元. Far above anything seen that was right. */
const doubtfulFee: Readonly<Record<BodyKind, number>> = {
  township: 10_000,
  department: 100_000,
  government: 10_000_000,
  unknown: 1_000_000,
};

function feeInYuan(report: AnnualReport): Imbalance[] {
  const cell = 'proactive.administrativeFeesWanYuan';
  const amount = figure(report, cell);
  const { name, kind } = reportingBody(report);
  const wide = kind === 'department' && /省|自治区|厅|总局|部$/.test(name ?? '');
  if (amount === null || amount < doubtfulFee[wide ? 'unknown' : kind]) return [];
  const printed = figureAt(report, cell) ?? null;
  const message = `表二“行政事业性收费”填了${printed}万元，约合${(amount / 10_000).toFixed(2)}亿元。请核实单位是否误用了元。`;
  const found = { cells: [cell], expected: null, actual: printed, difference: null };
  return [{ ...found, rule: 'fee-in-yuan', severity: 'question', message }];
}

function issuedNotInForce(report: AnnualReport): Imbalance[] {
  return ['governmentRules', 'normativeDocuments'].flatMap((row): Imbalance[] => {
    const cells = ['issued', 'repealed', 'inForce'].map((head) => `proactive.${row}.${head}`);
    const [issued, repealed, inForce] = cells.map((cell) => figure(report, cell));
    if (issued == null || repealed == null || inForce == null || inForce >= issued - repealed) return [];
    const label = row === 'governmentRules' ? '规章' : '行政规范性文件';
    const message = `表二“${label}”本年制发${issued}件、废止${repealed}件，现行有效却只有${inForce}件。请核实现行有效件数是否漏填。`;
    const found = {
      cells,
      expected: issued - repealed,
      actual: inForce,
      difference: issued - repealed - inForce,
    };
    return [{ ...found, rule: 'issued-not-in-force', severity: 'question', message }];
  });
}

export const plausibility = (report: AnnualReport): Imbalance[] => [
  ...rulesByNonLegislator(report),
  ...feeInYuan(report),
  ...issuedNotInForce(report),
];
