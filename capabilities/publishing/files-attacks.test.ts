/**
 * Hostile and careless uploads through the real routes: each is answered in a sentence and leaves nothing behind, or is
 * kept in a form in which nothing can run, and sent so that no browser runs it.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { compoundOf, pdfOf, swelling, zipOf } from '#platform/documents/testing.ts';
import { paragraph, pdfFile, run, wordFile } from '#platform/documents/testing-office.ts';
import { type Browser, type TestServer, testServer } from '#platform/http/testing.ts';
import type { FileViewData, ItemViewData } from './contract-shapes.ts';
import { bodyOf, makeItem, makeSection } from './testing-desk.ts';

let server: TestServer;
let editor: Browser;
let item: ItemViewData;
before(async () => {
  server = await testServer();
  const clerk = await server.signIn('disclosure-clerk');
  editor = await server.signIn('editor');
  const section = await makeSection(clerk, { title: '通知公告', slug: 'notices' });
  item = await makeItem(editor, section.id, '带附件的通知');
});
after(() => server.close());

const SCRIPT = '<script>alert(1)</script>';
const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const photo = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#1b4f8f' } })
    .jpeg()
    .toBuffer();

/** A PNG of a kilobyte that claims to have 3,600 megapixels. */
function pictureBomb(): Uint8Array {
  const chunk = (type: string, data: Uint8Array) => {
    const whole = Buffer.alloc(12 + data.length);
    whole.writeUInt32BE(data.length, 0);
    whole.write(type, 4, 'latin1');
    whole.set(data, 8);
    whole.writeUInt32BE(crc32(whole.subarray(4, 8 + data.length)), 8 + data.length);
    return whole;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(60_000, 0);
  head.writeUInt32BE(60_000, 4);
  head.set([8, 2], 8);
  const pixels = deflateSync(Buffer.alloc(1000));
  const mark = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return joined(mark, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', new Uint8Array()));
}

const doublings = Array.from({ length: 20 }, (_, at) => `<!ENTITY e${at + 1} "&e${at};&e${at};">`);
const laughs = `<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY e0 "${'哈'.repeat(50)}">${doublings.join('')}]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&e20;</w:t></w:r></w:p></w:body></w:document>`;
const outward = laughs.replace(
  /<!DOCTYPE[\s\S]*?\]>/,
  '<!DOCTYPE w:document [<!ENTITY e20 SYSTEM "file:///etc/passwd">]>',
);
const wordOf = (document: string): Uint8Array => zipOf([{ name: 'word/document.xml', content: document }]);
const ordinary = wordFile(paragraph(run('各学校：请按时报送。')));
const withMacro = wordFile(paragraph(run('各学校：请按时报送。')), {
  parts: [
    { name: 'word/vbaProject.bin', content: 'Auto_Open', type: 'application/vnd.ms-office.vbaProject' },
  ],
  relations: [
    {
      id: 'rId9',
      type: 'http://schemas.microsoft.com/office/2006/relationships/vbaProject',
      target: 'vbaProject.bin',
    },
  ],
});

type Sending = readonly [
  why: string,
  to: 'picture' | 'attachment' | 'video' | 'document',
  name: string,
  bytes: () => Uint8Array | Promise<Uint8Array>,
];

/** What is refused, and whatever is wrong said to the person who sent it. */
const refused: readonly Sending[] = [
  ['a page that calls itself a photo', 'picture', '现场.jpg', () => text(`<!doctype html>${SCRIPT}`)],
  [
    'an SVG that calls itself a photo',
    'picture',
    '现场.jpg',
    () => text(`<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`),
  ],
  [
    'an SVG as it is',
    'picture',
    '图.svg',
    () => text(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`),
  ],
  ['a PDF as a picture', 'picture', '图.png', () => pdfOf('BT ET')],
  ['a picture of 3,600 megapixels in a kilobyte', 'picture', '图.png', pictureBomb],
  ['half a photo', 'picture', '现场.jpg', async () => (await photo()).subarray(0, 120)],
  ['an empty picture', 'picture', '现场.jpg', () => new Uint8Array()],
  [
    'a picture above the limit',
    'picture',
    '现场.jpg',
    async () => joined(await photo(), new Uint8Array(21 << 20)),
  ],
  ['a page that calls itself a PDF', 'attachment', '附件.pdf', () => text(`<!doctype html>${SCRIPT}`)],
  [
    'a program that calls itself a Word file',
    'attachment',
    '附件.docx',
    () => text('MZ\x90\0\x03\0\0\0This program'),
  ],
  ['a PDF under a password', 'attachment', '附件.pdf', () => pdfOf('BT ET', { encrypt: true })],
  ['a Word file under a password', 'attachment', '附件.docx', () => compoundOf(['EncryptedPackage'])],
  ['half a Word file', 'attachment', '附件.docx', () => ordinary.subarray(0, ordinary.length >> 1)],
  [
    'a Word file that swells to a gigabyte',
    'attachment',
    '附件.docx',
    () => zipOf([{ name: 'word/document.xml', content: swelling(1024, true) }]),
  ],
  [
    'a zip whose members climb out of their folder',
    'attachment',
    '附件.zip',
    () => zipOf([{ name: '../../etc/cron.d/x', content: 'x' }]),
  ],
  ['an XML bomb in a Word file', 'attachment', '附件.docx', () => wordOf(laughs)],
  ['a Word file that reads a file of the server', 'attachment', '附件.docx', () => wordOf(outward)],
  ['a Word file with a macro', 'attachment', '附件.docm', () => withMacro],
  [
    'a page that calls itself a text',
    'attachment',
    '说明.txt',
    () => text(`<!doctype html><html><body>${SCRIPT}</body></html>`),
  ],
  ['a text as a video', 'video', '视频.mp4', () => text('视频')],
  ['a photo to be read in as a Word file', 'document', '通知.docx', photo],
  ['a page to be read in as a Word file', 'document', '通知.docx', () => text(`<html>${SCRIPT}</html>`)],
  [
    'a Word file to be read in that swells',
    'document',
    '通知.docx',
    () => zipOf([{ name: 'word/document.xml', content: swelling(1024, true) }]),
  ],
  ['an XML bomb to be read in', 'document', '通知.docx', () => wordOf(laughs)],
  ['a file of the server to be read in', 'document', '通知.docx', () => wordOf(outward)],
  [
    'an old Word file to be read in that is under a password',
    'document',
    '通知.doc',
    () => compoundOf(['EncryptedPackage']),
  ],
];

const send = (to: Sending[1], name: string, bytes: Uint8Array): Promise<Response> =>
  to === 'document'
    ? editor(`/api/items/${item.id}/document`, { json: { name, base64: base64(bytes) } })
    : editor(`/api/items/${item.id}/files`, { json: { use: to, name, base64: base64(bytes) } });

/** All that an upload could leave behind. */
async function kept(): Promise<readonly unknown[]> {
  const { rows } = await server.database.pool.query(
    `
    SELECT (SELECT count(*) FROM files) files, (SELECT count(*) FROM item_files) item_files,
           (SELECT count(*) FROM journal) journal, (SELECT revision FROM items WHERE id = $1) revision`,
    [item.id],
  );
  let stored: string[] = [];
  try {
    stored = readdirSync(server.database.filesFolder, { recursive: true, encoding: 'utf8' });
  } catch {
    // Nothing was ever stored.
  }
  return [rows[0], stored.sort()];
}

/** A sentence for a clerk, and nothing of how the program is made. */
function assertSentence(said: string): void {
  assert.match(said, /[\u4e00-\u9fff]{6,}/);
  assert.doesNotMatch(said, /node_modules|\bat .*\.(ts|js):|Error\b|\/etc\/|root:|undefined|\/tmp\//);
}

describe('a hostile file is refused in a sentence and leaves nothing behind', () => {
  for (const [why, to, name, bytes] of refused)
    test(why, async () => {
      const before = await kept();
      const answer = await send(to, name, await bytes());
      const said = await answer.text();
      assert.equal(answer.status, 422, said);
      assertSentence(
        (JSON.parse(said) as { issues: { message: string }[] }).issues.map(({ message }) => message).join(),
      );
      assert.deepEqual(await kept(), before);
    });
});

describe('what is no upload at all is refused', () => {
  const path = () => `/api/items/${item.id}/files`;
  const wrong: readonly (readonly [why: string, status: number, send: () => Promise<Response>])[] = [
    [
      'a form of many parts',
      422,
      () => {
        const body = new FormData();
        body.append('file', new File(['x'], 'x.jpg'));
        return editor(path(), { method: 'POST', body });
      },
    ],
    [
      'a form without its boundary',
      422,
      () => editor(path(), { method: 'POST', body: 'x', headers: { 'content-type': 'multipart/form-data' } }),
    ],
    [
      'half a JSON',
      400,
      () =>
        editor(path(), {
          method: 'POST',
          body: '{"use":"pic',
          headers: { 'content-type': 'application/json' },
        }),
    ],
    [
      'a use that there is not',
      422,
      () => editor(path(), { json: { use: 'program', name: 'a.exe', base64: '' } }),
    ],
    [
      'a body above all limits',
      413,
      () => editor(path(), { json: { use: 'attachment', name: 'a.pdf', base64: 'A'.repeat(110 << 20) } }),
    ],
    [
      'a file of an item that there is not',
      404,
      () => editor('/api/items/999/files', { json: { use: 'picture', name: 'a.jpg', base64: '' } }),
    ],
    ['a visitor', 401, () => server.visit(path(), { json: { use: 'picture', name: 'a.jpg', base64: '' } })],
    [
      'a page of somebody else that sends for the editor',
      403,
      () =>
        editor(path(), {
          json: { use: 'picture', name: 'a.jpg', base64: '' },
          headers: { 'x-gongkai-csrf': '' },
        }),
    ],
  ];
  for (const [why, status, sending] of wrong)
    test(why, async () => {
      const before = await kept();
      const answer = await sending();
      const said = await answer.text();
      assert.equal(answer.status, status, said.slice(0, 300));
      assertSentence(said);
      assert.deepEqual(await kept(), before);
    });
});

/** What is taken: the name it is shown under, and what must not be in it any more. */
const taken: readonly (readonly [...Sending, named: string, without: readonly string[]])[] = [
  [
    'a photo that is a page as well',
    'picture',
    '现场.jpg',
    async () => joined(await photo(), text(SCRIPT)),
    '现场.jpg',
    ['<script'],
  ],
  [
    'a photo that is a zip as well',
    'picture',
    '现场.jpg',
    async () => joined(await photo(), zipOf([{ name: 'x.html', content: SCRIPT }])),
    '现场.jpg',
    ['x.html'],
  ],
  ['a photo that calls itself a page', 'picture', 'x.html', photo, 'x.jpg', []],
  ['a name that climbs', 'attachment', '../../../etc/passwd.docx', () => ordinary, 'passwd.docx', ['李静']],
  ['a name as Windows climbs', 'attachment', 'C:\\Windows\\..\\附件.docx', () => ordinary, '附件.docx', []],
  [
    'a name with line breaks and a header',
    'attachment',
    '附件\r\nSet-Cookie: a=b\0.docx',
    () => ordinary,
    '附件Set-Cookie_ a=b.docx',
    [],
  ],
  ['a name that reads backwards', 'attachment', '附件\u202Excod.exe', () => ordinary, '附件xcod.docx', []],
  [
    'a name that is an element',
    'attachment',
    '"><img src=x onerror=alert(1)>.docx',
    () => ordinary,
    '_img src=x onerror=alert(1)_.docx',
    [],
  ],
  [
    'a PDF that runs a script when opened',
    'attachment',
    '附件.pdf',
    () => pdfFile({ catalogue: '/OpenAction << /S /JavaScript /JS (app.alert) >>' }),
    '附件.pdf',
    ['JavaScript', 'app.alert'],
  ],
];

describe('what is taken is sent so that nothing in it can run', () => {
  for (const [why, to, name, bytes, named, without] of taken)
    test(why, async () => {
      const file = await bodyOf<FileViewData>(await send(to, name, await bytes()));
      assert.equal(file.name, named);
      const sent = await editor(file.href);
      const body = Buffer.from(await sent.arrayBuffer());
      for (const word of without) assert.ok(!body.includes(word), word);
      const head = (field: string) => sent.headers.get(field) ?? '';
      assert.equal(head('x-content-type-options'), 'nosniff');
      assert.match(head('content-security-policy'), /default-src 'none'.*sandbox/);
      assert.match(head('content-type'), to === 'picture' ? /^image\/jpeg$/ : /^application\/octet-stream$/);
      assert.match(head('content-disposition'), to === 'picture' ? /^inline; / : /^attachment; /);
      assert.equal(head('set-cookie'), '');
      assert.equal((await server.visit(file.href)).status, 401, 'nobody else may fetch it');
    });
});

test('an item takes no more files than somebody can check', async () => {
  const { rows } = await server.database.pool.query(
    'SELECT count(*)::int AS n FROM item_files WHERE item_id = $1',
    [item.id],
  );
  await server.database.pool.query(
    `INSERT INTO item_files
       SELECT (jsonb_populate_record(null::item_files, to_jsonb(f) || jsonb_build_object('id', gen_random_uuid()))).*
         FROM (SELECT * FROM item_files WHERE item_id = $1 LIMIT 1) f, generate_series(1, $2)`,
    [item.id, 300 - rows[0].n],
  );
  const before = await kept();
  const answer = await send('attachment', '又一个.docx', ordinary);
  assert.equal(answer.status, 422);
  assert.match(await answer.text(), /最多上传300个文件/);
  assert.deepEqual(await kept(), before);
});
