/** The front door: all that other capabilities and the program's own work may import of requests for disclosure. */
export { type DisputedRequest, disputedRequest, reopenDisputed } from './actions-disputes.ts';
export { attachReleased } from './actions-files.ts';
export { deskDemands } from './actions-list.ts';
export { registerNoticeJobs } from './actions-notices.ts';
export { withheldList } from './actions-release-view.ts';
export { type SearchableRequest, searchableRequest, searchableRequests } from './actions-search.ts';
export { registerJobs } from './actions-settings.ts';
export { getRequest } from './actions-view.ts';
export {
  casesBehind,
  processingFeesOf,
  type RequestDifference,
  requestDifferences,
} from './figures/actions.ts';
export type { CountedCase } from './figures/cases.ts';
export { requestSentence } from './figures/sentences.ts';
export { keptFrom, type Term, termOf } from './figures/store-terms.ts';
export { type RequestFigure, tableThreeOf } from './figures/table-three.ts';
export { keepFiguresFrom } from './figures/terms.ts';
export { type FiguresCheck, verifyFigures } from './figures/verify.ts';
export { oldCasesTemplate } from './old-cases/template.ts';
export { requestMatters } from './routes-portal-account.ts';
export {
  type SamplePeople as SampleOffice,
  type SampleRequests,
  type SampleStep,
  sampleRequests,
  workingDaysBefore,
} from './sample/index.ts';
export { type Simulation, simulateRequests } from './simulation/actions.ts';
