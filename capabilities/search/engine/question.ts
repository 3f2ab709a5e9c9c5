/** A question as the index reads it: terms with their weights, and the letters for the second look. */
import { folded } from './fold.ts';
import { MOST_READINGS, type WeightedTerm } from './gather.ts';
import { askingUnits } from './question-words.ts';
import { eachTerm, isSingle } from './terms.ts';

/** A single character beside a pair; measured in docs/decisions/0110. */
const SINGLE_WEIGHT = 0.5;
/** What words that ask keep of their weight. */
const ASKING_WEIGHT = 0.6;
/** More of a question is not read. */
export const LONGEST_QUESTION = 300;

/** One way to read the question: what was typed, or with 教体局 written out. */
export type Reading = {
  readonly text: string;
  /** What its own terms count beside those that were typed. */
  readonly weight: number;
};

export type Question = {
  readonly readings: readonly Reading[];
  readonly terms: readonly WeightedTerm[];
  /** How many different terms each reading has, single characters not counted. */
  readonly sizes: readonly number[];
};

/** The question of its readings, the first of which is what was asked. */
export function createQuestion(readings: readonly Reading[]): Question {
  const terms = new Map<number, { weight: number; readings: number }>();
  const kept = readings.slice(0, MOST_READINGS).map((reading) => ({
    ...reading,
    text: folded(reading.text.slice(0, LONGEST_QUESTION)),
  }));
  const sizes: number[] = [];
  for (const [index, { text, weight }] of kept.entries()) {
    const { own, singles } = termsOf(text);
    const alone = own.size === 0;
    const telling = [...own.values()].filter(({ isTelling }) => isTelling).length;
    const counted = telling > 0 ? telling : own.size;
    for (const [code, term] of own)
      put(terms, code, weight * term.times, term.isTelling || telling === 0 ? 1 << index : 0);
    for (const [code, term] of singles)
      put(terms, code, weight * term.times * (alone ? 1 : SINGLE_WEIGHT), alone ? 1 << index : 0);
    sizes.push(alone ? singles.size : counted);
  }
  return { readings: kept, terms: [...terms].map(([code, term]) => ({ code, ...term })), sizes };
}

type AskedTerm = { readonly times: number; readonly isTelling: boolean };

/** The terms of one reading and how often each stands in it; words that ask keep little of their weight. */
function termsOf(text: string): { own: Map<number, AskedTerm>; singles: Map<number, AskedTerm> } {
  const asking = askingUnits(text);
  const own = new Map<number, AskedTerm>();
  const singles = new Map<number, AskedTerm>();
  eachTerm(text, (code, at, length) => {
    const isTelling = asking.subarray(at, at + length).every((unit) => unit === 0);
    const list = isSingle(code) ? singles : own;
    const known = list.get(code);
    list.set(code, {
      times: (known?.times ?? 0) + (isTelling ? 1 : ASKING_WEIGHT),
      isTelling: isTelling || known?.isTelling === true,
    });
  });
  return { own, singles };
}

type Terms = Map<number, { weight: number; readings: number }>;

function put(terms: Terms, code: number, weight: number, bit: number): void {
  const known = terms.get(code);
  if (known) terms.set(code, { weight: Math.max(known.weight, weight), readings: known.readings | bit });
  else terms.set(code, { weight, readings: bit });
}
