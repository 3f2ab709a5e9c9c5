/** Weekdays that do not fit their dates, days that do not exist, periods that end before they begin. */
import { before, type Check, type Find, type Knowledge, type Passage } from '../passage.ts';
import { daysIn, weekdayOf } from './calendar-days.ts';

const dayWithWeekday =
  /(?<!\d)(?:(\d{4})[年./-])?(\d{1,2})(?:月|[./-])(\d{1,2})日?[ ]?([（(]?)(?:星期|周|礼拜)([一二三四五六日天])([^\n]?)([^\n]?)/g;
const plainNext = /^[，。、；：,;（(上下中晚早起至到在前举召\-—～~\s0-9]?$/;

function* weekdays(passage: Passage, knowledge: Knowledge): Iterable<Find> {
  for (const match of passage.plain.matchAll(dayWithWeekday)) {
    const [whole, yearText, monthText, dayText, bracket, named = '', next = ''] = match;
    const [month, day] = [Number(monthText), Number(dayText)];
    if (!/[日（(]/.test(whole) || month < 1 || day < 1 || day > daysIn(month, null)) continue;
    if (
      bracket
        ? /[、至和到,，—\-~～及]/.test(next)
        : /周[一二三四五六日天]/.test(whole) && !plainNext.test(next)
    )
      continue;
    const from = match.index;
    if (/(?:农历|阴历)[^，。]{0,4}$/.test(before(passage, from, 8))) continue;
    const year = yearText ? { value: Number(yearText), from: '' } : yearBefore(passage, from, knowledge);
    if (year === null || year.value < 1900 || year.value > 2100) continue;
    const right = weekdayOf(year.value, month, day);
    if (right === named.replace('天', '日') || (!yearText && fitsNextYear(year.value, month, day, named)))
      continue;
    const to = from + whole.length - next.length - (match[7] ?? '').length;
    yield {
      rule: 'weekday',
      from,
      to,
      message: `${year.value}年${month}月${day}日是星期${right}，这里写的是星期${named}${year.from}，请核对日期和星期。`,
      suggestion: `星期${right}`,
    };
  }
}

/** Around new year a date without a year may be of the next one or the last. */
const fitsNextYear = (year: number, month: number, day: number, named: string): boolean => {
  const name = named.replace('天', '日');
  return (
    (month <= 3 && weekdayOf(year + 1, month, day) === name) ||
    (month >= 10 && weekdayOf(year - 1, month, day) === name)
  );
};

/** The year that the text named last, or that of its facts. */
function yearBefore(
  passage: Passage,
  from: number,
  { year }: Knowledge,
): { value: number; from: string } | null {
  const named = before(passage, from, 300)
    .match(/(?<!\d)(?:19|20)\d\d(?=年)/g)
    ?.at(-1);
  if (named !== undefined) return { value: Number(named), from: '（年份按上文推断）' };
  return year && { value: year.value, from: `（年份按${year.from}推断）` };
}

const dates =
  /(?<![\d.\-/])(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日|(?<![\d.\-/A-Za-z])((?:19|20)\d\d)-(\d{1,2})-(\d{1,2})(?![\d.\-/A-Za-z])/g;

function* impossible(passage: Passage, { year }: Knowledge): Iterable<Find> {
  for (const match of passage.plain.matchAll(dates)) {
    const written = match[1] ?? match[4];
    const value = written === undefined ? null : Number(written);
    const month = Number(match[2] ?? match[5]);
    const day = Number(match[3] ?? match[6]);
    const most = daysIn(month, value);
    const at = { rule: 'date', from: match.index, to: match.index + match[0].length } as const;
    if (month > 12 || month === 0) yield { ...at, message: `没有${month}月，请核对日期。` };
    else if (day > most || day === 0)
      yield {
        ...at,
        message: `${value === null ? '' : `${value}年`}${month}月只有${most}天，没有${day}日，请核对。`,
      };
    else if (value !== null && year !== null && value > year.value + 15)
      yield { ...at, message: `这里写的是${value}年，比${year.from}的${year.value}年晚得多，请核对年份。` };
  }
  for (const match of passage.plain.matchAll(/(?<!\d)(?:20\d{3}|2[1-9]\d\d)年(?=\d{1,2}月)/g))
    if (match[0].length === 6)
      yield {
        rule: 'date',
        from: match.index,
        to: match.index + match[0].length,
        message: '年份多写了一位数字，请核对。',
      };
}

const period =
  /(?<![\d.\-/])(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日?[（(]?[^）)\n\d]{0,4}[）)]?(?:至|到|—{1,2}|-{1,2}|~|～)(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日/g;

function* reversed(passage: Passage): Iterable<Find> {
  for (const match of passage.plain.matchAll(period)) {
    const [whole, year1, month1, day1, year2, month2, day2] = match;
    if (year2 !== undefined && year1 === undefined) continue;
    const start = Number(month1) * 100 + Number(day1);
    const end = Number(month2 ?? month1) * 100 + Number(day2);
    const years = year1 && year2 ? Number(year2) - Number(year1) : 0;
    const backwards =
      years < 0 || (years === 0 && end < start && (year2 !== undefined || isSameMonth(month1, month2)));
    if (!backwards) continue;
    yield {
      rule: 'date',
      from: match.index,
      to: match.index + whole.length,
      message: '这段时间的结束日期早于开始日期，请核对。',
    };
  }
}

const isSameMonth = (one: string | undefined, other: string | undefined): boolean =>
  other === undefined || Number(one) === Number(other);

/** Faults of dates. */
export const dayChecks: readonly Check[] = [weekdays, impossible, reversed];
