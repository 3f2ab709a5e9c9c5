import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addDays,
  advance,
  CalendarError,
  dayKind,
  isDay,
  isProvisional,
  isWorkingDay,
  nationalCalendar,
  nextWorkingDay,
  officialYear,
  withYear,
} from './calendar.ts';

const due: readonly [why: string, startsOn: string, n: number, date: string][] = [
  ['春节 2026, make-up Saturday 02-14', '2026-01-20', 20, '2026-02-24'],
  ['a correction period across 春节: 02-14 and 02-28 are worked', '2026-02-13', 7, '2026-03-02'],
  ['a reply period across the same holiday', '2026-02-13', 20, '2026-03-19'],
  ['中秋 and 国庆, make-up 09-20 and 10-10', '2026-09-18', 20, '2026-10-22'],
  ['劳动节, make-up 05-09', '2026-04-28', 15, '2026-05-21'],
  ['eight days of 国庆中秋, make-up 09-28 and 10-11', '2025-09-25', 20, '2025-10-29'],
  ['除夕 2024 was a working day: the notice is older than the revision', '2024-02-07', 7, '2024-02-22'],
  ['received on a holiday', '2026-01-01', 20, '2026-01-29'],
  ['ends inside the last official year', '2026-11-27', 20, '2026-12-25'],
  ['国庆 2022, make-up 10-08 and 10-09', '2022-09-30', 20, '2022-11-02'],
];

for (const [why, startsOn, n, date] of due) {
  test(`${startsOn} and ${n} working days end on ${date}: ${why}`, () => {
    const result = advance(startsOn, n);
    assert.equal(result.date, date);
    assert.equal(result.provisional, false);
  });
}

test('a period that enters a year without a notice is provisional and says so', () => {
  const result = advance('2026-12-04', 20);
  assert.equal(result.provisional, true);
  assert.notEqual(result.date, '2027-01-01');
  assert.equal(result.date, '2027-01-04');
  assert.match(result.notes.join(''), /2027年放假通知尚未公布/);
});

test('a December date warns that next year’s notice may still change it', () => {
  const result = advance('2026-11-27', 20);
  assert.deepEqual(result.notes, ['2026年12月的安排可能因2027年放假通知而调整。']);
  assert.deepEqual(advance('2025-11-28', 20).notes, []);
});

test('the date becomes certain when the notice is entered', () => {
  const notice = officialYear({ year: '2027', notice: 'test', off: [['元旦', '01-01..01-03']], makeUp: [] });
  const result = advance('2026-12-04', 20, withYear(nationalCalendar, notice));
  assert.equal(result.provisional, false);
});

const workingDays: readonly [year: string, days: number][] = [
  ['2024', 251],
  ['2025', 248],
  ['2026', 248],
];
for (const [year, days] of workingDays) {
  test(`${year} has ${days} working days`, () => {
    let counted = 0;
    for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
      if (isWorkingDay(day)) counted += 1;
    }
    assert.equal(counted, days);
  });
}

test('the adjusted days of 2024 to 2026 are as announced', () => {
  const worked =
    '2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12 2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11 2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10';
  for (const day of worked.split(' ')) assert.equal(dayKind(day).kind, 'make-up', day);
  for (const day of '2025-10-08 2026-01-02 2026-02-23 2026-05-05 2026-09-25'.split(' ')) {
    assert.equal(dayKind(day).kind, 'holiday', day);
  }
});

test('the ledger shows every day from the day after receipt, and why it counts or not', () => {
  const { ledger } = advance('2026-02-13', 7);
  assert.deepEqual(ledger[0], { day: '2026-02-14', kind: 'make-up', number: 1, note: '春节调休上班' });
  assert.deepEqual(ledger[1], { day: '2026-02-15', kind: 'holiday', number: null, note: '春节放假' });
  assert.equal(ledger.at(-1)?.number, 7);
});

test('days on which the period stands still are not counted', () => {
  const consulting = (day: string) => day < '2025-03-07' || day > '2025-03-14';
  const { date, ledger } = advance('2025-03-03', 20, nationalCalendar, { counts: consulting });
  assert.equal(date, '2025-04-09');
  assert.equal(ledger.filter((e) => e.kind === 'stopped').length, 6);
});

test('a year nobody can know is refused, not guessed', () => {
  assert.throws(() => isWorkingDay('2099-01-04'), CalendarError);
  assert.throws(() => isWorkingDay('2006-05-08'), CalendarError);
  assert.throws(() => advance('2032-12-20', 20), CalendarError);
});

test('a coming year is provisional: statutory days off, nothing moved', () => {
  assert.equal(isProvisional('2027-03-01'), true);
  assert.equal(isProvisional('2026-03-01'), false);
  for (const day of ['2027-01-01', '2027-02-05', '2027-02-08', '2027-06-09', '2027-09-15', '2027-10-01']) {
    assert.equal(isWorkingDay(day), false, day);
  }
  assert.equal(isWorkingDay('2027-02-09'), true);
});

test('days that do not exist and periods without length are refused', () => {
  assert.equal(isDay('2026-02-29'), false);
  assert.equal(isDay('2024-02-29'), true);
  assert.throws(() => isWorkingDay('2026-2-9'), CalendarError);
  assert.throws(() => advance('2026-02-09', 0), RangeError);
  assert.throws(() => advance('2026-02-09', 1.5), RangeError);
});

test('the next working day skips weekends and holidays', () => {
  assert.equal(nextWorkingDay('2026-09-30'), '2026-10-08');
  assert.equal(nextWorkingDay('2026-02-13'), '2026-02-14');
});
