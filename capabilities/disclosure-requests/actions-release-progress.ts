/** How far the production of a release is: kept while it goes on, told to whoever looks on. */
import type { App, Staff } from '#platform/app.ts';
import type { RedactionStep } from '#platform/documents/redaction/index.ts';
import { overallOf, type Release } from './model-release.ts';
import { releaseById } from './store-release.ts';
import { dropProgress, progressOf, tellProgress } from './store-release-progress.ts';

/** A production that was silent for so long goes on no more: no page takes a minute. */
const SILENCE_MS = 180_000;

export type Progress = RedactionStep & {
  /** Of the whole work, stages and pages, 0 to 100. */
  readonly percent: number;
};

/**
 * Does the work and keeps each step it tells of. One step is written at a time; of those that come meanwhile only the
 * newest is. A step that cannot be written stops nothing: the work is worth more than word of it.
 */
export async function withProgress<T>(
  app: App,
  release: Release,
  work: (tell: (step: RedactionStep) => void) => Promise<T>,
): Promise<T> {
  let newest: RedactionStep | null = null;
  let writing: Promise<void> | null = null;
  const write = async () => {
    while (newest !== null) {
      const step: RedactionStep = newest;
      newest = null;
      await tellProgress(app, release, step).catch(() => undefined);
    }
    writing = null;
  };
  try {
    return await work((step) => {
      newest = step;
      writing ??= write();
    });
  } finally {
    newest = null;
    await writing;
    await dropProgress(app, release).catch(() => undefined);
  }
}

/** How far a release is; null when none is being made. Throws NotFoundError for another organ's. */
export async function releaseProgress(
  app: App,
  staff: Staff,
  which: { readonly id: string; readonly release: string },
): Promise<{ progress: Progress | null }> {
  const release = await releaseById(app, {
    organId: staff.organId,
    requestId: which.id,
    id: which.release,
  });
  const step = await progressOf(app, release, new Date(app.now().getTime() - SILENCE_MS));
  return { progress: step && { ...step, percent: overallOf(step) } };
}
