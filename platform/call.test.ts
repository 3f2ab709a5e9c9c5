import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { z } from 'zod';
import { addressOf, call, OutageError, rememberCsrf, SignedOutError } from './call.ts';
import { endpoint } from './contract.ts';
import { ForbiddenError, NotFoundError, StateError } from './outcome.ts';

const rename = endpoint('PUT', '/api/things/:id', {
  summary: 'rename',
  access: 'staff',
  params: z.object({ id: z.string() }),
  input: z.object({ name: z.string() }),
  output: z.union([
    z.object({ issues: z.array(z.object({ field: z.string(), message: z.string() })) }),
    z.object({ id: z.string(), name: z.string() }),
  ]),
});
const list = endpoint('GET', '/api/things', {
  summary: 'list',
  access: 'staff',
  output: z.array(z.object({ id: z.string() })),
});

type Seen = { address: string; method: string | undefined; headers: Headers; body: unknown };
let seen: Seen[] = [];
let answer: () => Response = () => Response.json([]);
const real = globalThis.fetch;

beforeEach(() => {
  seen = [];
  rememberCsrf('token-1');
  globalThis.fetch = async (address, init) => {
    seen.push({
      address: String(address),
      method: init?.method,
      headers: new Headers(init?.headers),
      body: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined,
    });
    return answer();
  };
});
afterEach(() => {
  globalThis.fetch = real;
});

test('a change carries its parts in the address, its input as JSON and the token in the header', async () => {
  answer = () => Response.json({ id: 'a/b', name: '新' });
  assert.deepEqual(await call(rename, { params: { id: 'a/b' }, input: { name: '新' } }), {
    id: 'a/b',
    name: '新',
  });
  assert.equal(seen[0]?.address, '/api/things/a%2Fb');
  assert.equal(seen[0]?.method, 'PUT');
  assert.equal(seen[0]?.headers.get('x-gongkai-csrf'), 'token-1');
  assert.deepEqual(seen[0]?.body, { name: '新' });
});

test('a reading carries no token', async () => {
  answer = () => Response.json([{ id: '1' }]);
  await call(list, {});
  assert.equal(seen[0]?.headers.get('x-gongkai-csrf'), null);
});

test('issues come back as a value', async () => {
  answer = () => Response.json({ issues: [{ field: 'name', message: '请填写名称' }] }, { status: 422 });
  assert.deepEqual(await call(rename, { params: { id: '1' }, input: { name: '' } }), {
    issues: [{ field: 'name', message: '请填写名称' }],
  });
});

const refusals: [string, number, new (...args: never[]) => Error][] = [
  ['the session ended', 401, SignedOutError],
  ['the person lacks the right', 403, ForbiddenError],
  ['the record is not there', 404, NotFoundError],
  ['the state does not allow it', 409, StateError],
  ['the server failed', 500, OutageError],
];
for (const [reason, status, kind] of refusals) {
  test(`when ${reason} (${status}) the server's sentence is thrown as ${kind.name}`, async () => {
    answer = () => Response.json({ message: '服务器的话' }, { status });
    await assert.rejects(call(list, {}), (problem: Error) => {
      assert.ok(problem instanceof kind);
      assert.equal(problem.message, '服务器的话');
      return true;
    });
  });
}

test('an answer that the contract does not know is an outage, not data', async () => {
  answer = () => Response.json([{ number: 1 }]);
  await assert.rejects(call(list, {}), OutageError);
});

test('issues where the contract allows none are thrown with their sentences', async () => {
  answer = () => Response.json({ issues: [{ field: '', message: '不行。' }] }, { status: 422 });
  await assert.rejects(call(list, {}), { name: 'IssuesError', message: '不行。' });
});

test('an unreachable server is said in words', async () => {
  globalThis.fetch = async () => {
    throw new TypeError('failed');
  };
  await assert.rejects(call(list, {}), { name: 'OutageError', message: /连接不上服务器/ });
});

test('query values are escaped and absent ones left out', () => {
  assert.equal(
    addressOf('/api/x', { query: { q: '公开 台', page: undefined } }),
    '/api/x?q=%E5%85%AC%E5%BC%80+%E5%8F%B0',
  );
});
