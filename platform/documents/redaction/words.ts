/** Finding words however they are written: full width, spaced, hyphenated, in capitals. */

const ignored = /[\s\p{Cc}\p{Cf}\p{Variation_Selector},，、·•・‧_'"‘’“”—–-]/u;

type Plain = {
  readonly text: string /** For each letter of `text`, where it stood. */;
  readonly at: number[];
};

/** The letters that count, each with the place it came from. */
export function plainWithPlaces(text: string): Plain {
  const letters: string[] = [];
  const at: number[] = [];
  let place = 0;
  for (const letter of text) {
    for (const plain of letter.normalize('NFKC').toLowerCase()) {
      if (ignored.test(plain)) continue;
      for (let unit = 0; unit < plain.length; unit += 1) {
        letters.push(plain.charAt(unit));
        at.push(place);
      }
    }
    place += letter.length;
  }
  return { text: letters.join(''), at };
}

const ignoredAll = new RegExp(ignored.source, 'gu');

/** The text as it is compared: one width, one case, no spaces, hyphens and commas. */
export const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(ignoredAll, '');

export type Range = { readonly from: number; readonly to: number };

/** Where the words stand in the text. */
export function occurrences(text: string, words: string): Range[] {
  const needle = plain(words);
  if (needle === '') return [];
  const { text: hay, at } = plainWithPlaces(text);
  const found: Range[] = [];
  for (let from = hay.indexOf(needle); from >= 0; from = hay.indexOf(needle, from + needle.length)) {
    const last = at[from + needle.length - 1] ?? 0;
    const width = (text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1;
    found.push({ from: at[from] ?? 0, to: last + width });
  }
  return found;
}

/** Two Chinese characters, or four letters or digits: fewer would be found everywhere by chance. */
export function isSearchable(words: string): boolean {
  let weight = 0;
  for (const letter of plain(words))
    weight += /[\u2e80-\u9fff\uac00-\ud7af]|[\ud800-\udfff]/.test(letter) ? 2 : 1;
  return weight >= 4;
}

const identifying = /[0-9a-z@.]{6,}/g;

/** The words as a whole, and every number or address in them that points to somebody by itself. */
export function needlesIn(words: string): string[] {
  const whole = plain(words);
  const parts = whole.match(identifying) ?? [];
  return [...new Set([whole, ...parts.map((part) => part.replace(/^[.@]+|[.@]+$/g, ''))])].filter(
    isSearchable,
  );
}
