import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blankReport, setFigure } from '#rules/annual-report/tables.ts';
import { fromMillionths, sumsByYear, toMillionths } from './sums.ts';

const amounts: [why: string, text: string, back: string | null][] = [
  ['six places are kept', '24252.311082', '24252.311082'],
  ['a whole amount has no point', '172', '172'],
  ['trailing zeros go', '7730.280', '7730.28'],
  ['a change may be negative', '-0.5', '-0.5'],
  ['words are no amount', '约12', null],
];

for (const [why, text, back] of amounts) {
  test(why, () => {
    const value = toMillionths(text);
    assert.equal(value === null ? null : fromMillionths(value), back);
  });
}

test('bodies are added up per year, amounts exactly, and empty cells are left out', () => {
  const report = (year: string, received: number, fee: string) => {
    const made = blankReport('2021');
    made.year = year;
    setFigure(made, 'requests.newlyReceived.total', received);
    setFigure(made, 'proactive.administrativeFeesWanYuan', fee);
    return made;
  };
  const sums = sumsByYear([report('2024', 3, '0.1'), report('2024', 4, '0.2'), report('2023', 9, '1')]);
  assert.deepEqual(sums[0], {
    year: '2024',
    bodies: 2,
    cells: { 'proactive.administrativeFeesWanYuan': '0.3', 'requests.newlyReceived.total': 7 },
  });
  assert.equal(sums[1]?.cells['requests.newlyReceived.total'], 9);
});
