/** HTTP ⇄ the portal's own pages. Capabilities register theirs and use `visitedSite` for the frame. */
import { assets, type FailureNotice, type PageRequest, page, type Server } from '#platform/http/index.ts';
import { portalAssets } from './assets.ts';
import { displayCookieHeader, wishesFrom, wishesFromHeader } from './display.ts';
import { localPath } from './html.ts';
import { accessibilityPage } from './pages/accessibility.ts';
import { disclosurePage, type PublishedLink } from './pages/disclosure.ts';
import { homePage } from './pages/home.ts';
import { problemPage } from './pages/problem.ts';
import { robotsText, siteMapPage, sitemapXml } from './pages/site-map.ts';
import { factsOf, type OrganRecord, type Site, siteFor } from './site.ts';

/** What the portal asks of the capabilities; server.ts hands it over. */
export type PortalSources = {
  /** The organ whose portal this is. */
  readonly organ: () => Promise<OrganRecord>;
  /** Panels of the front page, HTML, most important first. */
  readonly panels: (site: Site) => Promise<readonly string[]>;
  /** Published annual reports, newest first. */
  readonly reports: () => Promise<readonly PublishedLink[]>;
};

/** Kept pages are dropped when the organ's facts or a published report change. */
const tags = ['organ', 'annual-reports'];

/** The site as this visitor sees it. */
export const visitedSite = (
  organ: OrganRecord,
  visit: { readonly path: string; readonly cookies: string | undefined },
): Site => siteFor(factsOf(organ), { path: visit.path, display: wishesFromHeader(visit.cookies) });

/** What of a visitor's cookies changes a page: the part of the page cache's key. */
export const pageVariant = (cookies: string | undefined): string => [...wishesFromHeader(cookies)].join('.');

/** Registers the portal's pages and its assets. */
export function register(server: Server, sources: PortalSources): void {
  const site = async (request: PageRequest) => visitedSite(await sources.organ(), request);
  assets(server, portalAssets.values());
  page(server, '/', async (request) => {
    const visited = await site(request);
    return { html: homePage(visited, { panels: await sources.panels(visited) }), tags };
  });
  page(server, '/disclosure', async (request) => ({
    html: disclosurePage(await site(request), await sources.reports()),
    tags,
  }));
  page(server, '/site-map', async (request) => ({
    html: siteMapPage(await site(request), await sources.reports()),
    tags,
  }));
  page(server, '/sitemap.xml', async (request) => ({
    file: sitemapXml(await site(request), await sources.reports()),
    type: 'application/xml; charset=utf-8',
    tags,
  }));
  page(server, '/robots.txt', async (request) => ({
    file: robotsText(await site(request)),
    type: 'text/plain; charset=utf-8',
    tags,
  }));
  page(server, '/accessibility', async (request) => accessibility(await site(request), request), {
    query: ['mode', 'back'],
  });
}

/** Without a mode the form; with one the cookie is set and the visitor goes back to a page of this site. */
function accessibility(site: Site, { query }: PageRequest) {
  const back = localPath(query.get('back') ?? undefined);
  const modes = query.getAll('mode');
  if (modes.length === 0) return { html: accessibilityPage(site, back) };
  return { redirect: back, headers: { 'set-cookie': displayCookieHeader(wishesFrom(modes)) } };
}

/** The failure page of the server: the frame around a plain sentence. */
export async function failurePage(sources: PortalSources, notice: FailureNotice): Promise<string> {
  return problemPage(visitedSite(await sources.organ(), notice), notice.status, notice);
}
