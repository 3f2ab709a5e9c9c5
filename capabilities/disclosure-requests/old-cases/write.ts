/** From an old case to its events, marks and counting, and writing them in bulk. */
import type { App, Staff } from '#platform/app.ts';
import type { ApplicantKind } from '#rules/requests/applicants.ts';
import type { OutcomeCode } from '#rules/requests/outcomes.ts';
import { requestCountingOf } from '../figures/counting.ts';
import { insertCountings } from '../figures/store.ts';
import type { RequestIdentity } from '../model.ts';
import { type Case, unborn } from '../model-case.ts';
import type { CaseEvent, EventDetails, NewEvent } from '../model-events.ts';
import { after } from '../model-fold.ts';
import { type Mark, markOf } from '../model-marks.ts';
import { type DueCopies, insertRequests } from '../store.ts';
import { insertEvents, insertMarks } from '../store-events.ts';
import type { Bound } from './binding.ts';
import type { OldCase } from './rows.ts';

/** An old case as it will stand in the register. */
export type Opening = {
  readonly of: Case;
  readonly subject: string;
  readonly dueOn: string | null;
  readonly events: readonly CaseEvent[];
  readonly marks: readonly Mark[];
  readonly bound: Bound;
};

type Under = {
  readonly app: App;
  readonly staff: Pick<Staff, 'id' | 'name' | 'organId'>;
  readonly id: string;
  readonly year: number;
  readonly ordinal: number;
};

function happened({ channel, applicantKind, receivedOn: on, closedOn, outcome }: OldCase): NewEvent[] {
  const arrived: EventDetails['arrived'] = {
    ...{ channel, source: 'imported' as const, applicantKind, kind: 'disclosure', track: 'disclosure' },
    ...{ form: null, route: null, wantsHelp: false, missing: [] },
  };
  const events: NewEvent[] = [
    { kind: 'arrived', on, detail: arrived },
    { kind: 'received', on, detail: {} },
  ];
  if (closedOn !== null && outcome !== null)
    events.push({ kind: 'closed-before-import', on: closedOn, detail: { outcome } });
  return events;
}

/** The events, the marks they leave and the case they make. */
export function openingOf(old: OldCase, { app, staff, id, year, ordinal }: Under): Opening {
  const identity: RequestIdentity = {
    ...{ organId: staff.organId, id, number: old.number, series: 'request', year, ordinal },
    ...{ kind: 'disclosure', channel: old.channel, source: 'imported', arrivedOn: old.receivedOn },
    ...{ applicantKindPicked: old.applicantKind, isDrill: false, imported: true },
    registeredAt: app.now(),
  };
  const events = happened(old).map(
    (one, n) => ({ ...one, number: n + 1, at: app.now(), byId: staff.id, byName: staff.name }) as CaseEvent,
  );
  let of = unborn(identity);
  const marks: Mark[] = [];
  for (const event of events) {
    const before = of;
    of = after(before, event);
    const mark = markOf(before, event, of);
    if (mark) marks.push(mark);
  }
  const { number, channel, applicantKind, receivedOn, closedOn, outcome, dueOn } = old;
  const bound = { id, number, channel, applicantKind, receivedOn, closedOn, outcome };
  return { of, subject: old.subject || '（历史申请）', dueOn, events, marks, bound };
}

/** Writes them with the entry of the journal that tells of them; in its transaction. */
export async function writeOpenings(
  app: App,
  openings: readonly Opening[],
  { journalNumber, copies }: { readonly journalNumber: number; readonly copies: (of: Case) => DueCopies },
): Promise<void> {
  await insertRequests(
    app,
    openings.map(({ of, subject }) => ({ of, subject, due: copies(of) })),
  );
  await insertEvents(
    app,
    openings.flatMap(({ of: { organId, id: requestId }, events }) =>
      events.map((event) => ({ organId, requestId, event, sealed: null, journalNumber })),
    ),
  );
  await insertMarks(
    app,
    openings.flatMap(({ of: { organId, id: requestId }, marks }) =>
      marks.map((mark) => ({ organId, requestId, mark, recordedAt: app.now(), journalNumber })),
    ),
  );
  const rows = openings.flatMap(({ of, dueOn, marks }) => {
    const counting = requestCountingOf(
      marks.map(({ kind, on, applicantKind, outcome }) => ({
        ...{ kind, onDay: on, applicantKind: applicantKind as ApplicantKind },
        outcome: outcome as OutcomeCode | null,
      })),
    );
    return counting ? [{ of: { ...of, dueOn }, counting, journalNumber, knownUntil: null }] : [];
  });
  await insertCountings(app, rows);
}
