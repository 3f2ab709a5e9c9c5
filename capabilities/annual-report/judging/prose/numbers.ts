/** The numbers of a sentence with their unit, and how exactly they are meant. */

export type Counted = {
  readonly value: number;
  readonly unit: string;
  /** Digits behind the point, as printed. */
  readonly decimals: number;
  /** What the last printed digit counts: 0.01 in 「1.72」, a million in 「1.72亿」. */
  readonly grain: number;
  /** Exact figures are their own bounds; 「1100余」 lies between 1100 and 1199. */
  readonly atLeast: number;
  readonly atMost: number;
  readonly start: number;
  /** Behind the unit. */
  readonly end: number;
  /** How deep in brackets it stands. */
  readonly depth: number;
};

export type YearMention = { readonly year: number; readonly start: number; readonly end: number };

const digits = '零一二三四五六七八九';
const tens: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** The value of a Chinese numeral (十五, 一百零三, 两, 二〇二四); NaN when it is none. */
export function chineseValue(numeral: string): number {
  const text = numeral.replace(/两/g, '二').replace(/[〇○]/g, '零');
  if (!/[十百千万]/.test(text)) {
    const read = [...text].map((c) => digits.indexOf(c));
    return read.includes(-1) || read.length === 0 ? Number.NaN : Number(read.join(''));
  }
  let all = 0;
  let part = 0;
  let digit = 0;
  for (const c of text) {
    const ten = tens[c];
    if (c === '万') {
      all += (part + digit) * 10_000;
      part = 0;
      digit = 0;
    } else if (ten) {
      part += (digit || (part === 0 && ten === 10 ? 1 : 0)) * ten;
      digit = 0;
    } else digit = digits.indexOf(c);
  }
  return all + part + digit;
}

/** Numerals are bounded: a long run of them is no number, and trying every part of it would cost its square. */
const units = '万元|亿元|元|人次|件|条|份|起|宗|例|篇|项|个|次|期|场|人|家|户|部|批|%';
const counted = new RegExp(
  `(约|近|将近|逾|超过|超|大约|不少于|不足|至少)?((?<![\\d.])\\d{1,12}(?:\\.\\d{1,12})?|[零〇一二两三四五六七八九十百千]{1,14})(万|亿)?(余|多|几|\\+)?(${units})`,
  'g',
);
/** Not a count although it looks like one. */
const notCounted =
  /^(?:个(?:工作日|月|自然日|季度|方面|百分点|不|维护|渠道)|件(?:事|套)|次性|部门|部分|人民|家(?:机关|单位)?$|条例|项目化)/;
const chineseFalse = /^(?:一[个次条项批部家期场份起]|[一二三四五六七八九十]+(?:项|次|部|个|期|批|家|人))/;

function bounds(value: number, sure: string | undefined, more: string | undefined): [number, number] {
  const zeros = /0*$/.exec(String(value))?.[0].length ?? 0;
  const step = 10 ** Math.max(zeros, 1);
  if (more) return [value, value + step - 1];
  if (!sure) return [value, value];
  if (/近|不足/.test(sure)) return [value - step + 1, value];
  if (/逾|超|不少于|至少/.test(sure)) return [value, value + step - 1];
  return [value - step + 1, value + step - 1];
}

function depthAt(text: string, at: number): number {
  let depth = 0;
  for (let i = 0; i < at; i += 1) depth += text[i] === '（' ? 1 : text[i] === '）' ? -1 : 0;
  return Math.max(0, depth);
}

/** Every number with a unit, in order. Years, dates, document numbers and telephone numbers are none. */
export function countedIn(text: string): Counted[] {
  const found: Counted[] = [];
  for (const match of text.matchAll(counted)) {
    const [whole, sure, numeral = '', scale, more, unit = ''] = match;
    const start = match.index + (sure?.length ?? 0);
    const before = text.slice(Math.max(0, start - 2), start);
    if (/[第〔\dA-Za-z—\-.．]$/.test(before) && !/[，。；：]$/.test(before)) continue;
    const rest = text.slice(match.index + whole.length - unit.length);
    if (notCounted.test(rest)) continue;
    const arabic = /\d/.test(numeral);
    if (
      !arabic &&
      chineseFalse.test(numeral + rest) &&
      !/^个[^，。]{0,12}(?:公众号|新媒体|账号|网站|平台)/.test(rest)
    )
      continue;
    const factor = scale === '万' ? 10_000 : scale === '亿' ? 100_000_000 : 1;
    const plain = arabic ? Number(numeral) : chineseValue(numeral);
    if (Number.isNaN(plain)) continue;
    const value = Number((plain * factor).toFixed(6));
    const [atLeast, atMost] = bounds(value, sure, more);
    const decimals = numeral.split('.')[1]?.length ?? 0;
    const end = match.index + whole.length;
    const grain = factor * 10 ** -decimals;
    found.push({ value, unit, decimals, grain, atLeast, atMost, start, end, depth: depthAt(text, start) });
  }
  return found;
}

/** Every four-digit year, Arabic or Chinese (2024年, 二〇二四年). */
export function yearsIn(text: string): YearMention[] {
  return [...text.matchAll(/(?<!\d)(20\d\d|二[零〇][一二三四五六七八九零〇]{2})年?(?!\d)/g)]
    .filter((match) => match[0].endsWith('年') || /^(?:年|以来|—|-|至)/.test(text.slice(match.index + 4)))
    .map((match) => ({
      year: /\d/.test(match[1] ?? '') ? Number(match[1]) : chineseValue(match[1] ?? ''),
      start: match.index,
      end: match.index + match[0].length,
    }));
}
