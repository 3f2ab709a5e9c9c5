/**
 * Sums inside the prose: 「15条，其中工作动态类11条，其他类4条」. A list that claims to be whole must add up; one that
 * ends in 等, or only names examples after 其中, need not.
 */
import type { Finding, Severity } from '../../model.ts';
import { finding } from '../findings.ts';
import { type Counted, countedIn } from './numbers.ts';
import type { Sentence } from './text.ts';

export type List = {
  readonly sentence: Sentence;
  readonly total: Counted;
  readonly items: readonly Counted[];
  /** 'whole' says itself that nothing is left out · 'listed' seems to · 'examples' need not. */
  readonly kind: 'whole' | 'listed' | 'examples';
};

const opens =
  /其中|^(?:政府信息公开)?申请中，|公开的(?:\d+条)?(?:政府|政务)?信息中|包括|包含|分别(?:为|是)|分为|涵盖|其构成|具体(?:为|是)|即：?$|：$|^：/;
const anotherMatter =
  /办结|办理|答复|收到|受理|结转|复议|诉讼|同比|较上|比上|全年|同时|此外|另外|另有|举办|召开|开展|组织|累计|共计|截至|办件|上年度|关注|阅读|浏览|点击|废止|顺延|满意/;
const partitions: readonly (readonly RegExp[])[] = [
  [/自然人|个人/, /法人|组织|企业/],
  [/维持/, /纠正/, /其他/, /未审结/],
];

const goesOn = /^(?:其中|包括|分别|在?主动公开的(?:政府|政务)?信息中)/;

/** Sentences glued to the total they go on with: 「共136条。其中……」, passing over a sentence without numbers. */
function joined(sentences: readonly Sentence[]): { sentence: Sentence; text: string }[] {
  const runs: { sentence: Sentence; text: string }[] = [];
  for (const sentence of sentences) {
    const last = runs.slice(-4).findLast((run) => countedIn(run.text).length > 0);
    if (
      last?.sentence.section === sentence.section &&
      !sentence.startsParagraph &&
      goesOn.test(sentence.text) &&
      last.text.length < 2000
    ) {
      last.text = last.text.replace(/。$/, '，') + sentence.text;
    } else runs.push({ sentence, text: sentence.text });
  }
  return runs;
}

function itemsAfter(text: string, numbers: readonly Counted[], i: number): Counted[] {
  const items: Counted[] = [];
  const total = numbers[i];
  let level: number | undefined;
  let nested = false;
  for (let j = i + 1; j < numbers.length; j += 1) {
    const [item, before] = [numbers[j], numbers[j - 1]];
    if (!total || !item || !before) break;
    const between = text.slice(before.end, item.start);
    level ??= item.depth;
    if (item.depth > level) continue;
    if (item.depth < level) break;
    if (items.length > 0 && opens.test(between)) nested = true;
    if (nested && !/；/.test(between)) continue;
    if (items.length > 0 && (/[。]/.test(between) || anotherMatter.test(between))) break;
    nested = false;
    if (item.unit === '%' || (item.unit !== total.unit && items.length > 0)) continue;
    if (item.unit !== total.unit) break;
    items.push(item);
  }
  return items;
}

function kindOf(text: string, total: Counted, items: readonly Counted[]): List['kind'] {
  const last = items.at(-1);
  const opening = text.slice(total.end, items[0]?.start);
  const labels = items.map((item, i) => {
    const from = i === 0 ? total.end : (items[i - 1]?.end ?? 0);
    return text.slice(from, item.start) + (/^[^，。；、（）\d]{0,12}/.exec(text.slice(item.end))?.[0] ?? '');
  });
  if (/^等/.test(text.slice(last?.end)) || items.some((item) => item.atLeast !== item.atMost))
    return 'examples';
  if (/主要|重点|典型/.test(opening)) return 'examples';
  const rest = text.slice(items.at(-2)?.end ?? total.end, last?.start);
  if (items.length > 1 && /^[，、；]?(?:以及|及|和|另)?(?:公开|发布)?(?:其他|其它|其余)/.test(rest))
    return 'whole';
  const parts = partitions.find((p) => p.length === items.length);
  if (parts?.every((part) => labels.some((label) => part.test(label)))) return 'whole';
  if (items.length > 1 && /分别(?:为|是)|即：?$/.test(opening)) return 'whole';
  return items.length > 1 && !/其中/.test(opening) ? 'listed' : 'examples';
}

/** Every list with its total. */
export function listsIn(sentences: readonly Sentence[]): List[] {
  return joined(sentences).flatMap(({ sentence, text }) => {
    const numbers = countedIn(text);
    return numbers.flatMap((total, i): List[] => {
      const next = numbers[i + 1];
      if (!next || total.unit === '%' || !opens.test(text.slice(total.end, next.start))) return [];
      if (/[。；]/.test(text.slice(total.end, next.start))) return [];
      const items = itemsAfter(text, numbers, i);
      if (items.length === 0) return [];
      return [{ sentence: { ...sentence, text }, total, items, kind: kindOf(text, total, items) }];
    });
  });
}

const opening = ({ sentence, total, items }: List) => sentence.text.slice(total.end, items[0]?.start);

/** Several channels may carry one and the same piece: they need not add up to what there is. */
function overlapping({ items, total, sentence: { text } }: List): boolean {
  return items.every((item, i) => {
    const label = text.slice(items[i - 1]?.end ?? total.end, item.start);
    return /网站|网页|微博|微信|公众号|平台|客户端|公报|公示栏|媒体|渠道|电视|报纸/.test(label);
  });
}

