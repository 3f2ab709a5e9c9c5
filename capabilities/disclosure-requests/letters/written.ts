/** What was already written about a case in its steps, put where a letter needs it. Pure. */
import type { FactKind } from '#rules/requests/facts.ts';
import type { CaseEvent, EventKind } from '../model-events.ts';
import type { ElementId, ElementValues } from './elements.ts';

/** The words of an event, by its number. */
export type WordsByNumber = ReadonlyMap<number, Readonly<Record<string, string>>>;

/** Facts written with the outcome, and the element of the reply each belongs to. */
const ofFacts: Readonly<Partial<Record<FactKind, ElementId>>> = {
  'publication-place': 'publicationPlace',
  'information-attached-or-route': 'provided',
  'severable-part': 'withheld',
  'withheld-reasons': 'reasons',
  'ground-article': 'ground',
  'secrecy-review': 'classification',
  'harm-assessment': 'harm',
  'third-party-opinion': 'opinion',
  'special-law': 'specialLaw',
  'search-log': 'search',
  'responsible-organ': 'otherOrgan',
  'not-ours-reasons': 'reasons',
  'archive-transfer': 'archive',
  'creation-needed': 'creation',
  'still-unclear-why': 'unclear',
  'no-good-reason': 'correctionPassed',
  'petition-nature': 'petition',
  'petition-channel': 'channelToGo',
  'earlier-reply': 'earlierReply',
  'earlier-provision': 'earlierProvision',
  'reasons-judged': 'judgement',
  withdrawal: 'withdrawal',
  'closing-reasons': 'reasons',
};

/** Words of other steps: event, the key of its words, element. */
const ofSteps: readonly (readonly [event: EventKind, key: string, element: ElementId])[] = [
  ['correction-asked', 'what', 'correctionMatters'],
  ['consultation-sent', 'question', 'consultedInformation'],
  ['consultation-answered', 'opinion', 'opinion'],
  ['third-party-told', 'content', 'disclosedContent'],
  ['third-party-told', 'reasons', 'disclosureReasons'],
  ['extended', 'reason', 'extensionReason'],
  ['reasons-asked', 'why', 'excess'],
  ['reasons-judged', 'reason', 'judgement'],
  ['deferred', 'reason', 'extensionReason'],
  ['fee-notified', 'basis', 'feeDetail'],
  ['searched', 'result', 'search'],
  ['withdrawn', 'reason', 'withdrawal'],
  ['amendment-decided', 'text', 'amendment'],
];

const isWritten = (text: string | undefined): text is string => text !== undefined && text.trim() !== '';

/** The last words written for each element; what the outcome says goes before what a step said. */
export function writtenWords(events: readonly CaseEvent[], words: WordsByNumber): ElementValues {
  const found: Partial<Record<ElementId, string>> = {};
  const approved = events.findLast(({ kind }) => kind === 'extended');
  if (approved) found.approver = approved.byName;
  for (const { kind, number } of events)
    for (const [event, key, element] of ofSteps) {
      const text = event === kind ? words.get(number)?.[key] : undefined;
      if (isWritten(text)) found[element] = text;
    }
  const decided = events.findLast(({ kind }) => kind === 'outcome-decided');
  const particulars = decided ? (words.get(decided.number) ?? {}) : {};
  for (const [fact, element] of Object.entries(ofFacts)) {
    const text = particulars[fact];
    if (isWritten(text)) found[element] = text;
  }
  return found;
}
