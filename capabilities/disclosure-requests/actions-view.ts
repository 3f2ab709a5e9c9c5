/** A case as staff see it: without people; free text opened from its seal. */
import { colleagues } from '#capabilities/accounts/index.ts';
import type { App } from '#platform/app.ts';
import { type Issues, isIssues } from '#platform/outcome.ts';
import { cite, ogi } from '#rules/citation.ts';
import { type Loaded, load } from './actions-record.ts';
import type { CaseViewData, RequestRowData } from './contract.ts';
import type { Case } from './model-case.ts';
import { clocksOf, correctionDueOf, opinionDueOf, reasonsDueOf } from './model-clock.ts';
import { demandsOf } from './model-demands.ts';
import { type CaseEvent, eventArticles, eventLabels } from './model-events.ts';
import { missingLabel } from './model-intake.ts';
import { clearanceSteps, outcomeLabel } from './model-outcome.ts';
import { possibleSteps, refusedSteps } from './model-steps.ts';
import { type ListedRequest, requestById } from './store.ts';
import { eventsOf, type Words, wordsOf } from './store-events.ts';
import { type CaseFile, filesOf } from './store-files.ts';
import { releasesWaiting } from './store-release.ts';

/** Names of an organ's people by id. */
export async function namesOf(app: App, organId: string): Promise<(id: string | null) => string> {
  const names = new Map((await colleagues(app, organId)).map(({ id, name }) => [id, name]));
  return (id) => (id === null ? '' : (names.get(id) ?? ''));
}

/** A case as a row of the register. */
export const rowOf = (listed: ListedRequest, nameOf: (id: string | null) => string): RequestRowData => ({
  id: listed.id,
  number: listed.number,
  kind: listed.kind,
  subject: listed.subject,
  channel: listed.channel,
  source: listed.source,
  track: listed.track,
  applicantKind: listed.applicantKind,
  state: listed.state,
  ownerId: listed.ownerId,
  ownerName: nameOf(listed.ownerId),
  arrivedOn: listed.arrivedOn,
  receivedOn: listed.receivedOn,
  dueOn: listed.dueOn,
  dueProvisional: listed.dueProvisional,
  nextOn: listed.nextOn,
  outcome: listed.outcome,
  closedOn: listed.closedOn,
  isDrill: listed.isDrill,
});

/** Files that show who somebody is: names and contents only for 'requests:people'. */
export const isPersonal = ({ purpose }: Pick<CaseFile, 'purpose'>): boolean => purpose === 'identity-proof';

const fileView = (file: CaseFile) => ({
  id: file.id,
  purpose: file.purpose,
  name: isPersonal(file) ? '' : file.name,
  mediaType: file.mediaType,
  size: file.size,
  addedAt: file.addedAt.toISOString(),
  firstReadAt: file.firstReadAt?.toISOString() ?? null,
});

const eventView = (event: CaseEvent, words: Words | undefined) => {
  const article = eventArticles[event.kind];
  return {
    number: event.number,
    kind: event.kind,
    label: eventLabels[event.kind],
    on: event.on,
    at: event.at.toISOString(),
    by: event.byName,
    citation: article ? cite(ogi(article)) : '',
    detail: event.detail as Record<string, unknown>,
    words: { ...words },
  };
};

/** What a case was said to be about beyond its line, as its arrival put it. */
export function arrivalWords(events: readonly CaseEvent[], words: ReadonlyMap<number, Words>): Words {
  const arrival = events.find(({ kind }) => kind === 'arrived');
  return (arrival && words.get(arrival.number)) ?? {};
}

const derived = (of: Case, { settings }: Loaded) => ({
  correction: of.correction && {
    ...of.correction,
    dueOn: correctionDueOf(of, settings.law)?.dueOn ?? null,
  },
  reasons: of.reasons && { ...of.reasons, dueOn: reasonsDueOf(of, settings.law)?.dueOn ?? null },
  consultations: of.consultations.map((one) => ({
    ...one,
    dueOn: opinionDueOf(one, settings.law)?.dueOn ?? null,
  })),
  extension: of.extension && {
    askedOn: of.extension.askedOn,
    workingDays: of.extension.workingDays,
    approvedOn: of.extension.approvedOn,
    toldOn: of.extension.toldOn,
  },
  outcomeDecision: of.outcome && {
    code: of.outcome.code,
    variant: of.outcome.variant,
    label: outcomeLabel(of.outcome.code),
    decidedOn: of.outcome.decidedOn,
    earlierRequest: of.outcome.earlierRequest,
    items: [...of.outcome.items],
  },
});

/** The case page of staff. People are not on it: they are read by a step of its own. */
export async function caseView(app: App, loaded: Loaded): Promise<CaseViewData> {
  const { of, settings } = loaded;
  const { organId, id } = of;
  const today = app.today();
  const now = { today, settings: settings.law };
  const [listed, events, words, files, releases, nameOf] = await Promise.all([
    requestById(app, organId, id),
    eventsOf(app, organId, id),
    wordsOf(app, organId, id),
    filesOf(app, organId, id),
    releasesWaiting(app, organId, [id]),
    namesOf(app, organId),
  ]);
  if (!listed) throw new Error(`the case ${id} is not there`);
  const arrival = arrivalWords(events, words);
  const done = { legal: of.clearance.legal, head: of.clearance.head, seal: of.clearance.cleared };
  return {
    ...rowOf(listed, nameOf),
    ...derived(of, loaded),
    events: of.events,
    description: arrival.description ?? '',
    form: of.form,
    route: of.route,
    wantsHelp: of.wantsHelp,
    helpNote: arrival.helpNote ?? '',
    applicantKindPicked: of.applicantKindPicked,
    officeConfirmedOn: of.officeConfirmedOn,
    applicantConfirmedOn: of.applicantConfirmedOn,
    missing: of.missing.map(missingLabel),
    deferral: of.deferral,
    fee: of.fee,
    amendment: of.amendment,
    clearance: {
      steps: clearanceSteps(of).map((step) => ({
        step,
        by: done[step] === null ? null : nameOf(done[step]),
      })),
    },
    repliedOn: of.repliedOn,
    deliveredOn: of.deliveredOn,
    archivedOn: of.archivedOn,
    retainUntil: of.retainUntil,
    anonymised: of.anonymised,
    clocks: clocksOf(of, settings.law, today).map((clock) => ({
      ...clock,
      notes: [...clock.notes],
      ledger: [...clock.ledger],
    })),
    demands: demandsOf(of, now, releases.get(of.id)),
    timeline: events.map((event) => eventView(event, words.get(event.number))),
    files: files.map(fileView),
    possible: possibleSteps(of, now),
    refusals: refusedSteps(of, now),
  };
}

/** The view after a step, or its issues. */
export async function viewAfter(app: App, outcome: Issues | Loaded): Promise<Issues | CaseViewData> {
  return isIssues(outcome) ? outcome : caseView(app, outcome);
}

/** 一件申请. Throws NotFoundError for another organ's. */
export const getRequest = async (
  app: App,
  staff: { readonly organId: string },
  id: string,
): Promise<CaseViewData> => caseView(app, await load(app, staff.organId, id));
