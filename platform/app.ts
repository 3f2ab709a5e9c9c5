/** What every action is given: the database, the clock, the day, the files. */
import type { Kysely } from 'kysely';
import type { FileStore } from './files/index.ts';
import type { Sealer } from './sealing/index.ts';

/** A day in Asia/Shanghai, 'YYYY-MM-DD'. Never a Date. */
export type Day = string;

// biome-ignore lint/complexity/noBannedTypes: a slice adds its own tables with `.withTables<…>()`
export type Database = Kysely<{}>;

export type App = {
  /** The pool, or, inside `transaction(app, …)`, the transaction. Each store types it with `.withTables<…>()`. */
  readonly database: Database;
  /** Today in Asia/Shanghai. */
  readonly today: () => Day;
  /** The present instant. */
  readonly now: () => Date;
  /** Where files that people hand in are kept. */
  readonly files: FileStore;
  /** Seals personal data under the key outside the database. */
  readonly sealer: Sealer;
};

/** The person who acts, as the session knows them. */
export type Staff = {
  readonly id: string;
  readonly organId: string;
  readonly name: string;
  readonly permissions: ReadonlySet<string>;
};
