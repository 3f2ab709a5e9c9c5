import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, isWorkingDay } from '../calendar.ts';
import {
  directSuitDue,
  inactionFrom,
  reconsiderationDecisionDue,
  reconsiderationDue,
  respondentDue,
  suitAfterReconsiderationDue,
} from './deadlines.ts';
import { dispositions, dispositionsOf, disputeKinds, disputeRemark, resultOf } from './disputes.ts';
import { addMonths } from './periods.ts';

type Row = readonly [article: string, why: string, dueOn: string, expected: string];
const told = (knewOn: string) => reconsiderationDue({ knewOn, told: true }).dueOn;
const untold = (knewOn: string, knewOfRemedyOn?: string) =>
  reconsiderationDue({ knewOn, told: false, knewOfRemedyOn: knewOfRemedyOn ?? null }).dueOn;

const table: readonly Row[] = [
  ['复议法20.1', '60 days, a working day', told('2024-03-01'), '2024-04-30'],
  ['复议法20.1', '60 days end on a Saturday: Monday', told('2024-01-02'), '2024-03-04'],
  ['复议法20.1', '60 days end on a make-up Saturday: that day', told('2024-03-12'), '2024-05-11'],
  ['复议法20.1', '60 days end on a make-up Sunday: that day', told('2024-07-31'), '2024-09-29'],
  ['复议法20.1', '60 days end in 国庆 2024: the first working day after', told('2024-08-06'), '2024-10-08'],
  ['复议法20.1', '60 days end in 国庆 2025', told('2025-08-05'), '2025-10-09'],
  ['复议法20.1', '60 days end in 春节 2025', told('2024-12-03'), '2025-02-05'],
  ['复议法20.1', '60 days, across the year', told('2025-11-14'), '2026-01-13'],
  ['复议法20.3', 'not told and never known: one year', untold('2024-08-06'), '2025-08-06'],
  ['复议法20.3', 'one year ends on a Saturday', untold('2024-03-01'), '2025-03-03'],
  [
    '复议法20.3',
    'not told, known after a month: 60 days from then',
    untold('2024-03-01', '2024-04-01'),
    '2024-05-31',
  ],
  [
    '复议法20.3',
    'not told, known after eleven months: the year is the end',
    untold('2024-03-01', '2025-02-01'),
    '2025-03-03',
  ],
  [
    '复议法20.3',
    'known before the decision itself: counted from the decision',
    untold('2024-03-01', '2024-02-01'),
    '2024-04-30',
  ],
  ['行诉46', 'six months, a working day', directSuitDue('2024-01-02').dueOn, '2024-07-02'],
  ['行诉46', 'six months end on a Sunday', directSuitDue('2024-03-01').dueOn, '2024-09-02'],
  [
    '行诉46',
    'six months from 31 August: the last of February',
    directSuitDue('2024-08-31').dueOn,
    '2025-02-28',
  ],
  ['行诉46', 'six months from 31 August before a leap year', directSuitDue('2023-08-31').dueOn, '2024-02-29'],
  ['行诉46', 'six months end in 春节 2025', directSuitDue('2024-07-31').dueOn, '2025-02-05'],
  ['行诉46', 'six months, 31 March: 30 September', directSuitDue('2025-03-31').dueOn, '2025-09-30'],
  ['行诉45', '15 days, a working day', suitAfterReconsiderationDue('2024-01-02').dueOn, '2024-01-17'],
  ['行诉45', '15 days end on a Saturday', suitAfterReconsiderationDue('2024-03-01').dueOn, '2024-03-18'],
  [
    '行诉45',
    '15 days end on a Saturday, Monday',
    suitAfterReconsiderationDue('2025-11-14').dueOn,
    '2025-12-01',
  ],
  [
    '复议法48',
    'the respondent’s ten are working days',
    respondentDue('2024-03-01', 'ordinary').dueOn,
    '2024-03-15',
  ],
  ['复议法54', 'five in simple cases', respondentDue('2024-03-01', 'simple').dueOn, '2024-03-08'],
  ['复议法48', 'ten over 元旦', respondentDue('2024-01-02', 'ordinary').dueOn, '2024-01-16'],
  ['复议法54', 'five over a year', respondentDue('2025-11-14', 'simple').dueOn, '2025-11-21'],
  [
    '复议法62',
    'a decision in 60 days',
    reconsiderationDecisionDue('2024-03-01', 'ordinary').dueOn,
    '2024-04-30',
  ],
  [
    '复议法62',
    'a decision in 30 days',
    reconsiderationDecisionDue('2024-03-01', 'simple').dueOn,
    '2024-04-01',
  ],
  ['行诉47', 'no reply by the due date: from the next working day', inactionFrom('2024-03-29'), '2024-04-01'],
];

