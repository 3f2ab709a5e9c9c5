/**
 * A lawful random history of one case: at every turn a step that the state and the law allow, with the event it records,
 * days passing between. For tests, demonstrations and measurement; pure but for the seed.
 */
import { addDays } from '#rules/calendar.ts';
import { defaultSettings } from '#rules/requests/settings.ts';
import type { Day, RequestIdentity } from '../model.ts';
import { type Case, openConsultations, unborn } from '../model-case.ts';
import { extensionNoticeDueOf, replyDueOf } from '../model-clock.ts';
import type { CaseEvent, NewEvent } from '../model-events.ts';
import { after } from '../model-fold.ts';
import { type Mark, markOf } from '../model-marks.ts';
import { receivedOnOf, silenceRefusal } from '../model-receipt.ts';
import { type Now, refusalOf, type StepName } from '../model-steps.ts';
import { anOutcome, aReply } from './ending.ts';
import type { Random } from './random.ts';

export type History = {
  readonly of: Case;
  readonly events: readonly CaseEvent[];
  readonly marks: readonly Mark[];
  /** The steps that were taken, in order. */
  readonly steps: readonly StepName[];
};

export type Turn = {
  readonly of: Case;
  readonly now: Now;
  readonly random: Random;
  readonly id: () => string;
};
type Make = (turn: Turn) => readonly NewEvent[] | null;

const one = (event: NewEvent): readonly NewEvent[] => [event];

function anAnswer({ of, now: { today }, random }: Turn): readonly NewEvent[] | null {
  const open = openConsultations(of).filter(({ deliveredOn }) => deliveredOn !== null);
  if (open.length === 0) return null;
  const answer = random.pick(['agrees', 'objects', 'partly'] as const);
  const detail = { consultation: random.pick(open).id, answer, hasGoodReason: random.chance(0.5) };
  return one({ kind: 'consultation-answered', on: today, detail });
}

function anEnd({ of, now, random }: Turn): readonly NewEvent[] | null {
  const open = openConsultations(of);
  const silent = open.filter(({ id }) => silenceRefusal(of, id, now) === null);
  const chosen = silent[0] ?? (random.chance(0.1) ? open[0] : undefined);
  if (!chosen) return null;
  const how = silent.length > 0 ? ('silence' as const) : ('called-off' as const);
  return one({ kind: 'consultation-ended', on: now.today, detail: { consultation: chosen.id, how } });
}

const received = (of: Case): readonly NewEvent[] => {
  const on = of.receivedOn === null && of.track === 'disclosure' ? receivedOnOf(of) : null;
  return on === null ? [] : [{ kind: 'received', on, detail: {} }];
};

const withReceipt = (of: Case, event: NewEvent): readonly NewEvent[] => [
  event,
  ...received(
    after(of, { ...event, number: of.events + 1, at: new Date(0), byId: '', byName: '' } as CaseEvent),
  ),
];

