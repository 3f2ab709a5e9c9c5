/** 三审三校 as this organ does it: chains as they are kept, the usual one, who acts for whom. Pure. */
import type { Reviewer, Separation, Stage } from '#rules/review-stages.ts';
import {
  type Act,
  type Chain,
  type ReviewFacts,
  separationsOf,
  stageLabels,
  stages,
  whyNotAct,
} from '#rules/review-stages.ts';
import type { Hit, ItemContent, ReviewAct } from './model.ts';

export type ChainRecord = Chain & {
  readonly organId: string;
  readonly id: string;
  readonly name: string;
  readonly isDefault: boolean;
  readonly updatedAt: Date;
};

const usualRoles: Readonly<Record<Stage, readonly string[]>> = {
  'first-review': ['reviewer'],
  'first-proof': ['reviewer', 'proofreader'],
  'second-review': ['reviewer', 'leader'],
  'second-proof': ['reviewer', 'proofreader'],
  'final-review': ['leader'],
  'final-proof': ['reviewer', 'proofreader', 'leader'],
};

/** The chain an organ starts with: 三人六事. Practice, not law; the organ changes it as it likes. */
export const usualChain: Chain & { readonly name: string } = {
  name: '三审三校（三人六事）',
  stages: stages.map((stage) => ({ stage, roles: usualRoles[stage], people: [] })),
  separations: separationsOf['three-people'],
};

/** What is wrong with a chain somebody wishes for; null when nothing is. */
export function chainFault(chain: Chain): string | null {
  const named = chain.stages.map(({ stage }) => stage);
  if (named.length !== stages.length || stages.some((stage, at) => named[at] !== stage))
    return `审核链应依次包含六个环节：${stages.map((stage) => stageLabels[stage]).join('、')}。`;
  const idle = chain.stages.find(({ roles, people }) => roles.length + people.length === 0);
  if (idle) return `请为“${stageLabels[idle.stage]}”指定岗位或人员。`;
  const same = chain.separations.find(([one, other]) => one === other);
  if (same) return `“${stageLabels[same[0]]}”不能与自己回避，请去掉这一条回避要求。`;
  return null;
}

/** Each pair once, in the order of the stages. */
export const orderedSeparations = (pairs: readonly Separation[]): Separation[] => {
  const at = (stage: Stage) => stages.indexOf(stage);
  const ordered = pairs.map(([a, b]): Separation => (at(a) < at(b) ? [a, b] : [b, a]));
  return [...new Map(ordered.map((pair) => [pair.join(), pair])).values()];
};

export type DelegationRecord = {
  readonly organId: string;
  readonly id: string;
  readonly fromId: string;
  readonly toId: string;
  readonly fromDay: string;
  readonly toDay: string;
  readonly reason: string;
  readonly endedAt: Date | null;
  readonly createdAt: Date;
};

export const delegationState = (
  { fromDay, toDay, endedAt }: Pick<DelegationRecord, 'fromDay' | 'toDay' | 'endedAt'>,
  today: string,
): 'coming' | 'running' | 'over' => {
  if (endedAt !== null || toDay < today) return 'over';
  return fromDay > today ? 'coming' : 'running';
};

/** A member of staff as the review sees them. */
export type Person = Reviewer & { readonly name: string; readonly active: boolean };

/** Acts as the rules judge them. */
export const judged = ({ by, for: principal, ...act }: ReviewAct): Act & { readonly number: number } => ({
  ...act,
  by: by.id,
  for: principal?.id ?? null,
});

export type Standing =
  | { readonly may: true; readonly actingFor: Person | null }
  | { readonly may: false; readonly why: string };

/**
 * Whether this person may act in this stage now: in their own right, or for one of those who asked them to. Their own
 * right comes first; the reason given is their own.
 */
export function standingOf(
  stage: Stage,
  facts: ReviewFacts,
  actor: Person,
  principals: readonly Person[],
): Standing {
  const why = whyNotAct(stage, facts, actor);
  if (why === null) return { may: true, actingFor: null };
  const actingFor = principals.find(
    (principal) => principal.active && whyNotAct(stage, facts, actor, principal) === null,
  );
  return actingFor ? { may: true, actingFor } : { may: false, why };
}

const shortText = 800;

/** Why an item is not passed together with others; null when it may be. Our own measure of 短小, not law. */
export function whyNotBatch(of: {
  readonly content: ItemContent;
  readonly units: readonly { readonly text: string }[];
  readonly hits: readonly Hit[];
  readonly urgent: boolean;
  readonly returnedBefore: boolean;
}): string | null {
  const length = of.units.reduce((sum, { text }) => sum + text.length, 0);
  if (of.urgent) return '紧急发布的信息须逐条补审。';
  if (of.returnedBefore) return '退回修改过，请打开逐段查看。';
  if (length > shortText) return `超过${shortText}字，请打开逐段查看。`;
  if (of.content.attachments.length > 0) return '有附件，请打开查看附件。';
  if (of.hits.length > 0) return `自动检查有${of.hits.length}处提示，请打开查看。`;
  return null;
}

/** The roles a stage can be given to, as they are called on screen. */
export const reviewRoleLabels: Readonly<Record<string, string>> = {
  reviewer: '校核人',
  proofreader: '校对人',
  leader: '分管负责人',
  'disclosure-clerk': '政务公开经办人',
  editor: '信息编辑',
};
