/** What the checks look at, and what they say. Pure. */
import type { TextUnit } from '../model.ts';
import { folded } from './folding.ts';

/** A text to be checked: a unit of the item, or a part of an attachment. */
export type Passage = {
  /** The key of the unit. */
  readonly unit: string;
  readonly kind: 'title' | 'facts' | 'body' | 'file-name' | 'file-text';
  readonly text: string;
  /** The text with full-width letters and digits as half-width ones; every position is that of `text`. */
  readonly plain: string;
  /** Added to positions: the text of an attachment stands behind that of its unit. */
  readonly offset: number;
  /** 「附件《名单.xlsx》的工作表“名单”里」; '' for what stands open in the item. */
  readonly where: string;
  /** Whether a reader of the attachment does not see it at once. */
  readonly isHidden: boolean;
  /** The HTML of a block; '' for anything else. */
  readonly html: string;
};

/** A part of what an attachment says, as platform/documents/spoken gives it. */
export type TextPart = { readonly where: string; readonly hidden: boolean; readonly text: string };

/** What one check found in one passage; positions in the passage. */
export type Find = {
  readonly rule: Rule;
  readonly from: number;
  readonly to: number;
  readonly message: string;
  readonly suggestion?: string;
  readonly severity?: 'serious' | 'advice';
  /** What is said of the place when words of the text are not enough: an image's file. */
  readonly sign?: string;
};

/** Rules whose hits hold somebody's personal information: masked everywhere, and never allowed everywhere. */
export const personalRules = {
  'id-number': '身份证号码',
  phone: '手机号码',
  'bank-card': '银行卡号',
  plate: '车牌号',
  passport: '证件号码',
  address: '住址',
  email: '个人邮箱',
  birth: '出生日期',
  masked: '遮盖不足',
  column: '名单中的个人信息栏',
  minors: '未成年人名单',
} as const;

const otherRules = {
  'wrong-word': '错别字',
  term: '本单位词库',
  sensitive: '本单位敏感词',
  weekday: '星期与日期',
  date: '日期',
  sum: '合计',
  share: '占比',
  'document-number': '文号',
  'law-name': '法律法规名称',
  'body-name': '机构名称',
  'image-text': '图片替代文字',
  link: '链接',
  blank: '正文空白',
  title: '标题',
  punctuation: '标点',
  repeat: '重复的字',
  characters: '字符',
  placeholder: '未填写的内容',
} as const;

export type Rule = keyof typeof personalRules | keyof typeof otherRules;

/** What each rule is called. */
export const ruleNames: Readonly<Record<Rule, string>> = { ...personalRules, ...otherRules };

export const isPersonal = (rule: string): rule is keyof typeof personalRules =>
  Object.hasOwn(personalRules, rule);

/** A term of the organ's own dictionary. */
export type Term = {
  readonly kind: 'wrong-word' | 'name' | 'law-name' | 'sensitive' | 'blocked-field';
  readonly wrong: string;
  readonly suggestion: string;
  readonly note: string;
};

/** What the checks know beside the text. */
export type Knowledge = {
  readonly terms: readonly Term[];
  /** The year that dates without one are taken to be in, and where it is from; null: nothing says it. */
  readonly year: { readonly value: number; readonly from: string } | null;
  readonly kind: Passage['kind'];
};

export type Check = (passage: Passage, knowledge: Knowledge) => Iterable<Find>;

export function passageOf(
  unit: string,
  kind: Passage['kind'],
  text: string,
  place: {
    readonly offset?: number;
    readonly where?: string;
    readonly isHidden?: boolean;
    readonly html?: string;
  } = {},
): Passage {
  const { offset = 0, where = '', isHidden = false, html = '' } = place;
  return { unit, kind, text, plain: folded(text), offset, where, isHidden, html };
}

/** The passage that a unit is; null for what holds no words (the order of blocks). */
export function passageOfUnit({ key, text }: TextUnit, html: string): Passage | null {
  if (key === 'title' || key === 'facts') return passageOf(key, key, text);
  if (key.startsWith('block:')) return passageOf(key, 'body', text, { html });
  if (key.startsWith('file:')) return passageOf(key, 'file-name', text);
  return null;
}

/** The text before a position: what a label would stand in. */
export const before = (passage: Passage, from: number, most: number): string =>
  passage.plain.slice(Math.max(0, from - most), from);
export const after = (passage: Passage, to: number, most: number): string =>
  passage.plain.slice(to, to + most);
