/** Test support: moving the clock of server and browser together, and the controls of the desk of requests. */
import type { Locator, Page } from 'playwright-core';
import { staySignedIn } from '#capabilities/disclosure-requests/testing.ts';
import type { Browser as Person, TestServer } from '#platform/http/testing.ts';
import { serverAndBrowser } from './browser.ts';
import { openConsole } from './console.ts';

/** A server whose day can be set, and windows of its people that live on the same day. */
export type Desk = {
  readonly server: TestServer;
  /** Ten in the morning of this day, for the server and for every window opened from now on. */
  readonly on: (day: string) => Promise<void>;
  readonly open: (person: Person, path: string) => ReturnType<typeof openConsole>;
  readonly close: () => Promise<void>;
};

/** Opens one on this day. Call `close` when done. */
export async function openDesk(day: string): Promise<Desk> {
  let now = new Date(`${day}T02:00:00Z`);
  const [server, chromium] = await serverAndBrowser({ now: () => now });
  return {
    server,
    on: async (next) => {
      now = new Date(`${next}T02:00:00Z`);
      await staySignedIn(server, now);
    },
    open: (person, path) => openConsole(chromium, server.url, { person, path, now }),
    close: async () => {
      await chromium.close();
      await server.close();
    },
  };
}

/** Chooses in a list by its label. */
export async function choose(within: Page | Locator, label: string, option: string): Promise<void> {
  const page = 'page' in within ? within.page() : within;
  await within.getByLabel(label, { exact: true }).click();
  await page
    .locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option })
    .first()
    .click();
}

/** Opens the dialog of a step from the list of what can be done. */
export async function openStep(page: Page, label: string): Promise<Locator> {
  await page.getByRole('button', { name: label, exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: label });
  await dialog.waitFor();
  return dialog;
}

/** Takes a step: fills its words, confirms, waits until it is done. */
export async function takeStep(
  page: Page,
  label: string,
  words: Readonly<Record<string, string>> = {},
  prepare: (dialog: Locator) => Promise<void> = async () => {},
): Promise<void> {
  const dialog = await openStep(page, label);
  for (const [field, text] of Object.entries(words)) await dialog.getByLabel(field).fill(text);
  await prepare(dialog);
  await dialog.getByRole('button', { name: label, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Answers the guided questions one after another: which question, which answer. */
export async function answerPath(page: Page, answers: readonly (readonly [string, string])[]): Promise<void> {
  for (const [question, choice] of answers) {
    const asked = page.getByRole('group', { name: question });
    await asked.getByRole('radio', { name: choice, exact: true }).click();
  }
}

/** The way of an ordinary request up to the question whether something may be withheld. */
export const ordinaryPath = [
  ['这件申请现在处于哪种情况？', '内容明确，可以办理'],
  ['申请人实际要的是什么？', '获取政府信息'],
  ['本机关是否已经就同一申请人的相同信息作出过答复？', '没有'],
  ['申请的数量、频次是否明显超过合理范围？', '没有超过'],
  ['法律、行政法规对这类信息的获取有没有特别规定？', '没有'],
  ['该信息由哪个机关负责公开？', '由本机关负责'],
  ['经检索，本机关有没有该信息？', '有'],
  ['该信息是否已经主动公开？', '没有'],
] as const;
