import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cite } from '../citation.ts';
import {
  coMakerOpinionDue,
  correctionNoticeDue,
  correctionPeriodDue,
  correctionRefusal,
  extensionNoticeDue,
  extensionRefusal,
  feePaymentDue,
  isInTime,
  lapseOf,
  type ReplyClock,
  reasonsDue,
  replyDue,
  type Stop,
  standingOf,
  stopOfConsultation,
  thirdPartyOpinionDue,
} from './deadlines.ts';
import { defaultSettings, withSetting } from './settings.ts';

const third = (from: string, to: string | null, more: Partial<Stop> = {}): Stop => ({
  kind: 'third-party',
  from,
  to,
  of: '某建筑公司',
  letter: '凤教体文旅征〔2025〕1号',
  ...more,
});
const extension = (noticedOn: string, workingDays = 20) => ({
  approvedOn: noticedOn,
  noticedOn,
  workingDays,
});

type ReplyRow = readonly [article: string, why: string, clock: ReplyClock, dueOn: string | null];

const replies: readonly ReplyRow[] = [
  [
    '33.2',
    '国庆 2022, make-up 10-08 and 10-09: the published case of 连云港',
    { receivedOn: '2022-09-30' },
    '2022-11-02',
  ],
  ['33.2', '春节 2026, make-up Saturday 02-14', { receivedOn: '2026-01-20' }, '2026-02-24'],
  ['33.2', '春节 2026, make-up 02-14 and 02-28', { receivedOn: '2026-02-13' }, '2026-03-19'],
  ['33.2', '中秋 and 国庆 2026, make-up 09-20 and 10-10', { receivedOn: '2026-09-18' }, '2026-10-22'],
  [
    '33.2',
    'eight days of 国庆中秋 2025, make-up 09-28 and 10-11',
    { receivedOn: '2025-09-25' },
    '2025-10-29',
  ],
  [
    '33.2',
    'received on a holiday: the first working day after is day 1',
    { receivedOn: '2026-01-01' },
    '2026-01-29',
  ],
  ['33.2', 'ends inside the last published year', { receivedOn: '2026-11-27' }, '2026-12-25'],
  ['33.2', 'no holiday between: four weeks', { receivedOn: '2024-03-01' }, '2024-03-29'],
  ['33.2', '除夕 2024 was a working day', { receivedOn: '2024-02-07' }, '2024-03-12'],
  ['33.2', '劳动节 2024, make-up 04-28 and 05-11', { receivedOn: '2024-04-26' }, '2024-05-27'],
  ['33.2', '端午 2024', { receivedOn: '2024-06-05' }, '2024-07-04'],
  ['33.2', '中秋 and 国庆 2024, make-up 09-14, 09-29 and 10-12', { receivedOn: '2024-09-12' }, '2024-10-16'],
  ['33.2', 'over the turn of the year', { receivedOn: '2024-12-16' }, '2025-01-14'],
  ['33.2', '春节 2025 with 除夕, make-up 01-26 and 02-08', { receivedOn: '2025-01-20' }, '2025-02-21'],
  ['33.2', '劳动节 2025', { receivedOn: '2025-04-28' }, '2025-05-29'],
  ['33.2', '劳动节 2026, make-up 05-09', { receivedOn: '2026-04-28' }, '2026-05-28'],
  ['33.2', '端午 2026', { receivedOn: '2026-06-15' }, '2026-07-14'],
  ['33.2', '元旦 2024', { receivedOn: '2023-12-20' }, '2024-01-18'],
  ['33.2', '国庆 2021, make-up 09-26 and 10-09', { receivedOn: '2021-09-24' }, '2021-10-27'],
  ['33.2', '春节 2020, the holiday as it was lengthened', { receivedOn: '2020-01-20' }, '2020-02-25'],
  ['33.2', 'the day the Regulation came into force', { receivedOn: '2019-05-15' }, '2019-06-13'],
  ['33.2', '国庆 2019, received on a make-up Sunday', { receivedOn: '2019-09-29' }, '2019-10-31'],
  ['33.2', 'received on a Saturday off before a worked Sunday', { receivedOn: '2024-02-03' }, '2024-03-06'],
  ['33.2', 'received on a make-up Saturday', { receivedOn: '2024-05-11' }, '2024-06-07'],
  [
    '30',
    'the corrected application starts it afresh',
    { receivedOn: '2025-03-03', correctionAskedOn: '2025-03-10', correctionReceivedOn: '2025-03-20' },
    '2025-04-18',
  ],
  [
    '30',
    'a correction that comes in over 清明',
    { receivedOn: '2025-03-24', correctionAskedOn: '2025-03-27', correctionReceivedOn: '2025-04-02' },
    '2025-04-30',
  ],
  [
    '30',
    'while the correction is awaited there is no date',
    { receivedOn: '2025-03-03', correctionAskedOn: '2025-03-10' },
    null,
  ],
  [
    '30',
    'a stop before the correction does not run into the new period',
    {
      receivedOn: '2025-03-03',
      stops: [third('2025-03-04', '2025-03-12')],
      correctionAskedOn: '2025-03-10',
      correctionReceivedOn: '2025-03-20',
    },
    '2025-04-18',
  ],
  [
    '33.2',
    'lengthened by 20',
    { receivedOn: '2025-03-03', extension: extension('2025-03-28') },
    '2025-04-28',
  ],
  [
    '33.2',
    'lengthened by 10',
    { receivedOn: '2025-03-03', extension: extension('2025-03-28', 10) },
    '2025-04-15',
  ],
  [
    '33.2',
    'lengthened by a single day',
    { receivedOn: '2025-03-03', extension: extension('2025-03-28', 1) },
    '2025-04-01',
  ],
  [
    '33.2',
    'lengthened over 春节 2025',
    { receivedOn: '2025-01-20', extension: extension('2025-02-20') },
    '2025-03-21',
  ],
  [
    '33.2',
    'lengthened over 国庆 2024 by one',
    { receivedOn: '2024-09-12', extension: extension('2024-10-15', 1) },
    '2024-10-17',
  ],
  [
    '33.2',
    'an extension told after the first due date lengthens nothing',
    { receivedOn: '2025-03-03', extension: extension('2025-04-01') },
    '2025-03-31',
  ],
  [
    '33.2',
    'lengthened after a correction',
    {
      receivedOn: '2025-03-24',
      correctionAskedOn: '2025-03-27',
      correctionReceivedOn: '2025-04-02',
      extension: extension('2025-04-28'),
    },
    '2025-06-03',
  ],
  [
    '33.2',
    'an extension before the restart is not added again (setting)',
    {
      receivedOn: '2025-03-03',
      correctionAskedOn: '2025-03-10',
      correctionReceivedOn: '2025-03-20',
      extension: extension('2025-03-10'),
    },
    '2025-04-18',
  ],
  [
    '33.3',
    'a week with the third party: five working days',
    { receivedOn: '2025-03-03', stops: [third('2025-03-07', '2025-03-14')] },
    '2025-04-08',
  ],
  [
    '33.3',
    'two consultations that overlap stop a day once',
    {
      receivedOn: '2025-03-03',
      stops: [third('2025-03-07', '2025-03-14'), third('2025-03-10', '2025-03-18')],
    },
    '2025-04-10',
  ],
  [
    '33.3',
    'one inside the other stops nothing more',
    {
      receivedOn: '2025-03-03',
      stops: [third('2025-03-07', '2025-03-14'), third('2025-03-08', '2025-03-12')],
    },
    '2025-04-08',
  ],
  [
    '33.3',
    'the same consultation twice stops nothing more',
    {
      receivedOn: '2025-03-03',
      stops: [third('2025-03-07', '2025-03-14'), third('2025-03-07', '2025-03-14')],
    },
    '2025-04-08',
  ],
  [
    '33.3',
    'one after the other add up',
    {
      receivedOn: '2025-03-03',
      stops: [third('2025-03-07', '2025-03-14'), third('2025-03-17', '2025-03-19')],
    },
    '2025-04-10',
  ],
  [
    '33.3',
    'a stop over a weekend costs no working day',
    { receivedOn: '2025-03-03', stops: [third('2025-03-08', '2025-03-09')] },
    '2025-03-31',
  ],
  [
    '33.3',
    'asked on the day of receipt',
    { receivedOn: '2025-03-03', stops: [third('2025-03-03', '2025-03-24')] },
    '2025-04-22',
  ],
  [
    '33.3',
    'asked on the last day but one',
    { receivedOn: '2025-03-03', stops: [third('2025-03-28', '2025-04-10')] },
    '2025-04-11',
  ],
  [
    '33.3',
    'asked on the due date: too late to stop anything',
    { receivedOn: '2025-03-03', stops: [third('2025-03-31', '2025-04-10')] },
    '2025-03-31',
  ],
  [
    '33.3',
    'a stop over 国庆 2025 costs its working days only',
    { receivedOn: '2025-09-25', stops: [third('2025-09-30', '2025-10-11')] },
    '2025-11-03',
  ],
  [
    '33.3',
    'a stop over 春节 2026',
    { receivedOn: '2026-02-05', stops: [third('2026-02-06', '2026-03-06')] },
    '2026-04-02',
  ],
  [
    '33.3',
    'a stop over 中秋 and 国庆 2024',
    { receivedOn: '2024-09-12', stops: [third('2024-09-13', '2024-10-08')] },
    '2024-11-01',
  ],
  [
    '33.3',
    'open, its last day known: a forecast',
    { receivedOn: '2025-03-03', stops: [third('2025-03-07', null, { endsBy: '2025-03-14' })] },
    '2025-04-08',
  ],
  [
    '33.3',
    'open, the answer taken to come today',
    { receivedOn: '2025-03-03', stops: [third('2025-03-07', null)], asOf: '2025-03-14' },
    '2025-04-08',
  ],
  [
    '33.2, 33.3',
    'a stop in the first part of a lengthened period',
    {
      receivedOn: '2025-03-03',
      stops: [third('2025-03-07', '2025-03-14')],
      extension: extension('2025-04-03'),
    },
    '2025-05-08',
  ],
  [
    '33.2, 33.3',
    'a stop in the part that was added',
    {
      receivedOn: '2025-03-03',
      stops: [third('2025-04-07', '2025-04-28')],
      extension: extension('2025-03-28'),
    },
    '2025-05-23',
  ],
  [
    '33.2, 33.3',
    'a stop in each part',
    {
      receivedOn: '2025-03-03',
      stops: [third('2025-03-07', '2025-03-14'), third('2025-04-07', '2025-04-28')],
      extension: extension('2025-04-03'),
    },
    '2025-05-30',
  ],
  [
    '33.2, 33.3',
    'a stop over the first due date',
    {
      receivedOn: '2025-03-03',
      stops: [third('2025-03-07', '2025-03-28')],
      extension: extension('2025-04-15', 5),
    },
    '2025-04-28',
  ],
  [
    '33.2, 33.3',
    'a stop that begins just after the first due date',
    {
      receivedOn: '2025-03-03',
      stops: [third('2025-04-01', '2025-04-08')],
      extension: extension('2025-03-28', 10),
    },
    '2025-04-21',
  ],
  [
    '33.2, 33.3',
    'told in time because of the stop, though after day 20 of the plain count',
    {
      receivedOn: '2025-03-03',
      stops: [third('2025-03-07', '2025-03-14')],
      extension: extension('2025-04-08', 20),
    },
    '2025-05-08',
  ],
  [
    '35',
    'a delayed reply on a day set',
    { receivedOn: '2025-03-03', deferral: { noticedOn: '2025-03-20', until: '2025-05-16' } },
    '2025-05-16',
  ],
  [
    '35',
    'a day set on a Saturday ends on the Friday',
    { receivedOn: '2025-03-03', deferral: { noticedOn: '2025-03-20', until: '2025-05-17' } },
    '2025-05-16',
  ],
  [
    '35',
    'a day set before the due date shortens nothing',
    { receivedOn: '2025-03-03', deferral: { noticedOn: '2025-03-20', until: '2025-03-25' } },
    '2025-03-31',
  ],
  [
    '35',
    'told too late: no delay',
    { receivedOn: '2025-03-03', deferral: { noticedOn: '2025-04-01', until: '2025-05-16' } },
    '2025-03-31',
  ],
  [
    '42',
    'while the fee is awaited there is no date',
    { receivedOn: '2025-03-03', feeNotifiedOn: '2025-03-10' },
    null,
  ],
  [
    '42',
    'afresh from the day after payment (setting)',
    { receivedOn: '2025-03-03', feeNotifiedOn: '2025-03-10', feePaidOn: '2025-03-20' },
    '2025-04-18',
  ],
];

