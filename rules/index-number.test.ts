import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexNumber, indexPrefix } from './index-number.ts';

const table = [
  [
    { organ: '410704-JTWL', category: '02', year: '2024', sequence: 15 },
    '410704-JTWL-02-2024-00015',
    'four parts',
  ],
  [{ organ: '', category: '06', year: '2024', sequence: 1 }, '06-2024-00001', 'a region that gave no number'],
  [
    { organ: 'A', category: '06', year: '2024', sequence: 123456 },
    'A-06-2024-123456',
    'more than five digits stay whole',
  ],
] as const;

for (const [parts, number, why] of table)
  test(`${number}: ${why}`, () => {
    assert.equal(indexNumber(parts), number);
    assert.ok(number.startsWith(indexPrefix(parts)));
  });

test('a sequence counts from one', () => {
  assert.throws(() => indexNumber({ organ: '', category: '01', year: '2024', sequence: 0 }), RangeError);
});
