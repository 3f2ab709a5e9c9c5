import assert from 'node:assert/strict';
import { request } from 'node:http';
import test, { after } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { type PageHandler, page } from '../index.ts';
import { bareServer } from '../testing-bare.ts';

let renders = 0;
/** The ten who ask at the same moment are there; their page may be answered. */
const [allAsked, answering] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
let asked = 0;
const { server, url, at, close } = await bareServer(
  (bare) => {
    const kept: PageHandler = async ({ cookies }) => {
      renders += 1;
      return { html: `<p>${renders} ${cookies ?? ''} ${'公开'.repeat(1000)}</p>`, tags: ['things'] };
    };
    page(bare, '/kept', kept, { query: ['part'] });
    bare.fastify.addHook('onRequest', async ({ url }) => {
      if (url === '/slow') asked += 1;
      if (asked === 10) allAsked.resolve();
    });
    page(bare, '/slow', async (request) => {
      await answering.promise;
      return kept(request);
    });
    page(bare, '/fresh', async () => {
      renders += 1;
      return { html: `<p>${renders}</p>` };
    });
    page(
      bare,
      '/form',
      async ({ form }) => {
        const files = form.files.map(({ field, name, bytes }) => `${field}:${name}:${bytes.length}`);
        return { html: `${form.field('text')}|${files.join()}` };
      },
      { method: 'POST', uploadLimit: 5 * 1024 * 1024 },
    );
    page(bare, '/save', async () => ({ file: 'a,b', type: 'text/csv', name: '年报 2024.csv' }));
    page(bare, '/progress', async () => ({
      type: 'text/plain; charset=utf-8',
      stream: (async function* () {
        yield '一半\n';
        yield '完成\n';
      })(),
    }));
  },
  { pageVariant: (cookies) => (cookies?.includes('large') ? 'large' : '') },
);
after(close);

test('a form without script brings its fields and files', async () => {
  const form = new FormData();
  form.append('text', '正文');
  form.append('report', new Blob(['abc']), '年报.docx');
  form.append('empty', new Blob([]), '');
  const response = await at('/form', { method: 'POST', body: form, headers: { origin: url } });
  assert.equal(await response.text(), '正文|report:年报.docx:3');
  const plain = await at('/form', { method: 'POST', body: new URLSearchParams({ text: '甲' }) });
  assert.equal(await plain.text(), '甲|');
});

test('a form with too large a file is refused in a sentence', async () => {
  const form = new FormData();
  form.append('report', new Blob([new Uint8Array(6 * 1024 * 1024)]), 'big.pdf');
  const response = await at('/form', { method: 'POST', body: form });
  assert.equal(response.status, 413);
  assert.match(await response.text(), /超过/);
});

test('many files whose lengths nobody announced are counted together', async () => {
  const file = `--b\r\ncontent-disposition: form-data; name="report"; filename="a.txt"\r\n\r\n${'a'.repeat(1 << 20)}\r\n`;
  const status = await new Promise<number>((answered, failed) => {
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const sent = request(`${url}/form`, { method: 'POST', headers }, (response) => {
      response.resume();
      answered(response.statusCode ?? 0);
    });
    sent.on('error', failed);
    for (let i = 0; i < 7; i += 1) sent.write(file);
    sent.end('--b--\r\n');
  });
  assert.equal(status, 413);
});

test('a page with tags is rendered once, until its tag is dropped', async () => {
  const text = async (path: string, headers: Record<string, string> = {}) =>
    (await at(path, { headers })).text();
  const first = await text('/kept');
  assert.equal(await text('/kept'), first);
  assert.notEqual(await text('/kept', { cookie: 'large' }), first, 'another variant');
  assert.equal(await text('/kept?junk=1'), first, 'parameters it does not read make no other page');
  assert.notEqual(await text('/kept?part=2'), first, 'one it reads does');
  server.pages.invalidate('other');
  assert.equal(await text('/kept'), first);
  server.pages.invalidate('things');
  assert.notEqual(await text('/kept'), first);
  assert.notEqual(await text('/fresh'), await text('/fresh'));
});

test('ten who ask at the same moment get one rendering, who asks after a change gets a new one', async () => {
  const text = async () => (await at('/slow')).text();
  const before = Array.from({ length: 10 }, text);
  await allAsked.promise;
  await new Promise((done) => setTimeout(done, 50));
  server.pages.invalidate('things');
  const after = text();
  answering.resolve();
  const later = await after;
  const [first, ...others] = await Promise.all(before);
  for (const other of others) assert.equal(other, first);
  assert.notEqual(later, first);
  assert.equal(await text(), later, 'and only the new one is kept');
});

test('a browser that has the page already is told so', async () => {
  const response = await at('/kept');
  const etag = response.headers.get('etag') ?? '';
  assert.match(response.headers.get('cache-control') ?? '', /max-age=0/);
  assert.equal((await at('/kept', { headers: { 'if-none-match': etag } })).status, 304);
});

const raw = (encoding: string) =>
  new Promise<{ encoding: string | undefined; body: Buffer }>((resolve, reject) => {
    const call = request(`${url}/kept`, { headers: { 'accept-encoding': encoding } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({ encoding: answer.headers['content-encoding'], body: Buffer.concat(parts) }),
      );
    });
    call.on('error', reject).end();
  });

test('text is compressed as the browser likes it, and not twice', async () => {
  const [plain, br, gzip, none] = await Promise.all(['identity', 'gzip, br', 'gzip', 'br;q=0'].map(raw));
  assert.deepEqual(
    [plain?.encoding, br?.encoding, gzip?.encoding, none?.encoding],
    [undefined, 'br', 'gzip', undefined],
  );
  assert.deepEqual(brotliDecompressSync(br?.body ?? Buffer.of()), plain?.body);
  assert.deepEqual(gunzipSync(gzip?.body ?? Buffer.of()), plain?.body);
  assert.ok((br?.body.length ?? 0) < (plain?.body.length ?? 0) / 10);
});

test('a file is saved under its Chinese name', async () => {
  const disposition = (await at('/save')).headers.get('content-disposition');
  assert.equal(
    disposition,
    `attachment; filename="_2024.csv"; filename*=UTF-8''${encodeURIComponent('年报 2024.csv')}`,
  );
});

test('a long piece of work tells its progress as it goes', async () => {
  const response = await at('/progress');
  assert.equal(await response.text(), '一半\n完成\n');
  assert.equal(response.headers.get('x-accel-buffering'), 'no');
});

test('an address with a slash too many leads to the page, never to another site', async () => {
  assert.equal((await at('/kept/')).headers.get('location'), '/kept');
  assert.equal((await at('//evil.example/')).headers.get('location'), '/evil.example');
  assert.equal((await at('/\\evil.example/')).headers.get('location'), '/evil.example');
});
