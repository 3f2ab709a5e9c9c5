/** The front door: all that other capabilities and the frame may import of the annual report. */
export { type PublicReport, publishedReport, publishedReports } from './actions-public.ts';
export { publishSample } from './sample/index.ts';
