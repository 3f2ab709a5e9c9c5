/** The fields of each register: label, kind, order. Forms, tables to import, pages and downloads follow it; pure. */
import { inYuan } from '#rules/registers/amounts.ts';
import {
  chargeKinds,
  decisionStatuses,
  disclosures,
  documentKinds,
  partyKinds,
  type RegisterEntry,
  type RegisterName,
} from './model.ts';

export type FieldKind = 'line' | 'prose' | 'day' | 'choice' | 'amount' | 'count' | 'amendments';

export type RegisterField = {
  readonly field: string;
  readonly label: string;
  readonly kind: FieldKind;
  readonly required?: boolean;
  readonly choices?: Readonly<Record<string, string>>;
  /** For whoever fills it in. */
  readonly hint: string;
  /** As it stands in the explanations of the table to import. */
  readonly example: string;
  /** Other headings under which people keep it. */
  readonly also?: readonly string[];
  /** Not for the public. */
  readonly internal?: boolean;
  /** Set by a step of its own and not by the form or an import. */
  readonly byStep?: boolean;
};

const day = (
  field: string,
  label: string,
  hint: string,
  rest: Partial<RegisterField> = {},
): RegisterField => ({ field, label, kind: 'day', hint, example: '2024-03-05', ...rest });

const note: RegisterField = {
  field: 'note',
  label: '备注（内部）',
  kind: 'prose',
  hint: '只在本单位内部可见，不公开。',
  example: '',
  also: ['备注'],
  internal: true,
};

const documentFields: readonly RegisterField[] = [
  {
    field: 'kind',
    label: '文件类别',
    kind: 'choice',
    choices: documentKinds,
    hint: '规章只能由有权的政府制定；部门制发的填行政规范性文件。',
    example: '行政规范性文件',
  },
  {
    field: 'title',
    label: '文件名称',
    kind: 'line',
    required: true,
    hint: '全称。',
    example: '关于印发××办法的通知',
    also: ['标题', '名称'],
  },
  {
    field: 'number',
    label: '文号',
    kind: 'line',
    required: true,
    hint: '年份用六角括号，序号前不加“第”、不编虚位。',
    example: '教体〔2024〕3号',
    also: ['发文字号'],
  },
  {
    field: 'organ',
    label: '制定机关',
    kind: 'line',
    required: true,
    hint: '联合制发的，各机关用顿号分开。',
    example: '凤泉区教育体育和文化旅游局',
    also: ['发文机关', '制发机关'],
  },
  day('writtenOn', '成文日期', '落款日期。', { required: true }),
  day('publishedOn', '公布日期', '向社会公布的日期；不填按成文日期计。', { also: ['发布日期'] }),
  day('effectiveOn', '施行日期', '不填按公布之日起施行。', {
    example: '2024-04-01',
    also: ['生效日期', '实施日期'],
  }),
  day('expiresOn', '有效期至', '最后有效的一天；没有规定有效期的不填。', {
    example: '2029-03-31',
    also: ['失效日期', '有效期截止日'],
  }),
  day('repealedOn', '废止日期', '自这一天起不再有效；没有废止的不填。', { example: '' }),
  {
    field: 'repealedBy',
    label: '废止依据',
    kind: 'line',
    hint: '由哪份文件废止，写名称或文号。',
    example: '',
    also: ['由何文件废止'],
  },
  {
    field: 'amendments',
    label: '修改情况',
    kind: 'amendments',
    hint: '每次修改写“日期 文件”，几次的用分号分开。',
    example: '2025-01-10 教体〔2025〕1号',
    also: ['修改'],
  },
  {
    field: 'itemId',
    label: '本网站信息编号',
    kind: 'count',
    hint: '全文在本网站发布的，填信息地址中的编号（/items/123的123）；没有的不填。',
    example: '',
  },
  note,
];

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

