/** The office keeps its dictionaries, its catalogue, its chains of review and its delegations. */
import { after, before, test } from 'node:test';
import type { Browser as Chromium } from 'playwright-core';
import { ensureCatalogue } from '#capabilities/publishing/actions-desk.ts';
import type { Browser, TestServer } from '#platform/http/testing.ts';
import { assertAccessible, serverAndBrowser } from './browser.ts';
import { openConsole } from './console.ts';

let server: TestServer;
let chromium: Chromium;
let leader: Browser;
let reviewer: Browser;
before(async () => {
  [server, chromium] = await serverAndBrowser();
  leader = await server.signIn('leader');
  reviewer = await server.signIn('reviewer');
  await ensureCatalogue(server.app, server.organ.id, server.organ.name);
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

const open = (path: string, person: Browser, width = 1280) =>
  openConsole(chromium, server.url, { person, path: `/console${path}`, width });
const csv = (text: string) => ({ name: 'words.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

test('a word is added and switched off, and a file with a wrong row brings nothing', async () => {
  const { page, assertQuiet } = await open('/publishing/words', leader);
  await page.getByRole('button', { name: '增加词语' }).click();
  const one = page.getByRole('dialog', { name: '增加词语' });
  await one.getByRole('button', { name: '增加' }).click();
  await one.getByText('请填写错误写法。').waitFor();
  await one.getByLabel('错误写法').fill('按排');
  await one.getByLabel('正确写法').fill('安排');
  await one.getByRole('button', { name: '增加' }).click();
  await page.getByRole('button', { name: '停用“按排”' }).click();
  await page.getByRole('button', { name: '启用“按排”' }).waitFor();

  await page.getByRole('button', { name: '从文件导入' }).click();
  const many = page.getByRole('dialog', { name: '从文件导入词库' });
  const file = many.locator('input[type=file]');
  await file.setInputFiles(csv('错别字,座落,坐落,\n怪类,甲,乙,丙\n'));
  await many.getByRole('button', { name: '导入' }).click();
  await many.getByText(/第2行/).waitFor();
  await assertAccessible(page);
  await file.setInputFiles(csv('错别字,座落,坐落,\n名称,教体局,教育体育和文化旅游局,\n'));
  await many.getByRole('button', { name: '导入' }).click();
  await page.getByRole('radio', { name: '名称（1）' }).check();
  await page.getByText('教育体育和文化旅游局', { exact: true }).waitFor();
  assertQuiet();
});

test('what is not the bureau’s business is said so with a reason, on a phone', async () => {
  const { page, assertQuiet } = await open('/publishing/catalogue', leader, 390);
  await page.locator('.catalogue-matter').first().click();
  await page.getByRole('checkbox', { name: /不适用/ }).check();
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('请写明不适用的理由。').waitFor();
  await assertAccessible(page);
  await page.getByLabel('理由').fill('没有制定规章的权限');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('不适用（1）').waitFor();
  assertQuiet();
});

test('a chain with its own pairs is made, and says what it lacks', async () => {
  const { page, assertQuiet } = await open('/publishing/chains', leader);
  await page.getByRole('button', { name: '新建审核链' }).click();
  const chain = page.getByRole('dialog', { name: '新建审核链' });
  await chain.getByLabel('名称').fill('政策文件');
  await chain.getByRole('radio', { name: /自行规定/ }).check();
  await chain.getByRole('checkbox', { name: '三校与初审须由不同的人办理' }).click();
  await chain
    .getByText(/没有人可以办理/)
    .first()
    .waitFor();
  await assertAccessible(page);
  await chain.getByRole('button', { name: '保存' }).click();
  const made = page.getByRole('region', { name: '政策文件' });
  await made.getByText('这条链现在走不通：').waitFor();
  await made.getByText(/另行规定：/).waitFor();
  assertQuiet();
});

test('a reviewer goes away, delegates, and ends it early', async () => {
  const { page, assertQuiet } = await open('/reviews/delegations', reviewer);
  await page.getByRole('button', { name: '委托同事' }).click();
  const wish = page.getByRole('dialog', { name: '委托同事审校' });
  await wish.getByRole('button', { name: '委托', exact: true }).click();
  await wish.getByText('请选择代理人。').waitFor();
  await wish.getByLabel('代理人').click();
  await page.keyboard.press('Enter');
  await wish.getByLabel(/结束日期/).fill(server.app.today());
  await wish.getByLabel('事由').fill('出差');
  await assertAccessible(page);
  await wish.getByRole('button', { name: '委托', exact: true }).click();
  await page.getByRole('button', { name: /结束.*的代理/ }).click();
  await page.getByRole('button', { name: '结束代理' }).click();
  await page.getByText('已结束', { exact: true }).waitFor();
  assertQuiet();
});
