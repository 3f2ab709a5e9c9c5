/** SQL of the register's lists: pages by keyset, what is open, the same matter. Made for a million cases. */
import { sql } from 'kysely';
import type { App } from '#platform/app.ts';
import type { ApplicantKindName, ChannelName, Day, RequestKind, State } from './model.ts';
import { type ListedRequest, type RequestTable, toListed } from './store.ts';
import { type Condition, firstOf, type List } from './store-walk.ts';

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

const isOpen = sql<boolean>`closed_on is null and state not in ('rerouted', 'voided')`;

const equal = (column: string, value: string | boolean | undefined): Condition | null =>
  value === undefined ? null : sql<boolean>`${sql.ref(column)} = ${value}`;

/**
 * What is wanted as conditions: those an index is in the order of the list for, with the most selective first, and those
 * that are looked at row by row.
 */
function conditionsOf({ state, drills, ...wanted }: Wanted): { indexed: Condition[]; others: Condition[] } {
  const isState = state !== undefined && state !== 'open' && state !== 'closed';
  const given = (conditions: readonly (Condition | null)[]) => conditions.filter((one) => one !== null);
  return {
    indexed: given([
      state === 'open' ? isOpen : null,
      equal('owner_id', wanted.owner),
      equal('outcome', wanted.outcome),
      equal('applicant_kind', wanted.applicantKind),
      equal('channel', wanted.channel),
      isState ? equal('state', state) : null,
    ]),
    others: given([
      state === 'closed' ? sql<boolean>`closed_on is not null` : null,
      equal('kind', wanted.kind),
      drills === undefined ? null : equal('is_drill', drills === 'yes'),
    ]),
  };
}

/** The list from where the last page ended, with the conditions the list is walked and looked through by. */
function listOf(organId: string, wanted: Wanted, from: Condition | null): List {
  const { indexed, others } = conditionsOf(wanted);
  const [first, ...rest] = indexed;
  return {
    ...{ organId, year: wanted.year, from, first: first ?? null },
    beside: [...rest, ...others],
    search: wanted.search ?? '',
  };
}

/** Where a page ended: year, ordinal and id by number; day and id by what comes first. */
export type Cursor =
  | { readonly year: number; readonly ordinal: number; readonly id: string }
  | { readonly nextOn: Day; readonly id: string };

type Page = { readonly after: Cursor | null; readonly limit: number };

/** A page, the newest number first. */
export async function byNumber(
  app: App,
  organId: string,
  wanted: Wanted,
  { after, limit }: Page,
): Promise<ListedRequest[]> {
  const from =
    after && 'year' in after
      ? sql<boolean>`(year, ordinal, id) < (${after.year}, ${after.ordinal}, ${after.id}::uuid)`
      : null;
  return (await firstOf(app, listOf(organId, wanted, from), 'number', limit)).map(toListed);
}

/** A page of open cases, what comes first on top. */
export async function byNextDay(
  app: App,
  organId: string,
  wanted: Wanted,
  { after, limit }: Page,
): Promise<ListedRequest[]> {
  const from =
    after && 'nextOn' in after ? sql<boolean>`(next_on, id) > (${after.nextOn}, ${after.id}::uuid)` : null;
  const list = listOf(organId, { ...wanted, state: 'open' }, from);
  const { state } = wanted;
  const { indexed, others } = conditionsOf(state === 'open' ? {} : { state });
  return (
    await firstOf(app, { ...list, beside: [...list.beside, ...indexed, ...others] }, 'next-day', limit)
  ).map(toListed);
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
