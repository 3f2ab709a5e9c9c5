import assert from 'node:assert/strict';
import { test } from 'node:test';
import { storable } from './storable.ts';

test('texts lose NUL and half characters, wherever they stand; all else stays', () => {
  const given = { 'a\0': ['b\0c', 1, null, { d: 'e\ud800f' }], fine: '𠮷', bytes: new Uint8Array(2) };
  const made = storable(given);
  assert.deepEqual(made, { a: ['bc', 1, null, { d: 'e\ufffdf' }], fine: '𠮷', bytes: given.bytes });
  assert.equal(made.bytes, given.bytes);
});

test('a value nested without end is refused', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`);
  assert.throws(() => storable(deep), RangeError);
});
