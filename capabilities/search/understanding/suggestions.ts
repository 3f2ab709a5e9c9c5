/** Suggestions while somebody types: titles, by any part of them, by their sounds and by first letters. */

import type { Narrowing } from '../engine/admission.ts';
import { folded, isHan } from '../engine/fold.ts';
import type { SearchIndex } from '../engine/index.ts';
import { fromLetters } from './spelling.ts';

const MOST = 8;
const LONGEST = 40;

/** What may be meant by the beginning of a question: titles that the viewer may see, the best first. */
export function suggestionsFor(index: SearchIndex, typed: string, narrowing: Narrowing): string[] {
  const text = typed.trim().slice(0, LONGEST);
  if (text === '') return [];
  const meant = /[a-z]{2}/i.test(text) ? fromLetters(index, text).slice(0, 3) : [];
  const found = [text, ...meant].flatMap((guess) => {
    const first = folded(guess);
    const titles = index.titlesWith(guess, narrowing);
    const isFirst = titles.map((title) => begins(title, first));
    return [...titles.filter((_, at) => isFirst[at]), ...titles.filter((_, at) => !isFirst[at])];
  });
  return [...new Set(found)].slice(0, MOST);
}

const begins = (title: string, text: string): boolean =>
  isHan(text.charCodeAt(0)) && folded(title).startsWith(text);