const makers: Readonly<Partial<Record<StepName, Make>>> = {
  confirmByOffice: ({ of, now: { today } }) =>
    withReceipt(of, { kind: 'office-confirmed', on: today, detail: { how: 'telephone' } }),
  confirmByApplicant: ({ of, now: { today } }) =>
    withReceipt(of, { kind: 'applicant-confirmed', on: today, detail: { how: 'online' } }),
  correctKind: ({ of, now: { today }, random }) => {
    const to = random.pick(['natural-person', 'commercial-enterprise', 'other-organisation'] as const);
    return to === of.applicantKind || !random.chance(0.05)
      ? null
      : one({ kind: 'kind-corrected', on: today, detail: { from: of.applicantKind, to } });
  },
  askForCorrection: ({ now: { today } }) =>
    one({ kind: 'correction-asked', on: today, detail: { workingDays: 10, way: 'post' } }),
  correctionDelivered: ({ now: { today } }) =>
    one({ kind: 'correction-delivered', on: today, detail: { way: 'post' } }),
  receiveCorrection: ({ now: { today }, random }) =>
    random.chance(0.5) ? one({ kind: 'correction-received', on: today, detail: { way: 'post' } }) : null,
  deemAbandoned: ({ of, now: { today } }) => {
    const ground = of.state === 'awaiting-fee' ? 'fee-unpaid' : 'correction-overdue';
    return one({ kind: 'deemed-abandoned', on: today, detail: { ground } });
  },
  sendConsultation: ({ of, now: { today }, random, id }) =>
    of.consultations.length >= 2
      ? null
      : one({
          ...{ kind: 'consultation-sent', on: today },
          detail: {
            ...{ consultation: id(), way: 'post' },
            of: random.pick(['third-party', 'third-party', 'co-maker', 'other-organ'] as const),
          },
        }),
  consultationDelivered: ({ of, now: { today } }) => {
    const sent = openConsultations(of).find(({ deliveredOn }) => deliveredOn === null);
    const detail = { consultation: sent?.id ?? '', way: 'post' as const };
    return sent ? one({ kind: 'consultation-delivered', on: today, detail }) : null;
  },
  consultationAnswered: anAnswer,
  endConsultation: anEnd,
  tellThirdParty: ({ of, now: { today } }) => {
    const objecting = of.consultations.find(
      (consultation) =>
        consultation.of === 'third-party' &&
        consultation.endedOn !== null &&
        consultation.answer !== 'agrees' &&
        consultation.toldOn === null,
    );
    const detail = { consultation: objecting?.id ?? '', way: 'post' as const };
    return objecting ? one({ kind: 'third-party-told', on: today, detail }) : null;
  },
  askForExtension: ({ now: { today }, random }) =>
    one({ kind: 'extension-asked', on: today, detail: { workingDays: random.between(1, 20) } }),
  approveExtension: ({ of, now: { today } }) =>
    of.extension === null
      ? null
      : one({ kind: 'extended', on: today, detail: { workingDays: of.extension.workingDays } }),
  tellExtension: ({ now: { today } }) =>
    one({ kind: 'extension-told', on: today, detail: { way: 'online' } }),
  askForReasons: ({ now: { today }, random }) =>
    random.chance(0.1)
      ? one({ kind: 'reasons-asked', on: today, detail: { workingDays: 10, way: 'post' } })
      : null,
  reasonsDelivered: ({ now: { today } }) =>
    one({ kind: 'reasons-delivered', on: today, detail: { way: 'post' } }),
  receiveReasons: ({ now: { today } }) => one({ kind: 'reasons-received', on: today, detail: {} }),
  judgeReasons: ({ of, now: { today }, random }) =>
    of.reasons?.receivedOn == null
      ? null
      : one({ kind: 'reasons-judged', on: today, detail: { reasonable: random.chance(0.5) } }),
  defer: ({ of, now: { today, settings }, random }) => {
    const due = replyDueOf(of, settings, today)?.dueOn;
    return due
      ? one({
          kind: 'deferred',
          on: today,
          detail: { until: addDays(due, random.between(5, 60)), way: 'post' },
        })
      : null;
  },
  notifyFee: ({ now: { today } }) =>
    one({
      ...{ kind: 'fee-notified', on: today },
      detail: { method: 'by-page', quantity: 250, fen: 470_000, way: 'post' },
    }),
  feeNoticeDelivered: ({ now: { today } }) =>
    one({ kind: 'fee-notice-delivered', on: today, detail: { way: 'post' } }),
  recordPayment: ({ of, now: { today }, random }) =>
    random.chance(0.5) ? one({ kind: 'fee-paid', on: today, detail: { fen: of.fee?.fen ?? 0 } }) : null,
  logSearch: ({ of, now: { today }, random }) =>
    of.searches.length >= 2
      ? null
      : one({ kind: 'searched', on: today, detail: { found: random.chance(0.5) } }),
  withdrawRequest: ({ now: { today }, random }) =>
    random.chance(0.03) ? one({ kind: 'withdrawn', on: today, detail: { way: 'online' } }) : null,
  decideOutcome: anOutcome,
  submitForClearance: ({ now: { today } }) => one({ kind: 'submitted-for-clearance', on: today, detail: {} }),
  checkLegally: ({ now: { today } }) => one({ kind: 'legally-checked', on: today, detail: {} }),
  approve: ({ now: { today } }) => one({ kind: 'head-approved', on: today, detail: {} }),
  seal: ({ now: { today } }) => one({ kind: 'cleared', on: today, detail: {} }),
  returnForWork: ({ now: { today }, random }) =>
    random.chance(0.1) ? one({ kind: 'returned', on: today, detail: {} }) : null,
  reply: aReply,
  reopen: ({ of, now: { today }, random }) =>
    of.reopenings.length > 0 || of.receivedOn === null || !random.chance(0.05)
      ? null
      : one({
          ...{ kind: 'reopened', on: today },
          detail: { ground: 'reconsideration', dispute: null, dueOn: null },
        }),
  voidRequest: ({ now: { today }, random }) =>
    random.chance(0.01) ? one({ kind: 'voided', on: today, detail: {} }) : null,
};
const stepsTried = Object.keys(makers) as StepName[];

