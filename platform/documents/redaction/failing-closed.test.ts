/** No verification, no release: whatever is left, hidden or visible, no bytes come out; and tampered files are noticed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { zipOf } from '../testing.ts';
import { paragraph, pdfFile, run, wordFile } from '../testing-office.ts';
import type { Mark } from './marks.ts';
import { redact } from './redact.ts';
import { overIt, SECRET, shown } from './testing-pdf.ts';
import { isRecoverable } from './testing-recovery.ts';
import { NAME, nameEverywhere, tellingPicture } from './testing-word.ts';
import { verifiedOffice } from './verification-office.ts';
import { verifiedPdf } from './verification-pdf.ts';

const size = '300 200';
const twice = pdfFile({ content: `${shown} BT /F1 12 Tf 150 150 Td (${SECRET}) Tj ET`, size });
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

const stays: readonly {
  why: string;
  bytes: Uint8Array;
  kind: 'pdf' | 'docx' | 'txt';
  marks: readonly Mark[];
  told: RegExp;
}[] = [
  {
    why: 'the word stands a second time on the page',
    bytes: twice,
    kind: 'pdf',
    marks: [overIt],
    told: /第1页还能找到/,
  },
  {
    why: 'the words to be masked everywhere are not in the file',
    bytes: twice,
    kind: 'pdf',
    marks: [{ id: 'a', what: 'everywhere', text: 'Lisi 2000' }],
    told: /没有找到/,
  },
  {
    why: 'the name stands in another paragraph',
    bytes: wordFile(paragraph(run(NAME)) + paragraph(run(`送${NAME}`))),
    kind: 'docx',
    marks: [{ id: 'a', what: 'passage', passage: 'word/document.xml#1', from: 0, to: 4 }],
    told: /正文第2段还能找到/,
  },
  {
    why: 'the name is split over two paragraphs',
    bytes: wordFile(paragraph(run(NAME)) + paragraph(run(NAME.slice(0, 2))) + paragraph(run(NAME.slice(2)))),
    kind: 'docx',
    marks: [nameEverywhere],
    told: /还能找到/,
  },
  {
    why: 'the number is written in full width on another line',
    bytes: text('电话13800138000\n手机１３８ ００１３ ８０００'),
    kind: 'txt',
    marks: [{ id: 'a', what: 'passage', passage: 'line#1', from: 2, to: 13 }],
    told: /第2行还能找到/,
  },
  {
    why: 'the name is repeated in base64',
    bytes: text(`${NAME}\n${Buffer.from(NAME).toString('base64')}`),
    kind: 'txt',
    marks: [nameEverywhere],
    told: /第2行还能找到/,
  },
  {
    why: 'the name is repeated in hexadecimal',
    bytes: text(`${NAME}\n${Buffer.from(NAME).toString('hex')}`),
    kind: 'txt',
    marks: [nameEverywhere],
    told: /第2行还能找到/,
  },
  {
    why: 'the name is written backwards',
    bytes: text(`${NAME}\n${[...NAME].reverse().join('')}`),
    kind: 'txt',
    marks: [nameEverywhere],
    told: /第2行还能找到/,
  },
  {
    why: 'the name is written in percent signs',
    bytes: text(`${NAME}\n${encodeURIComponent(NAME)}`),
    kind: 'txt',
    marks: [nameEverywhere],
    told: /第2行还能找到/,
  },
];

for (const { why, bytes, kind, marks, told } of stays)
  test(`no bytes when ${why}`, async () => {
    const done = await redact(bytes, kind, marks);
    assert.equal(done.passed, false);
    assert.equal('bytes' in done, false);
    assert.match(done.manifest.findings.map((one) => one.told).join(''), told);
    assert.doesNotMatch(JSON.stringify(done.manifest), new RegExp(`${NAME}|${SECRET}|13800138000`));
  });

test('what may stand elsewhere may, in what everybody reads', async () => {
  const done = await redact(twice, 'pdf', [{ ...overIt, mayStandElsewhere: true }]);
  assert.ok(done.passed, JSON.stringify(done.manifest.findings));
});

test('marks that are not in the file are refused', async () => {
  await assert.rejects(redact(twice, 'pdf', [{ ...overIt, page: 3 } as Mark]), /遮盖的位置/);
  await assert.rejects(
    redact(text('一'), 'txt', [{ id: 'a', what: 'passage', passage: 'line#1', from: 0, to: 9 }]),
    /对不上/,
  );
});

/** A finished file, changed afterwards. */
const swap = (file: Uint8Array, from: string, to: string): Uint8Array =>
  new Uint8Array(Buffer.from(Buffer.from(file).toString('latin1').replace(from, to), 'latin1'));

