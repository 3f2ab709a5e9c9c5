/** The administrator takes on a colleague, changes their duties, and closes the account when they leave. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { generate } from 'otplib';
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

test('a colleague is taken on, the password shown once, and the account closed with the reason', async () => {
  const administrator = await server.signIn('administrator');
  const { page, assertQuiet } = await openConsole(chromium, server.url, {
    person: administrator,
    path: '/console/staff',
  });
  await page.getByRole('button', { name: '新增人员' }).click();
  const form = page.getByRole('dialog', { name: '新增人员' });
  await form.getByLabel('姓名').fill('李经办');
  await form.getByRole('button', { name: '新增并生成一次性密码' }).click();
  await form.getByText(/请至少选择一个岗位/).waitFor();
  await form.getByLabel('登录名').fill('lijingban');
  await form.getByRole('checkbox', { name: /政务公开经办人/ }).check();
  await assertAccessible(page);
  await form.getByRole('button', { name: '新增并生成一次性密码' }).click();

  const handedOut = page.getByRole('dialog', { name: '一次性密码' });
  const password = (await handedOut.locator('code').textContent()) ?? '';
  assert.ok(password.length >= 10);
  await assertAccessible(page);
  await handedOut.getByRole('button', { name: '我已转告本人' }).click();
  await handedOut.waitFor({ state: 'hidden' });
  assert.equal(await page.getByText(password).count(), 0);

  await page.getByRole('button', { name: '李经办' }).click();
  const drawer = page.getByRole('dialog', { name: /李经办/ });
  await drawer.getByRole('button', { name: '重置密码' }).click();
  const sure = page.getByRole('dialog', { name: '重置李经办的密码？' });
  await sure.waitFor();
  await assertAccessible(page);
  assert.equal(await handedOut.count(), 0, 'nothing is reset before it is confirmed');
  await sure.getByRole('button', { name: '取消' }).click();
  await sure.waitFor({ state: 'hidden' });
  await drawer.getByRole('button', { name: '停用账号' }).click();
  await assertAccessible(page);
  const why = page.getByRole('dialog', { name: '停用账号' });
  await why.getByLabel(/原因/).fill('调离本单位');
  await why.getByRole('button', { name: '停用账号' }).click();
  await drawer.getByText(/调离本单位/).waitFor();
  assertQuiet();

  const visitor = await openConsole(chromium, server.url);
  await enter(visitor.page, 'lijingban', password);
  await visitor.page.getByRole('alert').first().waitFor();
});

test('two-step verification is turned on with a code, and the next sign-in asks for one', async () => {
  const editor = await server.signIn('editor');
  const { page, assertQuiet } = await openConsole(chromium, server.url, {
    person: editor,
    path: '/console/me',
  });
  await page.getByLabel('为确认是您本人，请输入密码').fill(editor.password);
  await page.getByRole('button', { name: '开启两步验证' }).click();
  const picture = page.getByRole('img', { name: '两步验证的二维码' });
  await picture.waitFor();
  assert.ok(
    await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth > 0),
    'the picture is drawn',
  );
  await assertAccessible(page);
  const secret = (await page.locator('code.break-all').textContent()) ?? '';
  await page.getByLabel('验证器上的6位数字').fill(await generate({ secret: secret.replaceAll(' ', '') }));
  await page.getByRole('button', { name: '确认开启' }).click();
  const codes = page.locator('.recovery-codes code');
  await codes.first().waitFor();
  const recovery = (await codes.first().textContent()) ?? '';
  await assertAccessible(page);
  await page.getByRole('button', { name: '我已保存好' }).click();
  await page.getByText('✓ 已开启。').waitFor();
  assertQuiet();

  const again = await openConsole(chromium, server.url);
  await enter(again.page, editor.loginName, editor.password);
  await again.page.getByLabel('验证码').fill(recovery);
  await again.page.getByRole('button', { name: '验证并登录' }).click();
  await heading(again.page, '待办').waitFor();
});
