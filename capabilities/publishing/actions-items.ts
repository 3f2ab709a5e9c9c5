/** Items while they are written: begun, saved again and again, kept, given up. Review and release: actions-….ts. */
import { colleagues, organById } from '#capabilities/accounts/index.ts';
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { canonicalJson } from '#platform/journal/entry.ts';
import { type JsonObject, journal } from '#platform/journal/index.ts';
import { type Issue, type Issues, NotFoundError, StateError } from '#platform/outcome.ts';
import { draftContent } from './actions-check-draft.ts';
import { whyNotDiscard } from './actions-review-may.ts';
import { openItem, stepped } from './actions-review-open.ts';
import { itemRows, itemView, presentOn } from './actions-view.ts';
import type { DraftData, ItemRowData, ItemViewData } from './contract-shapes.ts';
import { blankContent, type ItemKind, type ItemRecord, type Wish } from './model.ts';
import { whyNotDo } from './model-release.ts';
import { filesOf } from './store-files.ts';
import {
  type ItemFilter,
  insertItem,
  itemById,
  listItems as listRecords,
  lockItem,
  nextItemNumber,
  removeItem,
  updateItem,
} from './store-items.ts';
import { publicItemById } from './store-portal.ts';
import { notePresence } from './store-presence.ts';
import { sectionById } from './store-sections.ts';
import { keepVersion, versionOf, versionsOf } from './store-versions.ts';
import { fileIdsIn } from './text/blocks.ts';
import { canonicalContent, contentHash } from './text/units.ts';

const PAGE = 50;

/** 信息列表 — a page of it; `before` is the place the page before ended at. */
export async function listItems(
  app: App,
  staff: Staff,
  {
    mine,
    before,
    ...filter
  }: Omit<ItemFilter, 'after' | 'writtenBy'> & {
    readonly mine?: '1' | undefined;
    readonly before?: string | undefined;
  },
): Promise<{ rows: ItemRowData[]; next: string | null }> {
  const wish: ItemFilter = {
    ...filter,
    ...(mine === '1' && { writtenBy: staff.id }),
    ...(before !== undefined && { after: placeOf(before) }),
  };
  const found = await listRecords(app, staff.organId, wish, PAGE + 1);
  const shown = found.slice(0, PAGE);
  const last = shown.at(-1);
  const next = found.length > PAGE && last ? `${last.updatedAt.toISOString()}_${last.id}` : null;
  return { rows: await itemRows(app, staff.organId, shown), next };
}

/** The place in the list that `next` named. Throws NotFoundError for anything else. */
function placeOf(text: string): NonNullable<ItemFilter['after']> {
  const [at = '', id = ''] = text.split('_');
  const updatedAt = new Date(at);
  if (Number.isNaN(updatedAt.getTime()) || !/^\d{1,9}$/.test(id))
    throw new NotFoundError('列表已经变动，请从第一页重新查看。');
  return { updatedAt, id: Number(id) };
}

const note = (app: App, staff: Staff, id: number, event: string, detail: JsonObject = {}) =>
  journal(app, {
    organId: staff.organId,
    subject: { kind: 'item', id: String(id) },
    event,
    by: { id: staff.id, name: staff.name },
    detail,
  });

const noSection: Issue = { field: 'sectionId', message: '请选择正在使用的栏目。' };

const inUse = async (app: App, organId: string, id: string): Promise<boolean> =>
  (await sectionById(app, organId, id))?.state === 'active';

export type NewItem = { readonly sectionId: string; readonly kind: ItemKind; readonly title: string };

