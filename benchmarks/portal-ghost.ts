/**
 * Ghost with the same articles, for the benchmark of the portal. Ghost is never installed by it: GHOST names a folder
 * in which it stands with what it needs, for instance
 *
 *   npm pack ghost && tar xzf ghost-*.tgz && cd package && npm install --omit=dev && npm rebuild better-sqlite3
 *
 * and GHOST_NODE, where it needs another, the Node to run it with. Its database (SQLite), content and settings are in a
 * temporary folder and end with the run.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { articleHtml, titleOf } from './portal-items.ts';
import { answering, type Running } from './portal-load.ts';

const program = process.env.GHOST ?? '';
/** Ghost may want another Node than ours. */
const nodeProgram = process.env.GHOST_NODE ?? process.execPath;

export type Ghost = Running & { readonly items: readonly string[]; readonly list: readonly string[] };

/** Why it cannot be measured, in words; null when it can. */
export function missingForGhost(): string | null {
  if (program === '') return 'GHOST does not name a folder';
  if (!existsSync(join(program, 'index.js'))) return `there is no Ghost in ${program}`;
  return existsSync(join(program, 'node_modules')) ? null : `${program} has no node_modules`;
}

/** Starts it with `count` articles. */
export async function startGhost(port: number, count: number): Promise<Ghost> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-ghost-'));
  const url = `http://127.0.0.1:${port}`;
  layOut(folder, url, port);
  const once = run(folder);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await ready(once, url);
  once.kill();
  await new Promise((done) => once.once('exit', done));
  fill(join(folder, 'ghost.db'), count);
  const started = run(folder);
  await ready(started, url);
  const stop = () => {
    started.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return {
    ...{ url, stop, pids: [started.pid ?? 0] },
    items: Array.from({ length: count }, (_one, index) => `/item-${index + 1}/`),
    list: ['/', '/page/40/', `/page/${Math.floor(count / 12)}/`],
  };
}

function layOut(folder: string, url: string, port: number): void {
  const content = join(folder, 'content');
  for (const name of ['data', 'files', 'images', 'logs', 'media', 'public', 'settings', 'adapters'])
    mkdirSync(join(content, name), { recursive: true });
  cpSync(join(program, 'content', 'themes'), join(content, 'themes'), { recursive: true, dereference: true });
  // As Ghost's own installer lays it out; it looks for itself there.
  symlinkSync(program, join(folder, 'current'));
  const settings = {
    ...{ url, server: { host: '127.0.0.1', port }, privacy: { useUpdateCheck: false, useGravatar: false } },
    database: {
      client: 'better-sqlite3',
      connection: { filename: join(folder, 'ghost.db') },
      useNullAsDefault: true,
    },
    mail: { transport: 'Direct' },
    logging: { level: 'error', transports: ['file'], path: join(content, 'logs') },
    paths: { contentPath: content },
  };
  writeFileSync(join(folder, 'config.production.json'), JSON.stringify(settings));
}

const run = (folder: string): ChildProcess =>
  spawn(nodeProgram, ['current/index.js'], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });

async function ready(started: ChildProcess, url: string): Promise<void> {
  await Promise.race([
    answering(`${url}/`, 180),
    new Promise((_done, fail) => started.once('exit', (code) => fail(new Error(`Ghost ended (${code})`)))),
  ]);
}

type Row = Record<string, string | number | null>;

/** Writes the articles as rows like the one that Ghost itself made, 50 minutes apart, as ours. */
function fill(file: string, count: number): void {
  const database = new DatabaseSync(file);
  const one = (words: string) => database.prepare(words).get() as Row | undefined;
  const post = one("SELECT * FROM posts WHERE type = 'post' LIMIT 1");
  const author = one('SELECT * FROM posts_authors LIMIT 1');
  if (!post || !author) throw new Error('Ghost made no article to go by');
  const insert = (table: string, row: Row) =>
    database
      .prepare(`INSERT INTO ${table} (${Object.keys(row)}) VALUES (${Object.keys(row).map(() => '?')})`)
      .run(...Object.values(row));
  const newId = () => randomBytes(12).toString('hex');
  database.exec('BEGIN');
  for (let n = 1; n <= count; n += 1) {
    const id = newId();
    const at = new Date(Date.parse('2024-12-31T02:00:00Z') - n * 3_000_000)
      .toISOString()
      .slice(0, 19)
      .replace('T', ' ');
    insert('posts', {
      ...post,
      ...{ id, uuid: randomUUID(), title: titleOf(n), slug: `item-${n}`, html: articleHtml, plaintext: '' },
      ...{ lexical: null, mobiledoc: null, custom_excerpt: '会议总结了上一年度工作。', status: 'published' },
      ...{
        comment_id: id,
        featured: 0,
        visibility: 'public',
        published_at: at,
        created_at: at,
        updated_at: at,
      },
    });
    insert('posts_authors', { ...author, id: newId(), post_id: id });
  }
  database.exec('COMMIT');
  database.close();
}
