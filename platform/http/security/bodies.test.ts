import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { z } from 'zod';
import { endpoint } from '#platform/contract.ts';
import { page, serve, usualUpload } from '../index.ts';
import { bareServer } from '../testing-bare.ts';

const { at, close } = await bareServer((server) => {
  const said = { summary: 's', access: 'public', output: z.object({ length: z.number() }) } as const;
  const input = z.object({ text: z.string() });
  serve(
    server,
    endpoint('POST', '/api/upload', { ...said, input }),
    async (call) => ({ length: call.input.text.length }),
    { uploadLimit: usualUpload },
  );
  page(server, '/form', async ({ form }) => ({ html: form.field('text') }), {
    method: 'POST',
    uploadLimit: usualUpload,
  });
});
after(close);

const post = (body: string) =>
  at('/api/upload', { method: 'POST', headers: { 'content-type': 'application/json' }, body });

/** Each row: what is sent, and what of it was costly: it took four seconds and two gigabytes. */
const costly: readonly [why: string, body: string][] = [
  ['brackets in brackets', `{"text":${'['.repeat(4e6)}${']'.repeat(4e6)}}`],
  ['a million keys', `{${Array.from({ length: 1e6 }, (_, i) => `"${i}":1`).join()}}`],
  ['a list without end', `{"text":[${'1,'.repeat(2e6)}1]}`],
];
for (const [why, body] of costly)
  test(`a body of too many parts is refused unread: ${why}`, async () => {
    const response = await post(body);
    assert.equal(response.status, 413);
    assert.match(await response.text(), /条目太多/);
  });

test('a long text and a long file in base64 are no parts', async () => {
  const text = '公开'.repeat(1e6);
  assert.deepEqual(await (await post(JSON.stringify({ text }))).json(), { length: 2e6 });
});

test('a form of thousands of fields is refused', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const many = await at('/form', { method: 'POST', headers, body: 'a=1&'.repeat(5000) });
  assert.equal(many.status, 413);
  const few = await at('/form', { method: 'POST', headers, body: 'text=ab' });
  assert.equal(await few.text(), 'ab');
});
