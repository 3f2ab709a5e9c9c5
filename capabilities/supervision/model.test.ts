import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type InspectionFacts, indicatorsOf } from './model.ts';

const calm: InspectionFacts = {
  today: '2024-03-15',
  sections: [
    { title: '工作动态', kind: 'news', items: 3, lastOn: '2024-03-14' },
    { title: '通知公告', kind: 'notices', items: 3, lastOn: '2024-03-01' },
  ],
  due: [],
  waiting: [],
  urgent: [],
  findings: new Map(),
  errorReports: 0,
  catalogueGaps: 0,
  reviewDays: 3,
};

const section = (title: string, kind: string, lastOn: string | null) => ({
  title,
  kind,
  items: lastOn ? 1 : 0,
  lastOn,
});

type Row = [id: string, change: Partial<InspectionFacts>, state: string, words: RegExp, why: string];

const table: Row[] = [
  ['home-stale', {}, 'green', /更新正常/, 'published yesterday'],
  [
    'section-stale:工作动态',
    { sections: [section('工作动态', 'news', '2024-03-09')] },
    'amber',
    /再过9天/,
    'this section turns red in 9 days',
  ],
  [
    'section-stale:工作动态',
    { sections: [section('工作动态', 'news', '2024-02-20')] },
    'red',
    /已经10天/,
    'two weeks ended ten days ago',
  ],
  [
    'section-stale:政策文件',
    { sections: [section('政策文件', 'policies', '2023-09-20')] },
    'amber',
    /再过6天/,
    'six months end on the 20th',
  ],
  [
    'empty-section',
    { sections: [section('机构概况', 'overview', null)] },
    'amber',
    /“机构概况”还没有内容/,
    'one',
  ],
  [
    'empty-section',
    { sections: ['甲', '乙', '丙', '丁', '戊'].map((title) => section(title, 'overview', null)) },
    'red',
    /等5个栏目/,
    'five fail a site',
  ],
  [
    'empty-section',
    { sections: [section('公示', 'publicity', null)] },
    'green',
    /没有空白/,
    'nothing to announce',
  ],
  [
    'late-disclosure',
    { due: [{ id: 1, dueOn: '2024-03-14', left: -1 }] },
    'red',
    /1条信息超过20个工作日/,
    'art. 26 has run out',
  ],
  ['late-disclosure', { due: [{ id: 1, dueOn: '2024-03-20', left: 3 }] }, 'amber', /5个工作日内/, 'soon'],
  [
    'late-disclosure',
    { due: [{ id: 1, dueOn: '2024-04-20', left: 25 }] },
    'green',
    /没有快到期限/,
    'far away',
  ],
  ['late-review', { waiting: [{ id: 1, days: 4 }] }, 'amber', /最久的已4个工作日/, 'longer than the setting'],
  ['late-review', { waiting: [{ id: 1, days: 3 }] }, 'green', /没有停留/, 'just the setting'],
  ['urgent-open', { urgent: [{ id: 1, dueOn: '2024-03-14' }] }, 'red', /补齐审校/, 'overdue'],
  ['urgent-open', { urgent: [{ id: 1, dueOn: '2024-03-15' }] }, 'amber', /补齐审校/, 'due today'],
  ['broken-link', { findings: new Map([['dead-link', 2]]) }, 'amber', /2个链接/, 'dead links'],
  ['published-findings', { findings: new Map([['phone', 2]]) }, 'amber', /2处问题/, 'others than links'],
  ['error-reports', { errorReports: 1 }, 'amber', /1条还没有处理/, 'a visitor waits'],
  ['catalogue-gaps', { catalogueGaps: 7 }, 'amber', /7项还没有公开/, 'art. 20'],
];

for (const [id, change, state, words, why] of table)
  test(`${id} is ${state}: ${why}`, () => {
    const found = indicatorsOf({ ...calm, ...change }).find((indicator) => indicator.id === id);
    assert.equal(found?.state, state);
    assert.match(found?.message ?? '', words);
    assert.notEqual(found?.basis, '');
  });

test('what is late for publication is told in days, as its day says, not in working days', () => {
  const due = [{ id: 1, dueOn: '2024-02-01', left: -20 }];
  const found = indicatorsOf({ ...calm, today: '2024-03-05', due }).find(
    ({ id }) => id === 'late-disclosure',
  );
  assert.equal(found?.daysLeft, -33);
});

test('the most pressing comes first', () => {
  const states = indicatorsOf({
    ...calm,
    urgent: [{ id: 1, dueOn: '2024-03-01' }],
    errorReports: 2,
  }).map(({ state }) => state);
  assert.deepEqual(
    states,
    [...states].sort((a, b) => 'red amber green'.indexOf(a) - 'red amber green'.indexOf(b)),
  );
});
