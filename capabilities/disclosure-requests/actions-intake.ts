/** Intake: one register for every door. Every arrival gets a number, an owner and a receipt with its query code. */
import { randomBytes, randomUUID } from 'node:crypto';
import { colleagues } from '#capabilities/accounts/index.ts';
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { type Issue, type Issues, isIssues } from '#platform/outcome.ts';
import { type Actor, begin, type Loaded, record } from './actions-record.ts';
import type { ArrivalData, ReceiptData } from './contract.ts';
import type { SubmissionData } from './contract-applicant.ts';
import {
  type ChannelName,
  type Day,
  numberOf,
  type RequestIdentity,
  type Source,
  seriesOf,
  type Way,
} from './model.ts';
import { dayIssues, replyDueOf } from './model-clock.ts';
import { CODE_BYTES, codeOf, tidiedCode } from './model-code.ts';
import { APPLICANT, type NewEvent } from './model-events.ts';
import {
  type Asked,
  formIssues,
  missingLabel,
  missingOf,
  noPerson,
  receiptSentence,
  submissionIssues,
} from './model-intake.ts';
import { receivedOnOf } from './model-receipt.ts';
import type { OfficeSettings } from './model-settings.ts';
import { nextOrdinal, openCountsByOwner } from './store.ts';
import { fileFault, putCaseFile } from './store-files.ts';
import { addPerson, issueCode, settingsOf } from './store-people.ts';

export type Arriving = {
  readonly kind: ArrivalData['kind'];
  readonly channel: ChannelName;
  readonly source: Source;
  readonly track: ArrivalData['track'];
  readonly sourceNote: string;
  readonly arrivedOn: Day;
  readonly asked: Asked;
  readonly files: readonly {
    readonly purpose: 'identity-proof' | 'application';
    readonly name: string;
    readonly bytes: Uint8Array;
  }[];
  readonly ownerId: string | null;
  readonly isDrill: boolean;
};

/** The hash under which a case's code is kept. */
export const codeHash = (app: App, organId: string, requestId: string, code: string): Buffer =>
  app.sealer.fingerprint(tidiedCode(code), `query code ${organId} ${requestId}`);

/** Gives a case a new code; earlier ones stop working. Returns it: the only time it is known. */
export async function newCode(app: App, organId: string, requestId: string): Promise<string> {
  const code = codeOf(randomBytes(CODE_BYTES));
  await issueCode(app, organId, requestId, codeHash(app, organId, requestId, code));
  return code;
}

/** The office's choice, or the active clerk with the least open; null only where there is no clerk. */
export async function ownerFor(app: App, organId: string, office: OfficeSettings): Promise<string | null> {
  const staff = (await colleagues(app, organId)).filter(({ active }) => active);
  const chosen = staff.find(({ id }) => id === office.defaultOwner);
  if (chosen) return chosen.id;
  const clerks = staff.filter(({ roles }) => roles.includes('disclosure-clerk'));
  const open = await openCountsByOwner(app, organId);
  const load = (id: string) => open.get(id) ?? 0;
  return clerks.toSorted((a, b) => load(a.id) - load(b.id) || a.id.localeCompare(b.id))[0]?.id ?? null;
}

const without = (text: string) => text.trim();

