import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InboxRowData } from '#capabilities/publishing/contract-review.ts';
import type { ItemRowData } from '#capabilities/publishing/contract-shapes.ts';
import { demandsOf } from './demands.ts';

const today = '2026-11-24';
const waiting = (more: Partial<InboxRowData>): InboxRowData => ({
  ...{
    id: 1,
    revision: 1,
    version: 1,
    title: '通知',
    kind: 'notice',
    section: '通知公告',
    stage: 'first-review',
  },
  ...{ submittedAt: '2026-11-23T01:00:00Z', submittedBy: '李', waiting: 0, remaining: 3, units: 3, hits: 0 },
  ...{ dueOn: null, wishedAt: null, urgent: false, actingFor: null, batchable: null, ...more },
});
const item = (more: Partial<ItemRowData>): ItemRowData => ({
  ...{
    id: 7,
    title: '公告',
    kind: 'notice',
    section: { id: 's', title: '通知公告' },
    phase: 'draft',
    isPublic: false,
  },
  ...{
    takenDown: false,
    openStage: null,
    scheduledAt: null,
    updatedAt: '2026-11-23T01:00:00Z',
    updatedBy: '李',
  },
  ...{ publishedAt: null, due: null, urgentDueOn: null, ...more },
});
const due = (left: number) => ({
  dueOn: '2026-11-26',
  basis: '第二十六条',
  left,
  late: left < 0,
  provisional: false,
});

test('nothing to do is no demand', () => assert.deepEqual(demandsOf({}, today), []));

test('the most pressing comes first, what has no day comes last', () => {
  const keys = demandsOf(
    {
      inbox: [waiting({ dueOn: '2026-12-01' })],
      returned: [item({ phase: 'returned' })],
      mine: [item({ due: due(2) })],
      errorReports: [
        {
          id: 'e',
          path: '/',
          text: '错字',
          contact: '',
          at: '2026-11-20T01:00:00Z',
          answeredAt: null,
          answer: '',
        },
      ],
    },
    today,
  ).map(({ key }) => key);
  assert.deepEqual(keys, ['due', 'inbox', 'returned', 'errors']);
});

test('the inbox tells how many, the longest wait and what was published urgently', () => {
  const [demand] = demandsOf({ inbox: [waiting({ waiting: 3, urgent: true }), waiting({ id: 2 })] }, today);
  assert.equal(demand?.count, 2);
  assert.match(demand?.sentence ?? '', /《通知》等2条，最久的已等3个工作日，其中1条已紧急发布/);
  assert.equal(demand?.left, 0);
});

const cases: [string, Partial<ItemRowData>, boolean][] = [
  ['an item with five working days left presses', { due: due(5) }, true],
  ['one with six does not yet', { due: due(6) }, false],
  ['a published one presses nobody', { due: due(1), publishedAt: '2026-11-23T01:00:00Z' }, false],
];
for (const [reason, part, presses] of cases)
  test(reason, () => assert.equal(demandsOf({ mine: [item(part)] }, today).length === 1, presses));

test('one item is opened itself, several as a list', () => {
  const to = (rows: ItemRowData[]) => demandsOf({ returned: rows }, today)[0]?.to;
  assert.equal(to([item({ id: 7 })]), '/items/7');
  assert.equal(to([item({ id: 7 }), item({ id: 8 })]), '/items');
});

test('what was published urgently is due by its own day', () => {
  const [demand] = demandsOf({ mine: [item({ urgentDueOn: '2026-11-23' })] }, today);
  assert.equal(demand?.left, -1);
});

test('requests are one card for each part a person has in them, with what presses first', () => {
  const demand = (permission: string, dueOn: string | null, late = false) => ({
    ...{ key: `${permission}${dueOn}`, next: '办理并答复。', citation: '第三十三条', dueOn, late },
    ...{ provisional: false, permission },
    request: { id: 'r', number: '2026-0001', subject: '学区', ownerId: null, ownerName: '' },
  });
  const demands = demandsOf(
    {
      requests: [
        demand('requests:handle', '2026-11-20', true),
        demand('requests:handle', '2026-11-30'),
        demand('requests:lead', '2026-11-27'),
      ],
    },
    today,
  );
  assert.deepEqual(
    demands.map(({ key, count, left }) => [key, count, left]),
    [
      ['requests', 2, -4],
      ['requests-lead', 1, 3],
    ],
  );
  assert.equal(demands[0]?.sentence, '2026-0001：办理并答复。共1项已经逾期。');
  assert.deepEqual(demands[1]?.search, { view: 'approvals' });
});

test('what the organ owes in disputes is a demand, what it waits for is none', () => {
  const duty = (what: 'answer' | 'redo' | 'decision', on: string, late = false) => ({
    ...{
      id: what,
      title: `行政复议（${on}受理）`,
      what,
      on,
      late,
      basis: '《中华人民共和国行政复议法》第四十八条',
    },
  });
  const rows = [
    ['nothing but waiting', [duty('decision', '2026-12-01')], null],
    ['one opens the case', [duty('answer', '2026-11-26')], { to: '/disputes/answer', left: 2, count: 1 }],
    [
      'several open the list, and say how many are late',
      [duty('redo', '2026-11-20', true), duty('answer', '2026-11-26'), duty('decision', '2026-12-01')],
      { to: '/disputes', left: -4, count: 2 },
    ],
  ] as const;
  for (const [why, disputes, wanted] of rows) {
    const [demand] = demandsOf({ disputes }, today);
    const found = demand ? { to: demand.to, left: demand.left, count: demand.count } : null;
    assert.deepEqual(found, wanted, why);
  }
});
