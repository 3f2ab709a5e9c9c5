import assert from 'node:assert/strict';
import { test } from 'node:test';
import { itemOf, navigation, navigationFor } from './navigation.ts';

const cases: [string, string[], string[]][] = [
  ['somebody without permissions sees the to-do and the own account', [], ['待办', '我的账号']],
  ['a clerk also sees the reports', ['annual-report:view'], ['待办', '年度报告', '我的账号']],
  [
    'an administrator manages people and no business',
    ['accounts:manage'],
    ['待办', '人员与岗位', '单位信息', '我的账号'],
  ],
  ['the superior office checks batches', ['annual-report:batch'], ['待办', '批量校核', '我的账号']],
  ['a proofreader reviews and keeps no sections', ['publishing:review'], ['待办', '审校', '我的账号']],
];
for (const [reason, permissions, labels] of cases) {
  test(reason, () =>
    assert.deepEqual(
      navigationFor(permissions).flatMap(({ items }) => items.map(({ label }) => label)),
      labels,
    ),
  );
}

test('a group without an item for somebody is not shown to them', () =>
  assert.deepEqual(
    navigationFor([]).map(({ key }) => key),
    ['home', 'system'],
  ));

const screens = [
  ['/', '待办', 'home'],
  ['/requests', '依申请公开', 'the register itself'],
  ['/requests/3f0c', '依申请公开', 'a case belongs to the register'],
  ['/requests/figures', '申请年度数字', 'its own item, and not the register’s as well'],
  ['/me', '我的账号', 'an item without a group of screens'],
  ['/nowhere', undefined, 'no item has it'],
] as const;
for (const [path, label, why] of screens)
  test(`${path}: ${why}`, () => {
    const items = navigation.flatMap((group) => group.items);
    assert.equal(itemOf(path, items)?.label, label);
  });
