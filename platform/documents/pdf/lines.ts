/** Words of a page gathered into lines, and lines into paragraphs. */
import type { Box, Word } from './marks.ts';

export type Line = Box & { readonly words: readonly Word[] };

const middle = (box: Box): number => (box.y0 + box.y1) / 2;

/** Words whose middles lie within half a letter's height of one another stand on one line. */
export function linesOf(words: readonly Word[]): Line[] {
  const lines: { words: Word[]; y: number; height: number }[] = [];
  for (const word of [...words].sort((a, b) => middle(a) - middle(b))) {
    const height = Math.min(word.y1 - word.y0, 40);
    const last = lines.at(-1);
    if (last && middle(word) - last.y < Math.min(height, last.height) * 0.5) last.words.push(word);
    else lines.push({ words: [word], y: middle(word), height });
  }
  return lines.map(({ words: own }) => {
    const sorted = own.sort((a, b) => a.x0 - b.x0);
    return {
      words: sorted,
      x0: Math.min(...sorted.map((w) => w.x0)),
      x1: Math.max(...sorted.map((w) => w.x1)),
      y0: Math.min(...sorted.map((w) => w.y0)),
      y1: Math.max(...sorted.map((w) => w.y1)),
    };
  });
}

/** The words of a line; a visible gap becomes one space, a wide one several. */
export function lineText(line: Line): string {
  let text = '';
  line.words.forEach((word, i) => {
    const before = line.words[i - 1];
    const em = word.y1 - word.y0;
    const gap = before ? word.x0 - before.x1 : 0;
    text += gap > em * 1.5 ? '  ' : gap > em * 0.25 ? ' ' : '';
    text += word.text;
  });
  return text.trim();
}

/** Whether a line is the number of its page: "3", "- 3 -", "第 3 页 共 8 页". */
export function isPageNumber(text: string): boolean {
  return /^[-—–―·_\s]*\d{1,3}[-—–―·_\s]*$|^第\s*\d+\s*页(\s*[,，/]?\s*共\s*\d+\s*页)?$|^\d+\s*\/\s*\d+$/.test(
    text,
  );
}
