/** What a person may do with an item now, each with the sentence why not when not. */
import type { App, Staff } from '#platform/app.ts';
import type { ItemViewData } from './contract-shapes.ts';
import type { ItemRecord } from './model.ts';
import { type Deed, whyNotDo } from './model-release.ts';
import { versionsOf } from './store-versions.ts';

const permissionFor: Readonly<Record<Deed, string>> = {
  edit: 'publishing:edit',
  submit: 'publishing:edit',
  recall: 'publishing:edit',
  discard: 'publishing:edit',
  publish: 'publishing:release',
  schedule: 'publishing:release',
  urgent: 'publishing:urgent',
  'take-down': 'publishing:release',
  restore: 'publishing:release',
  move: 'publishing:structure',
};

/** Why the changes of an item, or the draft that it is, may not be given up now; null when they may. */
export async function whyNotDiscard(app: App, staff: Staff, item: ItemRecord): Promise<string | null> {
  const why = whyNotDo('discard', item, staff.id);
  if (why !== null || item.publishedVersion !== null) return why;
  return (await versionsOf(app, staff.organId, item.id)).length > 0
    ? '这条信息送审过或保存过版本，记录须留存，不能删除。不需要发布的，请留作草稿。'
    : null;
}

/** For each thing that can be done with an item: null when this person may do it now, else why not. */
export async function mayOf(app: App, staff: Staff, item: ItemRecord): Promise<ItemViewData['may']> {
  const why = (deed: Deed): string | null =>
    staff.permissions.has(permissionFor[deed])
      ? whyNotDo(deed, item, staff.id)
      : '您的岗位没有办理此事项的权限。';
  return {
    edit: why('edit'),
    submit: why('submit'),
    recall: why('recall'),
    discard: why('discard') ?? (await whyNotDiscard(app, staff, item)),
    publish: why('publish'),
    schedule: why('schedule'),
    urgent: why('urgent'),
    'take-down': why('take-down'),
    restore: why('restore'),
    move: why('move'),
  };
}
