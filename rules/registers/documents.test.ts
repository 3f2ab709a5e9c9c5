import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays } from '../calendar.ts';
import {
  type DocumentDays,
  type DocumentStatus,
  documentYear,
  endOf,
  isInForce,
  issuedOn,
  lapsingSoon,
  monthsLater,
  statusOn,
} from './documents.ts';

const document = (days: Partial<DocumentDays>): DocumentDays => ({
  writtenOn: '2022-03-01',
  publishedOn: '2022-03-10',
  effectiveOn: '2022-04-01',
  expiresOn: '',
  repealedOn: '',
  amendedOn: [],
  ...days,
});

const rows: [why: string, Partial<DocumentDays>, day: string, DocumentStatus][] = [
  ['written but not published is not issued', {}, '2022-03-09', 'not-issued'],
  ['published and not yet in effect', {}, '2022-03-31', 'pending'],
  ['in force from the first day of effect', {}, '2022-04-01', 'in-force'],
  ['without a day of effect, from publication', { effectiveOn: '' }, '2022-03-10', 'in-force'],
  [
    'without a day of publication, from writing',
    { publishedOn: '', effectiveOn: '' },
    '2022-03-01',
    'in-force',
  ],
  ['有效期至 is the last day in force', { expiresOn: '2025-03-31' }, '2025-03-31', 'in-force'],
  ['and the day after it has lapsed', { expiresOn: '2025-03-31' }, '2025-04-01', 'lapsed'],
  ['repealed from the day of repeal', { repealedOn: '2024-06-01' }, '2024-06-01', 'repealed'],
  ['in force the day before', { repealedOn: '2024-06-01' }, '2024-05-31', 'in-force'],
  [
    'a repeal after it lapsed changes nothing',
    { expiresOn: '2024-01-31', repealedOn: '2024-06-01' },
    '2024-07-01',
    'lapsed',
  ],
  [
    'a repeal on the day it would lapse is a repeal',
    { expiresOn: '2024-05-31', repealedOn: '2024-06-01' },
    '2024-06-01',
    'repealed',
  ],
  ['amended is in force in its new wording', { amendedOn: ['2023-01-01'] }, '2023-01-01', 'amended'],
  ['not amended before', { amendedOn: ['2023-01-01'] }, '2022-12-31', 'in-force'],
  ['repealed before it took effect', { repealedOn: '2022-03-20' }, '2022-03-25', 'repealed'],
];

for (const [why, days, day, expected] of rows) {
  test(`status: ${why}`, () => assert.equal(statusOn(document(days), day), expected));
}

const day = fc.integer({ min: 0, max: 5 * 365 }).map((n) => addDays('2020-06-01', n));
const documents = fc.array(
  fc.record({
    writtenOn: day,
    publishedOn: fc.oneof(fc.constant(''), day),
    effectiveOn: fc.oneof(fc.constant(''), day),
    expiresOn: fc.oneof(fc.constant(''), day),
    repealedOn: fc.oneof(fc.constant(''), day),
    amendedOn: fc.array(day, { maxLength: 2 }),
  }),
  { maxLength: 25 },
);

test('whatever happened to the documents, the figures of every year add up', () => {
  fc.assert(
    fc.property(documents, fc.integer({ min: 2019, max: 2027 }), (all, year) => {
      const lists = documentYear(all, (one) => one, String(year));
      const before = lists.before.length + lists.pendingBefore.length;
      const now = lists.inForce.length + lists.pendingNow.length;
      assert.equal(before + lists.issued.length - lists.repealed.length - lists.lapsed.length, now);
    }),
  );
});

test('day by day, a document once ended stays ended, and one is in force only between issue and end', () => {
  fc.assert(
    fc.property(documents, (all) => {
      for (const one of all) {
        let ended = false;
        for (let at = '2020-05-01'; at < '2026-01-01'; at = addDays(at, 17)) {
          const status = statusOn(one, at);
          const end = endOf(one);
          if (isInForce(status)) assert.ok(at >= issuedOn(one) && (!end || at < end.day) && !ended);
          if (status === 'lapsed' || status === 'repealed') ended = true;
          else if (ended) assert.fail(`${at} ${status}`);
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('the documents in force on 31 December are those in force on that day', () => {
  fc.assert(
    fc.property(documents, fc.integer({ min: 2020, max: 2026 }), (all, year) => {
      const { inForce } = documentYear(all, (one) => one, String(year));
      assert.deepEqual(
        inForce,
        all.filter((one) => isInForce(statusOn(one, `${year}-12-31`))),
      );
    }),
  );
});

test('a document whose validity ends within the months is named, soonest first, and no other', () => {
  const all = ['2025-03-31', '2025-01-15', '2025-09-01', '', '2024-12-01'].map((expiresOn) =>
    document({ expiresOn }),
  );
  const soon = lapsingSoon(all, (one) => one, { day: '2024-12-31', months: 3 });
  assert.deepEqual(
    soon.map(({ expiresOn }) => expiresOn),
    ['2025-01-15', '2025-03-31'],
  );
});

for (const [from, months, expected, why] of [
  ['2024-11-30', 3, '2025-02-28', 'a month without such a day gives its last'],
  ['2024-12-31', 2, '2025-02-28', 'over the new year'],
  ['2023-11-29', 3, '2024-02-29', 'a leap year'],
  ['2024-01-15', 12, '2025-01-15', 'a year'],
] as const) {
  test(`months: ${why}`, () => assert.equal(monthsLater(from, months), expected));
}
