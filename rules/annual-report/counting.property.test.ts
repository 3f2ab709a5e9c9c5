/** Whatever happens to cases, in whatever order: every year balances and this year's 二 is last year's 四. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CountedPart, type CountMark, countingOf, partsOf } from './counting.ts';

const years = ['2021', '2022', '2023', '2024', '2025', '2026'];
const day = fc
  .tuple(
    fc.constantFrom(...years.slice(0, -1)),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, date]) => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);
const mark: fc.Arbitrary<CountMark> = fc.oneof(
  { weight: 3, arbitrary: day.map((on) => ({ kind: 'entered' as const, on })) },
  {
    weight: 4,
    arbitrary: fc.tuple(day, fc.constantFrom('a', 'b', 'c')).map(([on, result]) => ({
      kind: 'settled' as const,
      on,
      result,
    })),
  },
  { weight: 3, arbitrary: day.map((on) => ({ kind: 'reopened' as const, on })) },
  { weight: 1, arbitrary: day.map((on) => ({ kind: 'voided' as const, on })) },
);
const cases = fc.array(fc.array(mark, { maxLength: 8 }), { maxLength: 40 });

function countsOf(marks: readonly CountMark[][], year: string): Record<CountedPart, number> {
  const counts = { newlyReceived: 0, carriedIn: 0, settled: 0, carriedOver: 0 };
  for (const counting of marks.map(countingOf)) {
    for (const part of counting ? partsOf(counting, year) : []) counts[part] += 1;
  }
  return counts;
}

test('一 + 二 = 三 + 四 in every year, and 二 is what 四 was', () => {
  fc.assert(
    fc.property(cases, (marks) => {
      let before = 0;
      for (const year of years) {
        const { newlyReceived, carriedIn, settled, carriedOver } = countsOf(marks, year);
        assert.equal(newlyReceived + carriedIn, settled + carriedOver, year);
        assert.equal(carriedIn, before, year);
        before = carriedOver;
      }
    }),
    { numRuns: 400 },
  );
});

test('a case is received once and settled once at most', () => {
  fc.assert(
    fc.property(fc.array(mark, { maxLength: 10 }), (marks) => {
      const counting = countingOf(marks);
      const parts = counting ? years.flatMap((year) => partsOf(counting, year)) : [];
      const times = (part: CountedPart) => parts.filter((one) => one === part).length;
      assert.equal(times('newlyReceived'), counting ? 1 : 0);
      assert.ok(times('settled') <= 1);
      assert.equal(times('settled') === 1, (counting?.result ?? null) !== null);
    }),
    { numRuns: 400 },
  );
});
