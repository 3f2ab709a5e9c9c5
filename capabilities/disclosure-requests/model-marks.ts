/** What an event means for the figures of the year: the marks tables 三 is counted from. Pure. */
import type { ApplicantKindName, Day } from './model.ts';
import type { Case } from './model-case.ts';
import type { CaseEvent } from './model-events.ts';

export type Mark = {
  /** The number of the event it belongs to. */
  readonly ordinal: number;
  readonly kind: 'received' | 'closed' | 'reopened' | 'kind-corrected' | 'voided';
  readonly on: Day;
  readonly applicantKind: ApplicantKindName;
  readonly previousKind: ApplicantKindName | null;
  readonly outcome: string | null;
  readonly receivedOn: Day;
};

/** Whether a case is one that table 三 may count: no drill, no request to amend a record (art. 41). */
export const isCountable = (of: Pick<Case, 'isDrill' | 'kind'>): boolean =>
  !of.isDrill && of.kind === 'disclosure';

/** What has been counted so far of a case that is received and on its way under chapter IV. */
const isCounted = (of: Case): boolean =>
  of.receivedOn !== null && of.track === 'disclosure' && of.state !== 'voided';

const ended = new Set(['replied', 'withdrawn', 'deemed-abandoned']);

/**
 * The mark an event leaves, or null. A case counts from its receipt until it is voided or re-routed away, and again when
 * it is re-routed back. One that ends before it was ever received is no request of the year and has no mark.
 */
export function markOf(before: Case, event: CaseEvent, after: Case): Mark | null {
  if (!isCountable(after)) return null;
  const was = isCounted(before);
  const is = isCounted(after);
  const mark = (kind: Mark['kind'], on: Day, more: Partial<Mark> = {}): Mark => ({
    ...{ ordinal: event.number, kind, on, applicantKind: after.applicantKind, previousKind: null },
    ...{ outcome: null, receivedOn: after.receivedOn ?? on },
    ...more,
  });
  if (!was && is) return mark('received', after.receivedOn ?? event.on);
  if (was && !is) return mark('voided', event.on);
  if (!is) return null;
  if (event.kind === 'kind-corrected')
    return mark('kind-corrected', event.on, { previousKind: before.applicantKind });
  if (event.kind === 'reopened') return mark('reopened', event.on);
  if (!ended.has(before.state) && ended.has(after.state))
    return mark('closed', after.closedOn ?? event.on, { outcome: after.outcome?.code ?? null });
  return null;
}
