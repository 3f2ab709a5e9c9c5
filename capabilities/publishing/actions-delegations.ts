/** 代理: somebody acts for a colleague for a time. The act says for whom; a separation binds both. */
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { colleagues } from '#capabilities/accounts/index.ts';
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { journal } from '#platform/journal/index.ts';
import { ForbiddenError, type Issue, type Issues, NotFoundError, StateError } from '#platform/outcome.ts';
import type { DelegationView } from './contract-review.ts';
import { type DelegationRecord, delegationState } from './model-review.ts';
import { delegationsOf, insertDelegation, markDelegationEnded } from './store-review.ts';

type DelegationData = z.infer<typeof DelegationView>;

/** Every delegation of the organ, the newest first. */
export async function listDelegations(app: App, staff: Staff): Promise<DelegationData[]> {
  const names = new Map((await colleagues(app, staff.organId)).map(({ id, name }) => [id, name]));
  const person = (id: string) => ({ id, name: names.get(id) ?? '' });
  return (await delegationsOf(app, staff.organId)).map((record) => ({
    id: record.id,
    from: person(record.fromId),
    to: person(record.toId),
    fromDay: record.fromDay,
    toDay: record.toDay,
    reason: record.reason,
    state: delegationState(record, app.today()),
  }));
}

export type DelegationWish = {
  readonly toId: string;
  readonly fromId?: string | undefined;
  readonly fromDay: string;
  readonly toDay: string;
  readonly reason: string;
};

/** A deputy for longer than that is a change of the chain. Our own measure. */
const longestDays = 92;

async function delegationIssues(
  app: App,
  staff: Staff,
  wish: DelegationWish,
  fromId: string,
): Promise<Issue[]> {
  const people = await colleagues(app, staff.organId);
  const to = people.find(({ id }) => id === wish.toId);
  const from = people.find(({ id }) => id === fromId);
  const days = (Date.parse(wish.toDay) - Date.parse(wish.fromDay)) / 86_400_000;
  const issue = (field: string, message: string): Issue => ({ field, message });
  if (!to?.active) return [issue('toId', '请选择本单位在用的账号。')];
  if (!from?.active) return [issue('fromId', '委托人不是本单位在用的账号。')];
  if (to.id === from.id) return [issue('toId', '不能委托给本人。')];
  if (!to.roles.some((role) => ['reviewer', 'proofreader', 'leader'].includes(role)))
    return [issue('toId', `${to.name}没有审校岗位，请先由系统管理员增加岗位。`)];
  if (days < 0) return [issue('toDay', '结束日期早于开始日期，请核对。')];
  if (wish.toDay < app.today()) return [issue('toDay', '结束日期已经过去，请核对。')];
  if (days > longestDays) return [issue('toDay', '代理最长三个月；时间更长的，请修改审核链。')];
  return [];
}

/** 委托代理 — for oneself; for others only with the right to change chains. */
export const delegate = (app: App, staff: Staff, wish: DelegationWish): Promise<Issues | DelegationData[]> =>
  transaction(app, async (app) => {
    const fromId = wish.fromId ?? staff.id;
    if (fromId !== staff.id && !staff.permissions.has('publishing:chain'))
      throw new ForbiddenError('只能委托他人代理本人的审校；替同事安排代理，请联系分管负责人。');
    const issues = await delegationIssues(app, staff, wish, fromId);
    if (issues.length > 0) return { issues };
    const record: DelegationRecord = {
      organId: staff.organId,
      id: randomUUID(),
      fromId,
      toId: wish.toId,
      fromDay: wish.fromDay,
      toDay: wish.toDay,
      reason: wish.reason,
      endedAt: null,
      createdAt: app.now(),
    };
    await insertDelegation(app, record);
    const { toId, fromDay, toDay } = record;
    await note(app, staff, record.id, 'delegation-begun', { from: fromId, to: toId, fromDay, toDay });
    return listDelegations(app, staff);
  });

const note = (app: App, staff: Staff, id: string, event: string, detail: Record<string, string>) =>
  journal(app, { organId: staff.organId, subject: { kind: 'delegation', id }, event, by: staff, detail });

/** 提前结束代理 — by either of the two, or by whoever may change chains. */
export const endDelegation = (app: App, staff: Staff, id: string): Promise<DelegationData[]> =>
  transaction(app, async (app) => {
    const record = (await delegationsOf(app, staff.organId)).find((one) => one.id === id);
    if (!record) throw new NotFoundError();
    const isTheirs = record.fromId === staff.id || record.toId === staff.id;
    if (!isTheirs && !staff.permissions.has('publishing:chain'))
      throw new ForbiddenError('只有委托双方和分管负责人可以结束这项代理。');
    if (!(await markDelegationEnded(app, staff.organId, id))) throw new StateError('这项代理已经结束。');
    await note(app, staff, id, 'delegation-ended', {});
    return listDelegations(app, staff);
  });
