/** A clerk imports a table of licences, mends two rows of it, and finds the figure and its records in the annual report. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { type SpreadsheetCell, writeSpreadsheet } from '#platform/documents/spreadsheet.ts';
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

const heads = [
  '许可决定文书号',
  '行政相对人名称',
  '统一社会信用代码',
  '许可事项',
  '许可内容',
  '依据',
  '决定日期',
];
const code = '91110000MA01KAE416';
const line = (n: number, changes: { code?: string; day?: string } = {}) => [
  `凤教体许〔2024〕${n}号`,
  '某某演艺有限公司',
  changes.code ?? code,
  '营业性演出审批',
  '准予举办营业性演出',
  '《营业性演出管理条例》第十三条',
  changes.day ?? `2024年3月${n}日`,
];

async function workbook(rows: readonly string[][]) {
  const cells = [heads, ...rows].flatMap((texts, row) =>
    texts.map((value, column): SpreadsheetCell => ({ row, column, value, look: 'plain' })),
  );
  const bytes = await writeSpreadsheet({
    title: '许可台账',
    creator: '',
    properties: {},
    sheets: [{ name: '许可', widths: [], cells }],
  });
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { name: '许可台账.xlsx', mimeType, buffer: Buffer.from(bytes) };
}

test('a table with two faulty rows is mended and imported; table 二 counts it and opens its records', async () => {
  const clerk = await server.signIn('disclosure-clerk');
  const { page, assertQuiet } = await openConsole(chromium, server.url, {
    person: clerk,
    path: '/console/registers?register=licences',
  });
  await heading(page, '登记簿').waitFor();
  await page.getByText('没有行政许可的记录').waitFor();
  await assertAccessible(page);

  // Two of three rows are wrong: each fault is named by its row and column, and nothing is imported.
  await page.getByRole('button', { name: '从Excel导入' }).click();
  const dialog = page.getByRole('dialog', { name: '导入行政许可' });
  const file = dialog.getByLabel('Excel表格（.xlsx）');
  await file.setInputFiles(
    await workbook([line(1), line(2, { day: '三月初' }), line(3, { code: `${code}9` })]),
  );
  await dialog.getByText('发现2处问题，没有导入任何一行').waitFor();
  await dialog.getByRole('row', { name: /第3行 决定日期（G列）.*不是日期/ }).waitFor();
  await dialog.getByRole('row', { name: /第4行 统一社会信用代码（C列）.*应为18位/ }).waitFor();
  assert.ok(await dialog.getByRole('button', { name: '导入', exact: true }).isDisabled());
  await assertAccessible(page);

  // Mended, all three go in and are public at once.
  await file.setInputFiles(await workbook([line(1), line(2), line(3)]));
  await dialog.getByText('共3行，检查无误，可以导入3件。').waitFor();
  await dialog.getByRole('button', { name: '导入3件' }).click();
  await page.getByRole('row', { name: /凤教体许〔2024〕3号.*已公开/ }).waitFor();
  await assertAccessible(page);

  // The public sees them.
  const list = await (await server.visit('/registers/licences?year=2024')).text();
  assert.match(list, /凤教体许〔2024〕1号/);

  // The figures of the year count them.
  await page.getByRole('navigation', { name: '登记簿' }).getByRole('link', { name: '年度数字' }).click();
  await page.goto(new URL('/console/registers?register=figures&year=2024', server.url).href);
  const row = page.getByRole('row', { name: /“行政许可”/ });
  await row.getByText('3条记录').click();
  await row.getByRole('link', { name: /凤教体许〔2024〕2号/ }).waitFor();
  await assertAccessible(page);

  // The report of the year begins with them, and the cell opens the records behind it.
  await page.goto(new URL('/console/annual-reports/new?year=2024', server.url).href);
  await page
    .getByRole('button', { name: /建立|新建|开始/ })
    .last()
    .click();
  await heading(page, '2024年度报告').waitFor();
  const cell = page.getByRole('textbox', { name: /^表二“行政许可”/ });
  assert.equal(await cell.inputValue(), '3');
  await cell.focus();
  await page.getByRole('tab', { name: '本格' }).click();
  const panel = page.getByRole('region', { name: '登记簿记录' });
  await panel.getByRole('link', { name: /凤教体许〔2024〕2号/ }).waitFor();
  await page.getByText('按记录统计').waitFor();
  await assertAccessible(page);

  // Typed over, it is asked about; the button puts the registers' figure back.
  await cell.fill('5');
  await page.getByRole('button', { name: '保存', exact: true }).first().click();
  await page
    .getByText(/填的是5，按登记簿的3条记录应为3/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: '按记录填写' }).click();
  const fill = page.getByRole('dialog', { name: '按记录填写' });
  await fill.getByText(/“行政许可”.*现为5，登记簿为3/).waitFor();
  await assertAccessible(page);
  await fill.getByRole('button', { name: '填写表二、表三、表四' }).click();
  await fill.waitFor({ state: 'hidden' });
  assert.equal(await cell.inputValue(), '3');

  // From the cell to the record itself.
  await panel.getByRole('link', { name: /凤教体许〔2024〕2号/ }).click();
  const opened = page.getByRole('dialog', { name: /营业性演出审批/ });
  await opened.getByText('从表格导入').waitFor();
  await assertAccessible(page);
  assertQuiet();
});
