/** Totals and their parts in sentences: precise rather than many, so what may be an excerpt is let pass. */
import type { Find, Passage } from '../passage.ts';

const unit =
  '(?:条次|人次|课时|平方米|公里|亿元|万元|千元|万人次|万人|元|条|件|人|名|个|篇|次|所|家|户|项|场|册|亩|份|起|宗|台|套|辆|门|本|处|座|间|例|期|天|位|支|幅|张|批|部)';
const amount = new RegExp(`(?<![\\d.年第〔-])(\\d[\\d,]{0,14}(?:\\.\\d{1,6})?)(${unit})`, 'g');
const noise =
  /等|约|余|多[人条个名家件]|近\d|超|以上|以下|左右|同比|增长|下降|占|%|％|包括|平均|每|较|至少|不少于|结转|目标|重复|同时|既|兼|累计|分别于|第\d|上年|去年/;

type Amount = { readonly value: number; readonly unit: string; readonly from: number; readonly to: number };

const amountsIn = (text: string): Amount[] =>
  [...text.matchAll(amount)].map((match) => ({
    value: Number((match[1] ?? '').replaceAll(',', '')),
    unit: match[2] ?? '',
    from: match.index,
    to: match.index + match[0].length,
  }));

/** Sums of decimals, free of the errors of binary fractions. */
const sum = (values: readonly number[]): number =>
  Math.round(values.reduce((total, value) => total + value, 0) * 1e6) / 1e6;

export function* proseSums({ plain }: Passage): Iterable<Find> {
  let start = 0;
  for (const sentence of plain.split(/[。\n]/)) {
    const find =
      sentence.includes('\t') || sentence.length > 400 ? null : (ofWhich(sentence) ?? listed(sentence));
    if (find) yield { ...find, from: start + find.from, to: start + find.to };
    start += sentence.length + 1;
  }
}

/** 「共15条，其中甲11条、乙4条」 */
function ofWhich(sentence: string): Find | null {
  const at = sentence.indexOf('其中');
  if (at < 0 || sentence.indexOf('其中', at + 2) >= 0) return null;
  const total = amountsIn(sentence.slice(0, at)).at(-1);
  const tail = sentence.slice(at + 2);
  if (!total || at - total.to > 4 || !/^[，,、（(：:；;]*$/.test(sentence.slice(total.to, at))) return null;
  const parts = amountsIn(tail);
  if (parts.length < 2 || parts.some((part) => part.unit !== total.unit)) return null;
  if (noise.test(tail) || /[（(]/.test(tail) || hasOtherNumbers(tail, parts)) return null;
  const found = sum(parts.map(({ value }) => value));
  if (found === total.value || (found < total.value && !isClose(found, total.value))) return null;
  const last = parts.at(-1);
  return findOf(total.from, at + 2 + (last?.to ?? 0), parts, found, total);
}

/** 「甲11条、乙4条，共计15条」 */
function listed(sentence: string): Find | null {
  const match = /[，,、；;](?:共计|合计|总计)[^\d，,、；;。]{0,6}(?=\d)/.exec(sentence);
  if (!match || /其中|[（(]/.test(sentence)) return null;
  const [total] = amountsIn(sentence.slice(match.index));
  const lead = sentence.slice(0, match.index);
  const parts = amountsIn(lead.slice(lead.lastIndexOf('：') + 1)).filter((part) => part.unit === total?.unit);
  if (!total || parts.length < 2 || noise.test(lead) || hasOtherNumbers(lead, amountsIn(lead))) return null;
  if (amountsIn(lead).some((part) => part.unit !== total.unit)) return null;
  const found = sum(parts.map(({ value }) => value));
  return found === total.value
    ? null
    : findOf(amountsIn(lead)[0]?.from ?? 0, match.index + total.to, parts, found, total);
}

const hasOtherNumbers = (text: string, parts: readonly Amount[]): boolean => {
  const left = text.replace(amount, '');
  return /\d/.test(left) || parts.length === 0;
};

/** Whether parts that are less than the whole look like a slip and not like an excerpt. */
const isClose = (found: number, total: number): boolean => total - found <= Math.max(1, total * 0.05);

const findOf = (from: number, to: number, parts: readonly Amount[], found: number, total: Amount): Find => ({
  rule: 'sum',
  from,
  to,
  message: `分项相加（${parts.map(({ value }) => value).join('＋')}）是${found}${total.unit}，合计写的是${total.value}${total.unit}，请核对。`,
});

const share =
  /(?:占(?:比|总数|总量|全部|全区|全年|全市)?|合格率|满意率|满意度|办结率|及时率|覆盖率|入学率|普及率|达标率|出勤率|到位率|参与率|巩固率|公开率)[^，。；\n\d]{0,10}?(\d{1,5}(?:\.\d{1,4})?)[%％]/g;
const several =
  /分别占[^，。；\n\d]{0,10}(\d{1,3}(?:\.\d{1,4})?[%％](?:[、，和及]\d{1,3}(?:\.\d{1,4})?[%％]){1,10})/g;

/** Parts of a whole that are more than the whole. */
export function* shares({ plain }: Passage): Iterable<Find> {
  for (const match of plain.matchAll(share))
    if (Number(match[1]) > 100)
      yield {
        rule: 'share',
        from: match.index,
        to: match.index + match[0].length,
        message: `占比或比率不会超过100%，这里是${match[1]}%，请核对。`,
      };
  for (const match of plain.matchAll(several)) {
    const total = sum((match[1] ?? '').split(/[%％、，和及]+/).map(Number));
    if (total > 100.5)
      yield {
        rule: 'share',
        from: match.index,
        to: match.index + match[0].length,
        message: `各部分占比相加是${total}%，超过了100%，请核对。`,
      };
  }
}
