/** What a person may do with an item now, each with the sentence why not when not. */
import type { App, Staff } from '#platform/app.ts';
import type { ItemViewData } from './contract-shapes.ts';
import type { ItemRecord } from './model.ts';
import { type Deed, whyNotDo } from './model-release.ts';

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

/** For each thing that can be done with an item: null when this person may do it now, else why not. */
export async function mayOf(_app: App, staff: Staff, item: ItemRecord): Promise<ItemViewData['may']> {
  const why = (deed: Deed): string | null =>
    staff.permissions.has(permissionFor[deed])
      ? whyNotDo(deed, item, staff.id)
      : '您的岗位没有办理此事项的权限。';
  return {
    edit: why('edit'),
    submit: why('submit'),
    recall: why('recall'),
    discard: why('discard'),
    publish: why('publish'),
    schedule: why('schedule'),
    urgent: why('urgent'),
    'take-down': why('take-down'),
    restore: why('restore'),
    move: why('move'),
  };
}
