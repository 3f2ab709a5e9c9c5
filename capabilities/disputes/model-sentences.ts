/** The sentence of the annual report that the disputes can say; pure. */
import { disputeCell, disputeGroups } from '#rules/annual-report/tables.ts';

type Figure = { readonly path: string; readonly value: number | null };

/** 「因政府信息公开工作被申请行政复议2件，被提起行政诉讼1件（未经复议直接起诉0件，复议后起诉1件）。」; null: not kept here. */
export function disputeSentence(year: string, figures: readonly Figure[]): string | null {
  const [reconsideration = null, direct = null, after = null] = disputeGroups.map(
    ({ id }) => figures.find(({ path }) => path === disputeCell(id, 'total'))?.value ?? null,
  );
  if (reconsideration === null || direct === null || after === null) return null;
  const suits = direct + after;
  const kinds = suits > 0 ? `（未经复议直接起诉${direct}件，复议后起诉${after}件）` : '';
  return `${year}年，因政府信息公开工作被申请行政复议${reconsideration}件，被提起行政诉讼${suits}件${kinds}。`;
}
