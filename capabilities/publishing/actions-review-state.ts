/** Where an item stands in its review, for deciding and for showing. */
import { type Colleague, colleagues } from '#capabilities/accounts/index.ts';
import type { App, Staff } from '#platform/app.ts';
import {
  asksSecrecy,
  type Chain,
  countingActs,
  isCleared,
  isNamed,
  openStage,
  type ReviewFacts,
  type Stage,
  stageLabels,
  standing,
} from '#rules/review-stages.ts';
import type { ItemViewData } from './contract-shapes.ts';
import type { ItemContent, ItemRecord, ReviewAct, TextUnit } from './model.ts';
import {
  type ChainRecord,
  judged,
  type Person,
  reviewRoleLabels,
  type Standing,
  standingOf,
  usualChain,
} from './model-review.ts';
import { actsOf, chainsOf, principalsOf, sectionChains } from './store-review.ts';
import { versionOf } from './store-versions.ts';
import { runsBetween } from './text/difference.ts';
import { unitsOf } from './text/units.ts';

export { mayOf } from './actions-review-may.ts';

export type ReviewState = {
  readonly chain: Chain & { readonly name: string };
  readonly acts: readonly ReviewAct[];
  readonly facts: ReviewFacts;
};

/** The chain of a section: its own, or the organ's default; the usual one while the organ has none. */
export async function chainOf(app: App, organId: string, sectionId: string): Promise<ReviewState['chain']> {
  const [chains, sections] = [await chainsOf(app, organId), await sectionChains(app, organId)];
  return chosenChain(chains, sections.find((section) => section.sectionId === sectionId)?.chainId ?? null);
}

export const chosenChain = (chains: readonly ChainRecord[], chainId: string | null): ReviewState['chain'] =>
  chains.find(({ id }) => id === chainId) ?? chains.find(({ isDefault }) => isDefault) ?? usualChain;

/** What the rules judge by, for this text of an item. */
export const factsOf = (
  chain: Chain,
  acts: readonly ReviewAct[],
  content: ItemContent,
  authors: readonly string[],
): ReviewFacts => ({
  chain,
  acts: acts.map(judged),
  authors,
  units: unitsOf(content).map(({ key, hash }) => ({ key, hash })),
});

/** The review of an item's working text. */
export async function reviewStateOf(app: App, item: ItemRecord): Promise<ReviewState> {
  const chain = await chainOf(app, item.organId, item.sectionId);
  const acts = (await actsOf(app, item.organId, [item.id])).get(item.id) ?? [];
  return { chain, acts, facts: factsOf(chain, acts, item.content, item.authors) };
}

/** A colleague as the review sees them. */
export const personOf = ({ id, name, roles, active }: Colleague): Person => ({ id, name, roles, active });

/** The person who acts, and those for whom they may act today. */
export async function reviewerWith(
  app: App,
  staff: Staff,
): Promise<{ actor: Person; principals: Person[]; people: Person[] }> {
  const people = (await colleagues(app, staff.organId)).map(personOf);
  const ids = await principalsOf(app, staff.organId, staff.id, app.today());
  const actor = people.find(({ id }) => id === staff.id);
  return {
    actor: actor ?? { id: staff.id, name: staff.name, roles: [], active: false },
    principals: ids.flatMap((id) => people.find((person) => person.id === id) ?? []),
    people,
  };
}

const notInReview: Readonly<Record<ItemRecord['phase'], string>> = {
  draft: '这条信息还没有送审。',
  'in-review': '',
  returned: '这条信息已退回修改，还没有重新送审。',
  cleared: '六个环节都已完成，等待发布。',
  scheduled: '六个环节都已完成，已定时发布。',
  settled: '这条信息没有正在审校的内容。',
};

/** Whether this person may act now, in which stage, and for whom. */
export function turnOf(
  item: ItemRecord,
  facts: ReviewFacts,
  actor: Person,
  principals: readonly Person[],
): Standing & { readonly stage: Stage | null } {
  const stage = openStage(facts)?.stage ?? null;
  if (item.phase !== 'in-review') return { stage, may: false, why: notInReview[item.phase] };
  if (stage === null) return { stage, may: false, why: '六个环节都已完成，不需要再审校。' };
  return { stage, ...standingOf(stage, facts, actor, principals) };
}

