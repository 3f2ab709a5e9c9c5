/**
 * The 21 ways in which a request can end: one row of table 三 each (form of 2021). For every way its articles, what
 * must lie on file before it may be chosen, and its letter.
 *
 * 「对政府信息公开申请，行政机关根据下列情况分别作出答复……」 (条例第三十六条); 第三十条, 第三十五条, 第三十七条至第三十九条,
 * 第四十二条 for the others. A request ends in exactly one way; 「区分处理的，只计这一情形，不计其他情形」 (the form).
 *
 * Reading of ours, in no text: the rows of 'moved-to-archive', 'withdrawn', 'not-government-information' and 'ended'.
 * Two facts are more than the articles ask ('petition-channel' and 'disclosure-duty-checked'): 第三十九条 says 「可以告知」,
 * yet a letter without the way to go is of no use; 第十六条第二款 lets other laws prevail, so somebody has to look.
 */
import type { RequestRowId } from '../annual-report/form.ts';
import { type Citation, ogi, reportForm2021 } from '../citation.ts';
import type { FactKind } from './facts.ts';
import type { LetterKind } from './letter-kinds.ts';

export const outcomeCodes = [
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
] as const satisfies readonly RequestRowId[];

/** The id of the row of table 三 in which the request is counted. */
export type OutcomeCode = (typeof outcomeCodes)[number];

export const outcomeVariants = [
  'already-public',
  'provide',
  'whole',
  'not-existing',
  'not-this-organ',
  'moved-to-archive',
  'withdrawn',
  'not-government-information',
  'ended',
] as const;

/** The legal way within a row, where a row has several; 'whole' where it has but one. */
export type OutcomeVariant = (typeof outcomeVariants)[number];

export type Variant = {
  readonly id: OutcomeVariant;
  readonly label: string;
  readonly citations: readonly Citation[];
  readonly requiredFacts: readonly FactKind[];
  readonly letter: LetterKind;
};

const one = (
  id: OutcomeVariant,
  label: string,
  citations: readonly Citation[],
  requiredFacts: readonly FactKind[],
  letter: LetterKind,
): Variant => ({ id, label, citations, requiredFacts, letter });

const whole = (
  label: string,
  citations: readonly Citation[],
  facts: readonly FactKind[],
  letter: LetterKind,
) => [one('whole', label, citations, facts, letter)];

const correctionFacts: readonly FactKind[] = ['correction-notice', 'correction-notice-delivered'];

