/**
 * The public portal under load, beside what else can be had on the machine, in one run. By hand:
 *
 *   node benchmarks/portal.ts [SECONDS PER MEASUREMENT, 4] [ITEMS OF THE LARGE SITE, 100000]
 *
 * Item page and list page, made anew for every visitor and kept, at 1,000 and at 100,000 items that were brought over
 * by the program's own import; beside them bare node:http and nginx sending the same bytes, nginx with a proxy cache in
 * front of ours, WordPress (bare, and behind nginx's fastcgi_cache) and Ghost with 1,000 of the same articles. Needs wrk;
 * what else is not installed is said and left out (see portal-wordpress.ts, portal-ghost.ts). Every server is one
 * process; each is asked three times and its best is kept, since a machine is seldom idle. Beside answers per
 * second stands what they cost: answers per second of processor time of all processes that served, the database's too.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOrgan } from '#capabilities/accounts/index.ts';
import { plantSection } from '#capabilities/publishing/testing-portal.ts';
import { databaseOver, openPool } from '#platform/database/connection.ts';
import { createApp } from '#platform/database/index.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { openFileStore } from '#platform/files/index.ts';
import { PageCache } from '#platform/http/pages/cache.ts';
import { startServer } from '../server.ts';
import { missingForGhost, startGhost } from './portal-ghost.ts';
import { articleHtml, importArticles } from './portal-items.ts';
import {
  firstOf,
  firstPort,
  lookAt,
  nginx,
  nginxProgram,
  type Rate,
  type Running,
  rate,
} from './portal-load.ts';
import { missingForWordPress, startWordPress } from './portal-wordpress.ts';

async function serve(kind: string, source: string, files: string): Promise<void> {
  if (kind === 'bare') {
    const body = Buffer.from(source, 'base64');
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length };
    const server = createServer((_request, response) => response.writeHead(200, headers).end(body));
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      console.log(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
    });
    return;
  }
  if (kind === 'anew') {
    // Nothing is kept, and visitors who ask at the same time share nothing either.
    PageCache.prototype.put = () => {};
    PageCache.prototype.once = (_key, make) => make();
  }
  const pool = openPool({ url: source, max: 10 });
  const store = openFileStore(files);
  const app = createApp(databaseOver(pool), undefined, store);
  const log = { level: 'silent', stream: { write: () => {} } };
  const opened = { database: app.database, pool, files: store };
  console.log((await startServer({ port: 0, host: '127.0.0.1' }, opened, { log })).url);
}

/** Starts this file as a child; the first line it prints is where it listens. */
function child(kind: string, ...more: string[]): Promise<Running> {
  const started = spawn(
    process.execPath,
    [...process.execArgv, import.meta.filename, 'serve', kind, ...more],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  return new Promise((done, fail) => {
    started.on('exit', () => fail(new Error(`${kind} ended`)));
    started.stdout.once('data', (line) =>
      done({ url: String(line).trim(), stop: () => started.kill(), pids: [started.pid ?? 0] }),
    );
  });
}

type Row = { readonly what: string; readonly item: Rate; readonly list: Rate };
type Wanted = { readonly items: readonly string[]; readonly list: readonly string[]; readonly text: string };

const rows: Row[] = [];
const left: string[] = [];
let seconds = 4;

/** The better of two measurements of the same, by either measure. */
const better = (one: Rate, other: Rate): Rate => ({
  perSecond: Math.max(one.perSecond, other.perSecond),
  perProcessorSecond: Math.max(one.perProcessorSecond ?? 0, other.perProcessorSecond ?? 0) || null,
  seconds: Math.max(one.seconds, other.seconds),
});

/** The best of three rounds; where the first had to be longer to say anything, so are the others from the start. */
function bestOf(server: Running, paths: readonly string[]): Rate {
  let best = rate(server, paths, seconds);
  for (let round = 2; round <= 3; round += 1) best = better(best, rate(server, paths, best.seconds));
  return best;
}

function report(row: Row, bytes: number): void {
  rows.push(row);
  const figure = (value: number | null) =>
    (value === null ? '-' : value.toFixed(value < 100 ? 1 : 0)).padStart(7);
  const shown = ({ perSecond, perProcessorSecond }: Rate) =>
    `${figure(perSecond)} ${figure(perProcessorSecond)}`;
  console.log(`${row.what.padEnd(46)} item ${shown(row.item)}   list ${shown(row.list)}   (${bytes} bytes)`);
}

/** Asks for items and lists, each three times, keeps the best, and prints them. */
async function measure(what: string, server: Running, { items, list, text }: Wanted): Promise<void> {
  const bytes = Buffer.byteLength(await lookAt(server.url, items.slice(0, 2), text));
  await lookAt(server.url, list, '次教育工作会议');
  report({ what, item: bestOf(server, items), list: bestOf(server, list) }, bytes);
}

const organ = { name: '凤泉区教育体育和文化旅游局', shortName: '局', siteName: '凤泉区教体文旅局门户网站' };
const sentence = '凤泉区教育体育和文化旅游局召开全区教育工作会议';

/** Our portal at one size; returns the bytes of an item and of a list for the others to send. */
async function measureOurs(count: number): Promise<{ item: string; list: string }> {
  const database = await testDatabase();
  const { app } = database;
  const { id } = await createOrgan(app, organ);
  for (const [slug, title, kind] of [
    ['news', '工作动态', 'news'],
    ['notices', '通知公告', 'notices'],
    ['policies', '政策文件', 'policies'],
  ] as const)
    await plantSection(app, id, { slug, title, kind });
  console.log(`\n${count} items`);
  await importArticles(app, id, count);
  const items = Array.from(
    { length: 1000 },
    (_one, index) => `/items/${1 + Math.floor((index * count) / 1000)}`,
  );
  const middle = `/sections/news?older=${Date.parse('2014-06-01T00:00:00Z')}.1`;
  const wanted = { items, list: ['/sections/news', middle, '/sections/news?end=oldest'], text: sentence };
  const bytes = { item: '', list: '' };
  for (const [kind, words] of [
    ['anew', 'made anew for every visitor'],
    ['kept', 'kept'],
  ] as const) {
    const named = new URL(database.url).pathname.slice(1);
    const ours = { ...(await child(kind, database.url, database.filesFolder)), named };
    await measure(`ours, ${words}, ${count} items`, ours, wanted);
    bytes.item = await lookAt(ours.url, ['/items/1'], sentence);
    bytes.list = await lookAt(ours.url, ['/sections/news'], '次教育工作会议');
    if (kind === 'kept' && count <= 1000) await measureBehindNginx(ours, wanted);
    ours.stop();
  }
  await database.close();
  return bytes;
}

async function measureBehindNginx(ours: Running, wanted: Wanted): Promise<void> {
  if (nginxProgram === null) return void left.push('nginx in front of ours: nginx is not installed');
  const keep = 'proxy_cache p; proxy_cache_valid 200 1m; proxy_ignore_headers Vary Cache-Control';
  const front = await nginx(
    `server { listen 127.0.0.1:${firstPort}; location / { proxy_pass ${ours.url}; ${keep}; proxy_http_version 1.1; } }`,
    firstPort,
  );
  const both = { ...front, pids: [...front.pids, ...ours.pids] };
  await measure('nginx proxy_cache in front of ours', both, wanted);
  front.stop();
}

async function measureAnchors(bytes: { item: string; list: string }): Promise<void> {
  console.log('\nanchors: the same bytes');
  const found: Rate[] = [];
  for (const body of [bytes.item, bytes.list]) {
    const bare = await child('bare', Buffer.from(body).toString('base64'));
    found.push(bestOf(bare, ['/']));
    bare.stop();
  }
  const [item, list] = found;
  if (item && list) report({ what: 'bare node:http', item, list }, Buffer.byteLength(bytes.item));
  if (nginxProgram === null) return void left.push('static files: nginx is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'portal-static-'));
  writeFileSync(join(folder, 'item.html'), bytes.item);
  writeFileSync(join(folder, 'list.html'), bytes.list);
  const files = await nginx(`server { listen 127.0.0.1:${firstPort}; root ${folder}; }`, firstPort);
  await measure('nginx, static files', files, {
    items: ['/item.html'],
    list: ['/list.html'],
    text: sentence,
  });
  files.stop();
  rmSync(folder, { recursive: true });
}

async function measureOthers(): Promise<void> {
  console.log('\nothers: 1,000 of the same articles');
  const missing = missingForWordPress();
  if (missing.length > 0) left.push(`WordPress: not installed: ${missing.join(', ')}`);
  else
    for (const workers of new Set([1, availableParallelism()])) {
      console.log(`  WordPress is being set up, ${workers} of PHP`);
      const wordpress = await startWordPress(firstPort, 1000, workers);
      const wanted = { items: wordpress.items, list: wordpress.list, text: sentence };
      const processes = workers === 1 ? '1 process' : `${workers} processes`;
      await measure(`WordPress, ${processes}`, wordpress.bare, wanted);
      if (workers === 1) await measure('WordPress behind nginx fastcgi_cache', wordpress.cached, wanted);
      wordpress.stop();
    }
  const why = missingForGhost();
  if (why !== null) return void left.push(`Ghost: ${why}`);
  console.log('  Ghost is being set up');
  const ghost = await startGhost(firstPort + 2, 1000);
  await measure('Ghost', ghost, { items: ghost.items, list: ghost.list, text: sentence });
  ghost.stop();
}

function compare(large: number): void {
  const of = (words: string) => rows.find(({ what }) => what.startsWith(words));
  const ratio = (title: string, one: Row | undefined, other: Row | undefined, least: number) => {
    if (!one || !other) return void console.log(`${title.padEnd(62)} not measured`);
    const of = (page: 'item' | 'list', by: 'perSecond' | 'perProcessorSecond') =>
      (one[page][by] ?? Number.NaN) / (other[page][by] ?? Number.NaN);
    const clock = [of('item', 'perSecond'), of('list', 'perSecond')];
    const cost = [of('item', 'perProcessorSecond'), of('list', 'perProcessorSecond')];
    const shown = ([item, list]: number[]) => `${item?.toFixed(2)} / ${list?.toFixed(2)}`;
    const verdict = (ratios: number[]) => (Math.min(...ratios) >= least ? 'holds' : 'MISSED');
    console.log(
      `${title.padEnd(62)} by the clock ${shown(clock)} ${verdict(clock)}   by processor time ${shown(cost)} ${verdict(cost)}`,
    );
  };
  const [anew, kept] = [of('ours, made anew for every visitor, 1000 '), of('ours, kept, 1000 ')];
  const cached = of('WordPress behind');
  console.log('\nwhat must hold (item / list)');
  ratio(
    `anew at ${large} items / at 1,000 (at least 0.5)`,
    of(`ours, made anew for every visitor, ${large} `),
    anew,
    0.5,
  );
  ratio('anew / WordPress, 1 process (at least 50)', anew, of('WordPress, 1 '), 50);
  ratio('anew / Ghost (at least 40)', anew, of('Ghost'), 40);
  ratio('kept / WordPress behind fastcgi_cache (at least 0.5)', kept, cached, 0.5);
  // Both are nginx sending kept bytes: equal within what two measurements of the same thing differ by.
  ratio('nginx in front of ours / WordPress behind it (equal: 0.9)', of('nginx proxy_cache'), cached, 0.9);
  for (const sentence of left) console.log(`left out — ${sentence}`);
}

async function measureAll(each: number, large: number): Promise<void> {
  if (firstOf('/usr/bin/wrk', '/usr/local/bin/wrk', '/opt/homebrew/bin/wrk') === null)
    throw new Error('wrk is not installed; nothing can be measured without it');
  seconds = each;
  // Broken off, it takes its servers and folders along.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const busy = loadavg()[0] ?? 0;
  console.log(
    `${seconds} s each, 3 rounds, 32 connections, ${availableParallelism()} processors (load before: ${busy.toFixed(1)})`,
  );
  console.log('answers per second, and per second of processor time of all who served');
  console.log(`an article of ${Buffer.byteLength(articleHtml)} bytes`);
  const bytes = await measureOurs(1000);
  await measureAnchors(bytes);
  await measureOthers();
  await measureOurs(large);
  compare(large);
  process.exit();
}

/** As a child: the whole server over a database, with or without its page cache, or the bare one. */
if (process.argv[2] === 'serve')
  await serve(process.argv[3] ?? '', process.argv[4] ?? '', process.argv[5] ?? '');
else await measureAll(Number(process.argv[2] ?? 4), Number(process.argv[3] ?? 100_000));
