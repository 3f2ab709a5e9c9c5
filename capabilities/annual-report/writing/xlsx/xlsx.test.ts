import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { type AnnualReport, figureAt, sections } from '#rules/annual-report/tables.ts';
import { arbitraryReport, hostileTexts, numberedReport } from '../arbitrary-report.ts';
import { gridsOf } from '../grid.ts';
import { writeReport } from '../index.ts';
import { printable } from '../printed.ts';

async function read(report: AnnualReport) {
  const book = await readXlsx(await writeReport(report, 'xlsx'), { readStyles: true });
  return {
    book,
    sheet: (name: string) => {
      const found = book.sheets.find((s) => s.name === name);
      assert.ok(found, name);
      return found;
    },
  };
}

test('the sheets are the three tables, the sentences and the sums', async () => {
  const { book } = await read(numberedReport());
  assert.deepEqual(
    book.sheets.map((s) => s.name),
    ['表二', '表三', '表四', '文字', '勾稽'],
  );
});

test('every figure of a random report reads back exactly, with the merges of the form', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryReport, async (report) => {
      const { sheet } = await read(report);
      for (const grid of gridsOf(report)) {
        const { rows, merges } = sheet(grid.name);
        for (const cell of grid.rows.flat()) {
          const there = rows[cell.row + 1]?.[cell.column] ?? null;
          if (cell.path === undefined) {
            assert.equal(there, cell.text);
            continue;
          }
          const figure = figureAt(report, cell.path) ?? null;
          const expected = typeof figure === 'string' ? figure : figure;
          assert.equal(typeof expected === 'string' ? String(there) : there, expected, cell.path);
        }
        const merged = grid.rows.flat().filter((c) => c.colspan > 1 || c.rowspan > 1);
        assert.equal(merges?.length, merged.length + 1, grid.name);
      }
    }),
    { numRuns: 8 },
  );
});

test('the sheet 文字 says organ, year, form and every paragraph', async () => {
  const report = numberedReport();
  const { sheet } = await read(report);
  const lines = sheet('文字').rows.map((row) => [row[0] ?? null, row[1] ?? null]);
  assert.deepEqual(lines.slice(0, 7), [
    ['部分', '内容'],
    ['机关', '凤泉区教育体育和文化旅游局'],
    ['年度', '2024'],
    ['格式', '2021'],
    ['标题', null],
    ['前言', '根据《中华人民共和国政府信息公开条例》编制本报告。'],
    ['一、总体情况', '2024年，主动公开政府信息15条。'],
  ]);
  const heads = new Set(lines.map(([part]) => part));
  for (const { numeral, title } of sections) assert.ok(heads.has(`${numeral}、${title['2021']}`));
});

test('the sums are formulas whose present result is in the file', async () => {
  const report = numberedReport();
  const row = report.requests.newlyReceived;
  assert.ok(row);
  row.total = 1;
  const { sheet } = await read(report);
  const { rows, cells } = sheet('勾稽');
  const line = rows.findIndex((r) => r[0] === '一、本年新收政府信息公开申请数量');
  assert.deepEqual(rows[line]?.slice(1, 5), [6075, 1, 6074, '不平']);
  assert.equal(
    cells?.get(`${line},1`)?.formula,
    "SUM('表三'!D5,'表三'!E5,'表三'!F5,'表三'!G5,'表三'!H5,'表三'!I5)",
  );
  assert.equal(rows.filter((r) => /^(平|不平|未填全)$/.test(String(r[4] ?? ''))).length, 7 + 7 + 25 + 3);
});

test('a sum with a blank in it is not said to be even', async () => {
  const report = numberedReport();
  const row = report.requests.carriedOver;
  assert.ok(row);
  row.total = null;
  const { rows } = (await read(report)).sheet('勾稽');
  assert.equal(rows.find((r) => r[0] === '四、结转下年度继续办理')?.[4], '未填全');
});

test('text that tries to be markup or a formula stays text', async () => {
  for (const [reason, text] of hostileTexts) {
    const report = numberedReport();
    report.organ = text;
    report.narrative.other = `${text}\n`;
    report.proactive.administrativeFeesWanYuan = text;
    const { sheet } = await read(report);
    const { rows, cells } = sheet('文字');
    const at = rows.findIndex((r) => r[0] === '六、其他需要报告的事项');
    assert.equal(rows[at]?.[1], printable(text), reason);
    assert.equal(cells?.get(`${at},1`)?.formula, undefined, reason);
  }
});
