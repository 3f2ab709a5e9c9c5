/** The front door of the database. */
import { join } from 'node:path';
import type pg from 'pg';
import type { App, Database, Day } from '#platform/app.ts';
import { beijingTime } from '#platform/beijing-time.ts';
import { type FileStore, noFileStore } from '#platform/files/index.ts';
import { noSealer, type Sealer } from '#platform/sealing/index.ts';
import { databaseOver, openPool } from './connection.ts';
import { startEmbedded } from './embedded/index.ts';
import { checkServer } from './server-check.ts';

export { ask } from './ask.ts';
export { DatabaseError } from './database-error.ts';
export { insertRows } from './insert-rows.ts';
export { migrate, readMigrations } from './migrate.ts';
export { refreshStatistics } from './statistics.ts';
export { askedTogether } from './together.ts';
export { afterCommit, requireTransaction, transaction } from './transaction.ts';

export type DatabaseOptions = {
  /** A PostgreSQL of the operator's own; null for the embedded one. */
  readonly url: string | null;
  /** Where the embedded database lives (its `postgres` folder). */
  readonly dataFolder: string;
  /** Programs of another PostgreSQL for the embedded database (PG_BIN). */
  readonly binFolder?: string | undefined;
  readonly preparedStatements?: boolean;
};

export type OpenDatabase = {
  readonly database: Database;
  readonly pool: pg.Pool;
  readonly url: string;
  /** Ends all connections, and the embedded database if this process started it. */
  readonly close: () => Promise<void>;
};

const EMBEDDED_NAME = 'postgres';

/** Opens the database, starting the embedded one when no other is named. Throws DatabaseError with a sentence to print. */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  const embedded =
    options.url === null
      ? await startEmbedded({ folder: join(options.dataFolder, 'postgres'), binFolder: options.binFolder })
      : null;
  const url = embedded?.url(EMBEDDED_NAME) ?? options.url ?? '';
  const pool = openPool({ url, preparedStatements: options.preparedStatements ?? true });
  const close = async () => {
    await pool.end();
    await embedded?.stop();
  };
  try {
    await checkServer(pool);
  } catch (error) {
    await close();
    throw error;
  }
  return { database: databaseOver(pool), pool, url, close };
}

/** The day it is in Shanghai at an instant. */
export const dayInShanghai = (instant: Date): Day => beijingTime(instant).slice(0, 10);

/** What every action is given, over a database, a clock and a file store (commands without files do without one). */
export function createApp(
  database: Database,
  now: () => Date = () => new Date(),
  files: FileStore = noFileStore,
  sealer: Sealer = noSealer,
): App {
  return { database, now, today: () => dayInShanghai(now()), files, sealer };
}

/** The same app at another time: everything its actions do is dated `instant`. For the sample, which is told day by day. */
export const appAt = (app: App, instant: Date): App => ({
  ...app,
  now: () => instant,
  today: () => dayInShanghai(instant),
});
