/** On a phone the wide lists of requests and disputes are cards: nothing lies beyond the edge, and each value has its name. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { arrival, registered } from '#capabilities/disclosure-requests/testing.ts';
import { blankFacts } from '#capabilities/disputes/model.ts';
import type { Browser as Person, TestServer } from '#platform/http/testing.ts';
import { assertAccessible, serverAndBrowser } from './browser.ts';
import { openConsole } from './console.ts';

let server: TestServer;
let chromium: Browser;
let clerk: Person;
before(async () => {
  [server, chromium] = await serverAndBrowser();
  clerk = await server.signIn('disclosure-clerk');
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

/** How far the list reaches beyond its frame. */
const beyond = (page: Page) =>
  page
    .locator('.stacked-table')
    .evaluate((frame) =>
      Math.max(frame.scrollWidth - frame.clientWidth, document.body.scrollWidth - innerWidth),
    );

test('the register: each case a card with its number on top and every value behind its name', async () => {
  const { number } = await registered(clerk, arrival(server.app.today()));
  for (const width of [390, 320]) {
    const path = '/console/requests?view=register';
    const { page, assertQuiet } = await openConsole(chromium, server.url, { person: clerk, path, width });
    await page.getByRole('link', { name: new RegExp(number) }).waitFor();
    assert.ok((await beyond(page)) <= 0);
    const card = page.getByRole('row', { name: new RegExp(number) });
    const channel = card.locator('[data-label="渠道"]');
    assert.ok(await channel.isVisible());
    assert.equal(await channel.evaluate((cell) => getComputedStyle(cell, '::before').content), '"渠道"');
    await assertAccessible(page);
    if (process.env.GONGKAI_PICTURES)
      await page.screenshot({
        path: `${process.env.GONGKAI_PICTURES}/register-${width}.png`,
        fullPage: true,
      });
    assertQuiet();
    await page.context().close();
  }
});

test('disputes: the same', async () => {
  const on = server.app.today();
  const facts = {
    ...blankFacts(),
    ...{ organ: '凤泉区人民政府', caseNumber: '凤政复〔2026〕7号', matter: '不服部分公开的答复' },
    ...{ acceptedOn: on, servedOn: on },
  };
  const recorded = await clerk('/api/disputes', { json: { facts } });
  assert.equal(recorded.status, 200, await recorded.text());
  const path = '/console/disputes';
  const { page, assertQuiet } = await openConsole(chromium, server.url, { person: clerk, path, width: 390 });
  await page.getByRole('link', { name: '不服部分公开的答复' }).waitFor();
  assert.ok((await beyond(page)) <= 0);
  assert.ok(await page.locator('[data-label="案号"]').isVisible());
  await assertAccessible(page);
  if (process.env.GONGKAI_PICTURES)
    await page.screenshot({ path: `${process.env.GONGKAI_PICTURES}/disputes-390.png`, fullPage: true });
  assertQuiet();
  await page.context().close();
});

test('on a desk it is a table as before', async () => {
  const path = '/console/requests?view=register';
  const { page } = await openConsole(chromium, server.url, { person: clerk, path });
  await page.getByRole('columnheader', { name: '渠道' }).waitFor();
  assert.equal(
    await page
      .locator('[data-label="渠道"]')
      .first()
      .evaluate((cell) => getComputedStyle(cell, '::before').content),
    'none',
  );
  if (process.env.GONGKAI_PICTURES)
    await page.screenshot({ path: `${process.env.GONGKAI_PICTURES}/register-1280.png` });
  await page.context().close();
});
