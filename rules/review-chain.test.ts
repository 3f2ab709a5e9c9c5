import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chainGaps } from './review-chain.ts';
import { type Chain, type Reviewer, type Separation, separationsOf, stages } from './review-stages.ts';

const roles: Record<string, string[]> = {
  'first-review': ['reviewer'],
  'first-proof': ['reviewer', 'proofreader'],
  'second-review': ['reviewer', 'leader'],
  'second-proof': ['reviewer', 'proofreader'],
  'final-review': ['leader'],
  'final-proof': ['reviewer', 'proofreader', 'leader'],
};
const chain = (separations: readonly Separation[]): Chain => ({
  stages: stages.map((stage) => ({ stage, roles: roles[stage] ?? [], people: [] })),
  separations,
});
const staff = (...of: string[]): Reviewer[] => of.map((role, at) => ({ id: `${role}${at}`, roles: [role] }));

const rows: [why: string, separations: readonly Separation[], people: Reviewer[], short: string[]][] = [
  ['nobody is there', separationsOf['three-people'], [], [...stages]],
  [
    'two reviewers and a leader do six acts',
    separationsOf['three-people'],
    staff('reviewer', 'reviewer', 'leader'),
    [],
  ],
  [
    'one reviewer and a leader: the second proof has nobody left',
    separationsOf['three-people'],
    staff('reviewer', 'leader'),
    ['first-review', 'first-proof', 'second-review', 'second-proof', 'final-review', 'final-proof'],
  ],
  [
    'no leader: the final review is nobody’s',
    separationsOf['three-people'],
    staff('reviewer'),
    ['final-review'],
  ],
  [
    'six people for six acts',
    separationsOf['six-people'],
    staff('reviewer', 'reviewer', 'proofreader', 'proofreader', 'leader', 'leader'),
    [],
  ],
  [
    'one person with every role, nothing kept apart',
    [],
    [{ id: 'x', roles: ['reviewer', 'proofreader', 'leader'] }],
    [],
  ],
];

for (const [why, separations, people, short] of rows) {
  test(why, () => {
    const gaps = chainGaps(chain(separations), people);
    const named = gaps.map(({ stage }) => stage);
    if (short.length < 6) assert.deepEqual(named, short);
    else assert.ok(named.length > 0, 'a gap is named');
    for (const { message } of gaps) assert.match(message, /^“.+”.+。$/);
  });
}

test('a hundred people are judged at once', () => {
  const many = Array.from({ length: 100 }, (_, at) => ({ id: `p${at}`, roles: ['reviewer', 'proofreader'] }));
  const leaders = [{ id: 'p0', roles: ['leader'] }];
  assert.deepEqual(chainGaps(chain(separationsOf['six-people']), [...many, ...leaders]), []);
});
