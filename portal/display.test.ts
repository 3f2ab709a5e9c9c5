import assert from 'node:assert/strict';
import { test } from 'node:test';
import { displayCookieHeader, switchAddress, toggled, wishesFrom, wishesFromHeader } from './display.ts';

const cases: readonly (readonly [value: string | string[] | undefined, wishes: string[], reason: string])[] =
  [
    [undefined, [], 'no cookie'],
    ['large.contrast', ['large', 'contrast'], 'the cookie'],
    [['standard', 'simple', 'large'], ['large', 'simple'], 'the check boxes, in a fixed order'],
    ['standard', [], 'the standard page'],
    ['large.large', ['large'], 'a wish is a wish once'],
    ['<script>', [], 'unknown words are dropped'],
  ];

for (const [value, wishes, reason] of cases) {
  test(`display wishes: ${reason}`, () => assert.deepEqual([...wishesFrom(value)], wishes));
}

test('the display cookie is found among others', () => {
  assert.deepEqual([...wishesFromHeader('a=1; gongkai-display=contrast; b=2')], ['contrast']);
  assert.deepEqual([...wishesFromHeader('xgongkai-display=contrast')], []);
});

test('the cookie lasts a year, and is forgotten with the last wish', () => {
  assert.match(displayCookieHeader(new Set(['large'])), /^gongkai-display=large; Path=\/; Max-Age=31536000;/);
  assert.match(displayCookieHeader(new Set()), /Max-Age=0;/);
});

test('a switch turns its group on, and off again, and leaves the others', () => {
  assert.deepEqual(toggled(new Set(['contrast']), ['large', 'simple']), ['large', 'contrast', 'simple']);
  assert.deepEqual(toggled(new Set(['large', 'contrast', 'simple']), ['large', 'simple']), ['contrast']);
  assert.equal(switchAddress([], '/a?b=1'), '/accessibility?mode=standard&back=%2Fa%3Fb%3D1');
});
