/** A clerk takes a letter handed in at the counter, asks for its correction on day 7, and is refused on day 8. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { arrival, registered } from '#capabilities/disclosure-requests/testing.ts';
import { assertAccessible } from './browser.ts';
import { heading } from './console.ts';
import { choose, type Desk, openDesk, takeStep } from './requests-desk.ts';

let desk: Desk;
before(async () => {
  desk = await openDesk('2024-09-02');
});
after(() => desk?.close());

test('a letter at the counter: receipt, correction in time, and none a day too late', async () => {
  const clerk = await desk.server.signIn('disclosure-clerk');
  const { page, assertQuiet } = await desk.open(clerk, '/console/requests');
  await heading(page, '依申请公开').waitFor();
  await page.getByText('没有应办的事项。').waitFor();
  await assertAccessible(page);

  // Two letters are handed in on the same Monday; neither says who may be written to.
  const takeLetter = async (subject: string): Promise<string> => {
    await page.getByRole('link', { name: '登记申请' }).click();
    await heading(page, '登记申请').waitFor();
    await page.getByLabel('姓名', { exact: true }).fill('张三丰');
    await page.getByLabel('政府信息的名称、文号或者其他特征性描述').fill(subject);
    await page.getByRole('button', { name: '登记', exact: true }).click();
    const receipt = page.getByRole('region', { name: '政府信息公开申请登记回执' });
    await receipt.getByText('查询码只显示这一次').waitFor();
    await receipt.getByRole('img', { name: '查询页面的二维码' }).waitFor();
    await receipt.getByText(/收到申请之日为2024年9月2日，应于2024年9月30日前答复/).waitFor();
    await receipt.getByText(/还缺少：身份证明、联系方式/).waitFor();
    return (await receipt.getByText(/^2024-\d{4}$/).innerText()).trim();
  };
  await page.getByRole('link', { name: '登记申请' }).click();
  await heading(page, '登记申请').waitFor();
  await assertAccessible(page);
  await choose(page, '来源', '邮寄');
  await page.getByLabel('签收之日').waitFor();
  await choose(page, '来源', '办公场所当面');
  await page.getByRole('button', { name: '取消' }).click();
  await page.getByRole('button', { name: '放弃修改并离开' }).click();
  const first = await takeLetter('2023年义务教育学校学区划分方案');
  await assertAccessible(page);
  await page.getByRole('link', { name: '依申请公开' }).first().click();
  const second = await takeLetter('东湖路小学施工合同');

  // On the seventh working day the first may still be asked for, once.
  await desk.on('2024-09-11');
  await page.clock.setFixedTime(new Date('2024-09-11T02:00:00Z'));
  await page.getByRole('link', { name: '依申请公开' }).first().click();
  await page.reload();
  const item = page.getByRole('listitem').filter({ hasText: first });
  await item.getByText('申请缺少法定内容：一次性告知补正。').waitFor();
  await item.getByText('！今天到期').first().waitFor();
  await assertAccessible(page);
  await item.getByRole('link').first().click();
  await heading(page, new RegExp(first)).waitFor();
  await page
    .getByText(/这个日期是怎样算出来的/)
    .first()
    .click();
  await page
    .getByRole('row', { name: /2024-09-11.*工作日.*7/ })
    .first()
    .waitFor();
  await assertAccessible(page);
  await takeStep(page, '告知补正', { 需要补正的内容: '请补充身份证明复印件和联系电话。' });
  await page.getByText('等待补正', { exact: true }).waitFor();
  await assertAccessible(page);

  // On the eighth the second may not: the button is shut, and says why.
  await desk.on('2024-09-12');
  await page.clock.setFixedTime(new Date('2024-09-12T02:00:00Z'));
  await page.getByRole('link', { name: '依申请公开' }).first().click();
  await page.reload();
  await page
    .getByRole('link', { name: new RegExp(second) })
    .first()
    .click();
  await heading(page, new RegExp(second)).waitFor();
  const refused = page
    .getByRole('listitem')
    .filter({ hasText: '不能办理：' })
    .filter({ hasText: '告知补正' });
  assert.ok(await refused.getByRole('button', { name: '告知补正' }).isDisabled());
  await refused.getByText(/7个工作日/).waitFor();
  await assertAccessible(page);
  assertQuiet();
});

test('calendar, register, printing and settings fit a desk and a telephone', async () => {
  const clerk = await desk.server.signIn('disclosure-clerk');
  await registered(clerk, arrival('2024-09-02'));
  const { page, assertQuiet } = await desk.open(clerk, '/console/requests?view=calendar&month=2024-09');
  await page.getByText('2024年9月答复到期的申请').waitFor();
  await assertAccessible(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await page.getByRole('heading', { name: /2024年9月30日，\d件到期/ }).waitFor();
  await assertAccessible(page);
  const tabs = page.getByRole('navigation', { name: '依申请公开' });
  await tabs.getByRole('link', { name: '登记簿' }).click();
  await page.getByRole('region', { name: '申请登记簿' }).getByRole('table').waitFor();
  await assertAccessible(page);
  await tabs.getByRole('link', { name: '文书打印' }).click();
  await page.getByText('这段时间没有成文的文书。').waitFor();
  await assertAccessible(page);
  await page.getByRole('link', { name: '设置和文书模板' }).click();
  await page.getByRole('region', { name: '文书模板' }).getByRole('table').waitFor();
  await page.getByRole('button', { name: '政府信息公开申请补正告知书' }).click();
  await page.getByRole('dialog', { name: '政府信息公开申请补正告知书' }).waitFor();
  await assertAccessible(page);
  assertQuiet();
});
