/** SQL of what the program learned of requests after an entry of the journal. */
import type { App } from '#platform/app.ts';
import { learnedAfter, thenAndNow } from '#platform/journal/index.ts';
import type { RequestCounting } from './counting.ts';
import { type CountingTable, toCounting } from './store.ts';

const tables = (app: App) => app.database.withTables<{ request_countings: CountingTable }>();

/** A request that counts otherwise than it did, as each was known. */
export type CountingChange = {
  readonly id: string;
  readonly before: RequestCounting | null;
  readonly after: RequestCounting | null;
};

/** The requests that may count otherwise in a year than was known after an entry of the journal. */
export async function changesSince(
  app: App,
  organId: string,
  year: number,
  known: number,
): Promise<CountingChange[]> {
  const rows = await tables(app)
    .selectFrom('request_countings')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('entered_year', '<=', year)
    .where('settled_year', '>=', year)
    .where(learnedAfter(known))
    .orderBy('year')
    .orderBy('ordinal')
    .execute();
  const byId = Map.groupBy(rows, ({ request_id }) => request_id);
  return [...byId].map(([id, own]) => {
    const { before, after } = thenAndNow(own, known);
    return { id, before: before ? toCounting(before) : null, after: after ? toCounting(after) : null };
  });
}