/** The part of an item's view that tells of its review. */
export async function reviewView(app: App, staff: Staff, item: ItemRecord): Promise<ItemViewData['review']> {
  const { chain, acts, facts } = await reviewStateOf(app, item);
  const { actor, principals, people } = await reviewerWith(app, staff);
  const turn = turnOf(item, facts, actor, principals);
  const counting = new Set(countingActs({ ...facts, acts: acts.map(judged) }).map(({ number }) => number));
  const done = acts.filter(({ number }) => counting.has(number));
  return {
    stages: stageViews(chain, facts, done, people),
    open: item.phase === 'in-review' ? turn.stage : null,
    mayAct: turn.may,
    whyNot: turn.may ? null : turn.why,
    actingFor: turn.may && turn.actingFor ? { id: turn.actingFor.id, name: turn.actingFor.name } : null,
    changes: turn.stage === null ? [] : await changesFor(app, item, turn.stage, facts, acts),
    acts: acts.map((act) => actView(act, counting.has(act.number))),
    secrecyAsked: turn.stage !== null && asksSecrecy(turn.stage),
  };
}

const actView = (act: ReviewAct, counts: boolean): ItemViewData['review']['acts'][number] => ({
  number: act.number,
  version: act.version,
  stage: act.stage,
  decision: act.decision,
  remarks: act.remarks.map((remark) => ({ ...remark })),
  opinion: act.opinion,
  secrecy: act.secrecy,
  by: { ...act.by },
  for: act.for === null ? null : { ...act.for },
  at: act.at.toISOString(),
  covered: act.covered.length,
  counts,
});

/** `done`: the acts that count. */
function stageViews(
  chain: Chain,
  facts: ReviewFacts,
  done: readonly ReviewAct[],
  people: readonly Person[],
): ItemViewData['review']['stages'] {
  return standing(facts).map(({ stage, state, remaining }) => {
    const step = chain.stages.find((one) => one.stage === stage);
    const names = done
      .filter((act) => act.stage === stage)
      .map((act) => nameWith(act.by.name, act.for?.name));
    return {
      stage,
      label: stageLabels[stage],
      state,
      remaining: remaining.map(({ key }) => key),
      who: step ? whoOf(step, people) : [],
      doneBy: [...new Set(names)],
    };
  });
}

const nameWith = (name: string, principal: string | undefined): string =>
  principal === undefined ? name : `${name}（代${principal}）`;

const whoOf = (step: Chain['stages'][number], people: readonly Person[]): string[] => [
  ...step.roles.map((role) => reviewRoleLabels[role] ?? role),
  ...people.filter(({ id }) => isNamed({ ...step, roles: [] }, { id, roles: [] })).map(({ name }) => name),
];

/** The units the stage has still to look at, each beside what the stage passed last in its place. */
async function changesFor(
  app: App,
  item: ItemRecord,
  stage: Stage,
  facts: ReviewFacts,
  acts: readonly ReviewAct[],
): Promise<ItemViewData['review']['changes']> {
  const remaining = new Set(
    standing(facts)
      .find((one) => one.stage === stage)
      ?.remaining.map(({ hash }) => hash),
  );
  const units = unitsOf(item.content).filter(({ hash }) => remaining.has(hash));
  const passed = await lastPassed(app, item, stage, acts);
  return units.map((unit) => {
    const before = passed.get(unit.key)?.text ?? null;
    return { unit: { ...unit }, before, runs: [...runsBetween(before ?? '', unit.text)] };
  });
}

/** Of each unit, by key, what this stage passed last. */
async function lastPassed(
  app: App,
  item: ItemRecord,
  stage: Stage,
  acts: readonly ReviewAct[],
): Promise<Map<string, TextUnit>> {
  const passed = new Map<string, TextUnit>();
  for (const act of acts.filter((act) => act.stage === stage && act.covered.length > 0)) {
    const version = await versionOf(app, item.organId, item.id, act.version);
    if (!version) continue;
    for (const unit of unitsOf(version.content))
      if (act.covered.includes(unit.hash)) passed.set(unit.key, unit);
  }
  return passed;
}

/** Whether every stage of the chain has passed every unit of this text. */
export async function isTextCleared(app: App, item: ItemRecord, content: ItemContent): Promise<boolean> {
  const { chain, acts } = await reviewStateOf(app, item);
  return isCleared(factsOf(chain, acts, content, item.authors));
}
