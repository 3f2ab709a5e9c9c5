/**
 * 三审三校: six acts in their order, what each has passed, and who may not do which.
 *
 * 「行政机关应当建立健全政府信息公开审查机制，明确审查的程序和责任。行政机关应当依照《中华人民共和国保守国家秘密法》以及
 * 其他法律、法规和国家有关规定对拟公开的政府信息进行审查。」 (条例第十七条第一款、第二款)
 *
 * The Regulation asks for a procedure and for responsibility; that there are three reviews and three proofreadings, and
 * whose they are, is local practice. So the order is data here and the organ's chain says the rest.
 *
 * A text is made of units (its title, its facts, each paragraph, each file, their arrangement), each with a hash. An act
 * passes units. A stage is done while every unit of the text as it stands has been passed in that stage: a later edit
 * reopens just the units it changed, and an edit taken back closes them again.
 */
import { type Citation, ogi } from './citation.ts';

export const stages = [
  'first-review',
  'first-proof',
  'second-review',
  'second-proof',
  'final-review',
  'final-proof',
] as const;

export type Stage = (typeof stages)[number];

export const stageLabels: Readonly<Record<Stage, string>> = {
  'first-review': '初审',
  'first-proof': '一校',
  'second-review': '复审',
  'second-proof': '二校',
  'final-review': '终审',
  'final-proof': '三校',
};

/** The article an act rests on. */
export const reviewBasis: Citation = ogi('17.1');
/** The article the secrecy review rests on. */
export const secrecyBasis: Citation = ogi('17.2');

export const isReview = (stage: Stage): boolean => stage.endsWith('-review');

/**
 * The stages in which the reviewer states the outcome of the 保密审查 (art. 17.2). That it is these two, whoever begins
 * and whoever answers for it, is our arrangement; the Regulation asks for the review itself.
 */
export const asksSecrecy = (stage: Stage): boolean => stage === 'first-review' || stage === 'final-review';

/** One step of a chain: the stage and whose it is, by role or by name; whoever is named in neither may not. */
export type ChainStage = {
  readonly stage: Stage;
  readonly roles: readonly string[];
  readonly people: readonly string[];
};

export type Separation = readonly [Stage, Stage];

export type Chain = {
  readonly stages: readonly ChainStage[];
  /** Stages that may not be one person's. */
  readonly separations: readonly Separation[];
};

const pairs = (apart: (one: Stage, other: Stage) => boolean): Separation[] =>
  stages.flatMap((one, at) =>
    stages
      .slice(at + 1)
      .filter((other) => apart(one, other))
      .map((other): Separation => [one, other]),
  );

const level = (stage: Stage): string => stage.split('-')[0] ?? '';

/** The usual ways to keep the acts apart. */
export const separationsOf = {
  /** 三人六事: whoever reviews at a level may proofread at that level, and nothing else. */
  'three-people': pairs((one, other) => level(one) !== level(other)),
  /** 六人六事 */
  'six-people': pairs(() => true),
  /** 审与审、校与校分开: a reviewer may proofread at any level, but neither reviews nor proofreads twice. */
  'reviews-and-proofs': pairs((one, other) => isReview(one) === isReview(other)),
} as const satisfies Record<string, readonly Separation[]>;

/** A part of a text, and what it says, as a hash. */
export type Unit = { readonly key: string; readonly hash: string };

export type Act = {
  readonly stage: Stage;
  readonly decision: 'passed' | 'returned';
  /** Hashes of the units this act passed. */
  readonly covered: readonly string[];
  readonly by: string;
  /** Whom the person acted for, under a delegation. */
  readonly for: string | null;
  /** The outcome of the 保密审查 that the reviewer stated; null: none was stated. */
  readonly secrecy: 'no-secret' | 'asked-authority' | null;
};

export type ReviewFacts = {
  readonly chain: Chain;
  readonly units: readonly Unit[];
  readonly acts: readonly Act[];
  /** Who wrote in the text since it was last published. */
  readonly authors: readonly string[];
};

export type StageStanding = {
  readonly stage: Stage;
  /** 'open': the next to be done · 'waiting': others come first. */
  readonly state: 'done' | 'open' | 'waiting';
  /** The units not passed in this stage. */
  readonly remaining: readonly Unit[];
};

/** Who answers for an act: the person, and whom they acted for. */
const answering = ({ by, for: principal }: Pick<Act, 'by' | 'for'>): string[] =>
  principal === null ? [by] : [by, principal];

