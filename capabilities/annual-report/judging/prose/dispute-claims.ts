/** Numbers on reconsideration and litigation: whose they are and which result they count. */
import type { Claim } from '#rules/annual-report/prose/claim.ts';
import { type DisputeSubject, disputeClaim } from '#rules/annual-report/prose/disputes.ts';
import type { DisputeResult } from '#rules/annual-report/tables.ts';
import { type Around, bare, ending } from './around.ts';

const disputeSubjects: readonly (readonly [RegExp, DisputeSubject])[] = [
  [/(?:行政)?(?:法)?复议(?:案件)?(?:和|及|与|、|或|以及|\/)(?:提起)?(?:行政)?诉讼/g, 'both'],
  [
    /未经复议(?:而)?(?:程序)?(?:直接)?(?:起诉|提起[^，。；]{0,8}诉讼)|直接(?:提起[^，。；]{0,8}诉讼|起诉)/g,
    'direct',
  ],
  [/(?:复议后|经复议)(?:起诉|[^，。；]{0,4}提起[^，。；]{0,8}诉讼)/g, 'after'],
  [/行政诉讼|诉讼案|提起诉讼|被诉|应诉/g, 'litigation'],
  [/行政(?:法)?复议|复议案|申请复议|复议申请/g, 'reconsideration'],
];

/** The last subject of dispute named in the text, the more specific of two that end together. */
function lastSubject(text: string): { subject: DisputeSubject; end: number } | undefined {
  let last: { subject: DisputeSubject; end: number } | undefined;
  for (const [words, subject] of disputeSubjects) {
    for (const match of text.matchAll(words)) {
      const end = match.index + match[0].length;
      if (!last || end > last.end) last = { subject, end };
    }
  }
  return last;
}

const results: readonly (readonly [string, DisputeResult])[] = [
  ['(?:结果)?维持', 'upheld'],
  ['(?:结果)?(?:被)?纠正|撤销|变更|确认违法', 'overturned'],
  ['其他结果|其它结果', 'other'],
  ['(?:尚)?未审结|(?:正在|尚在)审理(?:中)?', 'pending'],
];
const resultBefore = results.map(([words, result]) => [ending(words), result] as const);
const resultBehind = results.map(([words, result]) => [new RegExp(`^(?:的)?(?:${words})`), result] as const);

const notTheTotal = /结转|往年|上年|上一年|去年|已结|(?<!未)审结|胜诉|败诉|撤诉|撤回|新增/;

/** The claim of a number on reconsideration or litigation over disclosure; other cases of the body are not meant. */
export function disputeClaimAt({ left, right, before, topic }: Around): Claim | undefined {
  // 「行政诉讼案件10件，其中涉及政府信息公开2件」 and 「上年结转行政复议1件」 count something else.
  if (/^[，（]?其中[^，。]{0,8}(?:信息公开|政务公开)/.test(right) || notTheTotal.test(left)) return undefined;
  const near = before + (/^[^，。；]*/.exec(right)?.[0] ?? '');
  const context = topic === 'disputes' || topic === 'requests' || /信息公开|依申请/.test(near);
  if (!context) return undefined;
  const silent = bare(left) === '';
  const result = (silent ? resultBehind : resultBefore).find(([words]) =>
    words.test(silent ? right : left),
  )?.[1];
  if (result) {
    const subject = lastSubject(before)?.subject;
    // 「被纠正」 alone may mean anything: only beside a subject of dispute.
    return subject && disputeClaim(subject, result);
  }
  const named = lastSubject(left);
  if (named) {
    const ends = ending('复议|诉讼|起诉|应诉|被诉|复议案|诉讼案').test(left);
    return ends ? disputeClaim(named.subject) : undefined;
  }
  const behind = /^(?:因|由|的)?[^，。；、（\d]{0,16}?(?:行政(?:法)?复议|行政诉讼)/.exec(right)?.[0];
  if (!behind || (!silent && !/^(?:政府信息公开|有关|相关)?(?:的)?行政/.test(behind))) return undefined;
  const following = lastSubject(right.slice(0, behind.length + 4));
  return following && disputeClaim(following.subject);
}
