/** `./gongkai items import`: an older site's items brought over, whole lines or none, once. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { beginPublishing } from '#capabilities/publishing/index.ts';
import { type TestServer, testServer } from '#platform/http/testing.ts';
import type { Answer } from './answer.ts';
import { itemsCommand } from './items.ts';
import { proveAll } from './proof.ts';

let server: TestServer;
const folder = mkdtempSync(join(tmpdir(), 'gongkai-import-'));
before(async () => {
  server = await testServer();
  await beginPublishing(server.app, server.organ);
});
after(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const line = (at: number, changes: object = {}): string =>
  JSON.stringify({
    ...{ section: 'news', kind: 'news', title: `旧站信息${at}`, publishedOn: '2019-03-04' },
    ...{ html: `<p>旧站的第${at}条信息。</p>`, source: '局办公室', ...changes },
  });

function fileOf(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\n'));
  return path;
}

/** Starts the command as somebody at the server would. */
function begin(path: string): { child: ChildProcess; said: string[] } {
  const said: string[] = [];
  const words = ['--disable-warning=ExperimentalWarning', 'command.ts', 'items', 'import', path];
  const child = spawn(process.execPath, words, {
    cwd: join(import.meta.dirname, '..', '..'),
    env: { ...process.env, DATABASE_URL: server.database.url, GONGKAI_DATA: folder },
  });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => said.push(String(piece)));
  return { child, said };
}

async function bring(path: string): Promise<{ code: number; said: string }> {
  const { child, said } = begin(path);
  const [code] = await once(child, 'close');
  return { code: Number(code), said: said.join('') };
}

/** What the command answers, without a process of its own. */
async function importNow(path: string): Promise<Answer> {
  process.env.DATABASE_URL = server.database.url;
  return itemsCommand(['import', path]);
}

const count = async (): Promise<number> =>
  (await server.database.pool.query('SELECT count(*)::int AS n FROM items')).rows[0].n;
const titles = async (): Promise<string[]> =>
  (await server.database.pool.query('SELECT title FROM public_items ORDER BY title')).rows.map(
    ({ title }: { title: string }) => title,
  );

const bad: readonly [why: string, text: string, told: RegExp][] = [
  ['no JSON', '{"section":', /第2行：不是一行完整的 JSON/],
  ['not an item', '[1]', /第2行：整行：应为一个对象/],
  ['no title', line(1, { title: ' ' }), /第2行：title：没有标题/],
  ['a field missing', line(1, { title: undefined }), /第2行：title：没有填写/],
  ['a number for a text', line(1, { html: 5 }), /第2行：html：应为文字/],
  ['a field that there is not', line(1, { writer: '甲' }), /第2行：整行：没有名为“writer”的字段/],
  ['a kind that there is not', line(1, { kind: 'advert' }), /第2行：kind：只能是 news/],
  ['a section that there is not', line(1, { section: 'nowhere' }), /第2行：section：没有网址为“nowhere”/],
  ['a day that there is not', line(1, { publishedOn: '2019-02-30' }), /第2行：publishedOn：日期请写成/],
  ['a day to come', line(1, { publishedOn: '2999-01-01' }), /第2行：publishedOn：日期还没有到/],
  ['a title of 201 signs', line(1, { title: '题'.repeat(201) }), /第2行：title：超过200字/],
  ['a number twice', `${line(1, { id: 7 })}\n${line(2, { id: 7 })}`, /第3行：id：编号7与第2行相同/],
  [
    'a 索引号 twice',
    `${line(1, { indexNumber: 'A1' })}\n${line(2, { indexNumber: 'A1' })}`,
    /第3行：indexNumber：/,
  ],
];

describe('a file with one bad line brings nothing, and the line is told', () => {
  for (const [why, text, told] of bad)
    test(why, async () => {
      const answer = await importNow(fileOf('bad.jsonl', [line(0), text, line(9)]));
      assert.equal(answer.code, 1);
      assert.match(answer.text, /^没有导入，请改正以下各行后再试：/);
      assert.match(answer.text, told);
      assert.equal(await count(), 0);
    });
});

test('a wrong call is told in a sentence', async () => {
  await assert.rejects(itemsCommand(['export', 'x']), /应为 items import/);
  await assert.rejects(itemsCommand(['import', join(folder, 'none.jsonl')]), /没有文件/);
  await assert.rejects(itemsCommand(['import', 'x', '--fast']), /不认识选项/);
});

test('good lines become public at their old dates and numbers, with the markup cleaned, and are proved', async () => {
  const hostile =
    '<p onclick="alert(1)">正文。<script>alert(1)</script></p><img src="https://old.example/a.jpg">';
  const path = fileOf('good.jsonl', [
    `\uFEFF${line(1, { id: 40, html: hostile, title: '甲\0乙\ud800' })}`,
    '',
    line(2, {
      indexNumber: '旧-0001',
      documentNumber: '教体〔2019〕3号',
      kind: 'notice',
      section: 'notices',
    }),
    '',
  ]);
  const { code, said } = await bring(path);
  assert.equal(code, 0, said);
  assert.match(said, /已导入 2 \/ 2（100%）\n/, 'progress ends whatever lines are empty');
  assert.match(said, /已导入2条信息。\n1条的正文里有图片/);
  const page = await (await server.visit('/items/40')).text();
  assert.match(page, /甲乙\ufffd/);
  assert.match(page, /2019-03-04/);
  assert.doesNotMatch(page, /onclick|alert\(1\)|old\.example/);
  assert.match(await (await server.visit('/items/41')).text(), /旧-0001/);
  const opened = {
    pool: server.database.pool,
    database: server.app.database,
    filesFolder: server.database.filesFolder,
  };
  for (const { name, broken } of await proveAll(opened)) assert.equal(broken, null, name);

  const again = await importNow(path);
  assert.equal(again.text, '这个文件以前已经全部导入，这次没有重复导入。');
  assert.equal(await count(), 2, 'nothing is there twice');
  const taken = await importNow(
    fileOf('taken.jsonl', [line(3, { id: 40 }), line(4, { indexNumber: '旧-0001' })]),
  );
  assert.match(taken.text, /第1行：id：编号40已经有别的信息\n第2行：indexNumber：索引号“旧-0001”已经用过/);
  assert.equal(await count(), 2);
});

test('killed in the middle, the next run goes on, and nothing is there twice or half', async () => {
  const many = Array.from({ length: 2_500 }, (_, at) =>
    line(at + 1, { title: `续传${String(at).padStart(4, '0')}` }),
  );
  const path = fileOf('many.jsonl', many);
  const before = await count();
  const { child, said } = begin(path);
  const ended = once(child, 'close');
  for (let at = before; at === before && child.exitCode === null; at = await count()) await sleep(5);
  child.kill('SIGKILL');
  await ended;
  const done = (await count()) - before;
  assert.ok(done > 0 && done < many.length, `${done} ${said.join('')}`);
  assert.equal(done % 500, 0, 'whole batches');
  const answer = await importNow(path);
  assert.match(answer.text, new RegExp(`^已导入${many.length - done}条信息。\n这个文件以前已导入${done}行`));
  const there = (await titles()).filter((title) => title.startsWith('续传'));
  assert.deepEqual(
    there,
    many.map((text) => (JSON.parse(text) as { title: string }).title),
  );
});
