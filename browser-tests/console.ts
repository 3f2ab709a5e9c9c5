/** The staff console in a real browser: opened on a test server, signed in as somebody, its complaints collected. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser as Chromium, Page } from 'playwright-core';
import type { Browser } from '#platform/http/testing.ts';
import { newPage } from './browser.ts';

const built = join(import.meta.dirname, '..', 'build', 'console', 'index.html');

export type ConsolePage = {
  readonly page: Page;
  /** Fails when the page logged an error: a fault of a script, or a rule of the security policy broken. */
  readonly assertQuiet: () => void;
};

/** How many times slower than this machine the pages run: `GONGKAI_SLOWER=6` shows what a test takes for granted. */
const slowness = Number(process.env.GONGKAI_SLOWER ?? 1);

/** A refused call is answered in words on the page; the browser's own line about it is no complaint. */
const isRefusal = (text: string): boolean => /status of (401|403|404|409|422)/.test(text);

/** A page of the console at `path`; as `person` when given, else before signing in. */
export async function openConsole(
  chromium: Chromium,
  url: string,
  options: {
    readonly path?: string;
    readonly person?: Browser;
    readonly width?: number;
    /** The page's own clock stands here: for tests that set the server's. */
    readonly now?: Date;
  } = {},
): Promise<ConsolePage> {
  assert.ok(
    existsSync(built),
    'build/console is missing: run npm test, or vite build -c console/vite.config.ts',
  );
  const { path = '/console/', person, width = 1280, now } = options;
  const context = await chromium.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' });
  if (person) {
    const [name = '', value = ''] = person.cookie().split('=', 2);
    await context.addCookies([{ name, value, url }]);
  }
  const page = await newPage(context);
  if (slowness > 1) {
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowness });
  }
  if (now) await page.clock.setFixedTime(now);
  const complaints: string[] = [];
  page.on('console', (line) => {
    if (line.type() === 'error' && !isRefusal(line.text())) complaints.push(line.text());
  });
  page.on('pageerror', (problem) => complaints.push(problem.message));
  await page.goto(new URL(path, url).href);
  return { page, assertQuiet: () => assert.deepEqual(complaints, []) };
}

/** Fills the sign-in form and sends it. */
export async function enter(page: Page, loginName: string, password: string): Promise<void> {
  await page.getByLabel('登录名').fill(loginName);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

/** The heading that tells which screen is shown. */
export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
