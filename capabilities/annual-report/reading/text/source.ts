/** A pasted text with its folded form, and the way from a folded position back to line and words. */
import type { Place } from '../../model.ts';
import { withoutFurniture } from './figures/runs.ts';
import { fold } from './fold.ts';

export type Source = {
  readonly original: string;
  /** The folded text: every position below is an index into it. */
  readonly text: string;
  /** Line number, from 1, of a position. */
  readonly lineOf: (position: number) => number;
  /** The words as printed between two positions. */
  readonly printed: (from: number, to: number) => string;
};

function lineStarts(text: string): Int32Array {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return Int32Array.from(starts);
}

/** Reads a text once; linear in its length. */
export function sourceOf(original: string): Source {
  const folded = fold(original);
  // 其它 for 其他, in labels and heads.
  const text = withoutFurniture(folded.text).replaceAll('其它', '其他');
  const { at } = folded;
  const starts = lineStarts(text);
  const lineOf = (position: number) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
  const printed = (from: number, to: number) => original.slice(at[from] ?? 0, at[to] ?? original.length);
  return { original, text, lineOf, printed };
}

/** Where something stands, with its words on one line, at most 120 characters. */
export function placeOf(source: Source, from: number, to: number): Place {
  const text = source.printed(from, to).replace(/\s+/g, ' ').trim();
  return { line: source.lineOf(from), text: text.length > 120 ? `${text.slice(0, 119)}…` : text };
}

/** A stretch of the text without spaces and punctuation, for finding labels however they are broken. */
export type Words = { readonly text: string; readonly at: Int32Array };

const isWord = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) ||
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a);

export const isHan = (character: string | undefined): boolean =>
  character !== undefined && character >= '\u4e00' && character <= '\u9fff';

/** The letters, digits and characters between two positions, and where each stands. */
export function wordsBetween(text: string, from: number, to: number): Words {
  const at = new Int32Array(Math.max(0, to - from) + 1);
  let length = 0;
  const parts: string[] = [];
  let runStart = -1;
  for (let i = from; i < to; i += 1) {
    if (isWord(text.charCodeAt(i))) {
      if (runStart < 0) runStart = i;
      at[length] = i;
      length += 1;
    } else if (runStart >= 0) {
      parts.push(text.slice(runStart, i));
      runStart = -1;
    }
  }
  if (runStart >= 0) parts.push(text.slice(runStart, to));
  at[length] = to;
  return { text: parts.join(''), at: at.subarray(0, length + 1) };
}