export type HistoryWish = {
  readonly identity: RequestIdentity;
  readonly random: Random;
  /** The last day that is told; what is open then stays open. */
  readonly until: Day;
  readonly ownerId: string | null;
  /** Makes the ids of consultations; from the seed, where the history shall be the same again. */
  readonly id: () => string;
  /** Whether the office works towards the end most of the time, as offices do; else any lawful step is as likely. */
  readonly diligent?: boolean;
};

const longest = 60;

/** One case from its arrival to its end or to `until`. */
export function lawfulHistory(wish: HistoryWish): History {
  const { identity, random, until, ownerId, id, diligent = false } = wish;
  let of = unborn(identity);
  const events: CaseEvent[] = [];
  const marks: Mark[] = [];
  const steps: StepName[] = [];
  const add = (event: NewEvent, today: Day) => {
    const full = {
      ...event,
      ...{ number: of.events + 1, at: new Date(`${today}T02:00:00Z`) },
      ...{ byId: ownerId ?? 'system', byName: '经办人' },
    } as CaseEvent;
    const then = after(of, full);
    const mark = markOf(of, full, then);
    if (mark) marks.push(mark);
    events.push(full);
    of = then;
  };
  for (const event of beginning(identity, ownerId)) add(event, identity.arrivedOn);
  for (const event of received(of)) add(event, identity.arrivedOn);
  let today = identity.arrivedOn;
  let pressing: Day = never;
  let known = -1;
  for (let turn = 0; turn < longest && today <= until; turn += 1) {
    const now: Now = { today, settings: defaultSettings };
    if (diligent && of.closedOn !== null && random.chance(0.9)) break;
    const name = (diligent && random.chance(0.7) ? hurried(of, now) : null) ?? random.pick(stepsTried);
    if (!diligent && known !== of.events) {
      pressing = pressingFrom(of, now);
      known = of.events;
    }
    const chosen = refusalOf(of, name, now) === null ? name : today >= pressing ? hurried(of, now) : null;
    if (chosen) {
      const made = makers[chosen]?.({ of, now, random, id }) ?? null;
      if (made) {
        for (const event of made) add(event, today);
        steps.push(chosen);
      }
    }
    if (random.chance(0.3)) today = addDays(today, random.between(1, 4));
  }
  return { of, events, marks, steps };
}

const never: Day = '9999-12-31';

/** From when on the office works towards the end: a week before the last day. */
function pressingFrom(of: Case, { settings }: Now): Day {
  if (of.closedOn !== null) return never;
  const last = extensionNoticeDueOf(of, settings)?.dueOn;
  return last === undefined ? never : addDays(last, -7);
}

const ending = [
  ...(['consultationDelivered', 'endConsultation', 'decideOutcome', 'submitForClearance'] as const),
  ...(['checkLegally', 'approve', 'seal', 'tellThirdParty', 'reply'] as const),
];
const hurried = (of: Case, now: Now): StepName | null =>
  ending.find((name) => refusalOf(of, name, now) === null && fits(of, name)) ?? null;

const fits = (of: Case, name: StepName): boolean =>
  name === 'decideOutcome'
    ? of.outcome === null
    : name === 'consultationDelivered'
      ? openConsultations(of).some(({ deliveredOn }) => deliveredOn === null)
      : name === 'endConsultation'
        ? openConsultations(of).length > 0
        : name !== 'tellThirdParty';

const beginning = (identity: RequestIdentity, ownerId: string | null): NewEvent[] => [
  {
    ...{ kind: 'arrived', on: identity.arrivedOn },
    detail: {
      ...{ channel: identity.channel, source: identity.source, kind: identity.kind, track: 'disclosure' },
      ...{ applicantKind: identity.applicantKindPicked, form: 'electronic', route: 'online' },
      ...{ wantsHelp: false, missing: [] },
    },
  },
  ...(ownerId === null
    ? []
    : [
        {
          ...{ kind: 'owner-changed' as const, on: identity.arrivedOn },
          detail: { from: null, to: ownerId },
        },
      ]),
];
