/** The working text as the public would see it, were it released now; and its 信息发布审核表. Nothing is written. */
import { organById } from '#capabilities/accounts/index.ts';
import type { App, Staff } from '#platform/app.ts';
import { NotFoundError } from '#platform/outcome.ts';
import { itemView } from './actions-view.ts';
import { staffFilePath } from './contract.ts';
import { type PublicItem, type PublicSection, publicFilePath, wayTo } from './model-portal.ts';
import { publicRecord } from './release/public-record.ts';
import { type Sheet, sheetOf } from './review-sheet/index.ts';
import { filesOf } from './store-files.ts';
import { indexNumberOf } from './store-index-numbers.ts';
import { itemById } from './store-items.ts';
import { publicSections } from './store-portal.ts';
import { sectionById } from './store-sections.ts';

export type Previewed = { readonly item: PublicItem; readonly way: readonly PublicSection[] };

/** The item as it would be public now, its pictures where staff may fetch them. Throws NotFoundError. */
export async function previewOf(app: App, staff: Staff, id: number): Promise<Previewed> {
  const { organId } = staff;
  const item = await itemById(app, organId, id);
  const section = item && (await sectionById(app, organId, item.sectionId));
  if (!item || !section) throw new NotFoundError();
  const record = publicRecord({
    ...{ organId, id, kind: item.kind, version: 0, content: item.content, section },
    files: await filesOf(app, organId, id),
    indexNumber: await indexNumberOf(app, organId, id),
    firstPublishedAt: item.firstPublishedAt ?? app.now(),
    publishedAt: app.now(),
    originalDate: null,
    notices: [],
    urgent: false,
    today: app.today(),
  });
  const body = record.body.replaceAll(publicFilePath(id, ''), staffFilePath(id, ''));
  return { item: { ...record, body }, way: wayTo(await publicSections(app, organId), item.sectionId) };
}

/** 信息发布审核表 of an item as it stands. Throws NotFoundError. */
export async function reviewSheet(app: App, staff: Staff, id: number): Promise<Sheet> {
  const view = await itemView(app, staff, id);
  const organ = await organById(app, staff.organId);
  return sheetOf(view, organ?.name ?? '', app.now());
}
