/**
 * Work that is done later: enqueued in the same transaction as the change that asks for it, so that neither can be
 * without the other; kept in the database, so that it survives the program; taken up again when the program that had
 * it died. A job may therefore run twice, and must not mind.
 */
import { sql } from 'kysely';
import { PgBoss } from 'pg-boss';
import type { App } from '#platform/app.ts';
import { requireTransaction } from '#platform/database/index.ts';
import type { JsonObject } from '#platform/journal/index.ts';

export type JobHandler = (data: JsonObject, signal: AbortSignal) => Promise<void>;

export type JobsOptions = {
  readonly url: string;
  /** Told of failures of the queue itself; a job that fails is kept with its error and tried again. */
  readonly onError?: (error: Error) => void;
  /** How often jobs of dead programs are looked for, in seconds. */
  readonly supervisedEvery?: number;
};

export type Jobs = {
  /** Does the jobs of this name from now on, up to `atOnce` together. */
  readonly work: (name: string, handler: JobHandler, atOnce?: number) => Promise<void>;
  /** Does this once a day at 'HH:MM' in Asia/Shanghai, in one of the programs on this database. */
  readonly nightly: (name: string, at: `${number}:${number}`, handler: JobHandler) => Promise<void>;
  /** Does this at every minute, in one of the programs on this database: to catch what an exact hour has missed. */
  readonly everyMinute: (name: string, handler: JobHandler) => Promise<void>;
  /** Lets running jobs finish (30 s at most) and takes no more. */
  readonly close: () => Promise<void>;
};

/** Five more tries, the pauses doubling from half a minute on; taken from a program that is silent for half a minute. */
const QUEUE = {
  policy: 'standard',
  retryLimit: 5,
  retryDelay: 30,
  retryBackoff: true,
  expireInSeconds: 3600,
  heartbeatSeconds: 30,
  notify: true,
} as const;

/** What failed comes again with the next minute, and what is done is forgotten within the hour. */
const EVERY_MINUTE = { ...QUEUE, retryLimit: 0, expireInSeconds: 600, deleteAfterSeconds: 3600 } as const;

/** Opens the queue for working. Enqueueing needs no open queue. */
export async function startJobs({ url, onError, supervisedEvery = 15 }: JobsOptions): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'gongkai-jobs',
    max: 4,
    migrate: false,
    createSchema: false,
    useListenNotify: true,
    superviseIntervalSeconds: supervisedEvery,
    monitorIntervalSeconds: supervisedEvery,
    registerInstance: false,
    openTelemetry: { enabled: false },
  });
  boss.on('error', (error) => onError?.(error));
  await boss.start();
  const take = async (name: string, handler: JobHandler, atOnce: number) => {
    const options = {
      batchSize: 1,
      localConcurrency: atOnce,
      pollingIntervalSeconds: 2,
      notifyPollingIntervalSeconds: 2,
    };
    await boss.work<JsonObject>(name, options, async ([job]) => {
      if (job) await handler(job.data, job.signal);
    });
  };
  const work: Jobs['work'] = async (name, handler, atOnce = 2) => {
    await boss.createQueue(name, QUEUE);
    await take(name, handler, atOnce);
  };
  return {
    work,
    everyMinute: async (name, handler) => {
      await boss.createQueue(name, EVERY_MINUTE);
      await take(name, handler, 1);
      await boss.schedule(name, '* * * * *', null, { tz: 'Asia/Shanghai' });
    },
    nightly: async (name, at, handler) => {
      await work(name, handler, 1);
      const [hour, minute] = at.split(':').map(Number);
      await boss.schedule(name, `${minute} ${hour} * * *`, null, { tz: 'Asia/Shanghai' });
    },
    close: () => boss.stop({ graceful: true, timeout: 30_000 }),
  };
}

/** The channel pg-boss listens on for its schema. */
const CHANNEL = sql`'pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24)`;

export type JobWish = {
  /** Not before this instant; it then begins within two or three seconds. */
  readonly startAfter?: Date | undefined;
};

/**
 * Asks for a job, inside `transaction`. It runs after the commit, at once when a worker is listening, or from
 * `startAfter` on; a program that was away then does it when it is back. Returns its id.
 */
export async function enqueue(
  app: App,
  name: string,
  data: JsonObject,
  { startAfter }: JobWish = {},
): Promise<string> {
  requireTransaction(app, 'enqueue(…)');
  await sql`SELECT pgboss.create_queue(${name}, ${JSON.stringify(QUEUE)}::jsonb)`.execute(app.database);
  const start = startAfter ? sql`${startAfter.toISOString()}::timestamptz` : sql`now()`;
  const { rows } = await sql<{ id: string }>`
    WITH job AS (
      INSERT INTO pgboss.job
        (name, data, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, deletion_seconds,
         start_after, keep_until, heartbeat_seconds)
      SELECT name, ${JSON.stringify(data)}::jsonb, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max,
             expire_seconds, deletion_seconds, ${start},
             greatest(now(), ${start}) + retention_seconds * interval '1 second', heartbeat_seconds
        FROM pgboss.queue WHERE name = ${name}
      RETURNING id, name
    )
    SELECT id, pg_notify(${CHANNEL}, name) FROM job
  `.execute(app.database);
  const [job] = rows;
  if (!job) throw new Error(`The job ${name} was not taken`);
  return job.id;
}
