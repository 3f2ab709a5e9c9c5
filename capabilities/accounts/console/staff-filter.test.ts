import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StaffRowData } from '../contract.ts';
import { filterStaff, type StaffFilter } from './staff-filter.ts';

const person = (name: string, loginName: string, part: Partial<StaffRowData> = {}): StaffRowData => ({
  id: loginName,
  loginName,
  name,
  roles: ['disclosure-clerk'],
  active: true,
  mustChangePassword: false,
  twoStep: false,
  lockedUntil: null,
  lastSignInAt: null,
  createdAt: '2026-01-01T00:00:00Z',
  ...part,
});
const people = [
  person('张三', 'zhangsan'),
  person('李四', 'lisi', { roles: ['leader'] }),
  person('王五', 'wangwu', { active: false }),
];
const everybody: StaffFilter = { text: '', role: null, state: 'all' };

const cases: [string, StaffFilter, string[]][] = [
  ['no filter shows everybody', everybody, ['张三', '李四', '王五']],
  ['by a part of the name', { ...everybody, text: '张' }, ['张三']],
  ['by the login name, in either case', { ...everybody, text: ' LISI ' }, ['李四']],
  ['by role', { ...everybody, role: 'leader' }, ['李四']],
  ['those who have left', { ...everybody, state: 'inactive' }, ['王五']],
  ['filters hold together', { text: '李', role: 'disclosure-clerk', state: 'active' }, []],
];
for (const [reason, filter, names] of cases) {
  test(reason, () =>
    assert.deepEqual(
      filterStaff(people, filter).map((row) => row.name),
      names,
    ),
  );
}
