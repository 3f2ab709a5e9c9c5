/** A real Chromium for the browser tests, and what each page must hold in it. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Nothing but this machine is reached: whatever a page asks of others comes to nothing, on any network. */
const args = ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];

/** Chromium or Chrome as found; CHROMIUM names another. Throws when there is none: a browser test is never skipped. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = places.find((place) => place !== undefined && existsSync(place));
  if (executablePath === undefined)
    throw new Error('没有找到 Chromium 或 Chrome。Install Chromium, or set CHROMIUM to its path.');
  return chromium.launch({ executablePath, args });
}

/**
 * No violation that axe knows, once the page has drawn its heading, and nothing wider than the window; `within` a
 * selector only what stands there. axe looks from within the page (its "legacy mode"): the other way opens one more
 * page for every look and takes more than twice as long. What stands in a frame is a page of its own, and is looked at
 * where it is one: beside this page's, its landmarks would count as second ones.
 */
export async function assertAccessible(page: Page, within?: string): Promise<void> {
  for (const drawn of ['main', 'h1']) await page.locator(drawn).first().waitFor({ state: 'attached' });
  const axe = new AxeBuilder({ page }).setLegacyMode();
  axe.options({ iframes: false, preload: false, resultTypes: ['violations'] });
  if (within !== undefined) axe.include(within);
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' ')}`);
  assert.deepEqual(found, [], page.url());
  await assertFits(page);
}

/** Nothing wider than the window. */
export async function assertFits(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.ok(overflow <= 0, `${page.url()} is ${overflow} px wider than the window`);
}
