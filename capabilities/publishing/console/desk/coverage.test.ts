import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CatalogueEntryData } from '../../contract-desk.ts';
import { coverageOf, coverageWords, filtered, percentOf } from './coverage.ts';

const entry = (
  matter: string,
  gap: string | null,
  notApplicable: string | null = null,
): CatalogueEntryData => ({
  ...{
    id: matter,
    field: 'tourism',
    fieldTitle: '旅游',
    topic: '',
    matter,
    content: '',
    basis: '',
    timeLimit: '',
  },
  ...{
    discloser: '',
    channels: '',
    audience: '',
    manner: '',
    sectionId: null,
    items: 0,
    lastPublishedAt: null,
  },
  ...{ gap, notApplicable },
});
const entries = [
  entry('a', null),
  entry('b', null, '没有此项职权'),
  entry('c', '还没有公开'),
  entry('d', null),
];

test('what is not applicable is not owed, and gaps come first', () => {
  const [tourism] = coverageOf(entries);
  assert.ok(tourism);
  assert.equal(coverageWords(tourism), '已公开2项，缺口1项，不适用1项');
  assert.equal(percentOf(tourism), 66);
  assert.deepEqual(
    tourism.entries.map(({ matter }) => matter),
    ['c', 'a', 'd', 'b'],
  );
});

test('a field of which nothing is owed is covered', () => assert.equal(percentOf({ done: 0, owed: 0 }), 100));

test('one entry short of many is not yet a hundred per cent', () =>
  assert.equal(percentOf({ done: 999, owed: 1000 }), 99));

test('the filter shows gaps, or what is not applicable', () => {
  const matters = (filter: 'gaps' | 'all' | 'not-applicable') =>
    filtered(entries, filter).map(({ matter }) => matter);
  assert.deepEqual(matters('gaps'), ['c']);
  assert.deepEqual(matters('not-applicable'), ['b']);
  assert.equal(matters('all').length, 4);
});
