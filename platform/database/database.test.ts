import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Database } from '#platform/app.ts';
import { refreshStatistics, transaction } from './index.ts';
import { testDatabase } from './testing.ts';

test('every test database is its own, and has every migration', async () => {
  const [one, two] = await Promise.all([testDatabase(), testDatabase()]);
  await one.pool.query('CREATE TABLE only_here (n int)');
  const { rows } = await two.pool.query(
    `SELECT to_regclass('only_here') AS here, to_regclass('migrations') AS migrations`,
  );
  assert.deepEqual(rows, [{ here: null, migrations: 'migrations' }]);
  await Promise.all([one.close(), two.close()]);
});

test('what a transaction has written so far is counted for the planner', async () => {
  const { app, pool, close } = await testDatabase();
  await pool.query('create table filled (n int primary key)');
  const known = async (database: Database) =>
    (
      await sql<{ n: number }>`select reltuples::int as n from pg_class where relname = 'filled'`.execute(
        database,
      )
    ).rows[0]?.n;
  await transaction(app, async ({ database }) => {
    await sql`insert into filled select generate_series(1, 700)`.execute(database);
    assert.equal(await known(database), -1);
    await refreshStatistics(database, ['filled']);
    assert.equal(await known(database), 700);
  });
  await close();
});

test('days come as strings, big counts as numbers, amounts as strings', async () => {
  const { pool, close } = await testDatabase();
  const { rows } = await pool.query(
    `SELECT DATE '2024-02-29' AS day, count(*) AS n, 9007199254740991::bigint AS big, 12.50::numeric AS amount`,
  );
  assert.deepEqual(rows, [{ day: '2024-02-29', n: 1, big: 9007199254740991, amount: '12.50' }]);
  await assert.rejects(pool.query('SELECT 9007199254740993::bigint AS n'), /too large to be counted exactly/);
  await close();
});

test('a statement with parameters is prepared once per connection', async () => {
  const { pool, close } = await testDatabase();
  const client = await pool.connect();
  for (const n of [1, 2, 3]) await client.query('SELECT $1::int AS n', [n]);
  const { rows } = await client.query('SELECT statement FROM pg_prepared_statements');
  assert.deepEqual(rows, [{ statement: 'SELECT $1::int AS n' }]);
  client.release();
  await close();
});

test('a transaction that throws leaves nothing behind, however deep it was', async () => {
  const { app, pool, close } = await testDatabase();
  await pool.query('CREATE TABLE notes (text text)');
  const failing = transaction(app, async (outer) => {
    await sql`INSERT INTO notes VALUES ('outer')`.execute(outer.database);
    await transaction(outer, (inner) => sql`INSERT INTO notes VALUES ('inner')`.execute(inner.database));
    throw new Error('changed my mind');
  });
  await assert.rejects(failing, /changed my mind/);
  assert.equal((await pool.query('SELECT 1 FROM notes')).rows.length, 0);
  await close();
});

test('today is the day in Shanghai, not the day of the server', async () => {
  const { app, close } = await testDatabase({ now: () => new Date('2024-12-31T16:30:00Z') });
  assert.equal(app.today(), '2025-01-01');
  await close();
});
