import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { sql } from 'kysely';
import { generateSync } from 'otplib';
import { type Browser, testServer } from '#platform/http/testing.ts';
import { sealerOf } from '#platform/sealing/index.ts';
import { sealPlainSecrets } from './store-two-step.ts';

let clock = Date.now();
const minutes = (count: number) => {
  clock += count * 60_000;
};
const server = await testServer({ now: () => new Date(clock) });
after(() => server.close());

type Json = Record<string, unknown>;
const signIn = (loginName: string, password: string, more: Json = {}, headers: Record<string, string> = {}) =>
  server.visit('/api/session', { json: { loginName, password, ...more }, headers });
const said = async (response: Response) => {
  const { issues } = (await response.json()) as { issues: { field: string; message: string }[] };
  return `${response.status} ${issues[0]?.field}: ${issues[0]?.message}`;
};
const codeFor = (secret: string) => generateSync({ secret, epoch: Math.floor(clock / 1000) });
const isIn = async (browser: Browser) => (await browser('/api/sessions')).status === 200;
const cookieOf = (response: Response) => response.headers.getSetCookie()[0] ?? '';

test('a wrong password and an unknown name are told in the same words', async () => {
  await server.hire('wangwu', 'editor');
  const wrong = await said(await signIn('wangwu', 'not the password'));
  const unknown = await said(await signIn('nobody-here', 'not the password'));
  assert.equal(wrong, unknown);
  assert.match(wrong, /^422 password: 登录名或密码不正确/);
});

test('the cookie is out of reach of scripts, and over https of everybody else', async () => {
  const { oneTimePassword } = await server.hire('cookie', 'editor');
  const plain = cookieOf(await signIn('cookie', oneTimePassword));
  assert.match(plain, /^gongkai=[0-9a-f-]{36}\.[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/);
  const safe = await signIn('cookie', oneTimePassword, {}, { 'x-forwarded-proto': 'https' });
  assert.match(cookieOf(safe), /^__Host-gongkai=.*; HttpOnly; Secure; SameSite=Lax$/);
});

test('with a handed-out password only changing it and signing out are possible', async () => {
  const { oneTimePassword } = await server.hire('newcomer', 'administrator');
  const entered = await signIn('newcomer', oneTimePassword);
  const { next, session } = (await entered.json()) as { next: string; session: { csrf: string } };
  assert.equal(next, 'change-password');
  const headers = { cookie: cookieOf(entered).split(';')[0] ?? '', 'x-gongkai-csrf': session.csrf };
  const refused = await server.visit('/api/staff', { headers });
  assert.equal(refused.status, 403);
  assert.match(await refused.text(), /请先修改密码/);
  const change = (next: string) =>
    server.visit('/api/session/password', { headers, json: { current: oneTimePassword, next } });
  assert.match(await said(await change('short')), /next: 密码至少10个字符/);
  assert.match(await said(await change(oneTimePassword)), /next: 新密码不能与当前密码相同/);
  assert.match(await said(await change('newcomer-2026')), /next: 密码不能包含您的登录名/);
  assert.equal((await change('a fine new sentence')).status, 200);
  assert.equal((await server.visit('/api/staff', { headers })).status, 200);
  assert.equal(((await (await signIn('newcomer', 'a fine new sentence')).json()) as Json).next, 'home');
});

test('the fifth wrong password locks the account for a minute, the next for longer', async () => {
  const me = await server.signIn('editor');
  for (let i = 0; i < 5; i += 1)
    assert.match(await said(await signIn(me.loginName, 'wrong wrong')), /不正确/);
  assert.match(await said(await signIn(me.loginName, me.password)), /已暂时锁定，请在1分钟后再试/);
  assert.equal(await isIn(me), true, 'who is already in stays in');
  minutes(1.1);
  assert.match(await said(await signIn(me.loginName, 'wrong wrong')), /不正确/);
  minutes(1.1);
  assert.match(await said(await signIn(me.loginName, me.password)), /已暂时锁定/, 'two minutes now');
  minutes(1);
  assert.equal((await signIn(me.loginName, me.password)).status, 200);
});

test('thirty guesses at the same moment are still only five', async () => {
  const me = await server.signIn('editor');
  const answers = await Promise.all(
    Array.from({ length: 30 }, async () => said(await signIn(me.loginName, 'wrong at once'))),
  );
  assert.equal(answers.filter((words) => words.includes('不正确')).length, 5);
  assert.equal(answers.filter((words) => words.includes('已暂时锁定')).length, 25);
});

test('a name that nobody has is locked like one that somebody has', async () => {
  for (let i = 0; i < 5; i += 1) await signIn('ghost', 'wrong wrong');
  assert.match(await said(await signIn('ghost', 'wrong wrong')), /已暂时锁定/);
});

test('an address that tries many names is locked, others are not', async () => {
  const from = { 'x-forwarded-for': '203.0.113.7' };
  for (let i = 0; i < 30; i += 1) await signIn(`guess${i}`, 'wrong wrong', {}, from);
  const me = await server.signIn('editor');
  assert.match(await said(await signIn(me.loginName, me.password, {}, from)), /已暂时锁定/);
  assert.equal((await signIn(me.loginName, me.password)).status, 200);
});

test('the administrator unlocks an account', async () => {
  const [boss, me] = [await server.signIn('administrator'), await server.signIn('editor')];
  for (let i = 0; i < 5; i += 1) await signIn(me.loginName, 'wrong wrong');
  const list = (await (await boss('/api/staff')).json()) as { id: string; lockedUntil: string | null }[];
  assert.ok(list.find(({ id }) => id === me.staffId)?.lockedUntil);
  assert.equal((await boss(`/api/staff/${me.staffId}/unlock`, { method: 'POST' })).status, 200);
  const told = (await (await boss(`/api/staff/${me.staffId}/timeline`)).json()) as { text: string }[];
  const words = told.slice(-2).map(({ text }) => text);
  assert.deepEqual(words, ['登录未成功，账号暂时锁定', '解除锁定']);
  assert.equal((await signIn(me.loginName, me.password)).status, 200);
});

async function enrol(me: Browser): Promise<{ secret: string; recoveryCodes: string[] }> {
  const started = await me('/api/session/two-step', { json: { password: me.password } });
  const { secret, uri, qrCode } = (await started.json()) as { secret: string; uri: string; qrCode: string };
  assert.match(uri, /^otpauth:\/\/totp\//);
  assert.match(qrCode, /^data:image\/svg\+xml;base64,/);
  const confirmed = await me('/api/session/two-step/confirm', { json: { code: codeFor(secret) } });
  const { recoveryCodes } = (await confirmed.json()) as { recoveryCodes: string[] };
  return { secret, recoveryCodes };
}

test('the second step is asked for after the password, and a code works once', async () => {
  const me = await server.signIn('leader');
  const { secret } = await enrol(me);
  minutes(1);
  const asked = await signIn(me.loginName, me.password);
  assert.deepEqual(await asked.json(), { next: 'code', session: { staff: null, csrf: null } });
  assert.deepEqual(asked.headers.getSetCookie(), [], 'no session yet');
  assert.match(await said(await signIn(me.loginName, me.password, { code: '000000' })), /code: 验证码不正确/);
  const code = codeFor(secret);
  assert.equal((await signIn(me.loginName, me.password, { code })).status, 200);
  assert.match(await said(await signIn(me.loginName, me.password, { code })), /code: 验证码不正确或已用过/);
});

test('a code sent twice at once opens one session', async () => {
  const me = await server.signIn('leader');
  const { secret } = await enrol(me);
  minutes(1);
  const code = codeFor(secret);
  const answers = await Promise.all([1, 2, 3].map(() => signIn(me.loginName, me.password, { code })));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 422, 422]);
});

