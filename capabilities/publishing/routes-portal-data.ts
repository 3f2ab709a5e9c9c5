/** HTTP ⇄ what machines read: feeds, sitemap, open data. */
import { type Page, page, type Server } from '#platform/http/index.ts';
import { NotFoundError } from '#platform/outcome.ts';
import { allItems, feedEntries, sitemapPart, sitemapParts } from './actions-portal-whole.ts';
import type { PublicSection } from './model-portal.ts';
import {
  atom,
  itemsCsv,
  itemsJson,
  openDataPage,
  rss,
  sectionHref,
  sitemapIndex,
  sitemapOfItems,
} from './portal.ts';
import { frameTags, type Visit, visited } from './routes-portal-site.ts';

const xml = 'application/xml; charset=utf-8';
const kinds = {
  rss: { draw: rss, type: 'application/rss+xml; charset=utf-8' },
  atom: { draw: atom, type: 'application/atom+xml; charset=utf-8' },
} as const;
type FeedKind = keyof typeof kinds;

export function registerPortalData(server: Server): void {
  for (const kind of ['rss', 'atom'] as const)
    page(
      server,
      `/feeds/all.${kind}`,
      visited(server, (visit) => wholeFeed(visit, kind)),
    );
  page(server, '/sitemap.xml', visited(server, indexRoute));
  page(server, '/sitemap-items-:part(^\\d{1,5}).xml', visited(server, partRoute));
  page(
    server,
    '/open-data',
    visited(server, async ({ site }) => ({ html: openDataPage(site), tags: frameTags })),
  );
  page(
    server,
    '/open-data/items.json',
    visited(server, async ({ site, portal }) => ({
      stream: itemsJson(site, allItems(portal)),
      type: 'application/json; charset=utf-8',
    })),
  );
  page(
    server,
    '/open-data/items.csv',
    visited(server, async ({ site, portal }) => ({
      stream: itemsCsv(site, allItems(portal)),
      type: 'text/csv; charset=utf-8',
      headers: { 'content-disposition': 'attachment; filename="items.csv"' },
    })),
  );
}

async function wholeFeed({ request, site, portal }: Visit, kind: FeedKind): Promise<Page> {
  const { draw, type } = kinds[kind];
  const file = draw(site, {
    title: site.siteName,
    description: `${site.organ}最新发布的信息`,
    href: '/',
    self: request.path,
    entries: await feedEntries(portal, null),
  });
  return { file, type, tags: [...frameTags, 'items'] };
}

/** The feed of one section. */
export async function sectionFeed(
  { request, site, portal }: Visit,
  section: PublicSection,
  kind: FeedKind,
): Promise<Page> {
  const { draw, type } = kinds[kind];
  const file = draw(site, {
    title: `${section.title} - ${site.siteName}`,
    description: section.description || section.title,
    href: sectionHref(section),
    self: request.path,
    entries: await feedEntries(portal, section.id),
  });
  return { file, type, tags: [...frameTags, `section:${section.id}`] };
}

async function indexRoute({ site, portal }: Visit): Promise<Page> {
  return {
    file: sitemapIndex(site, await sitemapParts(portal)),
    type: xml,
    tags: [...frameTags, 'items', 'annual-reports'],
  };
}

async function partRoute({ request, site, portal }: Visit): Promise<Page> {
  const items = await sitemapPart(portal, Number(request.params.part));
  if (items.length === 0) throw new NotFoundError('没有找到这个页面。');
  return { file: sitemapOfItems(site, items), type: xml, tags: [...frameTags, 'items'] };
}
