/** Characters of pasted text brought to one form, with the way back to the source. */
import { createRequire } from 'node:module';

/** Radicals that PDF fonts give instead of the character and that NFKC leaves alone. */
const radicals: Readonly<Record<string, string>> = {
  '⺠': '民',
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻉': '贝',
  '⻋': '车',
  '⻓': '长',
  '⻔': '门',
  '⻘': '青',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻢': '马',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻩': '黄',
  '⻬': '齐',
  '⻮': '齿',
  '⻰': '龙',
};

/** Characters that occur in every traditional report and in no simplified one. */
const traditionalMark = /[總體況動開報務關請數屬國結訴訟議機構業織無類規處罰條項單萬廢轉辦眾區縣鎮]/;

let toSimplified: ((character: string) => string) | undefined;

/** Loaded when a traditional text is met: most texts never need its dictionary. */
function loadSimplifier(): (character: string) => string {
  const { Converter } = createRequire(import.meta.url)('opencc-js/t2cn') as typeof import('opencc-js');
  return Converter({ from: 't', to: 'cn' });
}

function simplify(character: string): string {
  toSimplified ??= loadSimplifier();
  // 反覆, 答覆: one by one the dictionary keeps 覆 for 覆盖.
  const out = character === '覆' ? '复' : toSimplified(character);
  return out.length === 1 ? out : character;
}

const spaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\f\v]/;
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff\r]/;
const dashes = /[\u2010-\u2015\u2212\ufe58\ufe63\u2500]/;
/** Full-width forms, radicals, compatibility ideographs, ㈠ and ⒈; not ① or ², which would become digits. */
const compatible = /[\u2474-\u249b\u2e80-\u2fdf\u3220-\u3243\uf900-\ufaff\uff00-\uffef]/;

function foldOne(character: string, traditional: boolean): string {
  if (spaces.test(character)) return ' ';
  if (invisible.test(character)) return '';
  if (dashes.test(character)) return '-';
  const plain = radicals[character] ?? (compatible.test(character) ? character.normalize('NFKC') : character);
  return traditional && plain >= '\u4e00' && plain <= '\u9fff' ? simplify(plain) : plain;
}

/** `text` folded, and for each of its characters the index in the source; `at` has one more entry, the end. */
export type Folded = { readonly text: string; readonly at: Int32Array };

/**
 * NFKC where it helps, radicals, full-width forms, every kind of space to one, line ends to \n, traditional
 * characters to simplified one by one. Linear; the place of every character is kept.
 */
export function fold(source: string): Folded {
  const traditional = traditionalMark.test(source);
  const known = new Map<string, string>();
  const at = new Int32Array(source.length * 4 + 1);
  const parts: string[] = [];
  let length = 0;
  for (let i = 0; i < source.length; i += 1) {
    const character = source.charAt(i);
    let plain: string | undefined = character;
    if (character === '\r') plain = source.charAt(i + 1) === '\n' ? '' : '\n';
    else if (character > '~' || character < '\t' || character === '\f' || character === '\v') {
      plain = known.get(character);
      if (plain === undefined) {
        plain = foldOne(character, traditional).slice(0, 4);
        known.set(character, plain);
      }
    }
    for (let k = 0; k < plain.length; k += 1) at[length + k] = i;
    length += plain.length;
    parts.push(plain);
  }
  at[length] = source.length;
  return { text: parts.join(''), at: at.subarray(0, length + 1) };
}