test('a recovery code opens the door once when the telephone is lost', async () => {
  const me = await server.signIn('leader');
  const { recoveryCodes } = await enrol(me);
  assert.equal(recoveryCodes.length, 10);
  const [code] = recoveryCodes;
  assert.equal((await signIn(me.loginName, me.password, { code: code?.toUpperCase() })).status, 200);
  assert.match(await said(await signIn(me.loginName, me.password, { code })), /验证码不正确/);
});

type Keys = { two_step_secret: string | null; two_step_sealed: Buffer | null };
const keysOf = async (who: Browser): Promise<Keys | undefined> =>
  (
    await sql<Keys>`SELECT two_step_secret, two_step_sealed FROM staff WHERE id = ${who.staffId}`.execute(
      server.app.database,
    )
  ).rows[0];

test('the key of the second step is nowhere in the database to be read', async () => {
  const me = await server.signIn('leader');
  const { secret } = await enrol(me);
  const kept = await keysOf(me);
  assert.equal(kept?.two_step_secret, null);
  assert.ok(kept?.two_step_sealed && !kept.two_step_sealed.includes(secret));
});

test('a key that an earlier version kept in clear is sealed at the start, and its codes go on', async () => {
  const me = await server.signIn('leader');
  const { secret } = await enrol(me);
  await sql`UPDATE staff SET two_step_secret = ${secret}, two_step_sealed = NULL WHERE id = ${me.staffId}`.execute(
    server.app.database,
  );
  assert.equal(await sealPlainSecrets(server.app), 1);
  assert.equal((await keysOf(me))?.two_step_secret, null);
  minutes(1);
  assert.equal((await signIn(me.loginName, me.password, { code: codeFor(secret) })).status, 200);
});

