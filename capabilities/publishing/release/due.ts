/** What is done when its hour has come: scheduled publication, and the end of a 公示. May run twice and does not mind. */
import type { App } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { StateError } from '#platform/outcome.ts';
import { itemsDue, itemsPastPublicity } from '../store-due.ts';
import { lockItem, updateItem } from '../store-items.ts';
import { publishSubmitted } from './clearance.ts';
import { release } from './publish.ts';

export type DueOutcome = {
  readonly published: readonly number[];
  /** What was due and could not be published, with the reason; it waits for somebody to look. */
  readonly held: readonly { readonly id: number; readonly message: string }[];
};

/** Publishes every item whose hour has come and that is scheduled and cleared still, judged inside the transaction. */
export async function publishDue(app: App): Promise<DueOutcome> {
  const published: number[] = [];
  const held: { id: number; message: string }[] = [];
  for (const { organId, id } of await itemsDue(app, app.now())) {
    const message = await transaction(app, (app) => publishOne(app, organId, id)).catch((error: unknown) =>
      hold(app, organId, id, error),
    );
    if (message === 'published') published.push(id);
    else if (message !== null) held.push({ id, message });
  }
  return { published, held };
}

async function publishOne(app: App, organId: string, id: number): Promise<'published' | null> {
  const item = await lockItem(app, organId, id);
  if (item?.phase !== 'scheduled' || item.wish.at === null) return null;
  if (new Date(item.wish.at) > app.now()) return null;
  await publishSubmitted(app, 'system', item);
  return 'published';
}

/** Cleared once and not any more (a chain was changed, a person became an author): back into review, never lost. */
async function hold(app: App, organId: string, id: number, error: unknown): Promise<string> {
  if (!(error instanceof StateError)) throw error;
  await transaction(app, async (app) => {
    const item = await lockItem(app, organId, id);
    if (item?.phase !== 'scheduled') return;
    await updateItem(app, {
      ...item,
      phase: 'in-review',
      revision: item.revision + 1,
      updatedAt: app.now(),
    });
  });
  return error.message;
}

const ended = '公示期已满，含个人信息的附件已停止公开。';

/** Takes the attachments with personal information of every 公示 off line, from the day after it ended on. */
export async function endPublicity(app: App): Promise<number[]> {
  const done: number[] = [];
  for (const { organId, id } of await itemsPastPublicity(app, app.today())) {
    const ended = await transaction(app, (app) => endOne(app, organId, id));
    if (ended) done.push(id);
  }
  return done;
}

async function endOne(app: App, organId: string, id: number): Promise<boolean> {
  const item = await lockItem(app, organId, id);
  const due = await itemsPastPublicity(app, app.today(), { organId, id });
  if (!item || due.length === 0) return false;
  await release(app, 'system', item, { kind: 'attachments-ended', notice: ended });
  return true;
}
