/** A citizen searches as people type: by a short name, by pinyin, with a slip, by keyboard, and without JavaScript. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { plantSection, publish } from '#capabilities/search/testing.ts';
import type { TestServer } from '#platform/http/testing.ts';
import { assertAccessible, newPage, serverAndBrowser } from './browser.ts';

let server: TestServer;
let chromium: Browser;

const year = (index: number) => 2021 + (index % 4);

/** Two columns with enough in them for facets and a second page. */
async function fill(): Promise<void> {
  const { app, organ } = server;
  const news = await plantSection(app, organ.id, '工作动态');
  const policies = await plantSection(app, organ.id, '政策文件', 'policies');
  const text = '自五月一日起，区图书馆每天开放到晚上九点，凭身份证办理读者证，不收押金。';
  await publish(app, organ.id, { id: 1, section: news, title: '区图书馆延长开放时间', text });
  await publish(app, organ.id, {
    ...{ id: 2, section: policies, kind: 'policy', title: '凤泉区教育体育局关于义务教育招生工作的通知' },
    ...{ number: '凤教体〔2024〕3号', index: '005184872/2024-00012' },
    text: '义务教育阶段学校招生实行划片就近入学。',
  });
  for (let index = 0; index < 14; index += 1)
    await publish(app, organ.id, {
      ...{ id: 10 + index, section: news, day: `${year(index)}-03-0${1 + (index % 9)}` },
      ...{ title: `全民健身活动第${index + 1}期开幕`, text: '全民健身活动在体育场举行。' },
    });
}

async function indexed(): Promise<void> {
  for (const began = Date.now(); Date.now() - began < 60_000; ) {
    const answer = await (await server.visit('/api/search?q=健身&words=all')).json();
    if ((answer as { total: number }).total === 14) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  assert.fail('nothing to find within a minute');
}

before(async () => {
  [server, chromium] = await serverAndBrowser();
  await fill();
  await indexed();
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

/** A page that fails the test with what it complains of. */
async function visitor(options: Parameters<Browser['newContext']>[0] = {}) {
  const context = await chromium.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await newPage(context);
  const complaints: string[] = [];
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
  page.on('pageerror', (problem) => complaints.push(problem.message));
  const open = (path: string) => page.goto(new URL(path, server.url).href);
  return { page, open, assertQuiet: () => assert.deepEqual(complaints, []) };
}

const box = (page: Page) => page.getByRole('combobox', { name: '搜索内容' });
const firstTitle = (page: Page) => page.locator('.search-results h2 a').first();

test('a short name, letters and a slip; suggestions by keyboard; a facet; the result', async () => {
  const { page, open, assertQuiet } = await visitor();
  await open('/');

  // By the short name, from the box in the header of any page.
  await box(page).fill('教体局 招生');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '搜索结果' }).waitFor();
  assert.equal(await firstTitle(page).textContent(), '凤泉区教育体育局关于义务教育招生工作的通知');

  // Letters are read as the words they stand for, and it is said so, with a way back.
  await box(page).fill('tushuguan');
  await page.keyboard.press('Enter');
  await page.getByText('以下是“图书馆”的结果').waitFor();
  assert.equal(await firstTitle(page).textContent(), '区图书馆延长开放时间');
  await page.getByRole('link', { name: '仍然搜索“tushuguan”' }).waitFor();

  // So is a slip.
  await box(page).fill('图书倌');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: '仍然搜索“图书倌”' }).waitFor();
  assert.deepEqual(await page.locator('.search-results mark').first().textContent(), '图书馆');

  // Suggestions: a list that the keyboard walks, Escape closes, and Enter searches.
  await box(page).fill('');
  await box(page).pressSequentially('yiwu');
  const option = page.getByRole('option', { name: '凤泉区教育体育局关于义务教育招生工作的通知' });
  await option.waitFor();
  assert.equal(await box(page).getAttribute('aria-expanded'), 'true');
  await assertAccessible(page);
  await page.keyboard.press('ArrowDown');
  assert.equal(await option.getAttribute('aria-selected'), 'true');
  assert.equal(await box(page).getAttribute('aria-activedescendant'), await option.getAttribute('id'));
  await page.keyboard.press('Escape');
  await option.waitFor({ state: 'detached' });
  assert.equal(await box(page).inputValue(), 'yiwu');
  await page.keyboard.press('ArrowDown');
  await option.waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=%E5%87%A4/);
  assert.equal(await firstTitle(page).textContent(), '凤泉区教育体育局关于义务教育招生工作的通知');

  // Many results: narrowed by a facet, and taken back.
  await open('/search?q=全民健身活动');
  await page.getByRole('status').filter({ hasText: '找到14条结果' }).waitFor();
  await page.getByRole('link', { name: '下一页' }).click();
  assert.equal(await page.locator('.search-results > li').count(), 4);
  const aside = page.getByRole('complementary', { name: '缩小范围' });
  await aside.getByRole('link', { name: /^2023年/ }).click();
  await page.getByRole('status').filter({ hasText: '找到3条结果' }).waitFor();
  await page.getByRole('link', { name: '取消年份：2023年' }).waitFor();

  // What is opened is told, without who opened it.
  const told = page.waitForRequest(/\/api\/search\/clicks$/);
  await page.locator('.search-results h2 a').nth(1).click();
  assert.equal(((await told).postDataJSON() as { place: number }).place, 2);
  await page.getByRole('heading', { level: 1, name: /全民健身活动第\d+期开幕/ }).waitFor();
  await page.getByRole('link', { name: '相似信息' }).click();
  await page.getByRole('heading', { level: 1, name: '相似信息' }).waitFor();
  assert.ok((await page.locator('.search-results > li').count()) > 1);
  assertQuiet();
});

