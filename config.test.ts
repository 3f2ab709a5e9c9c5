import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { ConfigError, loadConfig } from './config.ts';

test('without any setting everything has its ordinary value', () => {
  assert.deepEqual(loadConfig({}), {
    port: 8080,
    host: '127.0.0.1',
    dataFolder: resolve('data'),
    databaseUrl: null,
    sample: true,
    preparedStatements: true,
    postgresBin: undefined,
    trustProxy: ['loopback'],
    personalDataKey: null,
    mail: null,
    sms: null,
  });
});

test('a gateway for short messages is its address and its token', () => {
  const env = { SMS_URL: 'https://sms.example.cn/send', SMS_TOKEN: 't' };
  assert.deepEqual(loadConfig(env).sms, { url: 'https://sms.example.cn/send', token: 't' });
});

test('letters may become files, to try out', () => {
  const env = { MAIL_URL: 'file:///tmp/letters', MAIL_FROM: 'a@b' };
  assert.deepEqual(loadConfig(env).mail, { url: 'file:///tmp/letters', from: 'a@b' });
});

test('an empty setting counts as not given', () => {
  assert.equal(loadConfig({ PORT: '', DATABASE_URL: ' ' }).port, 8080);
});

const right: [why: string, env: Record<string, string>, key: string, value: unknown][] = [
  ['a key of our own', { GONGKAI_KEY: `${'A'.repeat(43)}=` }, 'personalDataKey', `${'A'.repeat(43)}=`],
  ['a port of our choosing', { PORT: '3000' }, 'port', 3000],
  ['any free port', { PORT: '0' }, 'port', 0],
  ['all addresses', { HOST: '0.0.0.0' }, 'host', '0.0.0.0'],
  ['IPv6', { HOST: '::1' }, 'host', '::1'],
  ['an absolute folder', { GONGKAI_DATA: tmpdir() }, 'dataFolder', tmpdir()],
  ['no proxy at all', { TRUST_PROXY: 'none' }, 'trustProxy', false],
  ['no sample', { GONGKAI_SAMPLE: 'off' }, 'sample', false],
  ['another PostgreSQL', { DATABASE_URL: 'postgres://a:b@db/gk' }, 'databaseUrl', 'postgres://a:b@db/gk'],
  [
    'a socket',
    { DATABASE_URL: 'postgresql://a@localhost/gk?host=/run/pg' },
    'databaseUrl',
    'postgresql://a@localhost/gk?host=/run/pg',
  ],
];
for (const [why, env, key, value] of right) {
  test(`settings are taken as given: ${why}`, () => {
    assert.equal(new Map<string, unknown>(Object.entries(loadConfig(env))).get(key), value);
  });
}

const wrong: [why: string, env: Record<string, string>, message: RegExp][] = [
  ['a port that is a word', { PORT: 'http' }, /设置 PORT 应为 0 到 65535 的整数.*http.*PORT must be/],
  ['a port beyond the last', { PORT: '70000' }, /PORT/],
  ['a port below the first', { PORT: '-1' }, /PORT/],
  ['an address with a path', { HOST: 'http://a/' }, /HOST/],
  [
    'a file where a folder should be',
    { GONGKAI_DATA: 'package.json' },
    /GONGKAI_DATA 应为一个可以写入的目录/,
  ],
  ['another kind of database', { DATABASE_URL: 'mysql://a@b/c' }, /DATABASE_URL/],
  ['a proxy by name', { TRUST_PROXY: 'proxy.office' }, /TRUST_PROXY 应为反向代理的地址或网段/],
  ['a network too wide for its kind', { TRUST_PROXY: '10.0.0.0/33' }, /TRUST_PROXY/],
  ['a word that is neither', { GONGKAI_SAMPLE: 'maybe' }, /GONGKAI_SAMPLE 应为 on 或 off/],
];
for (const [why, env, message] of wrong) {
  test(`a wrong setting is named: ${why}`, () => assert.throws(() => loadConfig(env), message));
}

test('proxies are given by address or network', () => {
  const { trustProxy } = loadConfig({ TRUST_PROXY: '10.0.0.2, 10.1.0.0/16,2001:db8::/32' });
  assert.deepEqual(trustProxy, ['10.0.0.2', '10.1.0.0/16', '2001:db8::/32']);
});

test('all wrong settings are named at once, and a password is never repeated', () => {
  const read = () => loadConfig({ PORT: 'x', DATABASE_URL: 'mysql://root:geheim@db/gk' });
  assert.throws(read, (error) => {
    assert.ok(error instanceof ConfigError);
    assert.match(error.message, /PORT[\s\S]*DATABASE_URL/);
    assert.doesNotMatch(error.message, /geheim/);
    return true;
  });
});
