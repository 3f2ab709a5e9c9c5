/** Texts without what may name a person. */
import { personalIn } from '#capabilities/publishing/index.ts';

/** A text without the personal information that the checks before publication find: numbers, addresses, plates. */
export function withoutNumbers(text: string): string {
  let kept = '';
  let at = 0;
  for (const { from, to } of personalIn(text).sort((a, b) => a.from - b.from)) {
    if (to <= at) continue;
    kept += `${text.slice(at, Math.max(at, from))}…`;
    at = to;
  }
  return kept + text.slice(at);
}

/** The hundred commonest family names of 2020, and those of two characters (公安部《二〇二〇年全国姓名报告》). */
const familyNames =
  '欧阳|上官|司马|诸葛|夏侯|皇甫|令狐|慕容|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常]';
const titles = '的|同志|先生|女士|老师|同学|家长|局长|主任|校长|书记|科长';
const name = new RegExp(
  `(?<=^|[^\\p{Script=Han}])(?:${familyNames})\\p{Script=Han}{1,2}?(?=$|[^\\p{Script=Han}]|${titles})`,
  'gu',
);

/**
 * A text without words that stand by themselves like a person's name. What something public says is kept: it is a place,
 * a thing, or somebody who is named there anyway.
 */
export const withoutNames = (text: string, isPublic: (word: string) => boolean): string =>
  text.replace(name, (word) => (isPublic(word) ? word : '…'));