for (const [article, why, clock, dueOn] of replies)
  test(`art. ${article}, received ${clock.receivedOn} → ${dueOn}: ${why}`, () => {
    const due = replyDue(clock);
    assert.equal(due.dueOn, dueOn);
    assert.equal(due.provisional, false);
    if (dueOn) assert.equal(due.ledger.filter((day) => day.number !== null).length, due.workingDays);
  });

test('resuming after payment leaves out the days of waiting', () => {
  const settings = withSetting(defaultSettings, 'afterPayment', {
    from: '2021-01-01',
    value: 'resume',
    reason: '',
  });
  const clock = { receivedOn: '2025-03-03', feeNotifiedOn: '2025-03-07', feePaidOn: '2025-03-14' };
  assert.equal(replyDue(clock, settings).dueOn, '2025-04-08');
});

test('where the day of receipt is day 1, the period ends a working day earlier', () => {
  const settings = withSetting(defaultSettings, 'firstDay', {
    from: '2021-01-01',
    value: 'same-day',
    reason: '',
  });
  assert.equal(replyDue({ receivedOn: '2025-03-03' }, settings).dueOn, '2025-03-28');
  assert.equal(replyDue({ receivedOn: '2025-03-03' }).dueOn, '2025-03-31');
});

test('an extension carries over a restart where the organ says so', () => {
  const settings = withSetting(defaultSettings, 'extensionAfterRestart', {
    from: '2021-01-01',
    value: 'carries-over',
    reason: '',
  });
  const clock = {
    receivedOn: '2025-03-03',
    correctionAskedOn: '2025-03-10',
    correctionReceivedOn: '2025-04-02',
    extension: extension('2025-03-11'),
  };
  assert.equal(replyDue(clock, settings).dueOn, '2025-06-03');
});

