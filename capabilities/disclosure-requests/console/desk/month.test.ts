import assert from 'node:assert/strict';
import { test } from 'node:test';
import { monthAfter, weeksOf } from './month.ts';

test('months turn over at the year', () => {
  assert.deepEqual([monthAfter('2024-12', 1), monthAfter('2024-01', -1)], ['2025-01', '2023-12']);
});

test('a month begins under its own weekday and fills its last week', () => {
  // 2024-09-01 is a Sunday; September has thirty days.
  const days = Array.from({ length: 30 }, (_, n) => ({ day: `2024-09-${String(n + 1).padStart(2, '0')}` }));
  const weeks = weeksOf(days);
  assert.equal(weeks.length, 6);
  assert.ok(weeks.every((week) => week.length === 7));
  assert.deepEqual(
    weeks[0]?.map((day) => day?.day ?? null),
    [...Array(6).fill(null), '2024-09-01'],
  );
  assert.equal(weeks[5]?.[0]?.day, '2024-09-30');
});
