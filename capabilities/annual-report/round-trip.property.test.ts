import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type AnnualReport, cellPaths, figureAt, type Narrative } from '#rules/annual-report/tables.ts';
import { readReport } from './reading/index.ts';
import { arbitraryReport, numberedReport } from './writing/arbitrary-report.ts';
import { type WritableFormat, writeReport } from './writing/index.ts';
import { titleOf } from './writing/outline.ts';

/** Paper keeps words, not spaces: a line end in the file may be a mere line break. */
const words = (text: string): string => text.replace(/\s+/g, '');

function assertSame(report: AnnualReport, back: AnnualReport): void {
  assert.equal(back.format, report.format);
  const paths = cellPaths(report);
  assert.deepEqual(cellPaths(back), paths);
  const figures = (from: AnnualReport) =>
    Object.fromEntries(paths.map((path) => [path, figureAt(from, path)]));
  assert.deepEqual(figures(back), figures(report));
  // What is not printed cannot be read back: a report without organ or year may get them from its sentences.
  if (report.organ !== null) assert.equal(back.organ, report.organ);
  if (report.year !== null) assert.equal(back.year, report.year);
  const prose = ({ title: _, ...rest }: Narrative) =>
    Object.entries(rest).map(([key, text]) => [key, words(text)]);
  assert.deepEqual(prose(back.narrative), prose(report.narrative));
  // A report without a title is printed with the one that organ and year make.
  const titles = [words(titleOf(report).join('')), words(report.narrative.title)];
  assert.ok(titles.includes(words(back.narrative.title)), back.narrative.title);
}

/** Runs by format: a PDF takes half a second to write and read. */
const runs: readonly [format: WritableFormat, runs: number][] = [
  ['html', 25],
  ['docx', 15],
  ['xlsx', 15],
  ['pdf', 4],
];

for (const [format, numRuns] of runs) {
  test(`a report written as ${format} is read back the same, cell by cell and sentence by sentence`, async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryReport, async (report) => {
        assertSame(report, await readReport({ bytes: await writeReport(report, format) }));
      }),
      { numRuns, endOnFailure: true },
    );
  });
}

test('a report written as json is read back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryReport, async (report) => {
      const {
        cells: _,
        problems: __,
        ...back
      } = await readReport({ bytes: await writeReport(report, 'json') });
      assert.deepEqual(back, report);
    }),
    { numRuns: 30 },
  );
});

test('in every format and form each cell is read back at its own place', async () => {
  for (const kind of ['2021', '2019', 'hybrid'] as const) {
    const report = numberedReport(kind);
    for (const [format] of runs) {
      const back = await readReport({ bytes: await writeReport(report, format) });
      assertSame(report, back);
      assert.deepEqual(back.problems, [], `${kind} ${format}`);
    }
  }
});
