/**
 * Every screen of the console with its dialogs, of one bureau in the midst of its work: nothing that axe knows is wrong,
 * and it fits the narrowest phone and a window at 200 % zoom.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { TestServer } from '#platform/http/testing.ts';
import { serverAndBrowser } from './browser.ts';
import { openConsole } from './console.ts';
import { busyOffice, type Office } from './office.ts';
import { lookAt, type Person, screensOf } from './walk-console.ts';

let server: TestServer;
let browser: Browser;
let office: Office;

before(async () => {
  [server, browser] = await serverAndBrowser({ sample: true });
  office = await busyOffice(server);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const routes = ['routes.tsx', 'routes-site.tsx'].flatMap((name) => {
  const source = readFileSync(join(import.meta.dirname, '..', 'console', name), 'utf8');
  return [...source.matchAll(/^ {2}path: '(.+)',$/gm)].map(([, path = '']) => path);
});

test('the walk leaves out no screen that the console has', () => {
  const walked = Object.values(screensOf(office)).flatMap((screens) => screens.map(({ route }) => route));
  assert.ok(routes.length > 30, 'the routes are read');
  assert.deepEqual([...new Set(walked)].sort(), [...new Set(routes)].sort());
});

const people: readonly Person[] = [
  ...(['clerk', 'cases', 'editor', 'reviewer', 'leader', 'administrator', 'superior'] as const),
];

describe('screens are accessible, and fit a telephone and a window at 200 %', () => {
  for (const name of people)
    test(`what the ${name} sees`, async () => {
      const person = office.people[name];
      const { page, assertQuiet } = await openConsole(browser, server.url, { person, path: '/console/me' });
      const faults: string[] = [];
      for (const screen of screensOf(office)[name]) faults.push(...(await lookAt(page, server.url, screen)));
      assert.deepEqual(faults, []);
      assertQuiet();
      await page.context().close();
    });
});
