/** The public pages of publishing: data in, HTML out. Each is drawn in portal-pages/. */
export { archivedDocument } from './portal-pages/archived.ts';
export { bareItemView, type ItemPageView, itemPage } from './portal-pages/item.ts';
