/** A new colleague signs in for the first time, works, is signed out by time, and comes back to the same page. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { TestServer } from '#platform/http/testing.ts';
import { assertAccessible, serverAndBrowser } from './browser.ts';
import { enter, heading, openConsole } from './console.ts';

let server: TestServer;
let chromium: Browser;
before(async () => {
  [server, chromium] = await serverAndBrowser();
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

const own = '秋天的山路 walks 17';

test('a handed-out password opens nothing until it is changed, and then the home of what is due', async () => {
  const { oneTimePassword } = await server.hire('xinren', 'disclosure-clerk');
  const { page, assertQuiet } = await openConsole(chromium, server.url);
  await assertAccessible(page);

  await enter(page, 'xinren', 'a wrong password');
  await page.getByText(/登录名或密码不正确/).waitFor();
  await assertAccessible(page);

  await enter(page, 'xinren', oneTimePassword);
  await heading(page, '请先修改密码').waitFor();
  await assertAccessible(page);
  await page.getByLabel('现在的密码').fill(oneTimePassword);
  await page.getByLabel('新密码', { exact: true }).fill(own);
  await page.getByLabel('再输一遍新密码').fill('another one');
  await page.getByRole('button', { name: '修改密码' }).click();
  await page.getByText(/两次输入的新密码不一样/).waitFor();
  await page.getByLabel('再输一遍新密码').fill(own);
  await page.getByRole('button', { name: '修改密码' }).click();

  await heading(page, '待办').waitFor();
  await page
    .getByText(/前向社会公布.*第四十九条第一款/)
    .first()
    .waitFor();
  await assertAccessible(page);
  assertQuiet();
});

test('the clerk is not shown what only an administrator may do', async () => {
  const clerk = await server.signIn('disclosure-clerk');
  const { page } = await openConsole(chromium, server.url, { person: clerk });
  await heading(page, '待办').waitFor();
  const links = await page.getByRole('navigation', { name: '主导航' }).getByRole('link').allTextContents();
  for (const own of ['待办', '依申请公开', '信息发布', '年度报告', '我的账号'])
    assert.ok(links.includes(own), own);
  for (const other of ['人员与岗位', '单位信息', '批量校核']) assert.ok(!links.includes(other), other);
});

test('when the session ends the same page waits under the sign-in, with what was typed', async () => {
  const clerk = await server.signIn('administrator');
  const { page, assertQuiet } = await openConsole(chromium, server.url, {
    person: clerk,
    path: '/console/organ',
  });
  await page.getByLabel('办公地址').fill('宝山西路1号');
  await page.context().clearCookies();
  await page.getByRole('button', { name: '保存' }).click();
  const dialog = page.getByRole('dialog', { name: '登录已失效' });
  await dialog.waitFor();
  await dialog.getByLabel('密码', { exact: true }).fill(clerk.password);
  await dialog.getByRole('button', { name: '登录', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  assert.equal(await page.getByLabel('办公地址').inputValue(), '宝山西路1号');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: '保存', disabled: true }).waitFor();
  assert.match(await (await clerk('/api/organ')).text(), /宝山西路1号/);
  assertQuiet();
});

test('five wrong passwords lock the account, and the sentence says for how long', async () => {
  await server.hire('suoding', 'editor');
  const { page } = await openConsole(chromium, server.url);
  for (let attempt = 0; attempt < 6; attempt += 1) {
    const answered = page.waitForResponse('**/api/session');
    await enter(page, 'suoding', `wrong ${attempt}`);
    await answered;
  }
  await page.getByText(/暂时锁定，请在\d+分钟后再试/).waitFor();
});

test('on a phone the menu opens by keyboard and an unknown address says so', async () => {
  const clerk = await server.signIn('disclosure-clerk');
  const { page, assertQuiet } = await openConsole(chromium, server.url, {
    person: clerk,
    path: '/console/nothing-here',
    width: 390,
  });
  await heading(page, '没有这个页面').waitFor();
  await assertAccessible(page);
  await page.getByRole('button', { name: '菜单' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: '待办', exact: true }).click();
  await heading(page, '待办').waitFor();
  await assertAccessible(page);
  assertQuiet();
});
