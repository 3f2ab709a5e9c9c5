/** Test support: words for every element, as a clerk of the sample bureau might write them. */
import type { LetterKind } from '#rules/requests/letter-kinds.ts';
import { outcomes } from '#rules/requests/outcomes.ts';
import { remedyFor, remedyOf } from '#rules/requests/remedies.ts';
import { basisOf, ownName } from './compose.ts';
import type { ElementId } from './elements.ts';
import { defaultTemplate } from './templates.ts';

const words: Readonly<Record<ElementId, string>> = {
  organName: '凤泉区教育体育和文化旅游局',
  disclosureOffice: '凤泉区教育体育和文化旅游局办公室',
  organAddress: '新乡市凤泉区区府路1号',
  organPhone: '0373-3911000',
  feeAccount: '凭缴款码到任一代收银行缴纳，户名：凤泉区财政局非税收入专户',
  addressee: '李小红',
  applicant: '李小红',
  requestNumber: '2024-0012',
  channel: '当面提交',
  subject: '2023年义务教育学校学区划分的依据、过程和专家论证意见',
  receivedOn: '2024年3月4日',
  receiptReason: '当面提交，提交之日为收到申请之日',
  dueOn: '2024年4月1日',
  provisionForm: '纸质',
  deliveryWay: '邮寄（挂号信）',
  basis: '',
  remedy: '',
  queryCode: 'K7QX-2M9D-4T8W-P3RB',
  correctionMatters: '一是请写明是哪一次论证会的意见；\n二是请选择获取信息的方式。',
  correctionPeriod: '15个工作日',
  excess: '您自2024年3月1日至3月4日提出申请42件',
  reasonsPeriod: '15个工作日',
  extensionReason: '需要检索的档案数量较多',
  extensionDays: '20',
  extendedDueOn: '2024年4月30日',
  approver: '王主任',
  deferredUntil: '2024年5月31日',
  consultedInformation: '《体育馆维修合同》中的报价清单',
  opinionForm: '书面意见寄至新乡市凤泉区区府路1号',
  consultedParty: '第三方',
  opinion: '不同意公开报价清单，认为属于商业秘密',
  disclosedContent: '《体育馆维修合同》的工程总价和工期',
  disclosureReasons: '该工程使用财政资金，不公开总价会影响公众监督',
  assistance: '确认《学区划分方案》中涉及贵单位职责的内容',
  assistanceDueOn: '2024年3月20日',
  feeMethod: '按件计收',
  feeStandard: '11—30件100元/件，31—40件200元/件',
  feeDetail: '本月第35件，1件×200元',
  feeAmount: '200元',
  publicationPlace: '本机关门户网站“法定主动公开内容”栏目，网址 https://example.gov.cn/zc/15',
  provided: '《凤泉区2023年义务教育学校学区划分方案》1份',
  withheld: '专家论证会会议记录',
  ground: '《中华人民共和国政府信息公开条例》第十六条第二款',
  reasons: '该记录是形成方案过程中的讨论记录，公开会影响坦诚讨论',
  classification: '秘密级，由市国家保密行政管理部门确定',
  harm: '公开校园安防设施的布置，可能被用于侵害学生安全',
  specialLaw: '《不动产登记暂行条例》第二十七条',
  applyTo: '凤泉区不动产登记中心查询窗口',
  search: '2024年3月6日以“学区划分”“论证”为词检索公文系统和2023年文书档案，未检索到',
  otherOrgan: '凤泉区自然资源局',
  otherOrganContact: '新乡市凤泉区某路2号，0373-3911001',
  archive: '凤泉区档案馆，2022年6月移交',
  creation: '所要的逐校对比表需要对各校数据重新统计',
  correctionNotice: '2024年3月8日凤教体文旅依申补〔2024〕1号，2024年3月10日签收',
  correctionPassed: '补正期限于2024年3月29日届满，至今未收到补正，也未说明理由',
  unclear: '仍不能确定所称“论证意见”是哪一份文件',
  petition: '申请要求调查某学校收费问题并处理责任人',
  channelToGo: '向凤泉区信访局提出，电话0373-3911002',
  earlierReply: '2024年1月15日凤教体文旅依申复〔2024〕1号',
  earlierProvision: '2024年1月15日以纸质形式提供过',
  reasonsAsked: '2024年3月8日凤教体文旅依申理〔2024〕1号；申请人未说明理由',
  judgement: '同一事项拆分成多件反复提出，没有说明任何理由',
  feeNotice: '2024年3月20日凤教体文旅依申费〔2024〕1号，2024年3月22日签收',
  feePassed: '缴费期限于2024年4月22日届满，至今未收到费用',
  withdrawal: '您于2024年3月15日书面撤回申请',
  record: '2021年民办学校年检结果公示中“某幼儿园”的结论',
  verification: '经查原始年检表，公示的结论有误',
  amendment: '已经更正，并在原公示页面说明',
  proposal: '拟部分公开：公开方案，会议记录不予公开',
  legalOpinion: '',
  secrecyOpinion: '',
  headOpinion: '',
  transferItems: '《凤泉区2023年义务教育学校学区划分方案》',
  transferReason: '三个申请人就相同信息提出申请',
  attachments: '凤泉区2023年义务教育学校学区划分方案\n学区划分示意图',
};

const bodies = { reconsiderationOrgan: '凤泉区人民政府', court: '凤泉区人民法院' };

const toOrgans: readonly LetterKind[] = ['co-maker-consultation', 'assistance-letter'];

/** Words for every element of a letter of this kind, with the law's own. */
export function sampleWords(kind: LetterKind): Readonly<Record<ElementId, string>> {
  const code = outcomes.find(({ variants }) => variants.some(({ letter }) => letter === kind))?.code;
  const circumstances = {
    ...{ on: '2024-03-28', bodies, deliveredOnline: false },
    letter: ownName(defaultTemplate(kind).title),
  };
  const remedy = code ? remedyOf(code, circumstances) : remedyFor('choice', '', circumstances);
  return {
    ...words,
    basis: basisOf(kind),
    ground: code?.startsWith('refused') ? basisOf(kind) : words.ground,
    remedy: remedy.paragraph,
    ...(toOrgans.includes(kind) && { addressee: '凤泉区财政局' }),
    ...(kind.startsWith('third-party') && { addressee: '某建筑工程有限公司' }),
  };
}
