/** The front door of supervision. */
import type { App } from '#platform/app.ts';
import type { Jobs } from '#platform/jobs/index.ts';
import { inspectAll } from './actions.ts';

/** Registers the nightly self-inspection. */
export const registerSupervisionJobs = (jobs: Jobs, app: App): Promise<void> =>
  jobs.nightly('inspect-ourselves', '4:10', () => inspectAll(app));
