/** The front door: all that other capabilities and the program's own work may import of requests for disclosure. */
export { attachReleased } from './actions-files.ts';
export { deskDemands } from './actions-list.ts';
export { withheldList } from './actions-release-view.ts';
export { registerJobs } from './actions-settings.ts';
export { getRequest } from './actions-view.ts';
