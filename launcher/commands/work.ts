/** What the running program does by itself: when it was asked to, at every minute, and at night. */
import { registerJobs as registerRequestJobs } from '#capabilities/disclosure-requests/index.ts';
import { registerCheckJobs } from '#capabilities/publishing/actions-check-published.ts';
import { registerJobs as registerPublishingJobs } from '#capabilities/publishing/index.ts';
import { registerSupervisionJobs } from '#capabilities/supervision/index.ts';
import type { App } from '#platform/app.ts';
import type { OpenDatabase } from '#platform/database/index.ts';
import { type Jobs, startJobs } from '#platform/jobs/index.ts';
import { proveAll } from './proof.ts';

/** A capability's own work: it names its jobs and says what they do. */
type RegisterJobs = (jobs: Jobs, app: App) => void | Promise<void>;

const capabilities: readonly RegisterJobs[] = [
  registerPublishingJobs,
  registerCheckJobs,
  registerSupervisionJobs,
  registerRequestJobs,
];

/** Takes up the work of every capability. */
export async function registerWork(jobs: Jobs, app: App): Promise<void> {
  for (const registerJobs of capabilities) await registerJobs(jobs, app);
}

type Opened = Pick<OpenDatabase, 'url' | 'pool' | 'database'> & { readonly filesFolder: string };

/** Opens the queue and takes up all work; failures are told through `tell`, one line each. */
export async function startWork(opened: Opened, app: App, tell: (line: string) => void): Promise<Jobs> {
  const jobs = await startJobs({ url: opened.url, onError: (error) => tell(`jobs: ${error.message}`) });
  await jobs.nightly('verify-journal', '3:30', async () => {
    for (const { broken, sentence } of await proveAll(opened))
      if (broken !== null)
        tell(`${sentence}  请立即执行 ./gongkai verify。  Something was altered; run ./gongkai verify.`);
  });
  await registerWork(jobs, app);
  return jobs;
}
