import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '#platform/database/testing.ts';
import { isIssues } from '#platform/outcome.ts';
import { mediaTypeOf, openFileStore, placeOf } from './index.ts';

const ORGAN = '00000000-0000-7000-8000-000000000001';
const OTHER = '00000000-0000-7000-8000-000000000002';
const folder = mkdtempSync(join(tmpdir(), 'files-'));
const store = openFileStore(folder);
const text = (words: string) => new TextEncoder().encode(words);

let db: TestDatabase;
before(async () => {
  db = await testDatabase();
});
after(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

test('what is handed in comes back, under the name it was given', async () => {
  const kept = await store.putFile(db.app, ORGAN, text('年度报告'), 'C:\\报送\\2024年报.txt');
  assert.ok(!isIssues(kept));
  const { bytes, name, mediaType, size } = await store.getFile(db.app, ORGAN, kept.id);
  assert.deepEqual(
    { text: new TextDecoder().decode(bytes), name, mediaType, size },
    {
      text: '年度报告',
      name: '2024年报.txt',
      mediaType: 'text/plain',
      size: 12,
    },
  );
});

test('the same content is kept once', async () => {
  const before = readdirSync(folder, { recursive: true }).length;
  await store.putFile(db.app, OTHER, text('年度报告'), '另一份.txt');
  assert.equal(readdirSync(folder, { recursive: true }).length, before);
});

test('a file of one organ is not there for another', async () => {
  const kept = await store.putFile(db.app, ORGAN, text('内部'), 'a.txt');
  assert.ok(!isIssues(kept));
  await assert.rejects(store.getFile(db.app, OTHER, kept.id), /没有找到/);
});

test('content changed behind the back of the program is noticed', async () => {
  const kept = await store.putFile(db.app, ORGAN, text('原文'), 'b.txt');
  assert.ok(!isIssues(kept));
  writeFileSync(join(folder, placeOf(kept.sha256)), '改文');
  await assert.rejects(store.getFile(db.app, ORGAN, kept.id), /not what was handed in/);
});

const refused: [why: string, bytes: Uint8Array, limits: object, message: RegExp][] = [
  ['nothing in it', text(''), {}, /空的/],
  ['larger than allowed', new Uint8Array(2_000_000), { maxSize: 1_000_000 }, /2\.0 MB，超过 1 MB/],
  [
    'a page that calls itself a photo',
    text('<!doctype html><script>'),
    { accept: ['image/png'] },
    /text\/html/,
  ],
];
for (const [why, bytes, limits, message] of refused) {
  test(`a file is refused at its field: ${why}`, async () => {
    const outcome = await store.putFile(db.app, ORGAN, bytes, 'photo.png', limits);
    assert.ok(isIssues(outcome));
    assert.equal(outcome.issues[0]?.field, 'file');
    assert.match(outcome.issues[0]?.message ?? '', message);
  });
}

const kinds: [why: string, bytes: Uint8Array, type: string][] = [
  ['a PDF', text('%PDF-1.7\n'), 'application/pdf'],
  ['a page', text('\n<html lang="zh">'), 'text/html'],
  ['Chinese in GB 18030', new Uint8Array([0xb9, 0xab, 0xbf, 0xaa]), 'text/plain'],
  ['noise', new Uint8Array([0, 1, 2, 3, 255]), 'application/octet-stream'],
];
for (const [why, bytes, type] of kinds) {
  test(`the kind of a file is told by its content: ${why}`, async () =>
    assert.equal(await mediaTypeOf(bytes), type));
}
