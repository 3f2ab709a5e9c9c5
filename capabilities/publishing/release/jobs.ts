/** The work that publishing does by itself. */
import type { App } from '#platform/app.ts';
import type { Jobs } from '#platform/jobs/index.ts';
import { endPublicity, publishDue } from './due.ts';
import { publicationQueue } from './plan.ts';

/** What publishing does by itself: at the instant, and each minute for what an instant missed. */
export async function registerJobs(jobs: Jobs, app: App): Promise<void> {
  const everything = async () => {
    await publishDue(app);
    await endPublicity(app);
  };
  await jobs.work(publicationQueue, async () => void (await publishDue(app)), 1);
  await jobs.everyMinute('publishing-sweep', everything);
}
