/**
 * Which words of the prose claim which figure of the tables. Each claim lists the readings that the law's own terms
 * admit: 「收到」 may or may not include what last year carried over, 「办理」 may mean received or completed. A sentence is
 * doubted only when no admitted reading fits.
 */
import {
  type ApplicantColumn,
  applicantColumns,
  type CellPath,
  type DisputeGroup,
  type DisputeResult,
  disputeCell,
  type RequestRowGroup,
  type RequestRowId,
  requestCell,
  requestRows,
} from './tables.ts';

/** Σ plus − Σ minus, and how to say it. `loose`: admitted, but worth saying that the terms differ. */
export type Reading = {
  readonly plus: readonly CellPath[];
  readonly minus?: readonly CellPath[];
  readonly words: string;
  readonly loose?: boolean;
};

export type Claim = {
  readonly id: string;
  /** What the words claim, as the form calls it. */
  readonly says: string;
  readonly readings: readonly Reading[];
  /** Whether the words leave no room: only then can a contradiction be an error. */
  readonly strict: boolean;
};

const total = (row: RequestRowId, column: ApplicantColumn = 'total') => requestCell(row, column);
const groupRows = (group: RequestRowGroup) =>
  [...new Set([...requestRows['2021'], ...requestRows['2019']])]
    .filter((r) => r.group === group)
    .map((r) => r.id);

/** The rows of a group in either form, without doubles; absent rows are passed over by the reader of the cells. */
export const rowsOfGroup = (group: RequestRowGroup): readonly RequestRowId[] => [
  ...new Set(groupRows(group)),
];

const newOnly = (c: ApplicantColumn = 'total'): Reading => ({
  plus: [total('newlyReceived', c)],
  words: '本年新收',
});
const newAndCarriedIn = (c: ApplicantColumn = 'total'): Reading => ({
  plus: [total('newlyReceived', c), total('carriedIn', c)],
  words: '本年新收加上年结转',
  loose: true,
});
const handled = (c: ApplicantColumn = 'total'): Reading => ({
  plus: [total('totalHandled', c)],
  words: '办理结果（七）总计',
});
const handledOfThisYear: Reading = {
  plus: [total('totalHandled')],
  minus: [total('carriedIn')],
  words: '办理结果总计减上年结转',
  loose: true,
};
const repliedOnly: Reading = {
  plus: [total('totalHandled')],
  minus: rowsOfGroup('otherHandling').map((row) => total(row)),
  words: '办理结果总计减其他处理',
  loose: true,
};
const loose = (reading: Reading): Reading => ({ ...reading, loose: true });
const plain = (reading: Reading): Reading => ({ ...reading, loose: false });

const claim = (id: string, says: string, strict: boolean, ...readings: Reading[]): Claim => ({
  id,
  says,
  strict,
  readings,
});

/** Requests as a whole. */
export const requestClaims = {
  newlyReceived: claim('newly-received', '本年新收申请', true, newOnly()),
  received: claim('received', '收到申请', true, newOnly(), newAndCarriedIn()),
  inAll: claim('in-all', '新收和上年结转合计', true, plain(newAndCarriedIn())),
  mentioned: claim('mentioned', '申请', false, newOnly(), newAndCarriedIn(), handled()),
  receivedAndHandled: claim(
    'received-and-handled',
    '收办申请',
    true,
    newAndCarriedIn(),
    newOnly(),
    loose(handled()),
  ),
  dealtWith: claim('dealt-with', '办理申请', true, handled(), plain(newAndCarriedIn()), loose(newOnly())),
  completed: claim('completed', '办结申请', true, handled(), handledOfThisYear),
  replied: claim('replied', '答复申请', false, handled(), handledOfThisYear, repliedOnly),
  carriedIn: claim('carried-in', '上年结转申请', true, { plus: [total('carriedIn')], words: '上年结转' }),
  carriedOver: claim('carried-over', '结转下年度申请', true, {
    plus: [total('carriedOver')],
    words: '结转下年度',
  }),
  carried: claim(
    'carried',
    '结转申请',
    false,
    { plus: [total('carriedIn')], words: '上年结转' },
    { plus: [total('carriedOver')], words: '结转下年度' },
  ),
} as const satisfies Record<string, Claim>;

