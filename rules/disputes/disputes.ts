/**
 * Disputes over disclosure: their three kinds and four results, as table 四 counts them.
 *
 * 「因政府信息公开工作被申请行政复议、提起行政诉讼的情况」 (条例第五十条第一款第三项)
 */
import type { DisputeGroup, DisputeResult } from '../annual-report/form.ts';
import type { Day } from '../calendar.ts';
import type { OutcomeCode } from '../requests/outcomes.ts';
import { remedyClassOf } from '../requests/remedies.ts';
import { defaultSettings, type RequestSettings } from '../requests/settings.ts';

export const disputeKinds = [
  'reconsideration',
  'directSuit',
  'suitAfterReconsideration',
] as const satisfies readonly DisputeGroup[];

/** The group of columns of table 四 in which the dispute is counted. */
export type DisputeKind = (typeof disputeKinds)[number];

/** How it ended, or 'pending'. */
export type DisputeStanding = Exclude<DisputeResult, 'total'>;

/** The decisions of reconsideration organs and courts, and the column each falls into. */
export const dispositions = {
  'reconsideration-upheld': { of: 'reconsideration', label: '维持', result: 'upheld' },
  'reconsideration-request-rejected': { of: 'reconsideration', label: '驳回行政复议请求', result: 'upheld' },
  'reconsideration-revoked': { of: 'reconsideration', label: '撤销', result: 'overturned' },
  'reconsideration-changed': { of: 'reconsideration', label: '变更', result: 'overturned' },
  'reconsideration-unlawful': { of: 'reconsideration', label: '确认违法', result: 'overturned' },
  'reconsideration-ordered': { of: 'reconsideration', label: '责令履行', result: 'overturned' },
  'reconsideration-application-rejected': {
    of: 'reconsideration',
    label: '驳回行政复议申请',
    result: 'other',
  },
  'reconsideration-terminated': { of: 'reconsideration', label: '终止、撤回', result: 'other' },
  'reconsideration-mediated': { of: 'reconsideration', label: '调解、和解', result: 'other' },
  'suit-claim-rejected': { of: 'suit', label: '驳回诉讼请求', result: 'upheld' },
  'suit-revoked': { of: 'suit', label: '撤销', result: 'overturned' },
  'suit-changed': { of: 'suit', label: '变更', result: 'overturned' },
  'suit-unlawful': { of: 'suit', label: '确认违法、无效', result: 'overturned' },
  'suit-ordered': { of: 'suit', label: '责令履行', result: 'overturned' },
  'suit-action-rejected': { of: 'suit', label: '驳回起诉、不予立案', result: 'other' },
  'suit-withdrawn': { of: 'suit', label: '撤诉、终结', result: 'other' },
  'suit-mediated': { of: 'suit', label: '调解', result: 'other' },
} as const satisfies Record<
  string,
  { of: 'reconsideration' | 'suit'; label: string; result: Exclude<DisputeStanding, 'pending'> }
>;

/**
 * A decision as it was given. Into which column each falls is our reading: no guidance of the form could be read, so
 * the clerk may put it elsewhere with a reason.
 */
export type Disposition = keyof typeof dispositions;

/** The dispositions open to a kind of dispute. */
export const dispositionsOf = (kind: DisputeKind): readonly Disposition[] =>
  (Object.keys(dispositions) as Disposition[]).filter(
    (id) => (dispositions[id].of === 'reconsideration') === (kind === 'reconsideration'),
  );

/** The column of table 四 a dispute stands in: 'pending' while nothing is decided. */
export const resultOf = (disposition: Disposition | null): DisputeStanding =>
  disposition === null ? 'pending' : dispositions[disposition].result;

/**
 * What is strange about a dispute of this kind over this reply, in a sentence; null when nothing is. A court decides
 * whether it hears a case; the sentence only asks the clerk to look twice.
 */
export function disputeRemark(
  kind: DisputeKind,
  reply: { readonly code: OutcomeCode; readonly repliedOn: Day },
  settings: RequestSettings = defaultSettings,
): string | null {
  if (kind !== 'directSuit') return null;
  const remedy = remedyClassOf(reply.code, reply.repliedOn, settings);
  return remedy.class === 'reconsideration-first'
    ? '按照行政复议法第二十三条，这类答复应当先申请行政复议；请核对是否确为未经复议直接起诉。'
    : null;
}
