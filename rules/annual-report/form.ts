/**
 * The statutory form of the annual report: every row and column with its identifier, its official label and
 * its article. Two forms are in use: 2021 (国办公开办函〔2021〕30号) and 2019 (国办公开办函〔2019〕60号, reports for
 * 2019–2020, still met in later years). All else (readers, judges, writers, screens) is drawn from these tables.
 */
import { type Citation, ogi } from '../citation.ts';

export type FormVersion = '2021' | '2019';

// Section 三, 收到和处理政府信息公开申请情况 -------------------------------------------------------------------

export const applicantColumns = [
  { id: 'naturalPerson', label: '自然人' },
  { id: 'commercialEnterprise', label: '商业企业' },
  { id: 'researchInstitution', label: '科研机构' },
  { id: 'publicWelfareOrganisation', label: '社会公益组织' },
  { id: 'legalServiceBody', label: '法律服务机构' },
  { id: 'otherOrganisation', label: '其他' },
  { id: 'total', label: '总计' },
] as const;

export type ApplicantColumn = (typeof applicantColumns)[number]['id'];

export type RequestRowGroup = 'refused' | 'unableToProvide' | 'notHandled' | 'otherHandling';

export const requestRowGroups: readonly { id: RequestRowGroup; label: string }[] = [
  { id: 'refused', label: '（三）不予公开' },
  { id: 'unableToProvide', label: '（四）无法提供' },
  { id: 'notHandled', label: '（五）不予处理' },
  { id: 'otherHandling', label: '（六）其他处理' },
];

export type RequestRow = {
  readonly id: RequestRowId;
  readonly label: string;
  /** 'in' 一, 二 · 'outcome' the result rows · 'total' （七） · 'out' 四. */
  readonly part: 'in' | 'outcome' | 'total' | 'out';
  readonly group?: RequestRowGroup;
  readonly basis?: Citation;
};

const rowIds = [
  'newlyReceived',
  'carriedIn',
  'disclosed',
  'disclosedInPart',
  'refused.stateSecret',
  'refused.prohibitedByLaw',
  'refused.endangersSecurityOrStability',
  'refused.thirdPartyRights',
  'refused.internalAffairs',
  'refused.deliberative',
  'refused.enforcementFile',
  'refused.administrativeInquiry',
  'unableToProvide.notHeld',
  'unableToProvide.needsCreating',
  'unableToProvide.stillUnclear',
  'notHandled.petitionOrComplaint',
  'notHandled.repeated',
  'notHandled.publicPublication',
  'notHandled.excessive',
  'notHandled.reissue',
  'otherHandling.correctionOverdue',
  'otherHandling.feeUnpaid',
  'otherHandling.other',
  'otherHandling',
  'totalHandled',
  'carriedOver',
] as const;

/** 'otherHandling' alone is the single row （六）其他处理 of the 2019 form; the 2021 form has three rows instead. */
export type RequestRowId = (typeof rowIds)[number];

const outcome = (id: RequestRowId, label: string, basis?: Citation): RequestRow => {
  const group = requestRowGroups.find((g) => id.startsWith(g.id))?.id;
  return { id, label, part: 'outcome', ...(group && { group }), ...(basis && { basis }) };
};

