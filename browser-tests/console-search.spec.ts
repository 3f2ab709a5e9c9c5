/** A clerk sees what the public did not find, adds the public's word for it, and it is found; finds things herself. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { plantSection, publish } from '#capabilities/search/testing.ts';
import type { TestServer } from '#platform/http/testing.ts';
import { assertAccessible, serverAndBrowser } from './browser.ts';
import { heading, openConsole } from './console.ts';

let server: TestServer;
let chromium: Browser;

const found = async (question: string): Promise<{ id: string; total: number }> =>
  (await (await server.visit(`/api/search?q=${encodeURIComponent(question)}`)).json()) as {
    id: string;
    total: number;
  };

before(async () => {
  [server, chromium] = await serverAndBrowser();
  const news = await plantSection(server.app, server.organ.id, '工作动态');
  await publish(server.app, server.organ.id, {
    ...{ id: 1, section: news, title: '区图书馆延长开放时间' },
    text: '区图书馆每天开放到晚上九点。',
  });
  for (const began = Date.now(); (await found('图书馆')).total === 0; ) {
    assert.ok(Date.now() - began < 60_000, 'nothing to find within a minute');
    await new Promise((done) => setTimeout(done, 50));
  }
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

test('from a question without an answer to a synonym; the figures; the box over everything', async () => {
  for (let times = 0; times < 3; times += 1) assert.equal((await found('借书')).total, 0);
  const { id } = await found('图书馆');
  const told = await server.visit('/api/search/clicks', { json: { id, place: 1 } });
  assert.deepEqual(await told.json(), { kept: true });

  const clerk = await server.signIn('disclosure-clerk');
  const path = '/console/site-search';
  const { page, assertQuiet } = await openConsole(chromium, server.url, { person: clerk, path });
  await heading(page, '站内搜索').waitFor();
  await page.getByText('每天的搜索（次）的数字').click();
  await page.getByRole('row', { name: /\d 3$/ }).waitFor();
  await page.getByText('第1.0条').waitFor();
  await assertAccessible(page);

  // What was not found is one click away from a synonym, and from a new item.
  const tabs = page.getByRole('navigation', { name: '站内搜索' });
  await tabs.getByRole('link', { name: '没有结果的搜索' }).click();
  await page.getByRole('row', { name: /借书.*3/ }).waitFor();
  await page.getByRole('button', { name: '为“借书”新建信息' }).click();
  const item = page.getByRole('dialog', { name: '新建信息' });
  assert.equal(await item.getByLabel('标题').inputValue(), '借书');
  await item.getByRole('button', { name: '取消' }).click();
  await item.waitFor({ state: 'hidden' });
  await assertAccessible(page);
  await page.getByRole('button', { name: '把“借书”加为同义词' }).click();
  const dialog = page.getByRole('dialog', { name: '添加同义词' });
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.getByText('请至少填写两个词').waitFor();
  await dialog.getByRole('textbox', { name: '词语' }).fill('借书\n图书馆');
  await assertAccessible(page);
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.waitFor({ state: 'hidden' });
  assert.equal((await found('借书')).total, 1);

  // It stands among the synonyms and can be taken away.
  await tabs.getByRole('link', { name: '同义词', exact: true }).click();
  await page.getByRole('row', { name: /借书 → 图书馆/ }).waitFor();
  await assertAccessible(page);
  await page.getByRole('button', { name: '删除“借书、图书馆”' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '删除' }).click();
  await page.getByText('还没有添加同义词').waitFor();

  // The box in the frame finds what the person may see, and opens it where it is worked on.
  await page.setViewportSize({ width: 390, height: 900 });
  const box = page.getByRole('searchbox', { name: '搜索可以查看的全部信息' });
  await box.fill('图书倌');
  await box.press('Enter');
  await heading(page, '搜索').waitFor();
  await page.getByText('以下是“图书馆”的结果').waitFor();
  await assertAccessible(page);
  await page.getByRole('link', { name: '区图书馆延长开放时间' }).click();
  await page.waitForURL(/\/console\/items\/1$/);
  assertQuiet();
});
