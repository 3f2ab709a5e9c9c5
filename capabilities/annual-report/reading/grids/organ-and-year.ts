/** Whose report it is and of which year, from its title and preface. */
import type { Narrative } from '#rules/annual-report/tables.ts';
import { normalise } from '../labels.ts';

const organWord =
  '(?:人民政府|政府|办公室|办公厅|委员会|管委会|管理局|局|厅|委|办|街道|街道办事处|办事处|镇|乡|中心|支队|总队|大队|集团|公司|学校|大学|区|市|县|院|会)';

/** The organ as the preface names it (it edits the report), else as the title does; null when neither says. */
export function organOf(narrative: Narrative): string | null {
  const title = normalise(narrative.title).replace(/\s/g, '');
  const preface = normalise(`${narrative.preface}\n${narrative.overview.slice(0, 400)}`).replace(
    /[ \t]/g,
    '',
  );
  const editor = new RegExp(
    `(?:本报告|报告|年报)(?:是)?由([\\u4e00-\\u9fff“”()]{2,40}?${organWord})(?:根据|按照|依据|编制|依照)`,
  ).exec(preface);
  if (editor?.[1]) return editor[1];
  const named = /^(.*?)(?:关于)?(?:\(?\d{4}\)?|二[〇○零]二.)年(?:度)?(.*?)(?:政府)?信息公开/.exec(title);
  const fromTitle = named ? named[1] || named[2] : /^(.*?)政府信息公开/.exec(title)?.[1];
  const organ = fromTitle?.replace(/^关于|(?:的|关于)$/g, '') ?? '';
  if (organ.length > 1) return organ;
  const contact = new RegExp(`与([\\u4e00-\\u9fff]{2,30}?${organWord})联系`).exec(preface);
  return contact?.[1] ?? null;
}

const digits: Readonly<Record<string, string>> = {
  〇: '0',
  '○': '0',
  零: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};

/** The year reported on: the title's; else that of the period in the preface; null when neither says. */
export function yearOf(narrative: Narrative, fileName = ''): string | null {
  const title = normalise(narrative.title).replace(/\s/g, '');
  const plain = title.replace(
    /[〇○零一二三四五六七八九](?=[〇○零一二三四五六七八九\d]*年)/g,
    (sign) => digits[sign] ?? sign,
  );
  const preface = normalise(narrative.preface).replace(/\s/g, '');
  const found =
    /(20\d\d)年/.exec(plain) ??
    /自?(20\d\d)年1月1日/.exec(preface) ??
    /(20\d\d)年(?:度)?政府信息公开/.exec(preface) ??
    /(20\d\d)年/.exec(normalise(narrative.overview.slice(0, 300)).replace(/\s/g, '')) ??
    /(20\d\d)年/.exec(fileName);
  return found?.[1] ?? null;
}
