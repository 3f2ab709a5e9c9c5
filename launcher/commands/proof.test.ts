import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { test } from 'node:test';
import { createOrgan } from '#capabilities/accounts/index.ts';
import { simulateRequests } from '#capabilities/disclosure-requests/index.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { proveAll, proveJournal } from './proof.ts';

test('an organ whose whole journal was taken away, its head too, is named', async () => {
  const db = await testDatabase();
  const [one, two] = [
    await createOrgan(db.app, { name: '甲局' }),
    await createOrgan(db.app, { name: '乙局' }),
  ];
  const opened = { pool: db.pool, database: db.app.database };
  assert.equal((await proveJournal(opened)).broken, null);
  await db.pool.query(`
    BEGIN; SET LOCAL session_replication_role = replica;
    DELETE FROM journal WHERE organ_id = '${two.id}'; DELETE FROM journal_heads WHERE organ_id = '${two.id}'; COMMIT`);
  const { broken } = await proveJournal(opened);
  assert.notEqual(one.id, two.id);
  assert.equal(broken?.organId, two.id);
  await db.close();
});

test('everything is proved, and a file whose content is gone is told in a sentence', async () => {
  const db = await testDatabase();
  const organ = await createOrgan(db.app, { name: '甲局' });
  await db.app.files.putFile(db.app, organ.id, new TextEncoder().encode('公开'), '说明.txt');
  const opened = { pool: db.pool, database: db.app.database, filesFolder: db.filesFolder };
  const fine = await proveAll(opened);
  assert.deepEqual(
    fine.map(({ name, broken }) => [name, broken]),
    [
      ['journal', null],
      ['files', null],
      ['publishing', null],
      ['figures', null],
    ],
  );
  await rm(db.filesFolder, { recursive: true });
  const [, files] = await proveAll(opened);
  assert.match(files?.sentence ?? '', /附件不完整：“说明\.txt”.*不见了/);
  assert.notEqual(files?.broken, null);
  await db.close();
});

test('a counting, a mark or a day that was altered behind the program is found and its request named', async () => {
  const db = await testDatabase({ now: () => new Date('2025-06-30T02:00:00Z') });
  const organ = await createOrgan(db.app, { name: '甲局' });
  await simulateRequests(db.app, organ.id, { years: 1, count: 60, seed: 3, ownerId: null });
  const opened = { pool: db.pool, database: db.app.database, filesFolder: db.filesFolder };
  const figures = async () => (await proveAll(opened)).find(({ name }) => name === 'figures');
  assert.match((await figures())?.sentence ?? '', /计数完整：申请 60 件/);
  const { rows } = await db.pool.query(`
    SELECT r.id, r.number, r.outcome FROM disclosure_requests r JOIN request_marks m ON m.request_id = r.id
     WHERE m.kind = 'closed' AND r.state = 'replied' AND r.outcome NOT LIKE 'refused%' ORDER BY r.number LIMIT 1`);
  const [{ id, number, outcome }] = rows;
  const where = `request_id = '${id}'`;
  const behind = (statements: string) =>
    db.pool.query(`BEGIN; SET LOCAL session_replication_role = replica; ${statements}; COMMIT`);
  const mark = (other: string) =>
    `UPDATE request_marks SET outcome = '${other}' WHERE kind = 'closed' AND ${where}`;
  const counting = (other: string) =>
    `UPDATE request_countings SET outcome = '${other}' WHERE known_until IS NULL AND ${where}`;
  const event = (other: string) => `UPDATE request_events SET detail = jsonb_set(detail, '{outcome}',
    '"${other}"') WHERE kind = 'outcome-decided' AND ${where}`;
  const refused = 'refused.stateSecret';
  const steps: readonly [why: string, altered: string, put: string, says: RegExp][] = [
    ['the counting alone', counting(refused), counting(outcome), /年报计数与办理经过/],
    ['the mark alone', mark(refused), mark(outcome), /计数依据与办理经过/],
    [
      'counting, mark and event alike: the journal still knows',
      `${counting(refused)}; ${mark(refused)}; ${event(refused)}`,
      `${counting(outcome)}; ${mark(outcome)}; ${event(outcome)}`,
      /计数依据与工作日志/,
    ],
    ['a request counted nowhere', `DELETE FROM request_countings WHERE ${where}`, '', /年报计数/],
  ];
  for (const [why, altered, put, says] of steps) {
    await behind(altered);
    const { broken } = (await figures()) ?? { broken: null };
    assert.match(broken ?? '', says, why);
    assert.match(broken ?? '', new RegExp(number), why);
    if (put === '') continue;
    await behind(put);
    assert.equal((await figures())?.broken, null, why);
  }
  await db.close();
});
