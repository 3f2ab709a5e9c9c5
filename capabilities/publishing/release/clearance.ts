/** What follows when the last stage has passed the last unit: publication at once, at an hour, or when somebody says so. */
import type { App } from '#platform/app.ts';
import { journal } from '#platform/journal/index.ts';
import { cite } from '#rules/citation.ts';
import { reviewBasis } from '#rules/review-stages.ts';
import type { ItemRecord } from '../model.ts';
import { updateItem } from '../store-items.ts';
import { planPublication } from './plan.ts';
import { type Releaser, release } from './publish.ts';

/** Publishes the submitted version, as the first text or as the correction of another that is public. */
export const publishSubmitted = (app: App, by: Releaser, item: ItemRecord): Promise<ItemRecord> => {
  const first = item.publishedVersion === null || item.publishedVersion === item.submittedVersion;
  return release(
    app,
    by,
    item,
    first ? { kind: 'published', notice: '' } : { kind: 'corrected', notice: item.correctionNote },
  );
};

/** Takes an item in review whose stages are all done to what its editor wished for. The caller has locked it. */
export async function afterClearance(app: App, by: Releaser, item: ItemRecord): Promise<ItemRecord> {
  const { organId, id, wish, submittedVersion } = item;
  const entry = { organId, subject: { kind: 'item', id: String(id) }, by, basis: cite(reviewBasis) };
  await journal(app, { ...entry, event: 'item-cleared', detail: { version: submittedVersion } });
  const isOut = item.publishedVersion !== null && item.publishedVersion === submittedVersion;
  if (isOut || wish.when === 'cleared') return publishSubmitted(app, by, item);
  if (wish.when === 'held') return keep(app, by, { ...item, phase: 'cleared' });
  if (new Date(wish.at) <= app.now()) return publishSubmitted(app, by, item);
  await journal(app, { ...entry, event: 'item-scheduled', detail: { at: wish.at } });
  await planPublication(app, organId, id, new Date(wish.at));
  return keep(app, by, { ...item, phase: 'scheduled' });
}

async function keep(app: App, by: Releaser, item: ItemRecord): Promise<ItemRecord> {
  const kept = {
    ...item,
    revision: item.revision + 1,
    updatedAt: app.now(),
    updatedBy: by === 'system' ? item.updatedBy : by.id,
  };
  await updateItem(app, kept);
  return kept;
}
