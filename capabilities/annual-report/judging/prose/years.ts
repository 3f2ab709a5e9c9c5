/** Years: the year reported on in title, period and sentences, and leftovers of another year's report. */
import type { AnnualReport } from '#rules/annual-report/tables.ts';
import type { Finding } from '../../model.ts';
import { finding } from '../findings.ts';
import { yearsIn } from './numbers.ts';
import type { Sentence } from './text.ts';

const future = /将|下一步|计划|打算|拟|力争|继续|展望|新的一年/;
const looksBack =
  /较|相比|同比|对比|比20|与20|上年|上一年|去年|以来|历年|自20|从20|起，|截至|结转|遗留|至今|连续|曾|时期|期间|“十|五年规划|制定|修订|成立|启用|上线|开通|印发|出台/;

/** 「统计期限自2024年1月1日起至2024年12月31日止」 must be the year reported on. */
function wrongPeriod(sentence: Sentence, year: number): Finding[] {
  const match =
    /(?:期限|时限|期间|数据|时间)[^。；]{0,16}?(20\d\d)年1月1日[^。；]{0,8}?(?:(20\d\d)年)?12月31日/.exec(
      sentence.text,
    );
  if (!match) return [];
  const [words, from, to = from] = match;
  if (Number(from) === year && Number(to) === year) return [];
  const message = `统计期限写成“${from}年1月1日至${to}年12月31日”，本报告是${year}年度报告，应为${year}年1月1日至12月31日。请改正。`;
  return [
    finding('period-year', 'error', message, {
      expected: String(year),
      actual: from === to ? String(from) : `${from}–${to}`,
      source: { text: words },
    }),
  ];
}

/** The year a sentence opens with: 「2023年，我局……」. */
function openingYear({ text }: Sentence): { year: number; end: number } | undefined {
  const body = text.replace(
    /^(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|\d+[.、])[^，。：；\d]{0,20}(?:：|。|，)?/,
    '',
  );
  const offset = text.length - body.length;
  const [first] = yearsIn(body);
  if (first?.start !== 0) return undefined;
  if (
    !/^(?:度|全年)?(?:，|以来|[^年月\d]{0,2}(?:我|本|共|全|在|无|未|收|办|制|通|主|受|累|因|没|公|区|市|县|镇|乡|局))/.test(
      body.slice(first.end),
    )
  )
    return undefined;
  return { year: first.year, end: first.end + offset };
}

/** A year inside a sentence that only a forgotten correction explains: 「……。同时2023年共收到」. */
function isLeftover(sentence: Sentence, opening: number, year: number): boolean {
  const { text, section } = sentence;
  if (opening === year || section === 'title') return false;
  if (yearsIn(text).some((y) => y.year === year)) return false;
  if (opening < year) return !looksBack.test(text);
  if (opening === year + 1) return section !== 'problems' && !future.test(text);
  return !/规划|目标|远景/.test(text);
}

function leftover(sentence: Sentence, opening: { year: number; end: number }, year: number): Finding {
  const words = sentence.printed(0, Math.min(sentence.text.length, opening.end + 24));
  const message = `本报告是${year}年度报告，这里写的是${opening.year}年：“${words}”。是否为沿用其他年度报告的文字，请核对。`;
  return finding('year-leftover', 'question', message, {
    expected: String(year),
    actual: String(opening.year),
    source: { text: words },
  });
}

/** The title's year against the record, the period and the opening years of the sentences. */
function titleYear(report: AnnualReport, all: readonly Sentence[], wanted: string | undefined): Finding[] {
  const title = all.filter((s) => s.section === 'title');
  const printed = title.flatMap((s) => yearsIn(s.text))[0]?.year ?? (Number(report.year) || null);
  if (printed === null) return [];
  const source = title[0] ? { text: title[0].printed(0, title[0].text.length) } : null;
  if (wanted && Number(wanted) !== printed) {
    const message = `报告标题的年度是${printed}年，应为${wanted}年。请核对是否拿错了报告或标题未改。`;
    return [finding('wrong-year', 'error', message, { expected: wanted, actual: String(printed), source })];
  }
  const opened = all.filter((s) => s.section !== 'problems').flatMap((s) => openingYear(s)?.year ?? []);
  const [other] = opened;
  if (opened.length < 2 || other === undefined || other === printed || opened.some((y) => y !== other))
    return [];
  const message = `报告标题的年度是${printed}年，正文却通篇写${other}年。请核对标题或正文的年度。`;
  return [
    finding('wrong-year', 'error', message, { expected: String(other), actual: String(printed), source }),
  ];
}

/** Every finding on years. `wanted` is the year the record is kept under, where there is one. */
export function proseYears(report: AnnualReport, all: readonly Sentence[], wanted?: string): Finding[] {
  const year = Number(wanted ?? report.year ?? 0);
  const wrong = titleYear(report, all, wanted);
  if (!year) return wrong;
  const period = all.flatMap((sentence) => wrongPeriod(sentence, year));
  if (wrong.length > 0) return [...wrong, ...period];
  const leftovers = all.flatMap((sentence): Finding[] => {
    const opening = openingYear(sentence);
    return opening && isLeftover(sentence, opening.year, year)
      ? [leftover(sentence, opening, year)]
      : opening
        ? []
        : [];
  });
  return [...period, ...leftovers];
}
