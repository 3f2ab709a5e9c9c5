/** 统一社会信用代码 (GB 32100-2015): 18 places, the last a check digit. Pure. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** The code in its written form: capitals, no spaces. */
export const writtenCode = (code: string): string => code.normalize('NFKC').replace(/\s/g, '').toUpperCase();

/** The check digit of the first 17 places; null when one of them is no place of a code. */
export function checkDigit(first: string): string | null {
  const values = [...first].map((letter) => alphabet.indexOf(letter));
  if (values.length !== 17 || values.includes(-1)) return null;
  const sum = values.reduce((total, value, at) => total + value * (weights[at] ?? 0), 0);
  return alphabet[(31 - (sum % 31)) % 31] ?? null;
}

/** What is wrong with a code, in words; null when it is right. */
export function codeFault(code: string): string | null {
  const written = writtenCode(code);
  if (written.length !== 18) return `统一社会信用代码应为18位，现在是${written.length}位。`;
  const expected = checkDigit(written.slice(0, 17));
  if (expected === null) return '统一社会信用代码只能有数字和大写字母，且不用I、O、Z、S、V。';
  return expected === written[17] ? null : '统一社会信用代码的校验位不对，请对照证照核对。';
}