/** 新建信息 — an empty draft, with the organ as its source until somebody says otherwise. */
export const createItem = (app: App, staff: Staff, wish: NewItem): Promise<Issues | ItemViewData> =>
  transaction(app, async (app) => {
    const { organId } = staff;
    if (!(await inUse(app, organId, wish.sectionId))) return { issues: [noSection] };
    const organ = await organById(app, organId);
    const id = await nextItemNumber(app, organId);
    const facts = { ...blankContent.facts, title: wish.title, source: organ?.name ?? '' };
    await insertItem(app, {
      ...{ organId, id, sectionId: wish.sectionId, kind: wish.kind, phase: 'draft', revision: 1 },
      ...{ content: { ...blankContent, facts }, authors: [staff.id], wish: { when: 'cleared', at: null } },
      ...{ submittedVersion: null, correctionNote: '', publishedVersion: null, firstPublishedAt: null },
      ...{ publishedAt: null, takenDownAt: null, takenDownReason: null, urgentDueOn: null, imported: false },
      ...{ createdBy: staff.id, createdAt: app.now(), updatedBy: staff.id, updatedAt: app.now() },
    });
    await note(app, staff, id, 'item-created', { kind: wish.kind, section: wish.sectionId });
    return itemView(app, staff, id);
  });

export type SaveWish = {
  readonly revision: number;
  readonly sectionId: string;
  readonly kind: ItemKind;
  readonly draft: DraftData;
  readonly wish: Wish;
  readonly correctionNote: string;
};

/** Saves by one person within so long of one another are told of once: a text saves itself every few seconds. */
const sameSitting = 10 * 60_000;

/**
 * 保存 — writes the working text; what the public sees stays as it is. A save that changes nothing writes nothing. What
 * a colleague had written is kept as a version before it is written over.
 */
export const saveItem = (
  app: App,
  staff: Staff,
  id: number,
  wish: SaveWish,
): Promise<Issues | ItemViewData> =>
  transaction(app, async (app) => {
    const item = await openToWrite(app, staff, id, wish.revision);
    const why = whyNotDo('edit', item, staff.id);
    if (why !== null) throw new StateError(why);
    const content = draftContent(item.content, await filesOf(app, staff.organId, id), id, wish.draft);
    const issues = await saveIssues(app, item, wish, content.pictures.length, fileIdsIn(content.blocks));
    if (issues.length > 0) return { issues };
    const { sectionId, kind, correctionNote } = wish;
    const isNewText = canonicalContent(content) !== canonicalContent(item.content) || kind !== item.kind;
    const isSame = canonicalJson(wish.wish) === canonicalJson(item.wish);
    if (!isNewText && isSame && sectionId === item.sectionId && correctionNote === item.correctionNote)
      return itemView(app, staff, id);
    const colleague = await colleagueBefore(app, staff, item);
    if (isNewText && colleague) await keepVersion(app, item, { reason: 'saved', by: colleague });
    await updateItem(app, {
      ...stepped(app, staff, item),
      ...{ sectionId, kind, content, correctionNote, wish: wish.wish },
      phase: item.phase === 'returned' ? 'returned' : 'draft',
      authors: isNewText ? [...new Set([...item.authors, staff.id])] : item.authors,
    });
    const sitting = app.now().getTime() - item.updatedAt.getTime();
    if (item.phase === 'settled' || colleague || sitting > sameSitting)
      await note(app, staff, id, 'item-edited');
    return itemView(app, staff, id);
  });

/** As `openItem`, saying who was there before. */
async function openToWrite(app: App, staff: Staff, id: number, revision: number): Promise<ItemRecord> {
  const item = await lockItem(app, staff.organId, id);
  if (!item) throw new NotFoundError();
  if (item.revision === revision) return item;
  const by = (await colleagues(app, staff.organId)).find((person) => person.id === item.updatedBy);
  const who = item.updatedBy === staff.id ? '您在别处' : (by?.name ?? '其他同事');
  throw new StateError(`${who}刚刚保存过这条信息，您的这次保存没有写入。请对照两份内容后再保存。`);
}

/** Who wrote last, when it was somebody else and is not settled. */
async function colleagueBefore(app: App, staff: Staff, item: ItemRecord) {
  if (item.updatedBy === staff.id || item.phase === 'settled') return null;
  return (await colleagues(app, staff.organId)).find(({ id }) => id === item.updatedBy) ?? null;
}

