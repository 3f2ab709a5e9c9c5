/** Every public page of a site, found by following the links as a visitor would. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CheerioAPI, load } from 'cheerio';
import type { TestServer } from '#platform/http/testing.ts';

/** The pages reached from the front page, by their path with parameters. */
export type Pages = ReadonlyMap<string, CheerioAPI>;

/** What robots are asked to leave alone, and questions to the search, which have no end. */
const leftAlone = /^\/(?:console|api)\b|^\/accessibility\?|^\/search\?/;

/** Follows every link of this site from the front page on; a page that does not answer fails with who linked it. */
export async function walk({ url, visit }: TestServer): Promise<Pages> {
  const pages = new Map<string, CheerioAPI>();
  const open: [path: string, from: string][] = [
    ['/', 'the beginning'],
    [`/search?q=${encodeURIComponent('义务教育')}`, 'the box on every page'],
  ];
  const met = new Set(['/']);
  for (let next = open.shift(); next; next = open.shift()) {
    const [path, from] = next;
    const answer = await visit(path);
    assert.equal(answer.status, 200, `${path}, linked from ${from}`);
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
    const $ = load(await answer.text());
    pages.set(path, $);
    for (const link of $('a[href], link[rel=alternate]').get()) {
      const { pathname, search, origin } = new URL(link.attribs.href ?? '', url + path);
      const to = pathname + search;
      if (origin !== url || met.has(to) || leftAlone.test(to)) continue;
      met.add(to);
      open.push([to, path]);
    }
  }
  return pages;
}

/** What a page is like: pages that differ only in which item, month, year or section they show are alike. */
function kindOf(path: string, $: CheerioAPI): string {
  const kind = path
    .replace(/\d{4}-\d\d(-\d\d)?/g, 'DAY')
    .replace(/\?.*/, (query) => query.replace(/=[^&]*/g, '='))
    .replace(/\/registers\/[a-z-]+\/[\w-]{36}/, '/registers/R/ID')
    .replace(/\/\d+/g, '/N')
    .replace(/\/(sections|archive)\/[a-z-]+/, '/$1/S');
  // Items differ by the section they stand in: a document is not made like a piece of news.
  return kind === '/items/N' ? `${kind} ${$('meta[name=ColumnType]').attr('content')}` : kind;
}

/** The path of one page of each kind. */
export const oneOfEachKind = (pages: Pages): string[] => [
  ...new Map([...pages].map(([path, $]) => [kindOf(path, $), path])).values(),
];

const home = join(import.meta.dirname, '..');
/** An address of files, of a form, or one that only leads on. */
const noPage =
  /\.[a-z]+$|\/files\/|^\/requests(\/leave)?$|\/keep$|^\/account\/(sign-out|profile|password|address|close)$/;

/** The public pages that the program registers, as its sources have them: '/items/:id'. */
export function registeredPages(): string[] {
  const sources = globSync(['portal/routes.ts', 'capabilities/*/{portal,routes*}.ts'], { cwd: home });
  const routes = sources.flatMap((name) =>
    [...readFileSync(join(home, name), 'utf8').matchAll(/\bpage\(\s*server,\s*'(\/[^']*)'/g)].map(
      ([, route = '']) => route,
    ),
  );
  return [...new Set(routes)].filter((route) => !noPage.test(route));
}

/** Whether the walk came by a page of this route. */
export function wasMet(route: string, pages: Pages): boolean {
  const like = new RegExp(`^${route.replace(/:\w+(\([^)]*\))?/g, '[^/?]+')}(\\?|$)`);
  return [...pages.keys()].some((path) => like.test(path));
}
