/** Characters that look alike made one, position by position. */

/** Full-width letters, digits and signs of number writing as half-width ones; the length stays. */
export const folded = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (sign) =>
      keptWide.test(sign) ? sign : String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
    )
    .replace(/[\u00a0\u3000\u2002\u2003\u2009]/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-');

/** Chinese punctuation stays what it is. */
const keptWide = /[！＂（），：；？［］｛｝～]/;

const digits: Readonly<Record<string, number>> = {
  ...{ 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
};

/** '三十一' → 31, '12' → 12; null for what is no number below a thousand. */
export function numberOf(words: string): number | null {
  if (/^\d+$/.test(words)) return Number(words);
  let sum = 0;
  let digit: number | null = null;
  for (const letter of words) {
    const scale = { 十: 10, 百: 100 }[letter];
    if (scale !== undefined) {
      sum += (digit ?? 1) * scale;
      digit = null;
    } else if (digits[letter] === undefined) return null;
    else if (digit !== null) return null;
    else digit = digits[letter] ?? null;
    if (digit === 0) digit = null;
  }
  return sum + (digit ?? 0);
}
