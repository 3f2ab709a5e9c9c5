/** Number plates, passports and travel permits. */
import { before, type Find, type Passage } from '../passage.ts';

const plate =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•・. ]?(?:[DF][A-HJ-NP-Z0-9]\d{4}|\d{5}[DF]|[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学港澳])(?![A-Za-z0-9])/g;
const ofBody = /(?:公务用车|公车|校车|执法车|执勤|公务车辆|车辆处置|拍卖|报废)/;

export function* plates(passage: Passage): Iterable<Find> {
  for (const match of passage.plain.matchAll(plate)) {
    const from = match.index;
    const to = from + match[0].length;
    if ((match[0].match(/\d/g) ?? []).length < 3) continue;
    const official = ofBody.test(before(passage, from, 60)) || ofBody.test(passage.plain.slice(to, to + 30));
    yield {
      rule: 'plate',
      severity: official ? 'advice' : 'serious',
      from,
      to,
      message: official
        ? '这里有一个车牌号。单位车辆确需公开的可以保留，否则删去。'
        : '这里有一个车牌号，个人车辆的车牌属于个人信息。请删去，单位车辆请写明。',
    };
  }
}

const labels: readonly (readonly [number: RegExp, label: RegExp])[] = [
  [/(?<![A-Za-z0-9])(?:[EGDSP]\d{8}|E[A-HJ-NP-Z]\d{7}|1[45]\d{7})(?![A-Za-z0-9])/g, /护照[^\n，。；]{0,10}$/],
  [/(?<![A-Za-z0-9])[CWHMLT][A-Z]?\d{7,10}(?![A-Za-z0-9])/g, /(?:通行证|回乡证|台胞证)[^\n，。；]{0,10}$/],
];

export function* passports(passage: Passage): Iterable<Find> {
  for (const [number, label] of labels)
    for (const match of passage.plain.matchAll(number)) {
      if (!label.test(before(passage, match.index, 20))) continue;
      const to = match.index + match[0].length;
      yield {
        rule: 'passport',
        from: match.index,
        to,
        message: '这里有护照或通行证号码，属于个人信息，请删去。',
      };
    }
}
