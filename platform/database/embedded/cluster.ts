/** The cluster: the files of the database, made once by initdb. */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseError } from '../database-error.ts';
import type { Binaries } from './binaries.ts';
import { type Disguise, privateFolder } from './unprivileged.ts';

/** The one account in the cluster. */
export const USER = 'gongkai';

type Place = { readonly folder: string; readonly binaries: Binaries; readonly disguise: Disguise };

/** Makes the cluster, when there is none, beside its place and moves it there whole, so that half a cluster never stands there. */
export async function ensureCluster({ folder, binaries, disguise }: Place): Promise<void> {
  if (existsSync(join(folder, 'PG_VERSION'))) return checkMajor(folder, binaries, disguise);
  const draft = `${folder}.new-${randomBytes(6).toString('hex')}`;
  privateFolder(draft, disguise);
  const made = await run(
    [
      ...disguise.prefix,
      binaries.initdb,
      '-D',
      draft,
      '-U',
      USER,
      '-E',
      'UTF8',
      '--lc-collate=C',
      '--lc-ctype=C.UTF-8',
    ].concat([
      '--lc-messages=C',
      '--auth-local=trust',
      '--auth-host=reject',
      '--no-instructions',
      '--data-checksums',
    ]),
  );
  if (made.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new DatabaseError(
      `无法在 ${folder} 中建立数据库，请检查磁盘空间和目录权限。`,
      `initdb failed in ${folder}; check free space and permissions. It said: ${made.output.trim()}`,
    );
  }
  try {
    renameSync(draft, folder);
  } catch {
    // Another process was quicker; its cluster is as good.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(join(folder, 'PG_VERSION'))) {
      throw new DatabaseError(
        `目录 ${folder} 不是空的，也不是数据库，请清空它或更换 GONGKAI_DATA。`,
        `${folder} is neither empty nor a database; empty it or choose another GONGKAI_DATA.`,
      );
    }
  }
}

function checkMajor(folder: string, binaries: Binaries, disguise: Disguise): void {
  const ours = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  const [program = '', ...rest] = [...disguise.prefix, binaries.postgres, '--version'];
  const theirs =
    spawnSync(program, rest, { encoding: 'utf8', cwd: '/' }).stdout.match(/\) (\d+)/)?.[1] ?? '?';
  if (ours === theirs) return;
  throw new DatabaseError(
    `数据目录 ${folder} 由 PostgreSQL ${ours} 建立，现有程序是 ${theirs}。请用原版本执行 ./gongkai backup，再在新目录执行 ./gongkai restore。`,
    `${folder} was made by PostgreSQL ${ours}, this is ${theirs}. Back up with the old version and restore into a new folder.`,
  );
}

function run(words: readonly string[]): Promise<{ status: number | null; output: string }> {
  const [program = '', ...rest] = words;
  return new Promise((done) => {
    const child = spawn(program, rest, {
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: '/',
      env: { ...process.env, LC_ALL: 'C' },
    });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.on('error', (error) => done({ status: 1, output: error.message }));
    child.on('close', (status) => done({ status, output }));
  });
}
