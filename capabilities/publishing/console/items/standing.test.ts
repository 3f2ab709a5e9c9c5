import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ItemViewData } from '../../contract-shapes.ts';
import { nextSentence, visibleActs } from './standing.ts';

type Standing = Parameters<typeof nextSentence>[0];

const standing = (part: Partial<Standing>): Standing => ({
  ...{ phase: 'draft', isPublic: false, takenDown: false, scheduledAt: null, publishedAt: null },
  wish: { when: 'cleared', at: null },
  review: {
    ...{
      open: null,
      mayAct: false,
      whyNot: null,
      actingFor: null,
      changes: [],
      acts: [],
      secrecyAsked: false,
    },
    stages: [
      { stage: 'first-review', label: '初审', state: 'open', remaining: [], who: ['张某'], doneBy: [] },
    ],
  },
  ...part,
});

const cases: [string, Partial<Standing>, RegExp][] = [
  ['a new draft is not public', { phase: 'draft' }, /还没有公开.*送审/],
  [
    'a published text in work stays as it is meanwhile',
    { phase: 'draft', isPublic: true },
    /仍显示原来发布的内容/,
  ],
  [
    'a returned text says that the rest need not be reviewed again',
    { phase: 'returned' },
    /没有改动的段落不必重审/,
  ],
  ['a cleared text waits for somebody', { phase: 'cleared' }, /等待发布/],
  [
    'a scheduled text says when, in Asia/Shanghai',
    { phase: 'scheduled', scheduledAt: '2026-11-24T01:40:00Z' },
    /2026年11月24日 09:40自动发布/,
  ],
  ['what was taken down shows its notice', { phase: 'settled', takenDown: true }, /撤下说明/],
];
for (const [reason, part, expected] of cases)
  test(reason, () => assert.match(nextSentence(standing(part)), expected));

test('in review the next person and the wish are named', () => {
  const review = { ...standing({}).review, open: 'first-review' as const };
  assert.match(nextSentence(standing({ phase: 'in-review', review })), /由张某办理“初审”。审结后立即发布/);
});

test('what is not allowed is told with its reason, what is not spoken of is not offered', () => {
  const may: ItemViewData['may'] = {
    submit: null,
    publish: '还没有审结。',
    edit: null,
  } as ItemViewData['may'];
  assert.deepEqual(visibleActs({ may }), {
    open: ['submit'],
    closed: [{ name: 'publish', why: '还没有审结。' }],
  });
});
