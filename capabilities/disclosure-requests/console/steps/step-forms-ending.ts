/** Forms of the steps from the search to the archive. Pure. */
import { endpoints } from '../../contract.ts';
import { endEndpoints } from '../../contract-end.ts';
import { workEndpoints } from '../../contract-work.ts';
import { amendmentResults, reopeningGrounds } from '../../model.ts';
import { lineOf, on, proof, proseOf, type StepField, type StepForm, way, why } from './step-fields.ts';

const found: StepField = { name: 'found', label: '查到了申请的信息', kind: 'yes', initial: false };

export const ending: readonly StepForm[] = [
  {
    ...{ step: 'logSearch', group: 'search', label: '记录检索' },
    endpoint: workEndpoints.logSearch,
    fields: [
      on('检索之日'),
      proseOf('where', '在哪里检索', '例如档案室、公文系统、业务系统、有关科室。'),
      proseOf('how', '怎样检索', '例如用了哪些关键词、年份、文号。'),
      found,
      { ...proseOf('result', '结果'), optional: true },
    ],
  },
  {
    ...{ step: 'decideOutcome', group: 'outcome', label: '拟定处理结果', elsewhere: true },
    endpoint: endEndpoints.decideOutcome,
    fields: [],
  },
  {
    ...{ step: 'decideAmendment', group: 'outcome', label: '拟定更正处理结果' },
    endpoint: endEndpoints.decideAmendment,
    fields: [
      { name: 'result', label: '结果', kind: 'choice', choices: amendmentResults, initial: 'amended' },
      proseOf('text', '核实情况和处理结果'),
    ],
  },
  {
    ...{ step: 'submitForClearance', group: 'clearance', label: '送审' },
    endpoint: endEndpoints.submitForClearance,
    fields: [lineOf('note', '送审说明')],
  },
  {
    ...{ step: 'checkLegally', group: 'clearance', label: '合法性、保密审查通过' },
    endpoint: endEndpoints.checkLegally,
    fields: [{ ...proseOf('opinion', '审查意见'), optional: true }],
  },
  {
    ...{ step: 'approve', group: 'clearance', label: '负责人签发' },
    endpoint: endEndpoints.approve,
    fields: [{ ...proseOf('opinion', '签发意见'), optional: true }],
  },
  {
    ...{ step: 'seal', group: 'clearance', label: '用印' },
    endpoint: endEndpoints.seal,
    told: '用印后即可发出答复。',
    fields: [],
  },
  {
    ...{ step: 'returnForWork', group: 'clearance', label: '退回修改' },
    endpoint: endEndpoints.returnForWork,
    fields: [why],
  },
  {
    ...{ step: 'reply', group: 'sending', label: '发出答复', elsewhere: true },
    endpoint: endEndpoints.reply,
    fields: [],
  },
  {
    ...{ step: 'recordDelivery', group: 'sending', label: '记录送达凭证' },
    endpoint: endEndpoints.recordDelivery,
    fields: [on('送达之日'), way(), proof, lineOf('proofNumber', '邮件号或者凭证编号')],
  },
];

export const closing: readonly StepForm[] = [
  {
    ...{ step: 'withdrawRequest', group: 'end', label: '申请人撤回', aside: true },
    endpoint: workEndpoints.withdrawRequest,
    fields: [on('撤回之日'), way('撤回的方式', 'in-person'), proseOf('reason', '申请人的表示')],
  },
  {
    ...{ step: 'voidRequest', group: 'end', label: '登记有误，作废', aside: true },
    endpoint: endpoints.voidRequest,
    told: '编号保留，经过留存，不计入任何数字。',
    fields: [why],
  },
  {
    ...{ step: 'archive', group: 'end', label: '归档' },
    endpoint: endEndpoints.archive,
    fields: [{ name: 'retentionYears', label: '保管期限（年）', kind: 'number', initial: 10 }],
  },
  {
    ...{ step: 'reopen', group: 'end', label: '重新办理' },
    endpoint: endEndpoints.reopen,
    fixed: { dispute: null },
    told: '原答复留存；年报按重新办理后的结果统计。',
    fields: [
      on('决定之日'),
      {
        ...{ name: 'ground', label: '依据', kind: 'choice', initial: 'reconsideration' },
        choices: reopeningGrounds,
      },
      { name: 'dueOn', label: '决定限定的答复日期', kind: 'day', optional: true },
      why,
    ],
  },
  {
    ...{ step: 'anonymise', group: 'end', label: '保管期满，删除个人信息' },
    endpoint: endEndpoints.anonymise,
    fields: [{ name: 'subject', label: '删除后保留的内容摘要（不含个人信息）', kind: 'line' }],
  },
  {
    ...{ step: 'proposePublication', group: 'end', label: '提请主动公开', aside: true },
    endpoint: endEndpoints.proposePublication,
    fields: [
      {
        ...{ name: 'ground', label: '情形', kind: 'choice', initial: 'several-applicants' },
        choices: { 'several-applicants': '多个申请人申请相同信息', suggested: '申请人建议主动公开' },
      },
      { name: 'title', label: '拟公开的信息', kind: 'line' },
      proseOf('why', '理由'),
    ],
  },
  {
    ...{ step: 'linkPublication', group: 'end', label: '关联已公开的信息', aside: true },
    endpoint: endEndpoints.linkPublication,
    fields: [{ name: 'item', label: '信息的编号', kind: 'number' }],
  },
];
