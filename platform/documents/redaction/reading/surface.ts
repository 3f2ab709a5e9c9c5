/** Somewhere in a file where words could stand, and the search through all of them. */
import type { Finding, Needle } from '../marks.ts';
import { asTexts, spellings } from './decodings.ts';

export type Surface = {
  /** In words: 「第2页」「正文第3段」「文件属性」. */
  readonly where: string;
  readonly content: string | Uint8Array;
  /** Whether every reader sees it: there words may stand that may stand elsewhere. */
  readonly visible: boolean;
};

const advice = '请把那里也遮盖，或选“处处遮盖”。';
/** Shorter words say something else when read backwards (三张). */
const shortestBackwards = 4;

/** Every mark whose words are still there, once for each, at the first place they were met. */
export function searched(surfaces: readonly Surface[], needles: readonly Needle[]): Finding[] {
  const met = new Map<string, string>();
  if (needles.length === 0) return [];
  for (const { where, content, visible } of surfaces) {
    const wanted = needles.filter(({ mayStandElsewhere }) => !(visible && mayStandElsewhere));
    const texts = typeof content === 'string' ? [content] : asTexts(content);
    for (const hay of texts.flatMap(spellings))
      for (const { mark, text } of wanted)
        if (!met.has(mark) && (hay.includes(text) || hasBackwards(hay, text))) met.set(mark, where);
  }
  return [...met].map(([mark, where]) => ({ mark, told: `遮盖的内容在${where}还能找到。${advice}` }));
}

function hasBackwards(hay: string, text: string): boolean {
  const letters = [...text];
  return letters.length >= shortestBackwards && hay.includes(letters.reverse().join(''));
}
