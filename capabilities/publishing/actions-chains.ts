/** 审核链: who may do which of the six acts. Data of the organ; every change is journalled and judges anew what is in review. */
import { randomUUID } from 'node:crypto';
import { colleagues } from '#capabilities/accounts/index.ts';
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { type JsonObject, journal } from '#platform/journal/index.ts';
import { type Issue, type Issues, NotFoundError, StateError } from '#platform/outcome.ts';
import { cite } from '#rules/citation.ts';
import { chainGaps } from '#rules/review-chain.ts';
import { isCleared, reviewBasis, type Separation, type Stage } from '#rules/review-stages.ts';
import { personOf, reviewStateOf } from './actions-review-state.ts';
import type { ChainData } from './contract-review.ts';
import {
  type ChainRecord,
  chainFault,
  orderedSeparations,
  reviewRoleLabels,
  usualChain,
} from './model-review.ts';
import { afterClearance } from './release/clearance.ts';
import { listItems, lockItem, updateItem } from './store-items.ts';
import { chainsOf, deleteChain, lockChains, sectionChains, writeChain } from './store-review.ts';

export type ChainWish = {
  readonly name: string;
  readonly stages: readonly {
    readonly stage: Stage;
    readonly roles: readonly string[];
    readonly people: readonly string[];
  }[];
  readonly separations: readonly Separation[];
  readonly isDefault: boolean;
};

/** Makes the usual chain the organ's default when the organ has none. */
export async function ensureUsualChain(app: App, organId: string): Promise<void> {
  if ((await chainsOf(app, organId)).some(({ isDefault }) => isDefault)) return;
  await transaction(app, async (app) => {
    await lockChains(app, organId);
    if ((await chainsOf(app, organId)).some(({ isDefault }) => isDefault)) return;
    const chain = { ...usualChain, organId, id: randomUUID(), isDefault: true, updatedAt: app.now() };
    await writeChain(app, chain);
    await note(app, 'system', chain, 'chain-created', detailOf(chain));
  });
}

const note = (
  app: App,
  by: Staff | 'system',
  { organId, id }: Pick<ChainRecord, 'organId' | 'id'>,
  event: string,
  detail: JsonObject,
) =>
  journal(app, {
    organId,
    subject: { kind: 'review-chain', id },
    event,
    by,
    basis: cite(reviewBasis),
    detail,
  });

const detailOf = ({ name, stages, separations, isDefault }: ChainRecord): JsonObject => ({
  name,
  isDefault,
  stages: stages.map(({ stage, roles, people }) => ({ stage, roles, people })),
  separations: separations.map(([one, other]) => [one, other]),
});

/** Everybody who can be named in a chain. */
export const listColleagues = async (app: App, staff: Staff) =>
  (await colleagues(app, staff.organId))
    .filter(({ active }) => active)
    .map(({ id, name, roles }) => ({ id, name, roles }));

/** The organ's chains, each with the sections that use it and the stages nobody could do today. */
export async function listChains(app: App, staff: Staff): Promise<ChainData[]> {
  await ensureUsualChain(app, staff.organId);
  const people = (await colleagues(app, staff.organId)).map(personOf).filter(({ active }) => active);
  const sections = await sectionChains(app, staff.organId);
  return (await chainsOf(app, staff.organId)).map((chain) => ({
    id: chain.id,
    name: chain.name,
    isDefault: chain.isDefault,
    stages: chain.stages.map((step) => ({
      ...{ stage: step.stage, roles: [...step.roles], people: [...step.people] },
    })),
    separations: chain.separations.map(([one, other]): [Stage, Stage] => [one, other]),
    sections: sections.filter(({ chainId }) => chainId === chain.id).map(({ title }) => title),
    gaps: chainGaps(chain, people).map(({ message }) => message),
  }));
}

async function issuesWith(app: App, staff: Staff, wish: ChainWish, id: string | null): Promise<Issue[]> {
  const fault = chainFault(wish);
  if (fault !== null) return [{ field: 'stages', message: fault }];
  const known = new Set((await colleagues(app, staff.organId)).map((person) => person.id));
  if (wish.stages.some(({ people }) => people.some((person) => !known.has(person))))
    return [{ field: 'stages', message: '指定的人员里有人不是本单位人员，请重新选择。' }];
  if (wish.stages.some(({ roles }) => roles.some((role) => !(role in reviewRoleLabels))))
    return [{ field: 'stages', message: '指定的岗位不能审校，请重新选择。' }];
  const taken = (await chainsOf(app, staff.organId)).some(
    (chain) => chain.name === wish.name && chain.id !== id,
  );
  return taken ? [{ field: 'name', message: `已经有一条审核链叫“${wish.name}”，请换一个名称。` }] : [];
}

