/** The public pages of publishing: data in, HTML out. Each is drawn in portal-pages/. */
export { archivedDocument } from './portal-pages/archived.ts';
export { catalogueCsv, catalogueJson, catalogueSheet } from './portal-pages/catalogue-files.ts';
export { errorReportPage, errorReportThanks } from './portal-pages/error-report.ts';
export { atom, type FeedEntry, rss, sitemapIndex, sitemapOfItems } from './portal-pages/feeds.ts';
export { frontPage } from './portal-pages/front.ts';
export { archivedPage, historyPage, takenDownPage } from './portal-pages/history.ts';
export { bareItemView, type ItemPageView, itemPage } from './portal-pages/item.ts';
export { archivePage, monthPage, sectionPage, wholeMonthPage } from './portal-pages/list.ts';
export { csvLine, itemsCsv, itemsJson, type OpenItem, openDataPage } from './portal-pages/open-data.ts';
export { columnOf, sectionHref } from './portal-pages/parts.ts';
export {
  type CatalogueLine,
  cataloguePage,
  guidePart,
  mandatoryPage,
  mandatoryPart,
  rulesPart,
} from './portal-pages/statutory.ts';
export { wechatPreview } from './portal-pages/wechat.ts';
