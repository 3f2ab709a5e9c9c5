/** A citizen asks on a phone, without an account and without script, and follows it to the reply. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser as Chromium, Page } from 'playwright-core';
import type { CaseViewData } from '#capabilities/disclosure-requests/contract.ts';
import type { ReleaseViewData } from '#capabilities/disclosure-requests/contract-release.ts';
import {
  answered,
  done,
  type Input,
  issuedLetter,
  step,
  withRemedies,
} from '#capabilities/disclosure-requests/testing.ts';
import { paragraph, run, wordFile } from '#platform/documents/testing-office.ts';
import type { Browser, TestServer } from '#platform/http/testing.ts';
import { allPaths, outcomeOf } from '#rules/requests/outcome-path.ts';
import { assertAccessible, newPage, serverAndBrowser } from './browser.ts';

let server: TestServer;
let chromium: Chromium;
let clerk: Browser;
let reviewer: Browser;
let leader: Browser;

before(async () => {
  [server, chromium] = await serverAndBrowser();
  clerk = await server.signIn('disclosure-clerk');
  reviewer = await server.signIn('reviewer');
  leader = await server.signIn('leader');
  await withRemedies(leader);
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

/** A picture as a phone's camera would make it, only smaller. */
const photograph = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/**
 * What the phone shows, shown once more in a window 320 px wide with script, which axe needs. Pictures are kept where
 * SCREENSHOTS says.
 */
async function looked(page: Page, eye: Page, name: string): Promise<void> {
  const body = await page.content();
  const address = page.url();
  await eye.route(address, (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }));
  await eye.goto(address);
  await assertAccessible(eye);
  const folder = process.env.SCREENSHOTS;
  for (const width of folder ? [1280, 390, 320] : []) {
    await eye.setViewportSize({ width, height: 800 });
    await eye.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
  }
  await eye.unroute(address);
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();

/** The case as the clerk's list has it. */
async function caseOf(number: string): Promise<string> {
  const { rows } = await answered<{ rows: { id: string; number: string }[] }>(clerk('/api/requests'));
  const id = rows.find((row) => row.number === number)?.id;
  assert.ok(id, `${number} is in the register`);
  return id;
}

/** A file of the office's, checked for release by two people, becomes an attachment of the reply. */
async function releaseFile(id: string, name: string): Promise<void> {
  const bytes = wordFile(paragraph(run('2024年小学学区划分方案')) + paragraph(run('一、城区各小学学区。')));
  const headers = {
    'content-type': 'application/octet-stream',
    'x-gongkai-file-name': encodeURIComponent(name),
  };
  const kept = await answered<CaseViewData>(
    clerk(`/api/requests/${id}/files?purpose=document`, {
      ...{ method: 'POST', body: Buffer.from(bytes), headers },
    }),
  );
  const file = kept.files.find((one) => one.name === name)?.id;
  const release = await answered<ReleaseViewData>(clerk(`/api/requests/${id}/releases`, { json: { file } }));
  const at = `/api/requests/${id}/releases/${release.id}`;
  const marked = await answered<ReleaseViewData>(
    clerk(`${at}/marks`, { method: 'PUT', json: { revision: release.revision, marks: [] } }),
  );
  const made = await answered<ReleaseViewData>(
    clerk(`${at}/production`, { json: { revision: marked.revision } }),
  );
  await answered(reviewer(`${at}/clearance`, { json: { revision: made.revision } }));
}

/** The information is disclosed, cleared by others than the drafter, and sent online. */
async function replyTo(id: string): Promise<void> {
  const answers = allPaths().find((path) => {
    const result = outcomeOf(path);
    return result?.code === 'disclosed' && result.variant === 'provide';
  });
  assert.ok(answers);
  const decision: Input = { answers, particulars: {}, earlierRequest: null, items: [] };
  await done(clerk, id, 'outcome', decision);
  await done(clerk, id, 'clearance/submit', { note: '' });
  const legal = await step(reviewer, id, 'clearance/legal', { opinion: '可以公开' });
  assert.ok([200, 409].includes(legal.status));
  await done(leader, id, 'clearance/approve', { opinion: '同意' });
  await done(clerk, id, 'clearance/seal');
  const text = '您申请的方案，现予公开，见附件。\n感谢您对我们工作的关心。';
  const on = server.app.today();
  const letter = await issuedLetter(clerk, id, {
    ...{ kind: 'reply-provide', on, words: { provided: '2024年小学学区划分方案' } },
  });
  const reply = { way: 'online', letter, text, proof: null, proofNumber: '' };
  await done(clerk, id, 'reply', { on, ...reply });
}

