/**
 * The public portal under load, beside what else can be had on the machine, in one run. By hand:
 *
 *   node benchmarks/portal.ts [SECONDS PER MEASUREMENT]
 *
 * Item page and list page, made anew for every visitor and kept, at 1,000 and at 100,000 items; beside them a bare
 * node:http server and (where nginx is installed) nginx, both sending the same bytes, and nginx with a proxy cache in
 * front of ours. Where WordPress, PHP-FPM and MariaDB are installed too: WordPress with 1,000 of the same articles, bare
 * and behind nginx's fastcgi_cache. Needs wrk. Every server is one process on this machine.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOrgan } from '#capabilities/accounts/index.ts';
import { plantSection } from '#capabilities/publishing/testing-portal.ts';
import { databaseOver, openPool } from '#platform/database/connection.ts';
import { createApp } from '#platform/database/index.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { openFileStore } from '#platform/files/index.ts';
import { PageCache } from '#platform/http/pages/cache.ts';
import { startServer } from '../server.ts';
import { articleHtml, fillItems } from './portal-items.ts';
import { startWordPress } from './portal-wordpress.ts';

const seconds = Number(process.argv[2] ?? 4);

/** As a child: the whole server over a database, with or without its page cache, or the bare one. */
if (process.argv[2] === 'serve')
  await serve(process.argv[3] ?? '', process.argv[4] ?? '', process.argv[5] ?? '');
else await measureAll();

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
  if (kind === 'anew') PageCache.prototype.put = () => {};
  const pool = openPool({ url: source, max: 10 });
  const store = openFileStore(files);
  const app = createApp(databaseOver(pool), undefined, store);
  const log = { level: 'silent', stream: { write: () => {} } };
  const opened = { database: app.database, pool, files: store };
  console.log((await startServer({ port: 0, host: '127.0.0.1' }, opened, { log })).url);
}

type Running = { readonly url: string; readonly stop: () => void };

