/** 「予以公开42件，占51.85%」: shares against the numbers beside them. */
import { type AnnualReport, figureAt } from '#rules/annual-report/tables.ts';
import type { Finding } from '../../model.ts';
import { finding } from '../findings.ts';
import { type Counted, countedIn } from './numbers.ts';
import { type List, listsIn } from './sums.ts';
import type { Sentence } from './text.ts';

/** Rounded or cut off at the printed digits: both are met. */
const fits = (part: number, whole: number, share: Counted) => {
  const over = (part / whole) * 100 - share.value;
  return whole > 0 && over > -0.5001 * 10 ** -share.decimals && over < 10 ** -share.decimals;
};

const isShare = (text: string, share: Counted) => /占[^，。；\d]{0,16}$/.test(text.slice(0, share.start));

function tableWholes(report: AnnualReport): number[] {
  const at = (row: string) => Number(figureAt(report, `requests.${row}.total`) ?? 0);
  return [at('newlyReceived'), at('totalHandled'), at('newlyReceived') + at('carriedIn')];
}

function wrongShare(
  sentence: Sentence,
  share: Counted,
  part: Counted,
  whole: number | null,
  certain: boolean,
): Finding {
  const right = whole ? ((part.value / whole) * 100).toFixed(Math.max(share.decimals, 1)) : null;
  const of = right && whole ? `${part.value}÷${whole}应为${right}%。` : '按文中和表中的数都算不出这个比例。';
  const message = `文中“占${share.value}%”与${part.value}${part.unit}不符：${of}请核对。`;
  const source = { text: sentence.text.slice(Math.max(0, part.start - 16), share.end) };
  return finding('prose-share', certain ? 'error' : 'question', message, {
    expected: right ? Number(right) : null,
    actual: share.value,
    source,
  });
}

/** Shares printed right behind their number. */
function besideNumber(
  report: AnnualReport,
  run: Sentence,
  numbers: readonly Counted[],
  i: number,
  earlier: readonly Counted[],
  lists: () => readonly List[],
): Finding[] {
  const [share, part] = [numbers[i], numbers[i - 1]];
  if (!share || !part || part.unit === '%') return [];
  const between = run.text.slice(part.end, share.start);
  if (!/^[^，。；\d]{0,6}[，（]?(?:约|各|所|比例|比重)?占[^，。；\d]{0,16}$/.test(between)) return [];
  const list = lists().find(
    (l) => l.items.includes(part) || l.items.some((item) => item.start === part.start),
  );
  const wholes = [...numbers.slice(0, i - 1), ...earlier]
    .filter((n) => n.unit === part.unit)
    .map((n) => n.value);
  const all = [...wholes, ...tableWholes(report)];
  if (all.some((whole) => fits(part.value, whole, share))) return [];
  if (list)
    return [
      wrongShare(
        run,
        share,
        part,
        list.total.value,
        /占(?:比)?(?:约|为)?$/.test(between) && !/约/.test(between),
      ),
    ];
  return all.some((whole) => whole >= part.value && whole > 0)
    ? [wrongShare(run, share, part, null, false)]
    : [];
}

/** Shares whose number stands further off: some pair of the numbers before must give it. */
function apart(run: Sentence, share: Counted, earlier: readonly Counted[]): Finding[] {
  const pool = earlier.filter((n) => n.unit !== '%');
  if (pool.length < 2) return [];
  if (
    pool.some((a) =>
      pool.some((b) => a.unit === b.unit && a.value <= b.value && fits(a.value, b.value, share)),
    )
  )
    return [];
  const message = `文中“占${share.value}%”按前文各数都算不出来，请核对比例。`;
  const source = { text: run.text.slice(Math.max(0, share.start - 24), share.end) };
  return [finding('prose-share', 'question', message, { actual: share.value, source })];
}

/** Shares that their numbers do not give. */
export function proseShares(report: AnnualReport, sentences: readonly Sentence[]): Finding[] {
  let earlier: Counted[] = [];
  return sentences.flatMap((sentence) => {
    if (sentence.startsParagraph && sentence.topic !== 'requests') earlier = [];
    const numbers = countedIn(sentence.text);
    let known: readonly List[] | undefined;
    const lists = () => {
      known ??= listsIn([sentence]);
      return known;
    };
    const found = numbers.flatMap((share, i) => {
      if (share.unit !== '%' || !isShare(sentence.text, share)) return [];
      const part = numbers[i - 1];
      const beside =
        part &&
        part.unit !== '%' &&
        /^[^，。；\d]{0,6}[，（]?(?:约|各|所|比例|比重)?占/.test(sentence.text.slice(part.end, share.start));
      return beside
        ? besideNumber(report, sentence, numbers, i, earlier, lists)
        : apart(sentence, share, [...earlier, ...numbers.slice(0, i)]);
    });
    earlier = [...earlier, ...numbers].slice(-16);
    return found;
  });
}

/** 「办结率100%」「全部办结」 in a report that carries requests over. */
export function completionRates(report: AnnualReport, sentences: readonly Sentence[]): Finding[] {
  const cell = 'requests.carriedOver.total';
  const carriedOver = Number(figureAt(report, cell) ?? 0);
  if (carriedOver === 0) return [];
  return sentences.flatMap((sentence): Finding[] => {
    const match = /(?:办结率|答复率)[^，。；\d]{0,4}100%|(?:全部|均已)(?:办结|办理完毕|答复完毕)/.exec(
      sentence.text,
    );
    const requests = sentence.topic === 'requests' || /信息公开申请|依申请/.test(sentence.text);
    if (!match || !requests || /按[时期]|及时|到期|结转|顺延/.test(sentence.text)) return [];
    const message = `文中“${match[0]}”，而表三“四、结转下年度继续办理”为${carriedOver}件。请核对，或改写为按期办结率。`;
    return [
      finding('prose-completion', 'question', message, {
        cells: [cell],
        expected: 0,
        actual: carriedOver,
        source: { text: match[0] },
      }),
    ];
  });
}

/** A rate of more than all: 「办结率101%」. */
export function ratesOverAll(sentences: readonly Sentence[]): Finding[] {
  return sentences.flatMap((sentence) =>
    countedIn(sentence.text).flatMap((rate): Finding[] => {
      const left = sentence.text.slice(Math.max(0, rate.start - 10), rate.start);
      if (rate.unit !== '%' || rate.value <= 100 || !/(?:率|占比?|比例)(?:均|都|达|达到|为|约)*$/.test(left))
        return [];
      const text = `${left}${rate.value}%`;
      return [
        finding('prose-share', 'question', `“${text}”超过100%，请核对。`, {
          actual: rate.value,
          source: { text },
        }),
      ];
    }),
  );
}
