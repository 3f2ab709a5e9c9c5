/**
 * By when a request must be answered.
 *
 * 「行政机关不能当场答复的，应当自收到申请之日起20个工作日内予以答复；需要延长答复期限的，应当经政府信息公开工作机构负责人同意并
 * 告知申请人，延长的期限最长不得超过20个工作日。行政机关征求第三方和其他机关意见所需时间不计算在前款规定的期限内。」 (条例第三十三条)
 * 「答复期限自行政机关收到补正的申请之日起计算。」 (第三十条) 「行政机关认为申请理由合理，但是无法在本条例第三十三条规定的期限内答复
 * 申请人的，可以确定延迟答复的合理期限并告知申请人。」 (第三十五条)
 *
 * Not modelled: the wait for the applicant's reasons under 第三十五条 stops nothing, because no article says so.
 */
import { addDays, type Calendar, type Day, isWorkingDay, nationalCalendar } from '../calendar.ts';
import { ogi } from '../citation.ts';
import { covers, type Due, type PeriodPart, periodOf, type Stop } from './period.ts';
import { defaultSettings, type RequestSettings, settingOn } from './settings.ts';

/** 「20个工作日」 and 「最长不得超过20个工作日」 (第三十三条第二款) */
export const replyPeriod = { workingDays: 20, longestExtension: 20, basis: ogi('33.2') } as const;

export type Extension = {
  readonly approvedOn: Day;
  /** The day the applicant was told. An extension nobody was told of does not exist. */
  readonly noticedOn: Day;
  readonly workingDays: number;
  /** Who approved it, as printed: 「政府信息公开工作机构负责人」. */
  readonly approvedBy?: string | null;
  readonly letter?: string | null;
};

export type Deferral = {
  readonly noticedOn: Day;
  /** The day set for the delayed reply. */
  readonly until: Day;
  readonly letter?: string | null;
};

/** The facts from which the due date follows. */
export type ReplyClock = {
  readonly receivedOn: Day;
  readonly correctionAskedOn?: Day | null;
  readonly correctionReceivedOn?: Day | null;
  readonly stops?: readonly Stop[];
  readonly extension?: Extension | null;
  readonly deferral?: Deferral | null;
  readonly feeNotifiedOn?: Day | null;
  readonly feePaidOn?: Day | null;
  readonly feeLetter?: string | null;
  /** Open stops whose last day is not known are taken to end on this day: today, for a forecast. */
  readonly asOf?: Day;
};

export type ReplyDue = Omit<Due, 'dueOn'> & {
  /** 'standing': a consultation is open, the date is a forecast. While waiting there is no date. */
  readonly state: 'running' | 'standing' | 'awaiting-correction' | 'awaiting-fee';
  /** null while the applicant's correction or payment is awaited: the period has not begun. */
  readonly dueOn: Day | null;
  /** Why it starts on that day, in a sentence. */
  readonly startReason: string;
};

type Start = { readonly on: Day; readonly reason: string; readonly dayAfter: boolean };

function startOf(clock: ReplyClock, settings: RequestSettings): Start {
  const starts: Start[] = [{ on: clock.receivedOn, reason: '收到申请之日', dayAfter: false }];
  if (clock.correctionReceivedOn)
    starts.push({
      on: clock.correctionReceivedOn,
      reason: '收到补正的申请之日（条例第三十条，期限重新计算）',
      dayAfter: false,
    });
  if (clock.feePaidOn && settingOn(settings, 'afterPayment', clock.feePaidOn).value === 'afresh')
    starts.push({
      on: clock.feePaidOn,
      reason: '缴纳信息处理费之日（本机关的执行口径，自次日起重新计算）',
      dayAfter: true,
    });
  return starts.reduce((latest, start) => (start.on > latest.on ? start : latest));
}

function stopsOf(clock: ReplyClock, settings: RequestSettings): readonly Stop[] {
  const stops = clock.stops ?? [];
  const { feeNotifiedOn, feePaidOn, feeLetter } = clock;
  if (!feeNotifiedOn || !feePaidOn) return stops;
  if (settingOn(settings, 'afterPayment', feePaidOn).value === 'afresh') return stops;
  return [
    ...stops,
    { kind: 'fee', from: feeNotifiedOn, to: feePaidOn, of: '申请人', letter: feeLetter ?? null },
  ];
}

