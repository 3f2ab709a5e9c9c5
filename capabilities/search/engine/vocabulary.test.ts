import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createVocabulary } from './vocabulary.ts';

test('what was saved is saved again, whether or not it was asked for meanwhile', () => {
  const first = createVocabulary();
  assert.equal(first.numberOf('audience', 'public'), 1);
  const saved = createVocabulary(first.saved()).saved();
  assert.deepEqual(saved, { audience: ['', 'public'] });
  assert.equal(createVocabulary(saved).known('audience', 'public'), 1);
});
