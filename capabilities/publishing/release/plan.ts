/** Publication at an hour is asked for here, and done in jobs.ts. */
import type { App } from '#platform/app.ts';
import { enqueue } from '#platform/jobs/index.ts';

/** The queue of publications at an hour. */
export const publicationQueue = 'publishing-due';

/** Asks for the publication of an item at an instant, inside the transaction that schedules it. */
export async function planPublication(app: App, organId: string, id: number, at: Date): Promise<void> {
  await enqueue(app, publicationQueue, { organId, id }, { startAfter: at });
}
