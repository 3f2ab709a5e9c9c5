/** Types and words of publishing; pure. Decisions: model-….ts, and rules/review-stages.ts. */
import type { Stage } from '#rules/review-stages.ts';

/** 栏目类型. What each must be updated by: rules/site-inspection.ts. */
export const sectionKinds = {
  news: '工作动态',
  notices: '通知公告',
  policies: '政策文件',
  interpretations: '政策解读',
  publicity: '公示',
  overview: '机构概况',
  services: '办事服务',
  data: '数据发布',
  topic: '专题专栏',
  guide: '政府信息公开指南',
  rules: '政府信息公开制度',
  mandatory: '法定主动公开内容',
  other: '其他',
} as const;
export type SectionKind = keyof typeof sectionKinds;

/** 信息类型 */
export const itemKinds = {
  news: '动态信息',
  notice: '通知公告',
  policy: '政策文件',
  'normative-document': '行政规范性文件',
  interpretation: '政策解读',
  publicity: '公示',
  pictures: '图片',
  video: '视频',
  guide: '公开指南',
  rules: '公开制度',
  statutory: '法定主动公开内容',
  other: '其他',
} as const;
export type ItemKind = keyof typeof itemKinds;

/**
 * Where the working text stands. 'settled': it is what is public (or what was, when taken down), nothing is in work.
 *
 *   draft → in-review → cleared → scheduled → settled ─(edit)→ draft
 *             ↓ ↑ submit
 *          returned
 */
export const phases = {
  draft: '草稿',
  'in-review': '审校中',
  returned: '已退回',
  cleared: '已审结待发布',
  scheduled: '已定时',
  settled: '已发布',
} as const;
export type Phase = keyof typeof phases;

/** 公开属性 */
export const disclosureClasses = {
  proactive: '主动公开',
  'upon-request': '依申请公开',
  withheld: '不予公开',
} as const;
export type DisclosureClass = keyof typeof disclosureClasses;

/** A top-level element of the body: clean HTML (see text/clean.ts) under an id that stays with it. */
export type Block = { readonly id: string; readonly html: string };

/** A file as the text refers to it. Pictures stand in blocks as <img src="file:ID" alt="…">. */
export type FileRef = { readonly id: string; readonly name: string; readonly sha256: string };

/** What is said of the information beside its text. Days are 'YYYY-MM-DD'; '' means not given. */
export type ItemFacts = {
  readonly title: string;
  readonly subtitle: string;
  /** 内容概述 (Regulation art. 12) */
  readonly summary: string;
  readonly keywords: readonly string[];
  /** 信息来源 */
  readonly source: string;
  readonly author: string;
  /** 生成日期 (art. 12); the 20 working days of art. 26 run from here or from changedOn. */
  readonly producedOn: string;
  readonly changedOn: string;
  readonly disclosureClass: DisclosureClass;
  /** The ground of the class: an article as `ogi()` takes it ('19', '15'), and words. */
  readonly ground: { readonly article: string; readonly note: string };
  /** 文号 〔〕 */
  readonly documentNumber: string;
  /** 成文日期 */
  readonly writtenOn: string;
  /** 施行日期 */
  readonly effectiveOn: string;
  /** 有效期至 */
  readonly expiresOn: string;
  /** 公示截止日期: personal attachments go off line the day after. */
  readonly publicityEndsOn: string;
  /** Items this one interprets. */
  readonly interprets: readonly number[];
  /** The item this one replaces. */
  readonly replaces: number | null;
  readonly related: readonly number[];
  /** Sections of kind 'topic' it also stands in. */
  readonly topics: readonly string[];
  /** The catalogue entry (主动公开事项) it discharges. */
  readonly catalogueEntry: string | null;
};

