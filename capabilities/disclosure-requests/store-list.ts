/** SQL of the register's lists: pages by keyset, what is open, the same matter. Made for a million cases. */
import { sql } from 'kysely';
import type { App } from '#platform/app.ts';
import type { ApplicantKindName, ChannelName, Day, RequestKind, State } from './model.ts';
import { gramsOf } from './model-words.ts';
import { type ListedRequest, type RequestTable, toListed } from './store.ts';

const tables = (app: App) => app.database.withTables<{ disclosure_requests: RequestTable }>();

export type Wanted = {
  readonly state?: State | 'open' | 'closed' | undefined;
  readonly year?: number | undefined;
  readonly channel?: ChannelName | undefined;
  readonly applicantKind?: ApplicantKindName | undefined;
  readonly outcome?: string | undefined;
  readonly owner?: string | undefined;
  readonly kind?: RequestKind | undefined;
  readonly drills?: 'yes' | 'no' | undefined;
  readonly search?: string | undefined;
};

const likeText = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Cases that are wanted, of one organ. */
function wantedQuery(app: App, organId: string, wanted: Wanted) {
  const { state, search = '' } = wanted;
  const grams = gramsOf(search);
  const isOpen = sql<boolean>`closed_on is null and state not in ('rerouted', 'voided')`;
  return tables(app)
    .selectFrom('disclosure_requests')
    .where('organ_id', '=', organId)
    .$if(state === 'open', (q) => q.where(isOpen))
    .$if(state === 'closed', (q) => q.where('closed_on', 'is not', null))
    .$if(state !== undefined && state !== 'open' && state !== 'closed', (q) =>
      q.where('state', '=', state as State),
    )
    .$if(wanted.year !== undefined, (q) => q.where('year', '=', wanted.year ?? 0))
    .$if(wanted.channel !== undefined, (q) => q.where('channel', '=', wanted.channel as ChannelName))
    .$if(wanted.applicantKind !== undefined, (q) =>
      q.where('applicant_kind', '=', wanted.applicantKind as ApplicantKindName),
    )
    .$if(wanted.outcome !== undefined, (q) => q.where('outcome', '=', wanted.outcome ?? ''))
    .$if(wanted.owner !== undefined, (q) => q.where('owner_id', '=', wanted.owner ?? ''))
    .$if(wanted.kind !== undefined, (q) => q.where('kind', '=', wanted.kind as RequestKind))
    .$if(wanted.drills !== undefined, (q) => q.where('is_drill', '=', wanted.drills === 'yes'))
    .$if(grams.length > 1 || (grams[0]?.length ?? 0) > 1, (q) =>
      q.where(sql<boolean>`grams @> ${grams}::text[]`),
    )
    .$if(search !== '', (q) => q.where('subject', 'ilike', likeText(search)));
}

/** Where a page ended: year, ordinal and id by number; day and id by what comes first. */
export type Cursor =
  | { readonly year: number; readonly ordinal: number; readonly id: string }
  | { readonly nextOn: Day; readonly id: string };

/** A page, the newest number first. */
export async function byNumber(
  app: App,
  organId: string,
  wanted: Wanted,
  { after, limit }: { readonly after: Cursor | null; readonly limit: number },
): Promise<ListedRequest[]> {
  const from = after && 'year' in after ? after : null;
  const rows = await wantedQuery(app, organId, wanted)
    .selectAll()
    .$if(from !== null, (q) =>
      q.where(sql<boolean>`(year, ordinal, id) < (${from?.year}, ${from?.ordinal}, ${from?.id}::uuid)`),
    )
    .orderBy('year', 'desc')
    .orderBy('ordinal', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toListed);
}

/** A page of open cases, what comes first on top. */
export async function byNextDay(
  app: App,
  organId: string,
  wanted: Wanted,
  { after, limit }: { readonly after: Cursor | null; readonly limit: number },
): Promise<ListedRequest[]> {
  const from = after && 'nextOn' in after ? after : null;
  const rows = await wantedQuery(app, organId, { ...wanted, state: wanted.state ?? 'open' })
    .selectAll()
    .where(sql<boolean>`closed_on is null and state not in ('rerouted', 'voided')`)
    .$if(from !== null, (q) => q.where(sql<boolean>`(next_on, id) > (${from?.nextOn}, ${from?.id}::uuid)`))
    .orderBy('next_on')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toListed);
}

/** How many are open, by state, and how many of them are past their day. */
export async function countOpen(
  app: App,
  organId: string,
  today: Day,
): Promise<{ state: State; count: number; late: number }[]> {
  const { rows } = await sql<{ state: State; count: string; late: string }>`
    select state, count(*) as count, count(*) filter (where due_on < ${today} and not due_provisional) as late
      from disclosure_requests
     where organ_id = ${organId} and closed_on is null and state not in ('rerouted', 'voided') and not is_drill
     group by state`.execute(app.database);
  return rows.map(({ state, count, late }) => ({ state, count: Number(count), late: Number(late) }));
}

/** Open cases whose reply is due between two days, for the calendar. */
export async function dueBetween(app: App, organId: string, from: Day, to: Day): Promise<ListedRequest[]> {
  const rows = await tables(app)
    .selectFrom('disclosure_requests')
    .selectAll()
    .where('organ_id', '=', organId)
    .where(sql<boolean>`closed_on is null and state not in ('rerouted', 'voided')`)
    .where('due_on', '>=', from)
    .where('due_on', '<=', to)
    .orderBy('due_on')
    .orderBy('id')
    .limit(2000)
    .execute();
  return rows.map(toListed);
}

/** Ids of every open case of an organ, for the nightly check. */
export async function openIds(app: App, organId: string): Promise<string[]> {
  const rows = await tables(app)
    .selectFrom('disclosure_requests')
    .select('id')
    .where('organ_id', '=', organId)
    .where(sql<boolean>`closed_on is null and state not in ('rerouted', 'voided')`)
    .execute();
  return rows.map(({ id }) => id);
}

export async function listedByIds(
  app: App,
  organId: string,
  ids: readonly string[],
): Promise<ListedRequest[]> {
  if (ids.length === 0) return [];
  const rows = await tables(app)
    .selectFrom('disclosure_requests')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('id', 'in', [...ids])
    .orderBy('year', 'desc')
    .orderBy('ordinal', 'desc')
    .execute();
  return rows.map(toListed);
}

/** Cases whose subject shares rare pairs of characters with this one; the closest in words are picked by the caller. */
export async function sharingWords(
  app: App,
  organId: string,
  id: string,
  grams: readonly string[],
): Promise<(ListedRequest & { readonly grams: readonly string[] })[]> {
  if (grams.length === 0) return [];
  const { rows } = await sql<RequestTable>`
    select * from disclosure_requests
     where organ_id = ${organId} and grams && ${[...grams]}::text[] and id <> ${id} and state <> 'voided'
     order by year desc, ordinal desc limit 300`.execute(app.database);
  return rows.map((row) => ({ ...toListed(row), grams: row.grams }));
}

/** Which of these numbers the organ's requests have already. */
export async function numbersInUse(
  app: App,
  organId: string,
  numbers: readonly string[],
): Promise<ReadonlySet<string>> {
  const used = new Set<string>();
  for (let at = 0; at < numbers.length; at += 1000) {
    const rows = await tables(app)
      .selectFrom('disclosure_requests')
      .select('number')
      .where('organ_id', '=', organId)
      .where('number', 'in', numbers.slice(at, at + 1000))
      .execute();
    for (const { number } of rows) used.add(number);
  }
  return used;
}
