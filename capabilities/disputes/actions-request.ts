/** Taking the request of a dispute up again after the reply was overturned. */
import { reopenDisputed } from '#capabilities/disclosure-requests/index.ts';
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { type Issues, isIssues, StateError } from '#platform/outcome.ts';
import { change, openForChange } from './actions.ts';
import type { DisputeViewData } from './contract.ts';
import { procedures } from './model.ts';

/**
 * 重新办理 — the decision overturned the reply: the request goes back to work, in one transaction with the dispute. It is
 * the same request: what it counted as stays in its year, see docs/decisions/0091.
 */
export function reopenLinkedRequest(
  app: App,
  staff: Staff,
  id: string,
  wanted: { readonly revision: number; readonly on: string },
): Promise<Issues | DisputeViewData> {
  return transaction(app, async (app) => {
    const before = await openForChange(app, staff, id, wanted.revision);
    const { requestId, result, redoneOn, redoDueOn, procedure, decisionNumber, decidedOn } = before.facts;
    if (requestId === null) throw new StateError('这件案件没有对应的申请，不能重新办理。请先更正登记内容。');
    if (result !== 'overturned') throw new StateError('只有结果纠正的，才重新办理原申请。');
    if (redoneOn !== '') throw new StateError('原申请已经重新交办。');
    if (wanted.on < decidedOn)
      return { issues: [{ field: 'on', message: `日期早于决定、裁判（${decidedOn}），请核对。` }] };
    const reopened = await reopenDisputed(app, staff, requestId, {
      on: wanted.on,
      ground: procedure === 'reconsideration' ? 'reconsideration' : 'judgment',
      dispute: id,
      dueOn: redoDueOn || null,
      reason: `${procedures[procedure].label}结果纠正${decisionNumber ? `（${decisionNumber}）` : ''}`,
    });
    if (isIssues(reopened)) return reopened;
    const facts = { ...before.facts, redoneOn: wanted.on };
    return change(app, staff, before, {
      facts,
      step: { event: 'request-reopened', detail: { request: requestId, on: wanted.on } },
    });
  });
}
