/**
 * The terms of a text, as numbers: a pair of characters 教育, a single character 教, a word or number 2024. Pairs carry
 * the meaning; single characters, at half the weight, find what pairs miss (measured: docs/decisions/0110).
 */
import { foldTable, isHan, isWordUnit, SPACE } from './fold.ts';

/** Single characters are below, words between, pairs above. */
const WORDS_FROM = 0x1_0000;
const PAIRS_FROM = 0x3007_0000;

/** Terms of titles lie by themselves between characters in use, so that titles alone can be looked through. */
const TITLES_FROM = 0xa000_0000;
const TITLES_TO = 0xd7ff_0000;

export const isSingle = (code: number): boolean => code < WORDS_FROM;
/** The term that says that a title has this term; two may share one, which a look at the title settles. */
export const titleCode = (code: number): number =>
  TITLES_FROM + ((Math.imul(code ^ (code >>> 15), 0x2c1b3c6d) >>> 0) % (TITLES_TO - TITLES_FROM));
export const pairCode = (first: number, second: number): number => first * 65_536 + second;

/** Starts and continues the number of a word; two words may share one, which the second look at the text settles. */
export const WORD_SEED = 0x811c9dc5;
export const hashUnit = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);
export const wordCode = (hash: number): number => WORDS_FROM + ((hash >>> 0) % (PAIRS_FROM - WORDS_FROM));

/** Calls `each` with every term in order, and with the place of its first unit and its length. */
export function eachTerm(text: string, each: (code: number, at: number, length: number) => void): void {
  const fold = foldTable();
  let before = SPACE;
  for (let at = 0; at < text.length; at += 1) {
    const unit = fold[text.charCodeAt(at)] ?? SPACE;
    if (isHan(unit)) {
      each(unit, at, 1);
      if (before !== SPACE) each(pairCode(before, unit), at - 1, 2);
      before = unit;
      continue;
    }
    before = SPACE;
    if (!isWordUnit(unit)) continue;
    let hash = WORD_SEED;
    const from = at;
    for (; at < text.length; at += 1) {
      const next = fold[text.charCodeAt(at)] ?? SPACE;
      if (!isWordUnit(next)) break;
      hash = hashUnit(hash, next);
    }
    each(wordCode(hash), from, at - from);
    at -= 1;
  }
}
