/** Letters of a case: drafted from what is known, issued with the next number, voided. Templates: actions-templates.ts. */
import { randomUUID } from 'node:crypto';
import { organById } from '#capabilities/accounts/index.ts';
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { journal } from '#platform/journal/index.ts';
import { type Issue, type Issues, isIssues, NotFoundError, StateError } from '#platform/outcome.ts';
import { cite } from '#rules/citation.ts';
import { isOrganisation } from '#rules/requests/applicants.ts';
import { type LetterKind, letterKinds, letterTitle } from '#rules/requests/letter-kinds.ts';
import { type Loaded, load, record } from './actions-record.ts';
import { letterSettingsOf, templateOf } from './actions-templates.ts';
import type { DraftViewData, LetterData, LetterViewData, RecipientData } from './contract-letters.ts';
import { compose, type Letter, letterIssues, plainText } from './letters/compose.ts';
import { type ElementId, type ElementValues, elementIds } from './letters/elements.ts';
import { documentNumberOf, seriesOfLetter } from './letters/numbers.ts';
import { lettersPdf } from './letters/pdf.ts';
import type { LetterSettings } from './letters/settings.ts';
import type { Template } from './letters/templates.ts';
import { type CaseWords, knownWords, letterRefusal, remedyOfLetter } from './letters/words.ts';
import { writtenWords } from './letters/written.ts';
import { SUBJECT } from './model.ts';
import type { Case } from './model-case.ts';
import { dayIssues, replyDueOf } from './model-clock.ts';
import { eventsOf, wordsOf } from './store-events.ts';
import { putCaseFile, removeCaseFile } from './store-files.ts';
import {
  insertLetters,
  type LetterRecord,
  letterById,
  lettersOf,
  markVoid,
  takeNumber,
} from './store-letters.ts';
import { peopleOf } from './store-people.ts';

/** What is kept of a letter as it was issued. */
export type LetterContent = {
  readonly letter: Letter;
  readonly words: ElementValues;
  readonly recipient: RecipientData;
  readonly way: string;
};

type Prepared = {
  readonly template: Template;
  readonly settings: LetterSettings;
  readonly words: ElementValues;
  readonly recipient: RecipientData;
  readonly issues: readonly Issue[];
  readonly organName: string;
};

/** Elements whose words are the organ's, the case's and the law's: a clerk's are not taken for them. */
const fixed: readonly ElementId[] = [
  'organName',
  'applicant',
  'requestNumber',
  'basis',
  'remedy',
  'receivedOn',
];

function chosenWords(input: LetterData): ElementValues {
  const chosen: Partial<Record<ElementId, string>> = {};
  for (const id of elementIds) {
    const text = input.words[id]?.trim();
    if (text && !fixed.includes(id)) chosen[id] = text;
  }
  return chosen;
}

async function caseWords(
  app: App,
  loaded: Loaded,
  letters: LetterSettings,
): Promise<CaseWords & { applicant: RecipientData }> {
  const { of, subject, settings } = loaded;
  const [organ, people] = await Promise.all([organById(app, of.organId), peopleOf(app, of.organId, of.id)]);
  if (!organ) throw new NotFoundError();
  const applicant = people.find(({ role }) => role === 'applicant')?.person;
  const { remedies, feeAccount } = settings.office;
  return {
    ...{ of, subject, feeAccount, organ, law: settings.law },
    applicantName: applicant?.name ?? '',
    dueOn: of.receivedOn ? (replyDueOf(of, settings.law, app.today())?.dueOn ?? null) : null,
    extendedDueOn: of.receivedOn ? extendedDue(of, settings.law, app.today()) : null,
    bodies: { ...remedies, superiorDepartment: letters.superiorDepartment },
    applicant: {
      ...{
        name: applicant?.name ?? '',
        address: applicant?.address ?? '',
        postcode: applicant?.postcode ?? '',
      },
      isOrganisation: isOrganisation(of.applicantKind),
    },
  };
}

/** An approved extension counts from the day the applicant is told: with this letter, today. */
const extendedDue = (of: Case, law: Loaded['settings']['law'], today: string): string | null =>
  (of.extension?.approvedOn &&
    replyDueOf({ ...of, extension: { ...of.extension, toldOn: of.extension.toldOn ?? today } }, law, today)
      ?.dueOn) ||
  null;

