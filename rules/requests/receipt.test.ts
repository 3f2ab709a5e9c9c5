import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applicantColumns } from '../annual-report/form.ts';
import { cite } from '../citation.ts';
import { applicantColumnOf, applicantKinds, applicantLabel, isOrganisation } from './applicants.ts';
import { type ReceiptFacts, receiptOf } from './receipt.ts';

type Row = readonly [article: string, why: string, facts: ReceiptFacts, receivedOn: string | null];

const table: readonly Row[] = [
  ['31(1)', 'handed in: that day', { channel: 'counter', arrivedOn: '2024-03-01' }, '2024-03-01'],
  [
    '31(1)',
    'handed in on a Saturday: that day still',
    { channel: 'counter', arrivedOn: '2024-03-02' },
    '2024-03-02',
  ],
  ['31(2)', 'signed for: that day', { channel: 'registered-post', arrivedOn: '2024-03-01' }, '2024-03-01'],
  [
    '31(2)',
    'signed for: a later talk moves nothing',
    { channel: 'registered-post', arrivedOn: '2024-03-01', confirmedOn: '2024-03-05' },
    '2024-03-01',
  ],
  [
    '31(2)',
    'plain letter, confirmed the same day',
    { channel: 'ordinary-post', arrivedOn: '2024-03-01', confirmedOn: '2024-03-01' },
    '2024-03-01',
  ],
  [
    '31(2)',
    'plain letter, confirmed later: the day of confirmation',
    { channel: 'ordinary-post', arrivedOn: '2024-03-01', confirmedOn: '2024-03-04' },
    '2024-03-04',
  ],
  [
    '31(2)',
    'plain letter, not confirmed: not received',
    { channel: 'ordinary-post', arrivedOn: '2024-03-01' },
    null,
  ],
  [
    '31(3)',
    'online, not confirmed: the sending alone is nothing',
    { channel: 'internet', arrivedOn: '2024-03-01' },
    null,
  ],
  [
    '31(3)',
    'online: the day both confirmed',
    { channel: 'internet', arrivedOn: '2024-03-01', confirmedOn: '2024-03-06' },
    '2024-03-06',
  ],
  [
    '31(3)',
    'fax: the day both confirmed',
    { channel: 'fax', arrivedOn: '2024-03-01', confirmedOn: '2024-03-04' },
    '2024-03-04',
  ],
  [
    '31(3)',
    'a confirmation before the arrival is a slip of the pen',
    { channel: 'fax', arrivedOn: '2024-03-04', confirmedOn: '2024-03-01' },
    '2024-03-04',
  ],
  [
    '29.1',
    'oral, written down by the clerk: that day',
    { channel: 'oral', arrivedOn: '2024-03-01' },
    '2024-03-01',
  ],
];

for (const [article, why, facts, receivedOn] of table)
  test(`art. ${article}, ${facts.channel} → ${receivedOn}: ${why}`, () => {
    const receipt = receiptOf(facts);
    assert.equal(receipt.state === 'received' ? receipt.receivedOn : null, receivedOn);
    assert.ok(cite(receipt.basis).length > 0);
  });

test('a plain letter confirmed late is remarked on, an unconfirmed one says what to do', () => {
  const late = receiptOf({ channel: 'ordinary-post', arrivedOn: '2024-03-01', confirmedOn: '2024-03-04' });
  assert.match(late.state === 'received' ? late.remarks.join() : '', /晚于“收到申请的当日”/);
  const open = receiptOf({ channel: 'ordinary-post', arrivedOn: '2024-03-01' });
  assert.match(open.state === 'unconfirmed' ? open.missing : '', /应当于当日与申请人确认/);
});

test('every applicant is counted in a column of its own', () => {
  const columns = applicantKinds.map(applicantColumnOf);
  assert.deepEqual(
    columns,
    applicantColumns.map(({ id }) => id).filter((id) => id !== 'total'),
  );
  assert.deepEqual(applicantKinds.filter((kind) => !isOrganisation(kind)).map(applicantLabel), ['自然人']);
});