const outcomeReading = (rows: readonly RequestRowId[], words: string): Reading => ({
  plus: rows.map((row) => total(row)),
  words,
});
/** One of the groups （一）–（六）: its name leaves no room. */
const group = (id: string, says: string, ...rows: RequestRowId[]) =>
  claim(id, says, true, outcomeReading(rows, says));
/** One row below a group: sentences describe it freely. */
const outcome = (id: string, says: string, ...rows: RequestRowId[]) =>
  claim(id, says, false, outcomeReading(rows, says));
const notDisclosed: Reading = {
  plus: [total('totalHandled')],
  minus: [total('disclosed'), total('disclosedInPart')],
  words: '予以公开、部分公开以外的全部结果',
  loose: true,
};

/** Outcomes, most specific words first. */
export const outcomeClaims: readonly (readonly [words: RegExp, claim: Claim])[] = [
  [
    /(?:予以|全部|完全|同意)?公开(?:及|和|、|与|或|或者|以及|并)(?:者)?(?:予以)?部分公开/,
    group('disclosed-wholly-or-in-part', '予以公开及部分公开', 'disclosed', 'disclosedInPart'),
  ],
  [/部分公开|区分处理/, group('disclosed-in-part', '部分公开', 'disclosedInPart')],
  [
    /(?:不予|不子|不)公开/,
    claim('refused', '不予公开', true, outcomeReading(rowsOfGroup('refused'), '不予公开'), notDisclosed),
  ],
  [
    /(?:予以|同意|全部|完全)公开/,
    claim(
      'disclosed',
      '予以公开',
      true,
      outcomeReading(['disclosed'], '予以公开'),
      loose(outcomeReading(['disclosed', 'disclosedInPart'], '予以公开及部分公开')),
    ),
  ],
  [/无法提供/, group('unable-to-provide', '无法提供', ...rowsOfGroup('unableToProvide'))],
  [/不予处理/, group('not-handled', '不予处理', ...rowsOfGroup('notHandled'))],
  [/其他处理|其它处理/, group('other-handling', '其他处理', ...rowsOfGroup('otherHandling'))],
  [/国家秘密/, outcome('refused.state-secret', '属于国家秘密', 'refused.stateSecret')],
  [/禁止公开/, outcome('refused.prohibited-by-law', '法律行政法规禁止公开', 'refused.prohibitedByLaw')],
  [
    /三安全一稳定/,
    outcome('refused.endangers', '危及“三安全一稳定”', 'refused.endangersSecurityOrStability'),
  ],
  [
    /第三方(?:合法)?权益/,
    outcome('refused.third-party-rights', '保护第三方合法权益', 'refused.thirdPartyRights'),
  ],
  [
    /内部事务(?:性)?(?:信息)?/,
    outcome('refused.internal-affairs', '属于三类内部事务信息', 'refused.internalAffairs'),
  ],
  [/过程性信息/, outcome('refused.deliberative', '属于四类过程性信息', 'refused.deliberative')],
  [/执法案卷/, outcome('refused.enforcement-file', '属于行政执法案卷', 'refused.enforcementFile')],
  [
    /行政查询/,
    outcome('refused.administrative-inquiry', '属于行政查询事项', 'refused.administrativeInquiry'),
  ],
  [
    /(?:本机关|我局|本单位)?不掌握/,
    outcome('unable.not-held', '本机关不掌握相关政府信息', 'unableToProvide.notHeld'),
  ],
  [
    /没有现成信息|需要?(?:另行|加工)制作/,
    outcome('unable.needs-creating', '没有现成信息需要另行制作', 'unableToProvide.needsCreating'),
  ],
  [
    /补正后.{0,8}不明确/,
    outcome('unable.still-unclear', '补正后申请内容仍不明确', 'unableToProvide.stillUnclear'),
  ],
  [
    /信息不存在|不存在/,
    claim(
      'unable.does-not-exist',
      '信息不存在',
      false,
      outcomeReading(['unableToProvide.notHeld'], '本机关不掌握相关政府信息'),
      outcomeReading(['unableToProvide.needsCreating'], '没有现成信息需要另行制作'),
      outcomeReading(['unableToProvide.notHeld', 'unableToProvide.needsCreating'], '不掌握加没有现成信息'),
      outcomeReading(rowsOfGroup('unableToProvide'), '无法提供'),
    ),
  ],
  [
    /信访(?:、|举报|投诉)+(?:类)?(?:申请)?|信访类申请/,
    outcome('not-handled.petition', '信访举报投诉类申请', 'notHandled.petitionOrComplaint'),
  ],
  [/重复申请/, outcome('not-handled.repeated', '重复申请', 'notHandled.repeated')],
  [/公开出版物/, outcome('not-handled.publication', '要求提供公开出版物', 'notHandled.publicPublication')],
  [/大量反复申请/, outcome('not-handled.excessive', '无正当理由大量反复申请', 'notHandled.excessive')],
  [
    /(?:确认或)?重新出具/,
    outcome('not-handled.reissue', '要求行政机关确认或重新出具已获取信息', 'notHandled.reissue'),
  ],
  [/逾期(?:未|不)补正/, outcome('other.correction-overdue', '逾期不补正', 'otherHandling.correctionOverdue')],
  [/逾期未.{0,8}缴(?:纳)?费/, outcome('other.fee-unpaid', '逾期未缴费', 'otherHandling.feeUnpaid')],
  [
    /(?<!信息)公开(?:答复)?/,
    claim(
      'disclosed-loosely',
      '公开答复',
      false,
      outcomeReading(['disclosed'], '予以公开'),
      outcomeReading(['disclosed', 'disclosedInPart'], '予以公开及部分公开'),
    ),
  ],
];

