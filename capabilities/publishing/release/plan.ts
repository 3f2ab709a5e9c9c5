/** Work of publishing that is done at an hour: publication by schedule, the end of a 公示. */
import type { App } from '#platform/app.ts';
import { enqueue } from '#platform/jobs/index.ts';

/** The queue of publications that are due. A sweep each minute finds what was lost. */
export const publicationQueue = 'publishing-due';

/** Asks for the publication of an item at an instant, inside the transaction that schedules it. */
export async function planPublication(app: App, organId: string, id: number, at: Date): Promise<void> {
  if (at <= app.now()) await enqueue(app, publicationQueue, { organId, id });
}