function severityOf(list: List, least: number, most: number, prefix: boolean): Severity | null {
  const { kind, total, items } = list;
  const [only] = items;
  if (only && only.atLeast > total.atMost) return /其中/.test(opening(list)) ? 'error' : 'question';
  if (kind === 'whole') return 'error';
  if (prefix) return null;
  if (least > total.atMost) return overlapping(list) ? null : 'question';
  if (kind === 'listed') return items.length > 1 ? 'question' : null;
  const gap = total.value - most;
  const exact = items.every((item) => item.atLeast === item.atMost);
  return exact && items.length > 1 && gap > 0 && gap <= total.value / 10 ? 'advice' : null;
}

/** Whether the first items alone make the total and what follows them reads like another statement. */
function endsEarlier({ items, total, sentence: { text } }: List): boolean {
  let sum = 0;
  return items.some((item, i) => {
    sum += item.value;
    const next = items[i + 1];
    if (!next || i === 0 || sum !== total.value) return false;
    const inside = text.slice(items[i - 1]?.end, item.start)[0];
    const after = text.slice(item.end, next.start);
    const verbs = /发布|公开|制作|开展|推送|回应|召开|举办|通过|更新/;
    return after[0] !== inside || (inside !== '、' && verbs.test(after));
  });
}

function judgeList(list: List): Finding[] {
  const { total, items, sentence } = list;
  const least = items.reduce((all, item) => all + item.atLeast, 0);
  const most = items.reduce((all, item) => all + item.atMost, 0);
  const open = /^等/.test(sentence.text.slice(items.at(-1)?.end));
  if (most >= total.atLeast && least <= total.atMost) return [];
  if (open && least <= total.atMost) return [];
  const prefix = endsEarlier(list);
  const severity = severityOf(list, least, most, prefix);
  if (!severity) return [];
  const sum = items.map((item) => item.value).join('＋');
  const said = `${total.value}${total.unit}`;
  const next =
    severity === 'error'
      ? '请核对总数和分项。'
      : least > total.atMost
        ? '如分类有交叉，请在文中说明；否则请改正。'
        : '如只列举一部分，请加“等”字；否则请改正。';
  const message = `文中总数${said}与所列分项之和${sum}＝${most}${total.unit}不一致，相差${Math.abs(most - total.value)}。${next}`;
  const end = items.at(-1)?.end ?? total.end;
  const source = { text: sentence.text.slice(Math.max(0, total.start - 24), end + 2) };
  return [finding('prose-sum', severity, message, { expected: most, actual: total.value, source })];
}

/** 「网站500条，微信320条，微博120条，合计940条」: the total stands behind its parts. */
function totalsBehind(sentence: Sentence): Finding[] {
  const numbers = countedIn(sentence.text);
  return numbers.flatMap((total, i): Finding[] => {
    const before = numbers.slice(0, i).filter((n) => n.unit === total.unit && n.depth === total.depth);
    const left = sentence.text.slice(numbers[i - 1]?.end ?? 0, total.start);
    if (before.length < 2 || !/^[，、；]?(?:合计|总计|共计)(?:为)?$/.test(left)) return [];
    let sum = 0;
    const fits = before.toReversed().some((n) => {
      sum += n.value;
      return sum === total.value;
    });
    if (fits || [...before, total].some((n) => n.atLeast !== n.atMost)) return [];
    const message = `文中合计${total.value}${total.unit}，与前面各项之和${before.map((n) => n.value).join('＋')}＝${sum}${total.unit}不一致。请核对。`;
    const source = { text: sentence.printed(before[0]?.start ?? 0, total.end) };
    return [finding('prose-sum', 'question', message, { expected: sum, actual: total.value, source })];
  });
}

/** Lists whose parts do not add up to their total. */
export const proseSums = (sentences: readonly Sentence[]): Finding[] => [
  ...listsIn(sentences).flatMap(judgeList),
  ...sentences.flatMap(totalsBehind),
];

/** 「有两个公众号，分别为“甲”和“乙”」: as many names as announced. */
export function announcedNames(sentences: readonly Sentence[]): Finding[] {
  return sentences.flatMap((sentence) =>
    countedIn(sentence.text).flatMap((number): Finding[] => {
      if (!/^(?:个|家|项|部|件)$/.test(number.unit)) return [];
      const behind = sentence.text.slice(number.end);
      const list =
        /^[^，。；：“]{0,14}[，：]?(?:分别(?:为|是|有)|即|：)((?:《[^》]*》|[“"][^”"]*[”"]|[^“《，；。]{0,6}?)(?:(?:、|和|及|与|以及|，)?(?:《[^》]*》|[“"][^”"]*[”"]))*)/.exec(
          behind,
        )?.[1];
      const names = list?.match(/[“"][^”"]*[”"]|《[^》]*》/g)?.length ?? 0;
      if (names === 0 || names === number.value) return [];
      const message = `文中说有${number.value}${number.unit}，后面列出了${names}个名称。请核对。`;
      const source = {
        text: sentence.printed(
          Math.max(0, number.start - 20),
          Math.min(sentence.text.length, number.end + 40),
        ),
      };
      return [finding('prose-names', 'question', message, { expected: names, actual: number.value, source })];
    }),
  );
}
