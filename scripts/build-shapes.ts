/**
 * Writes capabilities/search/understanding/shapes.txt: characters that look alike, by the edit distance of their strokes.
 * Needs the package cnchar-order 3.2.6 (MIT) beside this one for the run: `npm install --no-save cnchar-order@3.2.6`.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { orders } = createRequire(import.meta.url)('cnchar-order').dict as { orders: Record<string, string> };
const MOST = 16;

/** The characters of GB 2312 whose strokes are known. */
function common(): string[] {
  const decoder = new TextDecoder('gbk');
  const found: string[] = [];
  for (let high = 0xb0; high <= 0xf7; high += 1)
    for (let low = 0xa1; low <= 0xfe; low += 1) {
      const letter = decoder.decode(new Uint8Array([high, low]));
      if (letter.length === 1 && letter >= '\u4e00' && orders[letter] !== undefined) found.push(letter);
    }
  return found;
}

/** The edit distance of two stroke orders, or more than `most`. */
function distance(one: string, other: string, most: number): number {
  let before = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at += 1) {
    const row = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const same = (before[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1);
      row[to] = Math.min((before[to] ?? 0) + 1, (row[to - 1] ?? 0) + 1, same);
    }
    if (Math.min(...row) > most) return most + 1;
    before = row;
  }
  return before[other.length] ?? most + 1;
}

/** How many strokes may differ: one of few, four of many. */
const allowed = (strokes: number): number => (strokes <= 4 ? 1 : strokes <= 7 ? 2 : strokes <= 11 ? 3 : 4);

const letters = common();
const lines = letters.flatMap((letter) => {
  const strokes = orders[letter] ?? '';
  const most = allowed(strokes.length);
  const near = letters
    .filter((other) => other !== letter && Math.abs((orders[other] ?? '').length - strokes.length) <= most)
    .map((other) => ({ other, strokes: orders[other] ?? '' }))
    .map((one) => ({ ...one, differ: distance(strokes, one.strokes, most) }))
    .filter(({ differ }) => differ <= most)
    .map(({ other, strokes: its, differ }) => ({
      other,
      share: differ / Math.max(strokes.length, its.length),
    }))
    .sort((a, b) => a.share - b.share)
    .slice(0, MOST);
  return near.length === 0 ? [] : [letter + near.map(({ other }) => other).join('')];
});
writeFileSync(
  join(import.meta.dirname, '../capabilities/search/understanding/shapes.txt'),
  `${lines.join('\n')}\n`,
);
