/** All or nothing. */
import type { App, Database } from '#platform/app.ts';

/** What waits for a transaction to commit, by its database object. */
const waiting = new WeakMap<Database, ((app: App) => void)[]>();

/**
 * Runs the work in one transaction: `app.database` inside is that transaction. It commits when the work returns and
 * rolls back when it throws. Called within a transaction, it joins it.
 */
export async function transaction<T>(app: App, work: (app: App) => Promise<T>): Promise<T> {
  if (app.database.isTransaction) return work(app);
  const afterwards: ((app: App) => void)[] = [];
  const result = await app.database.transaction().execute((database) => {
    waiting.set(database, afterwards);
    return work({ ...app, database });
  });
  for (const done of afterwards) done(app);
  return result;
}

/** Does something, at once and without failing, when this transaction has committed; never when it rolls back. */
export function afterCommit(app: App, done: (app: App) => void): void {
  waiting.get(app.database)?.push(done);
}

/** Throws unless called inside `transaction`: what must not happen half may not be written alone. */
export function requireTransaction(app: App, what: string): void {
  if (!app.database.isTransaction) throw new Error(`${what} belongs inside transaction(app, …)`);
}
