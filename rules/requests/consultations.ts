/**
 * Asking others before the decision: whose interests it touches, who made the information together with us, who else
 * must be heard. How long they have, what their silence means, and for how long the reply period stands still.
 *
 * 「第三方应当自收到征求意见书之日起15个工作日内提出意见。第三方逾期未提出意见的，由行政机关依照本条例的规定决定是否公开。」
 * (条例第三十二条) 「被征求意见机关应当自收到征求意见书之日起15个工作日内提出意见，逾期未提出意见的视为同意公开。」 (第三十四条)
 * 「行政机关征求第三方和其他机关意见所需时间不计算在前款规定的期限内。」 (第三十三条第三款)
 *
 * Not modelled: an answer that is put off with the organ's consent.
 */
import { type Calendar, type Day, nationalCalendar } from '../calendar.ts';
import { type Citation, ogi } from '../citation.ts';
import { type Due, lapseOf, periodOf, type Stop } from './period.ts';
import { defaultSettings, type RequestSettings, settingOn } from './settings.ts';

/** 'other-organ': an organ heard under 第十一条 or 第十七条, for which no period is laid down. */
export type ConsultationKind = 'third-party' | 'co-maker' | 'other-organ';

/** What no answer in time means. */
export type Silence = 'organ-decides' | 'consents' | 'open';

type ConsultationRule = {
  readonly label: string;
  readonly workingDays: number | null;
  readonly silence: Silence;
  readonly basis: Citation;
};

export const consultationRules: Readonly<Record<ConsultationKind, ConsultationRule>> = {
  'third-party': { label: '第三方', workingDays: 15, silence: 'organ-decides', basis: ogi('32') },
  'co-maker': { label: '共同制作机关', workingDays: 15, silence: 'consents', basis: ogi('34') },
  'other-organ': { label: '其他机关', workingDays: null, silence: 'open', basis: ogi('11.1') },
};

export type Consultation = {
  readonly kind: ConsultationKind;
  /** The third party's or the organ's name. */
  readonly of: string;
  readonly sentOn: Day;
  /** The day the letter reached them; null while there is no proof of it. */
  readonly reachedOn?: Day | null;
  readonly answeredOn?: Day | null;
  /** The day the organ gave the asking up (it was not needed any more). */
  readonly endedOn?: Day | null;
  readonly letter?: string | null;
};

const opinionDue = (
  kind: 'third-party' | 'co-maker',
  reachedOn: Day,
  settings: RequestSettings,
  calendar: Calendar,
) =>
  periodOf({
    startsOn: reachedOn,
    parts: [
      {
        kind: 'base',
        workingDays: consultationRules[kind].workingDays ?? 15,
        basis: consultationRules[kind].basis,
        by: null,
        letter: null,
      },
    ],
    calendar,
    firstDay: settingOn(settings, 'firstDay', reachedOn).value,
  });

/** By when a third party's opinion must be in: 15 working days from the day the letter reached them (art. 32). */
export const thirdPartyOpinionDue = (
  reachedOn: Day,
  settings: RequestSettings = defaultSettings,
  calendar: Calendar = nationalCalendar,
): Due => opinionDue('third-party', reachedOn, settings, calendar);

/** By when a co-making organ's opinion must be in: 15 working days from its receipt of the letter (art. 34). */
export const coMakerOpinionDue = (
  reachedOn: Day,
  settings: RequestSettings = defaultSettings,
  calendar: Calendar = nationalCalendar,
): Due => opinionDue('co-maker', reachedOn, settings, calendar);

/** When the opinion is due; null while the letter has not reached them, and where no period is laid down. */
export function consultationDue(
  consultation: Consultation,
  settings: RequestSettings = defaultSettings,
  calendar: Calendar = nationalCalendar,
): Due | null {
  const { kind, reachedOn } = consultation;
  if (!reachedOn || kind === 'other-organ') return null;
  return opinionDue(kind, reachedOn, settings, calendar);
}

/** The time it takes, as a stop of the reply period. */
export function stopOfConsultation(
  consultation: Consultation,
  settings: RequestSettings = defaultSettings,
  calendar: Calendar = nationalCalendar,
): Stop {
  const { kind, of, sentOn, answeredOn, endedOn, letter } = consultation;
  const capped = settingOn(settings, 'consultationStopsUntil', sentOn).value === 'answer-or-due';
  const due = capped ? (consultationDue(consultation, settings, calendar)?.dueOn ?? null) : null;
  const ends = [answeredOn, endedOn].filter((day) => typeof day === 'string').toSorted();
  const ended = ends[0] ?? null;
  return {
    kind: kind === 'third-party' ? 'third-party' : 'other-organ',
    from: sentOn,
    to: ended !== null && due !== null && due < ended ? due : ended,
    endsBy: due,
    of,
    letter: letter ?? null,
  };
}

/** What is known of the opinion on a day: 'given', still awaited, or what the silence means. */
export function standingOf(
  consultation: Consultation,
  today: Day,
  settings: RequestSettings = defaultSettings,
  calendar: Calendar = nationalCalendar,
): 'given' | 'awaited' | 'provisional' | Silence {
  if (consultation.answeredOn) return 'given';
  const due = consultationDue(consultation, settings, calendar);
  if (!due) return 'awaited';
  const lapse = lapseOf(due, today);
  if (lapse === 'running') return 'awaited';
  return lapse === 'provisional' ? 'provisional' : consultationRules[consultation.kind].silence;
}
