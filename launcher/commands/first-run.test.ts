/** What a newcomer finds: the sample bureau's year, written, reviewed, published and counted by the program itself. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { portalOrgan } from '#capabilities/accounts/index.ts';
import { tableThreeOf } from '#capabilities/disclosure-requests/index.ts';
import { tableFourOf } from '#capabilities/disputes/index.ts';
import { itemCounts, sectionsOf, verifyPublishing } from '#capabilities/publishing/index.ts';
import { type TestDatabase, testDatabase } from '#platform/database/testing.ts';
import { closeTypesetter } from '#platform/documents/typst/index.ts';
import { verifyJournal } from '#platform/journal/index.ts';
import { buildFonts } from '../../scripts/build-fonts.ts';
import { firstRun } from './first-run.ts';

let database: TestDatabase;
before(async () => {
  await buildFonts();
  database = await testDatabase();
});
after(async () => {
  await database.close();
  await closeTypesetter();
});

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

/** The cells that are not zero, by their paths without the table's name. */
async function filled(year: string): Promise<Record<string, number | null>> {
  const { app } = database;
  const { id } = await portalOrgan(app);
  const figures = [...(await tableThreeOf(app, id, year)), ...(await tableFourOf(app, id, year))];
  assert.equal(figures.length, 175 + 15);
  assert.ok(figures.every(({ covered, value }) => covered && value !== null));
  return Object.fromEntries(
    figures.filter(({ value }) => value !== 0).map(({ path, value }) => [path, value]),
  );
}

test('2024 had no request and no dispute: zeros that were counted, not blanks', async () => {
  assert.deepEqual(await filled('2024'), {});
});

test('2025 shows what can become of a request, and its tables balance', async () => {
  const cells = await filled('2025');
  const totals = Object.entries(cells).filter(([path]) => path.endsWith('.total'));
  assert.deepEqual(Object.fromEntries(totals), {
    'requests.newlyReceived.total': 12,
    'requests.disclosed.total': 4,
    'requests.disclosedInPart.total': 1,
    'requests.refused.thirdPartyRights.total': 1,
    'requests.refused.internalAffairs.total': 1,
    'requests.notHandled.petitionOrComplaint.total': 1,
    'requests.notHandled.repeated.total': 1,
    'requests.otherHandling.correctionOverdue.total': 1,
    'requests.otherHandling.other.total': 1,
    'requests.totalHandled.total': 11,
    'requests.carriedOver.total': 1,
    'disputes.reconsideration.total': 1,
  });
  assert.equal(cells['disputes.reconsideration.overturned'], 1);
  const kinds = Object.keys(cells).filter((path) => path.startsWith('requests.newlyReceived.'));
  assert.equal(kinds.length, 7, 'every kind of applicant, and the total');
  for (const path of kinds) {
    const kind = path.split('.').at(-1);
    const of = (row: string) => cells[`requests.${row}.${kind}`] ?? 0;
    assert.equal(of('newlyReceived') + of('carriedIn'), of('totalHandled') + of('carriedOver'), path);
  }
  assert.equal((await filled('2026'))['requests.carriedIn.otherOrganisation'], 1);
});

test('every door was used, and two cases and a suit of these days are on the desk', async () => {
  const { pool } = database;
  const { rows } = await pool.query(
    `select count(distinct channel)::int as channels, count(*)::int as requests,
            count(*) filter (where state in ('received', 'in-clearance'))::int as open from disclosure_requests`,
  );
  assert.deepEqual(rows, [{ channels: 6, requests: 15, open: 2 }]);
  const suits = await pool.query(
    "select count(*)::int as n from disputes where facts ->> 'result' = 'pending'",
  );
  assert.equal(suits.rows[0].n, 1);
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

test('the sample is there at any hour: ten minutes into a year its texts of these days are of the year before', async () => {
  const midnight = await testDatabase({ now: () => new Date('2027-01-01T00:10:00+08:00') });
  try {
    await firstRun(midnight.app, { sample: true });
    const organ = await portalOrgan(midnight.app);
    assert.equal((await itemCounts(midnight.app, organ.id, '2024')).total, 15);
  } finally {
    await midnight.close();
  }
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
