/** What the registers hold, and its words; pure. Checks: model-checks.ts; the year's figures: model-figures.ts. */
import type { DecisionKind } from '#rules/registers/decisions.ts';
import type { DocumentDays } from '#rules/registers/documents.ts';
import { issuedOn } from '#rules/registers/documents.ts';
import { maskedName } from '#rules/registers/personal-names.ts';

export const registers = {
  'normative-documents': { title: '行政规范性文件', one: '文件', counter: '件' },
  licences: { title: '行政许可', one: '许可决定', counter: '件' },
  penalties: { title: '行政处罚', one: '处罚决定', counter: '件' },
  compulsions: { title: '行政强制', one: '强制决定', counter: '件' },
  charges: { title: '行政事业性收费', one: '收费', counter: '笔' },
} as const;
export type RegisterName = keyof typeof registers;
export const registerNames = Object.keys(registers) as RegisterName[];

export const documentKinds = {
  'normative-document': '行政规范性文件',
  'government-rule': '规章',
} as const;
export type DocumentKind = keyof typeof documentKinds;

/** 规范性文件 or 规章. Days are 'YYYY-MM-DD'; '' means not given. */
export type DocumentEntry = {
  readonly register: 'normative-documents';
  readonly kind: DocumentKind;
  readonly title: string;
  /** 文号 */
  readonly number: string;
  /** 制定机关 */
  readonly organ: string;
  readonly writtenOn: string;
  readonly publishedOn: string;
  readonly effectiveOn: string;
  /** 有效期至 */
  readonly expiresOn: string;
  readonly repealedOn: string;
  /** By which document. */
  readonly repealedBy: string;
  readonly amendments: readonly { readonly on: string; readonly by: string }[];
  /** The public number of the published text, when it is on this site. */
  readonly itemId: number | null;
  readonly note: string;
};

export const partyKinds = { organisation: '法人或其他组织', 'natural-person': '自然人' } as const;
export type PartyKind = keyof typeof partyKinds;

export const decisionStatuses = {
  valid: '有效',
  changed: '已变更',
  revoked: '已撤销',
  unlawful: '被确认违法',
  void: '被确认无效',
} as const;
export type DecisionStatus = keyof typeof decisionStatuses;

export const disclosures = { public: '公开', withheld: '不予公开' } as const;
export type Disclosure = keyof typeof disclosures;

/** A licence, a penalty or a measure of compulsion. */
export type DecisionEntry = {
  readonly register: DecisionKind;
  /** 决定书文号 */
  readonly number: string;
  readonly partyKind: PartyKind;
  readonly party: string;
  /** 统一社会信用代码; organisations only. Identity numbers of persons are never recorded. */
  readonly creditCode: string;
  /** 许可事项、案由、强制事项 */
  readonly matter: string;
  /** 许可内容、处罚内容、强制措施 */
  readonly content: string;
  readonly basis: string;
  readonly decidedOn: string;
  readonly organ: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly status: DecisionStatus;
  readonly statusOn: string;
  readonly statusReason: string;
  readonly disclosure: Disclosure;
  /** Why it is withheld. */
  readonly ground: string;
  readonly note: string;
};

export const chargeKinds = {
  administrative: '行政事业性收费',
  'information-fee': '政府信息公开信息处理费',
} as const;
export type ChargeKind = keyof typeof chargeKinds;

export type ChargeEntry = {
  readonly register: 'charges';
  /** 票据号 or the office's own number; '' when there is none. */
  readonly number: string;
  readonly kind: ChargeKind;
  readonly item: string;
  readonly basis: string;
  readonly standard: string;
  /** 分 */
  readonly fen: number;
  readonly chargedOn: string;
  /** 所属期间, in words. */
  readonly period: string;
  readonly note: string;
};

export type RegisterEntry = DocumentEntry | DecisionEntry | ChargeEntry;

export type EntryRecord<E extends RegisterEntry = RegisterEntry> = {
  readonly organId: string;
  readonly id: string;
  readonly entry: E;
  readonly revision: number;
  readonly publishedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawnReason: string;
  readonly voidedAt: Date | null;
  readonly voidedReason: string;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly updatedBy: string;
  readonly updatedAt: Date;
};

/** One state of an entry in its history. */
export type EntryVersion = {
  readonly revision: number;
  readonly event: EntryEvent;
  readonly entry: RegisterEntry;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
};

export const entryEvents = {
  recorded: '登记',
  imported: '从表格导入',
  corrected: '更正',
  published: '公开',
  ended: '记录变更或撤销',
  withdrawn: '撤回公开信息',
  voided: '作废（登记有误）',
} as const;
export type EntryEvent = keyof typeof entryEvents;

export type RegisterSettings = {
  /** Months before the end of a document's validity from which on it is a duty to look at it. */
  readonly lapseMonths: number;
  /**
   * Whether 本年废止件数 also counts documents whose validity ended in the year. No provision was found that says so,
   * and 废止 is an act: by default they are not counted and named beside the figures.
   */
  readonly lapsedCountsAsRepealed: boolean;
};
export const defaultSettings: RegisterSettings = { lapseMonths: 3, lapsedCountsAsRepealed: false };

export const isDocument = (entry: RegisterEntry): entry is DocumentEntry =>
  entry.register === 'normative-documents';
export const isCharge = (entry: RegisterEntry): entry is ChargeEntry => entry.register === 'charges';
export const isDecision = (entry: RegisterEntry): entry is DecisionEntry =>
  !isDocument(entry) && !isCharge(entry);

/** The days of a document that its status follows from. */
export const daysOf = (entry: DocumentEntry): DocumentDays => ({
  writtenOn: entry.writtenOn,
  publishedOn: entry.publishedOn,
  effectiveOn: entry.effectiveOn,
  expiresOn: entry.expiresOn,
  repealedOn: entry.repealedOn,
  amendedOn: entry.amendments.map(({ on }) => on),
});

/** The day an entry stands under. */
export function datedOn(entry: RegisterEntry): string {
  if (isDocument(entry)) return issuedOn(entry);
  return isCharge(entry) ? entry.chargedOn : entry.decidedOn;
}

/** What an entry is called in a list of the staff's. */
export function titleOf(entry: RegisterEntry): string {
  if (isDocument(entry)) return entry.title;
  return isCharge(entry) ? entry.item : entry.matter;
}

/** The party as the public reads it: a natural person by surname only. */
export const publicParty = (entry: DecisionEntry): string =>
  entry.partyKind === 'natural-person' ? maskedName(entry.party) : entry.party;

/** Whether the public may see the entry now (a withdrawn one shows as such, without its content). */
export const isPublic = (record: EntryRecord): boolean =>
  record.publishedAt !== null && record.voidedAt === null && !isWithheld(record.entry);

export const isWithheld = (entry: RegisterEntry): boolean =>
  isDecision(entry) && entry.disclosure === 'withheld';

/** Documents and charges are public once they are recorded; a decision is published by a step of its own. */
export const isPublishedAtOnce = (entry: RegisterEntry): boolean => !isDecision(entry);
