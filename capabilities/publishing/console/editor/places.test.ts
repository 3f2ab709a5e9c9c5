import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getSchema } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import { asShown, asStored, pairBlocks } from './body.ts';
import { extensionsFor } from './extensions.ts';
import { labelOf, patternOf, rangeFor } from './places.ts';

const schema = getSchema(extensionsFor(''));
const words = (text: string) => (text ? [{ type: 'text', text }] : []);
const paragraph = (text: string, block: string | null = null) => ({
  ...{ type: 'paragraph', attrs: { block }, content: words(text) },
});
const cell = (text: string) => ({ type: 'tableCell', content: [paragraph(text)] });
const table = (rows: string[][], block: string) => ({
  ...{ type: 'table', attrs: { block } },
  content: rows.map((row) => ({ type: 'tableRow', content: row.map(cell) })),
});
const doc = (...content: object[]) => Node.fromJSON(schema, { type: 'doc', content });
const says = (text: Node, range: { from: number; to: number } | null) =>
  range && text.textBetween(range.from, range.to, '|');

const text = doc(
  paragraph('请注意登陆平台，登陆后填写。', 'a'),
  table(
    [
      ['学校', '电话'],
      ['实验小学', '13800001111'],
    ],
    'b',
  ),
  { type: 'figure', attrs: { block: 'c', src: '/api/items/5/files/0000-1', alt: '合影' } },
  paragraph('身份证号41070319900101123X', null),
);

test('the second of two equal words is found by its offset', () => {
  const range = rangeFor(text, {
    unit: 'block:a',
    from: 8,
    to: 10,
    quote: '登陆',
    text: '请注意登陆平台，登陆后填写。',
  });
  assert.equal(says(text, range), '登陆');
  assert.equal(range?.from, 9);
});

test('offsets count the same in a table whatever parts its cells', () => {
  const unit = '学校\t电话\n实验小学\t13800001111';
  const from = unit.indexOf('138');
  const range = rangeFor(text, { unit: 'block:b', from, to: from + 11, quote: '138****1111', text: unit });
  assert.equal(says(text, range), '13800001111');
});

test('after typing on, a word is found by what is quoted', () => {
  const range = rangeFor(text, { unit: 'block:a', from: 9, to: 11, quote: '登陆', text: null });
  assert.equal(says(text, range), '登陆');
  assert.equal(range?.from, 9);
});

test('masked personal information is found in a new block that has no id here', () => {
  const range = rangeFor(text, { unit: 'block:x', from: 4, to: 22, quote: '4107**********123X', text: null });
  assert.equal(says(text, range), '41070319900101123X');
  assert.equal(range?.exact, true);
});

test('a picture is found by its file, as a whole', () => {
  const range = rangeFor(text, { unit: 'file:0000-1', from: 0, to: 0, quote: '', text: null });
  assert.equal(range && text.nodeAt(range.from)?.type.name, 'figure');
  assert.equal(range?.exact, false);
});

test('a quote that is gone leads to its block', () => {
  const range = rangeFor(text, { unit: 'block:a', from: 0, to: 2, quote: '不在', text: null });
  assert.equal(range?.exact, false);
  assert.equal(labelOf(text, 'block:b'), '正文第2段');
});

test('signs of patterns in a quote are only signs', () => {
  assert.equal(patternOf('（a.b）+')?.test('（axb）+'), false);
  assert.equal(patternOf('   '), null);
});

test('new blocks are paired with what the server keeps, empty ones left out', () => {
  const sent = doc(paragraph('甲', 'a'), paragraph(''), paragraph('乙'), paragraph('乙'));
  const kept = doc(paragraph('甲', 'a'), paragraph('乙', 'n1'), paragraph('乙', 'n2'));
  const pairs = pairBlocks([...sent.children], [...kept.children]);
  assert.deepEqual(
    [...sent.children].map((node) => pairs.get(node)?.attrs.block),
    ['a', undefined, 'n1', 'n2'],
  );
});

test('pictures are stored by their file and shown at their address', () => {
  const id = '00000000-0000-4000-8000-000000000001';
  const stored = `<figure><img src="file:${id}" alt="合影"></figure>`;
  const shown = `<figure><img src="/api/items/7/files/${id}" alt="合影"></figure>`;
  assert.equal(asShown(7, stored), shown);
  assert.equal(asStored(shown), stored);
});
