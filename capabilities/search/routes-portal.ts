/** The public pages of the search. Never kept in the cache: each is somebody's question. */
import { portalOrgan } from '#capabilities/accounts/index.ts';
import { type Page, type PageRequest, page, type Server } from '#platform/http/index.ts';
import { NotFoundError } from '#platform/outcome.ts';
import { siteOf } from '#portal/routes.ts';
import type { Site } from '#portal/site.ts';
import { documentAt, find, similarTo } from './actions.ts';
import { type SearchData, SearchQuery, type SearchWish } from './contract.ts';
import type { SearchRoom } from './following/room.ts';
import { openSearchDescription, searchFeed, searchPage, similarPage } from './portal.ts';
import { searchParameters } from './portal-pages/address.ts';
import { suggest } from './routes.ts';
import { keyOf } from './sources/source.ts';

const query = searchParameters;
const headers = { 'cache-control': 'no-store' };

type Answered = { readonly site: Site; readonly wish: SearchWish; readonly data: SearchData };

/** Registers /search, /search/similar, /search.rss, /opensearch.xml, /search/suggestions.json. */
export function registerPortal(server: Server, room: SearchRoom): void {
  const answering =
    (draw: (answered: Answered) => Page, fixed: Partial<SearchWish> = {}) =>
    async (request: PageRequest) => {
      const wish = { ...wishOf(request.query), ...fixed };
      const viewer = { organId: (await portalOrgan(request.app)).id, staff: null };
      const data = await find(await room.searching('portal'), viewer, wish);
      return draw({ site: await siteOf(request), wish, data });
    };
  const html = answering(({ site, wish, data }) => ({ html: searchPage(site, wish, data), headers }));
  page(server, '/search', html, { query });
  registerSimilar(server, room);
  page(
    server,
    '/search.rss',
    answering(
      ({ site, wish, data }) => ({
        file: searchFeed(site, wish, data, originOf(site)),
        type: 'application/rss+xml; charset=utf-8',
        headers,
      }),
      { sort: 'date' },
    ),
    { query },
  );
  page(server, '/opensearch.xml', async (request) => {
    const site = await siteOf(request);
    return {
      file: openSearchDescription(site, originOf(site)),
      type: 'application/opensearchdescription+xml; charset=utf-8',
      tags: ['organ'],
    };
  });
  page(
    server,
    '/search/suggestions.json',
    async (request) => {
      const typed = request.query.get('q') ?? '';
      const file = JSON.stringify([typed, await suggest(server, room, typed)]);
      return { file, type: 'application/x-suggestions+json; charset=utf-8', headers };
    },
    { query: ['q'] },
  );
}

/** By the key of a result, or by the number of an item, as the page of the item links to it. */
function registerSimilar(server: Server, room: SearchRoom): void {
  page(
    server,
    '/search/similar',
    async (request) => {
      const { id } = await portalOrgan(request.app);
      const viewer = { organId: id, staff: null };
      const item = request.query.get('item');
      const key = item === null ? (request.query.get('key') ?? '') : keyOf('items', id, item);
      const searching = await room.searching('portal');
      const document = await documentAt(searching, viewer, key);
      if (document === null) throw new NotFoundError('没有找到这条信息，可能已经撤下。');
      const results = await similarTo(searching, viewer, key);
      return { html: similarPage(await siteOf(request), { ...document, results }), headers };
    },
    { query: ['key', 'item'] },
  );
}

/** The wishes of an address; what is no wish is left out. */
function wishOf(asked: URLSearchParams): SearchWish {
  const read = SearchQuery.safeParse(Object.fromEntries(asked));
  return read.success ? read.data : SearchQuery.parse({ q: asked.get('q') ?? '' });
}

const originOf = ({ domain }: Site): string => (domain === '' ? '' : `https://${domain}`);
