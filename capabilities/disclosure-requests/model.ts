/** What a request for disclosure is, its words and its states; pure. Events: model-events.ts; the case as they make it: model-case.ts. */

/** 'YYYY-MM-DD' */
export type Day = string;

export const applicantKinds = {
  'natural-person': '公民（自然人）',
  'commercial-enterprise': '商业企业',
  'research-institution': '科研机构',
  'public-welfare-organisation': '社会公益组织',
  'legal-service-body': '法律服务机构',
  'other-organisation': '其他组织',
} as const;
export type ApplicantKindName = keyof typeof applicantKinds;

/** 条例第三十一条: the channels it tells apart. */
export const channels = {
  counter: '当面提交',
  'registered-post': '邮寄（签收）',
  'ordinary-post': '平常信函',
  internet: '互联网',
  fax: '传真',
  oral: '口头（代为填写）',
} as const;
export type ChannelName = keyof typeof channels;

/** The door by which it came: several doors may be one channel. */
export const sources = {
  counter: '办公场所当面',
  post: '邮寄',
  'online-form': '网上申请表',
  'e-mail': '电子邮件',
  fax: '传真',
  oral: '口头提出',
  appeal: '由网上诉求转来',
  call: '由来电转来',
  'other-office': '由其他科室转来',
  drill: '渠道自测',
  imported: '历史数据导入',
} as const;
export type Source = keyof typeof sources;

export const requestKinds = {
  disclosure: '政府信息公开申请',
  'record-amendment': '更正政府信息申请',
} as const;
export type RequestKind = keyof typeof requestKinds;

/** What an arrival is handled as. Only 'disclosure' runs by chapter IV. */
export const tracks = {
  disclosure: '依申请公开',
  consultation: '咨询',
  complaint: '投诉举报',
  petition: '信访',
} as const;
export type Track = keyof typeof tracks;

export const series = ['request', 'amendment', 'drill'] as const;
export type Series = (typeof series)[number];

export const states = {
  arrived: '待确认',
  received: '办理中',
  'awaiting-correction': '等待补正',
  'awaiting-fee': '等待缴费',
  drafting: '拟稿中',
  'in-clearance': '审签中',
  cleared: '待发出',
  replied: '已答复',
  withdrawn: '已撤回',
  'deemed-abandoned': '视为放弃',
  rerouted: '已转其他途径',
  voided: '已作废',
} as const;
export type State = keyof typeof states;

/** States in which nothing more is owed. */
export const closedStates: ReadonlySet<State> = new Set([
  'replied',
  'withdrawn',
  'deemed-abandoned',
  'rerouted',
  'voided',
]);
export const isClosed = (state: State): boolean => closedStates.has(state);

/** How a side confirmed (art. 31), or how something was sent or handed over. */
export const ways = {
  online: '网上',
  telephone: '电话',
  sms: '短信',
  'e-mail': '电子邮件',
  post: '邮寄',
  'in-person': '当面',
  fax: '传真',
} as const;
export type Way = keyof typeof ways;

/** 获取信息的方式 (art. 29(3), art. 40). */
export const forms = {
  electronic: '电子文件',
  paper: '纸质文件',
  inspection: '查阅、抄录',
} as const;
export type ProvisionForm = keyof typeof forms;

/** 获取信息的途径 (art. 29(3)). */
export const routes = {
  online: '网上查收',
  'e-mail': '电子邮件',
  post: '邮寄',
  'in-person': '当面领取',
  fax: '传真',
} as const;
export type ProvisionRoute = keyof typeof routes;

/** 身份证明的种类. */
export const identityKinds = {
  'resident-id': '居民身份证',
  passport: '护照',
  'travel-permit': '港澳台居民来往内地（大陆）通行证或居住证',
  'credit-code': '统一社会信用代码',
  other: '其他证件',
} as const;
export type IdentityKind = keyof typeof identityKinds;

/** A person or organisation of a case; kept sealed. '' where nothing was given. */
export type Person = {
  readonly name: string;
  readonly identityKind: IdentityKind;
  readonly identityNumber: string;
  /** 联系人, of an organisation. */
  readonly contactName: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  readonly postcode: string;
};

export const personRoles = {
  applicant: '申请人',
  representative: '代理人',
  'third-party': '第三方',
} as const;
export type PersonRole = keyof typeof personRoles;

export const consultationOf = {
  'third-party': '第三方（第三十二条）',
  'co-maker': '共同制作机关（第三十四条）',
  'other-organ': '其他机关（第三十三条第三款）',
} as const;
export type ConsultationOf = keyof typeof consultationOf;

export const answers = { agrees: '同意公开', objects: '不同意公开', partly: '同意部分公开' } as const;
export type ConsultationAnswer = keyof typeof answers;

export const filePurposes = {
  'identity-proof': '身份证明',
  application: '申请材料',
  correction: '补正材料',
  opinion: '征求意见回函',
  document: '办理材料',
  letter: '文书',
  reply: '答复附件',
  'proof-of-delivery': '送达凭证',
} as const;
export type FilePurpose = keyof typeof filePurposes;

export const amendmentResults = {
  amended: '已核实并更正',
  'not-amended': '经核实无须更正',
  transferred: '已转送有权机关处理并告知',
  directed: '已告知向有权机关提出',
} as const;
export type AmendmentResult = keyof typeof amendmentResults;

export const reopeningGrounds = {
  reconsideration: '行政复议决定',
  judgment: '人民法院判决',
  'own-motion': '本机关自行纠正',
} as const;
export type ReopeningGround = keyof typeof reopeningGrounds;

/** What never changes of a case. */
export type RequestIdentity = {
  readonly organId: string;
  readonly id: string;
  /** '2024-0001', 'G2024-0001', 'T2024-0001' */
  readonly number: string;
  readonly series: Series;
  readonly year: number;
  readonly ordinal: number;
  readonly kind: RequestKind;
  readonly channel: ChannelName;
  readonly source: Source;
  readonly arrivedOn: Day;
  readonly applicantKindPicked: ApplicantKindName;
  readonly isDrill: boolean;
  readonly imported: boolean;
  readonly registeredAt: Date;
};

const prefixes: Readonly<Record<Series, string>> = { request: '', amendment: 'G', drill: 'T' };

/** The number as it is printed: unbroken within organ, series and year. */
export const numberOf = (of: Series, year: number, ordinal: number): string =>
  `${prefixes[of]}${year}-${String(ordinal).padStart(4, '0')}`;

/** The series a case is numbered in. */
export const seriesOf = (kind: RequestKind, isDrill: boolean): Series => {
  if (isDrill) return 'drill';
  return kind === 'record-amendment' ? 'amendment' : 'request';
};

/** How a number may be typed: spaces, full-width signs and small letters do not matter. */
export const tidiedNumber = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[—–－]/g, '-')
    .toUpperCase();

/** The journal's name for a case. */
export const SUBJECT = 'disclosure-request';
