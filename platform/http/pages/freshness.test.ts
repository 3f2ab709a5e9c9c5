import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseOver, openPool } from '#platform/database/connection.ts';
import { createApp, transaction } from '#platform/database/index.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { journal } from '#platform/journal/index.ts';
import { keepPagesFresh, page, type TagsOf } from '../index.ts';
import { bareServer } from '../testing-bare.ts';
import { type CachedPage, PageCache } from './cache.ts';

const organId = '00000000-0000-4000-8000-000000000001';
const tagsOf: TagsOf = ({ subject }) => (subject.kind === 'organ' ? 'all' : [`item:${subject.id}`]);

/** A server with a page that counts how often it was made, on a database of its own connections. */
async function serverOn(url: string) {
  const pool = openPool({ url, max: 4 });
  const app = createApp(databaseOver(pool));
  let made = 0;
  const bare = await bareServer(
    (server) => {
      page(server, '/item', async () => {
        made += 1;
        return { html: `<p>${made}</p>`, tags: ['item:7'] };
      });
    },
    { app },
  );
  const freshness = keepPagesFresh(bare.server, pool, [tagsOf]);
  for (let i = 0; i < 200 && !freshness.isFollowing(); i += 1) await sleep(25);
  const change = (id: string, kind = 'item') =>
    transaction(app, (inner) =>
      journal(inner, { organId, subject: { kind, id }, event: 'item-published', by: 'system' }),
    );
  const close = async () => {
    await bare.close();
    await freshness.close();
    await pool.end();
  };
  return {
    change,
    close,
    isFollowing: freshness.isFollowing,
    text: async () => (await bare.at('/item')).text(),
    pool,
  };
}

test('a change is seen at once where it is made, and soon on the other server', async () => {
  const db = await testDatabase();
  const [here, there] = [await serverOn(db.url), await serverOn(db.url)];
  assert.deepEqual([await here.text(), await there.text()], ['<p>1</p>', '<p>1</p>']);
  await here.change('8');
  assert.deepEqual([await here.text(), await there.text()], ['<p>1</p>', '<p>1</p>'], 'another item');
  await here.change('7');
  assert.equal(await here.text(), '<p>2</p>');
  // It takes milliseconds, but this machine is shared; a line that is not heard is looked after in ten seconds only.
  const from = Date.now();
  while ((await there.text()) === '<p>1</p>' && Date.now() - from < 8000) await sleep(5);
  assert.equal(await there.text(), '<p>2</p>', 'the other server');
  await there.change(organId, 'organ');
  assert.equal(await there.text(), '<p>3</p>', 'the organ changes every page');
  await Promise.all([here.close(), there.close()]);
  await db.close();
});

test('a server whose line was cut drops what changed meanwhile when it hears again', async () => {
  const db = await testDatabase();
  const [here, there] = [await serverOn(db.url), await serverOn(db.url)];
  assert.equal(await there.text(), '<p>1</p>');
  await db.pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()`,
  );
  await here.change('7');
  for (let i = 0; i < 200 && (await there.text()) === '<p>1</p>'; i += 1) await sleep(25);
  assert.equal(await there.text(), '<p>2</p>');
  await Promise.all([here.close(), there.close()]);
  await db.close();
});

const kept = (until?: Date): CachedPage => ({
  status: 200,
  headers: {},
  body: Buffer.from('x'),
  encoded: new Map(),
  heads: new Map(),
  tags: ['a'],
  until,
});

/** Each row: minutes since it was made, whether changes are heard of, whether it is still sent, why. */
const ages: readonly [why: string, minutes: number, followed: boolean, isSent: boolean][] = [
  ['young', 0.1, false, true],
  ['half a minute is over and nobody tells of changes', 0.6, false, false],
  ['as nothing changed', 50, true, true],
  ['an hour is enough, whatever was told', 61, true, false],
];
for (const [why, minutes, followed, isSent] of ages)
  test(`a kept page: ${why}`, (context) => {
    context.mock.timers.enable({ apis: ['Date'], now: 1_000_000 });
    const pages = new PageCache();
    pages.followed = followed;
    pages.put('k', kept(), pages.generation);
    context.mock.timers.setTime(1_000_000 + minutes * 60_000);
    assert.equal(pages.get('k') !== undefined, isSent);
  });

test('a kept page never outlives its time', (context) => {
  context.mock.timers.enable({ apis: ['Date'], now: 1_000_000 });
  const pages = new PageCache();
  pages.followed = true;
  pages.put('k', kept(new Date(1_005_000)), pages.generation);
  context.mock.timers.setTime(1_004_999);
  assert.ok(pages.get('k'));
  context.mock.timers.setTime(1_005_000);
  assert.equal(pages.get('k'), undefined);
});
