/** A real Chromium for the browser tests, and what each page must hold in it. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type Axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type TestServer, type TestServerOptions, testServer } from '#platform/http/testing.ts';

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
 * A server, and a browser to visit it with. When one of them does not start the other is closed again, so that the test
 * fails with the reason at once: a browser left behind would keep it from ending.
 */
export async function serverAndBrowser(options: TestServerOptions = {}): Promise<[TestServer, Browser]> {
  const [server, browser] = await Promise.allSettled([testServer(options), openBrowser()]);
  if (server.status === 'fulfilled' && browser.status === 'fulfilled') return [server.value, browser.value];
  if (server.status === 'fulfilled') await server.value.close();
  if (browser.status === 'fulfilled') await browser.value.close();
  throw server.status === 'rejected' ? server.reason : browser.status === 'rejected' && browser.reason;
}

/** How long a page may take for one thing: long, for a busy machine is no fault of the page. */
const PATIENCE = 60_000;

/** A new page of this window which is waited for patiently. */
export async function newPage(context: BrowserContext): Promise<Page> {
  context.setDefaultTimeout(PATIENCE);
  return context.newPage();
}

/** All the rules of axe, told of their faults only; what stands in a frame is a page of its own, and is looked at where it is one. */
const options: Axe.RunOptions = { iframes: false, preload: false, resultTypes: ['violations'] };
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
type Window = typeof globalThis & { readonly axe: typeof Axe };

/**
 * No violation that axe knows, once the page has drawn its heading, and nothing wider than the window; `within` a
 * selector only what stands there. axe is brought once to every document and says only what is wrong: bringing it for
 * every look, as its own package for Playwright does, takes as long as the look itself.
 */
export async function assertAccessible(page: Page, within?: string): Promise<void> {
  for (const drawn of ['main', 'h1']) await page.locator(drawn).first().waitFor({ state: 'attached' });
  await settle(page);
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(`${source};void 0`);
  const found = await page.evaluate(
    async ([within, options]) => {
      const { violations } = await (globalThis as Window).axe.run(within ?? document, options);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`);
    },
    [within, options] as const,
  );
  assert.deepEqual(found, [], page.url());
  await assertFits(page);
}

/** Waits for what fades or slides in: half faded, a word has not the contrast it will have. What turns for ever is left. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const moving = document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    const longest = new Promise((done) => setTimeout(done, 2000));
    await Promise.race([Promise.allSettled(moving.map(({ finished }) => finished)), longest]);
  });
}

/** Nothing wider than the window. */
export async function assertFits(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.ok(overflow <= 0, `${page.url()} is ${overflow} px wider than the window`);
}
