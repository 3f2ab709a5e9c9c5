/** Reconsideration and litigation: 「行政诉讼」 in a sentence is two groups of table 四 together. */
import { type DisputeGroup, type DisputeResult, disputeCell } from '../tables.ts';
import { type Claim, claim, type Reading } from './claim.ts';

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