test('a setting holds from its day on and not before', () => {
  const settings = withSetting(defaultSettings, 'firstDay', {
    from: '2025-01-01',
    value: 'same-day',
    reason: '',
  });
  assert.equal(replyDue({ receivedOn: '2024-03-01' }, settings).dueOn, '2024-03-29');
});

test('nothing older than the Regulation is computed', () => {
  assert.throws(() => replyDue({ receivedOn: '2019-05-14' }), /早于现行条例/);
});

test('the ledger says of each day why, by whom and on what letter', () => {
  const due = replyDue({
    receivedOn: '2025-03-31',
    stops: [
      third('2025-04-01', '2025-04-08'),
      third('2025-04-07', '2025-04-09', { kind: 'other-organ', of: '区财政局', letter: null }),
    ],
    extension: {
      approvedOn: '2025-05-06',
      noticedOn: '2025-05-06',
      workingDays: 2,
      approvedBy: '王主任',
      letter: '凤教体文旅延〔2025〕1号',
    },
  });
  const on = (day: string) => due.ledger.find((entry) => entry.day === day);
  assert.equal(on('2025-04-01')?.number, 1);
  assert.equal(on('2025-04-02')?.note, '征求第三方意见（某建筑公司），不计入');
  assert.equal(on('2025-04-02')?.letter, '凤教体文旅征〔2025〕1号');
  assert.equal(
    cite(on('2025-04-02')?.basis ?? { law: '', article: '' }),
    '《中华人民共和国政府信息公开条例》第三十三条第三款',
  );
  assert.equal(on('2025-04-04')?.note, '清明放假');
  assert.deepEqual(on('2025-04-08')?.stoppedBy, ['某建筑公司', '区财政局']);
  assert.equal(on('2025-04-27')?.kind, 'make-up');
  assert.equal(due.ledger.at(-1)?.part, 'extension');
  assert.equal(due.ledger.at(-1)?.letter, '凤教体文旅延〔2025〕1号');
  assert.match(due.ledger.at(-1)?.note ?? '', /王主任于2025-05-06同意延长2个工作日/);
});

