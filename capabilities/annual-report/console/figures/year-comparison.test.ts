import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blankReport, withFigure } from '#rules/annual-report/tables.ts';
import { compareYears } from './year-comparison.ts';

test('a group of outcomes is the sum of its rows; blank stays blank and is not 0', () => {
  const one = withFigure(blankReport(), 'requests.refused.stateSecret.total', 2);
  const now = withFigure(one, 'requests.refused.deliberative.total', 3);
  const bars = compareYears(now, null);
  assert.deepEqual(
    bars.find(({ label }) => label === '不予公开'),
    { label: '不予公开', now: 5, before: null },
  );
  assert.equal(bars.find(({ label }) => label === '予以公开')?.now, null);
});

test('the single row （六） of the older form counts as 其他处理', () => {
  const before = withFigure(blankReport('2019'), 'requests.otherHandling.total', 4);
  assert.equal(compareYears(blankReport(), before).find(({ label }) => label === '其他处理')?.before, 4);
});
