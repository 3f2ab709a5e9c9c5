/** Endpoints of the applicant's side: public, for the pages of the portal and for programs. No account is needed. */
import { z } from 'zod';
import { endpoint } from '#platform/contract.ts';
import { ReceiptView } from './contract.ts';
import {
  ApplicantKind,
  ClockView,
  line,
  orIssues,
  PersonInput,
  prose,
  RequestKindName,
  RouteName,
  SmallFile,
  WishInput,
} from './contract-shapes.ts';

const open = 'public' as const;

/** What an applicant hands in online. Exactly art. 29's fields are demanded; nobody is asked why. */
export const SubmissionInput = z.object({
  kind: RequestKindName,
  applicantKind: ApplicantKind,
  applicant: PersonInput,
  representative: PersonInput.nullable(),
  wish: WishInput,
  files: z.array(SmallFile.extend({ purpose: z.enum(['identity-proof', 'application']) })).max(5),
});
export type SubmissionData = z.infer<typeof SubmissionInput>;

/** The case as its applicant sees it. */
export const OwnCaseView = z.object({
  number: z.string(),
  kind: RequestKindName,
  subject: z.string(),
  /** In plain words, what is so now and what comes next. */
  status: z.string(),
  next: z.string(),
  arrivedOn: z.string(),
  receivedOn: z.string().nullable(),
  /** How the day of receipt came about. */
  receiptRule: z.string(),
  dueOn: z.string().nullable(),
  clock: ClockView,
  timeline: z.array(z.object({ on: z.string(), text: z.string(), citation: z.string() })),
  /** What the applicant may do now. */
  may: z.object({
    confirm: z.boolean(),
    correct: z.boolean(),
    giveReasons: z.boolean(),
    supplement: z.boolean(),
    withdraw: z.boolean(),
    rate: z.boolean(),
  }),
  correction: z.object({ what: z.string(), dueOn: z.string().nullable() }).nullable(),
  reasonsAsked: z.object({ why: z.string(), dueOn: z.string().nullable() }).nullable(),
  fee: z
    .object({
      fen: z.number(),
      method: z.enum(['by-item', 'by-page']),
      basis: z.string(),
      account: z.string(),
      dueOn: z.string().nullable(),
      paidOn: z.string().nullable(),
    })
    .nullable(),
  route: RouteName.nullable(),
  reply: z
    .object({
      on: z.string(),
      outcome: z.string(),
      text: z.string(),
      files: z.array(z.object({ id: z.uuid(), name: z.string(), size: z.number() })),
      letter: z.object({ id: z.uuid(), name: z.string() }).nullable(),
      /** Already published items that answer it. */
      items: z.array(z.number()),
      remedies: z.array(
        z.object({ what: z.string(), where: z.string(), address: z.string(), until: z.string() }),
      ),
    })
    .nullable(),
  rated: z.number().nullable(),
});
export type OwnCaseData = z.infer<typeof OwnCaseView>;

const text = prose.min(2, '请填写内容');

export const applicantEndpoints = {
  submitRequest: endpoint('POST', '/api/applicant/requests', {
    summary: '在线提交申请，得到编号和查询码（只显示一次，请妥善保存）',
    access: open,
    input: SubmissionInput,
    output: orIssues(ReceiptView),
  }),
  openOwnCase: endpoint('POST', '/api/applicant/session', {
    summary: '凭编号和查询码打开自己的申请；编号不存在与查询码不对答复相同',
    access: open,
    input: z.object({ number: z.string().trim().max(40), code: z.string().trim().max(60) }),
    output: orIssues(OwnCaseView),
  }),
  closeOwnCase: endpoint('DELETE', '/api/applicant/session', {
    summary: '退出查询',
    access: open,
    output: z.object({ done: z.literal(true) }),
  }),
  ownCase: endpoint('GET', '/api/applicant/request', {
    summary: '自己的申请：进展、期限怎样算出、答复和救济途径',
    access: open,
    output: OwnCaseView,
  }),
  confirmOwn: endpoint('POST', '/api/applicant/request/confirm', {
    summary: '确认本人提交了这件申请（第三十一条）',
    access: open,
    output: orIssues(OwnCaseView),
  }),
  correctOwn: endpoint('POST', '/api/applicant/request/correction', {
    summary: '提交补正',
    access: open,
    input: z.object({ text, files: z.array(SmallFile).max(5) }),
    output: orIssues(OwnCaseView),
  }),
  giveReasonsOwn: endpoint('POST', '/api/applicant/request/reasons', {
    summary: '说明理由（第三十五条）',
    access: open,
    input: z.object({ text }),
    output: orIssues(OwnCaseView),
  }),
  supplementOwn: endpoint('POST', '/api/applicant/request/supplement', {
    summary: '补充说明或材料（不影响期限）',
    access: open,
    input: z.object({ text, files: z.array(SmallFile).max(5) }),
    output: orIssues(OwnCaseView),
  }),
  changeRouteOwn: endpoint('POST', '/api/applicant/request/route', {
    summary: '选择接收答复的途径',
    access: open,
    input: z.object({ route: RouteName }),
    output: orIssues(OwnCaseView),
  }),
  withdrawOwn: endpoint('POST', '/api/applicant/request/withdraw', {
    summary: '撤回申请',
    access: open,
    input: z.object({ reason: line }),
    output: orIssues(OwnCaseView),
  }),
  rateOwn: endpoint('POST', '/api/applicant/request/rating', {
    summary: '评价办理情况（与处理结果分开）',
    access: open,
    input: z.object({ score: z.number().int().min(1).max(5), text: line }),
    output: orIssues(OwnCaseView),
  }),
};

/** GET: a file of the reply; the first opening is recorded as its receipt. */
export const ownFilePath = (file: string): string => `/api/applicant/request/files/${file}`;
