/** Connections: a pool of clients that prepare each statement once, and kysely on top. */
import { createHash } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from '#platform/app.ts';
import { layOver } from './ask.ts';

export type PoolOptions = {
  readonly url: string;
  /** Off for a PgBouncer older than 1.21 in transaction mode (DB_PREPARE=off). */
  readonly preparedStatements?: boolean;
  readonly max?: number;
};

const DATE = pg.types.builtins.DATE;
const INT8 = pg.types.builtins.INT8;

/** Days stay 'YYYY-MM-DD' strings; bigint comes as a number and never silently loses digits; numeric stays a string. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    if (format !== 'binary' && oid === DATE) return (text: string) => text;
    if (format !== 'binary' && oid === INT8) return safeInteger;
    return pg.types.getTypeParser(oid, format);
  },
};

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large to be counted exactly`);
  return value;
}

/** Statements a connection keeps prepared; beyond that (lists of ever-changing length) they run unnamed. */
const MOST_NAMES = 500;

/** Names every statement with parameters by the hash of its text, so that the server plans it once per connection. */
class NamedClient extends pg.Client {
  readonly #names = new Map<string, string>();

  // @ts-expect-error pg declares a dozen overloads of query; this forwards every one of them.
  override query(first: unknown, values?: unknown, callback?: unknown): unknown {
    const name =
      typeof first === 'string' && Array.isArray(values) && values.length > 0 ? this.#nameOf(first) : null;
    const config = name === null ? first : { name, text: first };
    // @ts-expect-error as above
    return super.query(config, values, callback);
  }

  #nameOf(text: string): string | null {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    if (this.#names.size >= MOST_NAMES) return null;
    const name = createHash('sha1').update(text).digest('hex');
    this.#names.set(text, name);
    return name;
  }
}

/** Opens a pool. Nothing is connected until the first query. */
export function openPool({ url, preparedStatements = true, max = 20 }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    // @ts-expect-error pg types a client of the pool as one made without arguments; the pool gives it the options.
    Client: preparedStatements ? NamedClient : pg.Client,
    application_name: 'gongkai',
    connectionTimeoutMillis: 30_000,
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  return pool;
}

/** The query builder over a pool. Each store names its tables with `.withTables<…>()`. */
export const databaseOver = (pool: pg.Pool): Database =>
  layOver(pool, new Kysely({ dialect: new PostgresDialect({ pool }) }));