for (const [article, why, dueOn, expected] of table)
  test(`${article} → ${expected}: ${why}`, () => {
    assert.equal(dueOn, expected);
  });

test('a period that is moved says by which days off', () => {
  const due = reconsiderationDue({ knewOn: '2024-08-06', told: true });
  assert.equal(due.lastDay, '2024-10-05');
  assert.deepEqual(
    due.moved.map(({ day }) => day),
    ['2024-10-05', '2024-10-06', '2024-10-07'],
  );
  assert.equal(due.provisional, false);
  assert.equal(reconsiderationDue({ knewOn: '2026-12-01', told: true }).provisional, true);
});

const day = fc.integer({ min: 0, max: 2200 }).map((n) => addDays('2019-05-15', n));

test('a period never ends before its last day nor on a day off, and a later start never ends earlier', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 40 }), (knewOn, later) => {
      for (const due of [reconsiderationDue({ knewOn, told: true }), directSuitDue(knewOn)]) {
        assert.ok(due.dueOn >= due.lastDay && isWorkingDay(due.dueOn));
        assert.equal(due.moved.length === 0, due.dueOn === due.lastDay);
      }
      assert.ok(directSuitDue(addDays(knewOn, later)).dueOn >= directSuitDue(knewOn).dueOn);
      assert.ok(untold(knewOn, addDays(knewOn, later)) >= told(knewOn));
      assert.ok(untold(knewOn, addDays(knewOn, later)) <= untold(knewOn));
    }),
  );
});

test('months keep the day or end with the month', () => {
  assert.equal(addMonths('2024-01-31', 1), '2024-02-29');
  assert.equal(addMonths('2023-12-15', 1), '2024-01-15');
  assert.equal(addMonths('2024-06-30', 12), '2025-06-30');
});

test('every decision falls into one of three columns, and none is pending', () => {
  for (const kind of disputeKinds)
    for (const id of dispositionsOf(kind))
      assert.ok(['upheld', 'overturned', 'other'].includes(resultOf(id)));
  assert.equal(resultOf(null), 'pending');
  const listed = new Set(disputeKinds.flatMap(dispositionsOf));
  assert.equal(listed.size, Object.keys(dispositions).length);
});

const remarks: readonly [article: string, why: string, remark: string | null, strange: boolean][] = [
  [
    '复议法23',
    'a direct suit over a refusal of 2024',
    disputeRemark('directSuit', { code: 'refused.deliberative', repliedOn: '2024-05-01' }),
    true,
  ],
  [
    '复议法90',
    'a direct suit over a refusal of 2023',
    disputeRemark('directSuit', { code: 'refused.deliberative', repliedOn: '2023-05-01' }),
    false,
  ],
  [
    '行诉44',
    'a direct suit over “not held”',
    disputeRemark('directSuit', { code: 'unableToProvide.notHeld', repliedOn: '2024-05-01' }),
    false,
  ],
  [
    '复议法23',
    'a suit after reconsideration',
    disputeRemark('suitAfterReconsideration', { code: 'refused.deliberative', repliedOn: '2024-05-01' }),
    false,
  ],
];

for (const [article, why, remark, strange] of remarks)
  test(`${article}: ${why} ${strange ? 'is looked at twice' : 'is nothing strange'}`, () => {
    assert.equal(remark !== null, strange);
  });
