/** The one way in which a case changes: load, check the step, record events with journal and marks, keep the copies. */
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { type JsonObject, journal } from '#platform/journal/index.ts';
import { type Issues, isIssues, NotFoundError, StateError } from '#platform/outcome.ts';
import { cite, ogi } from '#rules/citation.ts';
import { askForNotices } from './actions-notices.ts';
import { recount } from './figures/recount.ts';
import { type RequestIdentity, SUBJECT } from './model.ts';
import { type Case, unborn } from './model-case.ts';
import { replyDueOf } from './model-clock.ts';
import { nextOnOf } from './model-demands.ts';
import { type CaseEvent, eventArticles, type NewEvent, SYSTEM } from './model-events.ts';
import { after, caseOf } from './model-fold.ts';
import { markOf } from './model-marks.ts';
import type { Settings } from './model-settings.ts';
import { refusalOf, type StepName, stepArticle } from './model-steps.ts';
import { type DueCopies, insertRequests, requestById, updateRequest } from './store.ts';
import { eventsOf, insertEvents, insertMarks, sealWords } from './store-events.ts';
import { settingsOf } from './store-people.ts';

export type Actor = { readonly id: string; readonly name: string };
type Person = Pick<Staff, 'id' | 'organId' | 'name'>;

/** A case with what stands beside its events. */
export type Loaded = { readonly of: Case; readonly subject: string; readonly settings: Settings };

/** One case of this organ. Throws NotFoundError, for another organ's too. */
export async function load(
  app: App,
  organId: string,
  id: string,
  { forUpdate = false } = {},
): Promise<Loaded> {
  const loaded = await loadIfThere(app, organId, id, { forUpdate });
  if (!loaded) throw new NotFoundError();
  return loaded;
}

/** The same; null when there is no such case. */
export async function loadIfThere(
  app: App,
  organId: string,
  id: string,
  { forUpdate = false } = {},
): Promise<Loaded | null> {
  const listed = await requestById(app, organId, id, { forUpdate });
  if (!listed) return null;
  const [events, settings] = await Promise.all([eventsOf(app, organId, id), settingsOf(app, organId)]);
  return { of: caseOf(listed, events), subject: listed.subject, settings };
}

/** The copies a list sorts and warns by: from the same functions that the case page shows. */
export function copiesOf(of: Case, { law }: Settings, today: string): DueCopies {
  const due = of.closedOn === null ? replyDueOf(of, law, today) : null;
  return {
    dueOn: due?.dueOn ?? null,
    dueProvisional: due?.provisional ?? false,
    nextOn: nextOnOf(of, { today, settings: law }),
  };
}

/** What the journal says of an event: facts for the figures, never personal data. */
export const journalDetail = (of: Case, event: NewEvent, sha256: string | null): JsonObject => ({
  ...(event.detail as JsonObject),
  on: event.on,
  number: of.number,
  year: of.year,
  applicantKind: of.applicantKind,
  receivedOn: of.receivedOn,
  outcome: of.outcome?.code ?? null,
  isDrill: of.isDrill,
  ...(sha256 === null ? {} : { words: sha256 }),
});

/** Writes one event: journal, event, mark, in this order, in the caller's transaction. Returns the case after it. */
async function recordOne(
  app: App,
  before: Case,
  by: Actor,
  wanted: NewEvent,
  { law }: Settings,
): Promise<Case> {
  const { organId, id } = before;
  const number = before.events + 1;
  const event = {
    ...{ kind: wanted.kind, detail: wanted.detail, on: wanted.on },
    ...{ number, at: app.now(), byId: by.id, byName: by.name },
  } as CaseEvent;
  const of = after(before, event);
  const words = sealWords(app, { organId, requestId: id, number }, wanted.words);
  const article = eventArticles[wanted.kind];
  const journalNumber = await journal(app, {
    organId,
    subject: { kind: SUBJECT, id },
    event: wanted.kind,
    by: by.id === SYSTEM.id ? 'system' : by,
    basis: article ? cite(ogi(article)) : undefined,
    detail: journalDetail(of, wanted, words?.sha256 ?? null),
  });
  await insertEvents(app, [{ organId, requestId: id, event, sealed: words?.sealed ?? null, journalNumber }]);
  const mark = markOf(before, event, of);
  if (!mark) return of;
  await insertMarks(app, [{ organId, requestId: id, mark, recordedAt: event.at, journalNumber }]);
  const dueOn = replyDueOf(of, law, wanted.on)?.dueOn ?? null;
  await recount(app, { ...of, dueOn }, journalNumber);
  return of;
}

/** Records events on a case that was loaded for update, in the caller's transaction. */
export async function record(
  app: App,
  loaded: Loaded,
  by: Actor,
  events: readonly NewEvent[],
): Promise<Loaded> {
  let { of } = loaded;
  for (const event of events) {
    of = await recordOne(app, of, by, event, loaded.settings);
    await askForNotices(app, of, { number: of.events, kind: event.kind }, loaded.settings.office);
  }
  await updateRequest(app, of, copiesOf(of, loaded.settings, app.today()));
  return { ...loaded, of };
}

/** Makes a new case out of its first events, in the caller's transaction. */
export async function begin(
  app: App,
  identity: RequestIdentity,
  subject: string,
  settings: Settings,
): Promise<Loaded> {
  const of = unborn(identity);
  const due = { dueOn: null, dueProvisional: false, nextOn: null };
  await insertRequests(app, [{ of, subject, due }]);
  return { of, subject, settings };
}

/** What the work of a step is given, and gives: the events to be recorded, or issues. */
export type Work = (
  app: App,
  loaded: Loaded,
) => Promise<Issues | readonly NewEvent[]> | Issues | readonly NewEvent[];

/** Throws StateError with the article when the step may not be taken now. */
export function refuseUnless(app: App, { of, settings }: Loaded, name: StepName): void {
  const why = refusalOf(of, name, { today: app.today(), settings: settings.law });
  if (why !== null) throw new StateError(why, stepArticle(name));
}

/**
 * A step of staff: locks the case, refuses what is not lawful or was seen in an older state, does the work, records.
 * Throws NotFoundError, StateError; issues are returned and nothing is written.
 */
export function takeStep(
  app: App,
  staff: Person,
  id: string,
  { name, seen }: { readonly name: StepName; readonly seen: number },
  work: Work,
): Promise<Issues | Loaded> {
  return transaction(app, async (app) => {
    const loaded = await load(app, staff.organId, id, { forUpdate: true });
    if (loaded.of.events !== seen)
      throw new StateError('这件申请刚刚有了新的进展。您的操作没有写入，请刷新后对照再办。');
    refuseUnless(app, loaded, name);
    const events = await work(app, loaded);
    if (isIssues(events)) return events;
    return record(app, loaded, { id: staff.id, name: staff.name }, events);
  });
}
