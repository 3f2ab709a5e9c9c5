import assert from 'node:assert/strict';
import { test } from 'node:test';
import chineseDays from 'chinese-days';
import fc from 'fast-check';
import { addDays, advance, isWorkingDay } from './calendar.ts';

const day = fc.integer({ min: 0, max: 7200 }).map((n) => addDays('2007-01-01', n));
const length = fc.integer({ min: 1, max: 40 });

test('every day of every official year agrees with an independent data set', () => {
  for (let d = '2007-01-01'; d <= '2026-12-31'; d = addDays(d, 1)) {
    assert.equal(isWorkingDay(d), chineseDays.isWorkday(d), d);
  }
});

test('the ledger counts exactly n days, is gapless, and ends on the due date', () => {
  fc.assert(
    fc.property(day, length, (startsOn, n) => {
      const { date, ledger } = advance(startsOn, n);
      assert.equal(ledger.filter((e) => e.number !== null).length, n);
      ledger.forEach((e, i) => {
        assert.equal(e.day, addDays(startsOn, i + 1));
      });
      assert.equal(ledger.at(-1)?.day, date);
      assert.ok(isWorkingDay(date));
    }),
  );
});

test('a later start or a longer period never ends earlier', () => {
  fc.assert(
    fc.property(day, length, fc.integer({ min: 0, max: 30 }), (startsOn, n, later) => {
      assert.ok(advance(addDays(startsOn, later), n).date >= advance(startsOn, n).date);
      assert.ok(advance(startsOn, n + 1).date > advance(startsOn, n).date);
    }),
  );
});

test('a period in two parts ends where the whole ends', () => {
  fc.assert(
    fc.property(day, length, length, (startsOn, n, m) => {
      assert.equal(advance(advance(startsOn, n).date, m).date, advance(startsOn, n + m).date);
    }),
  );
});