/** 新建审核链 */
export const createChain = (app: App, staff: Staff, wish: ChainWish): Promise<Issues | ChainData[]> =>
  transaction(app, async (app) => {
    await ensureUsualChain(app, staff.organId);
    await lockChains(app, staff.organId);
    const issues = await issuesWith(app, staff, wish, null);
    if (issues.length > 0) return { issues };
    const chain = chainFrom(app, staff, randomUUID(), wish);
    await writeChain(app, chain);
    await note(app, staff, chain, 'chain-created', detailOf(chain));
    if (chain.isDefault) await judgeAnew(app, staff);
    return listChains(app, staff);
  });

const chainFrom = (app: App, staff: Staff, id: string, wish: ChainWish): ChainRecord => ({
  organId: staff.organId,
  id,
  name: wish.name,
  stages: wish.stages.map((step) => ({ ...step, people: [...new Set(step.people)] })),
  separations: orderedSeparations(wish.separations),
  isDefault: wish.isDefault,
  updatedAt: app.now(),
});

/** 修改审核链 — the acts there are, are judged by the chain as it will be; nobody's act is taken away. */
export const saveChain = (
  app: App,
  staff: Staff,
  id: string,
  wish: ChainWish,
): Promise<Issues | ChainData[]> =>
  transaction(app, async (app) => {
    await lockChains(app, staff.organId);
    const before = (await chainsOf(app, staff.organId)).find((chain) => chain.id === id);
    if (!before) throw new NotFoundError();
    const issues = await issuesWith(app, staff, wish, id);
    if (issues.length > 0) return { issues };
    if (before.isDefault && !wish.isDefault)
      return {
        issues: [{ field: 'isDefault', message: '请改为把另一条审核链设为默认，本单位总要有一条默认的。' }],
      };
    const chain = chainFrom(app, staff, id, wish);
    await writeChain(app, chain);
    await note(app, staff, chain, 'chain-changed', { from: detailOf(before), to: detailOf(chain) });
    await judgeAnew(app, staff);
    return listChains(app, staff);
  });

/** 删除审核链 — only one that nothing uses. */
export const removeChain = (app: App, staff: Staff, id: string): Promise<ChainData[]> =>
  transaction(app, async (app) => {
    await lockChains(app, staff.organId);
    const chain = (await chainsOf(app, staff.organId)).find((one) => one.id === id);
    if (!chain) throw new NotFoundError();
    if (chain.isDefault) throw new StateError('默认的审核链不能删除，请先把另一条设为默认。');
    const users = (await sectionChains(app, staff.organId)).filter(({ chainId }) => chainId === id);
    if (users.length > 0)
      throw new StateError(
        `栏目“${users.map(({ title }) => title).join('、')}”还在使用这条审核链，请先更换。`,
      );
    await deleteChain(app, staff.organId, id);
    await note(app, staff, chain, 'chain-removed', detailOf(chain));
    return listChains(app, staff);
  });

/**
 * Judges every item in review, cleared or scheduled by the chains as they are now: what the change completed goes on,
 * what it reopened comes back into review. Publication asks once more anyway.
 */
export async function judgeAnew(app: App, staff: Staff): Promise<void> {
  for (const phase of ['in-review', 'cleared', 'scheduled'] as const) {
    for (const { id } of await listItems(app, staff.organId, { phase }, 100_000)) {
      const item = await lockItem(app, staff.organId, id);
      if (item?.phase !== phase) continue;
      const cleared = isCleared((await reviewStateOf(app, item)).facts);
      if (phase === 'in-review' && cleared) await afterClearance(app, staff, item);
      if (phase !== 'in-review' && !cleared) {
        const reopened = { ...item, phase: 'in-review' as const, revision: item.revision + 1 };
        await updateItem(app, { ...reopened, updatedAt: app.now() });
      }
    }
  }
}
