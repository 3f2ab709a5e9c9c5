/** Accounts of citizens over HTTP, with a real mail server and a real gateway. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { load } from 'cheerio';
import { type TestServer, testServer } from '#platform/http/testing.ts';
import { type TestMailServer, testMailServer } from '#platform/mail/testing.ts';
import { type TestGateway, testGateway } from '#platform/sms/testing.ts';
import { assertSoundPage } from '#portal/testing.ts';
import { nextCode, nextMessage, type Phone, password, phone, registeredPhone } from './testing.ts';

let server: TestServer;
let mail: TestMailServer;
let gateway: TestGateway;
let now = new Date('2026-12-01T02:00:00Z');
const minute = 60_000;
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * minute);
};

before(async () => {
  [mail, gateway] = await Promise.all([testMailServer(), testGateway()]);
  server = await testServer({ now: () => now, jobs: true, mail: mail.options, sms: gateway });
});
after(async () => {
  await server.close();
  await Promise.all([mail.close(), gateway.close()]);
});

async function shown(answer: Response | Promise<Response>, status = 200) {
  const got = await answer;
  const page = await got.text();
  assert.equal(got.status, status, page);
  assert.equal(got.headers.get('cache-control'), 'no-store');
  assertSoundPage(page);
  return load(page);
}

const location = async (answer: Promise<Response>) => (await answer).headers.get('location');
const isIn = async (own: Phone) => (await shown(own.get('/account')))('h1').text() === '我的';
let people = 0;
const newAddress = () => {
  people += 1;
  return `citizen${people}@example.com`;
};
const rows = async (sql: string) => (await server.database.pool.query(sql)).rows;

const wrongForms: readonly (readonly [values: Record<string, string>, fields: string[], why: string])[] = [
  [{}, ['address', 'password', 'agrees'], 'nothing is filled in'],
  [{ address: '0373-1234567' }, ['address'], 'a landline takes no messages'],
  [{ address: 'someone@' }, ['address'], 'half an address'],
  [{ password: 'short' }, ['password'], 'too short'],
  [{ password: '1234567890' }, ['password'], 'the first that is tried'],
  [{ address: 'wangnainai@example.com', password: 'wangnainai 2026' }, ['password'], 'holds the address'],
  [{ agrees: '' }, ['agrees'], 'nothing is kept without consent'],
];

describe('registering', () => {
  for (const [values, fields, why] of wrongForms)
    test(`is refused at the field: ${why}`, async () => {
      const full = Object.keys(values).length === 0 ? {} : { address: newAddress(), password, agrees: 'yes' };
      const $ = await shown(phone(server).post('/account/new', { ...full, ...values }), 422);
      const links = $('.problems a')
        .get()
        .map((link) => $(link).attr('href'));
      assert.deepEqual(
        links,
        fields.map((field) => `#${field}`),
      );
      assert.doesNotMatch($.html(), /1234567890/, 'a password is not sent back');
    });

  test('by mail: a code proves the address, and the account keeps nothing readable', async () => {
    const address = newAddress();
    const own = await registeredPhone(
      server,
      mail,
      ` ${address.toUpperCase()} `.trim().toLowerCase(),
      '王奶奶',
    );
    assert.ok(await isIn(own));
    const $ = await shown(own.get('/account/settings'));
    assert.match($('.filled').text(), /王奶奶/);
    const [stored] = await rows(
      'select row_to_json(c)::text as all from citizens c order by created_at desc',
    );
    const [asked] = await rows('select row_to_json(c)::text as all from citizen_codes c');
    const journalled = await rows(
      "select row_to_json(j)::text as all from journal j where subject_kind = 'citizen'",
    );
    const jobs = await rows("select data::text as all from pgboss.job where name = 'citizen-message'");
    assert.ok(journalled.length > 0 && jobs.length > 0);
    for (const { all } of [stored, asked, ...journalled, ...jobs])
      assert.doesNotMatch(String(all), /王奶奶|citizen\d+@|春天/);
    assert.doesNotMatch(server.log.join('\n'), /王奶奶|citizen\d+@|春天/);
  });

  test('by short message, however the number is written', async () => {
    const own = phone(server);
    const wish = { address: '+86 138-0000-9999', password, agrees: 'yes' };
    assert.equal(await location(own.post('/account/new', wish)), '/account/code');
    assert.match((await shown(own.get('/account/code')))('.lead').text(), /138\*\*\*\*9999/);
    const taken = { taken: [] as { to: string; text: string }[] };
    for (let tries = 0; tries < 500 && gateway.taken.length === 0; tries += 1)
      await new Promise((done) => setTimeout(done, 20));
    taken.taken.push(...gateway.taken);
    const code = await nextCode(taken, '13800009999');
    assert.equal(await location(own.post('/account/code', { code })), '/account?done=registered');
    const again = phone(server);
    const values = { address: '138 0000 9999', password };
    assert.equal(await location(again.post('/account/sign-in', values)), '/account');
  });

  test('an address that has an account is answered alike; only its owner is told', async () => {
    const address = newAddress();
    await registeredPhone(server, mail, address);
    const other = phone(server);
    const wish = { address, password: 'another 密码 777', agrees: 'yes' };
    assert.equal(await location(other.post('/account/new', wish)), '/account/code');
    const page = (await shown(other.get('/account/code')))('main').text();
    const fresh = phone(server);
    await fresh.post('/account/new', { ...wish, address: `x${address}` });
    const unlike = (await shown(fresh.get('/account/code')))('main').text();
    assert.equal(page.replace(/\S+\*\*\*\S+/, ''), unlike.replace(/\S+\*\*\*\S+/, ''));
    assert.match(await nextMessage(mail, address), /已经有账号了/);
    await shown(other.post('/account/code', { code: '000000' }), 422);
    assert.ok(!(await isIn(other)));
  });
});

const codeCases: readonly (readonly [
  why: string,
  spoil: () => Promise<void> | void,
  wrong: number,
  status: number,
])[] = [
  ['right at once', () => undefined, 0, 303],
  ['right after four wrong ones', () => undefined, 4, 303],
  ['right after five wrong ones: another must be asked for', () => undefined, 5, 410],
  ['right after nine minutes', () => later(9), 0, 303],
  ['right after ten minutes: its time is over', () => later(10), 0, 410],
];

describe('codes', () => {
  for (const [why, spoil, wrong, status] of codeCases)
    test(why, async () => {
      const [own, address] = [phone(server), newAddress()];
      await own.post('/account/new', { address, password, agrees: 'yes' });
      const code = await nextCode(mail, address);
      const other = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
      for (let i = 0; i < wrong; i += 1) await own.post('/account/code', { code: other });
      await spoil();
      assert.equal(
        (await own.post('/account/code', { code: `${code.slice(0, 3)} ${code.slice(3)}` })).status,
        status,
      );
    });

  test('is worth nothing in another browser, nor twice', async () => {
    const [own, stranger, address] = [phone(server), phone(server), newAddress()];
    await own.post('/account/new', { address, password, agrees: 'yes' });
    const code = await nextCode(mail, address);
    await shown(stranger.post('/account/code', { code }), 410);
    const ticket = new Map(own.cookies);
    assert.equal((await own.post('/account/code', { code })).status, 303);
    for (const [name, value] of ticket) stranger.cookies.set(name, value);
    await shown(stranger.post('/account/code', { code }), 410);
  });

  for (const known of [true, false])
    test(`a sixth within the hour is refused, an hour later they come again: ${known ? 'known' : 'unknown'} address`, async () => {
      later(61);
      const address = newAddress();
      if (known) await registeredPhone(server, mail, address);
      later(known ? 61 : 0);
      for (let i = 0; i < 5; i += 1)
        assert.equal(await location(phone(server).post('/account/forgotten', { address })), '/account/code');
      const $ = await shown(phone(server).post('/account/forgotten', { address }), 422);
      assert.match($('.problems').text(), /验证码太多/);
      later(61);
      assert.equal(await location(phone(server).post('/account/forgotten', { address })), '/account/code');
    });

  test('one place that asks for more than forty within the hour must wait', async () => {
    later(61);
    const statuses: number[] = [];
    for (let i = 0; i < 41; i += 1)
      statuses.push((await phone(server).post('/account/forgotten', { address: newAddress() })).status);
    assert.deepEqual([...new Set(statuses.slice(0, 40)), statuses[40]], [303, 429]);
    later(61);
  });
});

describe('signing in', () => {
  test('an unknown address and a wrong password read alike, and the fifth wrong one locks', async () => {
    const known = newAddress();
    await registeredPhone(server, mail, known);
    const attempts = async (address: string) => {
      const seen: string[] = [];
      for (let i = 0; i < 6; i += 1) {
        const wish = { address, password: 'not the password' };
        seen.push((await shown(phone(server).post('/account/sign-in', wish), 422))('.problems').text());
      }
      return seen;
    };
    const said = await attempts(known);
    assert.deepEqual(await attempts(newAddress()), said);
    assert.match(said[5] ?? '', /请在1分钟后再试/);
    const right = { address: known, password };
    await shown(phone(server).post('/account/sign-in', right), 422);
    later(2);
    assert.equal(await location(phone(server).post('/account/sign-in', right)), '/account');
  });

  test('leads back to a page of this site, and to no other', async () => {
    const address = newAddress();
    await registeredPhone(server, mail, address);
    const to = (back: string) =>
      location(phone(server).post('/account/sign-in', { address, password, back }));
    assert.equal(await to('/requests/new?kind=record-amendment'), '/requests/new?kind=record-amendment');
    for (const back of [
      '//evil.example',
      'https://evil.example/',
      '/\\evil.example',
      '/a\r\nSet-Cookie: x=1',
    ])
      assert.equal(await to(back), '/account');
  });

  test('gives a session of its own, and none that was brought', async () => {
    const address = newAddress();
    const first = await registeredPhone(server, mail, address);
    const [name = '', before = ''] = [...first.cookies].find(([key]) => key === 'gongkai-citizen') ?? [];
    const again = phone(server);
    again.cookies.set(name, before);
    const answer = await again.post('/account/sign-in', { address, password });
    const header = answer.headers.getSetCookie().find((line) => line.startsWith(`${name}=`)) ?? '';
    assert.match(header, /; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200$/);
    assert.notEqual(again.cookies.get(name), before);
    assert.deepEqual([await isIn(again), await isIn(first)], [true, false], 'what was brought is over');
    const safe = await server.visit('/account/sign-in', {
      method: 'POST',
      body: new URLSearchParams({ address, password }),
      headers: { 'x-forwarded-proto': 'https' },
    });
    assert.match(safe.headers.getSetCookie()[0] ?? '', /^__Host-gongkai-citizen=.+; Secure$/);
  });

  test('ends after an hour without use, and with signing out wherever the cookie is', async () => {
    const address = newAddress();
    const own = await registeredPhone(server, mail, address);
    later(59);
    assert.ok(await isIn(own));
    later(61);
    assert.ok(!(await isIn(own)));
    await own.post('/account/sign-in', { address, password });
    const copy = phone(server);
    for (const [name, value] of own.cookies) copy.cookies.set(name, value);
    assert.equal(await location(own.post('/account/sign-out', {})), '/account?done=signed-out');
    assert.ok(!(await isIn(copy)));
  });

  test('a form of another site is not taken', async () => {
    const own = await registeredPhone(server, mail, newAddress());
    const cookie = [...own.cookies].map((pair) => pair.join('=')).join('; ');
    const headers = { cookie, origin: 'https://evil.example' };
    const answer = await server.visit('/account/sign-out', { method: 'POST', headers });
    assert.equal(answer.status, 403);
    assert.ok(await isIn(own));
  });
});

describe('the account', () => {
  test('a changed password ends every session but gives its owner a new one', async () => {
    const address = newAddress();
    const own = await registeredPhone(server, mail, address);
    const other = phone(server);
    await other.post('/account/sign-in', { address, password });
    const next = 'winter 的河结了冰';
    const wrong = { 'password.current': 'no', 'password.next': next };
    const $ = await shown(own.post('/account/password', wrong), 422);
    assert.equal($('.problems a').attr('href'), '#password.current');
    const right = { 'password.current': password, 'password.next': next };
    assert.equal(await location(own.post('/account/password', right)), '/account?done=password');
    assert.deepEqual([await isIn(own), await isIn(other)], [true, false]);
    await shown(phone(server).post('/account/sign-in', { address, password }), 422);
    assert.equal(
      await location(phone(server).post('/account/sign-in', { address, password: next })),
      '/account',
    );
  });

  test('a forgotten password is replaced by a code; an address without account sees the same and gets nothing', async () => {
    const address = newAddress();
    const own = await registeredPhone(server, mail, address);
    const [lost, stranger, unknown] = [phone(server), phone(server), newAddress()];
    await lost.post('/account/forgotten', { address });
    await stranger.post('/account/forgotten', { address: unknown });
    const words = async (of: Phone) =>
      (await shown(of.get('/account/code')))('main')
        .text()
        .replace(/\S+\*\*\*\S+/, '');
    assert.equal(await words(lost), await words(stranger));
    const code = await nextCode(mail, address);
    await shown(lost.post('/account/code', { code, password: 'short' }), 422);
    const next = 'summer 的风很大';
    assert.equal(
      await location(lost.post('/account/code', { code, password: next })),
      '/account?done=password',
    );
    assert.deepEqual([await isIn(lost), await isIn(own)], [true, false]);
    await shown(stranger.post('/account/code', { code: '123456', password: next }), 422);
    assert.ok(!mail.taken.some(({ to }) => to === unknown));
  });

  test('a new address needs the password and a code; the old one is told and signs in no more', async () => {
    const [old, next] = [newAddress(), newAddress()];
    const own = await registeredPhone(server, mail, old);
    const wish = { 'address.current': password, 'address.address': next };
    await shown(own.post('/account/address', { ...wish, 'address.current': 'no' }), 422);
    assert.equal(await location(own.post('/account/address', wish)), '/account/code');
    const code = await nextCode(mail, next);
    const thief = await registeredPhone(server, mail, newAddress());
    thief.cookies.set('gongkai-citizen-code', own.cookies.get('gongkai-citizen-code') ?? '');
    assert.equal((await thief.post('/account/code', { code: '999999' })).status, 422);
    assert.equal(await location(own.post('/account/code', { code })), '/account/settings?done=address');
    assert.match(await nextMessage(mail, old), /改用新的/);
    await shown(phone(server).post('/account/sign-in', { address: old, password }), 422);
    assert.equal(
      await location(phone(server).post('/account/sign-in', { address: next, password })),
      '/account',
    );
  });

  test('closing asks for the password and erases account, profile, sessions and codes', async () => {
    const address = newAddress();
    const own = await registeredPhone(server, mail, address, '王奶奶');
    const count = async () =>
      Promise.all(
        ['citizens', 'citizen_sessions', 'citizen_codes'].map(async (table) =>
          Number((await rows(`select count(*) from ${table}`))[0]?.count),
        ),
      );
    const before = await count();
    await shown(own.post('/account/close', { 'close.current': password }), 422);
    await shown(own.post('/account/close', { 'close.current': 'no', 'close.sure': 'yes' }), 422);
    const sure = { 'close.current': password, 'close.sure': 'yes' };
    assert.equal(await location(own.post('/account/close', sure)), '/account?done=closed');
    const after = await count();
    assert.deepEqual(after, [Number(before[0]) - 1, Number(before[1]) - 1, Number(before[2]) - 1]);
    await shown(phone(server).post('/account/sign-in', { address, password }), 422);
  });

  test('staff and citizens have nothing of each other', async () => {
    const own = await registeredPhone(server, mail, newAddress());
    const clerk = await server.signIn('disclosure-clerk', 'leader', 'administrator');
    const cookie = [...own.cookies].map((pair) => pair.join('=')).join('; ');
    const asStaff = cookie.replace('gongkai-citizen=', 'gongkai=');
    for (const header of [cookie, asStaff])
      for (const path of ['/api/requests', '/api/staff', '/api/organ'])
        assert.equal((await server.visit(path, { headers: { cookie: header } })).status, 401, path);
    const asCitizen = clerk.cookie().replace('gongkai=', 'gongkai-citizen=');
    for (const header of [clerk.cookie(), asCitizen])
      assert.equal(
        (await shown(server.visit('/account', { headers: { cookie: header } })))('h1').text(),
        '登录',
      );
  });

  test('without an account its pages lead to signing in, and change nothing', async () => {
    const stranger = phone(server);
    for (const form of ['password', 'address', 'close', 'profile'])
      assert.equal(await location(stranger.post(`/account/${form}`, {})), '/account/sign-in');
    assert.equal(await location(stranger.get('/account/settings')), '/account/sign-in');
  });
});

test('where neither mail nor short messages are connected, it says so and that no account is needed', async () => {
  const bare = await testServer();
  for (const path of ['/account/new', '/account/forgotten']) {
    const $ = await shown(bare.visit(path));
    assert.match($('main').text(), /还没有接通短信和邮件.*不用账号也一样办事/s);
    assert.equal($('main form').length, 0);
  }
  const body = new URLSearchParams({ address: 'a@example.com', password, agrees: 'yes' });
  await shown(bare.visit('/account/new', { method: 'POST', body }), 409);
  assert.match((await shown(bare.visit('/account')))('main').text(), /现在不能注册账号/);
  assert.equal((await shown(bare.visit('/requests/new')))('main a[href^="/account"]').length, 0);
  await bare.close();
});

test('the way to 我的 is the same on every page, so that pages are kept for all', async () => {
  const own = await registeredPhone(server, mail, newAddress());
  const [mine, theirs] = await Promise.all([own.get('/'), server.visit('/')]);
  assert.equal(await mine.text(), await theirs.text());
  assert.match(mine.headers.get('cache-control') ?? '', /public/);
});
