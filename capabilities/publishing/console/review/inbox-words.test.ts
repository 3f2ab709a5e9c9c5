import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extentWords, pressuresOf } from './inbox-words.ts';

const calm = { urgent: false, dueOn: null, wishedAt: null, waiting: 0 };
const now = new Date('2026-11-24T01:00:00Z');
const said = (part: Partial<Parameters<typeof pressuresOf>[0]>) =>
  pressuresOf({ ...calm, ...part }, '2026-11-24', now).map(({ text, tone }) => `${tone}: ${text}`);

const cases: [string, Parameters<typeof said>[0], string[]][] = [
  ['what came today presses nobody', {}, []],
  [
    'the day of the law is told with the days left',
    { dueOn: '2026-12-04' },
    ['default: 12月4日前公开，还有10天'],
  ],
  ['five days before it, it presses', { dueOn: '2026-11-29' }, ['warning: 11月29日前公开，还有5天']],
  ['on the day it is an error', { dueOn: '2026-11-24' }, ['error: 公开期限今天到期']],
  ['after it, it says for how long', { dueOn: '2026-11-22' }, ['error: 公开期限11月22日已过2天']],
  [
    'urgent publication comes first',
    { urgent: true, waiting: 4 },
    ['error: 已紧急发布，待补审', 'warning: 已等4个工作日'],
  ],
  [
    'a wished time passed by',
    { wishedAt: '2026-11-24T00:00:00Z' },
    ['error: 原定11月24日 08:00发布，已过时间'],
  ],
];
for (const [reason, part, expected] of cases) test(reason, () => assert.deepEqual(said(part), expected));

test('the extent says what is new and what the whole is', () => {
  assert.equal(extentWords({ remaining: 12, units: 12 }), '全文12处');
  assert.equal(extentWords({ remaining: 1, units: 12 }), '需看1处，全文12处');
});
