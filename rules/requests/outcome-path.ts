/**
 * The guided path to an outcome: questions an official can answer, in the order in which the law lets them be asked.
 * Every complete path ends in exactly one row of table 三, and a way the law does not know has no path.
 */
import type { Citation } from '../citation.ts';
import type { FactKind } from './facts.ts';
import { type Ending, type Question, type QuestionId, questions } from './outcome-questions.ts';
import { type OutcomeCode, type OutcomeVariant, variantOf } from './outcomes.ts';

export { type Choice, type Ending, type Question, type QuestionId, questions } from './outcome-questions.ts';

/** What has been answered: the choice's id by question. */
export type Answers = Readonly<Partial<Record<QuestionId, string>>>;

/** What the answers lead to. */
export type PathResult = {
  readonly code: OutcomeCode;
  readonly variant: OutcomeVariant;
  /** Everything that must lie on file: what the outcome demands and what was claimed on the way. */
  readonly requiredFacts: readonly FactKind[];
  readonly citations: readonly Citation[];
};

type Step = { readonly question: Question; readonly choice: Question['choices'][number] };
type Walk = {
  readonly steps: readonly Step[];
  readonly next: Question | null;
  readonly ending: Ending | null;
};

const byId = new Map(questions.map((question) => [question.id, question]));

const questionOf = (id: QuestionId): Question => {
  const question = byId.get(id);
  if (!question) throw new RangeError(`没有“${id}”这个问题。`);
  return question;
};

/** From the first question along the answers, as far as they reach. Answers off the way are not looked at. */
function walk(answers: Answers): Walk {
  const steps: Step[] = [];
  let question = questionOf('procedure');
  for (;;) {
    const asked = question;
    const choice = asked.choices.find(({ id }) => id === answers[asked.id]);
    if (!choice) return { steps, next: asked, ending: null };
    steps.push({ question: asked, choice });
    if ('ends' in choice) return { steps, next: null, ending: choice.ends };
    question = questionOf(choice.asks);
  }
}

/** The question to be answered next; null when the path is complete. */
export const nextQuestion = (answers: Answers): Question | null => walk(answers).next;

/** The questions answered so far, in order, with the choices made: for the record and for going back. */
export const stepsOf = (answers: Answers): readonly Step[] => walk(answers).steps;

/** Only the answers that lie on the way: what is kept on file. */
export const answersOnPath = (answers: Answers): Answers =>
  Object.fromEntries(walk(answers).steps.map(({ question, choice }) => [question.id, choice.id]));

/** The outcome the answers lead to; null while a question is open. */
export function outcomeOf(answers: Answers): PathResult | null {
  const { steps, ending } = walk(answers);
  if (!ending) return null;
  const variant = variantOf(ending.code, ending.variant);
  const claimed = steps.flatMap(({ choice }) => choice.facts ?? []);
  return {
    code: ending.code,
    variant: ending.variant,
    requiredFacts: [...new Set([...claimed, ...variant.requiredFacts])],
    citations: variant.citations,
  };
}

/** Every complete path, for tests and for the printed chart. */
export function allPaths(from: QuestionId = 'procedure', answers: Answers = {}): readonly Answers[] {
  return questionOf(from).choices.flatMap((choice) => {
    const here = { ...answers, [from]: choice.id };
    return 'ends' in choice ? [here] : allPaths(choice.asks, here);
  });
}
