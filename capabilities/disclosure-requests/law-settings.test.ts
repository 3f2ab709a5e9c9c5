/** What the law leaves open, through HTTP: default, reason and source are shown; the head sets a value from a coming day. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Browser, type TestServer, testServer } from '#platform/http/testing.ts';
import { verifyJournal } from '#platform/journal/index.ts';
import type { LawSettingData } from './contract-law.ts';
import { answered, arrival, pageOf, registered, staySignedIn } from './testing.ts';

let server: TestServer;
let clerk: Browser;
let leader: Browser;
let now = new Date('2024-09-02T02:00:00Z');

before(async () => {
  server = await testServer({ now: () => now });
  clerk = await server.signIn('disclosure-clerk');
  leader = await server.signIn('leader');
});
after(() => server.close());

const settings = async () =>
  (await answered<{ settings: LawSettingData[] }>(clerk('/api/requests/law-settings'))).settings;
const set = (who: Browser, id: string, json: object) =>
  who(`/api/requests/law-settings/${id}`, { method: 'PUT', json });
const input = { from: '2024-09-03', value: 'same-day', reason: '依上级机关的统一做法' };

test('each has its default with reason and source', async () => {
  const all = await settings();
  assert.equal(all.length, 10);
  for (const { label, basis, values, defaults } of all) {
    assert.ok(label !== '' && /《.+》第.+条/.test(basis), `${label} ${basis}`);
    assert.ok(defaults.every(({ reason }) => reason.length > 10));
    assert.ok(values.every(({ isDefault }) => isDefault));
  }
});

test('only the head sets one, from a coming day, to a lawful value, with a reason', async () => {
  const refused = [
    [clerk, 'firstDay', input, 403, 'a clerk may not'],
    [leader, 'firstDay', { ...input, from: '2024-09-02' }, 422, 'today has begun already'],
    [leader, 'firstDay', { ...input, from: '2024-02-30' }, 422, 'no such day'],
    [leader, 'firstDay', { ...input, value: 'never' }, 422, 'not among the choices'],
    [leader, 'correctionWorkingDays', { ...input, value: 1 }, 422, 'a day is no reasonable period'],
    [leader, 'reconsiderationFirst', { ...input, value: ['lost'] }, 422, 'no such outcome'],
    [leader, 'firstDay', { ...input, reason: '' }, 422, 'without a reason'],
    [leader, 'noSuchSetting', input, 404, 'no such setting'],
  ] as const;
  for (const [who, id, json, status, why] of refused)
    assert.equal((await set(who, id, json)).status, status, why);
  assert.ok((await settings()).every(({ values }) => values.every(({ isDefault }) => isDefault)));
});

test('what runs already keeps its date; what is received from the day on has the new one', async () => {
  const running = await registered(clerk, arrival('2024-09-02'));
  assert.equal(running.dueOn, '2024-09-30');
  const changed = await answered<LawSettingData>(set(leader, 'firstDay', input));
  assert.deepEqual(
    changed.values.map(({ from, value, isDefault }) => [from, value, isDefault]),
    [
      ['2024-09-03', 'same-day', false],
      ['2019-05-15', 'day-after', true],
    ],
  );
  now = new Date('2024-09-03T02:00:00Z');
  await staySignedIn(server, now);
  assert.equal((await pageOf(clerk, running.id)).dueOn, '2024-09-30');
  assert.equal((await registered(clerk, arrival('2024-09-03'))).dueOn, '2024-09-30', 'a day earlier');
  const { rows } = await server.database.pool.query(
    "select detail, basis from journal where event = 'law-set'",
  );
  assert.equal(rows.length, 1);
  assert.deepEqual(JSON.parse(rows[0].detail), { setting: 'firstDay', ...input });
  assert.equal((await verifyJournal(server.database.pool)).broken, null);
});

test('the office form leaves them as they are', async () => {
  const office = await answered<object>(leader('/api/requests/settings'));
  await answered(leader('/api/requests/settings', { method: 'PUT', json: office }));
  const first = (await settings()).find(({ id }) => id === 'firstDay');
  assert.equal(first?.values[0]?.value, 'same-day');
});