const beforeOtherHandling: readonly RequestRow[] = [
  { id: 'newlyReceived', label: '一、本年新收政府信息公开申请数量', part: 'in', basis: ogi('31') },
  { id: 'carriedIn', label: '二、上年结转政府信息公开申请数量', part: 'in' },
  outcome('disclosed', '（一）予以公开', ogi('36(1)')),
  outcome('disclosedInPart', '（二）部分公开（区分处理的，只计这一情形，不计其他情形）', ogi('37')),
  outcome('refused.stateSecret', '1.属于国家秘密', ogi('14')),
  outcome('refused.prohibitedByLaw', '2.其他法律行政法规禁止公开', ogi('14')),
  outcome('refused.endangersSecurityOrStability', '3.危及“三安全一稳定”', ogi('14')),
  outcome('refused.thirdPartyRights', '4.保护第三方合法权益', ogi('15')),
  outcome('refused.internalAffairs', '5.属于三类内部事务信息', ogi('16.1')),
  outcome('refused.deliberative', '6.属于四类过程性信息', ogi('16.2')),
  outcome('refused.enforcementFile', '7.属于行政执法案卷', ogi('16.2')),
  outcome('refused.administrativeInquiry', '8.属于行政查询事项', ogi('36(7)')),
  outcome('unableToProvide.notHeld', '1.本机关不掌握相关政府信息', ogi('36(4)')),
  outcome('unableToProvide.needsCreating', '2.没有现成信息需要另行制作', ogi('38')),
  outcome('unableToProvide.stillUnclear', '3.补正后申请内容仍不明确', ogi('30')),
  outcome('notHandled.petitionOrComplaint', '1.信访举报投诉类申请', ogi('39.1')),
  outcome('notHandled.repeated', '2.重复申请', ogi('36(6)')),
  outcome('notHandled.publicPublication', '3.要求提供公开出版物', ogi('39.2')),
  outcome('notHandled.excessive', '4.无正当理由大量反复申请', ogi('35')),
  // No express article was found for this row.
  outcome('notHandled.reissue', '5.要求行政机关确认或重新出具已获取信息'),
];

const otherHandling2021: readonly RequestRow[] = [
  outcome(
    'otherHandling.correctionOverdue',
    '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    ogi('30'),
  ),
  outcome(
    'otherHandling.feeUnpaid',
    '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    ogi('42'),
  ),
  outcome('otherHandling.other', '3.其他'),
];

const afterOtherHandling: readonly RequestRow[] = [
  { id: 'totalHandled', label: '（七）总计', part: 'total' },
  { id: 'carriedOver', label: '四、结转下年度继续办理', part: 'out' },
];

/** The rows of table 三 in printed order: 25 in the 2021 form, 23 in the 2019 form. */
export const requestRows: Readonly<Record<FormVersion, readonly RequestRow[]>> = {
  '2021': [...beforeOtherHandling, ...otherHandling2021, ...afterOtherHandling],
  '2019': [...beforeOtherHandling, outcome('otherHandling', '（六）其他处理'), ...afterOtherHandling],
};

// Section 四, 行政复议、行政诉讼 -----------------------------------------------------------------------------------

export const disputeGroups = [
  { id: 'reconsideration', label: '行政复议' },
  { id: 'directSuit', label: '未经复议直接起诉' },
  { id: 'suitAfterReconsideration', label: '复议后起诉' },
] as const;

export const disputeResults = [
  { id: 'upheld', label: '结果维持' },
  { id: 'overturned', label: '结果纠正' },
  { id: 'other', label: '其他结果' },
  { id: 'pending', label: '尚未审结' },
  { id: 'total', label: '总计' },
] as const;

export type DisputeGroup = (typeof disputeGroups)[number]['id'];
export type DisputeResult = (typeof disputeResults)[number]['id'];

// Section 二, 主动公开政府信息情况 ------------------------------------------------------------------------------------

/** 'count' a whole number ≥ 0 · 'change' a signed whole number · 'amount' a decimal kept as text. */
export type ProactiveCellKind = 'count' | 'change' | 'amount';

export type ProactiveCell = {
  /** Path inside `report.proactive`: 'governmentRules.issued', 'administrativeLicences'. */
  readonly id: string;
  readonly label: string;
  readonly kind: ProactiveCellKind;
};

export type ProactiveRow = {
  readonly id: string;
  readonly label: string;
  readonly cells: readonly ProactiveCell[];
};

/** One block of table 二: the article item on top, the column heads, the rows. */
export type ProactiveBlock = {
  readonly item: string;
  readonly basis: Citation;
  readonly heads: readonly string[];
  readonly rows: readonly ProactiveRow[];
};

const row = (
  id: string,
  label: string,
  cells: readonly (readonly [string, string, ProactiveCellKind])[],
): ProactiveRow => ({
  id,
  label,
  cells: cells.map(([key, head, kind]) => ({ id: key ? `${id}.${key}` : id, label: head, kind })),
});

const documentCells = [
  ['issued', '本年制发件数', 'count'],
  ['repealed', '本年废止件数', 'count'],
  ['inForce', '现行有效件数', 'count'],
] as const;

