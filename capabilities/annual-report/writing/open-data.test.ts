import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cellPaths, figureAt } from '#rules/annual-report/tables.ts';
import { arbitraryReport, numberedReport } from './arbitrary-report.ts';
import { isWritable, writeReport } from './index.ts';

const written = async (report: Parameters<typeof writeReport>[0], to: 'csv' | 'json') =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await writeReport(report, to));

test('the CSV has one line per cell, a byte order mark and the names of row and column', async () => {
  const report = numberedReport();
  const text = await written(report, 'csv');
  const lines = text.split('\r\n');
  assert.ok(text.startsWith('\ufeff机关,年度,格式,表,行,列,单元格,值\r\n'));
  assert.equal(lines.length, 1 + 200 + 1);
  assert.ok(
    lines.includes(
      '凤泉区教育体育和文化旅游局,2024,2021,表三,三、本年度办理结果／（六）其他处理／3.其他,申请人情况／总计,requests.otherHandling.other.total,1170',
    ),
  );
});

test('a formula in a name or an amount is made plain text', async () => {
  const report = numberedReport();
  report.organ = '=cmd|x';
  report.proactive.administrativeFeesWanYuan = '@SUM(1,"2")';
  const text = await written(report, 'csv');
  assert.ok(text.includes("\r\n'=cmd|x,2024"));
  assert.ok(text.includes(`,"'@SUM(1,""2"")"\r\n`));
});

test('the JSON is the report and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryReport, async (report) => {
      const findings = { ...report, findings: [], cells: {} };
      assert.deepEqual(JSON.parse(await written(findings, 'json')), JSON.parse(JSON.stringify(report)));
    }),
    { numRuns: 20 },
  );
});

test('every cell of a random report has its line in the CSV', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryReport, async (report) => {
      const lines = (await written(report, 'csv')).split('\r\n');
      for (const path of cellPaths(report)) {
        const line = lines.find((l) => l.includes(`,${path},`));
        assert.equal(line?.split(',').at(-1), String(figureAt(report, path) ?? ''), path);
      }
    }),
    { numRuns: 10 },
  );
});

test('a report with parts left out is written with blanks', async () => {
  const partial = { ...numberedReport(), proactive: undefined, narrative: undefined };
  const text = await written(partial as never, 'csv');
  assert.ok(text.includes(',proactive.administrativeLicences,\r\n'));
});

test('only the six formats can be written', () => {
  assert.ok(isWritable('pdf'));
  assert.ok(!isWritable('ofd'));
});
