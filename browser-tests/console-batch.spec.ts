/** The superior office checks the reports of its bodies in one upload. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { TestServer } from '#platform/http/testing.ts';
import { blankReport, cellPaths, setFigure } from '#rules/annual-report/tables.ts';
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

/** A report of zeros with `received` requests that were answered, or lost when `lost`. */
function reportFile(organ: string, received: number, lost: boolean) {
  const report = { ...blankReport(), organ, year: '2024' };
  for (const path of cellPaths(report)) setFigure(report, path, path.endsWith('WanYuan') ? '0' : 0);
  for (const column of ['naturalPerson', 'total']) {
    setFigure(report, `requests.newlyReceived.${column}`, received);
    if (!lost) setFigure(report, `requests.disclosed.${column}`, received);
    if (!lost) setFigure(report, `requests.totalHandled.${column}`, received);
  }
  report.narrative.title = `${organ}2024年政府信息公开工作年度报告`;
  return { name: `${organ}.json`, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(report)) };
}

test('many reports go up at once; each body, its faults and the sums come back', async () => {
  const superior = await server.signIn('superior');
  const { page, assertQuiet } = await openConsole(chromium, server.url, {
    person: superior,
    path: '/console/batches',
  });
  await heading(page, '批量校核').waitFor();
  await assertAccessible(page);
  await page.getByLabel('名称').fill('2024年度');
  await page
    .getByLabel('年度报告文件')
    .setInputFiles([
      reportFile('某某区民政局', 3, false),
      reportFile('某某区水利局', 4, true),
      { name: '照片.pdf', mimeType: 'application/pdf', buffer: Buffer.from('not a pdf at all') },
    ]);
  await page.getByRole('button', { name: '上传并校核' }).click();

  await heading(page, '2024年度').waitFor();
  await page.getByText(/共3份：1份有差错，1份没有读出/).waitFor();
  await page.getByRole('row', { name: /某某区水利局.*差错/ }).waitFor();
  await page.getByRole('row', { name: /照片\.pdf.*没有读出/ }).waitFor();
  assert.match((await page.getByRole('row', { name: /合计/ }).textContent()) ?? '', /7/);
  await assertAccessible(page);

  await page.getByRole('link', { name: '某某区水利局' }).click();
  await heading(page, /某某区水利局/).waitFor();
  await page.getByRole('complementary').getByText(/差错/).first().waitFor();
  await assertAccessible(page);

  await page.goBack();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: /下载汇总表/ }).click();
  assert.match((await download).suggestedFilename(), /\.xlsx$/);
  assertQuiet();
});
