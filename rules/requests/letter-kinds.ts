/**
 * The letters of a request, from the receipt to the reply: which there are, what each is called, on which article it
 * rests. What each must contain is in letters.ts.
 */
import { type Citation, ogi, reportForm2021 } from '../citation.ts';

/** 'process' during the handling · 'reply' ends it · 'internal' never leaves the organ. */
export type LetterGroup = 'process' | 'reply' | 'internal';

type LetterKindRow = {
  readonly title: string;
  readonly group: LetterGroup;
  readonly basis: readonly Citation[];
};

const process = (title: string, ...basis: Citation[]): LetterKindRow => ({ title, group: 'process', basis });
const reply = (title: string, ...basis: Citation[]): LetterKindRow => ({ title, group: 'reply', basis });
const internal = (title: string, ...basis: Citation[]): LetterKindRow => ({
  title,
  group: 'internal',
  basis,
});

export const letterKinds = {
  'registration-form': internal('政府信息公开申请登记表', ogi('45')),
  'registration-receipt': process('政府信息公开申请登记回执', ogi('31'), ogi('45')),
  'correction-notice': process('政府信息公开申请补正告知书', ogi('30')),
  'reasons-notice': process('政府信息公开申请说明理由告知书', ogi('35')),
  'deferral-notice': process('政府信息公开申请延迟答复告知书', ogi('35')),
  'extension-notice': process('政府信息公开申请延期答复告知书', ogi('33.2')),
  'third-party-consultation': process('第三方意见征询书', ogi('32')),
  'third-party-confirmation': process('征求意见确认函', ogi('32')),
  'consultation-notice': process('政府信息公开申请征求意见告知书', ogi('33.3')),
  'third-party-decision': process('依申请公开政府信息告知书（第三方）', ogi('32')),
  'co-maker-consultation': process('共同制作机关意见征询书', ogi('34')),
  'assistance-letter': process('政府信息公开申请协办函', ogi('11.1')),
  'fee-notice': process('政府信息公开信息处理费收费通知书', ogi('42')),
  'reply-already-public': reply('政府信息公开申请答复书（已主动公开）', ogi('36(1)')),
  'reply-provide': reply('政府信息公开申请答复书（予以公开）', ogi('36(2)'), ogi('40')),
  'reply-in-part': reply('政府信息公开申请答复书（部分公开）', ogi('37')),
  'reply-state-secret': reply('政府信息不予公开告知书（国家秘密）', ogi('36(3)'), ogi('14')),
  'reply-prohibited-by-law': reply(
    '政府信息不予公开告知书（法律、行政法规禁止公开）',
    ogi('36(3)'),
    ogi('14'),
  ),
  'reply-endangers-security': reply('政府信息不予公开告知书（危及“三安全一稳定”）', ogi('36(3)'), ogi('14')),
  'reply-third-party-rights': reply('政府信息不予公开告知书（保护第三方合法权益）', ogi('36(3)'), ogi('15')),
  'reply-internal-affairs': reply('政府信息不予公开告知书（内部事务信息）', ogi('36(3)'), ogi('16.1')),
  'reply-deliberative': reply('政府信息不予公开告知书（过程性信息）', ogi('36(3)'), ogi('16.2')),
  'reply-enforcement-file': reply('政府信息不予公开告知书（行政执法案卷）', ogi('36(3)'), ogi('16.2')),
  'reply-administrative-inquiry': reply('政府信息公开申请告知书（行政查询事项）', ogi('36(7)')),
  'reply-not-existing': reply('政府信息公开申请告知书（信息不存在）', ogi('36(4)')),
  'reply-not-this-organ': reply('政府信息公开申请告知书（不属于本机关负责公开）', ogi('36(5)')),
  'reply-moved-to-archive': reply('政府信息公开申请告知书（已移交国家档案馆）', ogi('36(5)')),
  'reply-needs-creating': reply('政府信息公开申请告知书（没有现成信息需要另行制作）', ogi('38')),
  'reply-still-unclear': reply('政府信息公开申请告知书（补正后仍不明确）', ogi('30')),
  'reply-petition': reply('政府信息公开申请不予处理告知书（信访、投诉、举报）', ogi('39.1')),
  'reply-repeated': reply('政府信息公开申请不予重复处理告知书', ogi('36(6)')),
  'reply-publication': reply('政府信息公开申请告知书（公开出版物）', ogi('39.2')),
  'reply-excessive': reply('政府信息公开申请不予处理告知书（申请理由不合理）', ogi('35')),
  'reply-reissue': reply('政府信息公开申请告知书（要求确认或者重新出具）', reportForm2021),
  'reply-correction-overdue': reply('政府信息公开申请不再处理告知书（逾期不补正）', ogi('30')),
  'reply-fee-unpaid': reply('政府信息公开申请不再处理告知书（逾期未缴费）', ogi('42')),
  'reply-withdrawn': reply('政府信息公开申请终结处理告知书（撤回申请）', ogi('45')),
  'reply-not-information': reply('政府信息公开申请告知书（不属于政府信息）', ogi('2')),
  'reply-other': reply('政府信息公开申请终结处理告知书', ogi('45')),
  'record-amendment': reply('政府信息更正告知书', ogi('41')),
  'clearance-slip': internal('政府信息公开申请审查呈批单', ogi('17'), ogi('45')),
  'proactive-transfer': internal('主动公开移送明细表', ogi('44')),
} as const satisfies Record<string, LetterKindRow>;

export type LetterKind = keyof typeof letterKinds;

/** All letters in the order of a request's life. */
export const letterKindsInOrder: readonly LetterKind[] = Object.keys(letterKinds) as LetterKind[];

/** The name printed on top of the letter. */
export const letterTitle = (kind: LetterKind): string => letterKinds[kind].title;
