/** SQL of the register: one row per case, a copy of what its events make, for lists. Rows never leave the store files. */
import { type Insertable, type Selectable, sql } from 'kysely';
import type { App } from '#platform/app.ts';
import { insertRows } from '#platform/database/index.ts';
import type {
  ApplicantKindName,
  ChannelName,
  Day,
  RequestIdentity,
  RequestKind,
  Series,
  Source,
  State,
  Track,
} from './model.ts';
import type { Case } from './model-case.ts';
import { gramsOf } from './model-words.ts';

export type RequestTable = {
  organ_id: string;
  id: string;
  number: string;
  series: Series;
  year: number;
  ordinal: number;
  kind: RequestKind;
  channel: ChannelName;
  source: Source;
  track: Track;
  arrived_on: string;
  confirmed_on: string | null;
  received_on: string | null;
  applicant_kind_picked: ApplicantKindName;
  applicant_kind: ApplicantKindName;
  state: State;
  owner_id: string | null;
  subject: string;
  grams: string[];
  outcome: string | null;
  outcome_variant: string | null;
  replied_on: string | null;
  closed_on: string | null;
  due_on: string | null;
  due_provisional: boolean;
  next_on: string | null;
  is_drill: boolean;
  imported: boolean;
  archived_on: string | null;
  retain_until: string | null;
  anonymised_at: Date | null;
  events: number;
  registered_at: Date;
};

const tables = (app: App) => app.database.withTables<{ disclosure_requests: RequestTable }>();

/** A case as the register lists it. */
export type ListedRequest = RequestIdentity & {
  readonly track: Track;
  readonly receivedOn: Day | null;
  readonly applicantKind: ApplicantKindName;
  readonly state: State;
  readonly ownerId: string | null;
  readonly subject: string;
  readonly outcome: string | null;
  readonly closedOn: Day | null;
  readonly dueOn: Day | null;
  readonly dueProvisional: boolean;
  readonly nextOn: Day | null;
  readonly retainUntil: Day | null;
  readonly events: number;
};

export const toListed = (row: Selectable<RequestTable>): ListedRequest => ({
  organId: row.organ_id,
  id: row.id,
  number: row.number,
  series: row.series,
  year: row.year,
  ordinal: row.ordinal,
  kind: row.kind,
  channel: row.channel,
  source: row.source,
  arrivedOn: row.arrived_on,
  applicantKindPicked: row.applicant_kind_picked,
  isDrill: row.is_drill,
  imported: row.imported,
  registeredAt: row.registered_at,
  track: row.track,
  receivedOn: row.received_on,
  applicantKind: row.applicant_kind,
  state: row.state,
  ownerId: row.owner_id,
  subject: row.subject,
  outcome: row.outcome,
  closedOn: row.closed_on,
  dueOn: row.due_on,
  dueProvisional: row.due_provisional,
  nextOn: row.next_on,
  retainUntil: row.retain_until,
  events: row.events,
});

/** The copies that follow from the clock. */
export type DueCopies = {
  readonly dueOn: Day | null;
  readonly dueProvisional: boolean;
  readonly nextOn: Day | null;
};

const confirmedOn = ({ officeConfirmedOn: office, applicantConfirmedOn: applicant }: Case): Day | null => {
  if (office === null || applicant === null) return null;
  return office > applicant ? office : applicant;
};

const changing = (of: Case, due: DueCopies) => ({
  track: of.track,
  confirmed_on: confirmedOn(of),
  received_on: of.receivedOn,
  applicant_kind: of.applicantKind,
  state: of.state,
  owner_id: of.ownerId,
  outcome: of.outcome?.code ?? null,
  outcome_variant: of.outcome?.variant ?? null,
  replied_on: of.repliedOn,
  closed_on: of.closedOn,
  due_on: due.dueOn,
  due_provisional: due.dueProvisional,
  next_on: due.nextOn,
  archived_on: of.archivedOn,
  retain_until: of.retainUntil,
  events: of.events,
});

const toRow = (of: Case, subject: string, due: DueCopies): Insertable<RequestTable> => ({
  organ_id: of.organId,
  id: of.id,
  number: of.number,
  series: of.series,
  year: of.year,
  ordinal: of.ordinal,
  kind: of.kind,
  channel: of.channel,
  source: of.source,
  arrived_on: of.arrivedOn,
  applicant_kind_picked: of.applicantKindPicked,
  subject,
  grams: gramsOf(subject),
  is_drill: of.isDrill,
  imported: of.imported,
  registered_at: of.registeredAt,
  ...changing(of, due),
});

export type NewRow = { readonly of: Case; readonly subject: string; readonly due: DueCopies };

/** Adds cases, many at a time. */
export const insertRequests = (app: App, rows: readonly NewRow[]): Promise<void> =>
  insertRows(
    app.database,
    'disclosure_requests',
    rows.map(({ of, subject, due }) => toRow(of, subject, due)),
  );

/** Writes what the events made of a case; identity and subject stay. */
export async function updateRequest(app: App, of: Case, due: DueCopies): Promise<void> {
  await tables(app)
    .updateTable('disclosure_requests')
    .set(changing(of, due))
    .where('organ_id', '=', of.organId)
    .where('id', '=', of.id)
    .execute();
}

export async function updateSubject(app: App, organId: string, id: string, subject: string): Promise<void> {
  await tables(app)
    .updateTable('disclosure_requests')
    .set({ subject, grams: gramsOf(subject) })
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .execute();
}

export async function markAnonymised(app: App, organId: string, id: string): Promise<void> {
  await tables(app)
    .updateTable('disclosure_requests')
    .set({ anonymised_at: app.now() })
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .execute();
}

/** One case; `forUpdate`: nobody else may change it until the transaction ends. */
export async function requestById(
  app: App,
  organId: string,
  id: string,
  { forUpdate = false } = {},
): Promise<ListedRequest | null> {
  const row = await tables(app)
    .selectFrom('disclosure_requests')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .$if(forUpdate, (query) => query.forUpdate())
    .executeTakeFirst();
  return row ? toListed(row) : null;
}

export async function requestByNumber(
  app: App,
  organId: string,
  number: string,
): Promise<ListedRequest | null> {
  const row = await tables(app)
    .selectFrom('disclosure_requests')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row ? toListed(row) : null;
}

/** The next number of a series and year; other registrations of it wait until the transaction ends. */
export async function nextOrdinal(
  app: App,
  organId: string,
  series: Series,
  year: number,
  many = 1,
): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into request_counters (organ_id, series, year, last) values (${organId}, ${series}, ${year}, ${many})
    on conflict (organ_id, series, year) do update set last = request_counters.last + ${many}
    returning last`.execute(app.database);
  const [row] = rows;
  if (!row) throw new Error('no number was given');
  return row.last - many + 1;
}

/** How many open cases each owner has. */
export async function openCountsByOwner(app: App, organId: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ owner: string; count: string }>`
    select owner_id as owner, count(*) as count from disclosure_requests
     where organ_id = ${organId} and closed_on is null and state not in ('rerouted', 'voided') and owner_id is not null
     group by owner_id`.execute(app.database);
  return new Map(rows.map(({ owner, count }) => [owner, Number(count)]));
}

/** Whether the organ has any request, of whatever kind. */
export async function anyRequest(app: App, organId: string): Promise<boolean> {
  const row = await tables(app)
    .selectFrom('disclosure_requests')
    .select('id')
    .where('organ_id', '=', organId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
