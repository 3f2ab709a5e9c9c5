import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { beijingTime } from './beijing-time.ts';

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

test('the clock in Beijing is the one that the time zone tables tell, in every year', () => {
  const instants = fc.date({
    min: new Date('1900-01-01'),
    max: new Date('2400-01-01'),
    noInvalidDate: true,
  });
  fc.assert(fc.property(instants, (at) => assert.equal(beijingTime(at), clock.format(at))));
});

/** Each row: an instant, what the clocks showed, why it is told apart. */
const hours: readonly (readonly [instant: string, shown: string, why: string])[] = [
  ['2025-01-20T01:30:00Z', '2025-01-20 09:30', 'any day'],
  ['2024-12-31T16:00:00Z', '2025-01-01 00:00', 'the year begins eight hours earlier'],
  ['1991-07-01T00:00:00Z', '1991-07-01 09:00', 'the last summer with summer time'],
  ['1992-07-01T00:00:00Z', '1992-07-01 08:00', 'the first one without'],
];
for (const [instant, shown, why] of hours)
  test(`in Beijing: ${why}`, () => assert.equal(beijingTime(new Date(instant)), shown));

test('no date is no time', () => assert.throws(() => beijingTime(new Date(Number.NaN)), RangeError));
