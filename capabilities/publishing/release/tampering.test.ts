/**
 * Whoever can write into the database past the program, and takes its guards away to do so, is found: one byte of a
 * version, an act, an archived page, what is public, a stored file or the journal is enough for `verify` to say which.
 */
import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type TestServer, testServer } from '#platform/http/testing.ts';
import { proveAll } from '../../../launcher/commands/proof.ts';
import type { FileViewData, ItemViewData } from '../contract-shapes.ts';
import { bodyOf, complete, itemOf, makeItem, makeSection, passAll, save, step } from '../testing-desk.ts';
import { tampering } from './testing-tampering.ts';

let server: TestServer;
/** Corrected once; another; taken down. Each has an attachment. */
let corrected: number;
let other: number;
let gone: number;

before(async () => {
  server = await testServer();
  const [clerk, editor, first, second, leader] = await Promise.all([
    server.signIn('disclosure-clerk'),
    server.signIn('editor'),
    server.signIn('reviewer'),
    server.signIn('reviewer'),
    server.signIn('leader'),
  ]);
  const section = await makeSection(clerk, { title: '通知公告', slug: 'notices' });
  const publish = async (title: string): Promise<number> => {
    const item = await makeItem(editor, section.id, title);
    const attached = {
      use: 'attachment',
      name: '名单.txt',
      base64: Buffer.from('第一中学\n第二中学').toString('base64'),
    };
    const file = await bodyOf<FileViewData>(await editor(`/api/items/${item.id}/files`, { json: attached }));
    await bodyOf(
      await save(editor, item, {
        body: '<p>甲段。</p><p>乙段。</p>',
        facts: complete,
        attachments: [file.id],
      }),
    );
    await bodyOf(await step(editor, item.id, 'submit'));
    assert.equal((await passAll(item.id, { first, second, leader })).phase, 'settled');
    return item.id;
  };
  corrected = await publish('更正过的通知');
  gone = await publish('撤下的通知');
  other = await publish('另一条通知');
  const view = await itemOf(editor, corrected);
  const note = { correctionNote: '乙段有误，已经更正。' };
  await bodyOf<ItemViewData>(await save(editor, view, { body: view.body.replace('乙段', '丙段'), ...note }));
  await bodyOf(await step(editor, corrected, 'submit'));
  await passAll(corrected, { first, second, leader });
  await bodyOf(await step(leader, gone, 'take-down', { reason: '内容有误，予以撤下。' }));
});
after(() => server.close());

/** What `verify` says that is wrong, in one text; '' when nothing is. Exit code 1 is this not being empty. */
async function verdict(): Promise<string> {
  const { app, database } = server;
  const opened = { pool: database.pool, database: app.database, filesFolder: database.filesFolder };
  return (await proveAll(opened)).flatMap(({ broken }) => broken ?? []).join(' ');
}

test('nothing is wrong with what was published, corrected and taken down', async () => {
  assert.equal(await verdict(), '');
});

/** Past the guards of the tables, as the owner of the database could; `undo` puts things right again. */
const tamper = (sql: string) =>
  server.database.pool.query(`BEGIN; SET LOCAL session_replication_role = replica; ${sql}; COMMIT`);

const sumOf = async (table: string): Promise<unknown> =>
  (
    await server.database.pool.query(
      `SELECT md5(string_agg(t::text, '' ORDER BY t::text)) AS sum FROM ${table} t`,
    )
  ).rows[0]?.sum;

const COPIED = [
  'item_versions',
  'review_acts',
  'item_releases',
  'public_items',
  'public_placements',
  'public_links',
  'items',
  'item_files',
  'files',
  'journal',
  'journal_heads',
];

describe('one thing changed past the program is found, and named', () => {
  before(() =>
    server.database.pool.query(
      COPIED.map((table) => `CREATE TABLE ${table}_copy AS TABLE ${table}`).join('; '),
    ),
  );

  for (const [why, table, sql, says] of tampering)
    test(why, async () => {
      const whole = await sumOf(table);
      await tamper(sql({ corrected, other, gone }));
      assert.notEqual(await sumOf(table), whole, 'something was changed');
      assert.match(await verdict(), says);
      const back = [...new Set([table, ...(table === 'journal' ? ['journal_heads'] : [])])];
      await tamper(
        back.map((name) => `DELETE FROM ${name}; INSERT INTO ${name} SELECT * FROM ${name}_copy`).join('; '),
      );
      assert.equal(await sumOf(table), whole, 'it is put right');
    });

  test('all put right, nothing is wrong', async () => assert.equal(await verdict(), ''));
});

test('one byte of a stored file', async () => {
  const { filesFolder } = server.database;
  const names = await readdir(filesFolder, { recursive: true, withFileTypes: true });
  const stored = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  assert.ok(stored.length > 0);
  for (const path of stored) {
    const bytes = await readFile(path);
    const other = Buffer.from(bytes);
    other[0] = (other[0] ?? 0) ^ 1;
    await writeFile(path, other);
    assert.match(await verdict(), /“名单\.txt”.*内容被改动过/);
    await writeFile(path, bytes);
  }
  assert.equal(await verdict(), '');
});

for (const table of ['item_versions', 'review_acts', 'item_releases']) {
  test(`${table}: the program itself cannot change a row, and a guard taken away is told`, async () => {
    const { pool } = server.database;
    for (const statement of [
      `UPDATE ${table} SET organ_id = organ_id`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table} CASCADE`,
    ])
      await assert.rejects(pool.query(statement), /append-only/, statement);
    await pool.query(`ALTER TABLE ${table} DISABLE TRIGGER ${table}_are_append_only`);
    assert.match(await verdict(), new RegExp(`${table}_are_append_only`));
    await pool.query(`ALTER TABLE ${table} ENABLE TRIGGER ${table}_are_append_only`);
    assert.equal(await verdict(), '');
  });
}
