/** 送审 and 撤回: a text is handed to review, and taken back. The acts of review: actions-review-acts.ts. */
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { journal } from '#platform/journal/index.ts';
import { type Issue, type Issues, StateError } from '#platform/outcome.ts';
import { cite } from '#rules/citation.ts';
import { isCleared, reviewBasis } from '#rules/review-stages.ts';
import { ensureUsualChain } from './actions-chains.ts';
import { hitsOf } from './actions-check.ts';
import { openItem, stepped } from './actions-review-open.ts';
import { reviewStateOf } from './actions-review-state.ts';
import { itemView } from './actions-view.ts';
import type { ItemViewData } from './contract-shapes.ts';
import type { ItemRecord } from './model.ts';
import { whyNotDo } from './model-release.ts';
import { submissionIssues } from './model-submission.ts';
import { afterClearance } from './release/clearance.ts';
import { itemsById, updateItem } from './store-items.ts';
import { sectionById } from './store-sections.ts';
import { keepVersion, versionOf } from './store-versions.ts';
import { contentHash } from './text/units.ts';

export { pass, passBatch, sendBack } from './actions-review-acts.ts';
export { inbox } from './actions-review-inbox.ts';

/** 送审 — hands the text to review, or says what is missing before it can be reviewed. */
export const submitItem = (
  app: App,
  staff: Staff,
  id: number,
  { revision }: { readonly revision: number },
): Promise<Issues | ItemViewData> =>
  transaction(app, async (app) => {
    const item = await openItem(app, staff, id, revision);
    const why = whyNotDo('submit', item, staff.id);
    if (why !== null) throw new StateError(why);
    await refuseSameText(app, item);
    const issues = await issuesBeforeReview(app, item);
    if (issues.length > 0) return { issues };
    await ensureUsualChain(app, staff.organId);
    const version = await keepVersion(app, item, { reason: 'submitted', by: staff });
    const submitted: ItemRecord = {
      ...stepped(app, staff, item),
      phase: 'in-review',
      submittedVersion: version.number,
    };
    await updateItem(app, submitted);
    await note(app, staff, id, 'item-submitted', { version: version.number, contentHash: version.hash });
    const { facts } = await reviewStateOf(app, submitted);
    if (isCleared(facts)) await afterClearance(app, staff, submitted);
    return itemView(app, staff, id);
  });

const note = (app: App, staff: Staff, id: number, event: string, detail: Record<string, string | number>) =>
  journal(app, {
    organId: staff.organId,
    subject: { kind: 'item', id: String(id) },
    event,
    by: { id: staff.id, name: staff.name },
    basis: cite(reviewBasis),
    detail,
  });

/** What is public already cannot be made public again; an urgent text is, to have its review completed. */
async function refuseSameText(app: App, item: ItemRecord): Promise<void> {
  if (item.publishedVersion === null || item.urgentDueOn !== null) return;
  const version = await versionOf(app, item.organId, item.id, item.publishedVersion);
  if (version?.hash !== contentHash(item.content).toString('hex')) return;
  throw new StateError(
    item.takenDownAt === null
      ? '内容与已公开的完全相同，不需要送审。可以放弃修改。'
      : '内容与撤下前完全相同。请放弃修改，再办理“恢复”。',
  );
}

/** Everything that stands in the way of review: missing facts, serious hits. */
export async function issuesBeforeReview(app: App, item: ItemRecord): Promise<Issue[]> {
  const section = await sectionById(app, item.organId, item.sectionId);
  const { interprets, replaces, related } = item.content.facts;
  const linked = [...interprets, ...(replaces === null ? [] : [replaces]), ...related];
  const known = (await itemsById(app, item.organId, linked)).map(({ id }) => id);
  const hits = await hitsOf(app, item.organId, { itemId: item.id, content: item.content });
  return submissionIssues(item, {
    section,
    unknownLinks: linked.filter((id) => !known.includes(id)),
    hits,
    today: app.today(),
    now: app.now(),
  });
}

/** 撤回 — takes a text out of review (or out of the queue for publication) to go on writing. What was passed stays passed. */
export const recallItem = (
  app: App,
  staff: Staff,
  id: number,
  { revision }: { readonly revision: number },
): Promise<ItemViewData> =>
  transaction(app, async (app) => {
    const item = await openItem(app, staff, id, revision);
    const why = whyNotDo('recall', item, staff.id);
    if (why !== null) throw new StateError(why);
    await updateItem(app, { ...stepped(app, staff, item), phase: 'draft' });
    await note(app, staff, id, 'item-recalled', { from: item.phase });
    return itemView(app, staff, id);
  });
