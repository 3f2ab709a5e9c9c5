/** Endpoints of a case's end: outcome, clearance, sending, delivery, archive; amendment of records; publication. */
import { z } from 'zod';
import { endpoint } from '#platform/contract.ts';
import {
  AmendmentResultName,
  byId,
  CaseView,
  day,
  handle,
  lead,
  legal,
  line,
  orIssues,
  ProofName,
  prose,
  ReopeningGroundName,
  reason,
  seen,
  view,
  WayName,
} from './contract-shapes.ts';

type Permission = { readonly permission: string };
const step = <I extends z.ZodType>(path: string, summary: string, input: I, access: Permission = handle) =>
  endpoint('POST', `/api/requests/:id/${path}`, {
    summary,
    access,
    params: byId,
    input,
    output: orIssues(CaseView),
  });

const Answers = z.record(z.string().max(60), z.string().max(60));

export const endEndpoints = {
  /** The next question of the guided path, or the outcome it ends in with what is missing for it. */
  outcomePath: endpoint('POST', '/api/requests/:id/outcome/path', {
    summary: '处理结果向导：下一个问题，或者结果及尚缺的事实',
    access: view,
    params: byId,
    input: z.object({ answers: Answers }),
    output: z.object({
      question: z
        .object({
          id: z.string(),
          text: z.string(),
          hint: z.string(),
          options: z.array(z.object({ id: z.string(), label: z.string(), hint: z.string() })),
        })
        .nullable(),
      outcome: z
        .object({
          code: z.string(),
          variant: z.string(),
          label: z.string(),
          citations: z.array(z.string()),
          letterKind: z.string(),
          facts: z.array(
            z.object({
              kind: z.string(),
              label: z.string(),
              onFile: z.boolean(),
              /** Written with the decision itself; otherwise it comes from a step. */
              written: z.boolean(),
              missing: z.string(),
            }),
          ),
          clearance: z.array(z.enum(['legal', 'head', 'seal'])),
        })
        .nullable(),
    }),
  }),
  decideOutcome: step(
    'outcome',
    '拟定处理结果（所需事实齐备才能拟定）',
    seen.extend({
      answers: Answers,
      /** Facts that are written with the decision: reasons, article, other organ, … */
      particulars: z.record(z.string().max(60), prose),
      earlierRequest: z.uuid().nullable(),
      items: z.array(z.number().int().positive()).max(50),
    }),
  ),
  decideAmendment: step(
    'amendment',
    '拟定更正处理结果（第四十一条）',
    seen.extend({ result: AmendmentResultName, text: prose.min(4, '请写明核实情况和处理结果') }),
  ),
  submitForClearance: step('clearance/submit', '送审', seen.extend({ note: line })),
  checkLegally: step('clearance/legal', '合法性、保密审查通过', seen.extend({ opinion: prose }), legal),
  approve: step('clearance/approve', '负责人签发', seen.extend({ opinion: prose }), lead),
  seal: step('clearance/seal', '用印，可以发出', seen, handle),
  returnForWork: step('clearance/return', '退回修改', seen.extend({ reason }), view),
  reply: step(
    'reply',
    '发出答复（记录方式、日期和凭证）',
    seen.extend({
      ...{ on: day, way: WayName, letter: z.uuid().nullable(), text: prose },
      ...{ proof: ProofName.nullable(), proofNumber: line },
    }),
  ),
  recordDelivery: step(
    'delivery',
    '记录送达凭证：邮件号、回执、签收',
    seen.extend({ on: day, way: WayName, proof: ProofName, proofNumber: line }),
  ),
  reopen: step(
    'reopen',
    '依复议决定、判决或自行纠正，重新办理',
    seen.extend({
      on: day,
      ground: ReopeningGroundName,
      dispute: z.uuid().nullable(),
      dueOn: day.nullable(),
      reason,
    }),
    lead,
  ),
  archive: step('archive', '归档', seen.extend({ retentionYears: z.number().int().min(1).max(100) })),
  anonymise: step('anonymise', '保管期满，删除个人信息', seen.extend({ subject: line }), lead),
  proposePublication: step(
    'publication',
    '提请主动公开（第四十四条）',
    seen.extend({ ground: z.enum(['several-applicants', 'suggested']), title: line, why: prose }),
  ),
  linkPublication: step(
    'publication/link',
    '已主动公开，关联公开的信息',
    seen.extend({ item: z.number().int().positive() }),
  ),
};
