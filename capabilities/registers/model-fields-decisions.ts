/** The fields of licences, penalties and compulsion; pure. */
import { decisionStatuses, disclosures, partyKinds } from './model.ts';
import { day, note, type RegisterField } from './model-field.ts';

const words = {
  licences: {
    matter: '许可事项',
    content: '许可内容',
    number: '许可决定文书号',
    example: '某某文化有限公司',
    matterExample: '营业性演出审批',
  },
  penalties: {
    matter: '案由',
    content: '处罚内容',
    number: '处罚决定文书号',
    example: '某某网吧有限公司',
    matterExample: '未按规定核对登记上网消费者有效身份证件',
  },
  compulsions: {
    matter: '强制事项',
    content: '强制措施',
    number: '强制决定文书号',
    example: '某某文化有限公司',
    matterExample: '扣押',
  },
} as const;

const ofDecision = (own: (typeof words)[keyof typeof words]): readonly RegisterField[] => [
  {
    field: 'number',
    label: own.number,
    kind: 'line',
    required: true,
    hint: '决定书上的文号，不得重复。',
    example: '凤教体许〔2024〕3号',
    also: ['决定书文号', '文号', '决定文书号', '行政许可决定文书号', '行政处罚决定书文号'],
  },
  {
    field: 'partyKind',
    label: '相对人类别',
    kind: 'choice',
    choices: partyKinds,
    hint: '个体工商户填法人或其他组织。',
    example: '法人或其他组织',
    also: ['行政相对人类别'],
  },
  {
    field: 'party',
    label: '行政相对人名称',
    kind: 'line',
    required: true,
    hint: '自然人填姓名，公开时只显示姓氏；不登记身份证号。',
    example: own.example,
    also: ['相对人名称', '当事人', '行政相对人'],
  },
  {
    field: 'creditCode',
    label: '统一社会信用代码',
    kind: 'line',
    hint: '18位；自然人不填。',
    example: '91110000MA01KAE416',
    also: ['信用代码', '行政相对人代码_1(统一社会信用代码)'],
  },
  {
    field: 'matter',
    label: own.matter,
    kind: 'line',
    required: true,
    hint: '事项名称。',
    example: own.matterExample,
    also: ['事项', '事项（案由）', '项目名称', '违法行为类型'],
  },
  {
    field: 'content',
    label: own.content,
    kind: 'prose',
    required: true,
    hint: '决定的主要内容；不写个人信息。',
    example: '准予许可',
    also: ['决定内容'],
  },
  {
    field: 'basis',
    label: '依据',
    kind: 'prose',
    required: true,
    hint: '法律、法规、规章的名称和条款。',
    example: '《营业性演出管理条例》第十三条',
    also: ['法律依据', '处罚依据', '许可依据'],
  },
];

const ofItsLife: readonly RegisterField[] = [
  day('decidedOn', '决定日期', '决定书落款日期。', {
    required: true,
    also: ['许可决定日期', '处罚决定日期', '作出决定日期'],
  }),
  {
    field: 'organ',
    label: '决定机关',
    kind: 'line',
    required: true,
    hint: '作出决定的机关。',
    example: '凤泉区教育体育和文化旅游局',
    also: ['许可机关', '处罚机关'],
  },
  day('validFrom', '有效期起', '没有期限的不填。', { also: ['有效期自'] }),
  day('validUntil', '有效期止', '没有期限的不填。', { example: '2027-03-04', also: ['有效期至'] }),
  {
    field: 'disclosure',
    label: '是否公开',
    kind: 'choice',
    choices: disclosures,
    hint: '不填按公开。行政处罚：具有一定社会影响的应当公开，其他的写明不公开的理由。',
    example: '公开',
  },
  {
    field: 'ground',
    label: '不予公开的理由',
    kind: 'prose',
    hint: '填“不予公开”的必须写明理由和依据。',
    example: '',
    internal: true,
  },
  {
    field: 'status',
    label: '状态',
    kind: 'choice',
    choices: decisionStatuses,
    hint: '由“记录变更或撤销”办理。',
    example: '',
    byStep: true,
  },
  day('statusOn', '变更（撤销）日期', '', { byStep: true }),
  { field: 'statusReason', label: '变更（撤销）理由', kind: 'prose', hint: '', example: '', byStep: true },
  note,
];

/** The fields of a register of decisions. */
export const decisionFields = (register: keyof typeof words): readonly RegisterField[] => [
  ...ofDecision(words[register]),
  ...ofItsLife,
];
