import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blankReport } from '#rules/annual-report/tables.ts';
import { judgeReport } from './index.ts';

/** Each row: prose of 60,000 letters that once cost the square of its length, and why. */
const hostile: readonly [why: string, piece: string][] = [
  ['every share had all lists of its sentence looked for again', '1件2件3件占3%'],
  ['a run of numerals was tried from every character of it', '一百二十'],
  ['every comma had all the text before it searched', '1,'],
  ['every break had its line searched', '；\n '],
  ['a list of lists', '其中1件、'],
];

test('prose made to be slow is judged in about the time its length takes', async (t) => {
  for (const [why, piece] of hostile)
    await t.test(why, () => {
      const report = blankReport('2021');
      report.organ = '某某区教育局';
      report.narrative.overview = piece.repeat(60_000 / piece.length);
      const start = process.cpuUsage();
      judgeReport(report);
      // Of computing: a second here; 20 to 50 seconds before.
      const { user, system } = process.cpuUsage(start);
      assert.ok((user + system) / 1000 < 8000);
    });
});