const decisionFields = (register: keyof typeof words): readonly RegisterField[] => {
  const own = words[register];
  return [
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
};

const chargeFields: readonly RegisterField[] = [
  {
    field: 'number',
    label: '编号',
    kind: 'line',
    hint: '票据号或本单位编号；没有的不填。',
    example: '2024-001',
    also: ['票据号', '序号'],
  },
  {
    field: 'kind',
    label: '收费类别',
    kind: 'choice',
    choices: chargeKinds,
    hint: '政府信息公开信息处理费单列，不计入年报表二，在第六部分报告。',
    example: '行政事业性收费',
  },
  {
    field: 'item',
    label: '收费项目',
    kind: 'line',
    required: true,
    hint: '收费目录中的项目名称。',
    example: '义务教育阶段以外的考试考务费',
    also: ['项目', '项目名称'],
  },
  {
    field: 'basis',
    label: '收费依据',
    kind: 'prose',
    required: true,
    hint: '批准收费的文件名称和文号。',
    example: '豫发改收费〔2019〕000号',
    also: ['依据'],
  },
  {
    field: 'standard',
    label: '收费标准',
    kind: 'prose',
    required: true,
    hint: '例如：每人每科10元。',
    example: '每人每科10元',
    also: ['标准'],
  },
  {
    field: 'fen',
    label: '金额',
    kind: 'amount',
    required: true,
    hint: '不写单位按元；也可以写1200元、0.12万元。',
    example: '1200',
    also: [
      '收费金额',
      '金额（元）',
      '金额(元)',
      '金额（万元）',
      '金额(万元)',
      '收费金额（元）',
      '收费金额（万元）',
    ],
  },
  day('chargedOn', '收费日期', '按期汇总的，填期末日期。', { required: true, also: ['日期'] }),
  {
    field: 'period',
    label: '所属期间',
    kind: 'line',
    hint: '例如：2024年3月。',
    example: '2024年3月',
    also: ['期间'],
  },
  note,
];

/** All fields of a register, in order. */
export const fieldsOf: Readonly<Record<RegisterName, readonly RegisterField[]>> = {
  'normative-documents': documentFields,
  licences: decisionFields('licences'),
  penalties: decisionFields('penalties'),
  compulsions: decisionFields('compulsions'),
  charges: chargeFields,
};

export const fieldLabel = (register: RegisterName, field: string): string =>
  fieldsOf[register].find((one) => one.field === field)?.label ?? field;

/** What stands in a field, in words. */
export function fieldText(entry: RegisterEntry, field: string): string {
  const value = (entry as unknown as Readonly<Record<string, unknown>>)[field];
  const known = fieldsOf[entry.register].find((one) => one.field === field);
  if (known?.kind === 'amount') return `${inYuan(Number(value))}元`;
  if (known?.choices) return known.choices[String(value)] ?? String(value);
  if (Array.isArray(value))
    return value.map(({ on, by }: { on: string; by: string }) => `${on} ${by}`).join('；');
  return value === null || value === undefined ? '' : String(value);
}

/** An entry in which nothing is filled in. */
export function blankEntry(register: RegisterName, organ: string): RegisterEntry {
  if (register === 'charges') {
    const blank = {
      number: '',
      item: '',
      basis: '',
      standard: '',
      fen: 0,
      chargedOn: '',
      period: '',
      note: '',
    };
    return { register, kind: 'administrative', ...blank };
  }
  if (register === 'normative-documents') {
    const days = { writtenOn: '', publishedOn: '', effectiveOn: '', expiresOn: '', repealedOn: '' };
    const blank = {
      title: '',
      number: '',
      organ,
      ...days,
      repealedBy: '',
      amendments: [],
      itemId: null,
      note: '',
    };
    return { register, kind: 'normative-document', ...blank };
  }
  return {
    ...{
      register,
      number: '',
      partyKind: 'organisation',
      party: '',
      creditCode: '',
      matter: '',
      content: '',
    },
    ...{ basis: '', decidedOn: '', organ, validFrom: '', validUntil: '', status: 'valid', statusOn: '' },
    ...{ statusReason: '', disclosure: 'public', ground: '', note: '' },
  };
}
