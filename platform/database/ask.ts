/** Questions asked for every visitor: their text never changes, so they need no query builder, only a connection. */
import { CompiledQuery } from 'kysely';
import type pg from 'pg';
import type { App, Database } from '#platform/app.ts';

const pools = new WeakMap<Database, pg.Pool>();

/** Says which pool lies under a database, so that `ask` finds it. */
export function layOver(pool: pg.Pool, database: Database): Database {
  pools.set(database, pool);
  return database;
}

/**
 * The rows of one statement with its values ($1, $2, …); prepared once per connection. Inside a transaction it is
 * asked there. `text` is a constant of a store, never put together from what somebody sent.
 */
export async function ask<Row>(app: App, text: string, values: readonly unknown[]): Promise<readonly Row[]> {
  const pool = pools.get(app.database);
  if (pool === undefined) {
    const { rows } = await app.database.executeQuery(CompiledQuery.raw(text, [...values]));
    return rows as Row[];
  }
  const { rows } = await pool.query(text, [...values]);
  return rows as Row[];
}
