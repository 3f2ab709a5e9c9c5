/**
 * Every page of the portal, of one bureau in the midst of its work: nothing that axe knows is wrong, it fits the
 * narrowest phone and a window at 200 % zoom, and needs no JavaScript.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { TestServer } from '#platform/http/testing.ts';
import { assertAccessible, assertFits, newPage, serverAndBrowser } from './browser.ts';
import { busyOffice } from './office.ts';
import { oneOfEachKind, type Pages, registeredPages, walk, wasMet } from './walk-portal.ts';

let server: TestServer;
let browser: Browser;
let pages: Pages;
let kinds: readonly string[];

before(async () => {
  // A bureau that can send letters: without, nobody can register, and some pages are not reached.
  const mail = { url: 'smtp://127.0.0.1:25', from: '凤泉区教体文旅局 <zwgk@example.gov.cn>' };
  [server, browser] = await serverAndBrowser({ sample: true, mail });
  await busyOffice(server);
  await server.database.pool.query(
    `UPDATE organs SET site_domain = 'jtlj.example.gov.cn', site_id_code = '4107040001'`,
  );
  pages = await walk(server);
  kinds = [...oneOfEachKind(pages), '/no-such-page'];
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** Shown only to whoever has sent a form, and looked at where one is sent. */
const afterAForm = [
  ...['/requests/receipt', '/requests/:number', '/search/similar'],
  ...['/requests/connect', '/account/code', '/account/settings'],
];

test('the walk leaves out no page that the site has', () => {
  const registered = registeredPages();
  assert.ok(registered.length > 25, 'the routes are read');
  assert.deepEqual(
    registered.filter((route) => !afterAForm.includes(route) && !wasMet(route, pages)),
    [],
  );
});

/** A visit whose scripts complain of nothing. */
async function visit(options: BrowserContextOptions, work: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await newPage(context);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error' && !line.text().includes('status of 404'))
      errors.push(`${page.url()} ${line.text()}`);
  });
  await work(page);
  await context.close();
  assert.deepEqual(errors, []);
}

/** The words of a page, but for the buttons of its scripts. */
const wordsOf = (page: Page): Promise<string> =>
  page.locator('main').evaluate((main) => {
    const copy = main.cloneNode(true) as HTMLElement;
    for (const button of copy.querySelectorAll('button[type=button]')) button.remove();
    return (copy.textContent ?? '').replace(/\s+/g, '');
  });
/** What the public read on each page when scripts ran. */
const withScript = new Map<string, string>();

describe('pages are accessible, and fit a telephone and a window at 200 %', () => {
  test('what the public sees', async () => {
    const faults: string[] = [];
    const look = (what: string, looking: () => Promise<void>) =>
      looking().catch((problem: Error) => void faults.push(`${what}: ${problem.message}`));
    await visit({}, async (page) => {
      for (const path of kinds) {
        await page.setViewportSize({ width: 1280, height: 900 });
        await page.goto(server.url + path);
        await look(path, () => assertAccessible(page));
        withScript.set(path, await wordsOf(page));
        for (const width of [640, 320]) {
          await page.setViewportSize({ width, height: 900 });
          await look(`${path} at ${width} px`, () => assertFits(page));
        }
      }
    });
    assert.deepEqual(faults, []);
  });

  test('what an old reader sees on a phone, in large type and high contrast', async () => {
    const item = [...pages.keys()].find((path) => /^\/items\/\d+$/.test(path)) ?? '';
    await visit({ viewport: { width: 360, height: 900 } }, async (page) => {
      await page.goto(`${server.url}/accessibility?mode=large.contrast.simple&back=/`);
      for (const path of ['/', item, '/annual-reports/2024', '/requests/new']) {
        await page.goto(server.url + path);
        await assertAccessible(page);
      }
    });
  });
});

test('without JavaScript no word is missing and nothing is dead', async () => {
  const faults: string[] = [];
  await visit({ javaScriptEnabled: false }, async (page) => {
    for (const path of kinds) {
      await page.goto(server.url + path);
      if ((await wordsOf(page)) !== withScript.get(path)) faults.push(`${path}: other words`);
      const dead = page.locator('button:visible:not(form button)');
      if ((await dead.count()) > 0) faults.push(`${path}: ${await dead.first().innerText()} does nothing`);
    }
  });
  assert.deepEqual(faults, []);
});

/** 政府网站的 meta of a section and of an item, besides those of every page. */
const metaOf: readonly (readonly [like: RegExp, names: readonly string[]])[] = [
  [/./, ['SiteName', 'SiteDomain', 'SiteIDCode']],
  [/^\/sections\/[a-z-]+$/, ['ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType']],
  [
    /^\/items\/\d+$/,
    [
      'ArticleTitle',
      'PubDate',
      'ContentSource',
      'Keywords',
      'ColumnName',
      'ColumnType',
      'Url',
      'Description',
    ],
  ],
];

test('every page carries the meta tags of its kind, whole and once', () => {
  for (const [path, $] of pages) {
    // The page as it was is an archived record, dressed by nobody since.
    if (path.includes('/releases/')) continue;
    const content = (name: string) => $(`meta[name="${name}"]`).attr('content') ?? '';
    assert.equal($('h1').length, 1, `${path}: one h1`);
    assert.match($('title').text(), /\S/, path);
    const names = $('meta[name]')
      .get()
      .map((tag) => tag.attribs.name);
    assert.equal(new Set(names).size, names.length, `${path}: ${names}`);
    for (const [like, wanted] of metaOf)
      if (like.test(path)) for (const name of wanted) assert.notEqual(content(name), '', `${path}: ${name}`);
  }
});
