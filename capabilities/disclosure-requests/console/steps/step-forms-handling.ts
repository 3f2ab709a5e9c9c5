/** Forms of the steps from arrival to the end of correction and consultation. Pure. */
import { endpoints } from '../../contract.ts';
import { workEndpoints } from '../../contract-work.ts';
import { answers, applicantKinds, consultationOf, tracks, ways } from '../../model.ts';
import { lineOf, on, period, proseOf, type StepForm, way, why } from './step-fields.ts';

export const arrival: readonly StepForm[] = [
  {
    ...{ step: 'confirmByOffice', group: 'arrival', label: '与申请人确认收到' },
    endpoint: endpoints.confirmByOffice,
    told: '双方都确认之日为收到申请之日，答复期限由此起算。',
    fields: [
      on('本机关确认之日'),
      {
        ...{ name: 'how', label: '确认的方式', kind: 'choice', choices: ways, initial: 'telephone' },
      },
      {
        ...{ name: 'applicantConfirmedOn', label: '申请人确认之日', kind: 'day', optional: true },
        hint: '申请人已经确认的才填；没有确认的，等申请人确认后再记录。',
      },
    ],
  },
  {
    ...{ step: 'reroute', group: 'arrival', label: '改按其他途径办理', aside: true },
    endpoint: endpoints.reroute,
    told: '日期不变；转走的不计入年报，转回后重新计入。',
    fields: [{ name: 'to', label: '改为', kind: 'choice', choices: tracks, initial: 'consultation' }, why],
  },
  {
    ...{ step: 'changeOwner', group: 'arrival', label: '变更承办人', aside: true },
    endpoint: endpoints.changeOwner,
    fields: [{ name: 'to', label: '承办人', kind: 'person' }, lineOf('reason', '说明')],
  },
  {
    ...{ step: 'correctKind', group: 'arrival', label: '更正申请人类型', aside: true },
    endpoint: endpoints.correctKind,
    told: '申请人原来的选择保留；年报按更正后的类型统计。',
    fields: [
      { name: 'to', label: '申请人类型', kind: 'choice', choices: applicantKinds, initial: 'natural-person' },
      why,
    ],
  },
  {
    ...{ step: 'changeSubject', group: 'arrival', label: '修改内容摘要', aside: true },
    endpoint: endpoints.changeSubject,
    fields: [{ name: 'subject', label: '申请内容摘要', kind: 'line' }, why],
  },
  {
    ...{ step: 'addNote', group: 'arrival', label: '添加办理记录', aside: true },
    endpoint: endpoints.addNote,
    fields: [
      proseOf('text', '记录'),
      { name: 'isHelp', label: '这是对申请人的协助（第四十三条）', kind: 'yes', initial: false },
    ],
  },
];

export const correction: readonly StepForm[] = [
  {
    ...{ step: 'askForCorrection', group: 'correction', label: '告知补正' },
    endpoint: workEndpoints.askForCorrection,
    told: '补正只能一次性告知。申请人补正后，答复期限自收到补正之日重新起算。',
    fields: [
      proseOf('what', '需要补正的内容', '给予指导和释明：写明缺什么、怎样补，以及逾期不补正的后果。'),
      period,
      way('告知的方式'),
    ],
  },
  {
    ...{ step: 'correctionDelivered', group: 'correction', label: '记录补正告知书送达' },
    endpoint: workEndpoints.correctionDelivered,
    fields: [on('送达之日'), way()],
  },
  {
    ...{ step: 'receiveCorrection', group: 'correction', label: '收到补正' },
    endpoint: workEndpoints.receiveCorrection,
    told: '答复期限自收到补正之日重新起算。',
    fields: [
      on('收到之日'),
      way('收到的方式'),
      proseOf('text', '补正的内容'),
      lineOf('subject', '补正后的内容摘要', '摘要有变化的才填，原文保留。'),
    ],
  },
  {
    ...{ step: 'deemAbandoned', group: 'correction', label: '认定视为放弃' },
    endpoint: workEndpoints.deemAbandoned,
    told: '“无正当理由”要由人判断，不能因为到期就自动认定。',
    fields: [
      on('认定之日'),
      {
        ...{ name: 'ground', label: '情形', kind: 'choice', initial: 'correction-overdue' },
        choices: { 'correction-overdue': '无正当理由逾期不补正', 'fee-unpaid': '逾期未缴费' },
      },
      why,
    ],
  },
];

export const consultation: readonly StepForm[] = [
  {
    ...{ step: 'sendConsultation', group: 'consultation', label: '书面征求意见' },
    endpoint: workEndpoints.sendConsultation,
    told: '征求意见所需时间不计算在答复期限内。第三方逾期不答的由本机关决定；共同制作机关逾期不答的视为同意。',
    fields: [
      { name: 'of', label: '征求谁的意见', kind: 'choice', choices: consultationOf, initial: 'third-party' },
      { name: 'addressee', label: '对方名称', kind: 'line' },
      lineOf('contact', '联系方式'),
      proseOf('question', '征求意见的事项'),
      way('送达的方式'),
    ],
  },
  {
    ...{ step: 'consultationDelivered', group: 'consultation', label: '记录送达', elsewhere: true },
    endpoint: workEndpoints.consultationDelivered,
    fields: [on('送达之日'), way()],
  },
  {
    ...{ step: 'consultationAnswered', group: 'consultation', label: '收到意见', elsewhere: true },
    endpoint: workEndpoints.consultationAnswered,
    fields: [
      on('收到之日'),
      { name: 'answer', label: '意见', kind: 'choice', choices: answers, initial: 'agrees' },
      { name: 'hasGoodReason', label: '不同意的理由合理', kind: 'yes', initial: false },
      proseOf('opinion', '意见的内容'),
    ],
  },
  {
    ...{ step: 'endConsultation', group: 'consultation', label: '结束征求意见', elsewhere: true },
    endpoint: workEndpoints.endConsultation,
    fields: [
      on('结束之日'),
      {
        ...{ name: 'how', label: '情形', kind: 'choice', initial: 'silence' },
        choices: { silence: '逾期未提出意见', 'called-off': '不再征求意见' },
      },
      why,
    ],
  },
  {
    ...{ step: 'tellThirdParty', group: 'consultation', label: '告知第三方决定公开', elsewhere: true },
    endpoint: workEndpoints.tellThirdParty,
    fields: [
      on('告知之日'),
      proseOf('content', '决定公开的内容'),
      proseOf('reasons', '理由'),
      way('告知的方式'),
    ],
  },
];
