import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays } from './calendar.ts';
import { addMonths, daysBetween, dutyInWords, freshness, homeDuty, updateDuties } from './site-inspection.ts';

const news = updateDuties.news ?? homeDuty;
const notices = updateDuties.notices ?? homeDuty;

const table: [
  last: string | null,
  today: string,
  duty: typeof news,
  state: string,
  left: number | null,
  why: string,
][] = [
  ['2024-03-01', '2024-03-01', news, 'green', 14, 'published today'],
  ['2024-03-01', '2024-03-06', news, 'amber', 9, '“turns red in 9 days” is said'],
  ['2024-03-01', '2024-03-15', news, 'amber', 0, 'the fourteenth day is the last'],
  ['2024-03-01', '2024-03-16', news, 'red', -1, 'two weeks are over'],
  ['2024-08-31', '2025-02-28', notices, 'amber', 0, 'six months from the 31st end with February'],
  ['2024-08-31', '2025-03-01', notices, 'red', -1, 'six months are over'],
  ['2024-08-31', '2024-09-30', notices, 'green', 151, 'five months left'],
  [null, '2024-03-01', news, 'red', null, 'an empty section'],
];

for (const [last, today, duty, state, daysLeft, why] of table)
  test(`last ${last}, today ${today}, within ${dutyInWords(duty)}: ${state} — ${why}`, () => {
    const found = freshness(last, today, duty);
    assert.deepEqual([found.state, found.daysLeft], [state, daysLeft]);
  });

test('days between are those that addDays adds', () => {
  fc.assert(
    fc.property(fc.integer({ min: -2000, max: 2000 }), (n) => {
      assert.equal(daysBetween('2024-02-28', addDays('2024-02-28', n)), n);
    }),
  );
});

test('a month later is in the next month, never beyond its end', () => {
  assert.deepEqual(
    [
      addMonths('2024-01-31', 1),
      addMonths('2023-01-31', 1),
      addMonths('2024-12-15', 1),
      addMonths('2024-10-31', 6),
    ],
    ['2024-02-29', '2023-02-28', '2025-01-15', '2025-04-30'],
  );
});
