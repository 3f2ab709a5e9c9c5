/** All or nothing. */
import type { App } from '#platform/app.ts';

/**
 * Runs the work in one transaction: `app.database` inside is that transaction. It commits when the work returns and
 * rolls back when it throws. Called within a transaction, it joins it.
 */
export function transaction<T>(app: App, work: (app: App) => Promise<T>): Promise<T> {
  if (app.database.isTransaction) return work(app);
  return app.database.transaction().execute((database) => work({ ...app, database }));
}

/** Throws unless called inside `transaction`: what must not happen half may not be written alone. */
export function requireTransaction(app: App, what: string): void {
  if (!app.database.isTransaction) throw new Error(`${what} belongs inside transaction(app, …)`);
}