/** Registers an arrival with its first events, in the caller's transaction. */
async function enter(app: App, organId: string, by: Actor, arriving: Arriving): Promise<Loaded> {
  const settings = await settingsOf(app, organId);
  const { kind, isDrill, asked, channel, source, track, arrivedOn } = arriving;
  const series = seriesOf(kind, isDrill);
  const year = Number(arrivedOn.slice(0, 4));
  const ordinal = await nextOrdinal(app, organId, series, year);
  const identity: RequestIdentity = {
    ...{ organId, id: randomUUID(), series, year, ordinal, number: numberOf(series, year, ordinal) },
    ...{ kind, channel, source, arrivedOn, isDrill, imported: false },
    ...{ applicantKindPicked: asked.applicantKind, registeredAt: app.now() },
  };
  const { wish } = asked;
  const subject = without(wish.subject) || without(wish.description).slice(0, 100) || '（未写明所需信息）';
  const begun = await begin(app, identity, subject, settings);
  await keepPeople(app, identity, asked);
  const ownerId = arriving.ownerId ?? (await ownerFor(app, organId, settings.office));
  const arrived: NewEvent = {
    kind: 'arrived',
    on: arrivedOn,
    detail: {
      ...{ channel, source, kind, track, applicantKind: asked.applicantKind },
      ...{ form: wish.form, route: wish.route, wantsHelp: wish.wantsHelp, missing: missingOf(asked) },
    },
    words: {
      ...{ subject, description: without(wish.description), helpNote: without(wish.helpNote) },
      sourceNote: without(arriving.sourceNote),
    },
  };
  const owned: NewEvent[] =
    ownerId === null ? [] : [{ kind: 'owner-changed', on: app.today(), detail: { from: null, to: ownerId } }];
  return record(app, begun, by, [arrived, ...owned]);
}

async function keepPeople(app: App, { organId, id }: RequestIdentity, asked: Asked): Promise<void> {
  await addPerson(app, organId, id, 'applicant', asked.applicant);
  if (asked.representative) await addPerson(app, organId, id, 'representative', asked.representative);
}

/** 收到申请: the event, as soon as what art. 31 asks for is there. Applies to the track of chapter IV only. */
export const receivedWhenComplete = (of: Loaded['of']): NewEvent[] => {
  const receivedOn = of.receivedOn === null && of.track === 'disclosure' ? receivedOnOf(of) : null;
  return receivedOn === null ? [] : [{ kind: 'received', on: receivedOn, detail: {} }];
};

async function keepFiles(app: App, loaded: Loaded, by: Actor, files: Arriving['files']): Promise<Loaded> {
  const events: NewEvent[] = [];
  for (const { purpose, name, bytes } of files) {
    const kept = await putCaseFile(app, loaded.of.organId, {
      requestId: loaded.of.id,
      purpose,
      name,
      bytes,
      by: by.id,
    });
    if (isIssues(kept)) throw new Error('a file was refused after it had been looked at');
    events.push({ kind: 'document-added', on: app.today(), detail: { file: kept.id, purpose } });
  }
  return events.length === 0 ? loaded : record(app, loaded, by, events);
}

const receipt = async (app: App, { of, settings }: Loaded): Promise<ReceiptData> => ({
  id: of.id,
  number: of.number,
  queryCode: await newCode(app, of.organId, of.id),
  arrivedOn: of.arrivedOn,
  receivedOn: of.receivedOn,
  receiptRule: receiptSentence(of.channel, of.arrivedOn, of.receivedOn),
  dueOn: replyDueOf(of, settings.law, app.today())?.dueOn ?? null,
  missing: of.missing.map(missingLabel),
});

type Confirmed = { readonly on: Day; readonly how: Way } | null;

/** Registers an arrival and hands out its receipt; in one transaction. */
export function register(
  app: App,
  organId: string,
  by: Actor,
  arriving: Arriving,
  confirmed: Confirmed = null,
): Promise<ReceiptData> {
  return transaction(app, async (app) => {
    let loaded = await enter(app, organId, by, arriving);
    if (confirmed) {
      const { on, how } = confirmed;
      loaded = await record(app, loaded, by, [
        { kind: 'office-confirmed', on, detail: { how } },
        { kind: 'applicant-confirmed', on, detail: { how } },
      ]);
    }
    loaded = await keepFiles(app, loaded, by, arriving.files);
    loaded = await record(app, loaded, by, receivedWhenComplete(loaded.of));
    return receipt(app, loaded);
  });
}

const filesFrom = (files: ArrivalData['files']): Arriving['files'] =>
  files.map(({ purpose, name, base64 }) => ({ purpose, name, bytes: Buffer.from(base64, 'base64') }));

async function fileIssues(files: Arriving['files']): Promise<Issue[]> {
  const faults = await Promise.all(files.map((file, i) => fileFault(file, `files.${i}`)));
  return faults.flatMap((fault) => fault?.issues ?? []);
}

