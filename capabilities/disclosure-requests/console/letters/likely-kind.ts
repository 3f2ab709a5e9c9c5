/** Which letter is most likely wanted next of a case; only where the editor begins. Pure. */

import type { LetterKind } from '#rules/requests/letter-kinds.ts';
import { isOutcomeCode, type OutcomeVariant, variantOf } from '#rules/requests/outcomes.ts';
import type { CaseViewData } from '../../contract.ts';

type Looked = Pick<
  CaseViewData,
  'state' | 'outcomeDecision' | 'amendment' | 'correction' | 'consultations' | 'extension' | 'fee' | 'reasons'
>;

export function likelyKind(view: Looked): LetterKind {
  const decided = view.outcomeDecision;
  if (decided && isOutcomeCode(decided.code))
    return variantOf(decided.code, decided.variant as OutcomeVariant).letter as LetterKind;
  if (view.amendment) return 'record-amendment';
  if (view.state === 'awaiting-correction') return 'correction-notice';
  if (view.state === 'awaiting-fee') return 'fee-notice';
  if (view.extension?.approvedOn && view.extension.toldOn === null) return 'extension-notice';
  const open = view.consultations.find(({ endedOn }) => endedOn === null);
  if (open) return open.of === 'third-party' ? 'third-party-consultation' : 'co-maker-consultation';
  if (view.reasons && view.reasons.receivedOn === null) return 'reasons-notice';
  return 'registration-receipt';
}
