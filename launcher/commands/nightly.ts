/** What the running program does by itself every night. */
import type { OpenDatabase } from '#platform/database/index.ts';
import { type Jobs, startJobs } from '#platform/jobs/index.ts';
import { proveJournal } from './proof.ts';

/** Opens the queue and registers the nightly work; failures are told through `tell`, one line each. */
export async function startNightly(opened: OpenDatabase, tell: (line: string) => void): Promise<Jobs> {
  const jobs = await startJobs({ url: opened.url, onError: (error) => tell(`jobs: ${error.message}`) });
  await jobs.nightly('verify-journal', '3:30', async () => {
    const { broken } = await proveJournal(opened);
    if (broken)
      tell(
        `工作日志被改动，请立即执行 ./gongkai verify。  The journal was altered: ${JSON.stringify(broken)}`,
      );
  });
  return jobs;
}
