import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completeBySums } from './completion.ts';
import {
  type AnnualReport,
  applicantColumns,
  blankReport,
  cellPaths,
  figureAt,
  setFigure,
} from './tables.ts';

const zeroReport = (): AnnualReport => {
  const report = blankReport('2021');
  for (const path of cellPaths(report)) {
    if (!path.startsWith('proactive.')) setFigure(report, path, 0);
  }
  return report;
};

test('a report in which all is zero and the column 其他 was lost is completed to zeros', () => {
  const report = zeroReport();
  for (const row of Object.keys(report.requests))
    setFigure(report, `requests.${row}.otherOrganisation`, null);
  // The last figure of a row with a group label fell off too, as in the published text of the sample bureau.
  setFigure(report, 'requests.refused.thirdPartyRights.total', null);
  const { report: completed, completions } = completeBySums(report);
  assert.equal(figureAt(completed, 'requests.refused.thirdPartyRights.total'), 0);
  assert.equal(figureAt(completed, 'requests.newlyReceived.otherOrganisation'), 0);
  assert.equal(completions.length, 26);
});

test('one open cell of a row is the difference', () => {
  const report = zeroReport();
  setFigure(report, 'requests.newlyReceived.total', 5);
  setFigure(report, 'requests.newlyReceived.naturalPerson', null);
  const { completions } = completeBySums(report);
  assert.deepEqual(completions[0], {
    cell: 'requests.newlyReceived.naturalPerson',
    value: 5,
    words: '六类申请人之和等于“总计”',
  });
});

test('two open cells that may share a difference stay open', () => {
  const report = blankReport('2021');
  for (const column of applicantColumns) setFigure(report, `requests.newlyReceived.${column.id}`, 0);
  setFigure(report, 'requests.newlyReceived.total', 5);
  setFigure(report, 'requests.newlyReceived.naturalPerson', null);
  setFigure(report, 'requests.newlyReceived.commercialEnterprise', null);
  const { report: completed } = completeBySums(report);
  assert.equal(figureAt(completed, 'requests.newlyReceived.naturalPerson'), null);
});

test('a blank report decides nothing', () => {
  assert.equal(completeBySums(blankReport('2021')).completions.length, 0);
});
