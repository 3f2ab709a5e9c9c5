/** 居民身份证号码: 18 digits with the check digit of GB 11643, the old 15, and those that were masked too little. */
import { before, type Find, type Passage } from '../passage.ts';
import { type DigitRun, digitChains, joinedRuns } from './digits.ts';
import { isPlausibleDay } from './plausible.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';
const provinces = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;
const label = /(?:身份证|身份号码|证件号|证件号码|公民身份)[^\n，。；]{0,12}$/;

/** Whether 18 characters are a number that GB 11643 could have given. */
export function isIdNumber(number: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(number)) return false;
  if (!provinces.test(number) || !isPlausibleDay(number.slice(6, 14))) return false;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  return checkDigits[sum % 11] === number[17]?.toUpperCase();
}

const advice = '请删去，或者只保留姓名等确需公开的内容。';

export function* idNumbers(passage: Passage): Iterable<Find> {
  const isSpokenOf = passage.plain.includes('身份证');
  for (const chain of digitChains(passage.plain)) {
    for (const run of joinedRuns(chain, 18, 18)) {
      const find = ofEighteen(passage, run);
      if (find) yield find;
    }
    for (const run of chain) if (run.digits.length === 15) yield* ofFifteen(passage, run, isSpokenOf);
  }
}

function ofEighteen(passage: Passage, { digits, from, to, parts }: DigitRun): Find | null {
  if (isIdNumber(digits)) {
    return { rule: 'id-number', from, to, message: `这里有一个居民身份证号码，属于个人信息。${advice}` };
  }
  if (!/^\d{17}[\dXx]$/.test(digits) || parts > 4 || !label.test(before(passage, from, 24))) return null;
  const message = `这里写明是身份证号码（校验位不符，可能抄错了一位），仍属于个人信息。${advice}`;
  return { rule: 'id-number', from, to, message };
}

/** Only beside the word: too many other numbers have fifteen digits. */
function* ofFifteen(passage: Passage, { digits, from, to }: DigitRun, isSpokenOf: boolean): Iterable<Find> {
  if (!isSpokenOf || !provinces.test(digits) || !isPlausibleDay(`19${digits.slice(6, 12)}`)) return;
  const line = before(passage, from, 200).split('\n').at(-1) ?? '';
  if (!label.test(before(passage, from, 24)) && !/[\u4e00-\u9fff]\t/.test(line)) return;
  yield { rule: 'id-number', from, to, message: `这里有一个15位的旧居民身份证号码，属于个人信息。${advice}` };
}

/** Numbers of which so much is left that the rest can be guessed (前6后4 is a habit, not a protection). */
export function* maskedNumbers(passage: Passage): Iterable<Find> {
  for (const match of passage.plain.matchAll(
    /(?<![\d*])(\d{4,14})(?:[*●×]{2,12}|[xX]{4,12})(\d{0,6}[\dXx])(?![\d*])/g,
  )) {
    const [whole, head = '', tail = ''] = match;
    if (whole.length < 15 || whole.length > 19 || head.length + tail.length < 10) continue;
    yield {
      rule: 'masked',
      severity: 'advice',
      from: match.index,
      to: match.index + whole.length,
      message: `证件号码遮盖得不够：露出前${head.length}位和后${tail.length}位，仍可能推出本人。建议整个删去。`,
    };
  }
}
