import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readPdf } from '#platform/documents/pdf/index.ts';
import { type AnnualReport, cellPaths, figureAt } from '#rules/annual-report/tables.ts';
import { reportFromBlocks } from './grids/blended.ts';
import { readReport } from './index.ts';

const reports = fileURLToPath(new URL('../../../../shared/reports/', import.meta.url));
const skip = existsSync(reports) ? false : 'the folder of real reports (../shared/reports) is not here';

const read = (name: string) => readReport({ name, bytes: readFileSync(`${reports}real/${name}`) });

/** Each row: the file, its truth, and why it is hard. */
const files: readonly [file: string, truth: string, why: string][] = [
  [
    '501_huaian_2024.pdf',
    '501',
    'tables broken over pages, a merged label cut in two, four columns become two',
  ],
  [
    '502_hongze_2023.pdf',
    '502',
    'a row on its own page, turned labels, one row （六）, faults kept as printed',
  ],
];

for (const [file, truth, why] of files) {
  test(`${file} is read with every cell right: ${why}`, { skip }, async () => {
    const expected: AnnualReport = JSON.parse(readFileSync(`${reports}truth/${truth}.json`, 'utf8'));
    const report = await read(file);
    const wrong = cellPaths(expected).filter((path) => figureAt(expected, path) !== figureAt(report, path));
    assert.deepEqual(wrong, []);
    assert.equal(report.organ, expected.organ);
    assert.equal(report.year, expected.year);
    assert.equal(report.format, expected.format);
    assert.ok(Object.values(report.cells).every((cell) => cell.mark === 'number' && cell.place?.page));
    for (const section of ['overview', 'problems', 'other'] as const) {
      assert.ok(report.narrative[section].length > 40, section);
    }
    assert.equal(report.narrative.requests, '');
  });
}

for (const [file, truth] of files) {
  test(`${file} is read as well when no ruling line is seen`, { skip }, async () => {
    const expected: AnnualReport = JSON.parse(readFileSync(`${reports}truth/${truth}.json`, 'utf8'));
    const report = reportFromBlocks(await readPdf(readFileSync(`${reports}real/${file}`), { ruled: false }));
    const wrong = cellPaths(expected).filter((path) => figureAt(expected, path) !== figureAt(report, path));
    assert.deepEqual(wrong, []);
    assert.equal(report.organ, expected.organ);
  });
}

test('the official blank template is a report of the 2021 form with every cell blank', { skip }, async () => {
  const report = await read('500_official_template_2021format.docx');
  assert.equal(report.format, '2021');
  assert.equal(report.organ, null);
  assert.equal(report.year, null);
  const paths = cellPaths(report);
  assert.equal(paths.length, 200);
  for (const path of paths) {
    assert.equal(figureAt(report, path), null, path);
    assert.equal(report.cells[path]?.mark, 'blank', path);
  }
  assert.deepEqual(report.problems, []);
});
