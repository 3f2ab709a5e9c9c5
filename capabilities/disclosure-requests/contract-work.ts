/** Endpoints of work on a case: correction, consultation, periods, fee, search log. */
import { z } from 'zod';
import { endpoint } from '#platform/contract.ts';
import {
  AnswerName,
  byId,
  CaseView,
  ClockView,
  ConsultationOfName,
  day,
  handle,
  lead,
  line,
  orIssues,
  prose,
  reason,
  seen,
  view,
  WayName,
} from './contract-shapes.ts';

const step = <I extends z.ZodType>(
  path: string,
  summary: string,
  input: I,
  access: typeof handle | typeof lead = handle,
) =>
  endpoint('POST', `/api/requests/:id/${path}`, {
    summary,
    access: access as { readonly permission: string },
    params: byId,
    input,
    output: orIssues(CaseView),
  });
/** In working days; null: the office's setting. */
const period = z.number().int().min(5, '期限不宜少于5个工作日').max(60).nullable();
const text = prose.min(4, '请写明内容，至少4个字');

export const workEndpoints = {
  askForCorrection: step(
    'correction',
    '一次性告知补正（收到之日起7个工作日内，第三十条）',
    seen.extend({ what: text, workingDays: period, way: WayName }),
  ),
  correctionDelivered: step(
    'correction/delivered',
    '记录补正告知书送达',
    seen.extend({ on: day, way: WayName }),
  ),
  receiveCorrection: step(
    'correction/received',
    '收到补正，答复期限重新起算',
    seen.extend({ on: day, way: WayName, text: prose, subject: line }),
  ),
  deemAbandoned: step(
    'deemed-abandoned',
    '认定无正当理由逾期不补正、逾期不缴费，不再处理（须由人作出判断）',
    seen.extend({ on: day, ground: z.enum(['correction-overdue', 'fee-unpaid']), reason }),
    lead,
  ),
  sendConsultation: step(
    'consultations',
    '书面征求第三方、共同制作机关或其他机关意见',
    seen.extend({
      of: ConsultationOfName,
      addressee: line.min(1, '请填写征求意见的对象'),
      contact: line,
      question: text,
      way: WayName,
    }),
  ),
  consultationDelivered: step(
    'consultations/delivered',
    '记录征求意见书送达（15个工作日自此起算）',
    seen.extend({ consultation: z.uuid(), on: day, way: WayName }),
  ),
  consultationAnswered: step(
    'consultations/answered',
    '记录收到的意见',
    seen.extend({
      ...{ consultation: z.uuid(), on: day, answer: AnswerName },
      ...{ hasGoodReason: z.boolean(), opinion: prose },
    }),
  ),
  endConsultation: step(
    'consultations/end',
    '逾期未提出意见或不再征求，结束征求意见',
    seen.extend({ consultation: z.uuid(), on: day, how: z.enum(['silence', 'called-off']), reason }),
  ),
  tellThirdParty: step(
    'consultations/told',
    '决定公开的，将内容和理由书面告知第三方（第三十二条）',
    seen.extend({ consultation: z.uuid(), on: day, content: text, reasons: text, way: WayName }),
  ),
  askForExtension: step(
    'extension/ask',
    '提请延长答复期限（不超过20个工作日，只一次）',
    seen.extend({ workingDays: z.number().int().min(1).max(20), reason }),
  ),
  approveExtension: step(
    'extension/approve',
    '工作机构负责人同意延长（第一次到期前）',
    seen.extend({ workingDays: z.number().int().min(1).max(20), reason }),
    lead,
  ),
  refuseExtension: step('extension/refuse', '不同意延长', seen.extend({ reason }), lead),
  tellExtension: step(
    'extension/told',
    '告知申请人延长（第一次到期前）',
    seen.extend({ on: day, way: WayName }),
  ),
  askForReasons: step(
    'reasons',
    '数量、频次明显超过合理范围的，要求说明理由（第三十五条）',
    seen.extend({ why: text, workingDays: period, way: WayName }),
  ),
  reasonsDelivered: step(
    'reasons/delivered',
    '记录说明理由告知书送达',
    seen.extend({ on: day, way: WayName }),
  ),
  receiveReasons: step('reasons/received', '收到说明的理由', seen.extend({ on: day, text: prose })),
  judgeReasons: step(
    'reasons/judged',
    '认定理由是否合理',
    seen.extend({ reasonable: z.boolean(), reason }),
    lead,
  ),
  defer: step(
    'deferral',
    '理由合理但不能如期答复的，确定并告知延迟答复的合理期限',
    seen.extend({ until: day, way: WayName, reason }),
    lead,
  ),
  notifyFee: step(
    'fee',
    '发出收费通知（按件或按量；须先经第三十五条说明理由）',
    seen.extend({
      ...{ method: z.enum(['by-item', 'by-page']), quantity: z.number().int().min(1).max(100_000) },
      ...{ way: WayName, basis: text },
    }),
  ),
  feeNoticeDelivered: step('fee/delivered', '记录收费通知送达', seen.extend({ on: day, way: WayName })),
  recordPayment: step(
    'fee/paid',
    '记录缴费',
    seen.extend({ on: day, fen: z.number().int().min(0), receiptNumber: line }),
  ),
  waiveFee: step('fee/waived', '不再收费', seen.extend({ reason }), lead),
  logSearch: step(
    'searches',
    '记录检索：在哪里、怎样检索、结果',
    seen.extend({
      on: day,
      where: prose.min(2, '请写明在哪里检索'),
      how: text,
      found: z.boolean(),
      result: prose,
    }),
  ),
  withdrawRequest: step('withdraw', '申请人撤回申请', seen.extend({ on: day, way: WayName, reason: prose })),
  /** GET …?extend=20 · ?consultationEndsOn= · ?correctionReceivedOn=: what the dates would be. */
  whatIf: endpoint('GET', '/api/requests/:id/what-if', {
    summary: '推算：如果今天延长、征求意见某日结束、补正某日收到，何时到期',
    access: view,
    params: byId,
    query: z.object({
      extend: z.coerce.number().int().min(1).max(20).optional(),
      consultationEndsOn: day.optional(),
      correctionReceivedOn: day.optional(),
    }),
    output: z.object({
      now: ClockView,
      supposed: ClockView,
      /** Why the law does not allow it, or null. */
      refusal: z.string().nullable(),
    }),
  }),
};
