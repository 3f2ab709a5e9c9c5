/** SQL of what happened to cases: events with their sealed words, and the marks the figures are counted from. */
import { createHash } from 'node:crypto';
import type { JSONColumnType, Selectable } from 'kysely';
import type { App } from '#platform/app.ts';
import { insertRows } from '#platform/database/index.ts';
import { openText, sealText } from '#platform/sealing/index.ts';
import type { ApplicantKindName } from './model.ts';
import type { CaseEvent, EventKind } from './model-events.ts';
import type { Mark } from './model-marks.ts';

type EventTable = {
  organ_id: string;
  request_id: string;
  number: number;
  kind: EventKind;
  on_day: string;
  detail: JSONColumnType<object>;
  words: Buffer | null;
  by_id: string;
  by_name: string;
  at: Date;
  journal_number: number;
};

type MarkTable = {
  organ_id: string;
  request_id: string;
  ordinal: number;
  kind: Mark['kind'];
  on_day: string;
  applicant_kind: ApplicantKindName;
  previous_kind: ApplicantKindName | null;
  outcome: string | null;
  received_on: string;
  recorded_at: Date;
  journal_number: number;
};

const tables = (app: App) =>
  app.database.withTables<{ request_events: EventTable; request_marks: MarkTable }>();

export type Words = Readonly<Record<string, string>>;

/** Where the words of an event belong; they open nowhere else. */
const placeOf = (organId: string, requestId: string, number: number) =>
  `words ${organId} ${requestId} ${number}`;

/** The words of an event sealed, and the hash of that for the journal; null when there are none. */
export function sealWords(
  app: App,
  at: { readonly organId: string; readonly requestId: string; readonly number: number },
  words: Words | undefined,
): { readonly sealed: Buffer; readonly sha256: string } | null {
  const given = Object.entries(words ?? {}).filter(([, text]) => text !== '');
  if (given.length === 0) return null;
  const text = JSON.stringify(Object.fromEntries(given));
  const sealed = sealText(app.sealer, text, placeOf(at.organId, at.requestId, at.number));
  return { sealed, sha256: createHash('sha256').update(sealed).digest('hex') };
}

export type NewEventRow = {
  readonly organId: string;
  readonly requestId: string;
  readonly event: CaseEvent;
  readonly sealed: Buffer | null;
  readonly journalNumber: number;
};

/** Adds events, many at a time. */
export const insertEvents = (app: App, rows: readonly NewEventRow[]): Promise<void> =>
  insertRows(
    app.database,
    'request_events',
    rows.map(({ organId, requestId, event, sealed, journalNumber }) => ({
      organ_id: organId,
      request_id: requestId,
      number: event.number,
      kind: event.kind,
      on_day: event.on,
      detail: event.detail,
      words: sealed,
      by_id: event.byId,
      by_name: event.byName,
      at: event.at,
      journal_number: journalNumber,
    })),
  );

const toEvent = (row: Selectable<EventTable>): CaseEvent =>
  ({
    number: row.number,
    kind: row.kind,
    on: row.on_day,
    detail: row.detail,
    at: row.at,
    byId: row.by_id,
    byName: row.by_name,
  }) as CaseEvent;

/** The events of a case, oldest first. */
export async function eventsOf(app: App, organId: string, requestId: string): Promise<CaseEvent[]> {
  const rows = await tables(app)
    .selectFrom('request_events')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('request_id', '=', requestId)
    .orderBy('number')
    .execute();
  return rows.map(toEvent);
}

/** The events of several cases, by case, oldest first. */
export async function eventsOfMany(
  app: App,
  organId: string,
  requestIds: readonly string[],
): Promise<Map<string, CaseEvent[]>> {
  const found = new Map<string, CaseEvent[]>(requestIds.map((id) => [id, []]));
  if (requestIds.length === 0) return found;
  const rows = await tables(app)
    .selectFrom('request_events')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('request_id', 'in', [...requestIds])
    .orderBy('request_id')
    .orderBy('number')
    .execute();
  for (const row of rows) found.get(row.request_id)?.push(toEvent(row));
  return found;
}

/** The words of a case's events, by the event's number. */
export async function wordsOf(app: App, organId: string, requestId: string): Promise<Map<number, Words>> {
  const rows = await tables(app)
    .selectFrom('request_events')
    .select(['number', 'words'])
    .where('organ_id', '=', organId)
    .where('request_id', '=', requestId)
    .where('words', 'is not', null)
    .execute();
  const open = (sealed: Buffer, number: number) =>
    JSON.parse(openText(app.sealer, sealed, placeOf(organId, requestId, number))) as Words;
  return new Map(rows.map(({ number, words }) => [number, words ? open(words, number) : {}]));
}

/** Takes the words out of a case's events for good. */
export async function dropWords(app: App, organId: string, requestId: string): Promise<void> {
  await tables(app)
    .updateTable('request_events')
    .set({ words: null })
    .where('organ_id', '=', organId)
    .where('request_id', '=', requestId)
    .where('words', 'is not', null)
    .execute();
}

export type NewMark = {
  readonly organId: string;
  readonly requestId: string;
  readonly mark: Mark;
  readonly recordedAt: Date;
  readonly journalNumber: number;
};

/**
 * Writes marks, in the transaction of their events (see README.md: what the figures are counted from). The order within
 * a case is the event's number.
 */
export const insertMarks = (app: App, marks: readonly NewMark[]): Promise<void> =>
  insertRows(
    app.database,
    'request_marks',
    marks.map(({ organId, requestId, mark, recordedAt, journalNumber }) => ({
      organ_id: organId,
      request_id: requestId,
      ordinal: mark.ordinal,
      kind: mark.kind,
      on_day: mark.on,
      applicant_kind: mark.applicantKind,
      previous_kind: mark.previousKind,
      outcome: mark.outcome,
      received_on: mark.receivedOn,
      recorded_at: recordedAt,
      journal_number: journalNumber,
    })),
  );

/** The marks of a case, for its page and for tests. */
export async function marksOfCase(app: App, organId: string, requestId: string): Promise<Mark[]> {
  const rows = await tables(app)
    .selectFrom('request_marks')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('request_id', '=', requestId)
    .orderBy('ordinal')
    .execute();
  return rows.map((row) => ({
    ordinal: row.ordinal,
    kind: row.kind,
    on: row.on_day,
    applicantKind: row.applicant_kind,
    previousKind: row.previous_kind,
    outcome: row.outcome,
    receivedOn: row.received_on,
  }));
}
