/**
 * The labels of the statutory form as they stand in real files: shortened, misspelt, differently numbered, in
 * traditional characters. Each match says how sure it is and whether the label departs from the official one.
 */
import {
  type ApplicantColumn,
  applicantColumns,
  type DisputeGroup,
  type DisputeResult,
  disputeGroups,
  disputeResults,
  type FormVersion,
  proactiveBlocks,
  type RequestRowId,
  requestRows,
} from '#rules/annual-report/tables.ts';
import { fold } from './text/fold.ts';

/** `score` 0 to 1; `altered` when the words (numbering and punctuation aside) are not the official ones. */
export type LabelMatch<Id> = { readonly id: Id; readonly score: number; readonly altered: boolean };

/** One form for all spellings: NFKC, radicals, simplified characters, single spaces, no space at either end. */
export function normalise(text: string): string {
  return fold(text).text.replace(/\s+/g, ' ').trim();
}

/** Letters, digits and characters only: what labels are compared by. */
export const wordsOf = (text: string): string => fold(text).text.replace(/[^\p{Script=Han}A-Za-z0-9]/gu, '');

const numbering = /^\s*(?:\(\s*[一二三四五六七八九十\d]+\s*\)|[一二三四五六七八九十]+\s*、|\d+\s*[.、,]?)\s*/;
const groupBefore =
  /^(?:三)?本年度办理结果|^三?不予公开(?=.)|^四?无法提供(?=.)|^五?不予处理(?=.)|^六?其他处理(?=.)/;

/** The words of a row label without its number and without the merged labels that may stand before it. */
export function bareLabel(label: string): string {
  let text = fold(label).text.replace(/\s+/g, '');
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(numbering, '');
    text = text.replace(groupBefore, '');
  }
  return wordsOf(text);
}

/** Words that only this row has, best first; a label with one of them is that row, however the rest is spelt. */
export const rowCores: Readonly<Record<RequestRowId, readonly string[]>> = {
  newlyReceived: ['本年新收政府信息公开申请', '本年新收', '年新收'],
  carriedIn: ['上年结转政府信息公开申请', '上年结转', '上年度结转', '上一年结转'],
  disclosed: ['予以公开'],
  disclosedInPart: ['部分公开'],
  'refused.stateSecret': ['属于国家秘密', '国家秘密'],
  'refused.prohibitedByLaw': ['其他法律行政法规禁止公开', '其他法律', '法规禁止公开', '禁止公开'],
  'refused.endangersSecurityOrStability': ['三安全一稳定', '危及三安全', '三安全', '一稳定'],
  'refused.thirdPartyRights': ['保护第三方合法权益', '第三方合法权益', '第三方'],
  'refused.internalAffairs': ['三类内部事务信息', '内部事务'],
  'refused.deliberative': ['四类过程性信息', '过程性信息', '过程性'],
  'refused.enforcementFile': ['行政执法案卷', '执法案卷'],
  'refused.administrativeInquiry': ['行政查询事项', '行政查询', '查询事项'],
  'unableToProvide.notHeld': ['本机关不掌握', '不掌握'],
  'unableToProvide.needsCreating': ['没有现成信息', '没有现成', '另行制作'],
  'unableToProvide.stillUnclear': ['补正后申请内容', '补正后', '仍不明确'],
  'notHandled.petitionOrComplaint': ['信访举报投诉', '信访举报', '举报投诉'],
  'notHandled.repeated': ['重复申请'],
  'notHandled.publicPublication': ['公开出版物', '出版物'],
  'notHandled.excessive': ['大量反复申请', '大量反复', '反复申请'],
  'notHandled.reissue': ['确认或重新出具', '要求行政机关确认', '重新出具'],
  'otherHandling.correctionOverdue': ['逾期不补正'],
  'otherHandling.feeUnpaid': ['逾期未按收费通知', '按收费通知', '缴纳费用', '收费通知'],
  'otherHandling.other': ['其他'],
  otherHandling: ['其他处理'],
  totalHandled: ['总计', '合计'],
  carriedOver: ['结转下年度继续办理', '结转下年度', '下年度继续办理', '结转下年', '下年继续办理'],
};

/** Cores too short to be trusted inside other words: the whole label must be this. */
const wholeOnly: ReadonlySet<RequestRowId> = new Set([
  'otherHandling.other',
  'otherHandling',
  'totalHandled',
]);

/** All rows of both forms in printed order. */
export const allRequestRows = [
  ...requestRows['2021'].slice(0, -2),
  ...requestRows['2019'].filter((row) => row.id === 'otherHandling'),
  ...requestRows['2021'].slice(-2),
];

const officialWords = new Map(allRequestRows.map((row) => [row.id, bareLabel(row.label)]));

/** The official words of a row, without number and punctuation. */
export const officialLabel = (row: RequestRowId): string => officialWords.get(row) ?? '';

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < text.length; i += 1) {
    const pair = text.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** Likeness of two short texts by the pairs of characters they share: 0 to 1. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length < 2 || b.length < 2) return 0;
  const others = pairsOf(b);
  let same = 0;
  for (const [pair, count] of pairsOf(a)) same += Math.min(count, others.get(pair) ?? 0);
  return (2 * same) / (a.length + b.length - 2);
}