const organisations = applicantColumns
  .map((c) => c.id)
  .filter((id) => id !== 'naturalPerson' && id !== 'total');
const byRow = (row: RequestRowId, columns: readonly ApplicantColumn[], words: string): Reading => ({
  plus: columns.map((column) => total(row, column)),
  words,
});
const applicants = (id: string, says: string, strict: boolean, ...columns: ApplicantColumn[]): Claim =>
  claim(
    id,
    says,
    strict,
    byRow('newlyReceived', columns, `本年新收（${says}）`),
    {
      plus: columns.flatMap((column) => [total('newlyReceived', column), total('carriedIn', column)]),
      words: `本年新收加上年结转（${says}）`,
      loose: true,
    },
    loose(byRow('totalHandled', columns, `办理结果总计（${says}）`)),
  );

/** Kinds of applicant, most specific words first. */
export const applicantClaims: readonly (readonly [words: RegExp, claim: Claim])[] = [
  [/自然人|公民个人/, applicants('natural-person', '自然人', true, 'naturalPerson')],
  [
    /法人(?:或|和|及|与|、|以及)?(?:者)?(?:其他|其它)组织/,
    applicants('organisations', '法人或其他组织', true, ...organisations),
  ],
  [/商业企业/, applicants('commercial-enterprise', '商业企业', true, 'commercialEnterprise')],
  [/科研机构/, applicants('research-institution', '科研机构', true, 'researchInstitution')],
  [/社会公益组织|公益组织/, applicants('public-welfare', '社会公益组织', true, 'publicWelfareOrganisation')],
  [/法律服务机构/, applicants('legal-service', '法律服务机构', true, 'legalServiceBody')],
  [/个人|公民/, applicants('person', '个人（自然人）', false, 'naturalPerson')],
  [/法人/, applicants('legal-person', '法人（法人或其他组织）', false, ...organisations)],
  [/企业/, applicants('enterprise', '企业', false, 'commercialEnterprise')],
];

const groups = (...ids: DisputeGroup[]) => ids;
const disputes = (result: DisputeResult, of: readonly DisputeGroup[], words: string): Reading => ({
  plus: of.map((group) => disputeCell(group, result)),
  words,
});

export type DisputeSubject = 'reconsideration' | 'litigation' | 'direct' | 'after' | 'both';

