import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { testServer } from '#platform/http/testing.ts';
import { verifyJournal } from '#platform/journal/index.ts';
import { isIssues } from '#platform/outcome.ts';
import { addUser } from './index.ts';

const server = await testServer();
after(() => server.close());
const boss = await server.signIn('administrator');

type Row = { id: string; loginName: string; roles: string[]; active: boolean; mustChangePassword: boolean };
type HandedOut = { staff: Row; oneTimePassword: string };
const json = async <T>(response: Response | Promise<Response>): Promise<T> =>
  (await (await response).json()) as T;

test('the administrator makes an account, and its password works once handed out', async () => {
  const wish = { loginName: 'zhaoliu', name: '赵六', roles: ['disclosure-clerk', 'editor'] };
  const made = await json<HandedOut>(boss('/api/staff', { json: wish }));
  assert.deepEqual(made.staff.roles, ['disclosure-clerk', 'editor']);
  const entered = await server.visit('/api/session', {
    json: { loginName: 'zhaoliu', password: made.oneTimePassword },
  });
  assert.equal(entered.status, 200);
  const again = await boss('/api/staff', { json: wish });
  assert.equal(again.status, 422);
  assert.match(await again.text(), /登录名“zhaoliu”已有人使用/);
});

const refusals: readonly (readonly [wish: object, field: string, why: string])[] = [
  [{ loginName: 'A B', name: '甲', roles: ['editor'] }, 'loginName', 'capitals and spaces'],
  [{ loginName: 'abc', name: ' ', roles: ['editor'] }, 'name', 'a blank name'],
  [{ loginName: 'abc', name: '甲', roles: [] }, 'roles', 'no role'],
  [{ loginName: 'abc', name: '甲', roles: ['king'] }, 'roles.0', 'a role that does not exist'],
  [{ loginName: 'abc', name: '甲' }, 'roles', 'roles left out'],
  [{}, 'name', 'nothing at all'],
];

test('what is wrong with a new account is said at its field, in Chinese', async (t) => {
  for (const [wish, field, why] of refusals)
    await t.test(why, async () => {
      const response = await boss('/api/staff', { json: wish });
      assert.equal(response.status, 422);
      const { issues } = await json<{ issues: { field: string; message: string }[] }>(response);
      assert.equal(issues[0]?.field, field);
      for (const { message } of issues) assert.match(message, /[\u4e00-\u9fff]/);
    });
});

test('an administrator gives and takes roles, and the change is in force at once', async () => {
  const clerk = await server.signIn('disclosure-clerk');
  assert.equal((await clerk('/api/staff')).status, 403);
  const roles = ['administrator'];
  await boss(`/api/staff/${clerk.staffId}`, { method: 'PUT', json: { name: '钱七', roles } });
  assert.equal((await clerk('/api/staff')).status, 200);
  await boss(`/api/staff/${clerk.staffId}`, { method: 'PUT', json: { name: '钱七', roles: ['editor'] } });
  assert.equal((await clerk('/api/staff')).status, 403);
});

test('the last administrator can neither leave nor lose the role', async () => {
  const lonely = await testServer();
  try {
    const only = await lonely.signIn('administrator');
    const lost = await only(`/api/staff/${only.staffId}`, {
      method: 'PUT',
      json: { name: '孙八', roles: ['leader'] },
    });
    assert.equal(lost.status, 409);
    assert.match(await lost.text(), /至少要有一名在用的系统管理员/);
    const gone = await only(`/api/staff/${only.staffId}/deactivate`, { json: { reason: '离岗' } });
    assert.equal(gone.status, 409);
  } finally {
    await lonely.close();
  }
});

test('two administrators who deactivate each other at once leave one', async () => {
  const pair = await testServer();
  try {
    const [one, two] = [await pair.signIn('administrator'), await pair.signIn('administrator')];
    const reason = { json: { reason: '同时办理' } };
    const answers = await Promise.all([
      one(`/api/staff/${two.staffId}/deactivate`, reason),
      two(`/api/staff/${one.staffId}/deactivate`, reason),
    ]);
    const left = await pair.database.pool.query('select 1 from staff where active');
    assert.equal(left.rowCount, 1);
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  } finally {
    await pair.close();
  }
});

