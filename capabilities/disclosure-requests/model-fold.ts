/** The fold from events to what is so now. Pure; the same for one case and for a million. */
import type { Day, RequestIdentity, State } from './model.ts';
import { type Case, type Consultation, unborn } from './model-case.ts';
import type { CaseEvent, EventKind, NewEvent } from './model-events.ts';

type Happened = Omit<CaseEvent, 'kind' | 'detail'> & NewEvent;
type EventOf<K extends EventKind> = Extract<Happened, { kind: K }>;
type Fold = { readonly [K in EventKind]: (of: Case, event: EventOf<K>) => Partial<Case> };

const nothing = () => ({});
const noClearance = { drafter: null, legal: null, head: null, cleared: null } as const;
const later = (a: Day | null, b: Day): Day => (a !== null && a > b ? a : b);

const consulted = (of: Case, id: string, change: Partial<Consultation>): Partial<Case> => ({
  consultations: of.consultations.map((one) => (one.id === id ? { ...one, ...change } : one)),
});

/** The state a case is in when it runs again after something else. */
const running = (of: Case): State => (of.receivedOn === null ? 'arrived' : 'received');

const fold: Fold = {
  arrived: (_, { detail }) => ({
    track: detail.track,
    applicantKind: detail.applicantKind,
    ...{ form: detail.form, route: detail.route },
    ...{ wantsHelp: detail.wantsHelp, missing: detail.missing },
  }),
  'office-confirmed': (of, { on }) => ({ officeConfirmedOn: later(of.officeConfirmedOn, on) }),
  'applicant-confirmed': (of, { on }) => ({ applicantConfirmedOn: later(of.applicantConfirmedOn, on) }),
  received: (_, { on }) => ({ receivedOn: on, state: 'received' }),
  rerouted: (of, { on, detail }) =>
    detail.to === 'disclosure'
      ? { track: detail.to, state: running(of), closedOn: null }
      : { track: detail.to, state: 'rerouted', closedOn: on },
  'kind-corrected': (_, { detail }) => ({ applicantKind: detail.to }),
  'owner-changed': (_, { detail }) => ({ ownerId: detail.to }),
  'subject-changed': nothing,
  'route-changed': (_, { detail }) => ({ route: detail.route }),
  'people-changed': (_, { detail }) => ({ missing: detail.missing }),
  'correction-asked': (_, { on, detail }) => ({
    state: 'awaiting-correction',
    correction: { askedOn: on, workingDays: detail.workingDays, deliveredOn: null, receivedOn: null },
  }),
  'correction-delivered': (of, { on }) => ({
    correction: of.correction && { ...of.correction, deliveredOn: on },
  }),
  'correction-received': (of, { on }) => ({
    state: 'received',
    correction: of.correction && { ...of.correction, receivedOn: on },
  }),
  'deemed-abandoned': (_, { on, detail }) => ({
    state: 'deemed-abandoned',
    closedOn: on,
    outcome: closing(
      detail.ground === 'fee-unpaid' ? 'otherHandling.feeUnpaid' : 'otherHandling.correctionOverdue',
      on,
    ),
  }),
  'consultation-sent': (of, { on, detail }) => ({
    consultations: [
      ...of.consultations,
      {
        ...{ id: detail.consultation, of: detail.of, sentOn: on, deliveredOn: null, answeredOn: null },
        ...{ answer: null, hasGoodReason: false, endedOn: null, endedHow: null, toldOn: null },
      },
    ],
  }),
  'consultation-delivered': (of, { on, detail }) => consulted(of, detail.consultation, { deliveredOn: on }),
  'consultation-answered': (of, { on, detail }) =>
    consulted(of, detail.consultation, {
      ...{ answeredOn: on, answer: detail.answer, hasGoodReason: detail.hasGoodReason },
      ...{ endedOn: on, endedHow: 'answered' },
    }),
  'consultation-ended': (of, { on, detail }) =>
    consulted(of, detail.consultation, { endedOn: on, endedHow: detail.how }),
  'third-party-told': (of, { on, detail }) => consulted(of, detail.consultation, { toldOn: on }),
  'extension-asked': (_, { on, byId, detail }) => ({
    extension: {
      ...{ askedOn: on, askedBy: byId, workingDays: detail.workingDays },
      ...{ approvedOn: null, toldOn: null },
    },
  }),
  'extension-refused': () => ({ extension: null }),
  extended: (of, { on, detail }) => ({
    extension: {
      ...{ askedOn: of.extension?.askedOn ?? null, askedBy: of.extension?.askedBy ?? null },
      ...{ workingDays: detail.workingDays, approvedOn: on, toldOn: null },
    },
  }),
  'extension-told': (of, { on }) => ({ extension: of.extension && { ...of.extension, toldOn: on } }),
  'reasons-asked': (_, { on, detail }) => ({
    reasons: {
      ...{ askedOn: on, workingDays: detail.workingDays, deliveredOn: null },
      ...{ receivedOn: null, reasonable: null },
    },
  }),
  'reasons-delivered': (of, { on }) => ({ reasons: of.reasons && { ...of.reasons, deliveredOn: on } }),
  'reasons-received': (of, { on }) => ({ reasons: of.reasons && { ...of.reasons, receivedOn: on } }),
  'reasons-judged': (of, { detail }) => ({
    reasons: of.reasons && { ...of.reasons, reasonable: detail.reasonable },
  }),
  deferred: (_, { on, detail }) => ({ deferral: { decidedOn: on, until: detail.until } }),
  'fee-notified': (_, { on, detail }) => ({
    state: 'awaiting-fee',
    fee: {
      ...{ notifiedOn: on, method: detail.method, quantity: detail.quantity, fen: detail.fen },
      ...{ deliveredOn: null, paidOn: null, waivedOn: null },
    },
  }),
  'fee-notice-delivered': (of, { on }) => ({ fee: of.fee && { ...of.fee, deliveredOn: on } }),
  'fee-paid': (of, { on }) => ({ state: 'received', fee: of.fee && { ...of.fee, paidOn: on } }),
  'fee-waived': (of, { on }) => ({ state: 'received', fee: of.fee && { ...of.fee, waivedOn: on } }),
  searched: (of, { on, detail }) => ({ searches: [...of.searches, { on, found: detail.found }] }),
  noted: nothing,
  'document-added': nothing,
  'document-removed': nothing,
  'outcome-decided': (_, { on, detail }) => ({
    state: 'drafting',
    clearance: noClearance,
    outcome: {
      ...{ code: detail.outcome, variant: detail.variant, decidedOn: on, onFile: detail.onFile },
      ...{ earlierRequest: detail.earlierRequest, items: detail.items },
    },
  }),
  'amendment-decided': (_, { on, detail }) => ({
    state: 'drafting',
    clearance: noClearance,
    amendment: { result: detail.result, decidedOn: on },
  }),
  'submitted-for-clearance': (_, { byId }) => ({
    state: 'in-clearance',
    clearance: { ...noClearance, drafter: byId },
  }),
  'legally-checked': (of, { byId }) => ({ clearance: { ...of.clearance, legal: byId } }),
  'head-approved': (of, { byId }) => ({ clearance: { ...of.clearance, head: byId } }),
  cleared: (of, { on, byId }) => ({
    ...{ state: 'cleared', sealedOn: on },
    clearance: { ...of.clearance, cleared: byId },
  }),
  returned: () => ({ state: 'drafting', clearance: noClearance }),
  replied: (_, { on, detail }) => ({
    ...{ state: 'replied', repliedOn: on, closedOn: on },
    ...{ replyWay: detail.way, replyLetter: detail.letter },
  }),
  delivered: (of, { on }) => ({ deliveredOn: of.deliveredOn ?? on }),
  withdrawn: (_, { on }) => ({
    state: 'withdrawn',
    closedOn: on,
    outcome: closing('otherHandling.other', on),
  }),
  reopened: (of, { on, detail }) => ({
    ...{ state: 'received', repliedOn: null, deliveredOn: null, closedOn: null, outcome: null },
    ...{ clearance: noClearance, archivedOn: null, retainUntil: null },
    ...{ extension: null, deferral: null },
    reopenings: [...of.reopenings, { on, ground: detail.ground, dueOn: detail.dueOn }],
  }),
  voided: (_, { on }) => ({ state: 'voided', closedOn: on }),
  archived: (_, { on, detail }) => ({ archivedOn: on, retainUntil: detail.retainUntil }),
  anonymised: () => ({ anonymised: true }),
  'publication-proposed': (_, { on }) => ({ publication: { proposedOn: on, item: null } }),
  'publication-linked': (of, { on, detail }) => ({
    publication: { proposedOn: of.publication?.proposedOn ?? on, item: detail.item },
  }),
  'help-given': nothing,
  rated: (_, { detail }) => ({ ratedScore: detail.score }),
  'letter-issued': (of, { on, detail }) => ({ letters: [...of.letters, { ...detail, on }] }),
  'code-issued': nothing,
  'closed-before-import': (_, { on, detail }) => ({
    ...{ state: 'replied', repliedOn: on, closedOn: on },
    outcome: closing(detail.outcome, on),
  }),
};

const closing = (code: string, on: Day): Case['outcome'] => ({
  ...{ code, variant: '', decidedOn: on, onFile: [], earlierRequest: null, items: [] },
});

/** The case after one more event. */
export function after(of: Case, event: CaseEvent): Case {
  const change = fold[event.kind] as (of: Case, event: CaseEvent) => Partial<Case>;
  return { ...of, ...change(of, event), events: event.number };
}

/** The case as all its events make it, oldest first. */
export const caseOf = (identity: RequestIdentity, events: readonly CaseEvent[]): Case =>
  events.reduce(after, unborn(identity));
