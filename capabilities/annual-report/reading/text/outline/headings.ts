/** The six section headings of a report, wherever they stand: on their own line or glued to the text. */
import { type SectionId, sections } from '#rules/annual-report/tables.ts';
import type { Source } from '../source.ts';

export type Heading = {
  readonly section: SectionId;
  readonly order: number;
  readonly start: number;
  readonly end: number;
  readonly score: number;
};

const loose = (words: string): string => [...words].join('\\s{0,6}');

/** Headings as bodies word them; the official titles first. Gaps never cross a sentence or a figure. */
const wordings: Readonly<Record<SectionId, readonly string[]>> = {
  overview: ['总体情况', '总体概况', '基本情况', '工作总体情况', '总体工作情况', '概述'],
  proactive: ['主动公开政府信息情况', '主动公开政府信息的情况', '政府信息主动公开情况', '主动公开情况'],
  requests: [
    '收到和处理政府信息公开申请情况',
    '收到和处理政府信息公开申请的情况',
    '收到和处理政府信息依申请公开情况',
    '政府信息依申请公开情况',
    '政府信息公开申请情况',
    '依申请公开情况',
  ],
  disputes: [
    '政府信息公开行政复议、行政诉讼情况',
    '政府信息公开行政复议和行政诉讼情况',
    '政府信息公开行政复议、行政诉讼的情况',
    '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
    '因政府信息公开申请行政复议、提起行政诉讼情况',
    '行政复议、行政诉讼情况',
    '政府信息公开行政法复议、行政诉讼情况',
  ],
  problems: [
    '存在的主要问题及改进情况',
    '政府信息公开工作存在的主要问题及改进情况',
    '存在的主要问题和改进情况',
    '存在的问题及改进情况',
    '存在问题及改进情况',
    '存在的主要问题及改进措施',
    '存在的问题及改进措施',
    '主要问题及改进情况',
    '工作存在的主要问题及改进情况',
  ],
  other: ['其他需要报告的事项', '其他需要报告事项', '需要报告的其他事项', '其他事项', '其他需报告的事项'],
};

/** A heading with words of its own: number, then the key words, to the end of its line. */
const keyWords: Readonly<Record<SectionId, string>> = {
  overview: '[^\\n。，,、\\d]{0,8}总体[^\\n。，,\\d]{0,6}',
  proactive: '[^\\n。，,\\d]{0,8}主动公开[^\\n。，,\\d]{0,14}',
  requests: '[^\\n。，,\\d]{0,10}(?:收到|处理|依申请)[^\\n。，,\\d]{0,20}申请[^\\n。，,\\d]{0,8}',
  disputes: '[^\\n。，,四\\d]{0,20}(?:复议|诉讼)[^\\n。，,\\d]{0,16}',
  problems: '[^\\n。，,\\d]{0,16}问题[^\\n。，,\\d]{0,12}',
  other: '[^\\n。，,\\d]{0,4}其他[^\\n。，,\\d]{0,10}事项',
};

function candidates(text: string): Heading[] {
  return sections.flatMap(({ id, numeral }, order) => {
    const exact = wordings[id].map(loose).join('|');
    const forms: readonly (readonly [RegExp, number])[] = [
      [new RegExp(`(?<!\\()${numeral}\\s{0,4}[、.,:]\\s{0,4}(?:${exact})`, 'g'), 5],
      [new RegExp(`\\(\\s?${numeral}\\s?\\)\\s{0,4}(?:${exact})(?=[^\\S\\n]*(?:\\n|$))`, 'g'), 2],
      [
        new RegExp(
          `(?<=^|\\n)[^\\S\\n]{0,20}(?:[一二三四五六七]\\s{0,4}[、.]\\s{0,4})?(?:${exact})(?=[ :。]*(?:\\n|$))`,
          'g',
        ),
        3,
      ],
      [
        new RegExp(
          `(?<=^|\\n)[^\\S\\n]{0,20}${numeral}\\s{0,4}[、.]\\s{0,4}${keyWords[id]}(?=[ :。]*(?:\\n|$))`,
          'g',
        ),
        3,
      ],
    ];
    const found = new Map<number, Heading>();
    for (const [pattern, score] of forms) {
      for (const match of text.matchAll(pattern)) {
        const start = match.index + (match[0].length - match[0].trimStart().length);
        const end = match.index + match[0].length;
        const before = found.get(start);
        if (found.size < 80 && (!before || before.score < score)) {
          found.set(start, { section: id, order, start, end, score });
        }
      }
    }
    return [...found.values()];
  });
}

/** The chain of headings with the highest score; of equal chains the later, so that a list of contents loses. */
function bestHeadings(all: readonly Heading[]): Heading[] {
  const sorted = [...all].sort((a, b) => a.start - b.start);
  const best: { score: number; previous: number }[] = [];
  let last = -1;
  for (const [i, heading] of sorted.entries()) {
    let entry = { score: heading.score, previous: -1 };
    for (let j = 0; j < i; j += 1) {
      const before = sorted[j];
      if (!before || before.order >= heading.order || before.end > heading.start) continue;
      const score = (best[j]?.score ?? 0) + heading.score;
      if (score >= entry.score) entry = { score, previous: j };
    }
    best.push(entry);
    if (last < 0 || entry.score >= (best[last]?.score ?? 0)) last = i;
  }
  const chain: Heading[] = [];
  for (let i = last; i >= 0; i = best[i]?.previous ?? -1) {
    const heading = sorted[i];
    if (heading) chain.unshift(heading);
  }
  return chain;
}

/** A heading printed twice in a row begins where it stands first. */
function firstOfRepeated(chain: readonly Heading[], all: readonly Heading[]): Heading[] {
  return chain.map((heading, i) => {
    const from = chain[i - 1]?.end ?? 0;
    const between = all.filter((other) => other.start >= from && other.start < heading.start);
    const same = between.filter((other) => other.section === heading.section && other.score >= 3);
    const others = between.filter((other) => other.section !== heading.section);
    const first = same.find((candidate) => !others.some((other) => other.start > candidate.start));
    return first ?? heading;
  });
}

/** The section headings in order, each at most once. */
export function findHeadings(source: Source): Heading[] {
  const all = candidates(source.text);
  return firstOfRepeated(bestHeadings(all), all);
}