/** The letter's words and what is wrong with them. */
async function prepare(app: App, loaded: Loaded, input: LetterData): Promise<Prepared> {
  const { organId, id } = loaded.of;
  const [template, settings] = await Promise.all([
    templateOf(app, organId, input.kind),
    letterSettingsOf(app, organId),
  ]);
  const [known, events, written] = await Promise.all([
    caseWords(app, loaded, settings),
    eventsOf(app, organId, id),
    wordsOf(app, organId, id),
  ]);
  const recipient = input.recipient ?? known.applicant;
  const words = {
    ...knownWords(template, known, recipient, input.on),
    ...writtenWords(events, written),
    ...chosenWords(input),
    addressee: recipient.name,
  };
  const remedy = remedyOfLetter(template, known, input.on);
  const issues = [
    ...unknownElements(input),
    ...letterIssues(input.kind, words),
    ...remedy.missing.map(({ field, message }) => ({ field: `settings.remedies.${field}`, message })),
  ];
  return { template, settings, words, recipient, issues, organName: known.organ.name };
}

const unknownElements = (input: LetterData): Issue[] =>
  Object.keys(input.words)
    .filter((id) => !elementIds.includes(id as ElementId))
    .map((id) => ({ field: `words.${id}`, message: '没有这个要素，请刷新页面后再试。' }));

const composed = (
  { template, settings, words, recipient, organName }: Prepared,
  on: string,
  documentNumber: string | null,
): Letter =>
  compose(template, words, {
    ...{ organName, redHead: settings.redHead && documentNumber !== null, documentNumber, on },
    toOrganisation: recipient.isOrganisation,
  });

/** 预览 — the letter as it would read now, with what it lacks. Nothing is numbered; the reading is journalled. */
export async function draftLetter(
  app: App,
  staff: Staff,
  id: string,
  input: LetterData,
): Promise<{ readonly view: DraftViewData; readonly letter: Letter }> {
  const loaded = await load(app, staff.organId, id);
  const prepared = await prepare(app, loaded, input);
  const letter = composed(prepared, input.on, isNumberedKind(prepared, input.kind) ? '（成文时编号）' : null);
  await transaction(app, (app) =>
    journal(app, {
      ...{ organId: staff.organId, subject: { kind: SUBJECT, id }, event: 'letter-drafted' },
      ...{ by: { id: staff.id, name: staff.name }, detail: { letterKind: input.kind } },
    }),
  );
  const view = {
    ...{ kind: input.kind, title: letter.title, text: plainText(letter), recipient: prepared.recipient },
    words: Object.fromEntries(Object.entries(prepared.words)) as Record<string, string>,
    refusal: letterRefusal(input.kind, loaded.of),
    lacking: [...prepared.issues],
  };
  return { view, letter };
}

const isNumberedKind = ({ settings }: Prepared, kind: LetterKind) =>
  seriesOfLetter(kind, settings.series) !== null;

/**
 * 文书成文 — gives the letter its number and keeps it as it reads. Issues when something it must contain is wanting;
 * StateError when the state of the case does not allow it. Number, letter, event and journal stand or fall together.
 */
export function issueLetter(
  app: App,
  staff: Staff,
  id: string,
  input: LetterData & { readonly seen: number },
): Promise<Issues | LetterViewData> {
  return transaction(app, async (app) => {
    const loaded = await load(app, staff.organId, id, { forUpdate: true });
    if (loaded.of.events !== input.seen)
      throw new StateError('这件申请刚刚有了新的进展。您的操作没有写入，请刷新后对照再办。');
    const refusal = letterRefusal(input.kind, loaded.of);
    if (refusal !== null) throw new StateError(refusal, basisLine(input.kind));
    const bounds = { from: loaded.of.arrivedOn, today: app.today(), since: '到达之日' };
    const prepared = await prepare(app, loaded, input);
    const issues = [...dayIssues('on', input.on, bounds), ...prepared.issues];
    if (issues.length > 0) return { issues };
    const kept = await keep(app, staff, loaded, input, prepared);
    await record(app, loaded, { id: staff.id, name: staff.name }, [
      {
        ...{ kind: 'letter-issued', on: input.on },
        detail: { letter: kept.id, letterKind: input.kind, documentNumber: kept.documentNumber ?? '' },
      },
    ]);
    return letterView(kept);
  });
}