/** The row of table 三 that a label means, or null. Accepts the whole label with its number and merged labels. */
export function matchRequestRow(label: string): LabelMatch<RequestRowId> | null {
  const words = bareLabel(label);
  if (words === '' || words.length > 120) return null;
  let best: LabelMatch<RequestRowId> | null = null;
  for (const { id } of allRequestRows) {
    const official = officialLabel(id);
    if (words === official) return { id, score: 1, altered: false };
    const core = wholeOnly.has(id)
      ? rowCores[id].includes(words)
      : rowCores[id].some((c) => words.includes(c));
    const score = Math.max(likeness(words, official), core ? 0.75 : 0) * 0.98;
    if (score >= 0.5 && score > (best?.score ?? 0)) best = { id, score, altered: true };
  }
  return best;
}

const columnWords: readonly (readonly [ApplicantColumn, RegExp])[] = [
  ['naturalPerson', /自然人|^公民$/],
  ['commercialEnterprise', /商业|^企业$/],
  ['researchInstitution', /科研/],
  ['publicWelfareOrganisation', /公益/],
  ['legalServiceBody', /法律|服务机构/],
  ['otherOrganisation', /^其他(?:组织)?$/],
  ['total', /^(?:总计|合计|总数)$/],
];

const exactly = <Id extends string>(
  list: readonly { readonly id: Id; readonly label: string }[],
  words: string,
) => list.find((item) => wordsOf(item.label) === words);

/** The applicant column that a head means. 法人或其他组织, the head above five of them, is none. */
export function matchApplicantColumn(label: string): LabelMatch<ApplicantColumn> | null {
  const words = wordsOf(label);
  const exact = exactly(applicantColumns, words);
  if (exact) return { id: exact.id, score: 1, altered: false };
  if (words.includes('法人') || words.length > 12) return null;
  const found = columnWords.find(([, pattern]) => pattern.test(words));
  return found ? { id: found[0], score: 0.8, altered: true } : null;
}

const proactiveWords: readonly (readonly [string, RegExp])[] = [
  ['normativeDocuments', /规范性(?:文件|档案)/],
  ['governmentRules', /^(?:政府|部门|地方政府)?规章$/],
  ['administrativeLicences', /行政许可/],
  ['otherManagementServices', /其他对外管理|对外管理服务/],
  ['administrativePenalties', /行政处罚/],
  ['administrativeCompulsions', /行政强制/],
  ['administrativeFees', /行政事业性?收费|事业性收费/],
  ['centralProcurement', /集中采购/],
];

/** The row of table 二 that a label means, with the identifier it has in the given form. */
export function matchProactiveRow(label: string, form: FormVersion): LabelMatch<string> | null {
  const words = wordsOf(fold(label).text.replace(numbering, ''));
  const rows = proactiveBlocks[form].flatMap((block) => block.rows);
  const exact = exactly(rows, words);
  if (exact) return { id: exact.id, score: 1, altered: false };
  if (words.length > 24) return null;
  const found = proactiveWords.find(([, pattern]) => pattern.test(words))?.[0];
  const row = found && rows.find((r) => r.id.startsWith(found));
  return row ? { id: row.id, score: 0.8, altered: true } : null;
}

/** A head of table 四: one of the three groups, or one of the five results below each. */
export type DisputeHead =
  | { readonly kind: 'group'; readonly id: DisputeGroup }
  | { readonly kind: 'result'; readonly id: DisputeResult };

const resultWords: readonly (readonly [DisputeResult, RegExp])[] = [
  ['upheld', /维持/],
  ['overturned', /纠正/],
  ['other', /其他结果|^其他$/],
  ['pending', /未审结|未结/],
  ['total', /^(?:总计|合计)$/],
];

const groupWords: readonly (readonly [DisputeGroup, RegExp])[] = [
  ['directSuit', /未经复议|直接起诉/],
  ['suitAfterReconsideration', /复议后/],
  ['reconsideration', /^(?:政府信息公开)?行政复议$/],
];

/** The head of table 四 that a label means. 行政诉讼, the head above two groups, is none. */
export function matchDisputeHead(label: string): (DisputeHead & { score: number; altered: boolean }) | null {
  const words = wordsOf(label);
  const group = exactly(disputeGroups, words);
  if (group) return { kind: 'group', id: group.id, score: 1, altered: false };
  const result = exactly(disputeResults, words);
  if (result) return { kind: 'result', id: result.id, score: 1, altered: false };
  if (words.length > 12) return null;
  const near = resultWords.find(([, pattern]) => pattern.test(words));
  if (near) return { kind: 'result', id: near[0], score: 0.8, altered: true };
  const nearGroup = groupWords.find(([, pattern]) => pattern.test(words));
  return nearGroup ? { kind: 'group', id: nearGroup[0], score: 0.8, altered: true } : null;
}