async function saveIssues(
  app: App,
  item: ItemRecord,
  { sectionId, draft }: SaveWish,
  known: number,
  shown: readonly string[],
): Promise<Issue[]> {
  const files = new Set((await filesOf(app, item.organId, item.id)).map(({ id }) => id));
  const strange = draft.attachments.some((id) => !files.has(id));
  const loose = draft.personalAttachments.some((id) => !draft.attachments.includes(id));
  const missing = shown.length - known;
  const inPlace = sectionId === item.sectionId || (await inUse(app, item.organId, sectionId));
  return [
    ...(inPlace ? [] : [noSection]),
    ...(missing > 0
      ? [{ field: 'body', message: `正文里有${missing}张图片不是在这条信息里上传的，请重新插入。` }]
      : []),
    ...(strange ? [{ field: 'attachments', message: '有附件不是在这条信息里上传的，请重新上传。' }] : []),
    ...(loose
      ? [{ field: 'personalAttachments', message: '标为含个人信息的附件不在附件列表里，请刷新页面。' }]
      : []),
  ];
}

/** 正在看 — notes that this person has the item open; who else has. */
export async function stayOnItem(
  app: App,
  staff: Staff,
  id: number,
): Promise<{ revision: number; present: ItemViewData['present'] }> {
  const item = await itemById(app, staff.organId, id);
  if (!item) throw new NotFoundError();
  await notePresence(app, staff.organId, id, staff);
  return { revision: item.revision, present: await presentOn(app, staff, id) };
}

/** 保存版本 — keeps the working text in the history. */
export const keepItem = (
  app: App,
  staff: Staff,
  id: number,
  { revision }: { readonly revision: number },
): Promise<ItemViewData> =>
  transaction(app, async (app) => {
    const item = await openItem(app, staff, id, revision);
    const [last] = await versionsOf(app, staff.organId, id);
    const version = await keepVersion(app, item, { reason: 'saved', by: staff });
    if (last?.number !== version.number)
      await note(app, staff, id, 'item-kept', { version: version.number, contentHash: version.hash });
    return itemView(app, staff, id);
  });

/**
 * 放弃 — a draft that never was public and was never handed on is removed; of anything else only the changes are given
 * up: the working text is again what is public, or was. What was written is kept as a version.
 */
export const discardItem = (
  app: App,
  staff: Staff,
  id: number,
  { revision }: { readonly revision: number },
): Promise<{ removed: boolean }> =>
  transaction(app, async (app) => {
    const item = await openItem(app, staff, id, revision);
    const why = await whyNotDiscard(app, staff, item);
    if (why !== null) throw new StateError(why);
    if (item.publishedVersion !== null) {
      await backToPublished(app, staff, item, item.publishedVersion);
      return { removed: false };
    }
    await note(app, staff, id, 'item-removed', { contentHash: contentHash(item.content).toString('hex') });
    await removeItem(app, staff.organId, id);
    return { removed: true };
  });

async function backToPublished(app: App, staff: Staff, item: ItemRecord, number: number): Promise<void> {
  const { organId, id } = item;
  const version = await versionOf(app, organId, id, number);
  if (!version) throw new Error(`Item ${id} has no version ${number}`);
  const kept = await keepVersion(app, item, { reason: 'saved', by: staff });
  const shown = await publicItemById(app, organId, id);
  await updateItem(app, {
    ...stepped(app, staff, item),
    phase: 'settled',
    sectionId: shown?.sectionId ?? version.sectionId,
    kind: version.kind,
    content: version.content,
    wish: { when: 'cleared', at: null },
    correctionNote: '',
    authors: item.urgentDueOn === null ? [] : item.authors,
    submittedVersion: number,
  });
  await note(app, staff, id, 'item-edits-discarded', { version: kept.number });
}
