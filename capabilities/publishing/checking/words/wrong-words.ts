/** Wrong words: our own dictionary, what only a context decides, and the organ's terms. */
import type { Find, Knowledge, Passage } from '../passage.ts';
import { contexts } from './contexts.ts';
import { wrongWords } from './dictionary.ts';

type Entry = {
  readonly wrong: string;
  readonly right: string;
  readonly unlessNext: string;
  readonly unlessAfter: string;
};

/** 「错>正!后^前」 */
function entryOf(line: string): Entry {
  const [, wrong = '', right = '', next = '', after = ''] =
    /^([^>]+)>([^!^]+)(?:!([^^]+))?(?:\^(.+))?$/.exec(line) ?? [];
  return { wrong, right, unlessNext: next, unlessAfter: after };
}

/** By their first two letters. */
function indexed(entries: readonly Entry[]): Map<string, Entry[]> {
  const index = new Map<string, Entry[]>();
  for (const entry of entries) {
    const start = entry.wrong.slice(0, 2);
    index.set(start, [...(index.get(start) ?? []), entry]);
  }
  return index;
}

const dictionary = indexed(wrongWords.trim().split(/\s+/).map(entryOf));

/** How many words the dictionary holds. */
export const dictionarySize = wrongWords.trim().split(/\s+/).length;

export function* wrong(passage: Passage): Iterable<Find> {
  const { plain } = passage;
  for (let at = 0; at < plain.length - 1; at += 1) {
    const entries = dictionary.get(plain.slice(at, at + 2));
    const entry = entries?.find((entry) => stands(plain, at, entry));
    if (!entry) continue;
    yield findOf(at, entry.wrong, entry.right);
  }
  for (const { wrong, right, unless } of contexts)
    for (const match of plain.matchAll(wrong)) {
      const around = plain.slice(Math.max(0, match.index - 24), match.index + match[0].length + 24);
      if (!unless?.test(around)) yield findOf(match.index, match[0], right);
    }
}

const stands = (plain: string, at: number, { wrong, unlessNext, unlessAfter }: Entry): boolean => {
  if (!plain.startsWith(wrong, at)) return false;
  const next = plain[at + wrong.length] ?? '\n';
  const previous = at === 0 ? '\n' : (plain[at - 1] ?? '\n');
  return !unlessNext.includes(next) && !unlessAfter.includes(previous);
};

const findOf = (from: number, words: string, right: string): Find => ({
  rule: 'wrong-word',
  from,
  to: from + words.length,
  message: `“${words}”可能写错了，通常写作“${right}”。`,
  suggestion: right,
});

const said: Readonly<Record<string, string>> = {
  'wrong-word': '本单位词库：这个词容易写错',
  name: '本单位词库：名称应当核对',
  'law-name': '本单位词库：法规名称应当核对',
  sensitive: '本单位词库：这个词不能公开使用，或者须经核实',
};

/** The organ's own terms. */
export function* ownTerms(passage: Passage, { terms }: Knowledge): Iterable<Find> {
  for (const { kind, wrong, suggestion, note } of terms) {
    const lead = said[kind];
    if (lead === undefined || wrong === '') continue;
    for (
      let at = passage.plain.indexOf(wrong);
      at >= 0;
      at = passage.plain.indexOf(wrong, at + wrong.length)
    ) {
      if (suggestion !== '' && isWithin(passage.plain, at, wrong, suggestion)) continue;
      yield {
        rule: kind === 'sensitive' ? 'sensitive' : 'term',
        severity: kind === 'sensitive' ? 'serious' : 'advice',
        from: at,
        to: at + wrong.length,
        message: `${lead}${suggestion === '' ? '' : `，建议用“${suggestion}”`}${note === '' ? '' : `（${note}）`}。`,
        ...(suggestion !== '' && { suggestion }),
      };
    }
  }
}

/** Whether the word stands in its own correction: 「文旅局」 in 「教体文旅局」. */
function isWithin(plain: string, at: number, wrong: string, suggestion: string): boolean {
  for (let shift = suggestion.indexOf(wrong); shift >= 0; shift = suggestion.indexOf(wrong, shift + 1))
    if (plain.startsWith(suggestion, at - shift)) return true;
  return false;
}
