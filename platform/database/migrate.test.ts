import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { migrate } from './index.ts';
import { testDatabase } from './testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
after(() => rmSync(folder, { recursive: true }));
const write = (name: string, sql: string) => writeFileSync(join(folder, name), sql);

test('migrations run once, in order, also when three programs start at once', async () => {
  write('0001-first.sql', 'CREATE TABLE notes (text text);');
  write('0002-second.sql', `INSERT INTO notes VALUES ('once');`);
  const { pool, close } = await testDatabase({ migrated: false });
  const applied = await Promise.all([migrate(pool, folder), migrate(pool, folder), migrate(pool, folder)]);
  assert.deepEqual(applied.flat(), ['0001-first.sql', '0002-second.sql']);
  assert.equal((await pool.query('SELECT 1 FROM notes')).rows.length, 1);
  await close();
});

test('one that fails leaves nothing of itself, and what came before stays', async () => {
  write('0003-wrong.sql', `INSERT INTO notes VALUES ('half'); SELECT 1 / 0;`);
  const { pool, close } = await testDatabase({ migrated: false });
  await assert.rejects(migrate(pool, folder), /0003-wrong\.sql failed and was rolled back: division by zero/);
  assert.equal((await pool.query('SELECT 1 FROM notes')).rows.length, 1);
  rmSync(join(folder, '0003-wrong.sql'));
  assert.deepEqual(await migrate(pool, folder), []);
  await close();
});

test('a file changed after it was applied is refused, and so is a database of a newer program', async () => {
  const { pool, close } = await testDatabase({ migrated: false });
  await migrate(pool, folder);
  write('0002-second.sql', `INSERT INTO notes VALUES ('other');`);
  await assert.rejects(
    migrate(pool, folder),
    /0002-second\.sql 在执行之后被改动过[\s\S]*changed after it had been applied/,
  );
  rmSync(join(folder, '0002-second.sql'));
  await assert.rejects(migrate(pool, folder), /更新版本的程序建立（含有本程序没有的 0002-second\.sql）/);
  await close();
});

test('two files may not have one number', async () => {
  write('0007-a.sql', 'SELECT 1');
  write('0007-b.sql', 'SELECT 1');
  const { pool, close } = await testDatabase({ migrated: false });
  await assert.rejects(migrate(pool, folder), /0007-a\.sql and 0007-b\.sql share a number/);
  await close();
});
