/** Going through a page as somebody does who has no mouse. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** What is called for when the focus is somewhere: its label, or its words. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    return (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim();
  });

/** Presses Tab until what has the focus is called this. Fails when the whole page has been gone through. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  for (let step = 0; step < 120; step += 1) {
    await page.keyboard.press('Tab');
    const here = await focused(page);
    if (here === name) return;
    passed.push(here.slice(0, 20));
  }
  assert.fail(`“${name}” is not reached by the Tab key; passed: ${passed.join(' · ')}`);
}

/** Whether what has the focus is in the window, and something is drawn around it. */
const focusSeen = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const { top, bottom } = element.getBoundingClientRect();
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const drawn = (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
    return bottom > 0 && top < innerHeight && drawn;
  });

/** Whoever follows the focus with their eyes can, once the page has scrolled there. */
export async function assertFocusSeen(page: Page): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    if (await focusSeen(page)) return;
    await page.waitForTimeout(100);
  }
  assert.fail('what has the focus is out of the window, or nothing is drawn around it');
}
