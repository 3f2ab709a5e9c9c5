/**
 * Endpoints of the register of requests: list, one case, intake, people. Work on a case: contract-work.ts; its end:
 * contract-end.ts; the desk: contract-desk.ts; the applicant's side: contract-applicant.ts.
 */
import { z } from 'zod';
import { endpoint } from '#platform/contract.ts';
import {
  ApplicantKind,
  byId,
  CaseView,
  Channel,
  day,
  handle,
  lead,
  line,
  orIssues,
  PersonInput,
  PersonView,
  people,
  prose,
  RequestKindName,
  RequestRow,
  reason,
  SmallFile,
  SourceName,
  StateName,
  seen,
  TrackName,
  view,
  WayName,
  WishInput,
} from './contract-shapes.ts';

export * from './contract-shapes.ts';

/** What was handed out when a request was registered: shown once. */
export const ReceiptView = z.object({
  id: z.uuid(),
  number: z.string(),
  /** 'K7QX-2M9D-…': the only time it is shown; only its keyed hash is kept. */
  queryCode: z.string(),
  arrivedOn: z.string(),
  receivedOn: z.string().nullable(),
  /** How the day of receipt comes about (art. 31), in a sentence. */
  receiptRule: z.string(),
  dueOn: z.string().nullable(),
  /** What art. 29 asks for and is not there. */
  missing: z.array(z.string()),
});
export type ReceiptData = z.infer<typeof ReceiptView>;

/** An arrival by any door, as a clerk registers it. */
export const ArrivalInput = z.object({
  kind: RequestKindName,
  channel: Channel,
  source: SourceName,
  track: TrackName,
  /** For what came by way of an appeal, a call, another office: where it is recorded there. */
  sourceNote: line,
  arrivedOn: day,
  /** Both sides have confirmed already: art. 31. */
  confirmedOn: day.nullable(),
  confirmedHow: WayName.nullable(),
  applicantKind: ApplicantKind,
  applicant: PersonInput,
  representative: PersonInput.nullable(),
  wish: WishInput,
  ownerId: z.uuid().nullable(),
  files: z.array(SmallFile.extend({ purpose: z.enum(['identity-proof', 'application']) })).max(10),
  isDrill: z.boolean(),
});
export type ArrivalData = z.infer<typeof ArrivalInput>;

/** `by`: 'number' newest first (keyset by `after`) · 'due' what comes first. */
export const ListQuery = z.object({
  state: z.union([StateName, z.enum(['open', 'closed'])]).optional(),
  year: z
    .string()
    .regex(/^20\d\d$/)
    .optional(),
  channel: Channel.optional(),
  applicantKind: ApplicantKind.optional(),
  outcome: z.string().max(60).optional(),
  owner: z.uuid().optional(),
  kind: RequestKindName.optional(),
  drills: z.enum(['yes', 'no']).optional(),
  search: z.string().trim().max(100).optional(),
  by: z.enum(['number', 'due']).optional(),
  after: z.string().max(100).optional(),
});

export const endpoints = {
  listRequests: endpoint('GET', '/api/requests', {
    summary: '申请登记簿，按编号由新到旧或按最近应办日期，每页50条',
    access: view,
    query: ListQuery,
    output: z.object({
      rows: z.array(RequestRow),
      /** Give it as `after` for the next page; null at the end. */
      next: z.string().nullable(),
    }),
  }),
  countRequests: endpoint('GET', '/api/requests/counts', {
    summary: '在办件数，按状态',
    access: view,
    output: z.object({ open: z.number(), late: z.number(), states: z.record(z.string(), z.number()) }),
  }),
  registerRequest: endpoint('POST', '/api/requests', {
    summary: '登记一件申请（各种渠道），得到编号和查询码（只显示一次）',
    access: handle,
    input: ArrivalInput,
    output: orIssues(ReceiptView),
  }),
  getRequest: endpoint('GET', '/api/requests/:id', {
    summary: '一件申请：事实、期限台账、经过；不含个人信息',
    access: view,
    params: byId,
    output: CaseView,
  }),
  readPeople: endpoint('POST', '/api/requests/:id/people/read', {
    summary: '查看申请人、代理人、第三方信息（每次查看都记入日志）',
    access: people,
    params: byId,
    input: z.object({ purpose: z.string().trim().min(2, '请写明查看的事由').max(200) }),
    output: z.object({ people: z.array(PersonView) }),
  }),
  changePeople: endpoint('POST', '/api/requests/:id/people', {
    summary: '补充或更正申请人信息',
    access: people,
    params: byId,
    input: seen.extend({ applicant: PersonInput, representative: PersonInput.nullable(), reason }),
    output: orIssues(CaseView),
  }),
  confirmByOffice: endpoint('POST', '/api/requests/:id/confirm', {
    summary: '本机关与申请人确认收到（第三十一条）；可一并记录申请人的确认',
    access: handle,
    params: byId,
    input: seen.extend({ on: day, how: WayName, applicantConfirmedOn: day.nullable() }),
    output: orIssues(CaseView),
  }),
  reroute: endpoint('POST', '/api/requests/:id/reroute', {
    summary: '改按其他途径办理或转回依申请公开：日期不变，须写明理由',
    access: handle,
    params: byId,
    input: seen.extend({ to: TrackName, reason }),
    output: orIssues(CaseView),
  }),
  correctKind: endpoint('POST', '/api/requests/:id/applicant-kind', {
    summary: '更正申请人类型（原选择保留）',
    access: handle,
    params: byId,
    input: seen.extend({ to: ApplicantKind, reason }),
    output: orIssues(CaseView),
  }),
  changeOwner: endpoint('POST', '/api/requests/:id/owner', {
    summary: '变更承办人',
    access: handle,
    params: byId,
    input: seen.extend({ to: z.uuid(), reason: line }),
    output: orIssues(CaseView),
  }),
  changeSubject: endpoint('POST', '/api/requests/:id/subject', {
    summary: '修改申请内容摘要（原文保留）',
    access: handle,
    params: byId,
    input: seen.extend({ subject: line, reason }),
    output: orIssues(CaseView),
  }),
  addNote: endpoint('POST', '/api/requests/:id/notes', {
    summary: '办理记录',
    access: handle,
    params: byId,
    input: seen.extend({ text: prose, isHelp: z.boolean() }),
    output: orIssues(CaseView),
  }),
  reissueCode: endpoint('POST', '/api/requests/:id/query-code', {
    summary: '核对身份后重发查询码，旧码随即失效',
    access: people,
    params: byId,
    input: seen,
    output: z.object({ queryCode: z.string() }),
  }),
  voidRequest: endpoint('POST', '/api/requests/:id/void', {
    summary: '登记有误，作废（经过留存，不计入任何数字）',
    access: lead,
    params: byId,
    input: seen.extend({ reason }),
    output: orIssues(CaseView),
  }),
};

/** GET: a file of a case. Files of personal data need 'requests:people', and each opening is journalled. */
export const filePath = (id: string, file: string): string => `/api/requests/${id}/files/${file}`;
/** PUT ?purpose=: adds a file, byte for byte, its name in x-gongkai-file-name. */
export const filesPath = (id: string): string => `/api/requests/${id}/files`;
/** GET: the whole case as one PDF with an index. */
export const casePdfPath = (id: string): string => `/api/requests/${id}/case.pdf`;
