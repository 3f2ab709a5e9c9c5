/** What a newcomer finds: the sample bureau's year, written, reviewed, published and counted by the program itself. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { portalOrgan } from '#capabilities/accounts/index.ts';
import { itemCounts, sectionsOf, verifyPublishing } from '#capabilities/publishing/index.ts';
import { type TestDatabase, testDatabase } from '#platform/database/testing.ts';
import { verifyJournal } from '#platform/journal/index.ts';
import { firstRun } from './first-run.ts';

let database: TestDatabase;
before(async () => {
  database = await testDatabase();
});
after(() => database.close());

test('the sample’s year is fifteen items, eleven of 工作动态, and its report counts them', async () => {
  const { app, pool } = database;
  assert.equal((await firstRun(app, { sample: true }))?.loginName, 'admin');
  assert.equal(await firstRun(app, { sample: true }), null, 'it is done once');
  const organ = await portalOrgan(app);
  const { total, byKind, items } = await itemCounts(app, organ.id, '2024');
  assert.equal(total, 15);
  assert.equal(byKind.news, 11);
  assert.ok(items.every(({ publishedAt }) => publishedAt.startsWith('2024-')));
  const { rows } = await pool.query(
    `select state, report #>> '{narrative,overview}' as overview, sources ->> 'proactive.administrativeLicences' as licences
       from annual_reports`,
  );
  assert.equal(rows.length, 1);
  assert.equal(rows[0].state, 'published');
  assert.match(rows[0].overview, /主动公开各类政务信息 15 条，其中工作动态类信息 11 条，其他类信息 4 条/);
  assert.equal(rows[0].licences, 'query');
});

test('each of them went through six acts, and everything verifies', async () => {
  const { pool } = database;
  const { rows } = await pool.query(
    `select i.id, count(a.number)::int as acts from items i join review_acts a on a.organ_id = i.organ_id and a.item_id = i.id
      where i.phase = 'settled' group by i.id having count(a.number) <> 6`,
  );
  assert.deepEqual(rows, []);
  assert.equal((await verifyJournal(pool)).broken, null);
  assert.deepEqual((await verifyPublishing(pool)).broken, []);
});

test('an organ of its own begins with sections and a catalogue, and nothing made up', async () => {
  const other = await testDatabase();
  try {
    await firstRun(other.app, { sample: false });
    const organ = await portalOrgan(other.app);
    const kinds = (await sectionsOf(other.app, organ.id)).map(({ kind }) => kind);
    for (const kind of ['guide', 'rules', 'mandatory', 'news'] as const)
      assert.ok(kinds.includes(kind), kind);
    assert.equal((await itemCounts(other.app, organ.id, '2024')).total, 0);
  } finally {
    await other.close();
  }
});
