/** An item as a member of staff sees it, and as a row of their list. */
import { colleagues } from '#capabilities/accounts/index.ts';
import type { App, Staff } from '#platform/app.ts';
import { dayInShanghai } from '#platform/database/index.ts';
import { timeline } from '#platform/journal/index.ts';
import { NotFoundError } from '#platform/outcome.ts';
import { cite } from '#rules/citation.ts';
import { disclosureDueOn, workingDaysLeft } from '#rules/proactive-deadline.ts';
import { openStage } from '#rules/review-stages.ts';
import { hitsOf } from './actions-check.ts';
import { chosenChain, factsOf, mayOf, reviewView } from './actions-review-state.ts';
import { staffFilePath } from './contract.ts';
import type { FileViewData, ItemRowData, ItemViewData } from './contract-shapes.ts';
import type { FileRef, ItemFacts, ItemRecord } from './model.ts';
import { isPublic } from './model-release.ts';
import { saidOf } from './model-timeline.ts';
import { filesOf, type ItemFile } from './store-files.ts';
import { indexNumberOf } from './store-index-numbers.ts';
import { itemById } from './store-items.ts';
import { presentAt } from './store-presence.ts';
import { releasesOf } from './store-release.ts';
import { actsOf, chainsOf, sectionChains } from './store-review.ts';
import { editorHtml } from './text/blocks.ts';
import { unitsOf } from './text/units.ts';

/** Somebody who was not heard of for so long has left: screens say that they are there every half minute. */
export const presenceLasts = 75_000;

/** Who else has the item open. */
export async function presentOn(
  app: App,
  staff: Staff,
  id: number,
): Promise<{ id: string; name: string; since: string }[]> {
  const after = new Date(app.now().getTime() - presenceLasts);
  const present = await presentAt(app, staff.organId, id, after);
  return present
    .filter((person) => person.id !== staff.id)
    .map(({ since, ...person }) => ({ ...person, since: since.toISOString() }));
}

/** A file of an item, to be fetched by staff. */
export const fileView = (file: ItemFile): FileViewData => ({
  id: file.id,
  use: file.use,
  name: file.name,
  size: file.size,
  mediaType: file.mediaType,
  width: file.width,
  height: file.height,
  stripped: [...file.stripped],
  href: staffFilePath(file.itemId, file.id),
});

/** The period of art. 26 for one item; null for what is not to be published, or while no day is known. */
export function dueOf(item: ItemRecord, today: string): ItemRowData['due'] {
  const { facts } = item.content;
  if (facts.disclosureClass !== 'proactive' || item.imported) return null;
  const due = disclosureDueOn(facts);
  if (due === null) return null;
  const { firstPublishedAt } = item;
  const done = firstPublishedAt === null ? today : dayInShanghai(firstPublishedAt);
  return {
    dueOn: due.dueOn,
    basis: cite(due.basis),
    left: firstPublishedAt === null ? workingDaysLeft(today, due.dueOn) : null,
    late: done > due.dueOn,
    provisional: due.provisional,
  };
}

/** Items as rows of a list, in the order given. */
export async function itemRows(
  app: App,
  organId: string,
  items: readonly ItemRecord[],
): Promise<ItemRowData[]> {
  const inReview = items.filter(({ phase }) => phase === 'in-review').map(({ id }) => id);
  const [people, sections, chains, acts] = await Promise.all([
    colleagues(app, organId),
    sectionChains(app, organId),
    chainsOf(app, organId),
    actsOf(app, organId, inReview),
  ]);
  return items.map((item): ItemRowData => {
    const section = sections.find(({ sectionId }) => sectionId === item.sectionId);
    const chain = chosenChain(chains, section?.chainId ?? null);
    const facts = factsOf(chain, acts.get(item.id) ?? [], item.content, item.authors);
    return {
      id: item.id,
      title: item.content.facts.title,
      kind: item.kind,
      section: { id: item.sectionId, title: section?.title ?? '' },
      phase: item.phase,
      isPublic: isPublic(item),
      takenDown: item.takenDownAt !== null,
      openStage: item.phase === 'in-review' ? (openStage(facts)?.stage ?? null) : null,
      scheduledAt: item.phase === 'scheduled' ? item.wish.at : null,
      updatedAt: item.updatedAt.toISOString(),
      updatedBy: people.find(({ id }) => id === item.updatedBy)?.name ?? '系统',
      publishedAt: item.publishedAt?.toISOString() ?? null,
      due: dueOf(item, app.today()),
      urgentDueOn: item.urgentDueOn,
    };
  });
}

/** 一条信息的全部内容 — throws NotFoundError when there is no such item in the person's organ. */
export async function itemView(app: App, staff: Staff, id: number): Promise<ItemViewData> {
  const { organId } = staff;
  const item = await itemById(app, organId, id);
  const [row] = item ? await itemRows(app, organId, [item]) : [];
  if (!item || !row) throw new NotFoundError();
  const { content } = item;
  const files = await filesOf(app, organId, id);
  const shown = (refs: readonly FileRef[]): FileViewData[] =>
    refs.flatMap(({ id }) => files.filter((file) => file.id === id).map(fileView));
  return {
    ...row,
    revision: item.revision,
    facts: writable(content.facts),
    body: editorHtml(content.blocks, (file) => staffFilePath(id, file)),
    attachments: shown(content.attachments),
    pictures: shown(content.pictures),
    personalAttachments: [...content.personalAttachments],
    wish: item.wish,
    correctionNote: item.correctionNote,
    indexNumber: await indexNumberOf(app, organId, id),
    publicHref: isPublic(item) || item.takenDownAt !== null ? `/items/${id}` : null,
    units: unitsOf(content).map((unit) => ({ ...unit })),
    hits: await hitsOf(app, organId, { itemId: id, content }),
    review: await reviewView(app, staff, item),
    releases: await releaseViews(app, organId, id),
    takenDownReason: item.takenDownReason,
    present: await presentOn(app, staff, id),
    timeline: await timelineOf(app, organId, id),
    may: await mayOf(app, staff, item),
  };
}

const writable = (facts: ItemFacts): ItemViewData['facts'] => ({
  ...facts,
  keywords: [...facts.keywords],
  ground: { ...facts.ground },
  interprets: [...facts.interprets],
  related: [...facts.related],
  topics: [...facts.topics],
});

async function releaseViews(app: App, organId: string, id: number): Promise<ItemViewData['releases']> {
  const releases = await releasesOf(app, organId, id);
  return releases.map(({ number, kind, version, notice, byName, at, htmlHash }) => ({
    ...{ number, kind, version, notice },
    by: byName,
    at: at.toISOString(),
    htmlHash: htmlHash?.toString('hex') ?? null,
  }));
}

/** What happened to the item, newest first. */
async function timelineOf(app: App, organId: string, id: number): Promise<ItemViewData['timeline']> {
  const entries = await timeline(app, organId, { kind: 'item', id: String(id) });
  return entries
    .map(({ at, by, event, detail }) => ({
      ...{ at: at.toISOString(), by: by.name, event },
      text: saidOf(event, detail),
    }))
    .reverse();
}