/** The first of these acts that keeps these people from this stage, under the chain's separations. */
const inTheWay = <A extends Act>(
  chain: Chain,
  acts: readonly A[],
  stage: Stage,
  people: readonly string[],
): A | undefined => {
  const apart = chain.separations
    .filter((pair) => pair.includes(stage))
    .map(([one, other]) => (one === stage ? other : one));
  return acts.find(
    (act) => apart.includes(act.stage) && answering(act).some((person) => people.includes(person)),
  );
};

/**
 * The acts that count, in their order: those that passed something of the text as it stands, by (and for) somebody who
 * did not write in it, with the statement the stage asks for. They are judged by the chain as it is now: of two acts
 * that it keeps apart, only the earlier counts.
 */
export function countingActs<A extends Act>(facts: {
  readonly chain: Chain;
  readonly units: readonly Unit[];
  readonly acts: readonly A[];
  readonly authors: readonly string[];
}): A[] {
  const present = new Set(facts.units.map(({ hash }) => hash));
  const counting: A[] = [];
  for (const act of facts.acts) {
    const people = answering(act);
    if (people.some((person) => facts.authors.includes(person))) continue;
    if (asksSecrecy(act.stage) && act.secrecy === null) continue;
    if (!act.covered.some((hash) => present.has(hash))) continue;
    if (inTheWay(facts.chain, counting, act.stage, people)) continue;
    counting.push(act);
  }
  return counting;
}

/** Where each stage of the chain stands. */
export function standing(facts: ReviewFacts): StageStanding[] {
  const counting = countingActs(facts);
  let earlierDone = true;
  return facts.chain.stages.map(({ stage }) => {
    const passed = new Set(counting.filter((act) => act.stage === stage).flatMap(({ covered }) => covered));
    const remaining = facts.units.filter(({ hash }) => !passed.has(hash));
    const done = remaining.length === 0;
    const state = done ? 'done' : earlierDone ? 'open' : 'waiting';
    earlierDone &&= done;
    return { stage, state, remaining };
  });
}

/** Whether the text may be published: every stage of the chain has passed every unit of it. */
export const isCleared = (facts: ReviewFacts): boolean =>
  facts.chain.stages.length > 0 && standing(facts).every(({ state }) => state === 'done');

/** The stage to be done next; null when all are. */
export const openStage = (facts: ReviewFacts): StageStanding | null =>
  standing(facts).find(({ state }) => state === 'open') ?? null;

export type Reviewer = { readonly id: string; readonly roles: readonly string[] };

/** Whether the step is this person's, by role or by name. */
export const isNamed = ({ roles, people }: ChainStage, who: Reviewer): boolean =>
  people.includes(who.id) || who.roles.some((role) => roles.includes(role));

/** Why this person may not act in this stage now, in a sentence; null when they may. `principal`: acted for. */
export function whyNotAct(
  stage: Stage,
  facts: ReviewFacts,
  actor: Reviewer,
  principal: Reviewer | null = null,
): string | null {
  const step = facts.chain.stages.find((one) => one.stage === stage);
  const label = stageLabels[stage];
  if (!step) return `这条审核链没有“${label}”这一环节。`;
  const open = openStage(facts);
  if (open === null) return '六个环节都已完成，不需要再审校。';
  if (open.stage !== stage) return `现在应办的是“${stageLabels[open.stage]}”，还没有轮到“${label}”。`;
  if (facts.authors.includes(actor.id)) return '您撰写或修改过这条信息的文字，不能再审校它。';
  if (principal && facts.authors.includes(principal.id))
    return '委托人撰写或修改过这条信息，不能委托他人审校它。';
  if (!isNamed(step, principal ?? actor)) return `您不在“${label}”的人员名单内。`;
  return separatedFrom(stage, facts, actor, principal);
}

function separatedFrom(stage: Stage, facts: ReviewFacts, actor: Reviewer, principal: Reviewer | null) {
  const people = [actor.id, ...(principal ? [principal.id] : [])];
  const taken = inTheWay(facts.chain, countingActs(facts), stage, people);
  if (!taken) return null;
  const whose = answering(taken).includes(actor.id) ? '您' : '委托人';
  return `“${stageLabels[taken.stage]}”已由${whose}办理，按本单位审核链，“${stageLabels[stage]}”应由另一人办理。`;
}
