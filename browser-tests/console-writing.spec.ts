/** An editor writes, pastes from Word, adds a picture, masks an ID number, submits; nothing typed is ever lost. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser as Chromium, Page } from 'playwright-core';
import sharp from 'sharp';
import type { Browser, TestServer } from '#platform/http/testing.ts';
import { assertAccessible, serverAndBrowser } from './browser.ts';
import { heading, openConsole } from './console.ts';

let server: TestServer;
let chromium: Chromium;
let section: string;
before(async () => {
  [server, chromium] = await serverAndBrowser();
  const clerk = await server.signIn('disclosure-clerk');
  const made = await clerk('/api/sections', {
    json: {
      ...{ title: '招生入学', slug: 'enrolment', kind: 'notices', parentId: null, chainId: null },
      ...{ description: '', keywords: '', inNavigation: true },
    },
  });
  assert.equal(made.status, 200, await made.clone().text());
  section = ((await made.json()) as { id: string }).id;
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

/** What Word puts on the clipboard: its own elements, styles, a table, a picture on the author's disk. */
const fromWord = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0cm}</style></head>
<body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->
<p class=MsoNormal style='text-indent:2em;mso-char-indent-count:2.0'><span style='font-family:仿宋;color:red'>咨询电话见下表。<o:p></o:p></span></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>带户口簿</p>
<table border=1 style='border-collapse:collapse'><tr><td width=200 style='width:150pt'><p class=MsoNormal>学校</p></td><td><p>电话</p></td></tr>
<tr><td><p>实验小学</p></td><td><p>0373-5060000</p></td></tr></table>
<p><img src="file:///C:/Users/wang/clip_image001.png" width=100></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>`;

const body = (page: Page) => page.getByRole('textbox', { name: '正文' });
const saved = (page: Page) => page.getByText(/✓ 已保存 \d\d:\d\d/).waitFor();

/** Writes at the end of the text. */
async function writeOn(page: Page, words: string): Promise<void> {
  await body(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(words);
}

async function paste(page: Page, html: string): Promise<void> {
  await body(page).evaluate((element, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', html);
    clipboardData.setData('text/plain', '文字');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, html);
}

const newItem = async (person: Browser, title: string): Promise<number> => {
  const made = await person('/api/items', { json: { sectionId: section, kind: 'notice', title } });
  assert.equal(made.status, 200, await made.clone().text());
  return ((await made.json()) as { id: number }).id;
};

type Item = { phase: string; body: string; revision: number; pictures: unknown[] };
const itemOf = async (person: Browser, id: number): Promise<Item> =>
  (await (await person(`/api/items/${id}`)).json()) as Item;

test('an editor begins an item, pastes from Word, adds a picture with its words, masks an ID number, submits', async () => {
  const editor = await server.signIn('editor');
  const { page, assertQuiet } = await openConsole(chromium, server.url, {
    person: editor,
    path: '/console/items',
  });
  await heading(page, '信息发布').waitFor();
  await assertAccessible(page);
  await page.getByRole('button', { name: '新建信息' }).click();
  const begin = page.getByRole('dialog', { name: '新建信息' });
  await begin.getByLabel('栏目').fill('招生');
  await page.keyboard.press('Enter');
  await begin.getByRole('radio', { name: '通知公告' }).waitFor();
  await begin.getByLabel('标题').fill('关于做好2024年小学招生工作的通知');
  await assertAccessible(page);
  await begin.getByRole('button', { name: '建立草稿' }).click();

  await heading(page, '关于做好2024年小学招生工作的通知').waitFor();
  await writeOn(page, '请家长张某（身份证号 11010519491231002X）按时报名。');
  await page.keyboard.press('Enter');
  await paste(page, fromWord);
  await page.getByText(/有1张图片带不过来/).waitFor();
  assert.equal(await body(page).locator('table td').count(), 4, 'the table came along');
  assert.equal(await body(page).locator('ul li').count(), 1, 'a painted bullet became a list');
  assert.doesNotMatch(await body(page).innerHTML(), /mso|仿宋|MsoNormal|clip_image/);
  await saved(page);

  await page.getByRole('button', { name: '插入图片' }).click();
  const picture = page.getByRole('dialog', { name: '插入图片' });
  const send = picture.getByRole('button', { name: '上传并插入' });
  const bytes = await sharp({ create: { width: 80, height: 60, channels: 3, background: '#1b4f8f' } })
    .jpeg()
    .toBuffer();
  await picture
    .getByLabel('选择图片')
    .setInputFiles({ name: '报名现场.jpg', mimeType: 'image/jpeg', buffer: bytes });
  assert.equal(await send.isDisabled(), true, 'no picture without words for it');
  await picture.getByLabel(/图片说明文字/).fill('家长在实验小学门口排队报名');
  await assertAccessible(page);
  await send.click();
  await body(page).getByRole('img', { name: '家长在实验小学门口排队报名' }).waitFor();
  await saved(page);
  await assertAccessible(page);

  await page.getByRole('tab', { name: /检查/ }).click();
  const serious = page.getByRole('tabpanel').locator('.is-serious').first();
  await serious.waitFor();
  await assertAccessible(page);
  await serious.getByRole('button').first().click();
  await page.waitForFunction(() => getSelection()?.toString() === '11010519491231002X');
  await page.keyboard.type('1101***********02X');
  await serious.waitFor({ state: 'detached' });
  await saved(page);

  await page.getByRole('tab', { name: '要素' }).click();
  await page.getByLabel('生成日期').fill('2024-05-06');
  await page.getByLabel('内容概述').fill('2024年小学招生的对象、时间和办法。');
  await saved(page);
  await page.getByRole('button', { name: '送审', exact: true }).click();
  await page.getByRole('dialog', { name: '送审' }).getByRole('button', { name: '送审' }).click();
  await page.getByText(/下一步：.*初审/).waitFor();
  await assertAccessible(page);
  assert.equal(
    await body(page).getAttribute('contenteditable'),
    'false',
    'nobody writes while it is reviewed',
  );
  assertQuiet();

  const item = await itemOf(editor, Number(/\d+$/.exec(page.url())?.[0]));
  assert.equal(item.phase, 'in-review');
  assert.equal(item.pictures.length, 1);
  assert.match(item.body, /0373-5060000/);
  assert.doesNotMatch(item.body, /19491231|style=|mso/);
});

test('two people on one item are told, and the words of neither are lost', async () => {
  const [first, second] = [await server.signIn('editor'), await server.signIn('editor')];
  const id = await newItem(first, '关于食堂公开招标的通知');
  const path = `/console/items/${id}`;
  const one = await openConsole(chromium, server.url, { person: first, path });
  await body(one.page).waitFor();
  const other = await openConsole(chromium, server.url, { person: second, path });
  await other.page.getByText(`测试${first.loginName}也打开了这条信息`).waitFor();

  await writeOn(one.page, '甲写的一段。');
  await saved(one.page);
  await writeOn(other.page, '乙写的一段。');
  const conflict = other.page.getByRole('dialog', { name: /已在 .* 保存过这条信息/ });
  await conflict.waitFor();
  await conflict.getByText('甲写的一段。').waitFor();
  await conflict.getByText('乙写的一段。').waitFor();
  await assertAccessible(other.page);
  await conflict.getByRole('button', { name: '以我的为准保存' }).click();
  await saved(other.page);
  assert.match((await itemOf(first, id)).body, /乙写的一段/);
  other.assertQuiet();
});

test('a lost connection, and even a reloaded page, lose nothing', async () => {
  const editor = await server.signIn('editor');
  const id = await newItem(editor, '关于暑期安全的提醒');
  const { page } = await openConsole(chromium, server.url, { person: editor, path: `/console/items/${id}` });
  await writeOn(page, '第一段。');
  await saved(page);

  await page.route('**/api/items/**', (route) => route.abort());
  await writeOn(page, '断网时写的一段。');
  await page
    .getByText(/未保存：连接不上/)
    .first()
    .waitFor();
  await assertAccessible(page);
  await page.unroute('**/api/items/**');
  await page.getByRole('button', { name: '现在再试' }).click();
  await saved(page);
  assert.match((await itemOf(editor, id)).body, /断网时写的一段/);

  await page.route('**/api/items/*', (route) =>
    route.request().method() === 'PUT' ? route.abort() : route.continue(),
  );
  await writeOn(page, '刷新前写的一段。');
  await page
    .getByText(/未保存：连接不上/)
    .first()
    .waitFor();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await page.getByRole('status').filter({ hasText: '已恢复上次没有来得及保存的内容' }).waitFor();
  await body(page).getByText('刷新前写的一段。').waitFor();
  await page.unroute('**/api/items/*');
  await saved(page);
  assert.match((await itemOf(editor, id)).body, /刷新前写的一段/);
});

test('on a phone the text comes first, and the rest is one touch away', async () => {
  const editor = await server.signIn('editor');
  const id = await newItem(editor, '关于调整图书馆开放时间的公告');
  const list = await openConsole(chromium, server.url, {
    person: editor,
    path: '/console/items',
    width: 390,
  });
  await list.page.getByRole('link', { name: '关于调整图书馆开放时间的公告' }).waitFor();
  await assertAccessible(list.page);
  await list.page.goto(new URL(`/console/items/${id}`, server.url).href);
  await body(list.page).waitFor();
  await assertAccessible(list.page);
  await list.page
    .getByRole('navigation', { name: '要素、附件和记录' })
    .getByRole('button', { name: '要素' })
    .click();
  await list.page.getByRole('dialog').getByLabel('生成日期').waitFor();
  await assertAccessible(list.page);
  list.assertQuiet();
});

test('an item that does not exist is told in words, under the heading of its screen', async () => {
  const editor = await server.signIn('editor');
  const { page } = await openConsole(chromium, server.url, { person: editor, path: '/console/items/999999' });
  await heading(page, '信息').waitFor();
  await page.getByRole('alert').getByText('没有加载成功').waitFor();
  await assertAccessible(page);
});
