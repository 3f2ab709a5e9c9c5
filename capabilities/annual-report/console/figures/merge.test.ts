import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blankReport, figureAt, withFigure } from '#rules/annual-report/tables.ts';
import { changedFigures, mergeReports } from './merge.ts';

const base = blankReport();
const one = 'requests.newlyReceived.naturalPerson';
const two = 'disputes.directSuit.other';

test('what each changed alone is kept', () => {
  const merged = mergeReports(base, withFigure(base, one, 1), withFigure(base, two, 2));
  assert.equal(figureAt(merged.report, one), 1);
  assert.equal(figureAt(merged.report, two), 2);
  assert.deepEqual(merged.cells, []);
});

test('what both changed differently is mine, and told', () => {
  const merged = mergeReports(base, withFigure(base, one, 1), withFigure(base, one, 9));
  assert.equal(figureAt(merged.report, one), 1);
  assert.deepEqual(merged.cells, [one]);
});

test('the same change twice is no conflict', () => {
  const merged = mergeReports(base, withFigure(base, one, 1), withFigure(base, one, 1));
  assert.deepEqual(merged.cells, []);
});

test('typed sentences are never lost', () => {
  const mine = structuredClone(base);
  mine.narrative.overview = '我写的。';
  const theirs = structuredClone(base);
  theirs.narrative.overview = '同事写的。';
  theirs.narrative.other = '同事的第六部分。';
  const merged = mergeReports(base, mine, theirs);
  assert.equal(merged.report.narrative.overview, '我写的。');
  assert.equal(merged.report.narrative.other, '同事的第六部分。');
  assert.deepEqual(merged.prose, ['overview']);
});

test('unchanged reports differ in nothing, so nothing is unsaved', () => {
  assert.deepEqual(changedFigures(base, structuredClone(base)), []);
});
