/** Whether a text may be released now, judged anew inside the transaction that releases it: there is no other gate. */
import type { App } from '#platform/app.ts';
import { StateError } from '#platform/outcome.ts';
import { cite, ogi } from '#rules/citation.ts';
import { isTextCleared } from '../actions-review-state.ts';
import type { ItemContent, ItemRecord } from '../model.ts';
import { isPublic, type ReleaseRecord } from '../model-release.ts';
import { filesOf } from '../store-files.ts';
import { type ItemVersion, versionOf } from '../store-versions.ts';
import { contentHash } from '../text/units.ts';
import type { Releaser, ReleaseWish } from './publish.ts';

/** The version that this release is of. Throws StateError with the reason why it may not be released. */
export async function admit(
  app: App,
  by: Releaser,
  item: ItemRecord,
  wish: ReleaseWish,
  earlier: readonly Pick<ReleaseRecord, 'kind' | 'version'>[],
): Promise<ItemVersion> {
  switch (wish.kind) {
    case 'published':
    case 'corrected':
      return admitReviewed(app, item, wish.kind);
    case 'urgent':
      return admitUrgent(app, by, item);
    case 'taken-down':
    case 'moved':
    case 'attachments-ended':
      if (!isPublic(item)) throw new StateError('这条信息现在没有公开，不能办理。');
      return versionNamed(app, item, item.publishedVersion);
    case 'restored':
      return admitRestored(app, item, earlier);
  }
}

async function versionNamed(app: App, item: ItemRecord, number: number | null): Promise<ItemVersion> {
  const version = number === null ? null : await versionOf(app, item.organId, item.id, number);
  if (!version) throw new StateError('没有可以发布的版本，请先送审。');
  return version;
}

/** The submitted version, provided that it is what the item says and may be public at all. */
async function submitted(app: App, item: ItemRecord): Promise<ItemVersion> {
  const version = await versionNamed(app, item, item.submittedVersion);
  const says = (content: ItemContent) => contentHash(content).toString('hex') === version.hash;
  if (!says(version.content) || !says(item.content))
    throw new StateError('工作稿与送审的版本不一致，没有发布。请撤回后重新送审。');
  if (version.content.facts.disclosureClass !== 'proactive')
    throw new StateError('这条信息的公开属性不是主动公开，不能在门户网站发布。', cite(ogi('19')));
  await sameFiles(app, item, version.content);
  return version;
}

/** The files that are there must be the very ones the text was reviewed with. */
async function sameFiles(app: App, item: ItemRecord, content: ItemContent): Promise<void> {
  const kept = new Map((await filesOf(app, item.organId, item.id)).map(({ id, sha256 }) => [id, sha256]));
  const other = [...content.attachments, ...content.pictures].find(
    ({ id, sha256 }) => kept.get(id) !== sha256,
  );
  if (other) throw new StateError(`“${other.name}”与送审时的文件不一致，没有发布。请撤回后重新上传。`);
}

async function admitReviewed(
  app: App,
  item: ItemRecord,
  kind: 'published' | 'corrected',
): Promise<ItemVersion> {
  const version = await submitted(app, item);
  if (!['in-review', 'cleared', 'scheduled'].includes(item.phase))
    throw new StateError('这条信息不在待发布状态，没有发布。');
  if (!(await isTextCleared(app, item, version.content)))
    throw new StateError('六个审校环节没有全部完成，不能发布。', cite(ogi('17.1')));
  const isSameText = item.publishedVersion === null || item.publishedVersion === version.number;
  if (isSameText !== (kind === 'published')) throw new Error(`Item ${item.id} is not to be ${kind}`);
  return version;
}

async function admitUrgent(app: App, by: Releaser, item: ItemRecord): Promise<ItemVersion> {
  const version = await submitted(app, item);
  if (by === 'system') throw new StateError('紧急发布须由有权限的人员决定。');
  if (item.authors.includes(by.id))
    throw new StateError('您撰写或修改过这条信息的文字，不能由您决定紧急发布。', cite(ogi('17.1')));
  return version;
}

/** What was taken down comes back as it was: it must have been public in its own right, or be owed its review still. */
async function admitRestored(
  app: App,
  item: ItemRecord,
  earlier: readonly Pick<ReleaseRecord, 'kind' | 'version'>[],
): Promise<ItemVersion> {
  if (item.takenDownAt === null) throw new StateError('这条信息没有撤下，不需要恢复。');
  const version = await versionNamed(app, item, item.publishedVersion);
  const inItsRight = earlier.some(
    (release) =>
      release.version === version.number && ['published', 'corrected', 'imported'].includes(release.kind),
  );
  if (!inItsRight && item.urgentDueOn === null)
    throw new StateError('撤下前的文字没有经过全部审校，不能恢复。', cite(ogi('17.1')));
  return version;
}