test('without JavaScript everything but the suggestions is there', async () => {
  const { page, open } = await visitor({ javaScriptEnabled: false, viewport: { width: 320, height: 800 } });
  await open('/');
  await page.getByRole('searchbox', { name: '搜索内容' }).fill('图书倌');
  await page.getByRole('button', { name: '搜索' }).click();
  await page.getByRole('link', { name: '仍然搜索“图书倌”' }).click();
  await page.getByRole('heading', { level: 1, name: '搜索结果' }).waitFor();
  assert.equal(await page.getByText('仍然搜索').count(), 0);

  // Where nothing is found the page says what one can do.
  await page.getByRole('searchbox', { name: '搜索内容' }).fill('时间开放');
  await page.getByLabel('原文短语').check();
  await page.getByRole('button', { name: '搜索' }).click();
  await page.getByRole('link', { name: '在网上申请公开' }).waitFor();
  await page.getByRole('link', { name: '改用智能匹配再搜' }).click();
  assert.equal(await firstTitle(page).textContent(), '区图书馆延长开放时间');
  await open('/search?q=全民健身活动');
  await page.getByRole('link', { name: '日期', exact: true }).click();
  assert.match((await page.locator('.search-results time').first().textContent()) ?? '', /^2024/);
  await page.getByRole('link', { name: '缩小范围' }).click();
  await page.getByRole('link', { name: /^2022年/ }).click();
  await page.getByText('找到4条结果').waitFor();
});

const hostile = [
  '<script>alert(1)</script>',
  `'; drop table items; --`,
  '(((a+)+)+$',
  '👨‍👩‍👧',
  'a'.repeat(3000),
];

test('a hostile question is a normal page; every page is accessible, wide and narrow', async () => {
  const { page, open, assertQuiet } = await visitor();
  page.on('dialog', () => assert.fail('a script of the question ran'));
  const question = encodeURIComponent;
  for (const text of hostile) {
    const answer = await open(`/search?q=${question(text)}`);
    assert.equal(answer?.status(), 200);
    await page.getByRole('heading', { level: 1, name: '搜索结果' }).waitFor();
  }
  const pages = [
    '/search',
    '/search?q=没有的东西&exact=1',
    '/search?q=全民健身活动&year=2023',
    '/search/similar?item=1',
  ];
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    for (const path of pages) {
      await open(path);
      await assertAccessible(page);
    }
  }
  assertQuiet();
});
