/**
 * The PostgreSQL that all test processes share. Run by itself, detached, by the first test that needs it; it begins
 * afresh (nothing here is worth keeping, so it does not wait for the disk either) and ends when no test has been
 * connected for a while. PG_BIN=/usr/lib/postgresql/15/bin runs the tests on another version.
 */
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startEmbedded } from './embedded/index.ts';
import { TEST_FOLDER } from './testing.ts';

const IDLE_MS = 20_000;

if (!(await isFirst())) process.exit(0);
rmSync(TEST_FOLDER, { recursive: true, force: true });
const embedded = await startEmbedded({
  folder: TEST_FOLDER,
  binFolder: process.env.PG_BIN,
  settings: [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'shared_buffers=64MB',
    'max_wal_size=256MB',
  ],
});
process.on('SIGTERM', () => embedded.stop().then(() => process.exit(0)));

let lastSeen = Date.now();
while (Date.now() - lastSeen < IDLE_MS) {
  await sleep(1_000);
  if (await isUsed()) lastSeen = Date.now();
}
await embedded.stop();
process.exit(0);

/** Of several started at once only one goes on: the one that gets the address, which the system frees when it ends. */
function isFirst(): Promise<boolean> {
  const hash = createHash('sha256').update(TEST_FOLDER);
  const address =
    process.platform === 'linux'
      ? { path: `\0gongkai-test-${hash.digest('hex')}` }
      : { host: '127.0.0.1', port: 40_000 + (hash.digest().readUInt16BE() % 9_000) };
  const server = createServer();
  return new Promise((done) => {
    server.once('error', () => done(false));
    server.listen(address, () => done(true));
  });
}

async function isUsed(): Promise<boolean> {
  const client = new pg.Client({ connectionString: embedded.url('postgres') });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query(
      `SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    );
    return rows.length > 0;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
