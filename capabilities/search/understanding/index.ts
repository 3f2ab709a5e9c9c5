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

/** How many documents have all words of a text, as the asker may see them. */
export type Counter = (text: string) => { readonly all: number; readonly inTitles: number };

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
  const own = count(question);
  if (own.all === 0) {
    const [put] = best(fromSlips(index, question), count);
    if (put !== undefined) return { readings: [{ text: put, weight: 1 }], corrected: put, perhaps: null };
  }
  if (own.inTitles > 0) return plain;
  const [other] = best(otherSpellings(index, question), count);
  if (other === undefined || count(other).inTitles === 0 || count(other).all < own.all * 2) return plain;
  if (own.all === 0) return { readings: [{ text: other, weight: 1 }], corrected: other, perhaps: null };
  return { ...plain, readings: [...plain.readings, { text: other, weight: PERHAPS_WEIGHT }], perhaps: other };
}

/** Of the guesses those that documents have, those in titles first. */
function best(guesses: readonly string[], count: Counter): string[] {
  return guesses
    .map((text, at) => ({ text, at, ...count(text) }))
    .filter(({ all }) => all > 0)
    .sort((a, b) => Number(b.inTitles > 0) - Number(a.inTitles > 0) || a.at - b.at)
    .slice(0, 3)
    .map(({ text }) => text);
}
