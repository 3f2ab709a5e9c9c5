/** 栏目: made, changed, put in order, merged, retired, revived. No address is ever broken or given to another section. */
import { randomUUID } from 'node:crypto';
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { type JsonObject, journal } from '#platform/journal/index.ts';
import { type Issues, NotFoundError, StateError } from '#platform/outcome.ts';
import { judgeAnew } from './actions-chains.ts';
import { placeAnew } from './actions-release.ts';
import type { SectionData } from './contract.ts';
import type { SectionRecord } from './model.ts';
import { presentSection } from './model-release.ts';
import {
  columnTypes,
  isBelow,
  type SectionWish,
  type Structure,
  sectionIssues,
  usualSections,
} from './model-sections.ts';
import { chainsOf } from './store-review.ts';
import {
  addressesOf,
  insertSection,
  itemsOfSection,
  lockStructure,
  moveCatalogue,
  restingIn,
  sectionFigures,
  sectionsOf,
  topicItems,
  updateSection,
} from './store-sections.ts';

/** 全部栏目 — also retired ones, in their order, with every address that leads to them and what is public in them. */
export async function listSections(app: App, organId: string): Promise<SectionData[]> {
  const [sections, addresses, figures] = await Promise.all([
    sectionsOf(app, organId),
    addressesOf(app, organId),
    sectionFigures(app, organId),
  ]);
  return sections.map(({ organId: _, ...section }) => ({
    ...section,
    addresses: addresses.filter(({ sectionId }) => sectionId === section.id).map(({ slug }) => slug),
    publicItems: figures.get(section.id)?.publicItems ?? 0,
    lastPublishedAt: figures.get(section.id)?.lastPublishedAt?.toISOString() ?? null,
  }));
}

const viewOf = async (app: App, organId: string, id: string): Promise<SectionData> => {
  const section = (await listSections(app, organId)).find((one) => one.id === id);
  if (!section) throw new NotFoundError();
  return section;
};

const note = (app: App, by: Staff | 'system', section: SectionRecord, event: string, detail: JsonObject) =>
  journal(app, {
    organId: section.organId,
    subject: { kind: 'section', id: section.id },
    event,
    by: by === 'system' ? by : { id: by.id, name: by.name },
    detail,
  });

const saidOf = ({ organId: _, id: __, ...said }: SectionRecord): JsonObject => said;

/** The structure as it stands, held until the transaction ends. */
async function held(app: App, organId: string): Promise<Structure> {
  await lockStructure(app, organId);
  const [sections, addresses, chains] = await Promise.all([
    sectionsOf(app, organId),
    addressesOf(app, organId),
    chainsOf(app, organId),
  ]);
  return { sections, addresses, chains: chains.map(({ id }) => id) };
}

/** The section with this id, in use. */
function activeIn({ sections }: Structure, id: string): SectionRecord {
  const section = sections.find((one) => one.id === id);
  if (!section) throw new NotFoundError();
  if (section.state !== 'active') throw new StateError(`“${section.title}”已经停用，请先恢复。`);
  return section;
}

const lastPlace = ({ sections }: Structure, parentId: string | null): number =>
  Math.max(0, ...sections.filter((one) => one.parentId === parentId).map(({ position }) => position)) + 1;

/** Gives an organ without any section the usual ones. */
export const ensureSections = (app: App, organId: string): Promise<void> =>
  transaction(app, async (app) => {
    if ((await held(app, organId)).sections.length > 0) return;
    for (const [at, usual] of usualSections.entries()) {
      const section: SectionRecord = {
        ...{ ...usual, organId, id: randomUUID(), parentId: null, position: at + 1, keywords: '' },
        ...{ columnType: columnTypes[usual.kind], chainId: null, inNavigation: true },
        ...{ state: 'active', successorId: null },
      };
      await insertSection(app, section);
      await note(app, 'system', section, 'section-created', saidOf(section));
    }
  });

/** 新建栏目 — last among its siblings. */
export const createSection = (app: App, staff: Staff, wish: SectionWish): Promise<Issues | SectionData> =>
  transaction(app, async (app) => {
    const known = await held(app, staff.organId);
    const issues = sectionIssues(wish, null, known);
    if (issues.length > 0) return { issues };
    const section: SectionRecord = {
      ...{ ...wish, organId: staff.organId, id: randomUUID(), position: lastPlace(known, wish.parentId) },
      ...{ columnType: columnTypes[wish.kind], state: 'active', successorId: null },
    };
    await insertSection(app, section);
    await note(app, staff, section, 'section-created', saidOf(section));
    return viewOf(app, staff.organId, section.id);
  });

/** 修改栏目 — its old address leads on to the new one; with another chain, what is in review is judged anew. */
export const saveSection = (
  app: App,
  staff: Staff,
  id: string,
  wish: SectionWish,
): Promise<Issues | SectionData> =>
  transaction(app, async (app) => {
    const known = await held(app, staff.organId);
    const before = activeIn(known, id);
    const issues = sectionIssues(wish, id, known);
    if (issues.length > 0) return { issues };
    const moved = wish.parentId !== before.parentId;
    const section: SectionRecord = {
      ...before,
      ...wish,
      columnType: columnTypes[wish.kind],
      position: moved ? lastPlace(known, wish.parentId) : before.position,
    };
    await updateSection(app, section);
    await note(app, staff, section, 'section-changed', { from: saidOf(before), to: saidOf(section) });
    if (wish.chainId !== before.chainId) await judgeAnew(app, staff);
    return viewOf(app, staff.organId, id);
  });

