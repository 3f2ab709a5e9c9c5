import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { App } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { type TestDatabase, testDatabase } from '#platform/database/testing.ts';
import { canonicalJson } from './entry.ts';
import { journal, timeline, verifyJournal } from './index.ts';

const BUREAU = '00000000-0000-7000-8000-000000000001';
const LIBRARY = '00000000-0000-7000-8000-000000000002';
const CLERK = { id: 'u1', name: '李静' };
const subject = { kind: 'annual-report', id: 'r1' };

let db: TestDatabase;
before(async () => {
  db = await testDatabase();
});
after(() => db.close());

const write = (app: App, organId: string, event: string, detail = {}) =>
  transaction(app, (inner) =>
    journal(inner, { organId, subject, event, by: CLERK, basis: '第四十九条', detail }),
  );

test('what happened to a record is told in order, with who and on which article', async () => {
  await write(db.app, BUREAU, 'drafted', { year: '2024', 二: [1, null] });
  await transaction(db.app, (app) =>
    journal(app, { organId: BUREAU, subject, event: 'reminded', by: 'system' }),
  );
  const told = await timeline(db.app, BUREAU, subject);
  assert.deepEqual(
    told.map(({ number, event, by, basis, detail }) => ({ number, event, by, basis, detail })),
    [
      {
        number: 1,
        event: 'drafted',
        by: CLERK,
        basis: '第四十九条',
        detail: { year: '2024', 二: [1, null] },
      },
      { number: 2, event: 'reminded', by: { id: 'system', name: '系统' }, basis: null, detail: {} },
    ],
  );
  assert.deepEqual(await timeline(db.app, LIBRARY, subject), []);
});

test('an entry outside a transaction is refused', async () => {
  await assert.rejects(
    journal(db.app, { organId: BUREAU, subject, event: 'drafted', by: CLERK }),
    /transaction/,
  );
});

test('a change that is rolled back leaves no entry and no gap', async () => {
  const failing = transaction(db.app, async (app) => {
    await journal(app, { organId: BUREAU, subject, event: 'submitted', by: CLERK });
    throw new Error('refused');
  });
  await assert.rejects(failing, /refused/);
  await write(db.app, BUREAU, 'checked');
  assert.deepEqual(
    (await timeline(db.app, BUREAU, subject)).map(({ number }) => number),
    [1, 2, 3],
  );
});

test('many people of two organs writing at once make two whole chains', async () => {
  const writes = Array.from({ length: 60 }, (_, i) =>
    write(db.app, i % 2 ? BUREAU : LIBRARY, 'noted', { i }),
  );
  await Promise.all(writes);
  const check = await verifyJournal(db.pool);
  assert.equal(check.broken, null);
  assert.equal(check.entries, 63);
  assert.equal(check.organs, 2);
});

for (const statement of [
  'UPDATE journal SET by_name = $$王某$$',
  'DELETE FROM journal',
  'TRUNCATE journal',
]) {
  test(`the table refuses ${statement.split(' ')[0]}`, async () => {
    await assert.rejects(db.pool.query(statement), /append-only/);
  });
}

test('a copy is kept, to undo each of the following', async () => {
  await db.pool.query(
    'CREATE TABLE journal_copy AS TABLE journal; CREATE TABLE heads_copy AS TABLE journal_heads',
  );
});

const tampering: [why: string, sql: string, message: RegExp][] = [
  [
    'a name changed',
    `UPDATE journal SET by_name = '王某' WHERE organ_id = '${BUREAU}' AND number = 7`,
    /^第 7 条.*改动/,
  ],
  [
    'a time moved by a microsecond',
    `UPDATE journal SET at = at + interval '1 microsecond' WHERE organ_id = '${BUREAU}' AND number = 5`,
    /^第 5 条/,
  ],
  [
    'an article taken out',
    `UPDATE journal SET basis = NULL WHERE organ_id = '${BUREAU}' AND number = 1`,
    /^第 1 条/,
  ],
  [
    'a hash replaced',
    `UPDATE journal SET hash = sha256('x') WHERE organ_id = '${BUREAU}' AND number = 9`,
    /^第 9 条/,
  ],
  [
    'an entry removed',
    `DELETE FROM journal WHERE organ_id = '${BUREAU}' AND number = 4`,
    /^第 4 条不见了，其后是第 5 条/,
  ],
  [
    'the end cut off',
    `DELETE FROM journal WHERE organ_id = '${BUREAU}' AND number > 30`,
    /^末尾缺 3 条：应到第 33 条，只到第 30 条/,
  ],
  ['everything cut off', `DELETE FROM journal WHERE organ_id = '${BUREAU}'`, /^末尾缺 33 条/],
  ['the head forgotten', `DELETE FROM journal_heads WHERE organ_id = '${BUREAU}'`, /^第 1 条起没有登记/],
  ['the guard switched off', `ALTER TABLE journal DISABLE TRIGGER USER`, /触发器.*停用/],
];

for (const [why, sql, message] of tampering) {
  test(`verify names the first broken entry: ${why}`, async () => {
    const client = await db.pool.connect();
    await client.query('BEGIN');
    await client.query('SET LOCAL session_replication_role = replica');
    await client.query(sql);
    await client.query('COMMIT');
    client.release();
    const { broken } = await verifyJournal(db.pool);
    assert.match(broken?.message ?? 'nothing found', message);
    await restore();
  });
}

/** Puts the journal back from the copy made before the first tampering. */
async function restore(): Promise<void> {
  await db.pool.query(`
    BEGIN; SET LOCAL session_replication_role = replica; ALTER TABLE journal ENABLE TRIGGER USER;
    DELETE FROM journal; INSERT INTO journal SELECT * FROM journal_copy;
    DELETE FROM journal_heads; INSERT INTO journal_heads SELECT * FROM heads_copy; COMMIT`);
}

test('canonical JSON does not depend on the order in which keys were set', () => {
  assert.equal(
    canonicalJson({ b: 1, a: { d: [true, null], c: '中' } }),
    '{"a":{"c":"中","d":[true,null]},"b":1}',
  );
  assert.throws(() => canonicalJson({ n: Number.NaN }), RangeError);
});