test('where the key outside the database is lost, a recovery code still opens', async () => {
  const me = await server.signIn('leader');
  const { secret, recoveryCodes } = await enrol(me);
  const lost = sealerOf([new Uint8Array(32)]).seal(Buffer.from(secret), 'elsewhere');
  await sql`UPDATE staff SET two_step_sealed = ${lost} WHERE id = ${me.staffId}`.execute(server.app.database);
  minutes(1);
  assert.equal((await signIn(me.loginName, me.password, { code: codeFor(secret) })).status, 422);
  assert.equal((await signIn(me.loginName, me.password, { code: recoveryCodes[0] })).status, 200);
});

test('the second step ends with the password, or by the administrator', async () => {
  const [boss, me] = [await server.signIn('administrator'), await server.signIn('leader')];
  await enrol(me);
  assert.equal((await me('/api/session/two-step', { json: { password: me.password } })).status, 409);
  assert.match(
    await said(await me('/api/session/two-step/stop', { json: { password: 'x' } })),
    /当前密码不正确/,
  );
  assert.equal((await me('/api/session/two-step/stop', { json: { password: me.password } })).status, 200);
  assert.equal((await signIn(me.loginName, me.password)).status, 200);
  await enrol(me);
  await boss(`/api/staff/${me.staffId}/clear-two-step`, { json: { reason: '手机遗失' } });
  assert.equal((await signIn(me.loginName, me.password)).status, 200);
});

test('a session ends after an hour unused, and after twelve hours in use', async () => {
  const idle = await server.signIn('editor');
  minutes(61);
  assert.equal((await idle('/api/sessions')).status, 401);
  const busy = await server.signIn('editor');
  for (let hour = 0; hour < 14; hour += 1) {
    minutes(50);
    assert.equal(await isIn(busy), true, `after ${(hour + 1) * 50} minutes`);
  }
  minutes(25);
  assert.equal(await isIn(busy), false);
});

test('changing the password signs out every other device and keeps this one', async () => {
  const me = await server.signIn('editor');
  const elsewhere = await signIn(me.loginName, me.password);
  const other = { cookie: cookieOf(elsewhere).split(';')[0] ?? '' };
  const next = 'another good sentence';
  assert.equal((await me('/api/session/password', { json: { current: me.password, next } })).status, 200);
  assert.equal((await server.visit('/api/sessions', { headers: other })).status, 401);
  assert.equal(await isIn(me), true);
});

test('somebody sees their devices in words and signs one out', async () => {
  const me = await server.signIn('editor');
  const edge = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0';
  await signIn(me.loginName, me.password, {}, { 'user-agent': edge, 'x-forwarded-for': '198.51.100.23' });
  type Row = { id: string; device: string; address: string; current: boolean };
  const rows = (await (await me('/api/sessions')).json()) as Row[];
  const stranger = rows.find(({ current }) => !current);
  assert.deepEqual([stranger?.device, stranger?.address], ['Windows · Edge', '198.51.100.*']);
  const other = await server.signIn('editor');
  assert.equal(
    (await other(`/api/sessions/${stranger?.id}`, { method: 'DELETE' })).status,
    404,
    'not theirs',
  );
  assert.equal((await me(`/api/sessions/${stranger?.id}`, { method: 'DELETE' })).status, 200);
  assert.equal(((await (await me('/api/sessions')).json()) as Row[]).length, 1);
});

test('after signing out the cookie is worth nothing', async () => {
  const me = await server.signIn('editor');
  const gone = await me('/api/session', { method: 'DELETE' });
  assert.match(cookieOf(gone), /^gongkai=; .*Expires=Thu, 01 Jan 1970/);
  assert.equal((await me('/api/sessions')).status, 401);
  assert.deepEqual(await (await me('/api/session')).json(), { staff: null, csrf: null });
});

test('the database holds no password, no token and no recovery code in clear', async () => {
  const me = await server.signIn('leader');
  const { recoveryCodes } = await enrol(me);
  const dump = [];
  for (const table of ['staff', 'sessions', 'recovery_codes', 'sign_in_guards', 'journal'])
    dump.push(...(await server.database.pool.query(`select t::text from ${table} t`)).rows.map(({ t }) => t));
  const all = dump.join('\n');
  const token = me.cookie().split('.')[1] ?? '';
  for (const secret of [me.password, token, recoveryCodes[0] ?? '', '203.0.113.7'])
    assert.equal(all.includes(secret), false, secret);
});