test('a period into a year without a notice is provisional', () => {
  const due = replyDue({ receivedOn: '2026-12-04' });
  assert.equal(due.provisional, true);
  assert.ok(due.dueOn !== '2027-01-01');
  assert.match(due.notes.join(), /暂定/);
});

// Short periods ------------------------------------------------------------------------------------------------------

type ShortRow = readonly [article: string, why: string, due: () => { readonly dueOn: string }, dueOn: string];
const shortPeriods: readonly ShortRow[] = [
  [
    '30',
    'seven across 春节 2026: 02-14 and 02-28 are worked',
    () => correctionNoticeDue('2026-02-13'),
    '2026-03-02',
  ],
  ['30', 'seven across 春节 2024', () => correctionNoticeDue('2024-02-07'), '2024-02-22'],
  ['30', 'seven, plain', () => correctionNoticeDue('2024-03-01'), '2024-03-12'],
  ['30', 'seven over 劳动节 2024', () => correctionNoticeDue('2024-04-26'), '2024-05-09'],
  ['30', 'seven over 国庆 2022', () => correctionNoticeDue('2022-09-30'), '2022-10-14'],
  [
    '30',
    'the correction itself: 15 by default (setting)',
    () => correctionPeriodDue('2024-03-01'),
    '2024-03-22',
  ],
  [
    '30',
    'the correction itself: as the notice says',
    () => correctionPeriodDue('2024-03-01', 20),
    '2024-03-29',
  ],
  ['32', 'fifteen over 劳动节 2026, make-up 05-09', () => thirdPartyOpinionDue('2026-04-28'), '2026-05-21'],
  ['32', 'fifteen over 春节 2025', () => thirdPartyOpinionDue('2025-01-20'), '2025-02-14'],
  ['32', 'fifteen over 中秋 and 国庆 2024', () => thirdPartyOpinionDue('2024-09-12'), '2024-10-10'],
  ['32', 'fifteen, plain', () => thirdPartyOpinionDue('2025-03-03'), '2025-03-24'],
  ['34', 'co-makers have as long as third parties', () => coMakerOpinionDue('2026-04-28'), '2026-05-21'],
  ['34', 'co-makers over the turn of the year', () => coMakerOpinionDue('2024-12-16'), '2025-01-07'],
  ['35', 'reasons: 15 by default (setting)', () => reasonsDue('2025-03-03'), '2025-03-24'],
  ['35', 'reasons: as the notice says', () => reasonsDue('2024-03-01', 7), '2024-03-12'],
  ['42', 'payment: 20 from the day after the notice', () => feePaymentDue('2025-03-03'), '2025-03-31'],
  ['42', 'payment over 国庆 2025', () => feePaymentDue('2025-09-25'), '2025-10-29'],
];

