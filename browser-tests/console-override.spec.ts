/** A report that does not balance must be published as approved: the leader writes why, and the public reads it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { Browser as Person, TestServer } from '#platform/http/testing.ts';
import { blankReport, cellPaths, setFigure } from '#rules/annual-report/tables.ts';
import { assertAccessible, serverAndBrowser } from './browser.ts';
import { openConsole } from './console.ts';

let server: TestServer;
let chromium: Browser;
before(async () => {
  [server, chromium] = await serverAndBrowser();
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

type View = { readonly id: string; readonly version: number };
const answered = async (response: Response): Promise<View> => {
  assert.equal(response.status, 200, await response.clone().text());
  return (await response.json()) as View;
};

/** A checked report with one request received and none answered or carried over. */
async function unbalanced(clerk: Person, reviewer: Person): Promise<string> {
  const { id, version } = await answered(await clerk('/api/annual-reports', { json: { year: '2024' } }));
  const report = { ...blankReport(), year: '2024' };
  for (const path of cellPaths(report)) setFigure(report, path, path.endsWith('WanYuan') ? '0' : 0);
  setFigure(report, 'requests.newlyReceived.naturalPerson', 1);
  setFigure(report, 'requests.newlyReceived.total', 1);
  report.narrative = { ...report.narrative, title: '2024年政府信息公开工作年度报告', overview: '总体情况。' };
  const saved = await answered(
    await clerk(`/api/annual-reports/${id}`, { method: 'PUT', json: { version, report } }),
  );
  await answered(
    await reviewer(`/api/annual-reports/${id}/steps/check`, { json: { version: saved.version } }),
  );
  return id;
}

test('a report with errors is not signed until the leader has written why, and the reason is public', async () => {
  const [clerk, reviewer, leader] = await Promise.all([
    server.signIn('disclosure-clerk'),
    server.signIn('reviewer'),
    server.signIn('leader'),
  ]);
  const id = await unbalanced(clerk, reviewer);
  const { page, assertQuiet } = await openConsole(chromium, server.url, {
    person: leader,
    path: `/console/annual-reports/${id}`,
  });
  await page.getByText(/下一步是签发：报告还有\d+处差错/).waitFor();
  await page.getByRole('button', { name: '带差错发布…' }).click();
  const dialog = page.getByRole('dialog', { name: /书面说明理由/ });
  await dialog.getByLabel(/理由/).fill('太短');
  assert.ok(await dialog.getByRole('button', { name: /说明理由/ }).isDisabled());
  const reason = '该申请于年末收到，办理数字以上级核定的口径为准。';
  await dialog.getByLabel(/理由/).fill(reason);
  await assertAccessible(page);
  await dialog.getByRole('button', { name: /说明理由/ }).click();
  await page.getByText(/允许带差错按原数公布/).waitFor();

  for (const step of ['签发', '报送主管部门', '发布']) {
    await page.getByRole('button', { name: step, exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: step.slice(0, 2) })
      .click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  await page.getByRole('button', { name: /撤回/ }).waitFor();
  assertQuiet();
  assert.match(await (await server.visit('/annual-reports/2024')).text(), new RegExp(reason));
});