/** The whole of a text: what is reviewed, hashed, published. */
export type ItemContent = {
  readonly facts: ItemFacts;
  readonly blocks: readonly Block[];
  readonly attachments: readonly FileRef[];
  /** The pictures and videos of the blocks, with the hash of what will be shown. */
  readonly pictures: readonly FileRef[];
  /** Attachments that hold personal information: they go off line when the 公示 ends. */
  readonly personalAttachments: readonly string[];
};

export const blankFacts: ItemFacts = {
  title: '',
  subtitle: '',
  summary: '',
  keywords: [],
  source: '',
  author: '',
  producedOn: '',
  changedOn: '',
  disclosureClass: 'proactive',
  ground: { article: '19', note: '' },
  documentNumber: '',
  writtenOn: '',
  effectiveOn: '',
  expiresOn: '',
  publicityEndsOn: '',
  interprets: [],
  replaces: null,
  related: [],
  topics: [],
  catalogueEntry: null,
};

export const blankContent: ItemContent = {
  facts: blankFacts,
  blocks: [],
  attachments: [],
  pictures: [],
  personalAttachments: [],
};

/** When it should appear once the last act is done: at once, at an instant (embargo), or when somebody says so. */
export type Wish =
  | { readonly when: 'cleared'; readonly at: null }
  | { readonly when: 'at'; readonly at: string }
  | { readonly when: 'held'; readonly at: null };

/** One unit of a text for people: what it is called and what it says. `key` and `hash` as in rules/review-stages.ts. */
export type TextUnit = {
  readonly key: string;
  readonly hash: string;
  readonly label: string;
  readonly text: string;
};

/** A remark of a reviewer at a place of the text. */
export type Remark = { readonly unit: string; readonly quote: string; readonly reason: string };

/** One of the six acts as it is kept. */
export type ReviewAct = {
  readonly number: number;
  readonly version: number;
  readonly stage: Stage;
  readonly decision: 'passed' | 'returned';
  readonly covered: readonly string[];
  readonly remarks: readonly Remark[];
  readonly opinion: string;
  readonly secrecy: 'no-secret' | 'asked-authority' | null;
  readonly by: { readonly id: string; readonly name: string };
  readonly for: { readonly id: string; readonly name: string } | null;
  readonly at: Date;
};

export type ItemRecord = {
  readonly organId: string;
  readonly id: number;
  readonly sectionId: string;
  readonly kind: ItemKind;
  readonly phase: Phase;
  readonly revision: number;
  readonly content: ItemContent;
  readonly authors: readonly string[];
  readonly wish: Wish;
  readonly submittedVersion: number | null;
  readonly correctionNote: string;
  readonly publishedVersion: number | null;
  readonly firstPublishedAt: Date | null;
  readonly publishedAt: Date | null;
  readonly takenDownAt: Date | null;
  readonly takenDownReason: string | null;
  readonly urgentDueOn: string | null;
  readonly imported: boolean;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly updatedBy: string;
  readonly updatedAt: Date;
};

export type SectionRecord = {
  readonly organId: string;
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly kind: SectionKind;
  readonly parentId: string | null;
  readonly position: number;
  readonly description: string;
  readonly keywords: string;
  readonly columnType: string;
  readonly chainId: string | null;
  readonly inNavigation: boolean;
  readonly state: 'active' | 'retired';
  readonly successorId: string | null;
};

/** Something the checks found in a text. 'serious': must be put right or allowed in this phrase before submission. */
export type Hit = {
  /** 'id-number', 'phone', 'bank-card', 'wrong-word', 'weekday', 'sum', 'document-number', 'law-name', 'image-text' … */
  readonly rule: string;
  readonly severity: 'serious' | 'advice';
  /** The unit it stands in (`TextUnit.key`), and where in that unit's text, in UTF-16 units. */
  readonly unit: string;
  readonly from: number;
  readonly to: number;
  /** The words found; for personal information only masked. */
  readonly quote: string;
  /** The hit with the words around it: what an allowance is bound to. Never shown when it holds personal information. */
  readonly phrase: string;
  readonly message: string;
  readonly suggestion: string | null;
};
