/**
 * The database that comes with the program: one PostgreSQL for one data folder. It listens on a Unix socket in a
 * private folder only, ends when the program ends, however that happens, and a second program on the same folder
 * (a backup, say) uses the one already running and takes over when the first one ends.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, lstatSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { DatabaseError } from '../database-error.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { ensureCluster, USER } from './cluster.ts';
import { removeStaleLocks, runningPostmaster } from './postmaster.ts';
import {
  canDieWithParent,
  type Disguise,
  disguiseFor,
  passableFolder,
  privateFolder,
} from './unprivileged.ts';

export type EmbeddedOptions = {
  /** Where the cluster lives; made when it is not there. */
  readonly folder: string;
  /** The programs of another PostgreSQL (≥ 15) to use instead of the packaged ones. */
  readonly binFolder?: string | undefined;
  /** Further settings, `name=value`. */
  readonly settings?: readonly string[];
};

export type Embedded = {
  readonly url: (database: string) => string;
  /** Whether this process started it (and will stop it), or found it running. */
  readonly isOwn: () => boolean;
  /** Stops it when it is ours; otherwise leaves it running. */
  readonly stop: () => Promise<void>;
};

/** The longest path a Unix socket may have, less the name PostgreSQL adds. */
const LONGEST_SOCKET_FOLDER = 80;
const PATIENCE_MS = 600_000;
/** A database just killed may leave processes behind for a moment, and PostgreSQL rightly waits for them. */
const ATTEMPTS = 8;

const SETTINGS = [
  'listen_addresses=',
  'unix_socket_permissions=0700',
  'max_connections=200',
  'log_timezone=Asia/Shanghai',
  // The log must not repeat what people wrote to the office.
  'log_error_verbosity=terse',
  'log_min_error_statement=panic',
  'log_parameter_max_length_on_error=0',
];

type Cluster = EmbeddedOptions & {
  readonly binaries: Binaries;
  readonly disguise: Disguise;
  readonly socketFolder: string;
  readonly log: string;
};

/** Starts or adopts the database of this folder. Throws DatabaseError when it cannot run. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  if (process.platform === 'win32') {
    throw new DatabaseError(
      'Windows 上没有随附的数据库，请设置 DATABASE_URL 使用已有的 PostgreSQL（15 或更高版本）。',
      'There is no embedded database on Windows yet; set DATABASE_URL to a PostgreSQL ≥ 15.',
    );
  }
  const folder = resolve(options.folder);
  const binaries = findBinaries(options.binFolder);
  const disguise = disguiseFor(folder, binaries.postgres);
  const socketFolder = socketFolderOf(folder);
  passableFolder(dirname(folder), disguise);
  checkSocketFolder(socketFolder, disguise);
  const cluster = { ...options, folder, binaries, disguise, socketFolder, log: `${folder}.log` };
  await ensureCluster(cluster);

  let child = await ensureRunning(cluster);
  let stopping = false;
  const watch = setInterval(watchOver, 500);
  watch.unref();
  let reviving = false;
  async function watchOver(): Promise<void> {
    if (stopping || reviving || runningPostmaster(folder) !== null) return;
    reviving = true;
    try {
      child = await ensureRunning(cluster);
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    } finally {
      reviving = false;
    }
  }

  return {
    url: (database) => embeddedUrl(folder, database),
    isOwn: () => child !== null,
    stop: async () => {
      stopping = true;
      clearInterval(watch);
      if (child) await end(child);
      child = null;
    },
  };
}

/** The address of a database in the cluster of this folder, for pg and for DATABASE_URL. */
export function embeddedUrl(folder: string, database: string): string {
  const host = encodeURIComponent(socketFolderOf(resolve(folder)));
  return `postgresql://${USER}@localhost/${encodeURIComponent(database)}?host=${host}`;
}

function socketFolderOf(folder: string): string {
  const beside = `${folder}-socket`;
  if (beside.length <= LONGEST_SOCKET_FOLDER) return beside;
  return join(tmpdir(), `gongkai-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`);
}

/** In a place open to all, somebody else might have made the folder first. */
function checkSocketFolder(socketFolder: string, disguise: Disguise): void {
  privateFolder(socketFolder, disguise);
  const stat = lstatSync(socketFolder);
  const owner = disguise.owner?.uid ?? process.getuid?.();
  if (stat.isDirectory() && stat.uid === owner && (stat.mode & 0o077) === 0) return;
  throw new DatabaseError(
    `数据库通信目录 ${socketFolder} 属于他人或允许他人进入，请删除后重试。`,
    `The socket folder ${socketFolder} belongs to, or is open to, somebody else; remove it and start again.`,
  );
}

/** Returns the child this process started, or null when it found one running. */
async function ensureRunning(cluster: Cluster): Promise<ChildProcess | null> {
  const deadline = Date.now() + PATIENCE_MS;
  let failures = 0;
  while (Date.now() < deadline) {
    if (runningPostmaster(cluster.folder) !== null) {
      if (await answers(cluster.socketFolder)) return null;
      await sleep(30);
      continue;
    }
    removeStaleLocks(cluster.folder, cluster.socketFolder);
    const child = launch(cluster);
    while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
      if (runningPostmaster(cluster.folder) === child.pid && (await answers(cluster.socketFolder)))
        return child;
      await sleep(20);
    }
    if (runningPostmaster(cluster.folder) === null) failures += 1;
    if (failures === ATTEMPTS) break;
    await sleep(300);
  }
  throw new DatabaseError(
    `数据库没有启动，原因见 ${cluster.log}。`,
    `The database did not start; ${cluster.log} says: ${lastLines(cluster.log)}`,
  );
}

let canDie: boolean | undefined;

function launch({ folder, binaries, disguise, socketFolder, settings = [], log }: Cluster): ChildProcess {
  canDie ??= canDieWithParent();
  const dying = canDie ? ['setpriv', '--pdeathsig', 'INT', '--'] : [];
  const all = [...SETTINGS, `unix_socket_directories=${socketFolder}`, ...settings];
  const words = [
    ...disguise.prefix,
    ...dying,
    binaries.postgres,
    '-D',
    folder,
    ...all.flatMap((s) => ['-c', s]),
  ];
  const [program = '', ...rest] = words;
  if (existsSync(log) && statSync(log).size > 10_000_000) truncateSync(log);
  const output = openSync(log, 'a', 0o600);
  // Its own session: Ctrl-C in the terminal must reach the program only, which stops the database when it is done.
  const child = spawn(program, rest, {
    detached: true,
    cwd: dirname(folder),
    stdio: ['ignore', output, output],
  });
  child.on('error', () => {});
  child.unref();
  closeSync(output);
  return child;
}

async function answers(socketFolder: string): Promise<boolean> {
  const client = new pg.Client({ host: socketFolder, user: USER, database: 'postgres' });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Fast shutdown: open transactions are rolled back, everything committed is on the disk. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  child.ref();
  child.kill('SIGINT');
  const harder = setTimeout(() => child.kill('SIGQUIT'), 30_000);
  await gone;
  clearTimeout(harder);
}

function lastLines(log: string): string {
  return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-5).join(' | ') : basename(log);
}
