/** The command as a person gives it, on an empty folder, with nothing taken away. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const ROOT = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'start-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const settings = {
  ...process.env,
  PORT: '0',
  GONGKAI_DATA: join(folder, 'data'),
  GONGKAI_SAMPLE: 'off',
  DATABASE_URL: '',
};
/** Builds are `npm test`'s to make; here the command itself is started, as the shell script ends by doing. */
const words = ['--disable-warning=ExperimentalWarning', join(ROOT, 'command.ts')];

function gongkai(args: string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...words, ...args], {
    env: { ...settings, ...env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

async function start() {
  const program = spawn(process.execPath, [...words, 'start'], {
    env: settings,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  program.stdout.on('data', (text) => {
    printed += text;
  });
  program.stderr.on('data', (text) => {
    printed += text;
  });
  while (!printed.includes('Ctrl-C') && program.exitCode === null) await once(program.stdout, 'data');
  const url = /工作台\s+(http:\S+?)\/console/.exec(printed)?.[1] ?? '';
  return { program, url, printed: () => printed };
}

test('before the first start there is nothing to verify or back up, and the command says so', () => {
  for (const args of [['verify'], ['backup', join(folder, 'none.gongkai')]]) {
    const { status, stderr } = gongkai(args);
    assert.equal(status, 1);
    assert.match(stderr, /还没有数据/);
  }
});

test('the first start prints an address that answers and a password; the second only the address', {
  timeout: 400_000,
}, async () => {
  const first = await start();
  assert.equal((await fetch(`${first.url}/healthz`)).status, 200);
  assert.equal((await fetch(`${first.url}/`)).status, 200);
  assert.match(first.printed(), /admin\s+一次性密码 \S{8,}/);
  assert.match(first.printed(), /首次登录：登录名 admin/);
  first.program.kill('SIGINT');
  assert.deepEqual(await once(first.program, 'exit'), [0, null], first.printed());
  assert.throws(() => readFileSync(join(folder, 'data', 'postgres', 'postmaster.pid')), /ENOENT/);

  const second = await start();
  assert.doesNotMatch(second.printed(), /一次性密码|首次登录/);
  const taken = gongkai(['start'], { PORT: new URL(second.url).port, GONGKAI_DATA: join(folder, 'other') });
  assert.equal(taken.status, 2);
  assert.match(taken.stderr, /已被占用/);

  const added = gongkai(['user', 'add', 'zhang', '--role', 'editor', '--name', '张三', '--json']);
  assert.equal(added.status, 0, added.stderr);
  assert.equal(JSON.parse(added.stdout).staff.name, '张三');
  assert.equal(gongkai(['user', 'add', 'zhang', '--role', 'editor']).status, 1);
  second.program.kill('SIGTERM');
  assert.deepEqual(await once(second.program, 'exit'), [0, null], second.printed());
});

test('what was backed up is restored elsewhere, once, and verifies', { timeout: 400_000 }, () => {
  const file = join(folder, 'saved.gongkai');
  const elsewhere = { GONGKAI_DATA: join(folder, 'elsewhere') };
  assert.equal(gongkai(['backup', file]).status, 0);
  const restored = gongkai(['restore', file, '--json'], elsewhere);
  assert.equal(restored.status, 0, restored.stderr);
  const verified = JSON.parse(gongkai(['verify', '--json'], elsewhere).stdout);
  assert.equal(verified.ok, true);
  assert.equal(verified.journal.entries, JSON.parse(restored.stdout).journal.entries);
  const again = gongkai(['restore', file, '--json'], elsewhere);
  assert.equal(again.status, 1);
  assert.match(JSON.parse(again.stdout).error, /不是空的/);
});

const wrong: [why: string, args: string[], env: Record<string, string>, said: RegExp][] = [
  ['an unknown command', ['frobnicate'], {}, /没有“frobnicate”这个命令[\s\S]*用法/],
  ['an unknown option', ['backup', '--fast', 'x'], {}, /不认识选项“--fast”/],
  ['a missing file name', ['restore'], {}, /请写明一个文件名/],
  ['a word too many', ['verify', 'now'], {}, /不认识“now”/],
  ['a user without a name', ['user', 'add'], {}, /user add 登录名/],
  ['a wrong setting', ['start'], { PORT: 'http' }, /设置 PORT/],
];
for (const [why, args, env, said] of wrong) {
  test(`wrong use is said in a sentence and ends with 2: ${why}`, () => {
    const { status, stderr, stdout } = gongkai(args, env);
    assert.equal(status, 2);
    assert.match(stderr, said);
    assert.equal(stdout, '');
  });
}

test('help tells every command and ends with 0', () => {
  const { status, stdout } = gongkai(['help']);
  assert.equal(status, 0);
  for (const name of ['start', 'report read', 'backup', 'restore', 'verify', 'user add'])
    assert.match(stdout, new RegExp(name));
});
