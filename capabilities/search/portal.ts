/** The public pages of the search: data in, HTML out. */
export { openSearchDescription } from './portal-pages/description.ts';
export { searchFeed } from './portal-pages/feed.ts';
export { searchPage } from './portal-pages/page.ts';
export { type SimilarTo, similarPage } from './portal-pages/similar.ts';
