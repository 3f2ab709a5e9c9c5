/**
 * One notice, from a Word file to the page of the public and to its correction: an editor imports it and masks an ID
 * number; three reviewers and three proofreaders act, and one sends it back; one paragraph is corrected and only that
 * is reviewed again; it appears at its minute; a citizen reads it by keyboard; it is corrected later, and says so.
 */
import assert from 'node:assert/strict';
import { after, before, type TestContext, test } from 'node:test';
import type { Browser as Chromium } from 'playwright-core';
import type { ItemViewData } from '#capabilities/publishing/contract-shapes.ts';
import { transaction } from '#platform/database/index.ts';
import type { Browser, TestServer } from '#platform/http/testing.ts';
import { enqueue } from '#platform/jobs/index.ts';
import { stages } from '#rules/review-stages.ts';
import { assertAccessible, newPage, serverAndBrowser } from './browser.ts';
import { heading, openConsole } from './console.ts';
import { assertFocusSeen, tabTo } from './keyboard.ts';
import { answered, looked, openReview, pass, type SixPeople, sixPeople } from './six-people.ts';
import { body, handIn, noticeFile, replaceWords, saved } from './writing.ts';

const title = '关于发放2026年秋季学期家庭经济困难学生资助金的通知';
const minute = 60_000;

let ahead = 0;
const now = () => new Date(Date.now() + ahead);
let server: TestServer;
let chromium: Chromium;
let editor: Browser;
let item: number;
/** The minute it is to appear at: '2026-09-01T08:30' in Shanghai. */
let hour: string;
let six: SixPeople;

const read = async (): Promise<ItemViewData> => answered(await editor(`/api/items/${item}`));
const wall = (instant: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })
    .format(instant)
    .replace(' ', 'T');

/** What the running program does at every minute, asked for now; returns when it is done. */
async function minutePasses(): Promise<void> {
  const id = await transaction(server.app, (app) => enqueue(app, 'publishing-sweep', {}));
  for (const end = Date.now() + 60_000; Date.now() < end; await new Promise((go) => setTimeout(go, 50))) {
    const { rows } = await server.database.pool.query('SELECT state FROM pgboss.job WHERE id = $1', [id]);
    if (rows[0]?.state === 'completed') return;
    assert.notEqual(rows[0]?.state, 'failed');
  }
  assert.fail('the job of the minute was not done');
}

