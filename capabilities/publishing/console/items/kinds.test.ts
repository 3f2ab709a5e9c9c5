import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SectionData } from '../../contract.ts';
import { kindsOf, sectionOptions } from './kinds.ts';
import { readListSearch } from './list-search.ts';

const section = (id: string, title: string, rest: Partial<SectionData> = {}): SectionData => ({
  ...{ id, title, slug: id, kind: 'news', parentId: null, position: 0, description: '', keywords: '' },
  ...{ columnType: '', chainId: null, inNavigation: true, state: 'active', successorId: null },
  ...{ addresses: [], publicItems: 0, lastPublishedAt: null },
  ...rest,
});

test('a section is named with those above it, and a retired one takes nothing new', () => {
  const sections = [
    section('a', '政务公开'),
    section('b', '通知公告', { parentId: 'a' }),
    section('c', '旧栏目', { state: 'retired' }),
  ];
  assert.deepEqual(
    sectionOptions(sections).map(({ label }) => label),
    ['政务公开', '政务公开 / 通知公告'],
  );
});

test('every kind of section takes at least one kind of information', () => {
  assert.equal(kindsOf(section('a', '公开指南', { kind: 'guide' }))[0], 'guide');
  assert.equal(kindsOf(section('a', '公示', { kind: 'publicity' }))[0], 'publicity');
  assert.deepEqual(kindsOf(undefined), []);
});

test('an address narrows the list by what is known, and leaves out the rest', () => {
  assert.deepEqual(
    readListSearch({ phase: 'draft', year: 2024, mine: 1, words: ' 招生 ', kind: 'x', other: 1 }),
    {
      phase: 'draft',
      words: '招生',
      mine: '1',
      year: '2024',
    },
  );
  assert.deepEqual(readListSearch({ phase: 'lost', year: '24', section: 'drop table' }), {});
});
