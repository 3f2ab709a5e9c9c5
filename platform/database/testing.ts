/**
 * A fresh, migrated database for a test: a copy of a template, in the PostgreSQL that all test processes share
 * (started when first needed, see test-server.ts). Needs nothing but the installed packages.
 */
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { App } from '#platform/app.ts';
import { openFileStore } from '#platform/files/index.ts';
import { sealerOf } from '#platform/sealing/index.ts';
import { databaseOver, openPool } from './connection.ts';
import { embeddedUrl } from './embedded/index.ts';
import { createApp } from './index.ts';
import { migrate, readMigrations } from './migrate.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const MIGRATIONS = join(ROOT, 'migrations');

/** Where the shared test database lives. */
export const TEST_FOLDER = join(ROOT, 'build', 'test-postgres');

export type TestDatabase = {
  readonly app: App;
  readonly pool: pg.Pool;
  readonly url: string;
  /** The folder of its file store. */
  readonly filesFolder: string;
  /** Ends the connections, drops the database and removes its files. */
  readonly close: () => Promise<void>;
};

export type TestOptions = {
  /** The clock of the test; the real one by default. */
  readonly now?: () => Date;
  /** False for a database with nothing in it. */
  readonly migrated?: boolean;
};

/** Makes a database for one test. Call `close` when done. */
export async function testDatabase({ now, migrated = true }: TestOptions = {}): Promise<TestDatabase> {
  const name = `test_${process.pid}_${randomBytes(5).toString('hex')}`;
  await asAdmin(async (admin) => {
    const template = migrated ? await ensureTemplate(admin) : 'template0';
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  const url = embeddedUrl(TEST_FOLDER, name);
  const pool = openPool({ url, max: 8 });
  const filesFolder = join(tmpdir(), `gongkai-files-${name}`);
  const close = async () => {
    await pool.end();
    await asAdmin((admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    await rm(filesFolder, { recursive: true, force: true });
  };
  const sealer = sealerOf([randomBytes(32)]);
  const app = createApp(databaseOver(pool), now, openFileStore(filesFolder), sealer);
  return { app, pool, url, filesFolder, close };
}

/** A database with every migration applied, keyed by what the migrations say; made once, under a lock. */
async function ensureTemplate(admin: pg.Client): Promise<string> {
  const sums = readMigrations(MIGRATIONS).map(({ checksum }) => checksum);
  const name = `template_${createHash('sha256').update(sums.join()).digest('hex').slice(0, 16)}`;
  if (await exists(admin, name)) return name;
  await admin.query('SELECT pg_advisory_lock(1)');
  try {
    if (await exists(admin, name)) return name;
    await admin.query('DROP DATABASE IF EXISTS building WITH (FORCE)');
    await admin.query('CREATE DATABASE building TEMPLATE template0');
    const pool = openPool({ url: embeddedUrl(TEST_FOLDER, 'building') });
    try {
      await migrate(pool, MIGRATIONS);
    } finally {
      await pool.end();
    }
    await renameWhenFree(admin, name);
  } finally {
    await admin.query('SELECT pg_advisory_unlock(1)');
  }
  return name;
}

/** The last connection may take a moment to be gone from the server's point of view. */
async function renameWhenFree(admin: pg.Client, name: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await admin.query(`ALTER DATABASE building RENAME TO ${name}`);
      return;
    } catch (error) {
      if (attempt === 50) throw error;
      await sleep(50);
    }
  }
}

async function exists(admin: pg.Client, database: string): Promise<boolean> {
  return (await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])).rows.length > 0;
}

async function asAdmin<T>(work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = await connectAdmin();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

/** Connects to the shared server, starting it when nobody has; ten processes may do this at once. */
async function connectAdmin(): Promise<pg.Client> {
  let reason: unknown;
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const client = new pg.Client({ connectionString: embeddedUrl(TEST_FOLDER, 'postgres') });
    client.on('error', () => {});
    try {
      await client.connect();
      return client;
    } catch (error) {
      reason = error;
      await client.end().catch(() => {});
    }
    if (attempt % 20 === 0) {
      spawn(process.execPath, [join(import.meta.dirname, 'test-server.ts')], {
        detached: true,
        stdio: 'ignore',
      }).unref();
    }
    await sleep(100);
  }
  throw new Error('The test database did not start within a minute', { cause: reason });
}
