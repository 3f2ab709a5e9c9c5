import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createOrgan } from '#capabilities/accounts/index.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { proveJournal } from './proof.ts';

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
