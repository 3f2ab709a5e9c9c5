/** Forms of the steps that move dates: extension, deferral, reasons, fee. Pure. */
import { workEndpoints } from '../../contract-work.ts';
import { lineOf, on, period, proseOf, type StepField, type StepForm, way, why } from './step-fields.ts';

const extensionDays: StepField = {
  ...{ name: 'workingDays', label: '延长的工作日', kind: 'number', initial: 20 },
  hint: '最长不超过20个工作日，只能延长一次。',
};

export const periods: readonly StepForm[] = [
  {
    ...{ step: 'askForExtension', group: 'period', label: '提请延长答复期限' },
    endpoint: workEndpoints.askForExtension,
    told: '须经政府信息公开工作机构负责人同意，并在第一次到期前告知申请人。',
    fields: [extensionDays, why],
  },
  {
    ...{ step: 'approveExtension', group: 'period', label: '同意延长' },
    endpoint: workEndpoints.approveExtension,
    told: '同意后，还要在第一次到期前告知申请人。',
    fields: [extensionDays, { ...why, label: '意见' }],
  },
  {
    ...{ step: 'refuseExtension', group: 'period', label: '不同意延长' },
    endpoint: workEndpoints.refuseExtension,
    fields: [why],
  },
  {
    ...{ step: 'tellExtension', group: 'period', label: '告知申请人延长' },
    endpoint: workEndpoints.tellExtension,
    fields: [on('告知之日'), way('告知的方式')],
  },
  {
    ...{ step: 'defer', group: 'period', label: '确定延迟答复的期限' },
    endpoint: workEndpoints.defer,
    fields: [{ name: 'until', label: '延迟到', kind: 'day' }, way('告知的方式'), why],
  },
];

export const excess: readonly StepForm[] = [
  {
    ...{ step: 'askForReasons', group: 'excess', label: '要求说明理由' },
    endpoint: workEndpoints.askForReasons,
    told: '只在申请的数量、频次明显超过合理范围时使用。条例没有规定件数，不能只凭件数认定。',
    fields: [proseOf('why', '为什么认为明显超过合理范围'), period, way('告知的方式')],
  },
  {
    ...{ step: 'reasonsDelivered', group: 'excess', label: '记录说明理由告知书送达' },
    endpoint: workEndpoints.reasonsDelivered,
    fields: [on('送达之日'), way()],
  },
  {
    ...{ step: 'receiveReasons', group: 'excess', label: '收到说明的理由' },
    endpoint: workEndpoints.receiveReasons,
    fields: [on('收到之日'), proseOf('text', '申请人说明的理由')],
  },
  {
    ...{ step: 'judgeReasons', group: 'excess', label: '认定理由是否合理' },
    endpoint: workEndpoints.judgeReasons,
    fields: [{ name: 'reasonable', label: '理由合理', kind: 'yes', initial: true }, why],
  },
  {
    ...{ step: 'notifyFee', group: 'excess', label: '发出收费通知' },
    endpoint: workEndpoints.notifyFee,
    told: '金额由系统按收费标准计算。按件或者按量只能选一种。',
    fields: [
      {
        ...{ name: 'method', label: '计收方式', kind: 'choice', initial: 'by-item' },
        choices: { 'by-item': '按件计收', 'by-page': '按量计收' },
      },
      {
        ...{ name: 'quantity', label: '件数或者页数', kind: 'number', initial: 1 },
      },
      proseOf('basis', '依据、标准和缴纳方式'),
      way('通知的方式'),
    ],
  },
  {
    ...{ step: 'feeNoticeDelivered', group: 'excess', label: '记录收费通知送达' },
    endpoint: workEndpoints.feeNoticeDelivered,
    fields: [on('送达之日'), way()],
  },
  {
    ...{ step: 'recordPayment', group: 'excess', label: '记录缴费' },
    endpoint: workEndpoints.recordPayment,
    fields: [
      on('缴费之日'),
      { name: 'fen', label: '金额（元）', kind: 'fen' },
      lineOf('receiptNumber', '票据号'),
    ],
  },
  {
    ...{ step: 'waiveFee', group: 'excess', label: '不再收费' },
    endpoint: workEndpoints.waiveFee,
    fields: [why],
  },
];
