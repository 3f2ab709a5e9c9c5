/** SQL that reads the countings and marks of many requests at once, to be proved. */
import { sql } from 'kysely';
import type { App } from '#platform/app.ts';
import type { Mark } from '../model-marks.ts';
import type { Bound } from '../old-cases/binding.ts';
import type { RequestCounting } from './counting.ts';
import { type CountingTable, toCounting } from './store.ts';

type MarkTable = {
  organ_id: string;
  request_id: string;
  ordinal: number;
  kind: Mark['kind'];
  on_day: string;
  applicant_kind: Mark['applicantKind'];
  previous_kind: Mark['previousKind'];
  outcome: string | null;
  received_on: string;
};

const tables = (app: App) =>
  app.database.withTables<{ request_marks: MarkTable; request_countings: CountingTable }>();

/** All that follows in this transaction is read as of now; nothing is written. */
export const readOneSnapshot = async (app: App): Promise<void> => {
  await sql`set transaction isolation level repeatable read, read only`.execute(app.database);
};

/** The organs that have requests, marks or countings. */
export async function organsWithRequests(app: App): Promise<string[]> {
  const { rows } = await sql<{ organ_id: string }>`
    select distinct organ_id from disclosure_requests union select distinct organ_id from request_marks
    union select distinct organ_id from request_countings
  `.execute(app.database);
  return rows.map(({ organ_id }) => organ_id);
}

/** Ids of requests, marks and countings of an organ after an id, in order. */
export async function idsToProve(app: App, organId: string, after: string, most: number): Promise<string[]> {
  const part = (table: string, column: string) => sql`
    (select distinct ${sql.ref(column)} as id from ${sql.table(table)}
      where organ_id = ${organId} and ${sql.ref(column)} > ${after} order by 1 limit ${most})`;
  const { rows } = await sql<{ id: string }>`
    select id from (
      ${part('disclosure_requests', 'id')} union ${part('request_marks', 'request_id')}
      union ${part('request_countings', 'request_id')}) as ids
    order by id limit ${most}
  `.execute(app.database);
  return rows.map(({ id }) => id);
}

/** The marks of several requests, by request, in the order they were written. */
export async function marksOfMany(app: App, organId: string, ids: readonly string[]) {
  const rows = await tables(app)
    .selectFrom('request_marks')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('request_id', 'in', [...ids])
    .orderBy('ordinal')
    .execute();
  const byId = Map.groupBy(rows, ({ request_id }) => request_id);
  return new Map(
    [...byId].map(([id, own]): [string, Mark[]] => [
      id,
      own.map((row) => ({
        ...{ ordinal: row.ordinal, kind: row.kind, on: row.on_day, applicantKind: row.applicant_kind },
        ...{ previousKind: row.previous_kind, outcome: row.outcome, receivedOn: row.received_on },
      })),
    ]),
  );
}

/** Where several requests count now. */
export async function countingsOfMany(
  app: App,
  organId: string,
  ids: readonly string[],
): Promise<Map<string, RequestCounting>> {
  const rows = await tables(app)
    .selectFrom('request_countings')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('request_id', 'in', [...ids])
    .where('known_until', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.request_id, toCounting(row)]));
}

/** The requests with a mark that is not what the journal says of it: day, applicant's kind, receipt or outcome. */
export async function marksAgainstJournal(app: App, organId: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.request_id as id
      from request_marks m
      left join journal j on j.organ_id = m.organ_id and j.number = m.journal_number
     cross join lateral (select j.detail::jsonb as told) as d
     where m.organ_id = ${organId} and j.event is distinct from 'requests-imported'
       and (j.number is null or j.subject_id <> m.request_id::text
            or d.told ->> 'applicantKind' is distinct from m.applicant_kind
            or d.told ->> 'receivedOn' is distinct from m.received_on
            or m.kind = 'closed' and d.told ->> 'outcome' is distinct from m.outcome
            or m.kind in ('closed', 'reopened', 'kind-corrected') and d.told ->> 'on' is distinct from m.on_day)
     limit ${most}
  `.execute(app.database);
  return rows.map(({ id }) => id);
}

/** What each import of old cases said of its rows, and the rows as their events have them now. */
export async function importsOf(app: App, organId: string): Promise<{ sha256: string; cases: Bound[] }[]> {
  const { rows } = await sql<Bound & { journalNumber: string; sha256: string }>`
    select j.number as "journalNumber", j.detail::jsonb ->> 'sha256' as sha256, r.id, r.number,
           a.detail ->> 'channel' as channel, a.detail ->> 'applicantKind' as "applicantKind",
           v.on_day as "receivedOn", c.on_day as "closedOn", c.detail ->> 'outcome' as outcome
      from journal j
      left join request_events a on a.organ_id = j.organ_id and a.journal_number = j.number and a.kind = 'arrived'
      left join disclosure_requests r on r.organ_id = a.organ_id and r.id = a.request_id
      left join request_events v on v.organ_id = a.organ_id and v.request_id = a.request_id and v.number = 2
      left join request_events c on c.organ_id = a.organ_id and c.request_id = a.request_id
                                and c.kind = 'closed-before-import'
     where j.organ_id = ${organId} and j.event = 'requests-imported'
  `.execute(app.database);
  return [...Map.groupBy(rows, ({ journalNumber }) => journalNumber).values()].map((own) => ({
    sha256: own[0]?.sha256 ?? '',
    cases: own.filter(({ id }) => id !== null),
  }));
}
