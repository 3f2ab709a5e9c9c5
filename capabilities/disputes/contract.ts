/** Schemas and endpoints of disputes, shared by routes.ts and the console. */
import { z } from 'zod';
import { endpoint } from '#platform/contract.ts';
import { type Disposition, dispositions } from '#rules/disputes/disputes.ts';

const day = z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/, '日期应写成2024-03-05的形式');
const line = z.string().max(300, '文字太长，请控制在300字以内');
const prose = z.string().max(4000, '文字太长，请控制在4000字以内');

export const ProcedureName = z.enum(['reconsideration', 'direct-suit', 'suit-after-reconsideration']);
export const ResultName = z.enum(['upheld', 'overturned', 'other', 'pending']);
const DispositionName = z.enum(Object.keys(dispositions) as Disposition[]);

export const EvidenceItem = z.object({
  title: line,
  proves: prose,
  source: line,
  pages: z.number().nullable(),
  handedInOn: day,
});
const evidence = z.array(EvidenceItem).max(300, '证据太多，请合并后再列');

export const Facts = z.object({
  procedure: ProcedureName,
  simple: z.boolean(),
  organ: line,
  caseNumber: line,
  matter: prose,
  act: z.enum(['reply', 'silence', 'procedure', 'other']),
  partyKind: z.enum([
    'natural-person',
    'commercial-enterprise',
    'research-institution',
    'public-welfare-organisation',
    'legal-service-body',
    'other-organisation',
  ]),
  requestId: z.uuid().nullable(),
  earlierId: z.uuid().nullable(),
  acceptedOn: day,
  servedOn: day,
  answerDueOn: day,
  answeredOn: day,
  evidence,
  decidedOn: day,
  disposition: z.union([DispositionName, z.literal('')]),
  result: ResultName,
  decisionNumber: line,
  judgmentServedOn: day,
  redoDueOn: day,
  redoneOn: day,
  appeals: z.array(z.object({ on: day, by: z.enum(['other-side', 'organ']), court: line })).max(10),
  note: prose,
});
export type FactsData = z.infer<typeof Facts>;

export const DueView = z.object({
  what: z.enum(['answer', 'redo', 'decision', 'suit']),
  label: z.string(),
  on: z.string(),
  doneOn: z.string().nullable(),
  owed: z.boolean(),
  late: z.boolean(),
  provisional: z.boolean(),
  basis: z.string(),
  explanation: z.string(),
  ledger: z.array(
    z.object({ day: z.string(), kind: z.string(), number: z.number().nullable(), note: z.string() }),
  ),
});
export type DueViewData = z.infer<typeof DueView>;

export const DisputeRow = z.object({
  id: z.uuid(),
  procedure: ProcedureName,
  organ: z.string(),
  caseNumber: z.string(),
  matter: z.string(),
  acceptedOn: z.string(),
  decidedOn: z.string(),
  result: ResultName,
  requestId: z.uuid().nullable(),
  /** The next thing owed; null: nothing is. */
  due: DueView.omit({ ledger: true }).nullable(),
});
export type DisputeRowData = z.infer<typeof DisputeRow>;

/** The disclosure request a dispute is about. */
export const LinkedRequest = z.object({
  id: z.uuid(),
  number: z.string(),
  subject: z.string(),
  state: z.string(),
  /** Whether the request may be taken up again now, and why not. */
  reopening: z.object({ allowed: z.boolean(), why: z.string().nullable() }),
});

export const DisputeView = DisputeRow.extend({
  facts: Facts,
  revision: z.number(),
  voided: z.boolean(),
  dues: z.array(DueView),
  request: LinkedRequest.nullable(),
  /** The reconsideration before, or the suit after. */
  related: z.array(DisputeRow.omit({ due: true })),
  history: z.array(
    z.object({
      revision: z.number(),
      event: z.string(),
      reason: z.string(),
      by: z.string(),
      at: z.string(),
      changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
    }),
  ),
});
export type DisputeViewData = z.infer<typeof DisputeView>;

export const FigureCell = z.object({
  path: z.string(),
  value: z.number().nullable(),
  covered: z.boolean(),
});

const issues = z.object({ issues: z.array(z.object({ field: z.string(), message: z.string() })) });
const orIssues = <T extends z.ZodType>(schema: T) => z.union([issues, schema]);
const view = { permission: 'disputes:view' } as const;
const handle = { permission: 'disputes:handle' } as const;
const byId = z.object({ id: z.uuid() });
const revision = z.number().int();
const reason = z.string().trim().min(4, '请写明理由，至少4个字').max(2000);
const year = z.string().regex(/^20\d\d$/);
const page = z.coerce.number().int().min(1).max(100_000).optional();

