import assert from 'node:assert/strict';
import test from 'node:test';
import { countedAddress, truncatedAddress } from '#platform/http/security/address.ts';
import { loggedError, loggedPath, masked } from './index.ts';

const texts: readonly (readonly [text: string, shown: string, why: string])[] = [
  ['no such file', 'no such file', 'words of programs stay'],
  [
    'Unexpected token, "身份证 410711" is not valid JSON',
    'Unexpected token, "…" is not valid JSON',
    'what was sent',
  ],
  [
    'Key (login_name)=(zhangsan) already exists.',
    'Key (login_name)=(…) already exists.',
    "a database's detail",
  ],
  ['call 13800138000 or 0373-1234567', 'call … or 0373-…', 'telephone numbers'],
  ['applicant 「张三」 is unknown', 'applicant 「…」 is unknown', 'Chinese quotes'],
  ['error 42P01 at line 120', 'error 42P01 at line 120', 'short numbers stay'],
];

test('what people wrote is masked, what programs say stays', () => {
  for (const [text, shown, why] of texts) assert.equal(masked(text), shown, why);
});

test('a path is logged without its query', () => {
  assert.equal(loggedPath('/requests/track?number=FQ2024&name=张三'), '/requests/track');
  assert.equal(loggedPath('/annual-reports/2024'), '/annual-reports/2024');
});

test('an error is logged by kind, code and places, with its cause, without its words', () => {
  const cause = Object.assign(new Error('detail "secret"'), { code: '23505' });
  const logged = loggedError(new Error('outer "secret"', { cause }));
  assert.equal(JSON.stringify(logged).includes('secret'), false);
  assert.match(logged.stack, /log\.test\.ts/);
  assert.equal((logged.cause as { code: string }).code, '23505');
  assert.equal(loggedError('a thrown word').message, '');
});

const addresses: readonly (readonly [address: string, shown: string, counted: string])[] = [
  ['192.0.2.44', '192.0.2.*', '192.0.2.44'],
  ['::ffff:192.0.2.44', '192.0.2.*', '192.0.2.44'],
  ['2001:db8:12:34:56:78:9a:bc', '2001:db8:12::*', '2001:db8:12:34'],
  ['2001:0db8::1', '2001:db8:0::*', '2001:db8:0:0'],
  ['::1', '0:0:0::*', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0::*', 'fe80:0:0:0'],
  ['not an address', '未知', 'unknown'],
];

test('an address is shown cut to its neighbourhood and counted whole, or by its network', () => {
  for (const [address, shown, counted] of addresses)
    assert.deepEqual([truncatedAddress(address), countedAddress(address)], [shown, counted], address);
});
