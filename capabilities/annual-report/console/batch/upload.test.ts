import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitLines } from './upload.ts';

test('a line is read only when it is whole', () => {
  assert.deepEqual(splitLines('{"done":1}\n{"do'), { lines: ['{"done":1}'], rest: '{"do' });
  assert.deepEqual(splitLines('{"do'), { lines: [], rest: '{"do' });
  assert.deepEqual(splitLines('a\n\nb\n'), { lines: ['a', 'b'], rest: '' });
});