const subjects: Readonly<Record<DisputeSubject, { of: readonly DisputeGroup[]; words: string }>> = {
  reconsideration: { of: groups('reconsideration'), words: '行政复议' },
  litigation: {
    of: groups('directSuit', 'suitAfterReconsideration'),
    words: '行政诉讼（直接起诉加复议后起诉）',
  },
  direct: { of: groups('directSuit'), words: '未经复议直接起诉' },
  after: { of: groups('suitAfterReconsideration'), words: '复议后起诉' },
  both: {
    of: groups('reconsideration', 'directSuit', 'suitAfterReconsideration'),
    words: '行政复议与行政诉讼合计',
  },
};

const resultWords: Readonly<Record<DisputeResult, string>> = {
  upheld: '结果维持',
  overturned: '结果纠正',
  other: '其他结果',
  pending: '尚未审结',
  total: '总计',
};

/** What a sentence on reconsideration or litigation claims. */
export const disputeClaim = (subject: DisputeSubject, result: DisputeResult = 'total'): Claim => {
  const { of, words } = subjects[subject];
  const says = result === 'total' ? words : `${words}${resultWords[result]}`;
  return claim(`dispute.${subject}.${result}`, says, true, disputes(result, of, says));
};

const documentReading = (row: string, head: string, words: string): Reading => ({
  plus: [`proactive.${row}.${head}`],
  words,
});

/** Documents of table 二 (2021 form); the basis of counting may differ, so only the exact name is strict. */
export const documentClaim = (
  row: 'governmentRules' | 'normativeDocuments',
  head: 'issued' | 'repealed' | 'inForce',
  strict: boolean,
): Claim => {
  const name = row === 'governmentRules' ? '规章' : '行政规范性文件';
  const says = `${name}${{ issued: '本年制发件数', repealed: '本年废止件数', inForce: '现行有效件数' }[head]}`;
  return claim(`document.${row}.${head}`, says, strict, documentReading(row, head, says));
};

/** Decisions of table 二. */
export const decisionClaim = (
  row: 'administrativeLicences' | 'administrativePenalties' | 'administrativeCompulsions',
): Claim => {
  const name = {
    administrativeLicences: '行政许可',
    administrativePenalties: '行政处罚',
    administrativeCompulsions: '行政强制',
  }[row];
  return claim(`decision.${row}`, `${name}处理决定数量`, false, {
    plus: [`proactive.${row}`],
    words: `${name}处理决定数量`,
  });
};

/** Words that say that a sentence may count something wider or narrower than the table does. */
export const scopeWords =
  /全[省市县区州旗盟国](?![面])|全系统|各级|各部门|各单位|各县|各区|各镇|各乡|各街道|系统内|本级|机关本部|局机关|下属|所属|直属|网站|网上|网络|在线|线上|线下|平台|邮寄|信函|来函|当面|窗口|现场|邮件|邮箱|传真|政府办|[我本]办|代[^，。]{0,6}政府|转办|交办|转来|累计|历年|上半年|下半年|季度|截至|主要|涉及.{0,10}方面/;

/** Slips of the pen that were met in published reports, and what was meant. */
export const knownSlips: readonly (readonly [slip: string, meant: string])[] = [
  ['不子公开', '不予公开'],
  ['不予公幵', '不予公开'],
  ['不与公开', '不予公开'],
  ['予已公开', '予以公开'],
  ['予以公幵', '予以公开'],
  ['行政法复议', '行政复议'],
  ['行政复仪', '行政复议'],
  ['行政诉松', '行政诉讼'],
  ['以申请公开', '依申请公开'],
  ['依申清公开', '依申请公开'],
  ['依伸请公开', '依申请公开'],
  ['政府信息公升', '政府信息公开'],
  ['政府信息公布开', '政府信息公开'],
  ['政俯信息', '政府信息'],
  ['政府信自', '政府信息'],
  ['规范性文见', '规范性文件'],
  ['主动公并', '主动公开'],
  ['勾嵇关系', '勾稽关系'],
  ['结转下年渡', '结转下年度'],
];
