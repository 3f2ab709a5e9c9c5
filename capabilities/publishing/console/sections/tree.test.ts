import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SectionData } from '../../contract.ts';
import { flat, mergeWords, possibleParents, reordered, treeOf, whyNotRetire } from './tree.ts';

const section = (
  id: string,
  parentId: string | null,
  position: number,
  more: Partial<SectionData> = {},
): SectionData => ({
  ...{
    id,
    parentId,
    position,
    slug: id,
    title: id,
    kind: 'news',
    description: '',
    keywords: '',
    columnType: '',
  },
  ...{
    chainId: null,
    inNavigation: true,
    state: 'active',
    successorId: null,
    addresses: [id],
    publicItems: 0,
  },
  lastPublishedAt: null,
  ...more,
});
const site = [
  section('notices', null, 2),
  section('news', null, 1),
  section('local', 'news', 2),
  section('county', 'news', 1),
];

test('sections stand in the order of the site, below their parents', () =>
  assert.deepEqual(
    flat(treeOf(site)).map(({ section: { id }, depth }) => `${depth} ${id}`),
    ['0 news', '1 county', '1 local', '0 notices'],
  ));

test('a section whose parent is gone is not lost', () =>
  assert.equal(flat(treeOf([section('orphan', 'gone', 1)])).length, 1));

test('a section can stand anywhere but in itself and below itself', () =>
  assert.deepEqual(
    possibleParents(site, 'news').map(({ section: { id } }) => id),
    ['notices'],
  ));

test('moving keeps every neighbour, and there is no way beyond an end', () => {
  assert.deepEqual(reordered(['a', 'b', 'c'], 'b', -1), ['b', 'a', 'c']);
  assert.equal(reordered(['a', 'b'], 'a', -1), null);
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 8 }),
      fc.nat(),
      fc.constantFrom(-1, 1),
      (ids, at, step) => {
        const id = ids[at % ids.length] ?? '';
        const next = reordered(ids, id, step as -1 | 1);
        if (next === null) return;
        assert.deepEqual(next.toSorted(), ids.toSorted());
        assert.equal(next.indexOf(id), ids.indexOf(id) + step);
      },
    ),
  );
});

test('merging says what becomes of items and addresses', () => {
  const [items = '', addresses = ''] = mergeWords(section('old', null, 1, { publicItems: 12 }), site[0]);
  assert.match(items, /12条.*notices.*网址不变/);
  assert.match(addresses, /\/sections\/old 自动跳转到“notices”/);
});

test('a section with public items or sections below it is not retired', () => {
  const [news, notices] = treeOf(site);
  assert.ok(news && notices);
  assert.match(whyNotRetire(news) ?? '', /下面还有/);
  assert.equal(whyNotRetire(notices), null);
  assert.match(whyNotRetire({ ...notices, section: { ...notices.section, publicItems: 3 } }) ?? '', /3条/);
});
