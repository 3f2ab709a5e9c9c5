import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type Act,
  type Chain,
  countingActs,
  isCleared,
  openStage,
  type Reviewer,
  type ReviewFacts,
  type Stage,
  separationsOf,
  stages,
  standing,
  type Unit,
  whyNotAct,
} from './review-stages.ts';

const chain: Chain = {
  stages: stages.map((stage) => ({ stage, roles: [], people: ['a', 'b', 'c', 'd', 'writer'] })),
  separations: separationsOf['three-people'],
};
const units: Unit[] = ['title', 'first', 'second'].map((key) => ({ key, hash: `${key}-1` }));
const facts = (more: Partial<ReviewFacts> = {}): ReviewFacts => ({
  chain,
  units,
  acts: [],
  authors: ['writer'],
  ...more,
});
const all = units.map(({ hash }) => hash);
const act = (stage: Stage, by: string, more: Partial<Act> = {}): Act => ({
  ...{ stage, by, decision: 'passed', covered: all, for: null, secrecy: 'no-secret' },
  ...more,
});
const person = (id: string): Reviewer => ({ id, roles: [] });

/** 三人六事: a reviews and proofreads first, b second, c last. */
const wholeWay = stages.map((stage, at) => act(stage, 'abc'.charAt(Math.floor(at / 2))));

describe('where the six stages stand', () => {
  const rows: [why: string, facts: ReviewFacts, open: Stage | null][] = [
    ['nothing is done: the first review is next', facts(), 'first-review'],
    ['the first review is done: its proof is next', facts({ acts: wholeWay.slice(0, 1) }), 'first-proof'],
    ['five are done: the last proof is next', facts({ acts: wholeWay.slice(0, 5) }), 'final-proof'],
    ['all six are done: nothing is next', facts({ acts: wholeWay }), null],
    [
      'a part of the text was not looked at: the stage stays open',
      facts({ acts: [act('first-review', 'a', { covered: all.slice(1) })] }),
      'first-review',
    ],
    [
      'two acts of one stage pass the text together',
      facts({
        acts: [
          act('first-review', 'a', { covered: all.slice(0, 1) }),
          act('first-review', 'd', { covered: all.slice(1) }),
        ],
      }),
      'first-proof',
    ],
    [
      'a return passes what it covered, no more',
      facts({ acts: [act('first-review', 'a', { decision: 'returned', covered: all.slice(0, 2) })] }),
      'first-review',
    ],
    [
      'an act on another text opens nothing',
      facts({ acts: [act('first-review', 'a', { covered: ['old'] })] }),
      'first-review',
    ],
    [
      'an act of an author does not count, whenever they began to write',
      facts({ acts: wholeWay, authors: ['a'] }),
      'first-review',
    ],
    [
      'nor does an act for an author by a deputy',
      facts({ acts: [act('first-review', 'd', { for: 'writer' })] }),
      'first-review',
    ],
    [
      'a first review without the statement on secrecy passes nothing',
      facts({ acts: [act('first-review', 'a', { secrecy: null })] }),
      'first-review',
    ],
    [
      'a proof needs no statement on secrecy',
      facts({ acts: [wholeWay[0] ?? act('first-review', 'a'), act('first-proof', 'a', { secrecy: null })] }),
      'second-review',
    ],
    [
      'a chain that was changed to six people judges the acts there are: the second act of one person falls out',
      facts({ acts: wholeWay, chain: { ...chain, separations: separationsOf['six-people'] } }),
      'first-proof',
    ],
  ];
  for (const [why, given, open] of rows) {
    test(why, () => {
      assert.equal(openStage(given)?.stage ?? null, open);
      assert.equal(isCleared(given), open === null);
    });
  }

  test('a chain without stages clears nothing', () => {
    assert.equal(isCleared(facts({ chain: { stages: [], separations: [] } })), false);
  });

  test('after one paragraph changed, just that paragraph is open, in every stage', () => {
    const edited = units.map((unit) => (unit.key === 'second' ? { ...unit, hash: 'second-2' } : unit));
    for (const { remaining } of standing(facts({ acts: wholeWay, units: edited })))
      assert.deepEqual(remaining, [{ key: 'second', hash: 'second-2' }]);
    assert.equal(isCleared(facts({ acts: wholeWay, units })), true);
  });

  test('of two acts that the chain keeps apart, the earlier counts', () => {
    const acts = [act('first-review', 'a'), act('first-proof', 'b'), act('second-review', 'a')];
    assert.deepEqual(
      countingActs(facts({ acts })).map(({ stage }) => stage),
      ['first-review', 'first-proof'],
    );
  });
});

describe('who may act', () => {
  const after = (count: number) => facts({ acts: wholeWay.slice(0, count) });
  const rows: [
    why: string,
    stage: Stage,
    facts: ReviewFacts,
    actor: string,
    principal: string | null,
    no: RegExp | null,
  ][] = [
    ['whoever is named in the stage may', 'first-review', after(0), 'a', null, null],
    ['the same person proofreads at their level', 'first-proof', after(1), 'a', null, null],
    ['and not at the next', 'second-review', after(2), 'a', null, /已由您办理.*应由另一人/],
    ['a later stage waits', 'final-review', after(0), 'c', null, /还没有轮到/],
    ['a stage that is done', 'first-review', after(1), 'd', null, /现在应办的是“一校”/],
    ['nothing is left when all are done', 'final-proof', after(6), 'd', null, /都已完成/],
    ['an author never', 'first-review', after(0), 'writer', null, /您撰写或修改过/],
    ['nor for an author', 'first-review', after(0), 'd', 'writer', /委托人撰写/],
    ['a stranger', 'first-review', after(0), 'x', null, /不在.*名单/],
    ['a stranger for somebody who is named', 'first-review', after(0), 'x', 'a', null],
    ['for a stranger', 'first-review', after(0), 'a', 'x', /不在.*名单/],
    ['a deputy bound by what they did themselves', 'second-review', after(2), 'a', 'b', /已由您办理/],
    ['a deputy bound by what the principal did', 'second-review', after(2), 'd', 'a', /已由委托人办理/],
    [
      'a principal bound by what a deputy did for them',
      'second-review',
      facts({ acts: [act('first-review', 'd', { for: 'b' }), act('first-proof', 'c')] }),
      'b',
      null,
      /已由您办理/,
    ],
  ];
  for (const [why, stage, given, actor, principal, no] of rows) {
    test(why, () => {
      const said = whyNotAct(stage, given, person(actor), principal === null ? null : person(principal));
      if (no === null) assert.equal(said, null);
      else assert.match(said ?? 'may', no);
    });
  }

  test('by role', () => {
    const byRole = {
      ...chain,
      stages: chain.stages.map((step) => ({ ...step, roles: ['leader'], people: [] })),
    };
    const given = facts({ chain: byRole });
    assert.equal(whyNotAct('first-review', given, { id: 'x', roles: ['leader'] }), null);
    assert.match(whyNotAct('first-review', given, { id: 'x', roles: ['editor'] }) ?? '', /不在/);
  });

  test('a stage the chain does not have', () => {
    const short = { ...chain, stages: chain.stages.slice(0, 1) };
    assert.match(whyNotAct('final-proof', facts({ chain: short }), person('a')) ?? '', /没有“三校”/);
  });
});
