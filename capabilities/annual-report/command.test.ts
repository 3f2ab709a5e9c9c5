/** `./gongkai report …`: what it prints and how it ends. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { blankReport, cellPaths, setFigure, withFigure } from '#rules/annual-report/tables.ts';
import { reportCommand } from './command.ts';
import { toOfficialForm } from './model-record.ts';
import { publishedSample } from './sample/testing.ts';

let folder: string;
const file = (name: string) => join(folder, name);
const { report: balanced } = toOfficialForm(publishedSample());
const broken = withFigure(balanced, 'requests.totalHandled.total', 3);

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-command-'));
  await writeFile(file('balanced.json'), JSON.stringify(balanced));
  await writeFile(file('broken.json'), JSON.stringify(broken));
  await writeFile(file('photo.txt'), Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]));
  await writeFile(file('recipe.txt'), '红烧肉：五花肉五百克，冰糖三十克。');
});
after(() => rm(folder, { recursive: true }));

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const code = await reportCommand(args, { stdin: Readable.from([JSON.stringify(broken)]), stdout, stderr });
  stdout.end();
  stderr.end();
  return { code, out: await text(stdout), err: await text(stderr) };
}

const endings: [why: string, args: () => string[], code: number, words: RegExp][] = [
  ['a balanced report is fine', () => ['check', file('balanced.json')], 0, /没有发现/],
  ['a broken sum is a finding', () => ['check', file('broken.json')], 1, /\[差错\]/],
  ['from standard input', () => ['check', '-'], 1, /\[差错\]/],
  ['what was read is told', () => ['read', file('balanced.json')], 0, /凤泉区教育体育和文化旅游局/],
  ['a file that is not there', () => ['read', file('nix.docx')], 2, /没有这个文件/],
  ['a folder', () => ['check', folder], 2, /文件夹/],
  ['a photo under another name', () => ['check', file('photo.txt')], 2, /图片|照片/],
  ['a text that is no report', () => ['check', file('recipe.txt')], 2, /年度报告/],
  [
    'an unreadable year before',
    () => ['check', file('balanced.json'), '--previous', file('recipe.txt')],
    2,
    /年度报告/,
  ],
  ['no command', () => [], 2, /用法/],
  ['a command that is none', () => ['shred', 'x'], 2, /没有“report shred”/],
  ['an option that is none', () => ['check', file('balanced.json'), '--fix'], 2, /用法/],
  ['two files at once', () => ['check', 'a', 'b'], 2, /一次只处理一个文件/],
  ['a format nobody writes', () => ['write', file('balanced.json'), '--to', file('a.odt')], 2, /不能写出/],
  ['writing without a target', () => ['write', file('balanced.json')], 2, /--to/],
  [
    'writing what is no report',
    () => ['write', file('recipe.txt'), '--to', file('a.html')],
    2,
    /不是年度报告的JSON/,
  ],
];

for (const [why, args, code, words] of endings) {
  test(why, async () => {
    const ended = await run(...args());
    assert.equal(ended.code, code, ended.out + ended.err);
    assert.match(ended.out + ended.err, words);
  });
}

test('--json prints one value and nothing else, also when it fails', async () => {
  for (const args of [
    ['check', file('broken.json')],
    ['read', file('broken.json')],
    ['check', file('nix')],
  ]) {
    const { out } = await run(...args, '--json');
    assert.equal(typeof JSON.parse(out), 'object', args.join(' '));
  }
  const { findings } = JSON.parse((await run('check', file('broken.json'), '--json')).out);
  for (const key of ['rule', 'severity', 'message', 'cells', 'expected', 'actual', 'source']) {
    assert.ok(key in findings[0], key);
  }
});

test('last year carried over what this year did not carry in', async () => {
  const previous = blankReport('2021');
  for (const path of cellPaths(previous)) setFigure(previous, path, path.endsWith('WanYuan') ? '0' : 0);
  for (const column of ['naturalPerson', 'total']) {
    setFigure(previous, `requests.newlyReceived.${column}`, 2);
    setFigure(previous, `requests.carriedOver.${column}`, 2);
  }
  await writeFile(
    file('previous.json'),
    JSON.stringify({ ...previous, organ: balanced.organ, year: '2023' }),
  );
  const { code, out } = await run('check', file('balanced.json'), '--previous', file('previous.json'));
  assert.equal(code, 1);
  assert.match(out, /结转/);
});

test('what is written is read back', async () => {
  const written = await run('write', file('balanced.json'), '--to', file('again.html'));
  assert.equal(written.code, 0, written.err);
  const read = JSON.parse((await run('read', file('again.html'), '--json')).out);
  assert.deepEqual(read.requests, balanced.requests);
  assert.match(await readFile(file('again.html'), 'utf8'), /三安全一稳定/);
});

test('a folder of reports is checked at once, told file by file, and put into a spreadsheet', async () => {
  const sheet = file('out.xlsx');
  const { code, out, err } = await run('batch', folder, '--to', sheet);
  assert.equal(code, 1, err);
  assert.match(out, /broken\.json：.*1处差错|broken\.json：.*\d处差错/);
  assert.match(out, /photo\.txt：无法读取/);
  assert.match(out, /共\d+份/);
  assert.equal((await readFile(sheet)).subarray(0, 2).toString(), 'PK');
  assert.equal((await run('batch', file('nix'))).code, 2);
});