const decisions = [['', '本年处理决定数量', 'count']] as const;

const documentCells2019 = [
  ['newlyMade', '本年新制作数量', 'count'],
  ['newlyDisclosed', '本年新公开数量', 'count'],
  ['disclosedInAll', '对外公开总数量', 'count'],
] as const;

const itemCells2019 = [
  ['previousItems', '上一年项目数量', 'count'],
  ['change', '本年增/减', 'change'],
  ['decisions', '处理决定数量', 'count'],
] as const;

const headsOf = (rows: readonly ProactiveRow[]) => rows[0]?.cells.map((cell) => cell.label) ?? [];

const block = (item: string, basis: Citation, rows: readonly ProactiveRow[]): ProactiveBlock => ({
  item,
  basis,
  heads: headsOf(rows),
  rows,
});

export const proactiveBlocks: Readonly<Record<FormVersion, readonly ProactiveBlock[]>> = {
  '2021': [
    block('第二十条第（一）项', ogi('20(1)'), [
      row('governmentRules', '规章', documentCells),
      row('normativeDocuments', '行政规范性文件', documentCells),
    ]),
    block('第二十条第（五）项', ogi('20(5)'), [row('administrativeLicences', '行政许可', decisions)]),
    block('第二十条第（六）项', ogi('20(6)'), [
      row('administrativePenalties', '行政处罚', decisions),
      row('administrativeCompulsions', '行政强制', decisions),
    ]),
    block('第二十条第（八）项', ogi('20(8)'), [
      row('administrativeFeesWanYuan', '行政事业性收费', [['', '本年收费金额（单位：万元）', 'amount']]),
    ]),
  ],
  '2019': [
    block('第二十条第（一）项', ogi('20(1)'), [
      row('governmentRules', '规章', documentCells2019),
      row('normativeDocuments', '规范性文件', documentCells2019),
    ]),
    block('第二十条第（五）项', ogi('20(5)'), [
      row('administrativeLicences', '行政许可', itemCells2019),
      row('otherManagementServices', '其他对外管理服务事项', itemCells2019),
    ]),
    block('第二十条第（六）项', ogi('20(6)'), [
      row('administrativePenalties', '行政处罚', itemCells2019),
      row('administrativeCompulsions', '行政强制', itemCells2019),
    ]),
    block('第二十条第（八）项', ogi('20(8)'), [
      row('administrativeFees', '行政事业性收费', [
        ['previousItems', '上一年项目数量', 'count'],
        ['change', '本年增/减', 'change'],
      ]),
    ]),
    block('第二十条第（九）项', ogi('20(9)'), [
      row('centralProcurement', '政府集中采购', [
        ['items', '采购项目数量', 'count'],
        ['amount', '采购总金额', 'amount'],
      ]),
    ]),
  ],
};

// The six sections ------------------------------------------------------------------------------------------------------

export type SectionId = 'overview' | 'proactive' | 'requests' | 'disputes' | 'problems' | 'other';

export const sections: readonly {
  readonly id: SectionId;
  readonly numeral: string;
  readonly title: Readonly<Record<FormVersion, string>>;
}[] = [
  { id: 'overview', numeral: '一', title: { '2021': '总体情况', '2019': '总体情况' } },
  {
    id: 'proactive',
    numeral: '二',
    title: { '2021': '主动公开政府信息情况', '2019': '主动公开政府信息情况' },
  },
  {
    id: 'requests',
    numeral: '三',
    title: { '2021': '收到和处理政府信息公开申请情况', '2019': '收到和处理政府信息公开申请情况' },
  },
  {
    id: 'disputes',
    numeral: '四',
    title: {
      '2021': '政府信息公开行政复议、行政诉讼情况',
      '2019': '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
    },
  },
  {
    id: 'problems',
    numeral: '五',
    title: { '2021': '存在的主要问题及改进情况', '2019': '政府信息公开工作存在的主要问题及改进情况' },
  },
  { id: 'other', numeral: '六', title: { '2021': '其他需要报告的事项', '2019': '其他需要报告的事项' } },
];
