import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { test } from 'node:test';
import { createOrgan } from '#capabilities/accounts/index.ts';
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
    ],
  );
  await rm(db.filesFolder, { recursive: true });
  const [, files] = await proveAll(opened);
  assert.match(files?.sentence ?? '', /附件不完整：“说明\.txt”.*不见了/);
  assert.notEqual(files?.broken, null);
  await db.close();
});
