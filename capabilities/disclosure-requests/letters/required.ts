/**
 * What each letter must contain (law/rules: the set of letters and their contents). A template that leaves one out is not
 * accepted, a letter for which one is empty is not issued.
 */
import { type LetterKind, letterKinds } from '#rules/requests/letter-kinds.ts';
import type { ElementId } from './elements.ts';

/** In every letter to somebody outside about a request: which request, of whom, of when, on which article. */
const always: readonly ElementId[] = ['addressee', 'subject', 'receivedOn', 'basis'];
const decision: readonly ElementId[] = [...always, 'remedy', 'deliveryWay'];
const refusal = (...more: ElementId[]): readonly ElementId[] => [...decision, 'ground', 'reasons', ...more];

const required: Readonly<Record<LetterKind, readonly ElementId[]>> = {
  'registration-form': ['applicant', 'requestNumber', 'channel', 'subject'],
  'registration-receipt': [...always, 'requestNumber', 'receiptReason', 'dueOn'],
  'correction-notice': [...always, 'correctionMatters', 'correctionPeriod', 'organPhone'],
  'reasons-notice': [...always, 'excess', 'reasonsPeriod', 'organPhone'],
  'deferral-notice': [...always, 'extensionReason', 'deferredUntil'],
  'extension-notice': [...always, 'extensionReason', 'extensionDays', 'extendedDueOn', 'approver'],
  'third-party-consultation': ['addressee', 'basis', 'consultedInformation', 'opinionForm', 'organPhone'],
  'third-party-confirmation': ['addressee', 'basis', 'consultedInformation'],
  'consultation-notice': [...always, 'consultedParty'],
  'third-party-decision': ['addressee', 'basis', 'disclosedContent', 'disclosureReasons', 'remedy'],
  'co-maker-consultation': ['addressee', 'basis', 'consultedInformation', 'opinionForm', 'organPhone'],
  'assistance-letter': ['addressee', 'basis', 'assistance', 'assistanceDueOn'],
  'fee-notice': [...always, 'feeMethod', 'feeStandard', 'feeDetail', 'feeAmount', 'feeAccount'],
  'reply-already-public': [...decision, 'publicationPlace'],
  'reply-provide': [...decision, 'provided', 'provisionForm'],
  'reply-in-part': refusal('provided', 'withheld', 'provisionForm'),
  'reply-state-secret': refusal('classification'),
  'reply-prohibited-by-law': refusal(),
  'reply-endangers-security': refusal('harm'),
  'reply-third-party-rights': refusal('opinion'),
  'reply-internal-affairs': refusal(),
  'reply-deliberative': refusal(),
  'reply-enforcement-file': refusal(),
  'reply-administrative-inquiry': [...decision, 'specialLaw', 'applyTo'],
  'reply-not-existing': [...decision, 'search'],
  'reply-not-this-organ': [...decision, 'reasons', 'otherOrgan'],
  'reply-moved-to-archive': [...decision, 'archive'],
  'reply-needs-creating': [...decision, 'search', 'creation'],
  'reply-still-unclear': [...decision, 'correctionNotice', 'unclear'],
  'reply-petition': [...decision, 'petition', 'channelToGo'],
  'reply-repeated': [...decision, 'earlierReply'],
  'reply-publication': [...decision, 'publicationPlace'],
  'reply-excessive': [...decision, 'reasonsAsked', 'judgement'],
  'reply-reissue': [...decision, 'earlierProvision'],
  'reply-correction-overdue': [...decision, 'correctionNotice', 'correctionPassed'],
  'reply-fee-unpaid': [...decision, 'feeNotice', 'feePassed'],
  'reply-withdrawn': [...decision, 'withdrawal'],
  'reply-not-information': [...decision, 'reasons'],
  'reply-other': [...decision, 'reasons'],
  'record-amendment': [...decision, 'record', 'verification', 'amendment'],
  'clearance-slip': [
    ...(['requestNumber', 'applicant', 'subject', 'receivedOn', 'dueOn', 'proposal', 'basis'] as const),
    ...(['legalOpinion', 'secrecyOpinion', 'headOpinion'] as const),
  ],
  'proactive-transfer': ['requestNumber', 'subject', 'transferItems', 'transferReason', 'basis'],
};

/** The opinions on a clearance slip are written by hand on the paper, so their places may be empty when it is printed. */
const filledByHand: ReadonlySet<ElementId> = new Set(['legalOpinion', 'secrecyOpinion', 'headOpinion']);

/** The elements a template of this kind must have a place for. */
export const requiredElements = (kind: LetterKind): readonly ElementId[] => required[kind];

/** The elements that must have words before a letter of this kind is issued. */
export const demandedElements = (kind: LetterKind): readonly ElementId[] =>
  required[kind].filter((id) => !filledByHand.has(id));

/** Whether the letter bears the organ's name, date, seal and a 文号. Forms that others fill in do not. */
export const isSigned = (kind: LetterKind): boolean =>
  letterKinds[kind].group !== 'internal' && kind !== 'third-party-confirmation';