test('a PDF that was not covered, or changed afterwards, does not pass', async () => {
  const input = pdfFile({ content: shown, size });
  const bare = await redact(input, 'pdf', []);
  const done = await redact(input, 'pdf', [overIt]);
  assert.ok(bare.passed && done.passed);
  const failed = async (output: Uint8Array, marks: readonly Mark[] = [overIt]) =>
    (await verifiedPdf(input, output, marks)).checks.filter(({ passed }) => !passed).map(({ name }) => name);
  assert.deepEqual(await failed(done.bytes), []);
  assert.deepEqual(await failed(bare.bytes), ['coverage', 'pixels', 'text-layer']);
  assert.deepEqual(await failed(done.bytes, []), ['coverage', 'pixels']);
  assert.ok((await failed(swap(done.bytes, '/Lang (zh-CN)', '/Info (zh-CN)'))).includes('structure'));
  assert.ok(
    (await failed(new Uint8Array(Buffer.concat([done.bytes, Buffer.from('%')])))).includes('structure'),
  );
  assert.ok((await failed(input)).includes('structure'));
});

test('a Word file that was not masked, or changed afterwards, does not pass', async () => {
  const input = wordFile(paragraph(run(NAME)) + paragraph(run('其他')));
  const done = await redact(input, 'docx', [nameEverywhere]);
  const bare = await redact(input, 'docx', []);
  assert.ok(done.passed && bare.passed);
  const failed = async (output: Uint8Array) =>
    (await verifiedOffice(input, output, { kind: 'docx', marks: [nameEverywhere] })).checks
      .filter(({ passed }) => !passed)
      .map(({ name }) => name);
  assert.deepEqual(await failed(done.bytes), []);
  assert.deepEqual(await failed(bare.bytes), ['passages']);
  assert.deepEqual(await failed(new Uint8Array(Buffer.concat([done.bytes, Buffer.from('x')]))), [
    'structure',
  ]);
  assert.deepEqual(await failed(zipOf([{ name: 'a.bin', content: 'x' }])), ['structure']);
});

test('a scan: black where it was marked, nothing of its traces, the rest as it was', async () => {
  const telling = await tellingPicture(NAME);
  const behind = new Uint8Array(Buffer.concat([telling, Buffer.from(NAME)]));
  assert.ok(isRecoverable(behind, NAME));
  const mark: Mark = { id: 'a', what: 'area', page: 0, area: { x: 0.25, y: 0.25, width: 0.5, height: 0.5 } };
  for (const kind of ['jpeg', 'png', 'webp'] as const) {
    const input =
      kind === 'jpeg'
        ? behind
        : new Uint8Array(
            await sharp(telling)
              .toFormat(kind)
              .withExif({ IFD0: { Artist: NAME } })
              .toBuffer(),
          );
    const done = await redact(input, kind, [mark]);
    assert.ok(done.passed, JSON.stringify(done.manifest));
    assert.equal(isRecoverable(done.bytes, NAME), false);
    const { data, info } = await sharp(done.bytes).raw().toBuffer({ resolveWithObject: true });
    const middle = (15 * info.width + 20) * info.channels;
    assert.ok((data[middle] ?? 255) < 9 && (data[0] ?? 0) > 240);
  }
});

test('a font that is named but not enclosed is drawn with ours, and its words can be marked', async () => {
  const name = Buffer.from([0xd5, 0xc5, 0xc8, 0xfd, 0xb7, 0xe1]).toString('hex');
  const bytes = pdfFile({
    size,
    content: `BT /F2 24 Tf 50 100 Td <${name}> Tj ET`,
    page: '/Resources << /Font << /F1 5 0 R /F2 7 0 R >> >>',
    objects: [
      '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-H /DescendantFonts [8 0 R] >>',
      '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor 9 0 R >>',
      '<< /Type /FontDescriptor /FontName /SimSun /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>',
    ],
  });
  const bare = await redact(bytes, 'pdf', []);
  assert.ok(bare.passed);
  assert.ok(isRecoverable(bare.bytes, '张三丰'), 'the words are not in the text layer');
  const done = await redact(bytes, 'pdf', [{ id: 'a', what: 'everywhere', text: '三丰' }]);
  assert.ok(done.passed, JSON.stringify(done.manifest.findings));
  assert.equal(isRecoverable(done.bytes, '三丰'), false);
});
