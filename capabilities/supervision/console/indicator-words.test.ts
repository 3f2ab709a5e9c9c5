import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysWords, tallyWords } from './indicator-words.ts';

const cases: [string, Parameters<typeof daysWords>[0], string][] = [
  ['nine days before it turns red', { state: 'amber', daysLeft: 9 }, '再过9天变红'],
  ['the day before', { state: 'amber', daysLeft: 1 }, '明天变红'],
  ['the last good day', { state: 'amber', daysLeft: 0 }, '今天是最后一天'],
  ['red for three days', { state: 'red', daysLeft: -3 }, '已红3天'],
  ['red without a day', { state: 'red', daysLeft: null }, ''],
  ['what is green presses nobody', { state: 'green', daysLeft: 40 }, ''],
];
for (const [reason, given, expected] of cases) test(reason, () => assert.equal(daysWords(given), expected));

test('the tally counts in words, not only in colours', () =>
  assert.equal(
    tallyWords([{ state: 'red' }, { state: 'green' }, { state: 'green' }]),
    '红1项，黄0项，绿2项',
  ));
