/** The public pages of publishing: data in, HTML out. Each is drawn in portal-pages/. */
export { bareItemView, type ItemPageView, itemPage } from './portal-pages/item.ts';
