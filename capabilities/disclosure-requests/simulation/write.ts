/**
 * Writes histories in bulk as if they had been recorded day by day: journal in the order of days, events, marks and
 * countings with the entries they belong to. In the caller's transaction.
 */
import type { App } from '#platform/app.ts';
import { refreshStatistics } from '#platform/database/index.ts';
import { journalMany, type PastEntry } from '#platform/journal/index.ts';
import { addDays } from '#rules/calendar.ts';
import { cite, ogi } from '#rules/citation.ts';
import type { ApplicantKind } from '#rules/requests/applicants.ts';
import type { LetterKind } from '#rules/requests/letter-kinds.ts';
import type { OutcomeCode } from '#rules/requests/outcomes.ts';
import { copiesOf, journalDetail } from '../actions-record.ts';
import { type RequestCounting, type RequestMark, requestCountingOf } from '../figures/counting.ts';
import { insertCountings, type NewCounting } from '../figures/store.ts';
import { type Day, SUBJECT } from '../model.ts';
import { type Case, unborn } from '../model-case.ts';
import { replyDueOf } from '../model-clock.ts';
import { type CaseEvent, eventArticles, type NewEvent, SYSTEM } from '../model-events.ts';
import { after } from '../model-fold.ts';
import { type Mark, markOf } from '../model-marks.ts';
import type { Settings } from '../model-settings.ts';
import { insertRequests } from '../store.ts';
import { insertEvents, insertMarks } from '../store-events.ts';
import { insertLetters, type NewLetter } from '../store-letters.ts';
import type { History } from './history.ts';

/** A history with the line the register shows of it. */
export type Told = { readonly history: History; readonly subject: string };

/** A case as far as its days have been written. */
type Running = {
  of: Case;
  left: number;
  readonly marks: RequestMark[];
  current: { counting: RequestCounting; from: number; dueOn: string | null } | null;
};

type Happening = { readonly id: string; readonly event: CaseEvent };

const asCounted = ({ kind, on, applicantKind, outcome }: Mark): RequestMark => ({
  ...{ kind, onDay: on, applicantKind: applicantKind as ApplicantKind },
  outcome: outcome as OutcomeCode | null,
});

/** Takes histories in the order of their arrival and writes each day once all that arrived on it are there. */
export type Writer = {
  /** Adds cases that arrived on one day; days must come in order. */
  readonly add: (arrivedOn: Day, cases: readonly Told[]) => Promise<void>;
  /** Writes what is left. */
  readonly finish: () => Promise<void>;
};

type Writing = {
  readonly app: App;
  readonly organId: string;
  readonly settings: Settings;
  readonly running: Map<string, Running>;
  readonly days: Map<Day, Happening[]>;
};

function entryOf(of: Case, { id, event }: Happening): PastEntry {
  const article = eventArticles[event.kind];
  return {
    subject: { kind: SUBJECT, id },
    event: event.kind,
    by: { id: event.byId, name: event.byName },
    basis: article ? cite(ogi(article)) : undefined,
    detail: journalDetail(of, event as NewEvent, null),
    at: event.at,
  };
}

const rowOf = (of: Case, known: NonNullable<Running['current']>, until: number | null): NewCounting => ({
  of: { ...of, dueOn: known.dueOn },
  counting: known.counting,
  journalNumber: known.from,
  knownUntil: until,
});

/** The counting before this mark, as it was known until it; the new one takes its place. */
function counted({ law }: Settings, one: Running, mark: Mark, number: number): NewCounting[] {
  one.marks.push(asCounted(mark));
  const counting = requestCountingOf(one.marks);
  const old = one.current;
  const dueOn = replyDueOf(one.of, law, mark.on)?.dueOn ?? null;
  const isOldResult = old?.counting.settledOn != null && old.counting.settledOn === counting?.settledOn;
  one.current = counting && { counting, from: number, dueOn: isOldResult ? old.dueOn : dueOn };
  return old ? [rowOf(one.of, old, number)] : [];
}