before(async () => {
  [server, chromium] = await serverAndBrowser({ now, jobs: true });
  editor = await server.signIn('editor');
  six = await sixPeople(server);
  const section = {
    ...{ title: '通知公告', slug: 'notices', kind: 'notices', parentId: null, description: '' },
    ...{ keywords: '', chainId: null, inNavigation: true },
  };
  await answered(await six('final-review')('/api/sections', { json: section }));
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

let broken = false;
/** One step of the tale. After one that failed there is nothing left to tell. */
const step = (name: string, tell: () => Promise<void>): void =>
  void test(name, async (told: TestContext) => {
    if (broken) return told.skip('an earlier step failed');
    broken = true;
    await tell();
    broken = false;
  });

const reviewing = () => ({ chromium, url: server.url, six, title });
const open = (person: Browser, path: string, width = 1280) =>
  openConsole(chromium, server.url, { person, path: `/console${path}`, width });
step('an editor imports a Word file, is warned of an ID number, masks it, submits', async () => {
  const { page, assertQuiet } = await open(editor, '/items');
  await page.getByRole('button', { name: '新建信息' }).click();
  const begin = page.getByRole('dialog', { name: '新建信息' });
  await begin.getByLabel('栏目').fill('通知');
  await page.keyboard.press('Enter');
  await begin.getByRole('button', { name: '建立草稿' }).click();

  await page.getByRole('button', { name: '导入 Word 文件' }).click();
  const word = page.getByRole('dialog', { name: '导入 Word 文件' });
  await word.getByLabel(/Word 文件/).setInputFiles(noticeFile(title));
  await word.getByText(`读到标题“${title}”`).waitFor();
  await assertAccessible(page);
  await word.getByRole('button', { name: '放入正文' }).click();
  await heading(page, title).waitFor();
  assert.equal(await body(page).locator('table').getByRole('cell').count(), 6, 'the table came along');
  assert.equal(await body(page).getByText(title).count(), 0, 'the title stands in its own field alone');

  await page.getByRole('tab', { name: '要素' }).click();
  await page.getByLabel('生成日期').fill(server.app.today());
  await page.getByLabel('内容概述').fill('布置秋季学期学生资助金的发放。');
  hour = wall(new Date(now().getTime() + 20 * minute));
  await page.getByRole('radio', { name: '定时发布' }).check();
  await page.getByLabel('发布时间').fill(hour);
  await saved(page);

  await page.getByRole('button', { name: '送审', exact: true }).click();
  await page.getByRole('dialog', { name: '送审' }).getByRole('button', { name: '送审' }).click();
  await page.getByText('还不能办理，请先改正：').waitFor();
  await page.getByRole('tab', { name: /检查/ }).click();
  const serious = page.getByRole('tabpanel').locator('.is-serious');
  await serious
    .getByText(/身份证/)
    .first()
    .waitFor();
  await assertAccessible(page);
  await serious.getByRole('button').first().click();
  await page.waitForFunction(() => getSelection()?.toString() === '11010519491231002X');
  await page.keyboard.type('110105********002X');
  await serious.first().waitFor({ state: 'detached' });
  await saved(page);
  await handIn(page);
  assertQuiet();
  item = Number(/\d+$/.exec(page.url())?.[0]);
  assert.doesNotMatch((await read()).body, /19491231/);
});

step('the first reviewer and proofreader see the whole and pass it', async () => {
  const { page, assertQuiet } = await open(six('first-review'), '/');
  await assertAccessible(page);
  await page.getByRole('link', { name: /待我审校 1条/ }).click();
  await page.getByRole('link', { name: title }).click();
  await heading(page, title).waitFor();
  const units = await looked(page);
  assert.deepEqual(units.slice(0, 4), ['标题', '基本信息', '第1段', '第2段']);
  await page.getByText('初审看什么').waitFor();
  await assertAccessible(page);
  await pass(page, 'first-review');
  await page.getByText('没有等您审校的信息。').waitFor();
  assertQuiet();
  const proof = await openReview(reviewing(), 'first-proof', 390);
  await assertAccessible(proof.page);
  await pass(proof.page, 'first-proof');
  proof.assertQuiet();
});

step('the second reviewer sends it back, with the reason at the place in the text', async () => {
  const { page, assertQuiet } = await openReview(reviewing(), 'second-review');
  await page.getByRole('button', { name: '标注第2段' }).click();
  await page.getByLabel('原文字句').fill('安排好');
  await page.getByRole('button', { name: '保存标注' }).click();
  await page.getByText(/这些字不在这一处的文字里/).waitFor();
  await page.getByLabel('原文字句').fill('按排');
  await page.getByLabel('哪里不对，怎么改').fill('应为“安排”');
  await page.getByRole('button', { name: '保存标注' }).click();
  await page.getByRole('button', { name: '退回修改…' }).click();
  const sure = page.getByRole('dialog', { name: '退回修改（复审）' });
  await sure.getByText('应为“安排”').waitFor();
  await assertAccessible(page);
  await sure.getByRole('button', { name: '退回给作者' }).click();
  await heading(page, '审校').waitFor();
  assertQuiet();
});

step('the editor is led to the place, corrects the paragraph, and hands it in again', async () => {
  const { page, assertQuiet } = await open(editor, `/items/${item}`);
  await page.getByRole('tab', { name: /审校/ }).click();
  await page.getByRole('tabpanel').getByText('应为“安排”').waitFor();
  await assertAccessible(page);
  await page.getByRole('tabpanel').getByRole('button', { name: /按排/ }).click();
  await page.waitForFunction(() => getSelection()?.toString() === '按排');
  await page.keyboard.type('安排');
  await saved(page);
  await handIn(page);
  assertQuiet();
});

step('only that paragraph is reviewed again by those who passed the rest', async () => {
  for (const stage of ['first-review', 'first-proof', 'second-review'] as const) {
    const { page, assertQuiet } = await openReview(
      reviewing(),
      stage,
      stage === 'second-review' ? 390 : 1280,
    );
    assert.deepEqual(await looked(page), ['第2段'], stage);
    await page.getByText(/退回意见.*“按排”.*应为“安排”/).waitFor();
    if (stage !== 'second-review') {
      // Whoever sent the paragraph back has passed nothing to compare it with.
      assert.equal(await page.locator('.changed del').first().textContent(), '按');
      assert.equal(await page.locator('.changed ins').first().textContent(), '安');
    }
    await assertAccessible(page);
    await pass(page, stage);
    assertQuiet();
  }
});

step('the remaining three see the whole, and it waits for its minute', async () => {
  for (const stage of ['second-proof', 'final-review', 'final-proof'] as const) {
    const { page, assertQuiet } = await openReview(reviewing(), stage);
    assert.ok((await looked(page)).length > 5, stage);
    await pass(page, stage);
    assertQuiet();
  }
  const { phase, review } = await read();
  assert.equal(phase, 'scheduled');
  assert.ok(review.stages.every(({ state }) => state === 'done'));
  assert.equal(new Set(review.acts.map(({ by }) => by.id)).size, 6, 'six people');
});

step('it is not on the portal a minute before, and is at its minute', async () => {
  const due = new Date(`${hour}:00+08:00`);
  ahead += due.getTime() - minute - now().getTime();
  await minutePasses();
  assert.equal((await server.visit(`/items/${item}`)).status, 404);
  ahead += due.getTime() - now().getTime();
  await minutePasses();
  const seen = await server.visit(`/items/${item}`);
  assert.equal(seen.status, 200);
  assert.match(await seen.text(), new RegExp(`发布时间：<time datetime="${hour}`));
  assert.equal((await read()).phase, 'settled');
});

step('a citizen finds and reads it by keyboard alone, without script', async () => {
  const context = await chromium.newContext({ javaScriptEnabled: false, locale: 'zh-CN' });
  const page = await newPage(context);
  await page.goto(server.url);
  await tabTo(page, '通知公告');
  await page.keyboard.press('Enter');
  await heading(page, '通知公告').waitFor();
  await tabTo(page, '跳到正文');
  await page.keyboard.press('Enter');
  await tabTo(page, title);
  await assertFocusSeen(page);
  await page.keyboard.press('Enter');
  await heading(page, title).waitFor();
  await page.getByText(/请各校安排专人负责/).waitFor();
  await page.getByRole('cell', { name: '110105********002X' }).waitFor();
  // A table wider than the screen is scrolled by the keyboard too.
  await tabTo(page, '表格，可左右滚动');
  await assertFocusSeen(page);
  await tabTo(page, '发布记录');
  await page.keyboard.press('Enter');
  await heading(page, '发布记录').waitFor();
  await context.close();
});

step('it is corrected; the old text stays until six people passed the new paragraph', async () => {
  const { page, assertQuiet } = await open(editor, `/items/${item}`);
  await body(page).waitFor();
  await replaceWords(page, '两周', '三周');
  await saved(page);
  await page.getByRole('tab', { name: '要素' }).click();
  await page.getByLabel('更正说明').fill('发放期限误写为两周，更正为三周。');
  await page.getByLabel('变更日期').fill(server.app.today());
  await saved(page);
  await handIn(page);
  assertQuiet();
  for (const stage of stages) {
    const review = await openReview(reviewing(), stage);
    assert.deepEqual(await looked(review.page), ['基本信息', '第2段'], stage);
    assert.match(await (await server.visit(`/items/${item}`)).text(), /两周内/, stage);
    await pass(review.page, stage);
    review.assertQuiet();
  }
});

step('the correction is told for good, and the first text can still be proved', async () => {
  const corrected = await (await server.visit(`/items/${item}`)).text();
  assert.match(corrected, /三周内/);
  assert.match(corrected, /更正.*发放期限误写为两周，更正为三周。/);
  ahead += 24 * 60 * minute;
  const context = await chromium.newContext({ locale: 'zh-CN' });
  const page = await newPage(context);
  await page.goto(new URL(`/items/${item}`, server.url).href);
  await page.getByRole('region', { name: '更正说明' }).getByText('发放期限误写为两周').waitFor();
  await assertAccessible(page);
  await page.getByRole('link', { name: '发布记录' }).click();
  await page.getByRole('row', { name: /更正.*发放期限误写为两周/ }).waitFor();
  await assertAccessible(page);
  const first = await (await server.visit(`/items/${item}/releases/1.html`)).text();
  assert.match(first, /两周内/);
  assert.doesNotMatch(first, /三周内/);
  await context.close();
});
