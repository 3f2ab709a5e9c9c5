/**
 * Whatever people do, in whatever order — write, take back, review, return, act for one another, leave the chain for
 * another — a text that is cleared has been passed whole, in six stages, by people who may, kept apart as the chain says.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Act,
  asksSecrecy,
  type Chain,
  countingActs,
  isCleared,
  openStage,
  type ReviewFacts,
  separationsOf,
  stages,
  standing,
  whyNotAct,
} from './review-stages.ts';

const people = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const person = (id: string) => ({ id, roles: [] });

type Step =
  | { do: 'write'; by: string; unit: number; text: number }
  | { do: 'add' | 'drop'; by: string; unit: number }
  | { do: 'pass' | 'return'; by: string; for: string | null; leave: number }
  | { do: 'round'; first: number; times: number }
  | { do: 'publish' }
  | { do: 'chain'; preset: keyof typeof separationsOf };

const who = fc.constantFrom(...people);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      by: fc.constantFrom('a', 'b'),
      unit: fc.nat(3),
      text: fc.nat(2),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('add' as const, 'drop' as const),
      by: fc.constantFrom('a', 'b'),
      unit: fc.nat(3),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constantFrom('pass' as const, 'pass' as const, 'pass' as const, 'return' as const),
      by: who,
      for: fc.option(who, { freq: 4 }),
      leave: fc.nat(3),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'publish' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('round' as const),
      first: fc.nat(6),
      times: fc.integer({ min: 1, max: 14 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('chain' as const),
      preset: fc.constantFrom('three-people' as const, 'six-people' as const, 'reviews-and-proofs' as const),
    }),
  },
);

const chainOf = (preset: keyof typeof separationsOf): Chain => ({
  stages: stages.map((stage) => ({ stage, roles: [], people })),
  separations: separationsOf[preset],
});

/** What a program does that asks the rules each time: the state after these steps, and every state on the way. */
function play(steps: readonly Step[]): ReviewFacts[] {
  let facts: ReviewFacts = {
    chain: chainOf('three-people'),
    units: [0, 1].map((unit) => ({ key: String(unit), hash: `${unit}:0` })),
    acts: [],
    authors: ['a'],
  };
  const states = [facts];
  for (const one of steps) {
    facts = after(facts, one);
    states.push(facts);
  }
  return states;
}

function after(facts: ReviewFacts, one: Step): ReviewFacts {
  const written = (by: string) => [...new Set([...facts.authors, by])];
  switch (one.do) {
    case 'write':
      return {
        ...facts,
        authors: written(one.by),
        units: facts.units.map((unit) =>
          unit.key === String(one.unit) ? { ...unit, hash: `${one.unit}:${one.text}` } : unit,
        ),
      };
    case 'add':
    case 'drop': {
      const rest = facts.units.filter(({ key }) => key !== String(one.unit));
      const added = [...rest, { key: String(one.unit), hash: `${one.unit}:0` }];
      return {
        ...facts,
        authors: written(one.by),
        units: one.do === 'add' || rest.length === 0 ? added : rest,
      };
    }
    case 'publish':
      return isCleared(facts) ? { ...facts, authors: [] } : facts;
    case 'round':
      return Array.from({ length: one.times }).reduce<ReviewFacts>((now, _, at) => {
        const by = people[(one.first + at) % people.length] ?? 'c';
        return acted(now, { do: 'pass', by, for: null, leave: 0 });
      }, facts);
    case 'chain':
      return { ...facts, chain: chainOf(one.preset) };
    default:
      return acted(facts, one);
  }
}

function acted(facts: ReviewFacts, one: Extract<Step, { do: 'pass' | 'return' }>): ReviewFacts {
  const open = openStage(facts);
  const principal = one.for === null ? null : person(one.for);
  if (open === null || whyNotAct(open.stage, facts, person(one.by), principal) !== null) return facts;
  const all = open.remaining.map(({ hash }) => hash);
  const covered = one.do === 'pass' ? all : all.filter((_, at) => at !== one.leave % all.length);
  const decision = one.do === 'pass' ? 'passed' : 'returned';
  const secrecy = asksSecrecy(open.stage) ? ('no-secret' as const) : null;
  const act: Act = { stage: open.stage, decision, covered, by: one.by, for: one.for, secrecy };
  return { ...facts, acts: [...facts.acts, act] };
}

/** Said again in other words than the rules use: stage by stage, unit by unit, person by person. */
function assertProper(facts: ReviewFacts): void {
  for (const stage of stages) {
    for (const { hash } of facts.units) {
      const by = facts.acts.find(
        (act) =>
          act.stage === stage &&
          act.covered.includes(hash) &&
          !facts.authors.includes(act.by) &&
          (act.for === null || !facts.authors.includes(act.for)),
      );
      assert.ok(by, `${hash} was passed in ${stage} by somebody who may`);
    }
  }
  const counting = countingActs(facts);
  for (const [at, act] of counting.entries())
    for (const other of counting.slice(0, at))
      if (
        facts.chain.separations.some(
          (pair) => pair.includes(act.stage) && pair.includes(other.stage) && act.stage !== other.stage,
        )
      )
        for (const id of [act.by, act.for])
          assert.ok(
            id === null || (other.by !== id && other.for !== id),
            `${id} stands for two stages kept apart`,
          );
}

test('nothing is cleared but what went the whole way', () => {
  let cleared = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), (steps) => {
      for (const facts of play(steps)) {
        if (!isCleared(facts)) continue;
        cleared += 1;
        assertProper(facts);
      }
    }),
    { numRuns: 3_000 },
  );
  assert.ok(cleared > 300, `only ${cleared} texts came through: the test says too little`);
});

test('an act that the rules allow counts from then on, and takes its stage forward', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
      const states = play(steps);
      for (const [at, facts] of states.entries()) {
        const next = states[at + 1];
        if (!next || next.acts.length === facts.acts.length) continue;
        const act = next.acts.at(-1);
        if (!act || act.covered.length === 0) continue;
        assert.ok(countingActs(next).includes(act), 'the act counts');
        const before = standing(facts).find(({ stage }) => stage === act.stage)?.remaining.length ?? 0;
        const left = standing(next).find(({ stage }) => stage === act.stage)?.remaining.length ?? 0;
        assert.equal(left, before - act.covered.length);
      }
    }),
    { numRuns: 1_500 },
  );
});

test('an edit that is taken back leaves the review as it was', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.nat(3), (steps, unit) => {
      const facts = play(steps).at(-1);
      if (!facts) return;
      const edited = facts.units.map((one) => (one.key === String(unit) ? { ...one, hash: 'new' } : one));
      const changed = { ...facts, units: edited };
      for (const { stage, remaining } of standing(changed)) {
        const before = standing(facts).find((one) => one.stage === stage)?.remaining ?? [];
        for (const { hash } of before.filter(({ hash }) => edited.some((one) => one.hash === hash)))
          assert.ok(
            remaining.some((one) => one.hash === hash),
            'what was open stays open',
          );
      }
      assert.deepEqual(standing({ ...changed, units: facts.units }), standing(facts));
    }),
    { numRuns: 1_000 },
  );
});
