import assert from 'node:assert/strict';
import { request } from 'node:http';
import test, { after } from 'node:test';
import { z } from 'zod';
import { endpoint } from '#platform/contract.ts';
import { csrfToken, serve } from '../index.ts';
import { bareServer, json } from '../testing-bare.ts';

const said = { summary: 's', output: z.object({ said: z.string() }) };
const may = { permission: 'thing:do' } as const;
const file = z.object({ base64: z.string() });

const { url, at, close } = await bareServer(
  (server) => {
    serve(server, endpoint('POST', '/api/public', { access: 'public', ...said }), async () => ({ said: '' }));
    serve(server, endpoint('POST', '/api/thing', { access: may, ...said }), async () => ({ said: '' }));
    serve(server, endpoint('GET', '/api/state', { access: 'public', ...said }), async () => ({ said: '' }));
    const guess = endpoint('GET', '/api/guess', { access: 'public', ...said });
    serve(server, guess, async () => ({ said: '' }), { rate: 'sign-in' });
    const upload = endpoint('POST', '/api/upload', { access: 'public', input: file, ...said });
    serve(server, upload, async () => ({ said: '' }), { uploadLimit: 5 * 1024 * 1024 });
  },
  { rates: { 'sign-in': { calls: 3, seconds: 60 } } },
);
after(close);

const signedIn = { cookie: 'in=1', 'x-gongkai-csrf': csrfToken('secret') };

type Case = readonly [headers: Record<string, string>, status: number, why: string];
const provenance: readonly Case[] = [
  [{ origin: url }, 200, 'our own page'],
  [{}, 200, 'a program, which sends neither'],
  [{ origin: 'https://evil.example' }, 403, 'another site'],
  [{ origin: 'null' }, 403, 'a sandboxed frame'],
  [{ origin: `${url}.evil.example` }, 403, 'a name that begins like ours'],
  [{ 'sec-fetch-site': 'cross-site', origin: url }, 403, 'the browser says cross-site'],
  [{ 'sec-fetch-site': 'same-site' }, 403, 'a neighbour under the same domain'],
  [
    { 'sec-fetch-site': 'same-origin', origin: 'https://www.example.gov.cn' },
    200,
    'a proxy that rewrites Host',
  ],
  [{ 'sec-fetch-site': 'none' }, 200, 'the person themselves'],
];

test('a public form is taken from our own pages and from programs, not from other sites', async (t) => {
  for (const [headers, status, why] of provenance)
    await t.test(why, async () => {
      assert.equal((await at('/api/public', json({ text: 'a' }, headers))).status, status);
    });
});

const tokens: readonly Case[] = [
  [signedIn, 200, 'the session and its token'],
  [{ cookie: 'in=1' }, 403, 'no token'],
  [{ cookie: 'in=1', 'x-gongkai-csrf': csrfToken('other') }, 403, "another session's token"],
  [{ cookie: 'in=1', 'x-gongkai-csrf': '' }, 403, 'an empty token'],
  [{ ...signedIn, origin: 'https://evil.example' }, 403, 'the right token from another site'],
  [{ 'x-gongkai-csrf': csrfToken('secret') }, 401, 'a token without a session'],
];

test('what acts for a person needs the token of their session', async (t) => {
  for (const [headers, status, why] of tokens)
    await t.test(why, async () => assert.equal((await at('/api/thing', json({}, headers))).status, status));
});

test('a plain form from anywhere cannot pose as JSON', async () => {
  const response = await at('/api/public', {
    method: 'POST',
    body: '{"text":"a"}',
    headers: { 'content-type': 'text/plain' },
  });
  assert.equal(response.status, 415);
});

test('the fourth guess within a minute is told how long to wait; another address is not held back', async () => {
  for (let i = 0; i < 3; i += 1) assert.equal((await at('/api/guess')).status, 200);
  const fourth = await at('/api/guess');
  assert.equal(fourth.status, 429);
  assert.match(await fourth.text(), /登录尝试过于频繁，请在\d+秒后再试/);
  assert.match(fourth.headers.get('retry-after') ?? '', /^\d+$/);
  const v6 = (last: string) => at('/api/guess', { headers: { 'x-forwarded-for': `2001:db8:1:2::${last}` } });
  for (const last of ['1', '2', '3']) assert.equal((await v6(last)).status, 200);
  assert.equal((await v6('4')).status, 429, 'one network of 64 bits counts as one');
});

test('a body over the limit is refused by its announced length, in a sentence', async () => {
  const response = await at('/api/upload', json({ base64: 'A'.repeat(9 * 1024 * 1024) }));
  assert.equal(response.status, 413);
  assert.match(await response.text(), /提交的内容有 9 MB，超过了上限 5 MB/);
});

