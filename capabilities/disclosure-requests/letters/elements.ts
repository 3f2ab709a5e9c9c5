/**
 * What stands in letters and changes from one to the next: the elements. In a template an element is its Chinese name in
 * braces, 「{申请人}」. Each says where its words come from: the organ, the case, the law, or the clerk who writes the letter.
 */

export type ElementSource = 'organ' | 'case' | 'law' | 'clerk';

type Row = { readonly label: string; readonly source: ElementSource; readonly hint?: string };

const organ = (label: string, hint?: string): Row => ({ label, source: 'organ', ...(hint && { hint }) });
const ofCase = (label: string): Row => ({ label, source: 'case' });
const law = (label: string): Row => ({ label, source: 'law' });
const clerk = (label: string, hint: string): Row => ({ label, source: 'clerk', hint });

export const elements = {
  organName: organ('机关名称'),
  disclosureOffice: organ('工作机构'),
  organAddress: organ('联系地址'),
  organPhone: organ('联系电话'),
  feeAccount: organ('缴纳方式', '收款账户、缴费地点或者非税收入缴款的办法'),
  addressee: ofCase('收件人'),
  applicant: ofCase('申请人'),
  requestNumber: ofCase('申请编号'),
  channel: ofCase('申请方式'),
  subject: ofCase('申请内容'),
  receivedOn: ofCase('收到日期'),
  receiptReason: ofCase('收到日期的依据'),
  dueOn: ofCase('答复到期日'),
  provisionForm: ofCase('提供形式'),
  deliveryWay: ofCase('送达方式'),
  basis: law('依据条款'),
  remedy: law('救济途径'),
  queryCode: clerk('查询码', '登记时只显示一次的查询码；不随本回执交付的可以不填'),
  correctionMatters: clerk('需要补正的事项', '哪些内容不明确，怎样写才便于检索'),
  correctionPeriod: clerk('补正期限', '例如：15个工作日'),
  excess: clerk('数量频次情况', '一段时间内申请的件数、频次'),
  reasonsPeriod: clerk('说明理由的期限', '例如：15个工作日'),
  extensionReason: clerk('延期原因', '为什么不能如期答复'),
  extensionDays: clerk('延长的工作日', '1至20'),
  extendedDueOn: clerk('延期后的答复日期', '例如：2024年5月8日'),
  approver: clerk('批准人', '同意延长的政府信息公开工作机构负责人'),
  deferredUntil: clerk('延迟答复日期', '确定的合理期限届满之日'),
  consultedInformation: clerk('征求意见的信息', '名称、文号，涉及对方的内容'),
  opinionForm: clerk('反馈方式', '回函寄往何处，或者通过什么方式反馈'),
  consultedParty: clerk('被征求意见方', '第三方或者机关的名称；不宜写明的，写“第三方”'),
  opinion: clerk('第三方的意见', '同意、不同意及其理由'),
  disclosedContent: clerk('决定公开的内容', '将要公开的信息'),
  disclosureReasons: clerk('决定公开的理由', '不公开会对公共利益造成的重大影响，或者不同意的理由为何不合理'),
  assistance: clerk('协办事项', '请对方提供或者确认什么'),
  assistanceDueOn: clerk('协办期限', '请于何日前回复'),
  feeMethod: clerk('计收方式', '按件或者按量'),
  feeStandard: clerk('收费标准', '适用的档次和单价'),
  feeDetail: clerk('计算明细', '件数或者页数、分档金额'),
  feeAmount: clerk('收费金额', '例如：4700元'),
  publicationPlace: clerk('获取的方式途径', '网址、公报期号、查阅场所'),
  provided: clerk('提供的信息', '名称、文号、份数；或者获取的方式、途径和时间'),
  withheld: clerk('不予公开的内容', '哪些部分不公开'),
  ground: clerk('不予公开的依据', '法律、行政法规的名称和条款'),
  reasons: clerk('理由', '结合本件的具体情况说明'),
  classification: clerk('定密情况', '密级、确定机关；不写秘密内容本身'),
  harm: clerk('可能造成的危害', '公开后可能怎样危及安全稳定'),
  specialLaw: clerk('特别规定', '哪部法律、行政法规的第几条'),
  applyTo: clerk('办理渠道', '到哪里、怎样办理'),
  search: clerk('检索情况', '何时、在哪些载体和系统中、用什么词检索，结果如何'),
  otherOrgan: clerk('负责公开的机关', '名称；不能确定的，写明“经查询不能确定”'),
  otherOrganContact: clerk('该机关的联系方式', '地址、电话'),
  archive: clerk('国家档案馆', '馆名和移交日期'),
  creation: clerk('需要制作的情况', '没有现成信息，需要怎样加工、分析'),
  correctionNotice: clerk('补正告知情况', '补正告知书的日期、文号和送达情况'),
  correctionPassed: clerk('逾期情况', '补正期限何日届满，为何认定没有正当理由'),
  unclear: clerk('仍不明确之处', '补正后哪些内容仍不明确'),
  petition: clerk('认定情况', '为什么属于信访、投诉、举报等活动'),
  channelToGo: clerk('相应渠道', '信访、投诉、举报的受理机关和方式'),
  earlierReply: clerk('以前的答复', '日期和文号'),
  earlierProvision: clerk('以前的提供情况', '何时、以何种方式提供过'),
  reasonsAsked: clerk('要求说明理由的情况', '告知书的日期、文号，申请人的说明'),
  judgement: clerk('认定', '理由为什么不合理'),
  feeNotice: clerk('收费通知情况', '收费通知书的日期、文号和送达情况'),
  feePassed: clerk('逾期未缴情况', '缴费期限何日届满'),
  withdrawal: clerk('撤回情况', '申请人何日以何种方式撤回'),
  record: clerk('要求更正的记录', '哪一份记录的哪一处'),
  verification: clerk('核实情况', '证据和核实的结果'),
  amendment: clerk('处理结果', '已经更正、转送或者向何机关提出'),
  proposal: clerk('拟办意见', '拟怎样答复及其理由、依据'),
  legalOpinion: clerk('合法性审查意见', '审查人及意见'),
  secrecyOpinion: clerk('保密审查意见', '审查人及意见'),
  headOpinion: clerk('负责人签批', '负责人及意见'),
  transferItems: clerk('拟主动公开的信息', '名称、文号、索引号'),
  transferReason: clerk('移送理由', '多个申请人就相同信息提出，或者申请人建议'),
  attachments: clerk('附件', '每行一件；没有的不填'),
} as const satisfies Record<string, Row>;

export type ElementId = keyof typeof elements;
export const elementIds = Object.keys(elements) as readonly ElementId[];

/** The words of a letter, by element. */
export type ElementValues = Readonly<Partial<Record<ElementId, string>>>;

const byLabel = new Map(elementIds.map((id) => [elements[id].label as string, id]));

/** The element a placeholder names; undefined for a name that is none. */
export const elementOfLabel = (label: string): ElementId | undefined => byLabel.get(label.trim());

export const elementLabel = (id: ElementId): string => elements[id].label;
export const elementSource = (id: ElementId): ElementSource => elements[id].source;
export const elementHint = (id: ElementId): string => {
  const row: Row = elements[id];
  return row.hint ?? '';
};
