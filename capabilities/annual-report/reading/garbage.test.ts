import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { compoundOf, docxOf, pdfOf, swelling, zipOf } from '#platform/documents/testing.ts';
import { UnreadableError } from '../model.ts';
import { readReportSafely } from './index.ts';

const page = '<html><head><meta charset="utf-8"></head><body><p>通知公告</p><p>今天放假。</p></body></html>';
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const halfOfPdf = pdfOf(`BT /F1 12 Tf 72 700 Td (${'word '.repeat(4000)}) Tj ET`).slice(0, 300);

/** Each row: what arrives, the bytes, and words the sentence must hold. */
const garbage: readonly [what: string, bytes: () => Uint8Array, says: RegExp][] = [
  ['an empty file', () => new Uint8Array(), /空的/],
  ['a file of blanks only', () => new TextEncoder().encode(' \n\n \t '), /空的/],
  ['random bytes', () => randomBytes(20_000), /无法识别|已损坏/],
  ['a photo', () => png, /图片/],
  ['a PDF cut in the middle', () => halfOfPdf, /已损坏|没有文字/],
  ['a PDF that is only its first line', () => new TextEncoder().encode('%PDF-1.7\n'), /已损坏/],
  ['a PDF without any text, as scanners make', () => pdfOf('0 0 100 100 re f'), /扫描件/],
  ['an encrypted PDF', () => pdfOf('BT (x) Tj ET', { encrypt: true }), /打开密码/],
  ['a PDF whose page swells to 1 GB', () => pdfOf(swelling(1000, false)), /已停止|没有读完|没有文字/],
  ['an encrypted Word file', () => compoundOf(['EncryptedPackage', 'EncryptionInfo']), /打开密码/],
  ['an old Excel file', () => compoundOf(['Workbook']), /\.xlsx/],
  ['a .doc without its streams', () => compoundOf(['WordDocument']), /已损坏/],
  [
    'a zip cut in the middle',
    () => zipOf([{ name: 'word/document.xml', content: 'x'.repeat(9999) }]).slice(0, 60),
    /已损坏/,
  ],
  ['a zip that is no document', () => zipOf([{ name: 'a.txt', content: 'hello' }]), /压缩包/],
  [
    'a zip bomb that says it is small',
    () => zipOf([{ name: 'word/document.xml', content: swelling(1000, true) }]),
    /压缩炸弹/,
  ],
  [
    'a Word file whose XML is broken',
    () => zipOf([{ name: 'word/document.xml', content: '<w:document><w:body' }]),
    /已损坏/,
  ],
  [
    'a Word file with entities that swell',
    () => zipOf([{ name: 'word/document.xml', content: '<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>' }]),
    /已损坏/,
  ],
  [
    'a Word file nested 20,000 deep',
    () => docxOf('<w:sdt>'.repeat(20_000) + '</w:sdt>'.repeat(20_000)),
    /中断|已损坏|没有找到/,
  ],
  [
    'a web page nested 100,000 deep',
    () => Buffer.from(`<html>${'<div>'.repeat(100_000)}年度报告`),
    /嵌套过深/,
  ],
  ['a web page named .docx that holds no report', () => Buffer.from(page), /没有找到/],
  ['JSON of something else', () => Buffer.from('{"hello": "world"}'), /JSON/],
  [
    'our own JSON with prose without end',
    () =>
      Buffer.from(
        JSON.stringify({ requests: {}, disputes: {}, narrative: { overview: '公开'.repeat(110_000) } }),
      ),
    /超过5万字/,
  ],
  [
    'our own JSON with paragraphs without end',
    () =>
      Buffer.from(JSON.stringify({ requests: {}, disputes: {}, narrative: { other: 'a\n'.repeat(3000) } })),
    /2000段/,
  ],
  ['a file of 200 MB', () => new Uint8Array(200 << 20), /文件太大/],
];

test('garbage is answered with a clear sentence within ten seconds, and the server goes on serving', async (t) => {
  const server = createServer((_, response) => response.end('ok'));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  for (const [what, bytes, says] of garbage) {
    await t.test(what, async () => {
      const file = bytes();
      const start = performance.now();
      const refused = assert.rejects(
        readReportSafely({ name: '年报.docx', bytes: file }),
        (error: unknown) => {
          assert.ok(error instanceof UnreadableError, String(error));
          assert.match(error.message, says);
          return true;
        },
      );
      const served = fetch(url).then((response) => response.text());
      assert.equal((await Promise.all([served, refused]))[0], 'ok');
      assert.ok(performance.now() - start < 10_000);
      assert.ok(process.memoryUsage.rss() < 1 << 30, `memory ${process.memoryUsage.rss() >> 20} MB`);
    });
  }
  server.close();
});

test('after garbage the next report is read as ever', async () => {
  const html =
    '<h1>某局2024年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>2024年，本局做好政府信息公开。</p>';
  const report = await readReportSafely({ bytes: Buffer.from(html) });
  assert.equal(report.year, '2024');
  assert.match(report.narrative.overview, /本局/);
});
