/** Building the index anew: asked for in the journal, done by whichever program serves, followed in a table. */
import { randomUUID } from 'node:crypto';
import type { App } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { type JournalNews, journal } from '#platform/journal/index.ts';
import type { SearchDesk } from './following/index.ts';
import { insertRebuild, lastRebuild, updateRebuild } from './store-questions.ts';

const KIND = 'search-rebuild';

/** Asks for a rebuild and returns its id. */
export const askRebuild = (
  app: App,
  organId: string,
  by: { readonly id: string; readonly name: string } | 'system',
): Promise<string> =>
  transaction(app, async (app) => {
    const id = randomUUID();
    await insertRebuild(app, organId, id);
    await journal(app, { organId, subject: { kind: KIND, id }, event: 'search-rebuild-asked', by });
    return id;
  });

/** The rebuild that an entry of the journal asks for; null when it asks for none. */
export const rebuildAsked = ({
  organId,
  subject,
  event,
}: JournalNews): { organId: string; id: string } | null =>
  event === 'search-rebuild-asked' ? { organId, id: subject.id } : null;

/** Does it, and keeps how far it is. */
export async function doRebuild(
  app: App,
  desk: SearchDesk,
  asked: { organId: string; id: string },
): Promise<void> {
  const keep = (state: Parameters<typeof updateRebuild>[3]) =>
    updateRebuild(app, asked.organId, asked.id, state);
  let done = 0;
  await keep({ done, isFinished: false });
  try {
    done = await desk.rebuild((reached) => keep({ done: reached, isFinished: false }));
    await keep({ done, isFinished: true });
  } catch (error) {
    await keep({ done, isFinished: true, failed: error instanceof Error ? error.message : String(error) });
  }
}

/** The rebuild asked for last, for the console and the command. */
export async function rebuildState(app: App, organId: string) {
  const last = await lastRebuild(app, organId);
  if (!last) return null;
  const { id, askedAt, startedAt, finishedAt, done, failed } = last;
  const instant = (at: Date | null) => (at === null ? null : new Date(at).toISOString());
  return {
    id,
    askedAt: new Date(askedAt).toISOString(),
    startedAt: instant(startedAt),
    finishedAt: instant(finishedAt),
    done,
    failed,
  };
}
