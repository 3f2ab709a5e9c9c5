/** From what somebody typed to what is looked for: written out, put right, and saying so. */
import type { SearchIndex } from '../engine/index.ts';
import type { Reading } from '../engine/question.ts';
import { type Meaning, withMeanings } from './names.ts';
import { fromLetters, fromSlips, otherSpellings } from './spelling.ts';
import { spokenName } from './spoken.ts';

export type Understood = {
  readonly readings: readonly Reading[];
  /** What is looked for in place of what was typed; null when it is what was typed. */
  readonly corrected: string | null;
  /** What may have been meant besides. */
  readonly perhaps: string | null;
};

/** What is there for a text, as the asker may see it. */
export type Counter = {
  /** How many documents have all its words. */
  readonly all: (text: string) => number;
  /** Whether any has. */
  readonly any: (text: string) => boolean;
  /** Whether some title has it as it stands. */
  readonly isTitle: (text: string) => boolean;
};

const MEANING_WEIGHT = 0.8;
const PERHAPS_WEIGHT = 0.6;

export type Understanding = {
  readonly index: SearchIndex;
  readonly meanings: readonly Meaning[];
  readonly count: Counter;
  /** Look for exactly what was typed. */
  readonly asTyped: boolean;
};

/** What is looked for when somebody types this. */
export function understand(typed: string, { index, meanings, count, asTyped }: Understanding): Understood {
  const question = typed.trim();
  const plain = { readings: [{ text: question, weight: 1 }], corrected: null, perhaps: null };
  if (asTyped || question === '') return plain;
  const spoken = spokenName(question, meanings);
  if (spoken !== null) {
    const written = withMeanings(spoken, meanings).slice(0, 2);
    const readings = [spoken, ...written].map((text, at) => ({
      text,
      weight: at === 0 ? 1 : MEANING_WEIGHT,
    }));
    return { readings, corrected: spoken, perhaps: null };
  }
  const letters = /[a-zA-Zａ-ｚＡ-Ｚ]{2}/.test(question) ? fromLetters(index, question) : [];
  const meant = best(letters, count);
  if (meant.length > 0) {
    const [first = question, ...others] = meant;
    const readings = [first, ...others].map((text, at) => ({ text, weight: at === 0 ? 1 : PERHAPS_WEIGHT }));
    return { readings, corrected: first, perhaps: others[0] ?? null };
  }
  const expanded = withMeanings(question, meanings).map((text) => ({ text, weight: MEANING_WEIGHT }));
  if (expanded.length > 0) return { ...plain, readings: [...plain.readings, ...expanded.slice(0, 2)] };
  if (count.isTitle(question)) return plain;
  const isKnown = count.any(question);
  if (!isKnown) {
    const [put] = best(fromSlips(index, question), count);
    if (put !== undefined) return { readings: [{ text: put, weight: 1 }], corrected: put, perhaps: null };
  }
  const [other] = best(otherSpellings(index, question), count);
  if (other === undefined || !count.isTitle(other)) return plain;
  if (!isKnown) return { readings: [{ text: other, weight: 1 }], corrected: other, perhaps: null };
  if (count.all(other) < count.all(question) * 2) return plain;
  return { ...plain, readings: [...plain.readings, { text: other, weight: PERHAPS_WEIGHT }], perhaps: other };
}

/** Of the guesses those that documents have, those in titles first. */
function best(guesses: readonly string[], count: Counter): string[] {
  return guesses
    .filter((text) => count.any(text))
    .map((text, at) => ({ text, at, rank: count.isTitle(text) ? 0 : 1 }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .slice(0, 3)
    .map(({ text }) => text);
}
