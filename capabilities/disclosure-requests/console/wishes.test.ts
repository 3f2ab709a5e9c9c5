import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSearch, spanOf, wishOf } from './wishes.ts';

test('what the address does not know is left out', () => {
  assert.deepEqual(
    readSearch({ view: 'today', state: 'nonsense', year: 2024, month: '2024-3', mine: 1, words: '' }),
    { view: 'today', year: '2024', mine: '1' },
  );
});

test('the register is asked for by its filters only', () => {
  assert.deepEqual(wishOf({ view: 'register', mine: '1', state: 'open', words: '学区' }), {
    state: 'open',
    search: '学区',
  });
});

const nearness: [reason: string, left: number | null, span: string][] = [
  ['without a day it waits for somebody', null, 'open'],
  ['yesterday is late', -1, 'late'],
  ['today is today', 0, 'today'],
  ['the fifth day is near', 5, 'soon'],
  ['the sixth is not yet', 6, 'later'],
];
for (const [reason, left, span] of nearness) test(reason, () => assert.equal(spanOf(left), span));
