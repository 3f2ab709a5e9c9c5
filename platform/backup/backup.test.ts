import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { transaction } from '#platform/database/index.ts';
import { type TestDatabase, testDatabase } from '#platform/database/testing.ts';
import { openFileStore, placeOf } from '#platform/files/index.ts';
import { enqueue } from '#platform/jobs/index.ts';
import { journal, verifyJournal } from '#platform/journal/index.ts';
import { isIssues } from '#platform/outcome.ts';
import { backup, restore } from './index.ts';

const ORGAN = '00000000-0000-7000-8000-000000000001';
const folder = mkdtempSync(join(tmpdir(), 'backup-'));
const filesFolder = join(folder, 'files');
const saved = join(folder, 'saved.gongkai');
const migrationsFolder = join(import.meta.dirname, '..', '..', 'migrations');

let db: TestDatabase;
before(async () => {
  db = await testDatabase();
  const subject = { kind: 'annual-report', id: 'r1' };
  for (let i = 0; i < 40; i += 1) {
    await transaction(db.app, async (app) => {
      const detail = { i, text: '制表\t换行\n反斜杠\\N' };
      await journal(app, { organId: ORGAN, subject, event: 'noted', by: { id: 'u1', name: '李静' }, detail });
      if (i % 10 === 0) await enqueue(app, 'send-mail', { i });
    });
  }
  await openFileStore(filesFolder).putFile(db.app, ORGAN, new TextEncoder().encode('附件'), '附件.txt');
  await backup(db.pool, filesFolder, saved);
});
after(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

const contents = async ({ pool }: TestDatabase) => {
  const tables = ['journal', 'journal_heads', 'files', 'migrations', 'pgboss.queue', 'pgboss.job'];
  const read = (table: string) =>
    pool.query(`SELECT md5(string_agg(t::text, '' ORDER BY t::text)) AS sum FROM ${table} t`);
  return Promise.all(tables.map(async (table) => [table, (await read(table)).rows[0].sum]));
};

test('a restored copy is the same, row by row and file by file, and its journal verifies', async () => {
  const copy = await testDatabase({ migrated: false });
  const files = join(folder, 'copy');
  const result = await restore({ pool: copy.pool, migrationsFolder, filesFolder: files, source: saved });
  assert.equal(result.files, 1);
  const same = (await contents(copy)).filter(([table]) => table !== 'migrations');
  assert.deepEqual(
    same,
    (await contents(db)).filter(([table]) => table !== 'migrations'),
  );
  const check = await verifyJournal(copy.pool);
  assert.deepEqual({ entries: check.entries, broken: check.broken }, { entries: 40, broken: null });
  const { rows } = await copy.pool.query('SELECT id FROM files');
  const file = await openFileStore(files).getFile(copy.app, ORGAN, rows[0].id);
  assert.equal(new TextDecoder().decode(file.bytes), '附件');
  await copy.close();
});

test('a database that has been migrated but holds nothing is empty enough', async () => {
  const copy = await testDatabase();
  const { rows } = await restore({
    pool: copy.pool,
    migrationsFolder,
    filesFolder: join(folder, 'copy2'),
    source: saved,
  });
  assert.equal(rows, 40 + 1 + 1 + 4 + 1);
  await copy.close();
});

test('a target that holds anything is left as it is', async () => {
  const restoring = restore({ pool: db.pool, migrationsFolder, filesFolder, source: saved });
  await assert.rejects(restoring, /目标数据库不是空的.*\nThe target is not empty/);
});

test('an existing file is not overwritten, and only its owner can read a backup', async () => {
  await assert.rejects(backup(db.pool, filesFolder, saved), /已经存在/);
  assert.equal(statSync(saved).mode & 0o777, 0o600);
});

/** The backup with one word in the place of another of the same length. */
const replaced = (bytes: Buffer, word: string, other: string): Buffer =>
  gzipSync(Buffer.from(gunzipSync(bytes).toString('latin1').replaceAll(word, other), 'latin1'));

const damages: [why: string, damage: (bytes: Buffer) => Buffer, message: RegExp][] = [
  ['cut off', (bytes) => bytes.subarray(0, bytes.length - 400), /已损坏或不完整/],
  [
    'a byte turned',
    (bytes) => Buffer.from(bytes).fill(7, bytes.length >> 1, (bytes.length >> 1) + 4),
    /已损坏或不完整/,
  ],
  [
    'a name changed in the tables',
    (bytes) => replaced(bytes, '\tnoted\t', '\tnotes\t'),
    /table public\.journal/,
  ],
  [
    'a statement where the name of a table belongs',
    (bytes) => replaced(bytes, '"public.organs"', '"x; select 1--"'),
    /table x; select 1-- is not one of ours/,
  ],
  [
    'a word where a column belongs',
    (bytes) => replaced(bytes, '"office_hours"', '"office_xxxxx"'),
    /table public\.organs is not one of ours/,
  ],
  ['a list that is no JSON', (bytes) => replaced(bytes, '"format"', '"form"at'), /已损坏或不完整/],
  ['not a backup but a page', () => Buffer.from('<html>'), /已损坏|不是公开台的备份/],
  ['an archive of something else', () => gzipSync(Buffer.alloc(1024)), /不是公开台的备份/],
];
for (const [why, damage, message] of damages) {
  test(`a damaged backup restores nothing and says so: ${why}`, async () => {
    const copy = await testDatabase();
    const source = join(folder, 'damaged.gongkai');
    writeFileSync(source, damage(readFileSync(saved)));
    await assert.rejects(
      restore({ pool: copy.pool, migrationsFolder, filesFolder: join(folder, 'copy3'), source }),
      message,
    );
    assert.equal((await copy.pool.query('SELECT 1 FROM journal')).rows.length, 0);
    await copy.close();
  });
}

test('a file whose bytes are gone is named, and everything else is saved', async () => {
  const lost = await openFileStore(filesFolder).putFile(
    db.app,
    ORGAN,
    new TextEncoder().encode('丢失'),
    '丢失.txt',
  );
  assert.ok(!isIssues(lost));
  rmSync(join(filesFolder, placeOf(lost.sha256)));
  const target = join(folder, 'partly.gongkai');
  assert.deepEqual((await backup(db.pool, filesFolder, target)).missing, [lost.sha256]);
  assert.ok(existsSync(target));
});
