/** Everything that can happen to a case, as facts. The journal names each event by its kind. Pure. */
import type {
  AmendmentResult,
  ApplicantKindName,
  ChannelName,
  ConsultationAnswer,
  ConsultationOf,
  Day,
  FilePurpose,
  ProvisionForm,
  ProvisionRoute,
  ReopeningGround,
  RequestKind,
  Source,
  Track,
  Way,
} from './model.ts';

type None = Readonly<Record<string, never>>;

/** What each event holds besides its day: never personal data, never free text (those are its sealed words). */
export type EventDetails = {
  readonly arrived: {
    readonly channel: ChannelName;
    readonly source: Source;
    readonly applicantKind: ApplicantKindName;
    readonly kind: RequestKind;
    readonly track: Track;
    readonly form: ProvisionForm | null;
    readonly route: ProvisionRoute | null;
    readonly wantsHelp: boolean;
    /** Fields of art. 29 that were not filled in. */
    readonly missing: readonly string[];
  };
  readonly 'office-confirmed': { readonly how: Way };
  readonly 'applicant-confirmed': { readonly how: Way };
  /** on: 收到申请之日 (art. 31). */
  readonly received: None;
  readonly rerouted: { readonly from: Track; readonly to: Track };
  readonly 'kind-corrected': { readonly from: ApplicantKindName; readonly to: ApplicantKindName };
  readonly 'owner-changed': { readonly from: string | null; readonly to: string };
  readonly 'subject-changed': None;
  readonly 'route-changed': { readonly route: ProvisionRoute };
  readonly 'people-changed': { readonly missing: readonly string[] };
  /** `workingDays`: the reasonable period that was set, from the day the notice reaches the applicant. */
  readonly 'correction-asked': { readonly workingDays: number; readonly way: Way };
  readonly 'correction-delivered': { readonly way: Way };
  readonly 'correction-received': { readonly way: Way };
  readonly 'deemed-abandoned': { readonly ground: 'correction-overdue' | 'fee-unpaid' };
  readonly 'consultation-sent': {
    readonly consultation: string;
    readonly of: ConsultationOf;
    readonly way: Way;
  };
  readonly 'consultation-delivered': { readonly consultation: string; readonly way: Way };
  /** `hasGoodReason`: an objection with reasonable grounds (art. 32). */
  readonly 'consultation-answered': {
    readonly consultation: string;
    readonly answer: ConsultationAnswer;
    readonly hasGoodReason: boolean;
  };
  /** Ended without an answer: the period passed, or it was called off. */
  readonly 'consultation-ended': { readonly consultation: string; readonly how: 'silence' | 'called-off' };
  /** Art. 32, last sentence: disclosed against the third party's will, who is told what and why. */
  readonly 'third-party-told': { readonly consultation: string; readonly way: Way };
  readonly 'extension-asked': { readonly workingDays: number };
  readonly 'extension-refused': None;
  readonly extended: { readonly workingDays: number };
  readonly 'extension-told': { readonly way: Way };
  readonly 'reasons-asked': { readonly workingDays: number; readonly way: Way };
  readonly 'reasons-delivered': { readonly way: Way };
  readonly 'reasons-received': None;
  readonly 'reasons-judged': { readonly reasonable: boolean };
  /** `until`: the day by which the reply will be given (art. 35). */
  readonly deferred: { readonly until: Day; readonly way: Way };
  readonly 'fee-notified': {
    readonly method: 'by-item' | 'by-page';
    readonly quantity: number;
    readonly fen: number;
    readonly way: Way;
  };
  readonly 'fee-notice-delivered': { readonly way: Way };
  readonly 'fee-paid': { readonly fen: number };
  readonly 'fee-waived': None;
  readonly searched: { readonly found: boolean };
  readonly noted: None;
  readonly 'document-added': { readonly file: string; readonly purpose: FilePurpose };
  readonly 'document-removed': { readonly file: string };
  /** `onFile`: the facts the rules demand for this outcome, as they stood. */
  readonly 'outcome-decided': {
    readonly outcome: string;
    readonly variant: string;
    readonly answers: Readonly<Record<string, string>>;
    readonly onFile: readonly string[];
    readonly earlierRequest: string | null;
    readonly items: readonly number[];
  };
  readonly 'amendment-decided': { readonly result: AmendmentResult };
  readonly 'submitted-for-clearance': None;
  readonly 'legally-checked': None;
  readonly 'head-approved': None;
  /** Sealed: all that this outcome needs has been done, the reply may go out. */
  readonly cleared: None;
  readonly returned: None;
  readonly replied: { readonly way: Way; readonly letter: string | null };
  readonly delivered: {
    readonly way: Way;
    readonly proof: 'post-number' | 'read-online' | 'signature' | 'fax-report' | 'mail-accepted';
  };
  readonly withdrawn: { readonly way: Way };
  /** `dueOn`: the day set by the decision, where it sets one. */
  readonly reopened: {
    readonly ground: ReopeningGround;
    readonly dispute: string | null;
    readonly dueOn: Day | null;
  };
  readonly voided: None;
  readonly archived: { readonly retainUntil: Day };
  readonly anonymised: None;
  readonly 'publication-proposed': { readonly ground: 'several-applicants' | 'suggested' };
  readonly 'publication-linked': { readonly item: number };
  readonly 'help-given': None;
  readonly rated: { readonly score: number };
  readonly 'letter-issued': {
    readonly letter: string;
    readonly letterKind: string;
    readonly documentNumber: string;
  };
  readonly 'code-issued': None;
  /** It had ended before it was imported: `on`, the day; how it was handled is in the office's old files. */
  readonly 'closed-before-import': { readonly outcome: string };
};
export type EventKind = keyof EventDetails;

