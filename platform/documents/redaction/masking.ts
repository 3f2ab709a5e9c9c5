/** Which letters of which passage are taken out, and what remains in their place. */
import { DocumentRefused } from '../refusal.ts';
import { MASK, type Mark, type Needle, type Passage } from './marks.ts';
import { needlesIn, occurrences, type Range } from './words.ts';

export type Masking = Range & { readonly mark: string; readonly passage: string };

const noPassage = '遮盖的位置与文件内容对不上，文件可能已经更换。请重新打开文件再标记。';

/** The ranges to be masked, words looked up everywhere. Throws DocumentRefused for a place that does not exist. */
export function maskingsOf(
  passages: readonly Passage[],
  marks: readonly Mark[],
): { maskings: Masking[]; needles: Needle[] } {
  const texts = new Map(passages.map(({ id, text }) => [id, text]));
  const maskings: Masking[] = [];
  const needles: Needle[] = [];
  for (const mark of marks) {
    if (mark.what === 'picture') continue;
    if (mark.what === 'area') throw new DocumentRefused(noPassage);
    const found = mark.what === 'passage' ? [rangeOf(mark, texts)] : standingIn(passages, mark.text);
    for (const one of found) maskings.push({ ...one, mark: mark.id });
    const words =
      mark.what === 'everywhere'
        ? [mark.text]
        : found.map((one) => (texts.get(one.passage) ?? '').slice(one.from, one.to));
    for (const text of new Set(words.flatMap(needlesIn)))
      needles.push({ mark: mark.id, text, mayStandElsewhere: mark.mayStandElsewhere === true });
  }
  return { maskings, needles };
}

type Standing = Range & { readonly passage: string };

function rangeOf({ passage, from, to }: Standing, texts: ReadonlyMap<string, string>): Standing {
  const text = texts.get(passage);
  if (text === undefined || from < 0 || to > text.length || from >= to) throw new DocumentRefused(noPassage);
  return { passage, from, to };
}

const standingIn = (passages: readonly Passage[], words: string): Standing[] =>
  passages.flatMap(({ id, text }) => occurrences(text, words).map((range) => ({ ...range, passage: id })));

/** Ranges that touch or overlap, as one. */
export function joined(ranges: readonly Range[]): Range[] {
  const found: Range[] = [];
  for (const range of [...ranges].sort((one, other) => one.from - other.from)) {
    const last = found.at(-1);
    if (last && range.from <= last.to)
      found[found.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    else found.push(range);
  }
  return found;
}

/** The text with the ranges masked. */
export function masked(text: string, ranges: readonly Range[]): string {
  let kept = '';
  let at = 0;
  for (const { from, to } of joined(ranges)) {
    kept += text.slice(at, from) + MASK;
    at = to;
  }
  return kept + text.slice(at);
}
