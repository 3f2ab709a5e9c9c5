import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import test, { after } from 'node:test';
import { z } from 'zod';
import { callWithFile, rememberCsrf } from '#platform/call.ts';
import { endpoint, fileEndpoint } from '#platform/contract.ts';
import { serve, serveUpload } from './index.ts';
import { openApi } from './openapi.ts';
import { bareServer } from './testing-bare.ts';

const megabyte = 1024 * 1024;
const upload = fileEndpoint('POST', '/api/things/:id/files', {
  summary: '上传',
  access: 'staff',
  params: z.object({ id: z.string() }),
  query: z.object({ use: z.enum(['picture', 'attachment']) }),
  output: z.object({
    id: z.string(),
    use: z.string(),
    name: z.string(),
    size: z.number(),
    sha256: z.string(),
  }),
});

const { at, server, url, close } = await bareServer((bare) => {
  serveUpload(
    bare,
    upload,
    async ({ params, query, file }) => ({
      ...{ id: params.id, use: query.use, name: file.name, size: file.bytes.length },
      sha256: createHash('sha256').update(file.bytes).digest('hex'),
    }),
    { uploadLimit: 2 * megabyte },
  );
  const said = { summary: 's', access: 'public', output: z.object({}) } as const;
  serve(bare, endpoint('POST', '/api/json', { ...said, input: z.object({}) }), async () => ({}));
});
after(close);

const { csrf } = (await server.options.authenticate({ headers: { cookie: 'in=1' } } as never)) ?? {
  csrf: '',
};
const signedIn = { cookie: 'in=1', 'x-gongkai-csrf': csrf };
const send = (
  bytes: Uint8Array,
  headers: Record<string, string> = {},
  path = '/api/things/7/files?use=picture',
) =>
  at(path, {
    method: 'POST',
    headers: { ...signedIn, 'content-type': 'application/octet-stream', ...headers },
    body: new Uint8Array(bytes),
  });

test('a file arrives byte for byte with its Chinese name', async () => {
  const bytes = randomBytes(1_500_000);
  const response = await send(bytes, { 'x-gongkai-file-name': encodeURIComponent('名单 2024.docx') });
  assert.deepEqual(await response.json(), {
    ...{ id: '7', use: 'picture', name: '名单 2024.docx', size: 1_500_000 },
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
});

test('the console sends it through the contract', async () => {
  const real = globalThis.fetch;
  rememberCsrf(csrf);
  globalThis.fetch = (address, init) =>
    real(new URL(String(address), url), { ...init, headers: { ...init?.headers, cookie: 'in=1' } });
  try {
    const file = new File(['公开'], '说明.txt');
    const answer = await callWithFile(upload, { params: { id: '9' }, query: { use: 'attachment' }, file });
    assert.deepEqual([answer.id, answer.use, answer.name, answer.size], ['9', 'attachment', '说明.txt', 6]);
  } finally {
    globalThis.fetch = real;
  }
});

/** Each row: what is sent otherwise, the status it gets, a word of the sentence. */
const refusals: readonly [why: string, send: () => Promise<Response>, status: number, words: RegExp][] = [
  ['too large a file', () => send(new Uint8Array(2 * megabyte + 1)), 413, /上限 2 MB|2 MB 的上限/],
  ['nobody is signed in', () => send(randomBytes(9), { cookie: '' }), 401, /登录/],
  ['a form of another site has no token', () => send(randomBytes(9), { 'x-gongkai-csrf': '' }), 403, /刷新/],
  [
    'JSON where a file is taken',
    () => send(Buffer.from('{}'), { 'content-type': 'application/json' }),
    415,
    /没有收到文件/,
  ],
  ['a file where JSON is taken', () => send(randomBytes(9), {}, '/api/json'), 415, /不接收文件/],
  ['a use that there is not', () => send(randomBytes(9), {}, '/api/things/7/files?use=x'), 422, /use/],
];
for (const [why, request, status, words] of refusals)
  test(`an upload is refused in a sentence: ${why}`, async () => {
    const response = await request();
    assert.equal(response.status, status);
    assert.match(await response.text(), words);
  });

test('a name that is broken or missing is no name', async () => {
  for (const name of ['%E4%B8', '']) {
    const response = await send(randomBytes(9), { 'x-gongkai-file-name': name });
    assert.equal(((await response.json()) as { name: string }).name, '');
  }
});

test('the document of the API says that the body is a file', () => {
  const { paths } = openApi(server) as {
    paths: Record<string, { post: { requestBody: { content: object } } }>;
  };
  const { content } = paths['/api/things/{id}/files']?.post.requestBody ?? { content: {} };
  assert.deepEqual(Object.keys(content), ['application/octet-stream']);
});
