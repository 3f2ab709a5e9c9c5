/** Years: the year reported on in title, period and sentences, and leftovers of another year's report. */
import type { AnnualReport } from '#rules/annual-report/tables.ts';
import type { Finding } from '../../model.ts';
import { finding } from '../findings.ts';
import { countedIn, yearsIn } from './numbers.ts';
import type { Sentence } from './text.ts';

const future = /将|下一步|计划(?!类)|打算|拟|力争|继续|展望|新的一年/;
const looksBack =
  /较|相比|同比|对比|比20|与20|上年|上一年|去年|以来|历年|自20|从20|起，|截至|结转|遗留|至今|连续|曾|时期|期间|“十|五年规划|制定|修订|成立|启用|上线|开通|印发|出台/;
const summary = /取得|存在|仍有|虽然|尽管/;

const periodWords =
  /(?:统计|数据|报告(?:期|时))[^。；]{0,16}?(20\d\d)年(\d{1,2})月(\d{1,2})日[^。；\d]{0,8}(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})日/;

/** 「统计期限自2024年1月1日起至2024年12月31日止」 must be the year reported on, the whole of it. */
function wrongPeriod(sentence: Sentence, year: number, sure: boolean): Finding[] {
  const match = periodWords.exec(sentence.text);
  if (!match) return [];
  const [words, from, month, day, to = from, lastMonth, lastDay] = match;
  const years = Number(from) === year && Number(to) === year;
  if (years && [month, day, lastMonth, lastDay].map(Number).join(' ') === '1 1 12 31') return [];
  const impossible = Number(lastMonth) > 12 || Number(month) > 12 || Number(lastDay) > 31 || Number(day) > 31;
  const said = `${from}年${month}月${day}日至${to}年${lastMonth}月${lastDay}日`;
  const message = `统计期限写成“${said}”，${year}年度报告应为${year}年1月1日至12月31日。请改正。`;
  const details = { expected: `${year}-01-01/${year}-12-31`, actual: said, source: { text: words } };
  return [finding('period-year', impossible || (sure && !years) ? 'error' : 'question', message, details)];
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
  const rest = body.slice(first.end);
  const adverbial =
    /^(?:度|全年)?(?:，|以来|[^年月\d]{0,2}(?:我|本|共|全|在|无|未|收|办|制|通|主|受|累|因|没|公|区|市|县|镇|乡|局))/.test(
      rest,
    );
  if (!adverbial && (!/^[\u4e00-\u9fa5]/.test(rest) || countedIn(rest).length === 0)) return undefined;
  return { year: first.year, end: first.end + offset };
}

/** Whether the year that opens a sentence can only be left over from another year's report. */
function isLeftover({ text, section }: Sentence, opening: number, year: number): boolean {
  if (opening === year || section === 'title') return false;
  const body = text.replace(/《[^》]*》/g, '');
  if (yearsIn(body).some((y) => y.year === year)) return false;
  if (opening < year) return !looksBack.test(body);
  const planned = future.test(body.slice(0, 40));
  if (opening > year + 1) return !/规划|目标|远景/.test(body);
  return !planned && (section !== 'problems' || summary.test(body));
}

/** 「结转至2027年」 in a report on 2025. */
function wrongNextYear(sentence: Sentence, year: number): Finding[] {
  const match = /结转(?:至|到|入)(20\d\d)年/.exec(sentence.text);
  const next = Number(match?.[1] ?? year);
  if (!match || next === year || next === year + 1) return [];
  const message = `“${match[0]}”的年份不对：${year}年度报告的下一年是${year + 1}年。请核对。`;
  return [
    finding('year-leftover', 'question', message, {
      expected: String(year + 1),
      actual: String(next),
      source: { text: match[0] },
    }),
  ];
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
  const years = title.flatMap((s) => [...s.text.matchAll(/(20\d\d)年/g)].map((match) => Number(match[1])));
  const expected = Number(wanted ?? report.year ?? 0);
  const printed = years.find((y) => y === expected) ?? years[0] ?? (expected || null);
  if (printed === null) return [];
  const source = title[0] ? { text: title[0].printed(0, title[0].text.length) } : null;
  const kept = wanted ?? report.year;
  if (kept && Number(kept) !== printed) {
    const message = `报告标题的年度是${printed}年，应为${kept}年。请核对是否拿错了报告或标题未改。`;
    return [finding('wrong-year', 'error', message, { expected: kept, actual: String(printed), source })];
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
  // A year that was itself gathered from the text is no measure for the text.
  const sure = wanted !== undefined || report.narrative.title.includes(String(year));
  const period = all.flatMap((sentence) => wrongPeriod(sentence, year, sure));
  if (wrong.length > 0) return [...wrong, ...period];
  const leftovers = all.flatMap((sentence): Finding[] => {
    const opening = openingYear(sentence);
    const left =
      opening && isLeftover(sentence, opening.year, year) ? [leftover(sentence, opening, year)] : [];
    return [...left, ...wrongNextYear(sentence, year)];
  });
  return [...period, ...leftovers];
}
