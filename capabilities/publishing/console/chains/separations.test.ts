import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Separation, separationsOf, stages } from '#rules/review-stages.ts';
import { isApart, presetOf, presets, separationWords, withPair } from './separations.ts';

for (const { key, label } of presets)
  test(`“${label}” is known again by its pairs, in whatever order and direction`, () => {
    const turned = [...separationsOf[key]].reverse().map(([one, other]): Separation => [other, one]);
    assert.equal(presetOf(turned), key);
    assert.equal(separationWords(turned), label);
  });

test('other pairs are named one by one', () =>
  assert.match(separationWords([['first-review', 'final-proof']]), /初审与三校须由不同的人办理/));

test('no pair means that one person may do all', () => assert.match(separationWords([]), /同一人/));

test('a pair that is set is apart both ways, and taking it away leaves the others', () =>
  fc.assert(
    fc.property(fc.constantFrom(...stages), fc.constantFrom(...stages), (one, other) => {
      fc.pre(one !== other);
      const all = separationsOf['six-people'];
      const without = withPair(all, one, other, false);
      assert.equal(without.length, all.length - 1);
      assert.ok(!isApart(without, other, one));
      const again = withPair(without, other, one, true);
      assert.ok(isApart(again, one, other));
      assert.equal(presetOf(again), 'six-people');
    }),
  ));
