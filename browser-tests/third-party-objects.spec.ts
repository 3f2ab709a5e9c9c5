/** A third party is asked in writing and objects with good reason: the guided path says what is missing and ends in one row. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { arrival, pageOf, registered, wish } from '#capabilities/disclosure-requests/testing.ts';
import { assertAccessible } from './browser.ts';
import { answerPath, choose, type Desk, openDesk, ordinaryPath, takeStep } from './requests-desk.ts';

let desk: Desk;
before(async () => {
  desk = await openDesk('2024-09-02');
});
after(() => desk?.close());

test('silence would not be consent, an objection with reason withholds, and the days of asking do not count', async () => {
  const clerk = await desk.server.signIn('disclosure-clerk');
  const { id } = await registered(clerk, arrival('2024-09-02', { wish: wish('东湖路小学食堂承包合同') }));
  const { page, assertQuiet } = await desk.open(clerk, `/console/requests/${id}`);

  await takeStep(page, '书面征求意见', {
    对方名称: '某某餐饮有限公司',
    征求意见的事项: '是否同意公开承包合同中的价款和配方条款。',
  });
  const asked = page.getByRole('region', { name: '征求意见' });
  await asked.getByText('等待意见').waitFor();
  await takeStep(page, '记录送达');

  // The path shows before the answer is there what the outcome would still want.
  const path = [
    ...ordinaryPath,
    ['该信息有没有不得公开或者可以不公开的内容？', '涉及商业秘密、个人隐私等，公开会损害第三方合法权益'],
    ['第三方的意见是什么？', '不同意，且有合理理由'],
    ['不公开是否可能对公共利益造成重大影响？', '不会'],
    ['申请公开的信息能不能作区分处理？', '不能，全部不予公开'],
  ] as const;
  const outcome = page.getByRole('region', { name: '处理结果' });
  await outcome.getByRole('button', { name: '拟定处理结果' }).click();
  await answerPath(page, path);
  await outcome.getByText(/✕ 缺少：第三方的意见/).waitFor();
  await assertAccessible(page);
  await outcome.getByRole('button', { name: /^确定为/ }).click();
  await outcome.getByRole('alert').first().waitFor();
  await outcome.getByRole('button', { name: '取消' }).click();

  await desk.on('2024-09-10');
  await page.clock.setFixedTime(new Date('2024-09-10T02:00:00Z'));
  await takeStep(
    page,
    '收到意见',
    { 意见的内容: '合同载有本公司的配方，属于商业秘密，不同意公开。' },
    async (dialog) => {
      await choose(dialog, '意见', '不同意公开');
      await dialog.getByLabel('不同意的理由合理').check();
    },
  );
  await asked.getByText('已答复').waitFor();
  assert.ok((await pageOf(clerk, id)).dueOn !== '2024-09-30', 'the days of asking are not counted');

  await outcome.getByRole('button', { name: '拟定处理结果' }).click();
  await answerPath(page, path);
  await outcome.getByText(/✓ 已有：第三方的意见/).waitFor();
  for (const field of await outcome.locator('textarea').all())
    await field.fill('合同载有配方，公开会损害该公司的商业秘密，依照条例第十五条不予公开。');
  await outcome.getByRole('button', { name: /^确定为/ }).click();
  await outcome.getByText('2024年9月10日拟定').waitFor();
  assert.equal((await pageOf(clerk, id)).outcomeDecision?.code, 'refused.thirdPartyRights');
  await page.setViewportSize({ width: 390, height: 844 });
  await assertAccessible(page);
  assertQuiet();
});
