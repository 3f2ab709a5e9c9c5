import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from './model.ts';
import { type StepFacts, steps, stepsFor, whyNot } from './model-steps.ts';

const error: Finding = {
  rule: 'row-sums-to-total',
  severity: 'error',
  message: '',
  cells: [],
  expected: 1,
  actual: 2,
  source: null,
};
const facts = (change: Partial<StepFacts>): StepFacts => ({
  state: 'draft',
  editedBy: 'editor',
  overridden: false,
  findings: [],
  ...change,
});
const person = (id: string, ...permissions: string[]) => ({
  id,
  permissions: new Set(permissions.map((p) => `annual-report:${p}`)),
});
const leader = person('leader', 'check', 'lead');

const rows: [why: string, Parameters<typeof whyNot>, RegExp | null][] = [
  ['a colleague may check', ['check', facts({}), person('reviewer', 'check')], null],
  ['nobody checks their own figures', ['check', facts({ editedBy: 'leader' }), leader], /不能是同一人/],
  ['checking needs its permission', ['check', facts({}), person('clerk', 'edit')], /没有“校核”的权限/],
  ['a draft cannot be published', ['publish', facts({}), leader], /现在是“草稿”/],
  ['art. 49: submitted before published', ['publish', facts({ state: 'signed-off' }), leader], /已报送/],
  [
    'an error stops the signature',
    ['sign-off', facts({ state: 'checked', findings: [error] }), leader],
    /1处差错/,
  ],
  [
    'an error stops publication',
    ['publish', facts({ state: 'submitted', findings: [error] }), leader],
    /不能发布/,
  ],
  [
    'a written reason lets it through',
    ['publish', facts({ state: 'submitted', findings: [error], overridden: true }), leader],
    null,
  ],
  [
    'a question does not stop publication',
    ['publish', facts({ state: 'submitted', findings: [{ ...error, severity: 'question' }] }), leader],
    null,
  ],
  [
    'a published report is not returned but withdrawn',
    ['return', facts({ state: 'published' }), leader],
    /已发布/,
  ],
];

for (const [why, args, expected] of rows) {
  test(why, () => {
    const answer = whyNot(...args);
    if (expected === null) assert.equal(answer, null);
    else assert.match(answer ?? '', expected);
  });
}

test('no path of steps reaches publication without a check by somebody else and a signature', () => {
  const paths: string[][] = [];
  const walk = (state: StepFacts['state'], path: string[]) => {
    if (path.length > 6) return;
    if (state === 'published') paths.push(path);
    for (const [step, rule] of Object.entries(steps)) {
      if (rule.from.includes(state)) walk(rule.to, [...path, step]);
    }
  };
  walk('draft', []);
  assert.ok(paths.length > 0);
  for (const path of paths) {
    const last = path.slice(path.lastIndexOf('return') + 1);
    assert.deepEqual(last.slice(0, 4), ['check', 'sign-off', 'submit', 'publish'], path.join(' → '));
  }
});

test('every closed step says why', () => {
  for (const step of stepsFor(facts({ state: 'published' }), leader)) {
    assert.equal(step.allowed, step.why === null);
  }
});
