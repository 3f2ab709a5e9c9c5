import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pdfOf } from '../testing.ts';
import { readPdf } from './index.ts';
import { linesOf } from './lines.ts';
import { looseTables } from './loose-tables.ts';
import type { Rule, Word } from './marks.ts';
import { withoutRadicals, withoutVariants } from './radicals.ts';
import { ruledTables } from './ruled-tables.ts';

const word = (text: string, x: number, y: number, size = 10): Word => ({
  text,
  x0: x,
  x1: x + text.length * size,
  y0: y,
  y1: y + size,
});
const flat = (y: number, x0: number, x1: number): Rule => ({ x0, x1, y0: y, y1: y });
const upright = (x: number, y0: number, y1: number): Rule => ({ x0: x, x1: x, y0, y1 });

test('squares without a line between them are one cell; text that runs over a line is cut there', () => {
  // Two columns of 100 pt over three rows; the left cell of rows 2 and 3 is merged, lines are drawn in pieces.
  const rules = [
    flat(0, 0, 100),
    flat(0, 101, 200),
    flat(20, 0, 200),
    flat(40, 100, 200),
    flat(60, 0, 200),
    upright(0, 0, 60),
    upright(100, 0, 60),
    upright(200, 0, 60.5),
    upright(200.8, 0, 60),
  ];
  const words = [
    word('12', 5, 5),
    word('一二三四五六七八九十', 60, 5),
    word('合', 5, 35),
    word('7', 110, 25),
    word('外', 5, 80),
  ];
  const [table, ...others] = ruledTables(rules, words);
  assert.equal(others.length, 0);
  assert.deepEqual(
    table?.grid.map((line) => line.map((cell) => cell?.text)),
    [
      ['12  一二三四', '五六七八九十'],
      ['合', '7'],
      ['合', ''],
    ],
  );
});

test('a label and its figure in one run are cut where the figure begins, though its letters are narrower', () => {
  const rules = [
    flat(0, 0, 200),
    flat(20, 0, 200),
    upright(0, 0, 20),
    upright(71, 0, 20),
    upright(200, 0, 20),
  ];
  const run = { ...word('行政事业性收费9306.255339', 0, 5), x1: 70 + 11 * 5.5 };
  const [table] = ruledTables([...rules, flat(40, 0, 200), upright(0, 20, 40), upright(200, 20, 40)], [run]);
  assert.deepEqual(
    table?.grid[0]?.map((cell) => cell?.text),
    ['行政事业性收费', '9306.255339'],
  );
});

test('a frame around one cell and rules under prose are no tables', () => {
  assert.deepEqual(
    ruledTables([flat(0, 0, 100), flat(50, 0, 100), upright(0, 0, 50), upright(100, 0, 50)], []),
    [],
  );
  assert.deepEqual(ruledTables([flat(0, 0, 100), flat(50, 0, 100), flat(70, 0, 100)], []), []);
});

test('without lines, figures under one another are columns and wrapped labels find their rows', () => {
  const figures = (values: number[], y: number) =>
    values.map((value, i) => word(String(value), 200 + i * 40, y));
  const lines = linesOf([
    word('甲类', 195, 0),
    word('乙类', 235, 0),
    word('丙类', 275, 0),
    word('丁类', 315, 0),
    word('总计', 355, 0),
    word('一、第一行', 20, 30),
    ...figures([1, 2, 3, 4, 10], 30),
    word('二、很长的', 20, 54),
    ...figures([5, 6, 7, 8, 26], 60),
    word('第二行', 20, 66),
    word('三、第三行', 20, 90),
    ...figures([0, 0, 0, 0, 0], 90),
  ]);
  const [table] = looseTables(lines);
  assert.deepEqual(
    table?.rows.slice(1).map((row) => row.map((cell) => cell.text)),
    [
      ['', '甲类', '乙类', '丙类', '丁类', '总计'],
      ['一、第一行', '1', '2', '3', '4', '10'],
      ['二、很长的第二行', '5', '6', '7', '8', '26'],
      ['三、第三行', '0', '0', '0', '0', '0'],
    ],
  );
});

test('radicals become the characters they stand for', () => {
  assert.equal(withoutRadicals('⼀、⽆⻓⻔的⾏⼈⺠'), '一、无长门的行人民');
  assert.equal(withoutVariants('戶', '门网站'), '户');
  assert.equal(withoutVariants('戶', '門網站'), '戶', 'a traditional text keeps its own');
});

test('a PDF whose Chinese font is not embedded and speaks GBK is read through the character maps', async () => {
  const font =
    '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>] >>';
  const line = 'd5feb8aed0c5cfa2b9abbfaab9a4d7f7c4eab6c8b1a8b8e6';
  const blocks = await readPdf(pdfOf(`BT /F1 12 Tf 72 700 Td <${line}${line}> Tj ET`, { font }));
  assert.deepEqual(blocks, [{ kind: 'paragraph', page: 1, text: '政府信息公开工作年度报告'.repeat(2) }]);
});
