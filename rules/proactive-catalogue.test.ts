import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogueFields, proactiveCatalogue } from './proactive-catalogue.ts';

test('article 20 has its fifteen items, each citing its own', () => {
  const items = proactiveCatalogue.filter(({ field }) => field === 'article-20');
  assert.equal(items.length, 15);
  assert.equal(new Set(items.map(({ basis }) => basis)).size, 15);
  assert.match(items[10]?.basis ?? '', /第二十条第（十一）项$/);
});

test('every entry has its eight columns and a key of its own', () => {
  assert.equal(new Set(proactiveCatalogue.map(({ key }) => key)).size, proactiveCatalogue.length);
  for (const entry of proactiveCatalogue) {
    for (const [column, words] of Object.entries(entry)) assert.notEqual(words, '', `${entry.key} ${column}`);
  }
});

test('every field of the bureau has entries', () => {
  for (const field of Object.keys(catalogueFields))
    assert.ok(
      proactiveCatalogue.some((entry) => entry.field === field),
      field,
    );
});
