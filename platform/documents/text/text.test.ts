import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kindOf } from '../kind.ts';
import { decodeText } from './charset.ts';
import { readHtml } from './html.ts';

/** 政府信息公开 in GBK. */
const gbk = Buffer.from('d5feb8aed0c5cfa2b9abbfaa', 'hex');
const bytesOf = (...parts: (string | Buffer)[]): Buffer =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));

/** Each row: the bytes, the text, why. */
const encodings: readonly [why: string, bytes: Buffer, text: string | null][] = [
  ['UTF-8', Buffer.from('政府'), '政府'],
  ['UTF-8 with a mark', Buffer.from('\ufeff政府'), '政府'],
  ['GBK, as old sites and Windows write', gbk, '政府信息公开'],
  ['UTF-16 with a mark', bytesOf(Buffer.from([0xff, 0xfe]), Buffer.from('政府', 'utf16le')), '政府'],
  [
    'UTF-16 without one',
    Buffer.from('一、总体情况 2024 年 abc def\n', 'utf16le'),
    '一、总体情况 2024 年 abc def\n',
  ],
  ['a picture is no text', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), null],
];

for (const [why, bytes, text] of encodings) {
  test(`text is decoded: ${why}`, () => {
    assert.equal(decodeText(bytes), text);
  });
}

test('a page in GBK is a page, told by its content', async () => {
  const page = bytesOf('<html><head><meta charset="gb2312"></head><body><p>', gbk, '</p></body></html>');
  assert.equal(await kindOf(page), 'html');
  assert.deepEqual(readHtml(decodeText(page) ?? ''), [{ kind: 'paragraph', text: '政府信息公开' }]);
});

test('tables that lay out the page dissolve, hidden parts and scripts vanish, spans are kept', () => {
  const blocks = readHtml(`<script>var x = '<table>'</script><table><tr><td>左</td><td>
    <p>一、总体<b>情况</b><br>第二行</p><p style="display:none">藏</p>
    <table><tr><th colspan=2>头</th></tr><tr><td rowspan=9>甲</td><td>1<!-- 2 --></td></tr><tr><td>&nbsp;</td></tr></table>
    </td></tr></table>`);
  const plain = blocks.map((block) =>
    block.kind === 'paragraph'
      ? block.text
      : block.grid.map((line) => line.map((cell) => cell?.text ?? null)),
  );
  assert.deepEqual(plain, [
    '左',
    '一、总体情况',
    '第二行',
    [
      ['头', '头'],
      ['甲', '1'],
      ['甲', ''],
    ],
  ]);
});
