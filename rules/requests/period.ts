/**
 * A period in working days with its ledger: every day from the first to the last, whether it counts, what stopped it,
 * who lengthened it, on which article and which letter that rests.
 *
 * 「期间开始的时和日，不计算在期间内。」 (民事诉讼法第八十五条, as practice applies it; see the setting 'firstDay')
 */
import { addDays, advance, type Calendar, type Day, dayKind, type LedgerEntry } from '../calendar.ts';
import { type Citation, ogi } from '../citation.ts';

/** 'third-party' and 'other-organ' are asked for their opinion (33.3); 'fee': the applicant is to pay. */
export type StopKind = 'third-party' | 'other-organ' | 'fee';

/** Time that does not count: the days after `from` up to and with `to`. */
export type Stop = {
  readonly kind: StopKind;
  /** The day of the event that stops the period (the letter is sent); itself still counted. */
  readonly from: Day;
  /** The day the waiting ends (the opinion comes in); itself not counted. null while it lasts. */
  readonly to: Day | null;
  /** The last day for an answer, where it is known: an open stop is taken to end then. */
  readonly endsBy?: Day | null;
  /** Who is waited for. */
  readonly of: string;
  /** The letter it rests on, as its 文号 or name. */
  readonly letter?: string | null;
};

/** A run of the period: the first 20 days, those of the extension, those of the deferral. */
export type PeriodPart = {
  readonly kind: 'base' | 'extension' | 'deferral';
  readonly workingDays: number;
  readonly basis: Citation;
  /** Who lengthened it, for how long: null for the base. */
  readonly by: string | null;
  readonly letter: string | null;
};

export type PeriodEntry = LedgerEntry & {
  /** The part of the period the day belongs to. */
  readonly part: PeriodPart['kind'];
  readonly basis: Citation | null;
  /** The letter that stops or lengthens the period on this day. */
  readonly letter: string | null;
  /** Who is waited for on this day; several where stops overlap, the day standing still once. */
  readonly stoppedBy: readonly string[];
};

/** When a period ends and why. */
export type Due = {
  readonly dueOn: Day;
  /** The day of the event from which it runs. */
  readonly startsOn: Day;
  readonly workingDays: number;
  readonly basis: Citation;
  readonly ledger: readonly PeriodEntry[];
  /** A year without a published notice was touched: nobody's right lapses on this date. */
  readonly provisional: boolean;
  readonly notes: readonly string[];
};

/** 《全国年节及纪念日放假办法》: the days off of everybody. */
export const holidayMeasures: Citation = { law: '全国年节及纪念日放假办法', article: '2' };

const stopTexts: Readonly<Record<StopKind, { readonly verb: string; readonly basis: Citation }>> = {
  'third-party': { verb: '征求第三方意见', basis: ogi('33.3') },
  'other-organ': { verb: '征求其他机关意见', basis: ogi('33.3') },
  fee: { verb: '等待申请人缴纳信息处理费', basis: ogi('42') },
};

const endOf = (stop: Stop, asOf: Day | undefined): Day => stop.to ?? stop.endsBy ?? asOf ?? stop.from;

/** Whether the period stands still on this day because of this stop. */
export const covers = (stop: Stop, day: Day, asOf?: Day): boolean =>
  day > stop.from && day <= endOf(stop, asOf);

export type PeriodInput = {
  /** The day of the event; the next working day is day 1. */
  readonly startsOn: Day;
  readonly parts: readonly [PeriodPart, ...PeriodPart[]];
  readonly stops?: readonly Stop[];
  readonly calendar: Calendar;
  readonly firstDay: 'day-after' | 'same-day';
  /** Open stops without a known last day are taken to end on this day. */
  readonly asOf?: Day | undefined;
};

/** The last day of the period and its ledger. Throws CalendarError for a year that is not known. */
export function periodOf(input: PeriodInput): Due {
  const { startsOn, parts, calendar, firstDay, asOf, stops = [] } = input;
  const workingDays = parts.reduce((sum, part) => sum + part.workingDays, 0);
  const stopsOn = (day: Day) => stops.filter((stop) => covers(stop, day, asOf));
  const from = firstDay === 'same-day' ? addDays(startsOn, -1) : startsOn;
  const { date, ledger, provisional, notes } = advance(from, workingDays, calendar, {
    counts: (day) => stopsOn(day).length === 0,
  });
  return {
    dueOn: date,
    startsOn,
    workingDays,
    basis: parts[0].basis,
    provisional,
    notes,
    ledger: entriesOf(ledger, parts, stopsOn, calendar),
  };
}

function entriesOf(
  ledger: readonly LedgerEntry[],
  parts: PeriodInput['parts'],
  stopsOn: (day: Day) => readonly Stop[],
  calendar: Calendar,
): PeriodEntry[] {
  let counted = 0;
  return ledger.map((entry) => {
    if (entry.number !== null) counted = entry.number;
    const part = partAt(parts, entry.number ?? counted + 1);
    if (entry.kind === 'stopped') return stoppedEntry(entry, part, stopsOn(entry.day));
    if (entry.number === null)
      return {
        ...entry,
        part: part.kind,
        basis: dayKind(entry.day, calendar).kind === 'holiday' ? holidayMeasures : null,
        letter: null,
        stoppedBy: [],
      };
    const note = part.by ? `${entry.note}（${part.by}）` : entry.note;
    return { ...entry, note, part: part.kind, basis: part.basis, letter: part.letter, stoppedBy: [] };
  });
}

function partAt(parts: PeriodInput['parts'], number: number): PeriodPart {
  let last = 0;
  for (const part of parts) {
    last += part.workingDays;
    if (number <= last) return part;
  }
  return parts.at(-1) ?? parts[0];
}

function stoppedEntry(entry: LedgerEntry, part: PeriodPart, stops: readonly Stop[]): PeriodEntry {
  const names = stops.map((stop) => `${stopTexts[stop.kind].verb}（${stop.of}）`);
  const letters = stops.flatMap((stop) => (stop.letter ? [stop.letter] : []));
  return {
    ...entry,
    note: `${names.join('、')}，不计入`,
    part: part.kind,
    basis: stops[0] ? stopTexts[stops[0].kind].basis : null,
    letter: letters.length > 0 ? [...new Set(letters)].join('、') : null,
    stoppedBy: stops.map((stop) => stop.of),
  };
}

/**
 * Whether a period granted to somebody has run out. 'provisional': by the present calendar it has, but the notice for
 * that year is not out, so nobody loses anything yet.
 */
export function lapseOf(
  due: Pick<Due, 'dueOn' | 'provisional'>,
  today: Day,
): 'running' | 'lapsed' | 'provisional' {
  if (today <= due.dueOn) return 'running';
  return due.provisional ? 'provisional' : 'lapsed';
}
