import assert from 'node:assert/strict';
import test from 'node:test';
import { isCommonPassword } from './credentials/password.ts';
import {
  afterAttempt,
  deviceWords,
  type Guard,
  isSessionAlive,
  leavesAnAdministrator,
  passwordFault,
  permissionsOf,
  type Role,
} from './model.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 5, 1) + minutes * 60_000);

test('a name is locked from the fifth wrong attempt on, each time twice as long, an hour at most', () => {
  let guard: Guard | null = null;
  const locks = Array.from({ length: 13 }, () => {
    guard = afterAttempt('name', guard, at(0));
    return guard.lockedUntil ? (guard.lockedUntil.getTime() - at(0).getTime()) / 60_000 : 0;
  });
  assert.deepEqual(locks, [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
});

test('wrong attempts are forgotten: of a name after a day, of an address after an hour', () => {
  const four = { failures: 4, lastFailureAt: at(0), lockedUntil: null };
  assert.equal(afterAttempt('name', four, at(23 * 60)).failures, 5);
  assert.equal(afterAttempt('name', four, at(24 * 60 + 1)).failures, 1);
  assert.equal(afterAttempt('address', four, at(59)).failures, 5);
  assert.equal(afterAttempt('address', four, at(61)).failures, 1);
});

test('a session ends an hour after its last use and twelve hours after its beginning', () => {
  const session = { seenAt: at(0), expiresAt: at(12 * 60) };
  assert.equal(isSessionAlive(session, at(59)), true);
  assert.equal(isSessionAlive(session, at(60)), false);
  assert.equal(isSessionAlive({ ...session, seenAt: at(719) }, at(720)), false);
});

const passwords: readonly (readonly [password: string, fault: RegExp | null, why: string])[] = [
  ['Zx7!kq#2m', /至少10个字符/, 'nine characters'],
  ['春天的小河流过我家门', null, 'ten Chinese characters are ten'],
  ['zhangsan-2026-xyz', /登录名或姓名/, 'holds the login name'],
  ['我是张三丰呀今天吃什么', /登录名或姓名/, 'holds the name'],
  ['ZHANGSANzhangsan99', /登录名或姓名/, 'case does not hide it'],
  ['Admin@123456', /太常见/, 'on the list, whatever its case'],
  ['aaaaaaaaaaaa', /太常见/, 'one letter'],
  ['abababababab', /太常见/, 'two letters'],
  ['abcdefghijklm', /太常见/, 'a run upwards'],
  ['9876543210', /太常见/, 'a run downwards'],
  ['correct horse battery', null, 'long and plain is good'],
];

test('a new password is long, not common, and not the name', async (t) => {
  for (const [password, fault, why] of passwords)
    await t.test(`${password}: ${why}`, () => {
      const said = passwordFault(password, ['zhangsan', '张三丰'], isCommonPassword(password));
      if (fault === null) assert.equal(said, null);
      else assert.match(said ?? '', fault);
    });
});

test('each role has what its duty needs and no more', () => {
  const table: Record<Role, string[]> = {
    administrator: ['accounts:manage'],
    'disclosure-clerk': [
      'annual-report:edit',
      'annual-report:view',
      'disputes:handle',
      'disputes:view',
      'publishing:edit',
      'publishing:release',
      'publishing:structure',
      'publishing:view',
      'registers:edit',
      'registers:view',
      'requests:handle',
      'requests:people',
      'requests:view',
      'supervision:view',
    ],
    reviewer: [
      'annual-report:check',
      'annual-report:view',
      'disputes:view',
      'publishing:review',
      'publishing:view',
      'registers:view',
      'requests:legal',
      'requests:view',
      'supervision:view',
    ],
    proofreader: ['publishing:review', 'publishing:view'],
    leader: [
      'annual-report:check',
      'annual-report:lead',
      'annual-report:view',
      'disputes:view',
      'publishing:chain',
      'publishing:release',
      'publishing:review',
      'publishing:structure',
      'publishing:urgent',
      'publishing:view',
      'registers:view',
      'requests:lead',
      'requests:people',
      'requests:view',
      'supervision:view',
    ],
    editor: [
      'annual-report:view',
      'publishing:edit',
      'publishing:view',
      'registers:view',
      'supervision:view',
    ],
    'venue-keeper': [],
    superior: ['annual-report:batch', 'annual-report:view'],
  };
  for (const [role, permissions] of Object.entries(table) as [Role, string[]][])
    assert.deepEqual([...permissionsOf([role])].sort(), permissions, role);
});

test('an administrator who is inactive does not count as the last one', () => {
  const boss = { active: true, roles: ['administrator'] as Role[] };
  assert.equal(leavesAnAdministrator([boss]), true);
  assert.equal(leavesAnAdministrator([{ ...boss, active: false }]), false);
  assert.equal(leavesAnAdministrator([{ active: true, roles: ['leader'] }]), false);
});

const devices: readonly (readonly [userAgent: string, words: string])[] = [
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0',
    'Windows · Edge',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; Kylin) AppleWebKit/537.36 Chrome/110.0 Safari/537.36', 'Linux · Chrome'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) AppleWebKit/605.1.15 Version/18.0 Safari/604.1', 'iOS · Safari'],
  ['Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/116.0 MicroMessenger/8.0', 'Android · 微信'],
  ['curl/8.5.0', '其他设备'],
  ['', '其他设备'],
];

test('a device is named in words', () => {
  for (const [userAgent, words] of devices) assert.equal(deviceWords(userAgent), words);
});