const piece = new Uint8Array(1024 * 1024).fill(65);

/** Sends `megabytes` without announcing them, until the server answers. */
async function pour(path: string, megabytes: number): Promise<{ status: number; sent: number }> {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent >= megabytes) return controller.close();
      sent += 1;
      controller.enqueue(piece);
    },
  });
  const headers = { 'content-type': 'application/json' };
  const response = await at(path, { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
  return { status: response.status, sent };
}

test('an endless body without a length is cut off at the limit, with small memory', async () => {
  const before = process.memoryUsage().rss;
  const outcome = await pour('/api/upload', 400).catch(() => ({ status: 413, sent: 0 }));
  assert.equal(outcome.status, 413);
  assert.ok(process.memoryUsage().rss - before < 250 * 1024 * 1024);
  assert.equal((await at('/healthz')).status, 200, 'and the server still serves');
});

const headers: readonly (readonly [name: string, path: string, value: RegExp, why: string])[] = [
  [
    'content-security-policy',
    '/healthz',
    /^default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';/,
    'nothing inline',
  ],
  ['content-security-policy', '/healthz', /frame-ancestors 'none'/, 'in nobody’s frame'],
  ['content-security-policy', '/console/x', /img-src 'self' data: blob:/, 'the QR code'],
  [
    'content-security-policy',
    '/api/state',
    /^default-src 'none'; frame-ancestors 'none'$/,
    'data is no page',
  ],
  ['x-content-type-options', '/healthz', /^nosniff$/, 'types are as said'],
  ['referrer-policy', '/healthz', /^same-origin$/, 'addresses stay here, and Origin is still sent'],
  ['permissions-policy', '/nowhere', /camera=\(\)/, 'error pages too'],
  ['cross-origin-opener-policy', '/broken', /^same-origin$/, 'outages too'],
  ['x-frame-options', '/healthz', /^DENY$/, 'old browsers'],
  ['x-request-id', '/api/nowhere', /^[\w-]{8}$/, 'the number to tell the administrator'],
  ['cache-control', '/api/state', /^no-store$/, 'answers of the API stay nowhere'],
];

test('every answer carries the headers that protect it', async (t) => {
  for (const [name, path, value, why] of headers)
    await t.test(`${name} on ${path}: ${why}`, async () => {
      assert.match((await at(path)).headers.get(name) ?? '', value);
    });
});

test('strict transport security is asked for over https only', async () => {
  assert.equal((await at('/healthz')).headers.get('strict-transport-security'), null);
  const safe = await at('/healthz', { headers: { 'x-forwarded-proto': 'https' } });
  assert.match(safe.headers.get('strict-transport-security') ?? '', /max-age=31536000/);
});

/** Announces a body of 5 MB and sends it when told to. */
async function slowUpload(to: string) {
  const body = JSON.stringify({ base64: 'A'.repeat(5 * 1024 * 1024) });
  const headers = { 'content-type': 'application/json', 'content-length': body.length };
  const call = request(`${to}/api/upload`, { method: 'POST', headers });
  const status = new Promise<number | undefined>((done) =>
    call.on('response', (answer) => done(answer.statusCode)),
  );
  call.write(body.slice(0, 1024));
  await new Promise((done) => setTimeout(done, 100));
  return {
    finish: () => call.end(body.slice(1024)),
    abort: () => call.on('error', () => {}).destroy(),
    status,
  };
}

test('when the memory for uploads is full, the next is asked to wait; room comes back', async () => {
  const narrow = await bareServer(
    (server) => {
      const upload = endpoint('POST', '/api/upload', { access: 'public', input: file, ...said });
      serve(server, upload, async () => ({ said: '' }), { uploadLimit: 5 * 1024 * 1024 });
    },
    { uploadCapacity: 8 * 1024 * 1024 },
  );
  const small = json({ base64: 'A'.repeat(4 * 1024 * 1024) });
  const first = await slowUpload(narrow.url);
  const full = await narrow.at('/api/upload', small);
  assert.equal(full.status, 503);
  assert.match(await full.text(), /正在处理的文件较多/);
  const elsewhere = { ...small.headers, 'x-forwarded-for': '198.51.100.9' };
  const other = await narrow.at('/api/upload', { ...small, headers: elsewhere });
  assert.equal(other.status, 200, 'what was only announced does not keep others out');
  first.finish();
  assert.equal(await first.status, 200);
  assert.equal((await narrow.at('/api/upload', small)).status, 200);
  const broken = await slowUpload(narrow.url);
  broken.abort();
  await new Promise((done) => setTimeout(done, 100));
  assert.equal(
    (await narrow.at('/api/upload', small)).status,
    200,
    'one that was broken off gives its room back',
  );
  await narrow.close();
});
