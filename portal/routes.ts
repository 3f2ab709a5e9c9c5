/** HTTP ⇄ the portal's own pages. Capabilities register theirs and use `visitedSite` for the frame. */
import { assets, type FailureNotice, type PageRequest, page, type Server } from '#platform/http/index.ts';
import { portalAssets } from './assets.ts';
import { displayCookieHeader, wishesFrom, wishesFromHeader } from './display.ts';
import {
  endOfToday,
  type FrameSources,
  keptUntilChanged,
  siteFrom,
  siteOf,
  useFrame,
  type Visit,
} from './frame.ts';
import { localPath } from './html.ts';
import { accessibilityPage } from './pages/accessibility.ts';
import { disclosurePage, type PublishedLink, type StatutoryParts } from './pages/disclosure.ts';
import { homePage } from './pages/home.ts';
import { problemPage } from './pages/problem.ts';
import { robotsText, siteMapPage, sitemapXml } from './pages/site-map.ts';
import { factsOf, type OrganRecord, type Site, siteFor } from './site.ts';

export { siteOf } from './frame.ts';

/** What the portal asks of the capabilities; server.ts hands it over. */
export type PortalSources = FrameSources & {
  /** What the front page shows, HTML, under the statutory column; left out: nothing. */
  readonly front?: (site: Site) => Promise<string>;
  /** Panels of the front page, HTML, most important first. */
  readonly panels: (site: Site) => Promise<readonly string[]>;
  /** Published annual reports, newest first. */
  readonly reports: () => Promise<readonly PublishedLink[]>;
  /** The parts of 政府信息公开 that are the staff's to fill. */
  readonly statutory?: (site: Site) => Promise<StatutoryParts>;
};

/** Kept pages are dropped when the organ's facts, its columns or what it published change. */
const frameTags = ['organ', 'sections'];
const reportTags = [...frameTags, 'annual-reports'];
const tags = [...reportTags, 'items'];

/** The site as this visitor sees it, with the columns of the program alone. */
export const visitedSite = (organ: OrganRecord, visit: Visit): Site =>
  siteFor(factsOf(organ), { path: visit.path, display: wishesFromHeader(visit.cookies) });

/** What of a visitor's cookies changes a page: the part of the page cache's key. */
export const pageVariant = (cookies: string | undefined): string => [...wishesFromHeader(cookies)].join('.');

/** Registers the portal's pages and its assets. */
export function register(server: Server, sources: PortalSources): void {
  const kept = <T>(load: () => Promise<T>) => keptUntilChanged(() => server.pages.generation, load);
  useFrame(server.app, {
    organ: kept(sources.organ),
    ...(sources.sections && { sections: kept(sources.sections) }),
  });
  assets(server, portalAssets.values());
  page(server, '/', async (request) => {
    const site = await siteOf(request);
    const [front, panels] = await Promise.all([sources.front?.(site) ?? '', sources.panels(site)]);
    // Which 公示 run is a matter of the day.
    return { html: homePage(site, { front, panels }), tags, until: endOfToday(request.app) };
  });
  page(server, '/disclosure', async (request) => {
    const site = await siteOf(request);
    const [parts, reports] = await Promise.all([sources.statutory?.(site) ?? {}, sources.reports()]);
    return { html: disclosurePage(site, { parts, reports }), tags };
  });
  page(server, '/site-map', async (request) => ({
    html: siteMapPage(await siteOf(request), await sources.reports()),
    tags: reportTags,
  }));
  page(server, '/robots.txt', async (request) => ({
    file: robotsText(await siteOf(request)),
    type: 'text/plain; charset=utf-8',
    tags: frameTags,
  }));
  page(server, '/sitemap-pages.xml', async (request) => ({
    file: sitemapXml(await siteOf(request), await sources.reports()),
    type: 'application/xml; charset=utf-8',
    tags: reportTags,
  }));
  page(server, '/accessibility', async (request) => accessibility(await siteOf(request), request), {
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
  return problemPage(await siteFrom(sources, notice), notice.status, notice);
}