/** What the timeline says. */
export const eventLabels: Readonly<Record<EventKind, string>> = {
  arrived: '到件登记',
  'office-confirmed': '本机关确认',
  'applicant-confirmed': '申请人确认',
  received: '收到申请（起算日）',
  rerouted: '改按其他途径办理',
  'kind-corrected': '更正申请人类型',
  'owner-changed': '变更承办人',
  'subject-changed': '修改申请内容摘要',
  'route-changed': '选择接收答复的途径',
  'people-changed': '补充或更正申请人信息',
  'correction-asked': '一次性告知补正',
  'correction-delivered': '补正告知书送达',
  'correction-received': '收到补正',
  'deemed-abandoned': '视为放弃申请，不再处理',
  'consultation-sent': '发出征求意见书',
  'consultation-delivered': '征求意见书送达',
  'consultation-answered': '收到意见',
  'consultation-ended': '征求意见结束',
  'third-party-told': '告知第三方公开的内容和理由',
  'extension-asked': '提请延长答复期限',
  'extension-refused': '未同意延长',
  extended: '同意延长答复期限',
  'extension-told': '告知申请人延长',
  'reasons-asked': '要求说明理由',
  'reasons-delivered': '说明理由告知书送达',
  'reasons-received': '收到说明的理由',
  'reasons-judged': '认定理由',
  deferred: '确定延迟答复的合理期限',
  'fee-notified': '发出收费通知',
  'fee-notice-delivered': '收费通知送达',
  'fee-paid': '缴费',
  'fee-waived': '不再收费',
  searched: '检索',
  noted: '办理记录',
  'document-added': '加入材料',
  'document-removed': '移除材料',
  'outcome-decided': '拟定处理结果',
  'amendment-decided': '拟定更正处理结果',
  'submitted-for-clearance': '送审',
  'legally-checked': '合法性、保密审查通过',
  'head-approved': '负责人签发',
  cleared: '用印',
  returned: '退回修改',
  replied: '答复',
  delivered: '送达',
  withdrawn: '申请人撤回',
  reopened: '重新办理',
  voided: '作废',
  archived: '归档',
  anonymised: '保管期满，个人信息已删除',
  'publication-proposed': '提请主动公开',
  'publication-linked': '已主动公开',
  'help-given': '提供必要帮助',
  rated: '申请人评价',
  'letter-issued': '文书成文',
  'code-issued': '重发查询码',
  'closed-before-import': '办结（历史件，导入）',
};
export const eventKinds = Object.keys(eventLabels) as readonly EventKind[];

/** The article an event rests on, as in ogi('33.2'); '' where the Regulation has none. */
export const eventArticles: Readonly<Partial<Record<EventKind, string>>> = {
  arrived: '45',
  'office-confirmed': '31',
  'applicant-confirmed': '31',
  received: '31',
  rerouted: '39.1',
  'correction-asked': '30',
  'correction-delivered': '30',
  'correction-received': '30',
  'consultation-ended': '32',
  'third-party-told': '32',
  extended: '33.2',
  'extension-asked': '33.2',
  'extension-told': '33.2',
  'reasons-asked': '35',
  'reasons-delivered': '35',
  'reasons-received': '35',
  'reasons-judged': '35',
  deferred: '35',
  'fee-notified': '42',
  'fee-notice-delivered': '42',
  'fee-paid': '42',
  searched: '36(4)',
  'outcome-decided': '36',
  'amendment-decided': '41',
  'submitted-for-clearance': '17',
  'legally-checked': '17',
  'head-approved': '17',
  cleared: '17',
  replied: '33',
  archived: '45',
  'publication-proposed': '44',
  'publication-linked': '44',
  'help-given': '43',
};

type Common = {
  /** 1, 2, 3 … within the case. */
  readonly number: number;
  /** The day it happened, which may be before the day it was recorded. */
  readonly on: Day;
  readonly at: Date;
  readonly byId: string;
  readonly byName: string;
};

export type CaseEvent = {
  readonly [K in EventKind]: Common & { readonly kind: K; readonly detail: EventDetails[K] };
}[EventKind];

/** An event to be recorded. `words`: free text, kept sealed. */
export type NewEvent = {
  readonly [K in EventKind]: {
    readonly kind: K;
    readonly on: Day;
    readonly detail: EventDetails[K];
    readonly words?: Readonly<Record<string, string>>;
  };
}[EventKind];

/** The applicant as an author of events; staff have their ids. */
export const APPLICANT = { id: 'applicant', name: '申请人' } as const;
export const SYSTEM = { id: 'system', name: '系统' } as const;