/** The ways of every outcome, row by row. */
export const variantsOf: Readonly<Record<OutcomeCode, readonly Variant[]>> = {
  disclosed: [
    one(
      'already-public',
      '已经主动公开，告知获取的方式、途径',
      [ogi('36(1)')],
      ['publication-place'],
      'reply-already-public',
    ),
    one(
      'provide',
      '可以公开，提供信息或者告知获取的方式、途径和时间',
      [ogi('36(2)'), ogi('40')],
      ['information-attached-or-route'],
      'reply-provide',
    ),
  ],
  disclosedInPart: whole(
    '区分处理，提供可以公开的内容',
    [ogi('37')],
    [
      'severable-part',
      'information-attached-or-route',
      'ground-article',
      'withheld-reasons',
      'release-verified',
    ],
    'reply-in-part',
  ),
  'refused.stateSecret': whole(
    '依法确定为国家秘密',
    [ogi('36(3)'), ogi('14')],
    ['secrecy-review', 'ground-article', 'withheld-reasons'],
    'reply-state-secret',
  ),
  'refused.prohibitedByLaw': whole(
    '法律、行政法规禁止公开',
    [ogi('36(3)'), ogi('14')],
    ['ground-article', 'withheld-reasons'],
    'reply-prohibited-by-law',
  ),
  'refused.endangersSecurityOrStability': whole(
    '公开后可能危及国家安全、公共安全、经济安全、社会稳定',
    [ogi('36(3)'), ogi('14')],
    ['harm-assessment', 'ground-article', 'withheld-reasons'],
    'reply-endangers-security',
  ),
  'refused.thirdPartyRights': whole(
    '涉及商业秘密、个人隐私等，公开会损害第三方合法权益',
    [ogi('36(3)'), ogi('15'), ogi('32')],
    ['third-party-opinion', 'third-party-weighed', 'ground-article', 'withheld-reasons'],
    'reply-third-party-rights',
  ),
  'refused.internalAffairs': whole(
    '人事管理、后勤管理、内部工作流程等内部事务信息',
    [ogi('36(3)'), ogi('16.1')],
    ['ground-article', 'withheld-reasons'],
    'reply-internal-affairs',
  ),
  'refused.deliberative': whole(
    '讨论记录、过程稿、磋商信函、请示报告等过程性信息',
    [ogi('36(3)'), ogi('16.2')],
    ['disclosure-duty-checked', 'ground-article', 'withheld-reasons'],
    'reply-deliberative',
  ),
  'refused.enforcementFile': whole(
    '行政执法案卷信息',
    [ogi('36(3)'), ogi('16.2')],
    ['disclosure-duty-checked', 'ground-article', 'withheld-reasons'],
    'reply-enforcement-file',
  ),
  'refused.administrativeInquiry': whole(
    '工商、不动产登记资料等，法律、行政法规对信息的获取有特别规定',
    [ogi('36(7)')],
    ['special-law'],
    'reply-administrative-inquiry',
  ),
  'unableToProvide.notHeld': [
    one('not-existing', '经检索没有该信息', [ogi('36(4)')], ['search-log'], 'reply-not-existing'),
    one(
      'not-this-organ',
      '不属于本机关负责公开',
      [ogi('36(5)'), ogi('10')],
      ['not-ours-reasons', 'responsible-organ'],
      'reply-not-this-organ',
    ),
    one(
      'moved-to-archive',
      '已移交国家档案馆，按照档案管理的规定办理',
      [ogi('36(5)')],
      ['archive-transfer'],
      'reply-moved-to-archive',
    ),
  ],
  'unableToProvide.needsCreating': whole(
    '没有现成信息，需要对现有信息加工、分析',
    [ogi('38')],
    ['search-log', 'creation-needed'],
    'reply-needs-creating',
  ),
  'unableToProvide.stillUnclear': whole(
    '补正后申请内容仍不明确',
    [ogi('30')],
    [...correctionFacts, 'correction-received', 'still-unclear-why'],
    'reply-still-unclear',
  ),
  'notHandled.petitionOrComplaint': whole(
    '以政府信息公开申请的形式进行信访、投诉、举报等活动',
    [ogi('39.1')],
    ['petition-nature', 'petition-channel'],
    'reply-petition',
  ),
  'notHandled.repeated': whole('重复申请公开相同信息', [ogi('36(6)')], ['earlier-reply'], 'reply-repeated'),
  'notHandled.publicPublication': whole(
    '要求提供政府公报、报刊、书籍等公开出版物',
    [ogi('39.2')],
    ['publication-place'],
    'reply-publication',
  ),
  'notHandled.excessive': whole(
    '数量、频次明显超过合理范围且申请理由不合理',
    [ogi('35')],
    ['reasons-asked', 'reasons-judged'],
    'reply-excessive',
  ),
  'notHandled.reissue': whole(
    '要求确认或者重新出具已经获取的信息',
    // No express article was found for this row; the form alone names it.
    [reportForm2021],
    ['earlier-provision'],
    'reply-reissue',
  ),
  'otherHandling.correctionOverdue': whole(
    '无正当理由逾期不补正，视为放弃申请',
    [ogi('30')],
    [...correctionFacts, 'correction-period-passed', 'no-good-reason'],
    'reply-correction-overdue',
  ),
  'otherHandling.feeUnpaid': whole(
    '逾期未按收费通知要求缴纳费用',
    [ogi('42')],
    ['fee-notice', 'fee-notice-delivered', 'fee-period-passed'],
    'reply-fee-unpaid',
  ),
  'otherHandling.other': [
    one('withdrawn', '申请人撤回申请', [ogi('45')], ['withdrawal'], 'reply-withdrawn'),
    one(
      'not-government-information',
      '咨询，或者所申请的内容不属于政府信息',
      [ogi('2')],
      ['closing-reasons'],
      'reply-not-information',
    ),
    one('ended', '其他终结处理的情形', [ogi('45')], ['closing-reasons'], 'reply-other'),
  ],
};
