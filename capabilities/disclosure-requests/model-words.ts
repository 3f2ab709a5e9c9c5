/** Words of a subject as they are searched and compared: pairs of neighbouring characters. Pure. */

const kept = /[\p{Script=Han}\p{L}\p{N}]/u;

/** The text without spaces, signs and case. */
const folded = (text: string): string[] =>
  [...text.normalize('NFKC').toLowerCase()].filter((character) => kept.test(character));

/** Every pair of neighbouring characters once; a single character stands alone. At most 300. */
export function gramsOf(text: string): string[] {
  const letters = folded(text);
  if (letters.length === 1) return letters;
  const pairs = letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
  return [...new Set(pairs)].slice(0, 300);
}

/**
 * What an index finds words by: the pairs of characters, or the characters where there is no pair (one character, signs
 * alone). Empty only for words of nothing. Lower case, as the index keeps single characters.
 */
export function searchTermsOf(words: string): string[] {
  const pairs = gramsOf(words).filter((gram) => [...gram].length > 1);
  return pairs.length > 0 ? pairs : [...new Set(words.toLowerCase())];
}

/** How alike two subjects are: shared pairs over all pairs, 0 to 1. */
export function likeness(a: readonly string[], b: readonly string[]): number {
  const other = new Set(b);
  const shared = a.filter((gram) => other.has(gram)).length;
  const all = a.length + b.length - shared;
  return all === 0 ? 0 : shared / all;
}

/** From here on two requests are shown as being on the same matter. */
export const ALIKE = 0.3;
