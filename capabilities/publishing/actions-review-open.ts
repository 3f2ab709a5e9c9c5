/** How every step on an item begins and ends: locked as the person saw it, and one revision on. */
import type { App, Staff } from '#platform/app.ts';
import { NotFoundError, StateError } from '#platform/outcome.ts';
import type { ItemRecord } from './model.ts';
import { lockItem } from './store-items.ts';

/** The item, locked, as the person saw it; a state error when it was changed meanwhile. Inside a transaction. */
export async function openItem(app: App, staff: Staff, id: number, revision: number): Promise<ItemRecord> {
  const item = await lockItem(app, staff.organId, id);
  if (!item) throw new NotFoundError();
  if (item.revision !== revision)
    throw new StateError('这条信息刚刚被其他同事改动或办理过，没有写入。请刷新页面后再办理。');
  return item;
}

/** The item as it stands after a step: one revision on. */
export const stepped = (app: App, staff: Staff, item: ItemRecord): ItemRecord => ({
  ...item,
  revision: item.revision + 1,
  updatedAt: app.now(),
  updatedBy: staff.id,
});
