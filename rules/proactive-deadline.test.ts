import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cite } from './citation.ts';
import { disclosureDueOn, workingDaysLeft } from './proactive-deadline.ts';

type Row = [facts: Parameters<typeof disclosureDueOn>[0], dueOn: string | null, why: string];

const table: Row[] = [
  [{ producedOn: '2024-03-01' }, '2024-03-29', '20 working days after a Friday, no holiday between'],
  [
    { producedOn: '2024-09-20' },
    '2024-10-23',
    'National Day and the make-up days of 29 September and 12 October',
  ],
  [
    { producedOn: '2024-02-01' },
    '2024-03-05',
    'Spring Festival 10–17 February, made up on the 4th and the 18th; the 9th was worked',
  ],
  [{ producedOn: '2024-03-01', changedOn: '2024-03-15' }, '2024-04-15', 'a change starts the period again'],
  [
    { producedOn: '2024-03-15', changedOn: '2024-03-01' },
    '2024-04-15',
    'a change before production is no change',
  ],
  [{ producedOn: '2024-03-01', kind: 'licence-or-penalty' }, '2024-03-12', 'seven working days'],
  [{ producedOn: '2024-03-01', kind: 'other-enforcement-result' }, '2024-03-29', 'other results: twenty'],
  [{ producedOn: '' }, null, 'not known yet'],
  [{ producedOn: '2024-02-30' }, null, 'not a day'],
  [{ producedOn: '1999-01-04' }, null, 'before the calendar begins'],
];

for (const [facts, dueOn, why] of table)
  test(`${facts.producedOn || '(none)'} → ${dueOn}: ${why}`, () => {
    assert.equal(disclosureDueOn(facts)?.dueOn ?? null, dueOn);
  });

test('the due date says its article and its ledger', () => {
  const due = disclosureDueOn({ producedOn: '2024-03-01' });
  assert.equal(cite(due?.basis ?? { law: '', article: '' }), '《中华人民共和国政府信息公开条例》第二十六条');
  assert.equal(due?.ledger.filter((day) => day.number !== null).length, 20);
});

const left: [today: string, dueOn: string, days: number, why: string][] = [
  ['2024-03-29', '2024-03-29', 0, 'the last day itself'],
  ['2024-03-28', '2024-03-29', 1, 'one more day'],
  ['2024-03-22', '2024-03-29', 5, 'a weekend does not count'],
  ['2024-04-01', '2024-03-29', -1, 'Monday after a Friday: one working day late'],
  ['2024-03-30', '2024-03-29', 0, 'Saturday: not yet a working day late'],
];

for (const [today, dueOn, days, why] of left)
  test(`on ${today} ${days} working days are left to ${dueOn}: ${why}`, () => {
    assert.equal(workingDaysLeft(today, dueOn), days);
  });