/** 次序 — of all active sections with one parent. */
export const orderSections = (
  app: App,
  staff: Staff,
  { parentId, ids }: { readonly parentId: string | null; readonly ids: readonly string[] },
): Promise<Issues | SectionData[]> =>
  transaction(app, async (app) => {
    const { sections } = await held(app, staff.organId);
    const siblings = sections.filter((one) => one.parentId === parentId && one.state === 'active');
    const wished = ids.flatMap((id) => siblings.filter((one) => one.id === id));
    if (wished.length !== siblings.length || new Set(ids).size !== siblings.length)
      return { issues: [{ field: 'ids', message: '栏目刚刚有变动，次序没有写入。请刷新页面后再排。' }] };
    for (const [at, section] of wished.entries())
      if (section.position !== at + 1) await updateSection(app, { ...section, position: at + 1 });
    const [first] = wished;
    if (first) await note(app, staff, first, 'sections-ordered', { parentId, ids });
    return listSections(app, staff.organId);
  });

/** 并入 — everything in it goes to the other section, public items by a release of their own; its addresses lead there. */
export const mergeSection = (
  app: App,
  staff: Staff,
  id: string,
  { into, reason }: { readonly into: string; readonly reason: string },
): Promise<Issues | SectionData[]> =>
  transaction(app, async (app) => {
    const { organId } = staff;
    const known = await held(app, organId);
    const section = activeIn(known, id);
    const target = known.sections.find((one) => one.id === into && one.state === 'active');
    if (!target || into === id)
      return { issues: [{ field: 'into', message: '请选择另一个正在使用的栏目。' }] };
    if (isBelow(known.sections, into, id))
      return { issues: [{ field: 'into', message: `“${target.title}”在这个栏目下面，请先把它移出来。` }] };
    for (const child of known.sections.filter(({ parentId }) => parentId === id))
      await updateSection(app, { ...child, parentId: into });
    await updateSection(app, { ...section, state: 'retired', successorId: into });
    const items = await itemsOfSection(app, organId, id);
    await placeAnew(app, staff, items, into);
    await placeTopics(app, staff, id, items);
    await moveCatalogue(app, organId, id, into);
    await note(app, staff, section, 'section-merged', { into, reason, items: items.length });
    await judgeAnew(app, staff);
    return listSections(app, organId);
  });

/** Items that only belong to a topic stay where they are; the topic's list is now the other's. */
async function placeTopics(app: App, staff: Staff, topic: string, done: readonly number[]): Promise<void> {
  for (const { id, sectionId } of await topicItems(app, staff.organId, topic))
    if (!done.includes(id)) await placeAnew(app, staff, [id], sectionId);
}

/** 停用 — only a section in which nothing is public or on its way there; its addresses lead to its successor. */
export const retireSection = (
  app: App,
  staff: Staff,
  id: string,
  { successorId, reason }: { readonly successorId: string | null; readonly reason: string },
): Promise<Issues | SectionData[]> =>
  transaction(app, async (app) => {
    const known = await held(app, staff.organId);
    const section = activeIn(known, id);
    const successor = known.sections.find((one) => one.id === successorId && one.state === 'active');
    if (successorId !== null && (!successor || successorId === id))
      return { issues: [{ field: 'successorId', message: '请选择另一个正在使用的栏目。' }] };
    if (known.sections.some((one) => one.parentId === id && one.state === 'active'))
      throw new StateError('下面还有在用的栏目，请先移走或停用。');
    const resting = await restingIn(app, staff.organId, id);
    if (resting.public > 0)
      throw new StateError(`还有${resting.public}条已公开的信息。请先并入另一栏目，或者把信息移走。`);
    if (resting.underReview > 0)
      throw new StateError(`还有${resting.underReview}条信息正在审校或等待发布，请先办完或撤回。`);
    if (resting.takenDown > 0 && successorId === null)
      return {
        issues: [
          { field: 'successorId', message: '这里有撤下的信息，以后可能恢复，请选择旧网址跳转到的栏目。' },
        ],
      };
    await updateSection(app, { ...section, state: 'retired', successorId });
    await note(app, staff, section, 'section-retired', { successorId, reason });
    return listSections(app, staff.organId);
  });

/** 恢复 — under its old parent, or under what took that one's place. */
export const reviveSection = (app: App, staff: Staff, id: string): Promise<Issues | SectionData[]> =>
  transaction(app, async (app) => {
    const known = await held(app, staff.organId);
    const section = known.sections.find((one) => one.id === id);
    if (!section) throw new NotFoundError();
    if (section.state === 'active') throw new StateError('这个栏目正在使用，不需要恢复。');
    const above = section.parentId === null ? null : presentSection(known.sections, section.parentId);
    const revived: SectionRecord = {
      ...section,
      ...{ state: 'active', successorId: null, parentId: above?.id === id ? null : (above?.id ?? null) },
    };
    const issues = sectionIssues(revived, id, known);
    const [first] = issues;
    if (first) throw new StateError(`不能恢复：${first.message}`);
    await updateSection(app, revived);
    await note(app, staff, revived, 'section-revived', { parentId: revived.parentId });
    return listSections(app, staff.organId);
  });
