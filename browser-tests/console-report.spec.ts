/** The clerk fills in the year's report, the reviewer checks it, the leader signs and publishes it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { TestServer } from '#platform/http/testing.ts';
import { assertAccessible, serverAndBrowser } from './browser.ts';
import { heading, openConsole } from './console.ts';

let server: TestServer;
let chromium: Browser;
before(async () => {
  [server, chromium] = await serverAndBrowser();
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

const cell = (page: Page, path: string) => page.locator(`[id="cell-${path}"]`);

/** What Excel puts on the clipboard, pasted where the cursor stands. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((block) => {
    const data = new DataTransfer();
    data.setData('text/plain', block);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

const save = async (page: Page) => {
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('button', { name: '已保存' }).waitFor();
};

test('a report is typed like the form, found wrong beside its cells, put right, checked, signed and published', async (t) => {
  const clerk = await server.signIn('disclosure-clerk');
  const { page, assertQuiet } = await openConsole(chromium, server.url, { person: clerk });

  await t.test('given last year has no report, the clerk begins it from the to-do', async () => {
    await page
      .getByRole('link', { name: /政府信息公开工作年度报告/ })
      .first()
      .click();
    await heading(page, '新建年度报告').waitFor();
    await assertAccessible(page);
    await page.getByRole('button', { name: '建立草稿' }).click();
    await page.getByRole('heading', { name: '三、收到和处理政府信息公开申请情况' }).waitFor();
    await assertAccessible(page);
  });

  await t.test('keys move over the form, and a block pasted from a spreadsheet fills it', async () => {
    await cell(page, 'requests.newlyReceived.naturalPerson').focus();
    await page.keyboard.type('5');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    assert.equal(
      await page.evaluate(() => document.activeElement?.id),
      'cell-requests.carriedIn.commercialEnterprise',
    );
    assert.equal(await cell(page, 'requests.newlyReceived.total').inputValue(), '7');
    await cell(page, 'requests.disclosed.naturalPerson').focus();
    await paste(page, '3\t1\r\n1\t1\r\n');
    assert.equal(await cell(page, 'requests.disclosedInPart.total').inputValue(), '2');
    assert.equal(await cell(page, 'requests.totalHandled.total').inputValue(), '6');
    await cell(page, 'requests.carriedIn.naturalPerson').fill('0');
    await cell(page, 'requests.carriedOver.naturalPerson').fill('0');
  });

  await t.test('the column that does not balance is marked with words, and a click leads to it', async () => {
    const finding = page
      .getByRole('complementary')
      .getByRole('button', { name: /差错.*自然人/ })
      .first();
    await finding.waitFor();
    await finding.click();
    const focused = await page.evaluate(() => document.activeElement?.id ?? '');
    assert.match(focused, /^cell-requests\..*naturalPerson$/);
    assert.equal(await page.locator(`[id="${focused}"]`).getAttribute('aria-invalid'), 'true');
    await assertAccessible(page);
  });

  await t.test('leaving with unsaved figures is asked about first', async () => {
    await page.getByRole('link', { name: '待办', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '有未保存的修改' });
    await dialog.waitFor();
    await dialog.getByRole('button', { name: '留在本页' }).click();
    await dialog.waitFor({ state: 'hidden' });
    assert.equal(await cell(page, 'requests.newlyReceived.total').inputValue(), '7');
  });

  await t.test('a text that is no figure is refused at its cell', async () => {
    await cell(page, 'requests.carriedOver.naturalPerson').fill('一件');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page
      .getByRole('alert')
      .getByText(/不是可以填入的数字/)
      .waitFor();
  });

  await t.test('with the carried-over request the errors are gone, and the draft is saved', async () => {
    await cell(page, 'requests.carriedOver.naturalPerson').fill('1');
    assert.equal(await cell(page, 'requests.carriedOver.total').inputValue(), '1');
    await page.getByRole('button', { name: '空格全部填0' }).click();
    await page.getByLabel(/“一、总体情况”的文字/).fill('本年共收到政府信息公开申请7件。\n');
    await page.getByLabel(/“五、.*”的文字/).fill('存在的主要问题是公开不够及时，将加强学习培训。\n');
    await page.getByLabel(/“六、.*”的文字/).fill('本年未收取信息处理费。\n');
    await page.getByRole('button', { name: '预览', exact: true }).click();
    await page.getByRole('dialog', { name: /预览/ }).getByText('本年共收到政府信息公开申请7件。').waitFor();
    await assertAccessible(page);
    await page.keyboard.press('Escape');
    await save(page);
  });
  const address = page.url();
  assertQuiet();

  await t.test('the reviewer comments on a cell and checks the report', async () => {
    const reviewer = await server.signIn('reviewer');
    const other = await openConsole(chromium, server.url, {
      person: reviewer,
      path: new URL(address).pathname,
    });
    await cell(other.page, 'requests.newlyReceived.total').focus();
    await other.page.getByRole('tab', { name: '本格' }).click();
    await other.page.getByLabel(/^批注表三/).fill('已与台账核对。');
    await other.page.getByRole('button', { name: '添加批注' }).click();
    await other.page.getByText('已与台账核对。').first().waitFor();
    await assertAccessible(other.page);
    await other.page.getByRole('button', { name: '校核', exact: true }).click();
    await other.page.getByRole('button', { name: '校核通过' }).click();
    await other.page.getByText(/下一步是签发：由负责人办理/).waitFor();
    other.assertQuiet();
  });

  await t.test('the leader signs, submits and publishes, and the public reads it', async () => {
    const leader = await server.signIn('leader');
    const other = await openConsole(chromium, server.url, {
      person: leader,
      path: new URL(address).pathname,
    });
    for (const step of ['签发', '报送主管部门', '发布']) {
      await other.page.getByRole('button', { name: step, exact: true }).click();
      await other.page
        .getByRole('dialog')
        .getByRole('button', { name: step.slice(0, 2) })
        .click();
      await other.page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    await other.page.getByText('已发布').first().waitFor();
    await assertAccessible(other.page);
    const year = Number(server.app.today().slice(0, 4)) - 1;
    assert.equal((await server.visit(`/annual-reports/${year}`)).status, 200);
    other.assertQuiet();
  });
});

test('when a colleague saves first, nothing typed is lost', async () => {
  const [one, two] = await Promise.all([
    server.signIn('disclosure-clerk'),
    server.signIn('disclosure-clerk'),
  ]);
  const made = (await (await one('/api/annual-reports', { json: { year: '2022' } })).json()) as {
    id: string;
  };
  const path = `/console/annual-reports/${made.id}`;
  const mine = await openConsole(chromium, server.url, { person: one, path });
  const theirs = await openConsole(chromium, server.url, { person: two, path });
  await mine.page.getByLabel(/“六、.*”的文字/).fill('我写的第六部分。');
  await theirs.page.getByLabel(/“五、.*”的文字/).fill('同事写的第五部分。');
  await save(theirs.page);
  await mine.page.getByRole('button', { name: '保存', exact: true }).click();
  const dialog = mine.page.getByRole('dialog', { name: '这份报告刚刚被其他同事保存过' });
  await dialog.waitFor();
  await assertAccessible(mine.page);
  await dialog.getByRole('button', { name: /载入同事的版本/ }).click();
  assert.equal(await mine.page.getByLabel(/“六、.*”的文字/).inputValue(), '我写的第六部分。');
  assert.match(await mine.page.getByLabel(/“五、.*”的文字/).inputValue(), /同事写的第五部分。/);
  await save(mine.page);
  mine.assertQuiet();
});

test('deep in the form a bar offers to save, and so does the keyboard', async () => {
  const clerk = await server.signIn('disclosure-clerk');
  const made = (await (await clerk('/api/annual-reports', { json: { year: '2019' } })).json()) as {
    id: string;
  };
  for (const width of [1280, 390]) {
    const path = `/console/annual-reports/${made.id}`;
    const { page, assertQuiet } = await openConsole(chromium, server.url, { person: clerk, path, width });
    const bar = page.locator('.save-bar');
    await cell(page, 'requests.carriedOver.naturalPerson').fill(String(width));
    await bar.waitFor();
    assert.ok(await page.getByRole('button', { name: '保存修改' }).isVisible());
    await assertAccessible(page);
    await page.keyboard.press('Control+s');
    await bar.waitFor({ state: 'hidden' });
    await cell(page, 'requests.carriedOver.naturalPerson').fill('3');
    await page.getByRole('button', { name: '保存修改' }).click();
    await bar.waitFor({ state: 'hidden' });
    assertQuiet();
  }
});

test('the comparison with last year stands in the cells and in a chart', async () => {
  const clerk = await server.signIn('disclosure-clerk');
  await clerk('/api/annual-reports', { json: { year: '2020' } });
  const made = (await (await clerk('/api/annual-reports', { json: { year: '2021' } })).json()) as {
    id: string;
  };
  const { page, assertQuiet } = await openConsole(chromium, server.url, {
    person: clerk,
    path: `/console/annual-reports/${made.id}`,
    width: 390,
  });
  await page.getByLabel('显示上年数和增减').check();
  await page.locator('.cell-last-year').first().waitFor();
  await page.getByText('与上年对照的图').click();
  await page.locator('.year-chart canvas').waitFor();
  await assertAccessible(page);
  assertQuiet();
});
