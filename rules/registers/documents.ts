/**
 * Rules and administrative normative documents (Regulation art. 20(1)): whether one is in force on a day, and the
 * figures of table 二. Pure.
 *
 * A document ends once: by the day it lapses or by its repeal, whichever comes first. It is counted as repealed only
 * when the repeal came first: 废止 is an act of the organ, 失效 is the passing of time.
 * Not modelled: repeal of single clauses (an amendment), suspension.
 */
import { addDays, type Day } from '../calendar.ts';

/** What of a document decides whether it is in force. '' means not given. */
export type DocumentDays = {
  /** 成文日期 */
  readonly writtenOn: Day;
  /** 公布日期 */
  readonly publishedOn: Day;
  /** 施行日期; without one it takes effect on the day it is issued. */
  readonly effectiveOn: Day;
  /** 有效期至: the last day it is in force. */
  readonly expiresOn: Day;
  /** 废止日期: from this day on it is not in force. */
  readonly repealedOn: Day;
  /** 修改日期, in any order. */
  readonly amendedOn: readonly Day[];
};

export const documentStatuses = {
  'not-issued': '尚未公布',
  pending: '尚未施行',
  'in-force': '有效',
  amended: '已修改',
  lapsed: '失效',
  repealed: '废止',
} as const;
export type DocumentStatus = keyof typeof documentStatuses;

/** The day it counts as issued: of publication, or, where none is recorded, of writing. */
export const issuedOn = (days: Pick<DocumentDays, 'publishedOn' | 'writtenOn'>): Day =>
  days.publishedOn || days.writtenOn;

/** The first day it is no longer in force, and why; null while nothing ends it. */
export function endOf(days: DocumentDays): { day: Day; how: 'lapsed' | 'repealed' } | null {
  const lapses = days.expiresOn && addDays(days.expiresOn, 1);
  if (days.repealedOn && (!lapses || days.repealedOn <= lapses))
    return { day: days.repealedOn, how: 'repealed' };
  return lapses ? { day: lapses, how: 'lapsed' } : null;
}

/** The status on any day. 'amended' is in force too, in its amended wording. */
export function statusOn(days: DocumentDays, day: Day): DocumentStatus {
  const issued = issuedOn(days);
  if (day < issued) return 'not-issued';
  const end = endOf(days);
  if (end && day >= end.day) return end.how;
  if (days.effectiveOn && day < days.effectiveOn) return 'pending';
  return days.amendedOn.some((on) => on !== '' && on <= day) ? 'amended' : 'in-force';
}

export const isInForce = (status: DocumentStatus): boolean => status === 'in-force' || status === 'amended';

/** What a year did to the documents: each list holds the documents themselves. */
export type DocumentYear<D> = {
  /** In force on 31 December of the year before. */
  readonly before: readonly D[];
  /** 本年制发: issued in the year. */
  readonly issued: readonly D[];
  /** 本年废止: ended by repeal in the year. */
  readonly repealed: readonly D[];
  /** Ended in the year by the passing of their validity. */
  readonly lapsed: readonly D[];
  /** 现行有效: in force on 31 December. */
  readonly inForce: readonly D[];
  /** Issued in an earlier year, not in force at its end because they had not taken effect yet. */
  readonly pendingBefore: readonly D[];
  /** Issued, not ended, not in effect yet on 31 December. */
  readonly pendingNow: readonly D[];
};

/**
 * The documents of a year, so that always
 * before + pendingBefore + issued − repealed − lapsed = inForce + pendingNow.
 */
export function documentYear<D>(
  documents: readonly D[],
  daysOf: (document: D) => DocumentDays,
  year: string,
): DocumentYear<D> {
  const last = `${year}-12-31`;
  const lastBefore = `${Number(year) - 1}-12-31`;
  const inYear = (day: Day) => day > lastBefore && day <= last;
  const having = (test: (days: DocumentDays) => boolean) => documents.filter((one) => test(daysOf(one)));
  // What ended before it was issued (a repeal entered by mistake) never was alive; it ends when it is issued.
  const endedIn = (how: 'lapsed' | 'repealed') =>
    having((days) => {
      const end = endOf(days);
      const issued = issuedOn(days);
      return end !== null && end.how === how && inYear(end.day > issued ? end.day : issued);
    });
  return {
    before: having((days) => isInForce(statusOn(days, lastBefore))),
    issued: having((days) => inYear(issuedOn(days))),
    repealed: endedIn('repealed'),
    lapsed: endedIn('lapsed'),
    inForce: having((days) => isInForce(statusOn(days, last))),
    pendingBefore: having((days) => statusOn(days, lastBefore) === 'pending'),
    pendingNow: having((days) => statusOn(days, last) === 'pending'),
  };
}

/** The documents in force whose validity ends within so many months from `day`, soonest first. */
export function lapsingSoon<D>(
  documents: readonly D[],
  daysOf: (document: D) => DocumentDays,
  { day, months }: { readonly day: Day; readonly months: number },
): D[] {
  const until = monthsLater(day, months);
  return documents
    .filter((one) => {
      const days = daysOf(one);
      return days.expiresOn !== '' && days.expiresOn <= until && isInForce(statusOn(days, day));
    })
    .sort((a, b) => daysOf(a).expiresOn.localeCompare(daysOf(b).expiresOn));
}

/** The same day so many months later, or the last day of that month. */
export function monthsLater(day: Day, months: number): Day {
  const total = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(total / 12), total % 12];
  const first = `${year}-${String(month + 1).padStart(2, '0')}-01`;
  const next = `${month === 11 ? year + 1 : year}-${String(((month + 1) % 12) + 1).padStart(2, '0')}-01`;
  const lastDay = addDays(next, -1);
  const wanted = addDays(first, Number(day.slice(8)) - 1);
  return wanted > lastDay ? lastDay : wanted;
}