/** The steps of a day with the case as each leaves it, and the entry of the journal each is written with. */
async function journalled({ app, organId, running }: Writing, happened: readonly Happening[]) {
  const steps = happened.flatMap((one) => {
    const case_ = running.get(one.id);
    if (!case_) return [];
    const before = case_.of;
    case_.of = after(before, one.event);
    return [{ ...one, case_, of: case_.of, mark: markOf(before, one.event, case_.of) }];
  });
  const entries = steps.map((step) => entryOf(step.of, step));
  const first = await journalMany(app, organId, entries);
  return steps.map((step, n) => ({ ...step, journalNumber: first + n }));
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** The letter of an event, if it issued one: without a number and without its text. */
const letterOf = (organId: string, requestId: string, event: CaseEvent): NewLetter[] =>
  event.kind === 'letter-issued'
    ? [
        {
          ...{ organId, requestId, id: event.detail.letter, kind: event.detail.letterKind as LetterKind },
          ...{ series: null, year: null, ordinal: null, documentNumber: null, content: null },
          ...{ issuedOn: event.on, issuedBy: event.byId === SYSTEM.id ? nobody : event.byId },
          ...{ issuedByName: event.byName, issuedAt: event.at },
        },
      ]
    : [];

async function writeDay(writing: Writing, day: Day): Promise<void> {
  const { app, organId, settings, running, days } = writing;
  const happened = days.get(day) ?? [];
  days.delete(day);
  const steps = await journalled(writing, happened);
  await insertEvents(
    app,
    steps.map(({ id, event, journalNumber }) => ({
      ...{ organId, requestId: id, event, sealed: null, journalNumber },
    })),
  );
  await insertMarks(
    app,
    steps.flatMap(({ id, mark, event, journalNumber }) =>
      mark ? [{ organId, requestId: id, mark, recordedAt: event.at, journalNumber }] : [],
    ),
  );
  await insertLetters(
    app,
    steps.flatMap(({ id, event }) => letterOf(organId, id, event)),
  );
  const rows: NewCounting[] = [];
  for (const { id, case_, mark, journalNumber } of steps) {
    if (mark) rows.push(...counted(settings, case_, mark, journalNumber));
    case_.left -= 1;
    if (case_.left > 0) continue;
    if (case_.current) rows.push(rowOf(case_.of, case_.current, null));
    running.delete(id);
  }
  await insertCountings(app, rows);
}

/** Puts a case among those that are written day by day. */
function take({ running, days }: Writing, { of, events }: History): void {
  running.set(of.id, { of: unborn(of), left: events.length, marks: [], current: null });
  for (const event of events) {
    const day = event.at.toISOString().slice(0, 10);
    const list = days.get(day);
    if (list) list.push({ id: of.id, event });
    else days.set(day, [{ id: of.id, event }]);
  }
}

/** What is filled. */
const filled = [
  ...['journal', 'disclosure_requests', 'request_events', 'request_marks', 'letters', 'request_countings'],
];
/** Cases after which the planner is told how the register looks; before, there is too little to tell. */
const enoughToTell = 200;

/** Begins to write histories of one organ. `until`: the day the register is shown as of. */
export function historyWriter(app: App, organId: string, settings: Settings, until: Day): Writer {
  const writing: Writing = { app, organId, settings, running: new Map(), days: new Map() };
  let written: Day | null = null;
  let added = 0;
  const writeUpTo = async (day: Day) => {
    const open = [...writing.days.keys()].filter((one) => one < day).toSorted();
    for (const one of open) await writeDay(writing, one);
    written = addDays(day, -1);
  };
  return {
    add: async (arrivedOn, cases) => {
      if (written !== null && arrivedOn <= written) throw new RangeError('days must come in order');
      await writeUpTo(arrivedOn);
      const rows = cases.map(({ history: { of }, subject }) => ({
        ...{ of, subject, due: copiesOf(of, settings, until) },
      }));
      await insertRequests(app, rows);
      const isNews = added < enoughToTell && added + rows.length >= enoughToTell;
      added += rows.length;
      if (isNews) await refreshStatistics(app.database, ['disclosure_requests']);
      for (const { history } of cases) take(writing, history);
    },
    finish: async () => {
      await writeUpTo('9999-12-31');
      await refreshStatistics(app.database, filled);
    },
  };
}
