/**
 * The working-day calendar. A period in 工作日 runs on the days that the State Council General Office announces each
 * year. A year whose notice is not out is never taken for official: its days are provisional, and every answer that
 * touches it says so.
 *
 * Not modelled: half-day holidays (妇女节, 青年节, 儿童节, 建军节: they stop no period for everybody); local closures
 * (a province's or a city's own notice), which an office adds with `withYear`.
 */
import { festivalYears } from './holidays/festivals.ts';
import { publishedYears } from './holidays/published.ts';

/** A day in Asia/Shanghai, 'YYYY-MM-DD'. */
export type Day = string;
/** 'MM-DD', or 'MM-DD..MM-DD' with both ends. */
type DayRange = readonly [name: string, days: string];

/** One year as its notice announced it. `notice`: its address, where known. */
export type PublishedYear = {
  readonly year: string;
  readonly notice?: string;
  readonly off: readonly DayRange[];
  readonly makeUp: readonly DayRange[];
};

export type FestivalYear = {
  readonly year: string;
  readonly newYearsEve: string;
  readonly qingming: string;
  readonly dragonBoat: string;
  readonly midAutumn: string;
};

/** 'provisional': weekends and the 13 statutory days only, because the notice is not out (or not yet entered). */
export type CalendarYear = {
  readonly year: string;
  readonly status: 'official' | 'provisional';
  readonly source: string;
  /** Days off by day, with the holiday's name. */
  readonly off: ReadonlyMap<Day, string>;
  /** Saturdays and Sundays that are worked, by day, with the holiday they make up for. */
  readonly makeUp: ReadonlyMap<Day, string>;
};

export type Calendar = ReadonlyMap<string, CalendarYear>;

/** The calendar cannot answer: the year is neither published nor foreseeable. */
export class CalendarError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CalendarError';
  }
}

