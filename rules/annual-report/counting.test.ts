/** Where a case counts, row by row with its reason. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Counting, type CountMark, countingOf, partsOf } from './counting.ts';

const entered = (on: string): CountMark => ({ kind: 'entered', on });
const settled = (on: string, result = 'disclosed'): CountMark => ({ kind: 'settled', on, result });
const reopened = (on: string): CountMark => ({ kind: 'reopened', on });
const voided = (on: string): CountMark => ({ kind: 'voided', on });
type Years = Pick<Counting, 'enteredIn' | 'settledIn' | 'result' | 'redoneIn'>;
const yearsOf = ({ enteredIn, settledIn, result, redoneIn }: Counting): Years => ({
  ...{ enteredIn, settledIn, result, redoneIn },
});
const counting = (
  enteredIn: string,
  settledIn: string | null = null,
  result: string | null = settledIn && 'disclosed',
  redoneIn: string | null = null,
): Years => ({ enteredIn, settledIn, result, redoneIn });

const rows: [why: string, marks: CountMark[], expected: Years | null][] = [
  ['nothing is received yet: it counts nowhere', [], null],
  ['received and open: carried over', [entered('2024-12-31')], counting('2024')],
  [
    'received and answered in the year',
    [entered('2024-03-01'), settled('2024-03-20')],
    counting('2024', '2024'),
  ],
  [
    'received in one year, answered in the next',
    [entered('2024-12-20'), settled('2025-01-10')],
    counting('2024', '2025'),
  ],
  [
    'answered on the last day of the year',
    [entered('2024-12-01'), settled('2024-12-31')],
    counting('2024', '2024'),
  ],
  ['carried over two years', [entered('2023-12-30'), settled('2025-01-02')], counting('2023', '2025')],
  [
    'recorded by mistake: it counts nowhere, in no year',
    [entered('2024-03-01'), settled('2024-03-20'), voided('2025-02-01')],
    null,
  ],
  [
    'sent another way by mistake and brought back: it counts from where it entered again',
    [entered('2024-03-01'), voided('2024-03-10'), entered('2024-03-01'), settled('2024-03-20')],
    counting('2024', '2024'),
  ],
  [
    'the day of receipt was wrong: the last word counts',
    [entered('2024-12-31'), entered('2025-01-02'), settled('2025-01-10')],
    counting('2025', '2025'),
  ],
  [
    'the result was wrong: the last word counts',
    [entered('2024-03-01'), settled('2024-03-20'), settled('2024-03-20', 'disclosedInPart')],
    counting('2024', '2024', 'disclosedInPart'),
  ],
  [
    'the day of the reply was wrong and moves into the next year',
    [entered('2024-12-01'), settled('2024-12-31'), settled('2025-01-02')],
    counting('2024', '2025'),
  ],
  [
    'overturned and answered anew within the year: once, with the last result',
    [
      entered('2024-02-01'),
      settled('2024-03-01', 'refused.internalAffairs'),
      reopened('2024-06-01'),
      settled('2024-06-20'),
    ],
    counting('2024', '2024'),
  ],
  [
    'overturned within the year and still open at its end: carried over',
    [entered('2024-02-01'), settled('2024-03-01'), reopened('2024-12-20')],
    counting('2024'),
  ],
  [
    'overturned in December, answered anew in January: settled in the next year only',
    [
      entered('2024-02-01'),
      settled('2024-03-01', 'refused.internalAffairs'),
      reopened('2024-12-20'),
      settled('2025-01-10'),
    ],
    counting('2024', '2025'),
  ],
  [
    'overturned in a later year and still open: counted already',
    [entered('2024-02-01'), settled('2024-03-01'), reopened('2025-02-01')],
    counting('2024', '2024'),
  ],
  [
    'overturned in a later year and answered anew: the first result stands, the second is told apart',
    [
      entered('2024-02-01'),
      settled('2024-03-01', 'refused.internalAffairs'),
      reopened('2025-02-01'),
      settled('2025-02-20'),
    ],
    counting('2024', '2024', 'refused.internalAffairs', '2025'),
  ],
  [
    'a reopening of what is not settled changes nothing',
    [entered('2024-02-01'), reopened('2024-02-10'), settled('2024-03-01')],
    counting('2024', '2024'),
  ],
  [
    'nothing is settled before it came in',
    [entered('2025-01-05'), settled('2024-12-31')],
    counting('2025', '2025'),
  ],
];
for (const [why, marks, expected] of rows) {
  test(why, () => {
    const counted = countingOf(marks);
    assert.deepEqual(counted && yearsOf(counted), expected);
  });
}

test('the parts of the years around a case that was carried over', () => {
  const case_ = counting('2023', '2025');
  assert.deepEqual(
    ['2022', '2023', '2024', '2025', '2026'].map((year) => partsOf(case_, year)),
    [[], ['newlyReceived', 'carriedOver'], ['carriedIn', 'carriedOver'], ['carriedIn', 'settled'], []],
  );
});

test('the days are those that count: of the last receipt, and of the result that stands', () => {
  const marks = [
    entered('2024-03-01'),
    entered('2024-03-04'),
    settled('2024-03-20'),
    reopened('2025-02-01'),
    settled('2025-03-01'),
  ];
  assert.deepEqual(
    [countingOf(marks)?.enteredOn, countingOf(marks)?.settledOn],
    ['2024-03-04', '2024-03-20'],
  );
});
