import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { z } from 'zod';
import { endpoint } from '#platform/contract.ts';
import { StateError } from '#platform/outcome.ts';
import { page, serve } from './index.ts';
import { bareServer, json } from './testing-bare.ts';

const said = { summary: 's', access: 'public', output: z.object({ said: z.string() }) } as const;
const input = z.object({ text: z.string().max(20) });

const { at, log, close } = await bareServer((server) => {
  serve(server, endpoint('POST', '/api/public', { ...said, input }), async (call) => ({
    said: call.input.text,
  }));
  serve(server, endpoint('GET', '/api/state', said), async () => {
    throw new StateError('已经发布，不能再改。', '《条例》第五十条');
  });
  serve(server, endpoint('GET', '/api/broken', said), async () => {
    throw new Error('password of 张三 is "hunter2" at /srv/secret 410711199003077777');
  });
  const leak = { said: 'x', passwordHash: 'y' };
  serve(server, endpoint('GET', '/api/leaky', said), async () => leak);
  page(server, '/broken', async () => {
    throw new Error('no such column "citizen_id"');
  });
});
after(close);

test('issues name the field, a state error its article', async () => {
  const wrong = await at('/api/public', json({ text: 'x'.repeat(21) }));
  assert.equal(wrong.status, 422);
  const { issues } = (await wrong.json()) as { issues: object[] };
  assert.deepEqual(issues, [{ field: 'text', message: '最多填写20个字，请精简' }]);
  const state = await at('/api/state');
  assert.equal(state.status, 409);
  const { message, basis } = (await state.json()) as Record<string, string>;
  assert.deepEqual([message, basis], ['已经发布，不能再改。', '《条例》第五十条']);
});

test('an outage says nothing of its cause to the visitor, and masks it in the log', async () => {
  for (const path of ['/api/broken', '/broken']) {
    const response = await at(path);
    const text = await response.text();
    assert.equal(response.status, 500);
    assert.match(text, /系统出现故障/);
    assert.doesNotMatch(text, /hunter2|citizen_id|at .*\.ts|node_modules/);
  }
  const lines = log.filter((line) => line.includes('"outage"')).join('');
  assert.match(lines, /http\.test\.ts/, 'where it happened is logged');
  assert.doesNotMatch(lines, /hunter2|410711199003077777|citizen_id/);
});

test('only what the contract names leaves the server', async () => {
  assert.deepEqual(await (await at('/api/leaky')).json(), { said: 'x' });
});

const faults: readonly (readonly [path: string, options: RequestInit, status: number, words: RegExp])[] = [
  ['/nowhere', {}, 404, /<h1>404<\/h1>/],
  ['/api/nowhere', {}, 404, /没有这个接口/],
  ['/api/public', { method: 'DELETE' }, 404, /没有这个接口/],
  ['/%E0%A4%A', {}, 400, /网址不完整或有误/],
  [`/${'x'.repeat(5000)}`, {}, 404, /没有找到/],
  [
    '/api/public',
    { method: 'POST', body: '{"text":', headers: { 'content-type': 'application/json' } },
    400,
    /不是完整的 JSON/,
  ],
  [
    '/api/public',
    { method: 'POST', body: '', headers: { 'content-type': 'application/json' } },
    400,
    /是空的/,
  ],
  [
    '/api/public',
    { ...json({}), body: '{"__proto__":{"admin":true},"text":"a"}' },
    400,
    /不是完整的 JSON|请求有误/,
  ],
];

test('wrong addresses and broken bodies are answered in a sentence', async (t) => {
  for (const [path, options, status, words] of faults)
    await t.test(`${path.slice(0, 20)} ${status}`, async () => {
      const response = await at(path, options);
      assert.equal(response.status, status);
      assert.match(await response.text(), words);
    });
});

test('closing lets a request under way finish, and takes no new one', async () => {
  let begin = () => {};
  const begun = new Promise<void>((done) => {
    begin = done;
  });
  const leaving = await bareServer((server) => {
    page(server, '/slow', async () => {
      begin();
      await new Promise((done) => setTimeout(done, 300));
      return { html: 'done' };
    });
  });
  const answer = leaving.at('/slow');
  await begun;
  const closed = leaving.close();
  await assert.rejects(leaving.at('/healthz').then((late) => assert.equal(late.status, 200)));
  assert.equal(await (await answer).text(), 'done');
  await closed;
});

test('texts that no store takes are made storable on their way in', async () => {
  const response = await at('/api/public', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"text":"a\\u0000b\\ud800"}',
  });
  assert.deepEqual(await response.json(), { said: 'ab\ufffd' });
});