for (const [article, why, due, dueOn] of shortPeriods)
  test(`art. ${article} → ${dueOn}: ${why}`, () => {
    assert.equal(due().dueOn, dueOn);
  });

// Refusals ---------------------------------------------------------------------------------------------------------------

const refusals: readonly [article: string, why: string, refusal: string | null, says: RegExp | null][] = [
  [
    '30',
    'on day seven the correction may be asked for',
    correctionRefusal({ receivedOn: '2024-03-01' }, '2024-03-12'),
    null,
  ],
  [
    '30',
    'on day eight it may not',
    correctionRefusal({ receivedOn: '2024-03-01' }, '2024-03-13'),
    /期限是2024-03-12/,
  ],
  [
    '30',
    'once only',
    correctionRefusal({ receivedOn: '2024-03-01', correctionAskedOn: '2024-03-05' }, '2024-03-06'),
    /只能一次性告知/,
  ],
  [
    '33.2',
    'an extension told on the last day before',
    extensionRefusal({ receivedOn: '2025-03-03' }, 20, '2025-03-28'),
    null,
  ],
  [
    '33.2',
    'on the due date itself it is too late (setting)',
    extensionRefusal({ receivedOn: '2025-03-03' }, 20, '2025-03-31'),
    /最迟应于2025-03-28/,
  ],
  [
    '33.2',
    'no more than 20',
    extensionRefusal({ receivedOn: '2025-03-03' }, 21, '2025-03-10'),
    /最长不得超过20个工作日/,
  ],
  ['33.2', 'at least one', extensionRefusal({ receivedOn: '2025-03-03' }, 0, '2025-03-10'), /1至20/],
  [
    '33.2',
    'once only',
    extensionRefusal({ receivedOn: '2025-03-03', extension: extension('2025-03-20') }, 5, '2025-03-24'),
    /只能延长一次/,
  ],
  [
    '33.2',
    'not while a correction is awaited',
    extensionRefusal({ receivedOn: '2025-03-03', correctionAskedOn: '2025-03-05' }, 5, '2025-03-10'),
    /还没有开始/,
  ],
  [
    '33.3',
    'a stop moves the last day for the notice',
    extensionRefusal(
      { receivedOn: '2025-03-03', stops: [third('2025-03-07', '2025-03-14')] },
      20,
      '2025-04-07',
    ),
    null,
  ],
];

