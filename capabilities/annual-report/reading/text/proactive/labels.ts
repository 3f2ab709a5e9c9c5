/** The row labels of table 二 in a text, and which of the two forms it is. */
import { type FormVersion, proactiveBlocks } from '#rules/annual-report/tables.ts';
import { type Anchor, bestChain, placesOf } from '../anchors.ts';
import { isHan, type Source, type Words, wordsBetween } from '../source.ts';

export type ProactiveAnchor = Anchor<string>;

/** How each row may be called, the official label first. */
const names: Readonly<Record<string, readonly string[]>> = {
  governmentRules: ['规章'],
  normativeDocuments: ['行政规范性文件', '规范性文件', '行政规范性档案', '规范性档案'],
  administrativeLicences: ['行政许可'],
  otherManagementServices: ['其他对外管理服务事项', '其他对外管理'],
  administrativePenalties: ['行政处罚'],
  administrativeCompulsions: ['行政强制'],
  administrativeFeesWanYuan: ['行政事业性收费', '行政事业收费', '事业性收费'],
  administrativeFees: ['行政事业性收费', '行政事业收费', '事业性收费'],
  centralProcurement: ['政府集中采购', '集中采购'],
};

/** Which form the heads of a table belong to; null when they do not say. */
export function formOfHeads(text: string): FormVersion | null {
  const marks2019 = text.match(
    /本年新制作|本年新公开|对外公开总数|上一年项目|本年增|采购项目|采购总金额|其他对外管理/g,
  );
  const marks2021 = text.match(/本年制发|本年废止|现行有效件数|本年处理决定|本年收费金额/g);
  const old = new Set(marks2019).size;
  const current = new Set(marks2021).size;
  if (old === current) return null;
  return old > current ? '2019' : '2021';
}

const markOfTable = /第二十条第[（(]?一|信息内容|本年制发件数|本年新制作数量/;

function anchorsOf(words: Words, form: FormVersion): ProactiveAnchor[] {
  const rows = proactiveBlocks[form].flatMap((block) => block.rows);
  return rows.flatMap((row, order) => {
    const seen = new Map<number, ProactiveAnchor>();
    for (const name of names[row.id] ?? []) {
      for (const place of placesOf(words, name)) {
        const start = words.at[place] ?? 0;
        const end = (words.at[place + name.length - 1] ?? 0) + 1;
        const next = words.text.charAt(place + name.length);
        const followed = isHan(next) ? 0 : 2;
        const whole = name === row.label || name === '规章';
        const lead = name === '规章' && isHan(words.text.charAt(place - 1)) ? 0 : 0.5;
        const score = 1 + followed + lead + (whole ? 1 : 0);
        const altered = name !== row.label;
        const overlaps = [...seen.values()].some((a) => a.start <= start && a.end >= end);
        if (!overlaps) seen.set(start, { id: row.id, order, start, end, score, altered });
      }
    }
    return [...seen.values()];
  });
}

/** The rows found between two positions; null when no head of the table is there. */
export function findProactiveRows(
  source: Source,
  from: number,
  to: number,
  form: FormVersion,
): { anchors: ProactiveAnchor[]; start: number; end: number } | null {
  const words = wordsBetween(source.text, from, to);
  const mark = markOfTable.exec(words.text);
  if (!mark) return null;
  const start = words.at[mark.index] ?? from;
  const anchors = bestChain(anchorsOf(wordsBetween(source.text, start, to), form));
  return { anchors, start, end: (words.at[mark.index + mark[0].length - 1] ?? start) + 1 };
}
