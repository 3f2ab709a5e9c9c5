/** Files of items over HTTP: what is taken, what is refused, what staff and the public may fetch; Word files read in. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import sharp from 'sharp';
import { type Browser, type TestServer, testServer } from '#platform/http/testing.ts';
import type { FileViewData, HitData, ItemViewData } from './contract-shapes.ts';
import { bodyOf, complete, itemOf, makeItem, makeSection, save, step } from './testing-desk.ts';

let server: TestServer;
let editor: Browser;
let item: ItemViewData;
before(async () => {
  server = await testServer({ now: () => new Date('2024-03-05T02:00:00Z') });
  const clerk = await server.signIn('disclosure-clerk');
  editor = await server.signIn('editor');
  const section = await makeSection(clerk, { title: '通知公告', slug: 'notices' });
  item = await makeItem(editor, section.id, '带附件的通知');
});
after(() => server.close());

const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64');
const send = (use: string, name: string, bytes: Uint8Array | string, who = editor) =>
  who(`/api/items/${item.id}/files`, { json: { use, name, base64: base64(bytes) } });
const photo = () =>
  sharp({ create: { width: 2400, height: 1200, channels: 3, background: '#1b4f8f' } })
    .withExif({ IFD0: { Copyright: '张三' }, IFD3: { GPSLatitude: '35/1 0/1 0/1', GPSLatitudeRef: 'N' } })
    .jpeg()
    .toBuffer();

const idNumber = '11010519491231002X';

/** A notice as an office writes one: a centred title, a paragraph, a table with an ID number. */
async function wordFile(): Promise<Uint8Array> {
  const row = (...cells: string[]) =>
    new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) });
  const document = new Document({
    creator: '李四',
    sections: [
      {
        children: [
          new Paragraph({
            alignment: 'center',
            children: [new TextRun({ text: '关于发放助学金的通知', bold: true })],
          }),
          new Paragraph('各学校：现将发放名单公布如下。'),
          new Table({ rows: [row('姓名', '身份证号'), row('张某', idNumber)] }),
          new Paragraph({ alignment: 'right', children: [new TextRun('2024年3月4日')] }),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

test('a picture is made small enough, and what the camera wrote into it is gone', async () => {
  const file = await bodyOf<FileViewData>(await send('picture', '现场.jpg', await photo()));
  assert.equal(file.width, 1920);
  assert.ok(file.stripped.length > 0, 'what was taken out is said');
  const fetched = await editor(file.href);
  assert.equal(fetched.headers.get('content-type'), 'image/jpeg');
  const meta = await sharp(Buffer.from(await fetched.arrayBuffer())).metadata();
  assert.equal(meta.exif, undefined);
  assert.equal((await server.visit(file.href)).status, 401, 'nobody else may fetch it');
  assert.equal(
    (await server.visit(`/items/${item.id}/files/${file.id}`)).status,
    404,
    'it is not public yet',
  );
});

const refused: [why: string, use: string, name: string, bytes: string | Uint8Array][] = [
  ['a script that calls itself a picture', 'picture', 'a.jpg', '<script>alert(1)</script>'],
  ['a drawing that can run', 'picture', 'a.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'],
  ['a page', 'attachment', 'a.pdf', '<!doctype html><html><script>x()</script></html>'],
  ['nothing', 'attachment', 'a.pdf', ''],
  ['a program', 'attachment', 'a.docx', new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])],
  ['a text as a picture', 'picture', 'a.png', '公告'],
];
for (const [why, use, name, bytes] of refused) {
  test(`what must not be shown is refused in words: ${why}`, async () => {
    const answer = await send(use, name, bytes);
    assert.equal(answer.status, 422);
    assert.match(await answer.text(), /"field":"base64","message":"[^"]{8,}"/);
  });
}

test('a Word file is read in with its title and table; its ID number is found, and stands in the way until masked', async () => {
  const word = await wordFile();
  const read = await bodyOf<{ title: string; body: string; notes: string[] }>(
    await editor(`/api/items/${item.id}/document`, { json: { name: '通知.docx', base64: base64(word) } }),
  );
  assert.equal(read.title, '关于发放助学金的通知');
  assert.match(read.body, /<table>.*张某.*<\/table>/s);
  assert.match(read.body, /<p class="align-right">2024年3月4日<\/p>/);
  const before = await itemOf(editor, item.id);
  assert.equal(before.body, item.body, 'nothing is written by reading');
  const saved = await bodyOf<ItemViewData>(
    await save(editor, before, { body: read.body, facts: { ...complete, title: read.title } }),
  );
  const personal = saved.hits.find(({ rule }: HitData) => rule === 'id-number');
  assert.ok(personal);
  assert.ok(!personal.quote.includes('19491231'), 'the number is told masked');
  const stopped = await step(editor, item.id, 'submit');
  assert.equal(stopped.status, 422);
  const masked = saved.body.replace(idNumber, '1101**********002X');
  await bodyOf(await save(editor, await itemOf(editor, item.id), { body: masked }));
  const sent = await bodyOf<ItemViewData>(await step(editor, item.id, 'submit'));
  assert.equal(sent.phase, 'in-review');
  assert.equal((await send('attachment', 'a.txt', '甲')).status, 409, 'nothing is added under review');
  await bodyOf(await step(editor, item.id, 'recall'));
});

test('an attachment is kept without its author, and its text is checked', async () => {
  const word = await wordFile();
  const file = await bodyOf<FileViewData>(await send('attachment', '名单.docx', word));
  assert.ok(
    file.stripped.some((words) => words.includes('作者')),
    file.stripped.join(),
  );
  const released = Buffer.from(await (await editor(file.href)).arrayBuffer());
  assert.ok(!released.includes('李四'));
  const view = await bodyOf<ItemViewData>(
    await save(editor, await itemOf(editor, item.id), { attachments: [file.id] }),
  );
  assert.ok(view.hits.some(({ rule, unit }) => rule === 'id-number' && unit === `file:${file.id}`));
});

test('only files of the item itself can be used in it', async () => {
  const foreign = '11111111-1111-4111-8111-111111111111';
  const view = await itemOf(editor, item.id);
  const attached = await save(editor, view, { attachments: [foreign] });
  assert.match(await attached.text(), /"field":"attachments"/);
  const shown = await save(editor, view, { body: `<p>甲</p><img src="file:${foreign}" alt="图">` });
  assert.match(await shown.text(), /"field":"body"/);
  const elsewhere = await save(editor, view, {
    body: '<p>甲</p><img src="https://example.com/x.png" alt="图">',
  });
  assert.doesNotMatch(await elsewhere.text(), /example\.com/);
  assert.equal((await editor(`/api/items/${item.id}/files/${foreign}`)).status, 404);
});

test('an old Word file is refused with what to do', async () => {
  const old = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]);
  const answer = await editor(`/api/items/${item.id}/document`, {
    json: { name: '旧.doc', base64: base64(old) },
  });
  assert.equal(answer.status, 422);
  assert.match(await answer.text(), /另存为/);
});