test('a citizen asks on a phone without an account and follows it to the reply', async () => {
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, javaScriptEnabled: false };
  const context = await chromium.newContext(phone);
  const page = await newPage(context);
  const desk = await chromium.newContext({ viewport: { width: 320, height: 800 } });
  const eye = await newPage(desk);

  await page.goto(server.url);
  await page
    .getByRole('link', { name: /依申请公开/ })
    .first()
    .click();
  await heading(page, '申请公开政府信息');
  await looked(page, eye, '1-form');

  // She forgets most of it, and is told what, with what she wrote still there.
  await page.getByLabel('姓名或者单位名称').fill('王奶奶');
  await page.getByLabel('身份证明的照片或者扫描件').setInputFiles({
    ...{ name: '身份证.png', mimeType: 'image/png', buffer: photograph },
  });
  await press(page, '下一步：核对');
  await heading(page, '还没有提交，请改正下列各处');
  assert.equal(await page.getByLabel('姓名或者单位名称').inputValue(), '王奶奶');
  await looked(page, eye, '2-problems');

  await page.getByLabel('公民（自然人）').check();
  await page.getByLabel('电话', { exact: true }).fill('13800001234');
  await page.getByLabel('信息的名称、文号，或者一句话描述').fill('2024年小学学区划分方案');
  await page.getByLabel('电子文件').check();
  await page.getByLabel('网上查收').check();
  await page.getByLabel('阅读有困难，或者视力、听力有障碍，需要帮助').check();
  await press(page, '下一步：核对');
  await heading(page, '核对以后提交');
  assert.match((await page.locator('.filled').textContent()) ?? '', /身份证\.png/, 'chosen once is enough');
  await looked(page, eye, '3-check');
  await press(page, '提交申请');

  await heading(page, '申请已经提交');
  const number = (await page.locator('.receipt-number').textContent()) ?? '';
  const code = (await page.locator('.receipt-code').textContent()) ?? '';
  await looked(page, eye, '4-receipt');
  await press(page, '离开');

  // Later, with the slip of paper in her hand; small letters will do.
  await heading(page, '查询申请进展');
  await looked(page, eye, '5-look-up');
  await page.getByLabel('编号').fill(number);
  await page.getByLabel('查询码').fill('0000-0000-0000-0000');
  await press(page, '查看我的申请');
  await heading(page, '没有打开');
  await looked(page, eye, '6-wrong-code');
  await page.getByLabel('查询码').fill(code.toLowerCase().replaceAll('-', ' '));
  await press(page, '查看我的申请');
  await heading(page, '现在：等待确认');
  await looked(page, eye, '7-to-confirm');
  await press(page, '确认是我提交的');
  await page.getByText('已经确认。').waitFor();

  const id = await caseOf(number);
  const today = server.app.today();
  await done(clerk, id, 'confirm', { on: today, how: 'telephone', applicantConfirmedOn: null });
  await done(clerk, id, 'correction', { what: '请写明是城区还是乡镇的方案', workingDays: 10, way: 'online' });

  await page.reload();
  await heading(page, '现在：等待您补正');
  await page.getByLabel('补正的内容').fill('城区的。');
  await looked(page, eye, '8-correction');
  await press(page, '提交补正');
  await heading(page, '现在：正在办理');
  await page.getByText(/逐日计算表/).click();
  await page.getByRole('cell', { name: '第20个工作日' }).waitFor();
  await looked(page, eye, '9-dates');

  await releaseFile(id, '学区方案.docx');
  await replyTo(id);

  await page.reload();
  await heading(page, '现在：已答复');
  await page.getByText('您申请的方案，现予公开，见附件。').waitFor();
  await looked(page, eye, '10-reply');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /学区方案/ }).click(),
  ]);
  assert.match(download.suggestedFilename(), /学区方案.*\.docx$/);
  assert.equal(await download.failure(), null);
  const shown = await answered<CaseViewData>(clerk(`/api/requests/${id}`));
  assert.equal(shown.deliveredOn, today, 'reading it online is the receipt');

  await page.getByLabel('非常满意').check();
  await page.getByLabel('想说的话').fill('字很大，看得清楚。');
  await press(page, '提交评价');
  await page.getByText('您的评价：非常满意。谢谢您。').waitFor();
  await looked(page, eye, '11-rated');
  await Promise.all([context.close(), desk.close()]);
});
