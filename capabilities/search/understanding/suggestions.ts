/** Suggestions while somebody types: titles, by any part of them, by their sounds and by first letters. */
import { folded, isHan } from '../engine/fold.ts';
import type { SearchIndex } from '../engine/index.ts';
import { createQuestion } from '../engine/question.ts';
import type { Narrowing } from '../engine/select.ts';
import { fromLetters } from './spelling.ts';

const MOST = 8;
const LONGEST = 40;

/** What may be meant by the beginning of a question: titles that the viewer may see, the best first. */
export function suggestionsFor(
  index: SearchIndex,
  typed: string,
  narrowing: Narrowing,
  today: number,
): string[] {
  const text = typed.trim().slice(0, LONGEST);
  if (text === '') return [];
  const meant = /[a-z]{2}/i.test(text) ? fromLetters(index, text).slice(0, 3) : [];
  const found = [text, ...meant].flatMap((guess) => titlesWith(index, guess, narrowing, today));
  return [...new Set(found)].slice(0, MOST);
}

function titlesWith(index: SearchIndex, text: string, narrowing: Narrowing, today: number): string[] {
  const question = createQuestion([{ text, weight: 1 }]);
  if (question.terms.length === 0) return [];
  const { found } = index.search({
    question,
    mode: 'all',
    narrowing,
    order: 'relevance',
    from: 0,
    size: 30,
    today,
    withPassages: false,
  });
  const bare = folded(text).replaceAll(' ', '');
  return found
    .map(({ document }) => document.title)
    .filter((title) => folded(title).replaceAll(' ', '').includes(bare))
    .sort((a, b) => Number(begins(b, bare)) - Number(begins(a, bare)));
}

const begins = (title: string, text: string): boolean =>
  isHan(text.charCodeAt(0)) && folded(title).startsWith(text);
