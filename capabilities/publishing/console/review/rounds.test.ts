import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ItemViewData, UnitData } from '../../contract-shapes.ts';
import { earlierRemarks, extentOf, isFirstRound, rowsOf, spanOf } from './rounds.ts';

const unit = (key: string): UnitData => ({ key, hash: `hash of ${key}`, label: key, text: key });
const units = ['title', 'one', 'two', 'three'].map(unit);
const seen = (looked: readonly (readonly [key: string, before: string | null])[]) => {
  const changes = looked.map(([key, before]) => ({ unit: unit(key), before, runs: [] }));
  const review: ItemViewData['review'] = {
    stages: [],
    open: 'first-review',
    mayAct: true,
    whyNot: null,
    actingFor: null,
    changes,
    acts: [],
    secrecyAsked: false,
  };
  return { units, review };
};
const drawn = (looked: readonly (readonly [string, string | null])[]) =>
  rowsOf(seen(looked)).map((row) => (row.kind === 'look' ? row.unit.key : row.units.map((one) => one.key)));

const whole = units.map(({ key }) => [key, null] as const);

test('the first round shows every unit', () => {
  assert.deepEqual(drawn(whole), ['title', 'one', 'two', 'three']);
  assert.ok(isFirstRound(seen(whole)));
  assert.equal(extentOf(seen(whole)), '全文4处');
});

test('a later round shows the changed unit and folds its neighbours, in the order of the text', () => {
  const one = [['two', 'before']] as const;
  assert.deepEqual(drawn(one), [['title', 'one'], 'two', ['three']]);
  assert.ok(!isFirstRound(seen(one)));
  assert.equal(extentOf(seen(one)), '需看1处，全文4处');
});

test('nothing is to be looked at when no stage is open', () => {
  const { review } = seen(whole);
  assert.deepEqual(rowsOf({ units, review: { ...review, open: null } }), [{ kind: 'passed', units }]);
});

test('a run of units is named by its first and last', () => {
  assert.equal(spanOf(units), 'title至three（4处）');
  assert.equal(spanOf(units.slice(1, 2)), 'one');
});

test('what the text was last sent back for stands at its unit', () => {
  const act = (number: number, decision: 'passed' | 'returned', units: string[]) => ({
    ...{ number, version: 1, stage: 'second-review' as const, decision, opinion: '', secrecy: null },
    remarks: units.map((key) => ({ unit: key, quote: '', reason: `act ${number}` })),
    ...{ by: { id: 'p', name: '李' }, for: null, at: '2026-11-24T01:00:00Z', covered: 0, counts: false },
  });
  const acts = [act(1, 'returned', ['one']), act(2, 'returned', ['two']), act(3, 'passed', [])];
  const { review } = seen(whole);
  assert.deepEqual(earlierRemarks({ ...review, acts }, 'one'), []);
  assert.deepEqual(
    earlierRemarks({ ...review, acts }, 'two').map(({ reason }) => reason),
    ['act 2'],
  );
});