/**
 * 登记: a clerk registers what came by any door. What art. 29 asks for and is missing is no ground to turn it away
 * (art. 30: it is to be corrected); what is written wrongly is.
 */
export async function registerRequest(
  app: App,
  staff: Staff,
  input: ArrivalData,
): Promise<Issues | ReceiptData> {
  const today = app.today();
  const files = filesFrom(input.files);
  const { applicantKind, applicant, representative, wish } = input;
  const hasProof = files.some(({ purpose }) => purpose === 'identity-proof');
  const asked: Asked = { applicantKind, applicant, representative, wish, hasProof };
  const owner = input.ownerId;
  const isOwnerKnown =
    owner === null || (await colleagues(app, staff.organId)).some(({ id, active }) => id === owner && active);
  const issues: Issue[] = [
    ...formIssues(asked),
    ...dayIssues('arrivedOn', input.arrivedOn, { from: '2019-05-15', today, since: '现行条例施行之日' }),
    ...(input.confirmedOn
      ? dayIssues('confirmedOn', input.confirmedOn, { from: input.arrivedOn, today, since: '到达之日' })
      : []),
    ...(isOwnerKnown ? [] : [{ field: 'ownerId', message: '没有这位承办人，或者其账号已停用。' }]),
    ...(await fileIssues(files)),
  ];
  if (issues.length > 0) return { issues };
  const { kind, channel, source, track, sourceNote, arrivedOn, isDrill } = input;
  const confirmed = input.confirmedOn
    ? { on: input.confirmedOn, how: input.confirmedHow ?? ('telephone' as const) }
    : null;
  return register(
    app,
    staff.organId,
    { id: staff.id, name: staff.name },
    { kind, channel, source, track, sourceNote, arrivedOn, isDrill, asked, files, ownerId: owner },
    confirmed,
  );
}

const askedIn = ({ applicantKind, applicant, representative, wish, files }: SubmissionData): Asked => {
  const hasProof = files.some(({ purpose }) => purpose === 'identity-proof');
  return { applicantKind, applicant, representative, wish, hasProof };
};

/** What must be put right before an online submission can be taken; empty when nothing must. */
export const submissionFaults = async (input: SubmissionData): Promise<Issue[]> => [
  ...submissionIssues(askedIn(input)),
  ...(await fileIssues(filesFrom(input.files))),
];

/** 网上提交: exactly art. 29's contents are demanded. The clock does not start here but with both sides' confirmation. */
export async function submitRequest(
  app: App,
  organId: string,
  input: SubmissionData,
): Promise<Issues | ReceiptData> {
  const issues = await submissionFaults(input);
  if (issues.length > 0) return { issues };
  return register(app, organId, APPLICANT, {
    ...{ kind: input.kind, channel: 'internet', source: 'online-form', track: 'disclosure', sourceNote: '' },
    ...{ arrivedOn: app.today(), asked: askedIn(input), files: filesFrom(input.files) },
    ...{ ownerId: null, isDrill: false },
  });
}

/** 渠道自测: a marked test request through the online door; it is in no figure. */
export async function startDrill(
  app: App,
  staff: Staff,
  subject: string,
): Promise<{ id: string; number: string }> {
  const wish = {
    ...{ subject, description: '', form: 'electronic' as const, route: 'online' as const },
    ...{ wantsHelp: false, helpNote: '' },
  };
  const applicant = { ...noPerson, name: '渠道自测', phone: '00000' };
  const asked: Asked = {
    applicantKind: 'natural-person',
    applicant,
    representative: null,
    wish,
    hasProof: false,
  };
  const { id, number } = await register(
    app,
    staff.organId,
    { id: staff.id, name: staff.name },
    {
      ...{ kind: 'disclosure', channel: 'internet', source: 'drill', track: 'disclosure', sourceNote: '' },
      ...{ arrivedOn: app.today(), asked, files: [], ownerId: null, isDrill: true },
    },
  );
  return { id, number };
}
