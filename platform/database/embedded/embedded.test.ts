import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { openDatabase } from '../index.ts';
import { type Embedded, startEmbedded } from './index.ts';
import { runningPostmaster } from './postmaster.ts';

const parent = mkdtempSync(join(tmpdir(), 'embedded-'));
const ROOT = join(import.meta.dirname, '..', '..', '..');
process.on('exit', () => rmSync(parent, { recursive: true, force: true }));

async function ask(embedded: Embedded, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: embedded.url('postgres') });
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query({ text: sql, rowMode: 'array' });
  await client.end();
  return rows[0]?.[0];
}

async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let i = 0; i < 1200; i += 1) {
    if (await condition()) return;
    await sleep(50);
  }
  assert.fail(`waited in vain: ${what}`);
}

test('the database is private, knows Chinese letters, and is not reached over the network', async () => {
  const folder = join(parent, 'one', 'postgres');
  const embedded = await startEmbedded({ folder });
  assert.equal(await ask(embedded, 'SHOW listen_addresses'), '');
  assert.equal(await ask(embedded, 'SHOW fsync'), 'on');
  assert.equal(await ask(embedded, `SELECT '预算' ~ '^[[:alpha:]]+$'`), true);
  for (const path of [folder, `${folder}-socket`]) assert.equal(statSync(path).mode & 0o777, 0o700);
  await embedded.stop();
  assert.equal(runningPostmaster(folder), null);
});

test('a second program uses the database of the first, and takes over when the first ends', async () => {
  const folder = join(parent, 'two', 'postgres');
  const [first, second] = await Promise.all([startEmbedded({ folder }), startEmbedded({ folder })]);
  const [own, guest] = first.isOwn() ? [first, second] : [second, first];
  assert.equal(guest.isOwn(), false);
  await own.stop();
  await until(() => guest.isOwn(), 'the second program to take over');
  assert.equal(await ask(guest, 'SELECT 1'), 1);
  await guest.stop();
});

test('a database in a folder with a very long path is reached all the same', async () => {
  const folder = join(parent, '很深的目录'.repeat(5), 'x'.repeat(60), 'postgres');
  const embedded = await startEmbedded({ folder });
  assert.equal(await ask(embedded, 'SELECT 1'), 1);
  await embedded.stop();
});

test('when the program is killed its database ends by itself', {
  skip: process.platform !== 'linux' && 'only Linux tells a child that its parent died',
}, async () => {
  const folder = join(parent, 'three', 'postgres');
  const program = `
    import { startEmbedded } from '#platform/database/embedded/index.ts';
    await startEmbedded({ folder: process.argv[1] });
    process.stdout.write('started');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program, folder], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  assert.notEqual(runningPostmaster(folder), null);
  child.kill('SIGKILL');
  await until(() => runningPostmaster(folder) === null, 'the database to end');
});

test('lock files left by a crash do not keep the database from starting, whoever has its number now', async () => {
  const folder = join(parent, 'four', 'postgres');
  await (await startEmbedded({ folder })).stop();
  writeFileSync(join(folder, 'postmaster.pid'), `${process.pid}\n${folder}\n1\n5432\n`);
  writeFileSync(join(`${folder}-socket`, '.s.PGSQL.5432.lock'), `${process.pid}\n${folder}\n1\n5432\n`);
  const embedded = await startEmbedded({ folder });
  assert.equal(await ask(embedded, 'SELECT 1'), 1);
  await embedded.stop();
});

test('a folder that is something else, or of another version, is refused in a sentence', async () => {
  const other = join(parent, 'five', 'postgres');
  mkdirSync(other, { recursive: true });
  writeFileSync(join(other, 'letter.txt'), '您好');
  await assert.rejects(startEmbedded({ folder: other }), /不是空的，也不是数据库/);
  const older = join(parent, 'six', 'postgres');
  mkdirSync(older, { recursive: true });
  writeFileSync(join(older, 'PG_VERSION'), '14\n');
  await assert.rejects(startEmbedded({ folder: older }), /由 PostgreSQL 14 建立.*\.\/gongkai backup/);
});

test('a server that cannot be reached is told in a sentence, without its password', async () => {
  const opening = openDatabase({ url: 'postgresql://gk:geheim@127.0.0.1:9/gk', dataFolder: parent });
  await assert.rejects(
    opening,
    (error) => error instanceof Error && /DATABASE_URL/.test(error.message) && !/geheim/.test(error.message),
  );
});

test('a database under which Chinese has no letters is refused', async () => {
  const embedded = await startEmbedded({ folder: join(parent, 'seven', 'postgres') });
  await ask(embedded, `CREATE DATABASE plain LC_CTYPE 'C' LC_COLLATE 'C' TEMPLATE template0`);
  await assert.rejects(
    openDatabase({ url: embedded.url('plain'), dataFolder: parent }),
    /lc_ctype 是 C，不能识别汉字/,
  );
  await embedded.stop();
});

const isRoot = process.getuid?.() === 0 && spawnSync('setpriv', ['--version']).status === 0;

const PROGRAM = `
  import { openDatabase } from '#platform/database/index.ts';
  const { pool, close } = await openDatabase({ url: null, dataFolder: process.argv[1] });
  console.log((await pool.query('SELECT 6 * 7 AS n')).rows[0].n);
  await close();`;
const words = [process.execPath, '--input-type=module-typescript', '-e', PROGRAM];
const nobody = ['--reuid=65534', '--regid=65534', '--clear-groups', '--'];
const mayEnter = isRoot && spawnSync('setpriv', [...nobody, process.execPath, '--version']).status === 0;
const skip = !mayEnter && 'only root can take another identity, and it must be let into this folder';

test('an ordinary user starts it as well', { skip }, () => {
  const home = mkdtempSync(join(tmpdir(), 'ordinary-'));
  spawnSync('chown', ['65534:65534', home]);
  const run = spawnSync('setpriv', [...nobody, ...words, home], { cwd: ROOT, encoding: 'utf8' });
  assert.equal(run.stdout.trim(), '42', run.stderr);
  rmSync(home, { recursive: true });
});

test('root starts it also where the kernel grants no user namespaces', { skip }, () => {
  const programs = mkdtempSync(join(tmpdir(), 'programs-'));
  chmodSync(programs, 0o755);
  writeFileSync(join(programs, 'unshare'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  const home = mkdtempSync(join(tmpdir(), 'root-'));
  chmodSync(home, 0o711);
  const [program = '', ...rest] = [...words, join(home, 'data')];
  const env = { ...process.env, PATH: `${programs}:${process.env.PATH}` };
  const run = spawnSync(program, rest, { cwd: ROOT, encoding: 'utf8', env });
  assert.equal(run.stdout.trim(), '42', run.stderr);
  for (const folder of [programs, home]) rmSync(folder, { recursive: true });
});
