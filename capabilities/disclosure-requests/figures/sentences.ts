/** Sentences of the annual report that the requests can say; pure. */
import { applicantColumns, requestCell } from '#rules/annual-report/tables.ts';
import type { RequestFigure } from './table-three.ts';

/**
 * 一（二）: 「2024年，新收政府信息公开申请3件，上年结转1件，办结3件，结转下年度继续办理1件。新收申请中，自然人2件、商业企业1件。」
 * null where the requests of the year were not kept here.
 */
export function requestSentence(year: string, figures: readonly RequestFigure[]): string | null {
  const at = (path: string): number | null => figures.find((one) => one.path === path)?.value ?? null;
  const [received, carriedIn, handled, carriedOver] = [
    at(requestCell('newlyReceived', 'total')),
    at(requestCell('carriedIn', 'total')),
    at(requestCell('totalHandled', 'total')),
    at(requestCell('carriedOver', 'total')),
  ];
  if (received === null) return null;
  const whole = `${year}年，新收政府信息公开申请${received}件，上年结转${carriedIn}件，办结${handled}件，结转下年度继续办理${carriedOver}件。`;
  const kinds = applicantColumns
    .filter(({ id }) => id !== 'total' && (at(requestCell('newlyReceived', id)) ?? 0) > 0)
    .map(({ id, label }) => `${label}${at(requestCell('newlyReceived', id))}件`);
  return kinds.length === 0 ? whole : `${whole}新收申请中，${kinds.join('、')}。`;
}
