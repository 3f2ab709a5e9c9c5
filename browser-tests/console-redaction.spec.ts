/** A clerk makes a document ready to be given in part: marks it by keyboard and mouse, is stopped by what is left, and a second person lets it go. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { CaseViewData } from '#capabilities/disclosure-requests/contract.ts';
import type { ReleaseViewData } from '#capabilities/disclosure-requests/contract-release.ts';
import { answered, arrival, registered } from '#capabilities/disclosure-requests/testing.ts';
import { paragraph, pdfFile, run, wordFile } from '#platform/documents/testing-office.ts';
import type { Browser as Person, TestServer } from '#platform/http/testing.ts';
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

/** A file of a case as a release; returns the address of its screen. */
async function releaseOf(clerk: Person, name: string, bytes: Uint8Array): Promise<string> {
  const today = server.app.today();
  const { id } = await registered(clerk, arrival(today));
  const kept = await answered<CaseViewData>(
    clerk(`/api/requests/${id}/files?purpose=document`, {
      method: 'POST',
      body: Buffer.from(bytes),
      headers: {
        'content-type': 'application/octet-stream',
        'x-gongkai-file-name': encodeURIComponent(name),
      },
    }),
  );
  const file = kept.files.find((one) => one.name === name)?.id;
  const release = await answered<ReleaseViewData>(clerk(`/api/requests/${id}/releases`, { json: { file } }));
  return `/console/requests/${id}/releases/${release.id}`;
}

const letter = wordFile(
  paragraph(run('关于王小明反映问题的调查情况')) +
    paragraph(run('反映人王小明，身份证号110105199003070214，住凤泉区。')) +
    paragraph(run('经查，该路段路灯已于2024年3月修复。')),
);

test('a letter: a suggestion is ticked, a name is masked everywhere, and a second person lets it go', async () => {
  const clerk = await server.signIn('disclosure-clerk');
  const path = await releaseOf(clerk, '调查情况.docx', letter);
  const { page, assertQuiet } = await openConsole(chromium, server.url, { person: clerk, path });
  await heading(page, '区分处理：调查情况.docx').waitFor();
  await page.getByText('正文第3段').waitFor();
  await assertAccessible(page);

  // The number is offered by the checks; a whole paragraph is ticked.
  await page.getByRole('checkbox', { name: /110105199003070214 身份证号码/ }).check();
  await page.getByRole('checkbox', { name: /^遮盖正文第1段/ }).check();
  await page.getByRole('button', { name: '生成并核验' }).click();
  await page.getByText('核验通过：遮盖的内容已经找不到了。').waitFor();

  // The name stands in the second paragraph too: what was verified is worth nothing once it is marked everywhere.
  await page.getByLabel('处处遮盖的文字').fill('王小明');
  await page.getByLabel('处处遮盖的文字').press('Enter');
  await page.locator('mark', { hasText: '王小明' }).nth(1).waitFor({ state: 'attached' });
  await page.getByText('标记有改动，需要重新生成并核验。').waitFor();
  await page.getByRole('button', { name: '生成并核验' }).click();
  await page.getByText('核验通过：遮盖的内容已经找不到了。').waitFor();
  await page.getByText(/《调查情况.docx》作区分处理后提供，其中\d处因涉及商业秘密、个人隐私/).waitFor();
  assert.equal(await page.getByRole('button', { name: '放行' }).count(), 0);
  await assertAccessible(page);
  assertQuiet();
  await page.context().close();

  const leader = await server.signIn('leader');
  const second = await openConsole(chromium, server.url, { person: leader, path });
  await second.page.getByRole('button', { name: '放行' }).click();
  await second.page.getByText('已放行', { exact: true }).waitFor();
  second.assertQuiet();
  await second.page.context().close();
});

test('a PDF: a box is drawn with the mouse, another moved by keyboard, and words left elsewhere stop it', async () => {
  const clerk = await server.signIn('disclosure-clerk');
  const content =
    'BT /F1 14 Tf 50 150 Td (Applicant Wang Xiaoming) Tj ET BT /F1 14 Tf 50 60 Td (Copy to Wang Xiaoming) Tj ET';
  const path = await releaseOf(clerk, '来信.pdf', pdfFile({ content, size: '300 200' }));
  const { page, assertQuiet } = await openConsole(chromium, server.url, { person: clerk, path });
  const sheet = page.locator('.redaction-sheet');
  await sheet.locator('img').waitFor();
  await sheet.scrollIntoViewIfNeeded();
  const box = await sheet.boundingBox();
  assert.ok(box);
  const at = (x: number, y: number) =>
    [box.x + (x / 300) * box.width, box.y + (y / 200) * box.height] as const;
  await page.mouse.move(...at(118, 34));
  await page.mouse.down();
  await page.mouse.move(...at(150, 45), { steps: 4 });
  await page.mouse.move(...at(225, 56), { steps: 4 });
  await page.mouse.up();
  await page.getByText('标记（1处）').waitFor();
  await page.getByRole('button', { name: '生成并核验' }).click();
  await page.getByText(/遮盖的内容在第1页还能找到/).waitFor();
  assert.equal(await page.getByRole('link', { name: '下载核验后的文件' }).count(), 0);

  // By keyboard: the line of the list is ticked; a box is added, moved and taken away.
  await page.getByText(/第1页的文字清单/).click();
  await page.getByRole('checkbox', { name: 'Copy to Wang Xiaoming' }).check();
  await page.getByRole('button', { name: '在第1页加一个遮盖框' }).click();
  await page.getByText('标记（3处）').waitFor();
  const third = page.getByRole('button', { name: /^第1页第3个遮盖框/ });
  await third.focus();
  await third.press('ArrowDown');
  await third.press('Shift+ArrowRight');
  await third.press('Delete');
  await page.getByText('标记（2处）').waitFor();
  await assertAccessible(page);
  await page.getByRole('button', { name: '生成并核验' }).click();
  await page.getByRole('link', { name: '下载核验后的文件' }).waitFor();
  assertQuiet();
  await page.context().close();
});
