/** Where people live: villages by group and number, flats by building, unit and door. */
import { before, type Find, type Passage } from '../passage.ts';

const number = '[0-9一二三四五六七八九十百]{1,5}';
const forms: readonly RegExp[] = [
  new RegExp(
    `(?:村|社区|庄|寨|屯|营|岗)[\\u4e00-\\u9fff]{0,6}?${number}(?:村民小组|组|队)[\\u4e00-\\u9fff]{0,4}?附?${number}号`,
    'g',
  ),
  /(?:[0-9A-Z]{1,4}|[一二三四五六七八九十]{1,3})(?:号楼|栋|幢|号院[0-9]{1,3}号楼|#楼|#)[ ]?(?:[0-9]{1,2}|[一二三四五六七八九十甲乙丙丁东西中]{1,2})单元[ ]?(?:[0-9一二三四五六七八九十]{1,3}[楼层][东西南北中]?户?|[0-9]{1,4}(?:室|户|号|房)?)/g,
  /(?:小区|花园|家园|公寓|苑|新村|新城|家属院|佳苑|名邸|华府)[^\n，。；]{0,8}?[0-9A-Z]{1,4}(?:号楼|栋|幢)[^\n，。；]{0,3}?[0-9]{1,4}(?:室|户|号)/g,
  /(?:村|庄|寨|屯|街|巷|胡同)(?<!乡村|农村|街道)[0-9]{1,4}号(?:院)?[0-9]{0,3}(?=居民|村民|住户|家中|家)/g,
];
const labelled =
  /(?:家庭住址|家庭地址|户籍地址|户籍所在地|居住地址|现住址|现住地址|住址|身份证地址)(?:[:：][ ]?|[ \t])([\u4e00-\u9fff][\u4e00-\u9fff0-9A-Za-z]{5,40})/g;
const institution =
  /(?:机构|公司|幼儿园|培训|托管|学校|中心|办公|门市|商铺|党群|居委会|服务站|药店|诊所)[^\n。；]{0,40}$/;

const message = '这里有一个具体到门牌的住址，属于个人信息。请删去，或者只写到村（社区）。';

export function* addresses(passage: Passage): Iterable<Find> {
  for (const form of forms)
    for (const match of passage.plain.matchAll(form)) {
      const from = backToStart(passage, match.index);
      const ofPlace = institution.test(before(passage, match.index, 46));
      yield {
        rule: 'address',
        severity: ofPlace ? 'advice' : 'serious',
        from,
        to: match.index + match[0].length,
        message: ofPlace ? '这里有一个具体到门牌的地址。是单位的地址可以保留，是个人住址请删去。' : message,
      };
    }
  for (const match of passage.plain.matchAll(labelled)) {
    if (!/[市县区镇乡村路街巷号楼室组]/.test(match[1] ?? '')) continue;
    yield { rule: 'address', from: match.index, to: match.index + match[0].length, message };
  }
}

/** The beginning of the address: at most ten letters back, not across a sign. */
function backToStart(passage: Passage, at: number): number {
  const lead = /[\u4e00-\u9fff0-9A-Za-z]*$/.exec(before(passage, at, 10))?.[0] ?? '';
  const verb = /.*(?:住在|家住|居住在|现住|住|位于|系|为|是|址)/.exec(lead)?.[0] ?? '';
  return at - lead.length + verb.length;
}