const basePart: PeriodPart = {
  kind: 'base',
  workingDays: replyPeriod.workingDays,
  basis: replyPeriod.basis,
  by: null,
  letter: null,
};

function extensionPart({ workingDays, approvedBy, approvedOn, letter }: Extension): PeriodPart {
  if (!Number.isInteger(workingDays) || workingDays < 1 || workingDays > replyPeriod.longestExtension)
    throw new RangeError(`延长的期限应为1至20个工作日，实际是${workingDays}。`);
  return {
    kind: 'extension',
    workingDays,
    basis: replyPeriod.basis,
    by: `${approvedBy ?? '政府信息公开工作机构负责人'}于${approvedOn}同意延长${workingDays}个工作日`,
    letter: letter ?? null,
  };
}

/**
 * By when the reply must be sent, with its ledger. An extension noticed after the first due date is none, and the
 * notes say so. Throws RangeError for an extension of more than 20 working days, CalendarError for an unknown year.
 */
export function replyDue(
  clock: ReplyClock,
  settings: RequestSettings = defaultSettings,
  calendar: Calendar = nationalCalendar,
): ReplyDue {
  const start = startOf(clock, settings);
  const waiting = waitingState(clock);
  if (waiting) return notBegun(waiting, start);
  const input = {
    startsOn: start.on,
    stops: stopsOf(clock, settings),
    calendar,
    firstDay: start.dayAfter ? 'day-after' : settingOn(settings, 'firstDay', start.on).value,
    asOf: clock.asOf,
  } as const;
  const first = periodOf({ ...input, parts: [basePart] });
  const { part, notes } = extensionFor(clock, first, start, settings);
  const lengthened = part ? periodOf({ ...input, parts: [basePart, part] }) : first;
  const runs = (day: Day) =>
    isWorkingDay(day, calendar) && !input.stops.some((stop) => covers(stop, day, clock.asOf));
  const due = deferred(lengthened, clock.deferral, runs, (extra) =>
    periodOf({ ...input, parts: [basePart, ...(part ? [part] : []), extra] }),
  );
  const open = input.stops.some((stop) => isOpen(stop, due.dueOn, clock.asOf));
  return {
    ...due,
    state: open ? 'standing' : 'running',
    startReason: start.reason,
    notes: [...due.notes, ...notes, ...(open ? [openNote] : [])],
  };
}

/** Whether the period still stands still because of it: it is over once the last day for an answer has passed. */
const isOpen = (stop: Stop, dueOn: Day, asOf: Day | undefined): boolean =>
  stop.to === null && stop.from < dueOn && !(asOf !== undefined && stop.endsBy && asOf > stop.endsBy);

const openNote = '仍在征求意见，期限暂不计算；到期日按征求意见的期限届满推算，收到意见后会提前。';

function waitingState(clock: ReplyClock): 'awaiting-correction' | 'awaiting-fee' | null {
  if (clock.correctionAskedOn && !clock.correctionReceivedOn) return 'awaiting-correction';
  return clock.feeNotifiedOn && !clock.feePaidOn ? 'awaiting-fee' : null;
}

const notBegun = (state: 'awaiting-correction' | 'awaiting-fee', start: Start): ReplyDue => ({
  state,
  dueOn: null,
  startsOn: start.on,
  startReason: start.reason,
  workingDays: replyPeriod.workingDays,
  basis: state === 'awaiting-correction' ? ogi('30') : ogi('42'),
  ledger: [],
  provisional: false,
  notes: [
    state === 'awaiting-correction'
      ? '已告知补正，答复期限自收到补正的申请之日起计算。'
      : '已通知缴费，收到费用后才能确定答复期限。',
  ],
});

