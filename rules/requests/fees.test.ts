import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cite } from '../citation.ts';
import { type FeeFacts, feeByItem, feeByPage, feeCitations, feeMonthOf, feeRefusals, yuan } from './fees.ts';

const ON = '2024-03-15';

const byItem: readonly [article: string, why: string, earlier: number, items: number, fen: number][] = [
  ['4(1)', 'the first of a month is free', 0, 1, 0],
  ['4(1)', 'the tenth is free', 9, 1, 0],
  ['4(2)', 'the eleventh costs 100 元', 10, 1, 10_000],
  ['4(2)', 'the thirtieth costs 100 元', 29, 1, 10_000],
  ['4(3)', 'the thirty-first costs 200 元', 30, 1, 20_000],
  ['4(3)', 'the thirty-fifth alone costs 200 元', 34, 1, 20_000],
  ['4(3)', 'the fortieth costs 200 元', 39, 1, 20_000],
  ['4(3)', 'the forty-first costs 300 元', 40, 1, 30_000],
  ['4(3)', 'the hundredth costs 800 元', 99, 1, 80_000],
  ['4', '35 in a month come to 3 000 元', 0, 35, 300_000],
  ['4', '30 in a month come to 2 000 元', 0, 30, 200_000],
  ['4', 'ten in a month come to nothing', 0, 10, 0],
  ['4', 'an application of five items over the tenth: two free, three at 100 元', 8, 5, 30_000],
  ['4', 'an application over the thirtieth: one at 100 元, two at 200 元', 29, 3, 50_000],
  ['4', '50 in a month: 20×100 + 10×200 + 10×300', 0, 50, 700_000],
];

for (const [article, why, earlier, items, fen] of byItem)
  test(`measures art. ${article}, by item: ${why}`, () => {
    const fee = feeByItem(earlier, items, ON);
    assert.equal(fee.fen, fen);
    assert.equal(
      fee.lines.reduce((sum, line) => sum + line.units, 0),
      items,
    );
  });

const byPage: readonly [article: string, why: string, pages: number, fen: number][] = [
  ['5', 'nothing to copy', 0, 0],
  ['5', 'thirty pages are free', 30, 0],
  ['5', 'the thirty-first costs 10 元', 31, 1_000],
  ['5', 'a hundred: 70×10', 100, 70_000],
  ['5', 'a hundred and one: 70×10 + 20', 101, 72_000],
  ['5', 'two hundred: 70×10 + 100×20', 200, 270_000],
  ['5', 'two hundred and one: and 40', 201, 274_000],
  ['5', '250 pages: 70×10 + 100×20 + 50×40 = 4 700 元', 250, 470_000],
];

for (const [article, why, pages, fen] of byPage)
  test(`measures art. ${article}, by page: ${why}`, () => {
    assert.equal(feeByPage(pages, ON).fen, fen);
  });

test('the lines say how it came about', () => {
  assert.deepEqual(
    feeByPage(250, ON).lines.map(({ units, unitFen, fen }) => [units, unitFen, fen]),
    [
      [30, 0, 0],
      [70, 1_000, 70_000],
      [100, 2_000, 200_000],
      [50, 4_000, 200_000],
    ],
  );
  assert.deepEqual(feeCitations(feeByPage(250, ON)).map(cite), [
    '《中华人民共和国政府信息公开条例》第四十二条第一款',
    '《政府信息公开信息处理费管理办法》第五条',
  ]);
});

test('counting a month one by one comes to the same as counting it at once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 80 }), (earlier, items) => {
      let sum = 0;
      for (let i = 0; i < items; i += 1) sum += feeByItem(earlier + i, 1, ON).fen;
      assert.equal(feeByItem(earlier, items, ON).fen, sum);
    }),
  );
});

test('more never costs less, and every amount is a whole number of 分', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2000 }), (n) => {
      assert.ok(feeByPage(n + 1, ON).fen >= feeByPage(n, ON).fen);
      assert.ok(feeByItem(n + 1, 1, ON).fen >= feeByItem(n, 1, ON).fen);
      assert.ok(Number.isSafeInteger(feeByPage(n, ON).fen));
    }),
  );
});

test('no fee before the measures, and none for counts that are no numbers', () => {
  assert.throws(() => feeByItem(0, 35, '2020-11-16'), /还没有信息处理费/);
  assert.throws(() => feeByItem(0, 0, ON), RangeError);
  assert.throws(() => feeByPage(2.5, ON), RangeError);
  assert.throws(() => feeByPage(-1, ON), RangeError);
});

const fair: FeeFacts = { method: 'by-item', excessFound: true, fen: 10_000 };
const refusals: readonly [article: string, why: string, facts: FeeFacts, says: RegExp | null][] = [
  ['42', 'after the step of art. 35', fair, null],
  ['42', 'never before it', { ...fair, excessFound: false }, /不收取费用/],
  ['measures 3', 'never both', { ...fair, notified: 'by-page' }, /不得同时/],
  ['measures 3', 'never twice', { ...fair, notified: 'by-item' }, /不能再次通知/],
  [
    'measures 5',
    'by page for copies',
    { ...fair, method: 'by-page', outcome: 'disclosed', variant: 'provide' },
    null,
  ],
  ['measures 5', 'by page for a part', { ...fair, method: 'by-page', outcome: 'disclosedInPart' }, null],
  [
    'measures 5',
    'not by page where it is public already',
    { ...fair, method: 'by-page', outcome: 'disclosed', variant: 'already-public' },
    /按量计收只适用/,
  ],
  [
    'measures 5',
    'not by page where nothing is given',
    { ...fair, method: 'by-page', outcome: 'unableToProvide.notHeld' },
    /按量计收只适用/,
  ],
  ['measures 4', 'by item whatever the outcome', { ...fair, outcome: 'unableToProvide.notHeld' }, null],
  ['measures 4', 'no notice for nothing', { ...fair, fen: 0 }, /金额为零/],
];

for (const [article, why, facts, says] of refusals)
  test(`art. ${article}, a fee notice: ${why}`, () => {
    const said = feeRefusals(facts).map(({ message }) => message);
    if (says === null) assert.deepEqual(said, []);
    else assert.match(said.join(), says);
  });

test('amounts and months as people read them', () => {
  assert.equal(yuan(470_000), '4700元');
  assert.equal(yuan(1_050), '10.50元');
  assert.equal(feeMonthOf('2024-03-31'), '2024-03');
});
