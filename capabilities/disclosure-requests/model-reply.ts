/** With which letter a case is answered. Pure. */
import { cite } from '#rules/citation.ts';
import type { LetterKind } from '#rules/requests/letter-kinds.ts';
import { isOutcomeCode, type OutcomeVariant, variantOf } from '#rules/requests/outcomes.ts';
import { isOnTheSpot, replyFormBasis } from '#rules/requests/reply-form.ts';
import type { Day, Way } from './model.ts';
import type { Case } from './model-case.ts';
import type { CaseEvent } from './model-events.ts';

/** What a reply's form rests on, as printed. */
export const replyFormArticles: string = replyFormBasis.map(cite).join('、');

/** The letter that tells what was decided; null before anything is. */
export function replyLetterKind({ kind, outcome }: Pick<Case, 'kind' | 'outcome'>): LetterKind | null {
  if (kind === 'record-amendment') return 'record-amendment';
  return outcome && isOutcomeCode(outcome.code)
    ? variantOf(outcome.code, outcome.variant as OutcomeVariant).letter
    : null;
}

/** Whether a reply of that day and way may go without a letter. */
export const mayReplyWithoutLetter = (of: Case, on: Day, way: Way): boolean =>
  of.reopenings.length === 0 && isOnTheSpot(of.receivedOn ?? of.arrivedOn, on, way === 'in-person');

/** The letters that may go out as the reply: of the kind that fits the outcome, issued since the last seal. */
export function replyLetters(of: Case, events: readonly CaseEvent[]): string[] {
  const sealed = events.findLast(({ kind }) => kind === 'cleared')?.number ?? Number.POSITIVE_INFINITY;
  const kind = replyLetterKind(of);
  return events.flatMap((event) =>
    event.kind === 'letter-issued' && event.number > sealed && event.detail.letterKind === kind
      ? [event.detail.letter]
      : [],
  );
}
