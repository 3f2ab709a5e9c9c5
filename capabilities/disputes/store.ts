/** All SQL of disputes. Rows never leave this file; the countings of table 四 are in store-figures.ts. */
import { type Insertable, type JSONColumnType, type Selectable, sql } from 'kysely';
import type { App } from '#platform/app.ts';
import type {
  DisputeEvent,
  DisputeFacts,
  DisputeRecord,
  DisputeVersion,
  Procedure,
  Result,
} from './model.ts';

type DisputeTable = {
  organ_id: string;
  id: string;
  procedure: Procedure;
  request_id: string | null;
  earlier_id: string | null;
  accepted_on: string;
  result: Result;
  facts: JSONColumnType<DisputeFacts>;
  words: string;
  next_on: string | null;
  revision: number;
  voided_at: Date | null;
  updated_at: Date;
};

type VersionTable = {
  organ_id: string;
  dispute_id: string;
  revision: number;
  event: DisputeEvent;
  facts: JSONColumnType<DisputeFacts>;
  reason: string;
  by_id: string;
  by_name: string;
  at: Date;
};

type Tables = { disputes: DisputeTable; dispute_versions: VersionTable };

const tables = (app: App) => app.database.withTables<Tables>();

const toRecord = (row: Selectable<DisputeTable>): DisputeRecord => ({
  organId: row.organ_id,
  id: row.id,
  facts: row.facts,
  revision: row.revision,
  voidedAt: row.voided_at,
  updatedAt: row.updated_at,
});

const toRow = ({ facts, ...record }: DisputeRecord, nextOn: string | null): Insertable<DisputeTable> => ({
  organ_id: record.organId,
  id: record.id,
  procedure: facts.procedure,
  request_id: facts.requestId,
  earlier_id: facts.earlierId,
  accepted_on: facts.acceptedOn,
  result: facts.result,
  facts: JSON.stringify(facts),
  words: [facts.caseNumber, facts.organ, facts.matter, facts.decisionNumber].join(' '),
  next_on: record.voidedAt ? null : nextOn,
  revision: record.revision,
  voided_at: record.voidedAt,
  updated_at: record.updatedAt,
});

/** Which disputes are wanted; voided ones never are. */
export type Wanted = {
  readonly search?: string;
  readonly year?: string;
  readonly procedure?: Procedure;
  /** 'open' not settled · 'due' something is owed · else the result. */
  readonly filter?: 'open' | 'due' | Exclude<Result, 'pending'>;
  readonly requestId?: string;
};

const likeText = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

const wantedQuery = (app: App, organId: string, { search, year, procedure, filter, requestId }: Wanted) =>
  tables(app)
    .selectFrom('disputes')
    .where('organ_id', '=', organId)
    .where('voided_at', 'is', null)
    .$if(Boolean(search), (q) => q.where('words', 'ilike', likeText(search ?? '')))
    .$if(Boolean(year), (q) => q.where('accepted_on', 'like', `${year}-%`))
    .$if(procedure !== undefined, (q) => q.where('procedure', '=', procedure as Procedure))
    .$if(requestId !== undefined, (q) => q.where('request_id', '=', requestId ?? ''))
    .$if(filter === 'open', (q) => q.where('result', '=', 'pending'))
    .$if(filter === 'due', (q) => q.where('next_on', 'is not', null))
    .$if(filter !== undefined && filter !== 'open' && filter !== 'due', (q) =>
      q.where('result', '=', filter as Result),
    );

/** A page of disputes: what is owed first by its day, then the newest. */
export async function disputesOf(
  app: App,
  organId: string,
  wanted: Wanted,
  page: { readonly size: number; readonly number: number },
): Promise<{ records: DisputeRecord[]; total: number }> {
  const query = wantedQuery(app, organId, wanted);
  const rows = await query
    .selectAll()
    .$if(wanted.filter === 'due', (q) => q.orderBy('next_on'))
    .orderBy('accepted_on', 'desc')
    .orderBy('id')
    .limit(page.size)
    .offset((page.number - 1) * page.size)
    .execute();
  const { total } = await query.select(sql<string>`count(*)`.as('total')).executeTakeFirstOrThrow();
  return { records: rows.map(toRecord), total: Number(total) };
}

/** The years in which disputes were taken up, newest first. */
export async function yearsOf(app: App, organId: string): Promise<string[]> {
  const rows = await tables(app)
    .selectFrom('disputes')
    .select(sql<string>`substr(accepted_on, 1, 4)`.as('year'))
    .distinct()
    .where('organ_id', '=', organId)
    .where('voided_at', 'is', null)
    .orderBy('year', 'desc')
    .execute();
  return rows.map(({ year }) => year);
}

/** One dispute; with `forUpdate` nobody else may change it until the transaction ends. */
export async function disputeById(
  app: App,
  organId: string,
  id: string,
  { forUpdate = false } = {},
): Promise<DisputeRecord | null> {
  const row = await tables(app)
    .selectFrom('disputes')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .$if(forUpdate, (q) => q.forUpdate())
    .executeTakeFirst();
  return row ? toRecord(row) : null;
}

/** Several disputes by their ids, in no order; voided ones too. */
export async function disputesByIds(
  app: App,
  organId: string,
  ids: readonly string[],
): Promise<DisputeRecord[]> {
  if (ids.length === 0) return [];
  const rows = await tables(app)
    .selectFrom('disputes')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('id', 'in', [...ids])
    .execute();
  return rows.map(toRecord);
}

/** Writes a new dispute. `nextOn`: the next day by which something is owed. */
export async function insertDispute(app: App, record: DisputeRecord, nextOn: string | null): Promise<void> {
  await tables(app).insertInto('disputes').values(toRow(record, nextOn)).execute();
}

export async function updateDispute(app: App, record: DisputeRecord, nextOn: string | null): Promise<void> {
  await tables(app)
    .updateTable('disputes')
    .set(toRow(record, nextOn))
    .where('organ_id', '=', record.organId)
    .where('id', '=', record.id)
    .execute();
}

/** Keeps the state a step led to. */
export async function keepVersion(
  app: App,
  record: DisputeRecord,
  step: { readonly event: DisputeEvent; readonly reason: string; readonly by: { id: string; name: string } },
): Promise<void> {
  await tables(app)
    .insertInto('dispute_versions')
    .values({
      organ_id: record.organId,
      dispute_id: record.id,
      revision: record.revision,
      event: step.event,
      facts: JSON.stringify(record.facts),
      reason: step.reason,
      by_id: step.by.id,
      by_name: step.by.name,
      at: app.now(),
    })
    .execute();
}

/** Every state the dispute had, oldest first. */
export async function versionsOf(app: App, organId: string, id: string): Promise<DisputeVersion[]> {
  const rows = await tables(app)
    .selectFrom('dispute_versions')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('dispute_id', '=', id)
    .orderBy('revision')
    .execute();
  return rows.map((row) => ({
    revision: row.revision,
    event: row.event,
    facts: row.facts,
    reason: row.reason,
    byName: row.by_name,
    at: row.at,
  }));
}
