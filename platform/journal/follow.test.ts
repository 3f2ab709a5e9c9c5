import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { transaction } from '#platform/database/index.ts';
import { type TestDatabase, testDatabase } from '#platform/database/testing.ts';
import { followJournal, hearJournal, type JournalNews, journal } from './index.ts';

async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let i = 0; i < 400; i += 1) {
    if (await condition()) return;
    await sleep(25);
  }
  assert.fail(`waited in vain: ${what}`);
}

const organ = randomUUID();
const write = ({ app }: Pick<TestDatabase, 'app'>, event: string, organId = organ) =>
  transaction(app, (inner) =>
    journal(inner, {
      organId,
      subject: { kind: 'item', id: '7' },
      event,
      by: { id: 'x', name: '李静' },
      detail: { release: 1 },
    }),
  );

/** A follower whose news are collected, hearing already. */
async function collecting(db: TestDatabase, from?: ReadonlyMap<string, number>) {
  const news: JournalNews[] = [];
  const states: boolean[] = [];
  const follower = followJournal({
    pool: db.pool,
    onEntries: (entries) => void news.push(...entries),
    onConnected: (connected) => void states.push(connected),
    ...(from ? { from } : {}),
  });
  await until(() => follower.isConnected(), 'the connection');
  const events = () => news.map(({ event }) => event);
  return { follower, news, states, events };
}

test('who follows is told of new entries in order, without names, and of none from before', async () => {
  const db = await testDatabase();
  await write(db, 'before');
  const { follower, news, events } = await collecting(db);
  for (let n = 1; n <= 30; n += 1) await write(db, `event-${n}`);
  await until(() => news.length >= 30, 'thirty entries');
  assert.deepEqual(
    events(),
    Array.from({ length: 30 }, (_, i) => `event-${i + 1}`),
  );
  assert.deepEqual(news[0], {
    organId: organ,
    number: 2,
    subject: { kind: 'item', id: '7' },
    event: 'event-1',
    detail: { release: 1 },
  });
  assert.deepEqual([...follower.positions()], [[organ, 31]]);
  await follower.close();
  await db.close();
});

test('what was written while the connection was killed is told of as soon as it is back', async () => {
  const db = await testDatabase();
  const { follower, states, events } = await collecting(db);
  await write(db, 'first');
  await until(() => events().length === 1, 'the first');
  const kill = await db.pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()`,
  );
  assert.equal(kill.rows.length, 1);
  await until(() => !follower.isConnected(), 'the loss to be noticed');
  await write(db, 'while-away');
  await write(db, 'another-organ', randomUUID());
  await until(() => follower.isConnected(), 'the connection again');
  assert.deepEqual(events().toSorted(), ['another-organ', 'first', 'while-away']);
  assert.deepEqual(states, [true, false, true]);
  await write(db, 'after');
  await until(() => events().includes('after'), 'the entry after');
  await follower.close();
  await db.close();
});

test('who kept their positions goes on where they stopped', async () => {
  const db = await testDatabase();
  const first = await collecting(db);
  await write(db, 'seen');
  await until(() => first.events().length === 1, 'the first');
  await first.follower.close();
  await write(db, 'missed');
  const second = await collecting(db, first.follower.positions());
  assert.deepEqual(second.events(), ['missed']);
  await second.follower.close();
  await db.close();
});

test('entries that could not be worked on come again', async () => {
  const db = await testDatabase();
  const errors: string[] = [];
  const news: string[] = [];
  let isBroken = true;
  const follower = followJournal({
    pool: db.pool,
    onEntries: (entries) => {
      if (isBroken) throw new Error('no index');
      news.push(...entries.map(({ event }) => event));
    },
    onError: (error) => errors.push(error.message),
  });
  await until(() => follower.isConnected(), 'the connection');
  await write(db, 'indexed');
  await until(() => errors.length > 0, 'the failure');
  isBroken = false;
  await until(() => news.length > 0, 'the second try');
  assert.deepEqual([errors[0], news], ['no index', ['indexed']]);
  await follower.close();
  await db.close();
});

test('a line through which nothing comes is not called connected', async () => {
  const db = await testDatabase();
  const states: boolean[] = [];
  const deaf = new Proxy(db.pool, {
    get: (pool, key) => {
      if (key !== 'query') return Reflect.get(pool, key).bind(pool);
      return (text: string, values?: unknown[]) =>
        pool.query(text.includes('pg_notify') ? 'SELECT 1' : text, text.includes('pg_notify') ? [] : values);
    },
  });
  const follower = followJournal({
    pool: deaf,
    onEntries: () => undefined,
    onConnected: (connected) => states.push(connected),
  });
  await sleep(300);
  assert.equal(follower.isConnected(), false);
  await follower.close();
  assert.deepEqual(states, []);
  await db.close();
});

test('the process that writes hears of it before the writing returns, and not of what is rolled back', async () => {
  const db = await testDatabase();
  const heard: string[] = [];
  const stop = hearJournal(db.app.database, (news) => heard.push(...news.map(({ event }) => event)));
  await write(db, 'written');
  assert.deepEqual(heard, ['written']);
  const refused = transaction(db.app, async (inner) => {
    await write({ app: inner }, 'undone');
    throw new Error('refused');
  });
  await assert.rejects(refused, /refused/);
  assert.deepEqual(heard, ['written']);
  stop();
  await write(db, 'unheard');
  assert.deepEqual(heard, ['written']);
  await db.close();
});
