/** The public pages of the annual report: data in, HTML out. Each is drawn in portal-pages/. */
export { type ReportCheckState, reportCheckPage } from './portal-pages/check-form.ts';
export type { CheckResult } from './portal-pages/check-result.ts';
export { newestReportPanel, reportListPage } from './portal-pages/list.ts';
export { type PublishedReport, reportPage, titleOf } from './portal-pages/published.ts';