for (const [article, why, refusal, says] of refusals)
  test(`art. ${article}: ${why}`, () => {
    if (says === null) assert.equal(refusal, null);
    else assert.match(refusal ?? '', says);
  });

test('the organ may let an extension be told on the due date', () => {
  const settings = withSetting(defaultSettings, 'extensionNoticeBy', {
    from: '2021-01-01',
    value: 'due-day',
    reason: '',
  });
  assert.equal(extensionNoticeDue({ receivedOn: '2025-03-03' }, settings)?.dueOn, '2025-03-31');
  assert.equal(extensionNoticeDue({ receivedOn: '2025-03-03' })?.dueOn, '2025-03-28');
  assert.equal(extensionRefusal({ receivedOn: '2025-03-03' }, 20, '2025-03-31', settings), null);
});

test('nobody loses a right on a provisional date', () => {
  const due = correctionPeriodDue('2026-12-21');
  assert.equal(due.provisional, true);
  assert.equal(lapseOf(due, '2027-03-01'), 'provisional');
  assert.equal(lapseOf(correctionPeriodDue('2024-03-01'), '2024-03-23'), 'lapsed');
  assert.equal(lapseOf(correctionPeriodDue('2024-03-01'), '2024-03-22'), 'running');
  assert.equal(correctionRefusal({ receivedOn: '2026-12-25' }, '2027-02-01'), null);
});

test('a reply on the due date is in time, the day after is not', () => {
  const due = replyDue({ receivedOn: '2024-03-01' });
  assert.equal(isInTime(due, '2024-03-29'), true);
  assert.equal(isInTime(due, '2024-03-30'), false);
});