/** Starts this file as a child; the first line it prints is where it listens. */
function child(kind: string, ...more: string[]): Promise<Running> {
  const started = spawn(process.execPath, [...process.execArgv, import.meta.filename, 'serve', kind, ...more], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((done, fail) => {
    started.on('exit', () => fail(new Error(`${kind} ended`)));
    started.stdout.once('data', (line) => done({ url: String(line).trim(), stop: () => started.kill() }));
  });
}

/** Requests per second over `paths` in turn, 32 connections; throws when an answer is no page. */
function rate(url: string, paths: readonly string[]): number {
  const folder = mkdtempSync(join(tmpdir(), 'portal-load-'));
  const script = join(folder, 'paths.lua');
  const list = paths.map((path) => `"${path}"`).join(',');
  writeFileSync(
    script,
    `local paths = {${list}}\nlocal at = 0\nrequest = function()\n at = at % #paths + 1\n return wrk.format("GET", paths[at])\nend\n`,
  );
  const told = execFileSync('wrk', ['-t1', '-c32', `-d${seconds}s`, '-s', script, url], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  const failures = /Non-2xx or 3xx responses: (\d+)/.exec(told)?.[1] ?? '0';
  if (failures !== '0') throw new Error(`${url}: ${failures} answers were no pages`);
  return Math.round(Number(/Requests\/sec:\s+([\d.]+)/.exec(told)?.[1] ?? 0));
}

const rows: { what: string; item: number; list: number }[] = [];

function report(what: string, item: number, list: number): void {
  rows.push({ what, item, list });
  console.log(`${what.padEnd(46)} item ${String(item).padStart(7)}/s   list ${String(list).padStart(7)}/s`);
}

const spread = (count: number, most = 1000): string[] =>
  Array.from(
    { length: Math.min(count, most) },
    (_one, index) => `/items/${1 + Math.floor((index * count) / Math.min(count, most))}`,
  );

/** Our portal at one size; returns the bytes of an item and of a list for the others to send. */
async function measureOurs(count: number): Promise<{ item: string; list: string }> {
  const database = await testDatabase();
  const { app } = database;
  const organ = await createOrgan(app, {
    name: '凤泉区教育体育和文化旅游局',
    shortName: '局',
    siteName: '凤泉区教体文旅局门户网站',
  });
  const section = await plantSection(app, organ.id, { slug: 'news', title: '工作动态', kind: 'news' });
  for (const [slug, title, kind] of [
    ['notices', '通知公告', 'notices'],
    ['policies', '政策文件', 'policies'],
  ] as const)
    await plantSection(app, organ.id, { slug, title, kind });
  const began = performance.now();
  await fillItems(app, organ.id, section, count);
  console.log(`\n${count} items (${Math.round(performance.now() - began)} ms to write)`);
  const bytes = { item: '', list: '' };
  for (const [kind, words] of [
    ['anew', 'made anew for every visitor'],
    ['kept', 'kept'],
  ] as const) {
    const ours = await child(kind, database.url, database.filesFolder);
    const deep = `/sections/news?older=${Date.parse('2015-06-01T00:00:00Z')}.1`;
    const item = rate(ours.url, spread(count));
    const list = rate(ours.url, ['/sections/news', deep, '/sections/news?end=oldest']);
    report(`ours, ${words}, ${count} items`, item, list);
    bytes.item = await (await fetch(`${ours.url}/items/1`)).text();
    bytes.list = await (await fetch(`${ours.url}/sections/news`)).text();
    if (kind === 'kept' && count <= 1000) await measureBehindNginx(ours.url, count);
    ours.stop();
  }
  await database.close();
  return bytes;
}

const hasNginx = existsSync('/usr/sbin/nginx');

/** nginx in the foreground with a configuration of its own, one worker. */
export async function nginx(servers: string, port: number): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-nginx-'));
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  writeFileSync(
    join(folder, 'nginx.conf'),
    `${user}worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log; daemon off;
events { worker_connections 512; }
http { access_log off; include /etc/nginx/mime.types; default_type text/html; charset utf-8; keepalive_requests 1000000;
client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
proxy_cache_path ${folder}/pc keys_zone=p:10m; fastcgi_cache_path ${folder}/fc keys_zone=f:10m;
${servers.replaceAll('FOLDER', folder)} }`,
  );
  const started = spawn(
    '/usr/sbin/nginx',
    ['-c', join(folder, 'nginx.conf'), '-p', folder, '-e', join(folder, 'error.log')],
    { stdio: 'inherit' },
  );
  await new Promise((done) => setTimeout(done, 800));
  const stop = () => {
    started.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `http://127.0.0.1:${port}`, stop };
}

const port = 18_400 + (process.pid % 500);

async function measureBehindNginx(url: string, count: number): Promise<void> {
  if (!hasNginx) return;
  const front = await nginx(
    `server { listen 127.0.0.1:${port}; location / { proxy_pass ${url}; proxy_cache p; proxy_cache_valid 200 1m; proxy_ignore_headers Vary Cache-Control; proxy_http_version 1.1; } }`,
    port,
  );
  report(
    `nginx proxy_cache in front of ours, ${count} items`,
    rate(front.url, spread(count)),
    rate(front.url, ['/sections/news']),
  );
  front.stop();
}

async function measureAnchors(bytes: { item: string; list: string }): Promise<void> {
  console.log('\nanchors, the same bytes');
  const rates: number[] = [];
  for (const body of [bytes.item, bytes.list]) {
    const bare = await child('bare', Buffer.from(body).toString('base64'));
    rates.push(rate(bare.url, ['/']));
    bare.stop();
  }
  report('bare node:http', rates[0] ?? 0, rates[1] ?? 0);
  if (!hasNginx) return;
  const folder = mkdtempSync(join(tmpdir(), 'portal-static-'));
  writeFileSync(join(folder, 'item.html'), bytes.item);
  writeFileSync(join(folder, 'list.html'), bytes.list);
  const files = await nginx(`server { listen 127.0.0.1:${port}; root ${folder}; }`, port);
  report('nginx, static files', rate(files.url, ['/item.html']), rate(files.url, ['/list.html']));
  files.stop();
  rmSync(folder, { recursive: true });
  await measureWordPress();
}

async function measureWordPress(): Promise<void> {
  const wordpress = await startWordPress(port, nginx);
  if (wordpress === null) return;
  for (const [what, { url, items, list }] of Object.entries(wordpress.sites))
    report(what, rate(url, items), rate(url, list));
  wordpress.stop();
}

function compare(): void {
  const of = (words: string) => rows.find(({ what }) => what.startsWith(words));
  const ratio = (title: string, one?: (typeof rows)[number], other?: (typeof rows)[number]) => {
    if (one && other)
      console.log(
        `${title.padEnd(60)} item ${(one.item / other.item).toFixed(2)}   list ${(one.list / other.list).toFixed(2)}`,
      );
  };
  const [anew, kept] = [of('ours, made anew for every visitor, 1000 '), of('ours, kept, 1000 ')];
  console.log('\nratios');
  ratio(
    'anew: 1,000 items / 100,000 items (within 2)',
    anew,
    of('ours, made anew for every visitor, 100000'),
  );
  ratio('kept / bare node:http', kept, of('bare node'));
  ratio('kept / nginx static', kept, of('nginx, static'));
  ratio('anew / WordPress (at least 50)', anew, of('WordPress, 1000'));
  ratio('kept / WordPress behind fastcgi_cache (at least 0.5)', kept, of('WordPress behind'));
  ratio(
    'behind nginx / WordPress behind fastcgi_cache (equal)',
    of('nginx proxy_cache'),
    of('WordPress behind'),
  );
}

async function measureAll(): Promise<void> {
  console.log(`${seconds} s each, 32 connections; an article of ${Buffer.byteLength(articleHtml)} bytes`);
  const bytes = await measureOurs(1000);
  await measureOurs(100_000);
  await measureAnchors(bytes);
  compare();
}
