import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byPlace, everyDay, percent } from './figure-words.ts';

test('days on which nobody asked stand between the others', () => {
  const day = { day: '2024-02-29', asked: 3, nothing: 1, clicked: 2 };
  assert.deepEqual(
    everyDay([day], '2024-02-28', '2024-03-01').map(({ day, asked }) => [day, asked]),
    [
      ['2024-02-28', 0],
      ['2024-02-29', 3],
      ['2024-03-01', 0],
    ],
  );
  assert.deepEqual(everyDay([], '2024-03-02', '2024-03-01'), []);
});

test('parts in per cent', () => {
  assert.deepEqual([percent(1, 3), percent(0, 0), percent(5, 5)], [33.3, 0, 100]);
});

test('places of the first page one by one, those behind it together', () => {
  const counted = byPlace([
    { place: 1, times: 5 },
    { place: 11, times: 2 },
    { place: 30, times: 1 },
  ]);
  assert.equal(counted.length, 11);
  assert.deepEqual(
    [counted[0], counted[1]?.times, counted[10]],
    [{ label: '第1条', times: 5 }, 0, { label: '第10条以后', times: 3 }],
  );
});
