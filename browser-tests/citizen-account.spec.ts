/** A citizen on a phone registers, asks with a form that is filled in, sees the case under 我的, and signs out. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser as Chromium, Page } from 'playwright-core';
import { nextCode, password } from '#capabilities/citizens/testing.ts';
import type { TestServer } from '#platform/http/testing.ts';
import { type TestMailServer, testMailServer } from '#platform/mail/testing.ts';
import { assertAccessible, newPage, serverAndBrowser } from './browser.ts';

let server: TestServer;
let mail: TestMailServer;
let chromium: Chromium;

before(async () => {
  mail = await testMailServer();
  [server, chromium] = await serverAndBrowser({ jobs: true, mail: mail.options });
});
after(async () => {
  await chromium?.close();
  await server?.close();
  await mail?.close();
});

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();

/** What axe finds, and that it fits the narrowest phone. Pictures are kept where SCREENSHOTS says. */
async function looked(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 320, height: 740 });
  await assertAccessible(page);
  const folder = process.env.SCREENSHOTS;
  for (const width of folder ? [1280, 390] : []) {
    await page.setViewportSize({ width, height: 800 });
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 390, height: 740 });
}

test('a citizen on a phone registers, asks with a filled form, sees the case under 我的 and signs out', async () => {
  const context = await chromium.newContext({ viewport: { width: 390, height: 740 }, hasTouch: true });
  const page = await newPage(context);

  await page.goto(server.url);
  await page.getByRole('link', { name: '我的', exact: true }).click();
  await heading(page, '登录');
  await page.getByRole('link', { name: '注册账号' }).click();
  await heading(page, '注册账号');
  await press(page, '下一步：获取验证码');
  await heading(page, '还没有注册，请改正下列各处');
  await looked(page, '1-problems');
  await page.getByLabel('电子邮箱').fill('wang@example.com');
  await page.getByLabel('密码').fill(password);
  await page.getByLabel('姓名').fill('王奶奶');
  await page.getByRole('checkbox').check();
  await press(page, '下一步：获取验证码');
  await heading(page, '填写验证码');
  await page.getByText('wa***@example.com').waitFor();
  await looked(page, '2-code');
  await page.getByLabel('验证码').fill(await nextCode(mail, 'wang@example.com'));
  await press(page, '完成注册');
  await heading(page, '我的');

  await page.getByRole('link', { name: '提出新的申请' }).click();
  await heading(page, '申请公开政府信息');
  assert.equal(await page.getByLabel('姓名或者单位名称').inputValue(), '王奶奶');
  assert.equal(await page.getByLabel('电子邮箱').inputValue(), 'wang@example.com');
  await page.getByLabel('公民（自然人）').check();
  await page.locator('[id="applicant.identityNumber"]').fill('110101199003078515');
  await page.getByLabel('电话', { exact: true }).fill('13800001234');
  await page.getByLabel('下次不用再填').check();
  await page.getByLabel('信息的名称、文号，或者一句话描述').fill('2024年小学学区划分方案');
  await page.getByLabel('电子文件').check();
  await page.getByLabel('网上查收').check();
  await press(page, '下一步：核对');
  await heading(page, '核对以后提交');
  await press(page, '提交申请');
  await heading(page, '申请已经提交');

  await page.getByRole('link', { name: '我的', exact: true }).first().click();
  await heading(page, '我的申请');
  await page.getByText('等待确认').waitFor();
  await looked(page, '3-mine');
  await page.getByRole('link', { name: '2024年小学学区划分方案' }).click();
  await heading(page, '现在：等待确认');
  await page.getByRole('link', { name: '返回我的' }).click();
  await page.getByRole('link', { name: '修改密码、更换号码、注销' }).click();
  await heading(page, '账号设置');
  await page.getByText('13800001234').waitFor();
  for (const part of ['修改密码', '更换登录用的手机号码或者电子邮箱', '注销账号'])
    await page.locator('summary', { hasText: part }).click();
  await looked(page, '4-settings');
  await press(page, '退出登录');
  await page.getByText('已经退出登录').waitFor();
  await page.goBack();
  await page.reload();
  await heading(page, '登录');
  await context.close();
});