test('a deactivated account is signed out and cannot sign in; reactivated it gets a new password', async () => {
  const leaver = await server.signIn('editor');
  await boss(`/api/staff/${leaver.staffId}/deactivate`, { json: { reason: '调离' } });
  assert.equal((await leaver('/api/sessions')).status, 401);
  const enter = (password: string) =>
    server.visit('/api/session', { json: { loginName: leaver.loginName, password } });
  assert.equal((await enter(leaver.password)).status, 422);
  const back = await json<HandedOut>(
    boss(`/api/staff/${leaver.staffId}/reactivate`, { json: { reason: '调回' } }),
  );
  assert.equal((await enter(back.oneTimePassword)).status, 200);
  const twice = await boss(`/api/staff/${leaver.staffId}/reactivate`, { json: { reason: '再来' } });
  assert.equal(twice.status, 409);
});

test('a reset password signs the person out everywhere and must be changed', async () => {
  const forgetful = await server.signIn('editor');
  const reset = await json<HandedOut>(
    boss(`/api/staff/${forgetful.staffId}/reset-password`, { method: 'POST' }),
  );
  assert.equal((await forgetful('/api/sessions')).status, 401);
  assert.equal(reset.staff.mustChangePassword, true);
  const enter = (password: string) =>
    server.visit('/api/session', { json: { loginName: forgetful.loginName, password } });
  assert.equal((await enter(forgetful.password)).status, 422);
  assert.equal((await json<{ next: string }>(enter(reset.oneTimePassword))).next, 'change-password');
});

test('what happened to an account is told in order, without secrets', async () => {
  const somebody = await server.signIn('editor');
  const passwords = { current: somebody.password, next: '秋天的大河 flows 43' };
  assert.equal((await somebody('/api/session/password', { json: passwords })).status, 200);
  await boss(`/api/staff/${somebody.staffId}/deactivate`, { json: { reason: '借调' } });
  const rows = await json<{ text: string; by: string }[]>(boss(`/api/staff/${somebody.staffId}/timeline`));
  assert.deepEqual(
    rows.map(({ text }) => text),
    ['新增账号', '登录', '本人修改密码', '停用账号：借调'],
  );
  assert.equal((await boss(`/api/staff/${crypto.randomUUID()}/timeline`)).status, 404);
});

test('people of another organ are not there', async () => {
  const [other] = (
    await server.database.pool.query<{ id: string }>(
      `insert into organs (id, name, short_name, site_name, created_at)
       values (gen_random_uuid(), '另一单位', '另一', '另一网站', now()) returning id`,
    )
  ).rows;
  const made = await addUser(server.app, { loginName: 'stranger', roles: ['editor'], organ: '另一单位' });
  assert.ok(!isIssues(made) && other);
  assert.equal((await boss(`/api/staff/${made.staff.id}/unlock`, { method: 'POST' })).status, 404);
  const list = await json<Row[]>(boss('/api/staff'));
  assert.equal(
    list.some(({ loginName }) => loginName === 'stranger'),
    false,
  );
});

test('the command line makes accounts and says which roles there are', async () => {
  const made = await addUser(server.app, { loginName: 'cmdline', roles: ['administrator'] });
  assert.ok(!isIssues(made));
  assert.match(made.oneTimePassword, /^(\w{4}-){3}\w{4}$/);
  const wrong = await addUser(server.app, { loginName: 'cmdline2', roles: ['boss'] });
  assert.ok(isIssues(wrong));
  assert.match(wrong.issues[0]?.message ?? '', /administrator（系统管理员）/);
  const lost = await addUser(server.app, { loginName: 'cmdline3', roles: ['editor'], organ: '没有的局' });
  assert.ok(isIssues(lost) && lost.issues[0]?.field === 'organ');
});

test('the facts of the organ are changed by the administrator and show on the portal', async () => {
  const facts = await json<Record<string, string>>(boss('/api/organ'));
  const { id: _id, ...given } = facts;
  const wish = { ...given, phone: '0373-1234567', siteIdCode: '4107040001' };
  assert.equal((await boss('/api/organ', { method: 'PUT', json: wish })).status, 200);
  const page = await (await server.visit('/')).text();
  assert.match(page, /4107040001/);
  const wrong = await boss('/api/organ', { method: 'PUT', json: { ...wish, postcode: '12' } });
  assert.match(await wrong.text(), /邮政编码是6位数字/);
});

test('everything that happened here verifies in the journal', async () => {
  const { entries, broken } = await verifyJournal(server.database.pool);
  assert.equal(broken, null);
  assert.ok(entries > 20);
});
