import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blankReport, figureAt, withFigure } from '#rules/annual-report/tables.ts';
import { computedTotals, withAllTotals, withTotalsAfter } from './totals.ts';

const cell = 'requests.refused.stateSecret.naturalPerson';

test('one figure typed leads to its row, its column and the corner', () => {
  const report = withTotalsAfter(withFigure(blankReport(), cell, 3), [cell]);
  for (const path of [
    'requests.refused.stateSecret.total',
    'requests.totalHandled.naturalPerson',
    'requests.totalHandled.total',
  ]) {
    assert.equal(figureAt(report, path), 3, path);
  }
  assert.equal(figureAt(report, 'requests.carriedOver.total'), null, 'nothing leads there');
});

test('a total typed by hand is not overwritten by its own parts', () => {
  const typed = withFigure(withFigure(blankReport(), cell, 3), 'requests.refused.stateSecret.total', 4);
  const report = withTotalsAfter(typed, ['requests.refused.stateSecret.total']);
  assert.equal(figureAt(report, 'requests.refused.stateSecret.total'), 4);
  assert.equal(figureAt(report, 'requests.totalHandled.total'), 4);
});

test('emptying the last figure empties its totals: blank is not 0', () => {
  const filled = withTotalsAfter(withFigure(blankReport(), cell, 3), [cell]);
  const emptied = withTotalsAfter(withFigure(filled, cell, null), [cell]);
  assert.equal(figureAt(emptied, 'requests.refused.stateSecret.total'), null);
});

test('the results of a reconsideration add up', () => {
  const report = withFigure(blankReport(), 'disputes.reconsideration.upheld', 2);
  assert.equal(computedTotals(report).get('disputes.reconsideration.total'), 2);
  assert.equal(figureAt(withAllTotals(report), 'disputes.reconsideration.total'), 2);
  assert.equal(computedTotals(report).has('disputes.directSuit.total'), false);
});
