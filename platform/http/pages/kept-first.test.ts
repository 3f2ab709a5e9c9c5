import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { page } from '../index.ts';
import { bareServer } from '../testing-bare.ts';

let renders = 0;
const { server, log, at, close } = await bareServer(
  (bare) => {
    const draw = async () => {
      renders += 1;
      return {
        html: `<p>${renders} ${'公开'.repeat(1000)}</p>`,
        tags: ['things'],
        headers: { 'content-security-policy': "default-src 'none'; sandbox" },
      };
    };
    page(bare, '/kept', draw, { query: ['part', 'of'] });
    page(bare, '/counted', draw, { rate: 'general' });
  },
  {
    pageVariant: (cookies) => (cookies?.includes('large') ? 'large' : ''),
    rates: { general: { calls: 3, seconds: 60 } },
  },
);
after(close);

/** Each row: how it is asked for, and why. The first answer was made, the second was kept. */
const ways: readonly (readonly [why: string, path: string, options: RequestInit])[] = [
  ['a program without wishes', '/kept', { headers: { 'accept-encoding': 'identity' } }],
  ['a browser', '/kept', { headers: { 'accept-encoding': 'gzip, deflate, br, zstd' } }],
  ['one that knows gzip alone', '/kept?part=2', { headers: { 'accept-encoding': 'gzip' } }],
  ['somebody with wishes', '/kept', { headers: { cookie: 'gongkai-display=large' } }],
  ['over https, behind a proxy', '/kept', { headers: { 'x-forwarded-proto': 'https' } }],
  ['the head alone', '/kept', { method: 'HEAD' }],
];

const changing = new Set(['x-request-id', 'date']);
const told = async (path: string, options: RequestInit) => {
  const answer = await at(path, options);
  const headers = [...answer.headers].filter(([name]) => !changing.has(name));
  return {
    status: answer.status,
    headers,
    text: await answer.text(),
    id: answer.headers.get('x-request-id'),
  };
};

test('a kept page is answered like one that was just made', async (t) => {
  for (const [why, path, options] of ways)
    await t.test(why, async () => {
      server.pages.clear();
      const before = renders;
      const { id: firstId, ...first } = await told(path, options);
      const { id: secondId, ...second } = await told(path, options);
      assert.equal(renders, before + 1, 'made once');
      assert.deepEqual(second, first);
      assert.notEqual(secondId, firstId, 'each request has its number');
      assert.match(secondId ?? '', /^[\w-]{8}$/);
    });
});

test('a kept page is protected like every other, by its own policy where it has one', async () => {
  await at('/kept');
  const { headers } = await at('/kept');
  assert.equal(headers.get('content-security-policy'), "default-src 'none'; sandbox");
  assert.equal(headers.get('x-content-type-options'), 'nosniff');
  assert.equal(headers.get('strict-transport-security'), null);
  const safe = await at('/kept', { headers: { 'x-forwarded-proto': 'https' } });
  assert.match(safe.headers.get('strict-transport-security') ?? '', /max-age=31536000/);
});

test('who has the page is told so without its bytes, with the same protection', async () => {
  const etag = (await at('/kept')).headers.get('etag') ?? '';
  const answer = await at('/kept', { headers: { 'if-none-match': etag } });
  assert.equal(answer.status, 304);
  assert.equal(answer.headers.get('content-length'), null);
  assert.equal(answer.headers.get('etag'), etag);
  assert.equal(answer.headers.get('x-frame-options'), 'DENY');
  assert.equal(await answer.text(), '');
});

test('however an address is written, it finds the one page of its parameters', async () => {
  server.pages.clear();
  const before = renders;
  for (const way of ['?part=a+b&of=1', '?of=1&part=a%20b', '?part=a+b&of=1&junk=2', '?part=a+b&of=1'])
    assert.equal((await at(`/kept${way}`)).status, 200);
  assert.equal(renders, before + 1);
  await at('/kept?part=a');
  assert.equal(renders, before + 2, 'another parameter is another page');
});

test('only what is asked for is sent: a form posted to the address of a page is not answered by it', async () => {
  await at('/kept');
  assert.equal((await at('/kept', { method: 'POST', body: new URLSearchParams() })).status, 404);
});

test('a page whose visitors are counted counts them, kept or not', async () => {
  for (let i = 0; i < 3; i += 1) assert.equal((await at('/counted')).status, 200);
  assert.equal((await at('/counted')).status, 429);
});

test('the log tells of a kept page as of any other', async () => {
  await at('/kept?part=secret');
  const answer = await at('/kept?part=secret');
  const line = log.find((one) => one.includes(answer.headers.get('x-request-id') ?? '?'));
  const { path, route, status, method } = JSON.parse(line ?? '{}');
  assert.deepEqual(
    { path, route, status, method },
    { path: '/kept', route: '/kept', status: 200, method: 'GET' },
  );
});
