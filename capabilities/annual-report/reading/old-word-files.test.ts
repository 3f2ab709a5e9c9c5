import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { cellPaths, figureAt } from '#rules/annual-report/tables.ts';
import { numberedReport } from '../writing/arbitrary-report.ts';
import { readReport } from './index.ts';

// Our own Word files with another number in every cell, saved as .doc; their text has reduced letter spacing, which
// other readers of .doc take for deleted.
for (const form of ['2021', '2019'] as const) {
  test(`a .doc of the ${form} form is read with every cell at its place and every sentence`, async () => {
    const packed = readFileSync(new URL(`./fixtures/numbered-${form}.doc.gz`, import.meta.url));
    const expected = numberedReport(form);
    const report = await readReport({ bytes: gunzipSync(packed) });
    assert.deepEqual(
      cellPaths(report).map((path) => [path, figureAt(report, path)]),
      cellPaths(expected).map((path) => [path, figureAt(expected, path)]),
    );
    assert.equal(report.organ, expected.organ);
    assert.equal(report.year, expected.year);
    assert.equal(report.format, form);
    assert.equal(report.narrative.overview, expected.narrative.overview);
    assert.equal(report.narrative.disputes, expected.narrative.disputes);
    assert.deepEqual(report.problems, []);
  });
}
