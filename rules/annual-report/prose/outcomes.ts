/** The outcomes of requests: which words of the prose claim which row of table 三. */
import type { RequestRowId } from '../tables.ts';
import { type Claim, claim, loose, type Reading, rowsOfGroup, total } from './claim.ts';

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
