/** Publication and what may follow it: schedule, urgent, take down, restore, move. The writing: release/publish.ts. */
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { journal } from '#platform/journal/index.ts';
import { type Issues, NotFoundError, StateError } from '#platform/outcome.ts';
import { advance } from '#rules/calendar.ts';
import { cite } from '#rules/citation.ts';
import { reviewBasis } from '#rules/review-stages.ts';
import { ensureUsualChain } from './actions-chains.ts';
import { settingsOf } from './actions-desk.ts';
import { issuesBeforeReview } from './actions-review.ts';
import { openItem, stepped } from './actions-review-open.ts';
import { itemView } from './actions-view.ts';
import type { ItemViewData } from './contract-shapes.ts';
import type { ItemRecord } from './model.ts';
import { type Deed, isPublic, whyNotDo } from './model-release.ts';
import { publishSubmitted } from './release/clearance.ts';
import { planPublication } from './release/plan.ts';
import { release } from './release/publish.ts';
import { lockItem, updateItem } from './store-items.ts';
import { sectionById } from './store-sections.ts';
import { keepVersion } from './store-versions.ts';

export { publishDue } from './release/due.ts';
export { releasesOf } from './store-release.ts';

type Seen = { readonly revision: number };

async function openFor(
  app: App,
  staff: Staff,
  id: number,
  { revision }: Seen,
  deed: Deed,
): Promise<ItemRecord> {
  const item = await openItem(app, staff, id, revision);
  const why = whyNotDo(deed, item, staff.id);
  if (why !== null) throw new StateError(why);
  return item;
}

/** 发布 — publishes what has been through all six stages, now; also what was waiting for an hour. */
export const publishItem = (app: App, staff: Staff, id: number, seen: Seen): Promise<ItemViewData> =>
  transaction(app, async (app) => {
    await publishSubmitted(app, staff, await openFor(app, staff, id, seen, 'publish'));
    return itemView(app, staff, id);
  });

/** 改定发布时间 — an hour to come, or null: to be held until somebody publishes it. */
export const scheduleItem = (
  app: App,
  staff: Staff,
  id: number,
  { at, ...seen }: Seen & { readonly at: string | null },
): Promise<Issues | ItemViewData> =>
  transaction(app, async (app) => {
    const item = await openFor(app, staff, id, seen, 'schedule');
    const instant = at === null ? null : new Date(at);
    if (instant !== null && instant <= app.now())
      return { issues: [{ field: 'at', message: '发布时间要晚于现在；要立即发布，请直接办理“发布”。' }] };
    const phase = item.phase === 'in-review' ? item.phase : instant === null ? 'cleared' : 'scheduled';
    const wish =
      instant === null
        ? { when: 'held' as const, at: null }
        : { when: 'at' as const, at: instant.toISOString() };
    await updateItem(app, { ...stepped(app, staff, item), phase, wish });
    await note(app, staff, id, 'item-scheduled', { at: wish.at });
    if (phase === 'scheduled' && instant !== null) await planPublication(app, item.organId, id, instant);
    return itemView(app, staff, id);
  });

const note = (
  app: App,
  staff: Staff,
  id: number,
  event: string,
  detail: Record<string, string | number | null>,
) =>
  journal(app, {
    organId: staff.organId,
    subject: { kind: 'item', id: String(id) },
    event,
    by: { id: staff.id, name: staff.name },
    basis: cite(reviewBasis),
    detail,
  });

/**
 * 紧急发布 — a recorded exception: exactly this text becomes public before its review is complete, by somebody who did
 * not write it, with the reason and the secrecy review; the page says so, and the chain must be completed by a day.
 */
export const publishUrgently = (
  app: App,
  staff: Staff,
  id: number,
  wish: Seen & { readonly reason: string; readonly secrecy: 'no-secret' },
): Promise<Issues | ItemViewData> =>
  transaction(app, async (app) => {
    const item = await openFor(app, staff, id, wish, 'urgent');
    const issues = await issuesBeforeReview(app, item);
    if (issues.length > 0) return { issues };
    await ensureUsualChain(app, staff.organId);
    const version = await keepVersion(app, item, { reason: 'urgent', by: staff });
    if (item.phase !== 'in-review')
      await note(app, staff, id, 'item-submitted', { version: version.number, contentHash: version.hash });
    const { urgentDays } = await settingsOf(app, staff.organId);
    await release(
      app,
      staff,
      { ...item, submittedVersion: version.number },
      {
        kind: 'urgent',
        reason: wish.reason,
        dueOn: item.urgentDueOn ?? advance(app.today(), urgentDays).date,
        notice: item.publishedVersion === null ? '' : item.correctionNote,
      },
    );
    return itemView(app, staff, id);
  });

/** 撤下 — the text goes off the portal; the reason stays at its address. */
export const takeDownItem = (
  app: App,
  staff: Staff,
  id: number,
  { reason, ...seen }: Seen & { readonly reason: string },
): Promise<ItemViewData> =>
  transaction(app, async (app) => {
    const item = await openFor(app, staff, id, seen, 'take-down');
    await release(app, staff, item, { kind: 'taken-down', notice: reason });
    return itemView(app, staff, id);
  });

/** 恢复 — brings back what was taken down, as it was. */
export const restoreItem = (
  app: App,
  staff: Staff,
  id: number,
  { reason, ...seen }: Seen & { readonly reason: string },
): Promise<ItemViewData> =>
  transaction(app, async (app) => {
    const item = await openFor(app, staff, id, seen, 'restore');
    await release(app, staff, item, { kind: 'restored', notice: reason });
    return itemView(app, staff, id);
  });

/** 移到另一栏目 — what is public moves; the text is the same, so nothing is reviewed again. */
export const moveItem = (
  app: App,
  staff: Staff,
  id: number,
  { sectionId }: { readonly sectionId: string },
): Promise<Issues | ItemViewData> =>
  transaction(app, async (app) => {
    const item = await lockItem(app, staff.organId, id);
    if (!item) throw new NotFoundError();
    const why = whyNotDo('move', item, staff.id);
    if (why !== null) throw new StateError(why);
    const section = await sectionById(app, staff.organId, sectionId);
    if (section?.state !== 'active')
      return { issues: [{ field: 'sectionId', message: '请选择正在使用的栏目。' }] };
    if (section.id === item.sectionId)
      return { issues: [{ field: 'sectionId', message: '已经在这个栏目里，请另选栏目。' }] };
    await release(app, staff, item, { kind: 'moved', sectionId, notice: '' });
    return itemView(app, staff, id);
  });

/**
 * Places every one of these items anew after sections changed (a merger: `sectionId` is the one that took the other's
 * place): public ones by a release of their own, so that the record of what stood where is whole.
 */
export async function placeAnew(
  app: App,
  staff: Staff,
  ids: readonly number[],
  sectionId: string,
): Promise<void> {
  for (const id of ids) {
    const item = await lockItem(app, staff.organId, id);
    if (!item) continue;
    if (isPublic(item)) await release(app, staff, item, { kind: 'moved', sectionId, notice: '' });
    else await updateItem(app, { ...stepped(app, staff, item), sectionId });
  }
}