const Term = z.object({ keptFrom: z.string(), reason: z.string() });

export const endpoints = {
  listDisputes: endpoint('GET', '/api/disputes', {
    summary: '行政复议、行政诉讼案件，每页50件',
    access: view,
    query: z.object({
      search: z.string().max(100).optional(),
      year: z
        .string()
        .regex(/^(20\d\d)?$/)
        .optional(),
      procedure: ProcedureName.optional(),
      filter: z.enum(['open', 'due', 'upheld', 'overturned', 'other']).optional(),
      request: z.uuid().optional(),
      page,
    }),
    output: z.object({ rows: z.array(DisputeRow), total: z.number(), years: z.array(z.string()) }),
  }),
  listDuties: endpoint('GET', '/api/disputes/duties', {
    summary: '案件中现在要办的：答复、应诉、重新答复，最紧的在前',
    access: view,
    output: z.object({
      duties: z.array(
        z.object({
          id: z.uuid(),
          title: z.string(),
          what: z.enum(['answer', 'redo', 'decision', 'suit']),
          on: z.string(),
          late: z.boolean(),
          basis: z.string(),
        }),
      ),
    }),
  }),
  getDispute: endpoint('GET', '/api/disputes/:id', {
    summary: '一件复议、诉讼案件：期限、证据、经过',
    access: view,
    params: byId,
    output: DisputeView,
  }),
  createDispute: endpoint('POST', '/api/disputes', {
    summary: '登记一件复议、诉讼案件',
    access: handle,
    input: z.object({ facts: Facts }),
    output: orIssues(DisputeView),
  }),
  saveDispute: endpoint('PUT', '/api/disputes/:id', {
    summary: '更正案件的登记内容（原内容留存）',
    access: handle,
    params: byId,
    input: z.object({ revision, facts: Facts, reason }),
    output: orIssues(DisputeView),
  }),
  saveEvidence: endpoint('PUT', '/api/disputes/:id/evidence', {
    summary: '编列证据目录',
    access: handle,
    params: byId,
    input: z.object({ revision, evidence }),
    output: orIssues(DisputeView),
  }),
  answer: endpoint('POST', '/api/disputes/:id/answer', {
    summary: '记录已提交答复（答辩）和证据',
    access: handle,
    params: byId,
    input: z.object({ revision, on: day }),
    output: orIssues(DisputeView),
  }),
  decide: endpoint('POST', '/api/disputes/:id/decide', {
    summary: '记录审理结果',
    access: handle,
    params: byId,
    input: z.object({
      revision,
      decidedOn: day,
      disposition: DispositionName,
      result: z.enum(['upheld', 'overturned', 'other']),
      decisionNumber: line,
      judgmentServedOn: day,
      redoDueOn: day,
    }),
    output: orIssues(DisputeView),
  }),
  appeal: endpoint('POST', '/api/disputes/:id/appeal', {
    summary: '记录上诉或再审：案件重新审理',
    access: handle,
    params: byId,
    input: z.object({ revision, on: day, by: z.enum(['other-side', 'organ']), court: line }),
    output: orIssues(DisputeView),
  }),
  reopenRequest: endpoint('POST', '/api/disputes/:id/reopen-request', {
    summary: '结果纠正的，把原申请重新交办',
    access: handle,
    params: byId,
    input: z.object({ revision, on: day }),
    output: orIssues(DisputeView),
  }),
  voidDispute: endpoint('POST', '/api/disputes/:id/void', {
    summary: '登记有误，作废（经过留存，不计入任何数字）',
    access: handle,
    params: byId,
    input: z.object({ revision, reason }),
    output: orIssues(DisputeView),
  }),
  getFigures: endpoint('GET', '/api/disputes/figures/:year', {
    summary: '年报表四的15个数',
    access: view,
    params: z.object({ year }),
    output: z.object({ year, term: Term.nullable(), cells: z.array(FigureCell) }),
  }),
  keepDisputesFrom: endpoint('PUT', '/api/disputes/figures/kept-from', {
    summary: '说明自哪一天起在本系统登记全部复议、诉讼：此后没有案件的年度为0，此前为空',
    access: { permission: 'requests:lead' },
    input: z.object({ keptFrom: day, reason }),
    output: orIssues(Term),
  }),
  casesBehind: endpoint('GET', '/api/disputes/figures/:year/cells/:cell', {
    summary: '表四一个数背后的案件，每页50件',
    access: view,
    params: z.object({ year, cell: z.string().max(80) }),
    query: z.object({ page }),
    output: z.object({ rows: z.array(DisputeRow), total: z.number() }),
  }),
};