// Consultations --------------------------------------------------------------------------------------------------------

const asked = { kind: 'third-party', of: '某公司', sentOn: '2025-03-05', reachedOn: '2025-03-07' } as const;

const standings: readonly [article: string, why: string, standing: string, expected: string][] = [
  [
    '32',
    'no proof that the letter reached them: still awaited',
    standingOf({ ...asked, reachedOn: null }, '2025-12-01'),
    'awaited',
  ],
  ['32', 'on the fifteenth working day still awaited', standingOf(asked, '2025-03-28'), 'awaited'],
  ['32', 'silence of a third party: the organ decides', standingOf(asked, '2025-03-29'), 'organ-decides'],
  [
    '34',
    'silence of a co-maker: consent',
    standingOf({ ...asked, kind: 'co-maker' }, '2025-03-29'),
    'consents',
  ],
  [
    '11',
    'silence of another organ means nothing',
    standingOf({ ...asked, kind: 'other-organ' }, '2025-12-01'),
    'awaited',
  ],
  [
    '32',
    'an answer is an answer, though late',
    standingOf({ ...asked, answeredOn: '2025-05-06' }, '2025-05-07'),
    'given',
  ],
  [
    '32',
    'silence in a year without a notice decides nothing',
    standingOf({ ...asked, sentOn: '2026-12-21', reachedOn: '2026-12-24' }, '2027-06-01'),
    'provisional',
  ],
];

for (const [article, why, standing, expected] of standings)
  test(`art. ${article}: ${why}`, () => {
    assert.equal(standing, expected);
  });

const stops: readonly [why: string, stop: Stop, to: string | null, endsBy: string | null][] = [
  [
    'ends with the answer',
    stopOfConsultation({ ...asked, answeredOn: '2025-03-14' }),
    '2025-03-14',
    '2025-03-28',
  ],
  [
    'a late answer stops no longer than the period',
    stopOfConsultation({ ...asked, answeredOn: '2025-04-10' }),
    '2025-03-28',
    '2025-03-28',
  ],
  ['open, and known when it must end', stopOfConsultation(asked), null, '2025-03-28'],
  ['open, and not known', stopOfConsultation({ ...asked, reachedOn: null }), null, null],
  [
    'given up by the organ',
    stopOfConsultation({ ...asked, endedOn: '2025-03-12' }),
    '2025-03-12',
    '2025-03-28',
  ],
  [
    'another organ: as long as it takes',
    stopOfConsultation({ ...asked, kind: 'other-organ', answeredOn: '2025-06-10' }),
    '2025-06-10',
    null,
  ],
];

for (const [why, stop, to, endsBy] of stops)
  test(`art. 33.3, a consultation as a stop: ${why}`, () => {
    assert.deepEqual([stop.from, stop.to, stop.endsBy], ['2025-03-05', to, endsBy]);
  });

test('where the organ counts to the answer, a late one stops longer', () => {
  const settings = withSetting(defaultSettings, 'consultationStopsUntil', {
    from: '2021-01-01',
    value: 'answer',
    reason: '',
  });
  assert.equal(stopOfConsultation({ ...asked, answeredOn: '2025-04-10' }, settings).to, '2025-04-10');
});

test('an open consultation lets the period stand until the last day for an answer, and no longer', () => {
  const clock = { receivedOn: '2025-03-03', stops: [third('2025-03-07', null, { endsBy: '2025-03-28' })] };
  assert.equal(replyDue({ ...clock, asOf: '2025-03-28' }).state, 'standing');
  assert.match(replyDue({ ...clock, asOf: '2025-03-28' }).notes.join(), /仍在征求意见/);
  assert.equal(replyDue({ ...clock, asOf: '2025-03-29' }).state, 'running');
  assert.equal(
    replyDue({ ...clock, asOf: '2025-03-29' }).dueOn,
    replyDue({ ...clock, asOf: '2025-03-28' }).dueOn,
  );
});
