/** A clerk sees what an extension would do, asks for it; the head agrees in time, the applicant is told, the date moves. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { arrival, pageOf, registered } from '#capabilities/disclosure-requests/testing.ts';
import { assertAccessible } from './browser.ts';
import { heading } from './console.ts';
import { type Desk, openDesk, takeStep } from './requests-desk.ts';

let desk: Desk;
before(async () => {
  desk = await openDesk('2024-09-02');
});
after(() => desk?.close());

test('asked for by the clerk, agreed to by the head, told to the applicant', async () => {
  const clerk = await desk.server.signIn('disclosure-clerk');
  const leader = await desk.server.signIn('leader');
  const { id, number } = await registered(clerk, arrival('2024-09-02'));
  await desk.on('2024-09-20');

  // What if: the clerk asks for the date before asking for the thing.
  const clerks = await desk.open(clerk, `/console/requests/${id}`);
  const { page } = clerks;
  await page.getByText('到2024年9月30日').first().waitFor();
  await page.getByText('推算：如果延期').click();
  await page.getByRole('button', { name: '推算', exact: true }).click();
  await page.getByText('答复期限将到2024年11月1日；现在是2024年9月30日。').waitFor();
  await assertAccessible(page);
  await takeStep(page, '提请延长答复期限', { 理由: '涉及三个学校的档案，需要逐一核对。' });
  await page.getByText('决定是否同意延长答复期限。').waitFor();
  // The clerk cannot agree to it: the button is there, shut, and says whose it is.
  assert.ok(await page.getByRole('button', { name: '同意延长', exact: true }).isDisabled());

  // The head finds it on the first screen, and opens the case from what waits for approval.
  const heads = await desk.open(leader, '/console/');
  await heads.page.getByRole('link', { name: /依申请公开待负责人决定/ }).click();
  await heads.page.getByRole('link', { name: new RegExp(number) }).click();
  await heading(heads.page, new RegExp(number)).waitFor();
  await takeStep(heads.page, '同意延长', { 意见: '情况属实，同意延长。' });
  await heads.page.getByText('告知申请人延长答复期限。').waitFor();
  await assertAccessible(heads.page);

  // Told before the first date, the period is longer; the ledger says by whom.
  await page.reload();
  await takeStep(page, '告知申请人延长');
  await page.getByText('到2024年11月1日').first().waitFor();
  assert.equal((await pageOf(clerk, id)).dueOn, '2024-11-01');
  await page.setViewportSize({ width: 390, height: 844 });
  await assertAccessible(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await assertAccessible(page);
  clerks.assertQuiet();
  heads.assertQuiet();
});