const basisLine = (kind: LetterKind): string => letterKinds[kind].basis.map(cite).join('、');

/** Takes the number, sets the letter, keeps it; a file of the case as PDF goes with it, unless it stays in the house. */
async function keep(
  app: App,
  staff: Staff,
  { of }: Loaded,
  input: LetterData,
  prepared: Prepared,
): Promise<LetterRecord> {
  const { organId } = of;
  const numbered = await takeDocumentNumber(app, organId, input, prepared.settings);
  const letter = composed(prepared, input.on, numbered.documentNumber);
  const content: LetterContent = {
    ...{ letter, words: prepared.words, recipient: prepared.recipient },
    way: prepared.words.deliveryWay ?? '',
  };
  const issued = {
    ...{ organId, id: await letterFile(app, staff, of, letter), requestId: of.id, kind: input.kind },
    ...numbered,
    ...{ issuedOn: input.on, issuedBy: staff.id, issuedByName: staff.name, issuedAt: app.now() },
  };
  await insertLetters(app, [{ ...issued, content }]);
  return { ...issued, voidedAt: null, voidedReason: '', isEmptied: false };
}

async function takeDocumentNumber(app: App, organId: string, { kind, on }: LetterData, set: LetterSettings) {
  const series = seriesOfLetter(kind, set.series);
  if (series === null) return { series, year: null, ordinal: null, documentNumber: null };
  const year = Number(on.slice(0, 4));
  const ordinal = await takeNumber(app, organId, series, year);
  return { series, year, ordinal, documentNumber: documentNumberOf(set.mark, series, year, ordinal) };
}

/** The id of the letter, which is that of its file where it has one: the reply names it, the applicant opens it. */
async function letterFile(app: App, staff: Staff, { organId, id }: Case, letter: Letter): Promise<string> {
  if (letterKinds[letter.kind].group === 'internal') return randomUUID();
  const file = await putCaseFile(app, organId, {
    ...{ requestId: id, purpose: 'letter', by: staff.id },
    ...{ name: `${[letter.title, letter.documentNumber ?? ''].join(' ').trim()}.pdf` },
    bytes: await lettersPdf([letter]),
  });
  if (isIssues(file)) throw new Error(`the file of a letter was refused: ${file.issues[0]?.message}`);
  return file.id;
}

/** The letter as staff see it in a list; without what is sealed. */
export const letterView = (record: LetterRecord): LetterViewData => ({
  id: record.id,
  requestId: record.requestId,
  kind: record.kind,
  name: letterTitle(record.kind),
  documentNumber: record.documentNumber,
  issuedOn: record.issuedOn,
  issuedBy: record.issuedByName,
  voidedAt: record.voidedAt?.toISOString() ?? null,
  voidedReason: record.voidedReason,
  isEmptied: record.isEmptied,
});

/** The letters of a case, oldest first. */
export async function listLetters(
  app: App,
  staff: Staff,
  id: string,
): Promise<{ letters: LetterViewData[] }> {
  await load(app, staff.organId, id);
  return { letters: (await lettersOf(app, staff.organId, id)).map(letterView) };
}

/** 作废 — the number stays taken and the reason is kept; the letter is not deleted. */
export function voidLetter(app: App, staff: Staff, id: string, reason: string): Promise<LetterViewData> {
  return transaction(app, async (app) => {
    const letter = await letterById(app, staff.organId, id);
    if (!letter) throw new NotFoundError();
    if (letter.voidedAt) throw new StateError('这份文书已经作废。');
    const { of } = await load(app, staff.organId, letter.requestId, { forUpdate: true });
    if (of.repliedOn !== null && letterKinds[letter.kind].group === 'reply')
      throw new StateError('答复已经发出，答复文书不能作废。需要改变答复的，请依法重新办理。');
    await markVoid(app, staff.organId, id, reason);
    if (letterKinds[letter.kind].group !== 'internal')
      await removeCaseFile(app, staff.organId, letter.requestId, id);
    await journal(app, {
      ...{ organId: staff.organId, subject: { kind: SUBJECT, id: letter.requestId }, event: 'letter-voided' },
      by: { id: staff.id, name: staff.name },
      detail: { letter: id, letterKind: letter.kind, documentNumber: letter.documentNumber ?? '' },
    });
    return letterView({ ...letter, voidedAt: app.now(), voidedReason: reason });
  });
}
