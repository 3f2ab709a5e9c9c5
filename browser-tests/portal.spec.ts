/** A citizen on the public site. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { permissionsOf, type Role } from '#capabilities/accounts/index.ts';
import { publishSample } from '#capabilities/annual-report/sample/index.ts';
import { publishedSample } from '#capabilities/annual-report/sample/testing.ts';
import { writeReport } from '#capabilities/annual-report/writing/index.ts';
import type { Staff } from '#platform/app.ts';
import type { TestServer } from '#platform/http/testing.ts';
import { withFigure } from '#rules/annual-report/tables.ts';
import { assertAccessible, newPage, serverAndBrowser } from './browser.ts';

let server: TestServer;
let browser: Browser;

before(async () => {
  [server, browser] = await serverAndBrowser();
  await publishSample(server.app, server.organ.name, {
    clerk: await person('clerk', 'disclosure-clerk'),
    reviewer: await person('reviewer', 'reviewer'),
    leader: await person('leader', 'leader'),
  });
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** Somebody with one role, as the sample's steps want them. */
async function person(loginName: string, role: Role): Promise<Staff> {
  const { staff } = await server.hire(loginName, role);
  return { id: staff.id, organId: server.organ.id, name: staff.name, permissions: permissionsOf([role]) };
}

/** One visit in a browser of its own; console errors fail the test. */
async function visit(
  work: (page: Page) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  try {
    const page = await newPage(context);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      // Chromium itself reports the status of a missing page.
      if (message.type() === 'error' && !message.text().includes('status of 404'))
        errors.push(message.text());
    });
    await work(page);
    assert.deepEqual(errors, []);
  } finally {
    await context.close();
  }
}

const open = (page: Page, path: string) => page.goto(server.url + path);
test('a page that is not there says so, and leads back', async () => {
  await visit(async (page) => {
    assert.equal((await open(page, '/no-such-page'))?.status(), 404);
    await page.getByRole('link', { name: '回到首页' }).click();
    assert.equal(new URL(page.url()).pathname, '/');
  });
});

test('an old reader turns on large type without script, and it is remembered', async () => {
  await visit(
    async (page) => {
      await open(page, '/disclosure');
      await page.getByRole('link', { name: '适老大字版', exact: true }).click();
      assert.equal(new URL(page.url()).pathname, '/disclosure');
      await page.getByRole('link', { name: '政府信息公开年报' }).first().click();
      assert.match((await page.locator('html').getAttribute('class')) ?? '', /display-large/);
      await page.getByRole('link', { name: '关闭适老大字版' }).click();
      assert.equal(await page.locator('html').getAttribute('class'), '');
    },
    { javaScriptEnabled: false },
  );
});

test('a citizen finds the published report from the front page, and its files', async () => {
  await visit(async (page) => {
    await open(page, '/');
    await page.getByRole('link', { name: '查看全文' }).click();
    assert.equal(new URL(page.url()).pathname, '/annual-reports/2024');
    assert.equal(await page.locator('.report-section').count(), 6);
    assert.equal(await page.locator('[id="cell-requests-newlyReceived-total"]').textContent(), '0');
    for (const kind of ['docx', 'json', 'csv']) {
      const answer = await page.request.get(`${server.url}/annual-reports/2024.${kind}`);
      assert.equal(answer.status(), 200, kind);
    }
  });
});

test('the keyboard alone leads past the header into the content', async () => {
  await visit(async (page) => {
    await open(page, '/annual-reports/2024');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), '跳到正文');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'content');
  });
});

for (const javaScriptEnabled of [true, false]) {
  test(`a clerk hands in a report with a fault and is told the cell (${javaScriptEnabled ? 'with' : 'without'} script)`, async () => {
    const faulty = withFigure(publishedSample(), 'disputes.reconsideration.upheld', 3);
    const buffer = Buffer.from(await writeReport(faulty, 'docx'));
    await visit(
      async (page) => {
        await open(page, '/report-check');
        await page.getByLabel('选择文件').setInputFiles({ name: '年报.docx', mimeType: '', buffer });
        await page.getByRole('button', { name: '开始体检' }).click();
        await page.getByRole('heading', { level: 1, name: '体检结果' }).waitFor();
        const finding = page.locator('.finding').first();
        assert.match((await finding.textContent()) ?? '', /行政复议/);
        await finding.getByRole('link').first().click();
        assert.match(page.url(), /#cell-disputes-reconsideration-total$/);
        assert.match((await page.locator(':target').textContent()) ?? '', /应为3/);
        if (javaScriptEnabled) await assertAccessible(page);
      },
      javaScriptEnabled ? {} : { javaScriptEnabled },
    );
  });
}