function extensionFor(
  { extension }: ReplyClock,
  first: Due,
  start: Start,
  settings: RequestSettings,
): { readonly part: PeriodPart | null; readonly notes: readonly string[] } {
  if (!extension) return { part: null, notes: [] };
  const part = extensionPart(extension);
  if (extension.noticedOn > first.dueOn && !first.provisional)
    return {
      part: null,
      notes: [
        `延长答复期限于${extension.noticedOn}才告知申请人，已过原到期日${first.dueOn}，不产生延长的效力。`,
      ],
    };
  const restarted = extension.noticedOn < start.on;
  if (restarted && settingOn(settings, 'extensionAfterRestart', start.on).value === 'lapses')
    return { part: null, notes: ['期限已经重新计算，此前的延长不再加算（本机关的执行口径）。'] };
  return { part, notes: [] };
}

/** `runs`: whether the period runs on a day · `again`: the period with one part more. */
function deferred(
  due: Due,
  deferral: Deferral | null | undefined,
  runs: (day: Day) => boolean,
  again: (part: PeriodPart) => Due,
): Due {
  if (!deferral) return due;
  if (deferral.noticedOn > due.dueOn && !due.provisional)
    return {
      ...due,
      notes: [
        ...due.notes,
        `延迟答复于${deferral.noticedOn}才告知申请人，已过到期日${due.dueOn}，不产生效力。`,
      ],
    };
  if (deferral.until <= due.dueOn)
    return {
      ...due,
      notes: [...due.notes, `确定的延迟答复日期${deferral.until}不晚于原到期日，按原到期日办理。`],
    };
  let workingDays = 0;
  for (let day = addDays(due.dueOn, 1); day <= deferral.until; day = addDays(day, 1))
    if (runs(day)) workingDays += 1;
  if (workingDays === 0) return due;
  return again({
    kind: 'deferral',
    workingDays,
    basis: ogi('35'),
    by: `确定延迟答复至${deferral.until}`,
    letter: deferral.letter ?? null,
  });
}

/** The first due date, as though nobody had lengthened it: an extension must be noticed before it. */
export const firstReplyDue = (
  clock: ReplyClock,
  settings: RequestSettings = defaultSettings,
  calendar: Calendar = nationalCalendar,
): ReplyDue => replyDue({ ...clock, extension: null, deferral: null }, settings, calendar);

function workingDayBefore(day: Day, calendar: Calendar): Day {
  let before = addDays(day, -1);
  while (!isWorkingDay(before, calendar)) before = addDays(before, -1);
  return before;
}

/** The last day on which the applicant may be told of an extension; null while the period has not begun. */
export function extensionNoticeDue(
  clock: ReplyClock,
  settings: RequestSettings = defaultSettings,
  calendar: Calendar = nationalCalendar,
): { readonly dueOn: Day; readonly provisional: boolean; readonly notes: readonly string[] } | null {
  const { dueOn, provisional, notes } = firstReplyDue(clock, settings, calendar);
  if (dueOn === null) return null;
  const strict = settingOn(settings, 'extensionNoticeBy', clock.receivedOn).value === 'day-before';
  return { dueOn: strict ? workingDayBefore(dueOn, calendar) : dueOn, provisional, notes };
}

/** Why the period cannot be extended by so many working days today; null when it can. */
export function extensionRefusal(
  clock: ReplyClock,
  workingDays: number,
  today: Day,
  settings: RequestSettings = defaultSettings,
  calendar: Calendar = nationalCalendar,
): string | null {
  if (clock.extension) return '答复期限只能延长一次，本申请已经延长过。';
  if (!Number.isInteger(workingDays) || workingDays < 1 || workingDays > replyPeriod.longestExtension)
    return '延长的期限最长不得超过20个工作日，请填写1至20的整数。';
  const last = extensionNoticeDue(clock, settings, calendar);
  if (last === null) return '正在等待申请人补正或者缴费，答复期限还没有开始，不需要延长。';
  if (today > last.dueOn) return `延长答复期限最迟应于${last.dueOn}告知申请人，已经超过。请尽快答复。`;
  return null;
}

/** Whether a reply sent on this day was in time. */
export const isInTime = (due: Pick<ReplyDue, 'dueOn'>, sentOn: Day): boolean =>
  due.dueOn === null || sentOn <= due.dueOn;
