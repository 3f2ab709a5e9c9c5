/**
 * Every attack of attacks.ts is written by an editor, goes through the six acts of review, becomes public, and is opened
 * in a browser that would let it run: nothing does, nothing is asked of anybody else, nothing stands on the page that
 * was not meant to. The same for what machines read.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser as Chromium } from 'playwright-core';
import { previewPath } from '#capabilities/publishing/contract.ts';
import type { TestServer } from '#platform/http/testing.ts';
import { type Attack, bodies, FAR, facts, MARK, sectionTexts } from './attacks.ts';
import { serverAndBrowser } from './browser.ts';
import { type Desk, openDesk, outOfPlace, touchEverything, type Watched, watchedPage } from './hostile.ts';

let server: TestServer;
let chromium: Chromium;
let desk: Desk;
/** Lets everything run. */
let open: Watched;
/** Has the protection of the site's policy, and says when something leans against it. */
let guarded: Watched;
/** A member of staff looking at the preview, with nothing to protect them. */
let staff: Watched;
let news: string;

before(async () => {
  [server, chromium] = await serverAndBrowser();
  desk = await openDesk(server);
  news = await desk.section({ slug: 'news', title: '工作动态' });
  [open, guarded, staff] = await Promise.all([
    watchedPage(chromium, server.url, { policy: false }),
    watchedPage(chromium, server.url, { policy: true }),
    watchedPage(chromium, server.url, { policy: false, cookie: desk.editor.cookie() }),
  ]);
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

/** Opens a page, touches everything on it, and holds it to what a page may be. */
async function assertNothingRuns({ page, heard }: Watched, path: string): Promise<void> {
  const answer = await page.goto(server.url + path, { waitUntil: 'load' });
  assert.equal(answer?.status(), 200, path);
  await touchEverything(page);
  assert.deepEqual(await outOfPlace(page), [], path);
  assert.deepEqual(heard(), [], path);
}

const textOf = ({ in: place, value }: Attack) =>
  place === 'body'
    ? { body: `<p>前一段。</p>${value}<p>后一段。</p>` }
    : { facts: { [place]: place === 'keywords' ? [value] : value } };

test('the browser of this test would hear of it', async () => {
  await open.page.goto(`${server.url}/`);
  await open.page.setContent(
    `<main><img src=x onerror="${MARK}"><img src="https://${FAR}/x"><p style="color:red" onclick="${MARK}"></p></main>`,
  );
  await touchEverything(open.page);
  await open.page.waitForTimeout(300);
  const heard = open.heard().join(' ');
  assert.match(heard, /dialog 1/);
  assert.match(heard, /asks https:\/\/far\.example/);
  const seen = await outOfPlace(open.page);
  assert.deepEqual(seen, ['img onerror', `img https://${FAR}/x`, 'p style', 'p onclick']);
});

/** The number under which an attack became public; all are written and passed at once, over HTTP. */
const numbers = new Map<Attack, number>();
const attacks = [...bodies, ...facts];

test('hostile texts go through the six acts and become public', async () => {
  const left = [...attacks];
  const atWork = Array.from({ length: 6 }, async () => {
    for (let attack = left.shift(); attack; attack = left.shift()) {
      const { id, phase } = await desk.publish(await desk.begin(news), textOf(attack));
      assert.equal(phase, 'settled', attack.why);
      numbers.set(attack, id);
    }
  });
  await Promise.all(atWork);
  assert.equal(numbers.size, attacks.length);
});

describe('a hostile text that became public stays a text', () => {
  for (const [at, attack] of attacks.entries())
    test(`${attack.in}: ${attack.why}`, async () => {
      const id = numbers.get(attack) ?? 0;
      await assertNothingRuns(open, `/items/${id}`);
      // What was honest beside it is still there.
      if (attack.in === 'body') {
        assert.match(await open.page.locator('main').innerText(), /前一段。[\s\S]*后一段。/);
      }
      // The other places print the same cleaned text: each is tried in turn.
      const elsewhere = [
        () => assertNothingRuns(guarded, `/items/${id}`),
        () => assertNothingRuns(staff, previewPath(id, 'page')),
        () => assertNothingRuns(open, `/items/${id}/${attack.in === 'body' ? 'releases/1.html' : 'history'}`),
      ];
      await elsewhere[at % elsewhere.length]?.();
    });
});

describe('a hostile name of a section stands on every page and stays a name', () => {
  for (const [index, { why, title, description }] of sectionTexts.entries())
    test(why, async () => {
      const slug = `hostile-${index}`;
      const section = await desk.section({ slug, title, description });
      await desk.publish(await desk.begin(section), { facts: { topics: [] } });
      for (const path of [`/sections/${slug}`, `/archive/${slug}`, '/site-map', '/'])
        await assertNothingRuns(open, path);
    });
});

describe('what shows many items at once', () => {
  for (const path of [
    '/',
    '/sections/news',
    '/sections/news?end=oldest',
    '/archive',
    '/disclosure',
    '/disclosure/mandatory',
  ])
    test(`nothing runs at ${path}`, async () => {
      await assertNothingRuns(open, path);
      await assertNothingRuns(guarded, path);
    });

  for (const path of [
    '/feeds/all.rss',
    '/feeds/all.atom',
    '/sections/news.rss',
    '/sections/news.atom',
    '/sitemap.xml',
    '/sitemap-pages.xml',
    '/sitemap-items-1.xml',
  ])
    test(`${path} is well formed, holds no element of a text, and nothing runs when it is opened`, async () => {
      const answer = await server.visit(path);
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
      const text = await answer.text();
      await open.page.goto(`${server.url}/`);
      const read = await open.page.evaluate((xml) => {
        const parsed = new DOMParser().parseFromString(xml, 'application/xml');
        const names = [...parsed.querySelectorAll('*')].map(({ tagName }) => tagName);
        return {
          broken: parsed.querySelector('parsererror')?.textContent ?? null,
          names: [...new Set(names)],
        };
      }, text);
      assert.equal(read.broken, null);
      assert.deepEqual(
        read.names.filter((name) => /^(script|img|svg|iframe|meta|html|head|body)$/i.test(name)),
        [],
      );
      await open.page.goto(server.url + path).catch(() => null);
      assert.deepEqual(open.heard(), []);
    });

  test('the JSON files are JSON, of a type that no browser takes for a page', async () => {
    for (const path of ['/open-data/items.json', '/disclosure/catalogue.json']) {
      const answer = await server.visit(path);
      assert.match(answer.headers.get('content-type') ?? '', /^application\/json/);
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
      assert.match(JSON.stringify(await answer.json()), /HYPERLINK/);
    }
  });

  test('no cell of the CSV files begins a formula, and no title makes a line of its own', async () => {
    for (const path of ['/open-data/items.csv', '/disclosure/catalogue.csv']) {
      const lines = cellsOf((await (await server.visit(path)).text()).replace(/^\uFEFF/, ''));
      const [head = [], ...rest] = lines;
      assert.ok(rest.length > bodies.length, path);
      for (const line of rest) {
        assert.equal(line.length, head.length, `${path}: ${line.join('|')}`);
        for (const cell of line) assert.doesNotMatch(cell, /^[=+@\t\r-]/, path);
      }
      assert.ok(
        rest.some((line) => line.some((cell) => cell.includes('HYPERLINK'))),
        path,
      );
    }
  });
});

/** The cells of a CSV file as RFC 4180 has it. */
function cellsOf(text: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (end === '' && quoted === undefined && plain === '') continue;
    lines.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') lines.push([]);
  }
  return lines.filter((line) => line.length > 0);
}
