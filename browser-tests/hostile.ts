/** A browser that lets everything run, and tells what did; and a desk that makes hostile texts public the proper way. */
import assert from 'node:assert/strict';
import type { Browser as Chromium, Page } from 'playwright-core';
import type { ItemViewData } from '#capabilities/publishing/contract-shapes.ts';
import type { Browser, TestServer } from '#platform/http/testing.ts';
import { separationsOf, stages } from '#rules/review-stages.ts';
import { newPage } from './browser.ts';

export type Watched = {
  readonly page: Page;
  /** What happened since it was last asked: dialogs, requests to others, windows, breaches of the policy. */
  readonly heard: () => string[];
  readonly close: () => Promise<void>;
};

/** A page that notes whatever runs. Without `policy` the site's own Content-Security-Policy does not protect it. */
export async function watchedPage(
  chromium: Chromium,
  url: string,
  { policy, cookie = '' }: { readonly policy: boolean; readonly cookie?: string },
): Promise<Watched> {
  const context = await chromium.newContext({ bypassCSP: !policy, acceptDownloads: true });
  const [name = '', value = ''] = cookie.split('=', 2);
  if (name !== '') await context.addCookies([{ name, value, url }]);
  const own = new URL(url).origin;
  let heard: string[] = [];
  // Heard, not caught: catching would have every page fetch its style and script anew.
  context.on('request', (request) => {
    if (new URL(request.url()).origin !== own) heard.push(`asks ${request.url()}`);
  });
  const page = await newPage(context);
  context.on('dialog', (dialog) => {
    heard.push(`dialog ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  page.on('popup', (opened) => heard.push(`window ${opened.url()}`));
  page.on('pageerror', (error) => heard.push(`error ${error.message}`));
  page.on('console', (line) => {
    if (/Content Security Policy/.test(line.text())) heard.push(`breach ${line.text()}`);
  });
  return {
    page,
    heard: () => {
      const all = heard;
      heard = [];
      return all;
    },
    close: () => context.close(),
  };
}

/** Moves, focuses and clicks everything there is, without going anywhere. */
export const touchEverything = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.addEventListener('click', (event) => event.preventDefault(), { capture: true });
    document.addEventListener('submit', (event) => event.preventDefault(), { capture: true });
    for (const element of document.querySelectorAll('main *'))
      for (const name of ['mouseover', 'mouseenter', 'focus', 'click', 'toggle', 'error', 'load'])
        element.dispatchEvent(new Event(name, { bubbles: true, cancelable: true }));
  });

/** What stands on the page that no text may bring there. */
export const outOfPlace = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const own = location.origin;
    for (const element of document.querySelectorAll('*')) {
      const name = element.tagName.toLowerCase();
      // Printing, copying the address and choosing a day are the page's own.
      const isOwn =
        element.matches('button.tool[type=button]') || element.closest('form.catalogue-filter') !== null;
      const inMain = element.closest('main') !== null && !isOwn;
      if (/^(iframe|object|embed|base|applet|frame|portal|math|template|marquee|audio)$/.test(name))
        found.push(name);
      if (inMain && /^(form|input|textarea|button|select|style|script|link|meta|svg)$/.test(name))
        found.push(name);
      if (name === 'meta' && element.hasAttribute('http-equiv')) found.push('meta http-equiv');
      if (name === 'script' && !element.getAttribute('src')?.startsWith('/assets/')) found.push('script');
      for (const { name: attribute, value } of element.attributes) {
        if (
          /^on/.test(attribute) ||
          (/^(style|srcdoc|formaction|background|name)$/.test(attribute) && inMain)
        )
          found.push(`${name} ${attribute}`);
        if (!/^(href|src|action|data|poster|xlink:href)$/.test(attribute)) continue;
        const { protocol, origin } = new URL(value, document.baseURI);
        const isLink = name === 'a' && attribute === 'href';
        if (isLink ? !/^(https?|mailto|tel):$/.test(protocol) : origin !== own && inMain)
          found.push(`${name} ${value}`);
        if (isLink && element.getAttribute('target')) found.push('link into another window');
      }
    }
    if (typeof document.getElementById !== 'function' || typeof document.cookie !== 'string')
      found.push('a shadowed name');
    return found;
  });

export type Desk = {
  readonly editor: Browser;
  readonly lead: Browser;
  readonly section: (wish: { slug: string; title: string; description?: string }) => Promise<string>;
  /** Begins an item; returns it as the editor sees it. */
  readonly begin: (sectionId: string) => Promise<ItemViewData>;
  /** Saves, hands in, has all six acts done; returns it as it became public. */
  readonly publish: (item: ItemViewData, text: Text) => Promise<ItemViewData>;
};

export type Text = {
  readonly body?: string;
  readonly facts?: Partial<ItemViewData['facts']>;
  readonly attachments?: readonly string[];
};

/** The JSON of an answer; fails, with the answer, unless it is a good one. */
export async function json<T>(answer: Response): Promise<T> {
  const text = await answer.text();
  assert.ok(answer.ok, `${answer.status} ${text}`);
  return JSON.parse(text) as T;
}

/** An editor and three who review and proofread, over HTTP like everybody. */
export async function openDesk(server: TestServer): Promise<Desk> {
  const editor = await server.signIn('editor');
  const levels = [
    await server.signIn('reviewer'),
    await server.signIn('reviewer'),
    await server.signIn('leader'),
  ];
  const lead = levels[2] ?? editor;
  const roles = ['reviewer', 'reviewer', 'reviewer', 'reviewer', 'leader', 'leader'];
  const chain = {
    ...{ name: '三人六事', isDefault: true, separations: separationsOf['three-people'] },
    stages: stages.map((stage, at) => ({ stage, roles: [roles[at] ?? ''], people: [] })),
  };
  await json(await lead('/api/chains', { json: chain }));
  const passAll = async (submitted: ItemViewData) => {
    let item = submitted;
    for (const [at, stage] of stages.entries()) {
      const secrecy = stage === 'first-review' || stage === 'final-review' ? 'no-secret' : null;
      const units = item.units.map(({ hash }) => hash);
      const act = { revision: item.revision, stage, units, opinion: '同意', secrecy };
      item = await json<ItemViewData>(
        await (levels[at >> 1] ?? lead)(`/api/items/${item.id}/pass`, { json: act }),
      );
    }
    return item;
  };
  return {
    ...{ editor, lead },
    section: async (wish) => {
      const facts = {
        kind: 'news',
        parentId: null,
        description: '',
        keywords: '',
        chainId: null,
        inNavigation: true,
      };
      return (await json<{ id: string }>(await lead('/api/sections', { json: { ...facts, ...wish } }))).id;
    },
    begin: async (sectionId) =>
      json<ItemViewData>(
        await editor('/api/items', { json: { sectionId, kind: 'news', title: '尚未起名' } }),
      ),
    publish: async (item, { body = '<p>正文。</p>', facts = {}, attachments = [] }) => {
      const given = {
        title: '一条信息',
        summary: '概述',
        source: '局办公室',
        producedOn: server.app.today(),
        ...facts,
      };
      const draft = { facts: { ...item.facts, ...given }, body, attachments, personalAttachments: [] };
      const input = {
        ...{
          revision: item.revision,
          sectionId: item.section.id,
          kind: item.kind,
          draft,
          correctionNote: '',
        },
        wish: { when: 'cleared', at: null },
      };
      const path = `/api/items/${item.id}`;
      const saved = await json<ItemViewData>(await editor(path, { method: 'PUT', json: input }));
      return passAll(
        await json<ItemViewData>(await editor(`${path}/submit`, { json: { revision: saved.revision } })),
      );
    },
  };
}