/** The day `n` days later (or earlier), on the plain calendar. */
export function addDays(day: Day, n: number): Day {
  const then = Number(day.slice(8)) + n;
  // Within the 28 days that every month has: four in five steps, at a tenth of the time.
  if (isDay(day) && then >= 1 && then <= 28) return `${day.slice(0, 8)}${String(then).padStart(2, '0')}`;
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
}

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const lengthOfMonth = (year: number, month: number): number => {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

/** Whether the text is a day that exists: '2026-02-29' is none. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(text)) return false;
  const day = Number(text.slice(8));
  return day <= 28 || day <= lengthOfMonth(Number(text.slice(0, 4)), Number(text.slice(5, 7)));
}

const isWeekend = (day: Day) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

function daysOf(year: string, ranges: readonly DayRange[]): Map<Day, string> {
  const days = new Map<Day, string>();
  for (const [name, range] of ranges) {
    const [from = '', to = from] = range.split('..');
    for (let day = `${year}-${from}`; day <= `${year}-${to}`; day = addDays(day, 1)) days.set(day, name);
  }
  return days;
}

/** A year from its notice. */
export function officialYear(published: PublishedYear): CalendarYear {
  return {
    year: published.year,
    status: 'official',
    source: published.notice ?? '日期清单取自 MIT 数据集 chinese-days，通知原文未核对',
    off: daysOf(published.year, published.off),
    makeUp: daysOf(published.year, published.makeUp),
  };
}

/**
 * 《全国年节及纪念日放假办法》(2024-11-10) 第二条: 元旦 1 日, 春节 4 日 (除夕, 初一至初三), 清明 1 日, 劳动节 2 日,
 * 端午 1 日, 中秋 1 日, 国庆节 3 日. No day is moved (调休 is known only from the notice).
 */
export function provisionalYear(festivals: FestivalYear): CalendarYear {
  const { year, newYearsEve, qingming, dragonBoat, midAutumn } = festivals;
  const thirdDay = addDays(`${year}-${newYearsEve}`, 3).slice(5);
  return {
    year,
    status: 'provisional',
    source: '放假通知尚未公布：按双休日和《全国年节及纪念日放假办法》第二条的法定节日推算，未含调休',
    off: daysOf(year, [
      ['元旦', '01-01'],
      ['春节', `${newYearsEve}..${thirdDay}`],
      ['清明节', qingming],
      ['劳动节', '05-01..05-02'],
      ['端午节', dragonBoat],
      ['国庆节', '10-01..10-03'],
      ['中秋节', midAutumn],
    ]),
    makeUp: new Map(),
  };
}

/** All years known: published ones official, the coming ones provisional. */
export const nationalCalendar: Calendar = new Map([
  ...festivalYears.map((year) => [year.year, provisionalYear(year)] as const),
  ...publishedYears.map((year) => [year.year, officialYear(year)] as const),
]);

/** The calendar with one year added or replaced, as when next year's notice comes out. */
export const withYear = (calendar: Calendar, year: CalendarYear): Calendar =>
  new Map([...calendar, [year.year, year]]);

function yearOf(day: Day, calendar: Calendar): CalendarYear {
  if (!isDay(day)) throw new CalendarError(`“${day}”不是有效日期，应写成 2026-01-31 这样的形式。`);
  const year = calendar.get(day.slice(0, 4));
  if (year) return year;
  throw new CalendarError(
    `没有${day.slice(0, 4)}年的放假安排，无法计算工作日。请先录入国务院办公厅当年的放假通知。`,
  );
}

/** 'weekend' and 'holiday' are off; 'working' and 'make-up' are worked. */
export type DayKind = 'working' | 'make-up' | 'weekend' | 'holiday';

/** What kind of day it is and why. Throws CalendarError for a year it does not know. */
export function dayKind(day: Day, calendar: Calendar = nationalCalendar): { kind: DayKind; note: string } {
  const year = yearOf(day, calendar);
  const makesUpFor = year.makeUp.get(day);
  if (makesUpFor) return { kind: 'make-up', note: `${makesUpFor}调休上班` };
  const holiday = year.off.get(day);
  if (holiday) return { kind: 'holiday', note: `${holiday}放假` };
  return isWeekend(day) ? { kind: 'weekend', note: '双休日' } : { kind: 'working', note: '工作日' };
}

/** Whether people work on this day. In a provisional year this is a forecast: ask `isProvisional` too. */
export function isWorkingDay(day: Day, calendar: Calendar = nationalCalendar): boolean {
  const { kind } = dayKind(day, calendar);
  return kind === 'working' || kind === 'make-up';
}

/** Whether the day lies in a year whose notice is not out. */
export const isProvisional = (day: Day, calendar: Calendar = nationalCalendar): boolean =>
  yearOf(day, calendar).status === 'provisional';

/** The first working day after `day`. */
export function nextWorkingDay(day: Day, calendar: Calendar = nationalCalendar): Day {
  let next = addDays(day, 1);
  while (!isWorkingDay(next, calendar)) next = addDays(next, 1);
  return next;
}

export type LedgerEntry = {
  readonly day: Day;
  /** 'counted' and 'make-up' are counted days; 'stopped' is a working day on which the period stands still. */
  readonly kind: 'counted' | 'make-up' | 'weekend' | 'holiday' | 'stopped';
  /** The how-manieth day of the period; null when the day does not count. */
  readonly number: number | null;
  readonly note: string;
};

export type Advance = {
  readonly date: Day;
  readonly ledger: readonly LedgerEntry[];
  /** A year without a published notice was touched: show it, and let no citizen's period lapse on this date. */
  readonly provisional: boolean;
  readonly notes: readonly string[];
};

/**
 * The last day of a period of `n` working days that starts with an event on `startsOn`. The day of the event does not
 * count; the next working day is day 1. `counts` tells working days on which the period runs (default: all).
 * Throws RangeError for n < 1, CalendarError for an unknown year.
 */
export function advance(
  startsOn: Day,
  n: number,
  calendar: Calendar = nationalCalendar,
  options: { readonly counts?: (day: Day) => boolean } = {},
): Advance {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`期限应为不少于1的整数个工作日，实际是 ${n}。`);
  const ledger: LedgerEntry[] = [];
  let number = 0;
  let day = startsOn;
  yearOf(day, calendar);
  while (number < n) {
    day = addDays(day, 1);
    const { kind, note } = dayKind(day, calendar);
    if (kind === 'weekend' || kind === 'holiday') {
      ledger.push({ day, kind, number: null, note });
    } else if (options.counts && !options.counts(day)) {
      ledger.push({ day, kind: 'stopped', number: null, note: '期限中止，不计入' });
    } else {
      number += 1;
      ledger.push({ day, kind: kind === 'make-up' ? kind : 'counted', number, note });
    }
  }
  return { date: day, ledger, ...certainty(ledger, calendar) };
}

function certainty(ledger: readonly LedgerEntry[], calendar: Calendar) {
  const guessed = [...new Set(ledger.map((e) => e.day.slice(0, 4)))].filter(
    (year) => calendar.get(year)?.status === 'provisional',
  );
  const notes = guessed.map(
    (year) => `${year}年放假通知尚未公布，日期为暂定：按双休日和法定节日推算，未含调休。`,
  );
  const december = ledger.find((e) => e.day.slice(5, 7) === '12')?.day.slice(0, 4);
  const following = december && String(Number(december) + 1);
  if (december && !guessed.includes(december) && calendar.get(following ?? '')?.status !== 'official') {
    notes.push(`${december}年12月的安排可能因${following}年放假通知而调整。`);
  }
  return { provisional: guessed.length > 0, notes };
}
