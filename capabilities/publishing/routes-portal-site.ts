/** What every public page of publishing begins with: the site as the visitor sees it, the organ and its sections. */
import { portalOrgan } from '#capabilities/accounts/index.ts';
import type { App } from '#platform/app.ts';
import type { Page, PageHandler, PageRequest, Server } from '#platform/http/index.ts';
import { NotFoundError } from '#platform/outcome.ts';
import { keptUntilChanged, siteOf } from '#portal/frame.ts';
import type { Site } from '#portal/site.ts';
import { type PageWish, type Portal, placeFrom, publicSections } from './actions-portal.ts';

export type Visit = { readonly request: PageRequest; readonly site: Site; readonly portal: Portal };

const portals = new WeakMap<Server, () => Promise<Portal>>();

/** Reads the organ and its sections, every time. */
export async function readPortal(app: App): Promise<Portal> {
  const { id } = await portalOrgan(app);
  return { app, organId: id, sections: await publicSections(app, id) };
}

/** The organ and its sections, asked for once per change. */
export function portalOf(server: Server): Promise<Portal> {
  const known = portals.get(server);
  if (known) return known();
  const kept = keptUntilChanged(
    () => server.pages.generation,
    () => readPortal(server.app),
  );
  portals.set(server, kept);
  return kept();
}

/** A page that is given its visit. */
export const visited =
  (server: Server, draw: (visit: Visit) => Promise<Page>): PageHandler =>
  async (request) => {
    const [site, portal] = await Promise.all([siteOf(request), portalOf(server)]);
    return draw({ request, site, portal });
  };

/** Tags of every page in the frame. */
export const frameTags = ['organ', 'sections'] as const;

/** The parameters by which lists are paged. */
export const pagingQuery = ['older', 'newer', 'end'] as const;

const nowhere = () => new NotFoundError('没有找到这个页面。');

/** Where a page of a list begins. Throws NotFoundError for a place that cannot be one. */
export function pageWish(query: URLSearchParams): PageWish {
  for (const at of ['older', 'newer'] as const) {
    const text = query.get(at);
    if (text === null) continue;
    const than = placeFrom(text);
    if (than === null) throw nowhere();
    return { at, than };
  }
  return { at: query.get('end') === 'oldest' ? 'oldest' : 'newest' };
}

/** A number of an address. Throws NotFoundError for anything else. */
export function numberFrom(text: string | undefined): number {
  if (!/^[1-9]\d{0,8}$/.test(text ?? '')) throw nowhere();
  return Number(text);
}
