/**
 * Which figure of the tables a number of the prose speaks of: told from the words of its own clause, before it or
 * behind it. A number whose words fit nothing claims nothing.
 */
import { applicantClaims } from '#rules/annual-report/prose/applicants.ts';
import type { Claim } from '#rules/annual-report/prose/claim.ts';
import { outcomeClaims } from '#rules/annual-report/prose/outcomes.ts';
import { requestClaims } from '#rules/annual-report/prose/requests.ts';
import { type Around, bare, ending, firstOf } from './around.ts';
import { disputeClaimAt } from './dispute-claims.ts';
import { decisionClaimAt, documentClaimAt } from './document-claims.ts';
import { type Counted, countedIn, yearsIn } from './numbers.ts';
import type { Sentence } from './text.ts';

export type Claimed = {
  readonly claim: Claim;
  readonly number: Counted;
  readonly sentence: Sentence;
  /** The words that made the claim, for the finding. */
  readonly words: string;
  /** The year the clause names; null when it names none. */
  readonly year: number | null;
  /** The clause reports the sum of the year's work of its body without naming another scope. */
  readonly clause: string;
};

const aboutRequests =
  /新收申请|申请[^。]*结转|依申请|信息公开申请|公开申请|申请公开|信息公开的申请|政府信息[^，。；]{0,6}申请|申请[^，。；]{0,8}政府信息|信息公开(?:类)?(?:办件|件)/;
const aboutOtherMatters =
  /留言|信箱|热线|诉求|建议|提案|来信|咨询|舆情|工单|来电|来访|问政|许可|审批|征集|听证|会议|培训|检查|解读|公报|处罚|意见|投诉件|网民|公证|调解|办件量|稿件|案卷评查|执法|督查|满意|线索/;
/** 「依申请公开信息数255条」 counts pieces of information, not requests. */
const ofInformation =
  /(?:依申请公开|申请公开)(?:类|的)?(?:政府|政务)?信息(?:数|量|数量|总数)?(?:共|为|共计)?$/;
const comparison = /(?:增加|减少|增长|下降|上升|提高|降低|多|少|增幅|降幅|增)(?:了)?$/;

const carriedInWords = ending(
  '(?:上|去)(?:一)?年(?:度)?[^，。；]{0,8}(?:结转|转结|转入|转来|遗留|延续|跨年)[^，。；]{0,8}|结转(?:自)?(?:上|去)(?:一)?年(?:度)?[^，。；]{0,8}|承接上(?:一)?年(?:度)?[^，。；]{0,6}',
);
const carriedOverWords = ending(
  '(?:结转|顺延|转入|转|延续|跨)(?:至|到|入|下转)?(?:下|次|明)(?:一)?年(?:度)?(?:继续)?(?:办理|答复|处理)?|(?:正在|尚在|仍在|待)(?:办理|处理|答复)(?:中|之中|过程中)?|(?:尚)?未办结|在办',
);
const carriedOverBehind =
  /^(?:申请)?[^，。；、（）]{0,8}(?:(?:结转|顺延|转入|延|转|留)(?:至|到|入|待)?(?:(?:下|次|明)(?:一)?年|20\d\d年)|在[^，。；]{0,4}(?:办理|答复)期限内|(?:正在|尚在|仍在|还在)[^，。；]{0,6}(?:办理|处理|答复|审核)|(?:尚)?未(?:到|届)[^，。；]{0,6}期|(?:尚)?未办结)/;
const carriedInBehind =
  /^(?:申请)?[^，。；、（）]{0,6}(?:上|去)(?:一)?年(?:度)?[^，。；]{0,6}(?:结转|转结|遗留|转入)/;

/** 「结转至2026年6件」「2023年结转5件」: the year tells the direction. */
function carriedByYear(left: string, year: number): Claim | undefined {
  const to = /结转(?:至|到|入)(20\d\d)年(?:度)?(?:继续)?(?:办理|答复|处理)?/.exec(left)?.[1];
  if (to) return Number(to) > year ? requestClaims.carriedOver : requestClaims.carriedIn;
  const from = /(20\d\d)年(?:度)?[^，。；]{0,6}(?:结转|转结|遗留|转入)[^，。；]{0,8}$/.exec(left)?.[1];
  if (!from) return undefined;
  return Number(from) < year ? requestClaims.carriedIn : requestClaims.carriedOver;
}

function carriedClaim({ left, right, year }: Around): Claim | undefined {
  const byYear = carriedByYear(left, year);
  if (byYear) return byYear;
  if (carriedInWords.test(left) || carriedInBehind.test(right)) return requestClaims.carriedIn;
  if (carriedOverWords.test(left) || carriedOverBehind.test(right)) return requestClaims.carriedOver;
  return ending('结转').test(left) ? requestClaims.carried : undefined;
}

const proactiveAnswer = /主动公开|已公开|公开(?:渠道|方式|平台|栏目|指南|目录|文件|信息)/;

function outcomeClaim({ left, right }: Around): Claim | undefined {
  const said = bare(left);
  const text =
    said === ''
      ? /^(?:申请)?(?:作出|属于|属|系|为|答复为|按)?[“]?([^，。；、（]{2,24})/.exec(right)?.[1]
      : said;
  if (
    !text ||
    /等/.test(text) ||
    proactiveAnswer.test(text) ||
    /申请公开|公开申请|依申请公开|公开方式/.test(text)
  )
    return undefined;
  const found = firstOf(outcomeClaims, text);
  if (found?.id === 'disclosed-wholly-or-in-part' && !/不予|无法|其他/.test(text)) return found;
  const groups = new Set(text.match(/予以公开|部分公开|不予公开|无法提供|不予处理|其他|其它/g));
  if (groups.size > 1) return undefined;
  // 「国家秘密、商业秘密」: more than the row counts, perhaps.
  return found && /[、和或与]|(?<!涉)及/.test(text) ? { ...found, strict: false } : found;
}

function applicantClaim({ left, right }: Around): Claim | undefined {
  const said = bare(left);
  if (/(?:公民|个人|自然人).*(?:法人|组织)|等/.test(said)) return undefined;
  if (/[、和或与]|(?<!涉)及/.test(said) && !/法人(?:或|和|及|与|、|以及)?(?:者)?(?:其他|其它)组织/.test(said))
    return undefined;
  return firstOf(
    applicantClaims,
    said === '' ? (/^(?:申请)?(?:为|系|是|来自)?([^，。；、（]{2,12})/.exec(right)?.[1] ?? '') : said,
  );
}

const verbs: readonly (readonly [RegExp, Claim])[] = [
  [/新收|新增|新受理|新接收|本年(?:度)?新/, requestClaims.newlyReceived],
  [/收办/, requestClaims.receivedAndHandled],
  [/收到|受理|接收|接到|接受|收悉|登记|收件|共收|提交|提出|接办/, requestClaims.received],
  [/办结|审结|完结/, requestClaims.completed],
  [/答复|回复|答覆/, requestClaims.replied],
  [/办理|处理|承办/, requestClaims.dealtWith],
];

/** Channels of which a report counts several: 「网上申请3件、信函申请2件」 are parts, not the whole. */
const channels = /网上|网络|在线|平台|信函|邮寄|邮件|当面|现场|窗口|传真/g;
/** Behind 其中 a number is a part: it cannot be all that was received. */
const isPart = (before: string) => /其中|包括|包含/.test(before.slice(before.lastIndexOf('；') + 1));
/** 「（含乡镇办理12件）」: what is contained is a part, whatever was done with it. */
const isContained = (left: string) => /^[（(]?(?:含|内含|包含|包括)(?!上)/.test(left);
const wholes: readonly Claim[] = [requestClaims.received, requestClaims.mentioned, requestClaims.dealtWith];

const doneBehind =
  /^(?:申请)?(?:也)?(?:均|都|已|全部|按期|按时|依法|及时|在法定期限内)*(办结|答复|办理完毕|回复)/;

function verbClaim({ left, right, before }: Around): Claim | undefined {
  if (/转来|转办|移交/.test(left)) return undefined;
  const silent = bare(left) === '';
  const done = silent ? doneBehind.exec(right)?.[1] : undefined;
  if (done) return /答复|回复/.test(done) ? requestClaims.replied : requestClaims.completed;
  const behind = /^(?:政府信息|信息公开|公开申请|依申请|申请)/.test(right);
  const claim = firstOf(verbs, silent && (behind || /^[，。；（]|^$/.test(right)) ? before.slice(-40) : left);
  if (
    claim === requestClaims.completed ||
    claim === requestClaims.replied ||
    claim === requestClaims.dealtWith
  ) {
    return ending('办结|审结|完结|答复|回复|办理|处理|承办|收办|申请').test(left) || behind || silent
      ? claim
      : undefined;
  }
  if (claim === requestClaims.newlyReceived) return claim;
  if (claim && (behind || silent || /申请/.test(left))) return claim;
  return ending('依申请公开|信息公开申请|公开申请|申请公开').test(left) && !/不/.test(left)
    ? requestClaims.mentioned
    : undefined;
}

/** 「新收20件，上年结转2件，共22件」 */
const bothBefore =
  /(?:新收|收到|受理|接收)[^。；]*\d件[^。；]*(?:上|去)(?:一)?年(?:度)?[^。；，]{0,8}(?:结转|转入)[^。；，]{0,8}\d+件(?:，|（|）|、|合计|总计|共计|共|需办理|应办理|累计)*$/;

function wholeClaim(around: Around): Claim | undefined {
  if (bare(around.left) === '' && bothBefore.test(around.before)) return requestClaims.inAll;
  if (isContained(around.left)) return undefined;
  const claim = verbClaim(around);
  if (!claim || !wholes.includes(claim)) return claim;
  if (isPart(around.before)) return undefined;
  const named = around.left.match(channels)?.length ?? 0;
  return named === 1 && claim === requestClaims.received ? requestClaims.mentioned : claim;
}

const countUnits = /^(?:件|条|份|起|宗|例|项|个|次|人|人次|家|户)$/;

function claimOf(number: Counted, around: Around, inRequests: boolean): Claim | undefined {
  if (
    !countUnits.test(number.unit) ||
    comparison.test(around.left) ||
    (ofInformation.test(around.left) &&
      (number.unit === '条' || /[数量]$/.test(around.left)) &&
      !/收到|受理|接收|接到|办理|答复/.test(around.left))
  )
    return undefined;
  const dispute = disputeClaimAt(around);
  if (dispute || /复议|诉讼/.test(around.left)) return dispute;
  const document = /件|份|个|部/.test(number.unit) ? documentClaimAt(around) : undefined;
  if (document) return document;
  const own = aboutRequests.test(around.left) || aboutRequests.test(around.right);
  if (!inRequests && !own) return decisionClaimAt(around);
  const outcome = outcomeClaim(around);
  if (outcome && outcome.id !== 'disclosed-loosely') return outcome;
  if (!own && aboutOtherMatters.test(around.left + around.right)) return decisionClaimAt(around);
  return carriedClaim(around) ?? applicantClaim(around) ?? outcome ?? wholeClaim(around);
}

function aroundOf(sentence: Sentence, numbers: readonly Counted[], i: number, year: number): Around {
  const { text, topic } = sentence;
  const number = numbers[i];
  const from = numbers[i - 1]?.end ?? 0;
  const start = number?.start ?? 0;
  const raw = text.slice(from, start);
  const clause = /[^，。；（）]*$/.exec(raw)?.[0] ?? '';
  const left = clause.endsWith('、') ? '' : clause.replace(/^.*[)）]|^、+/, '');
  const until = numbers[i + 1]?.start ?? text.length;
  return { left, right: text.slice(number?.end ?? 0, until), before: text.slice(0, start), topic, year };
}

/** The year a number speaks of: the last one named before it in the sentence, outside of 「结转至2026年」. */
function yearOf(sentence: Sentence, number: Counted): number | null {
  const named = yearsIn(sentence.text).filter(
    (y) =>
      y.start < number.start &&
      !/(?:结转(?:至|到|入)|较|比|与|同|《[^》]*)$/.test(sentence.text.slice(0, y.start)) &&
      !/^(?:度)?[^，。；]{0,6}(?:结转|遗留|转入|年报|年度报告|信息公开年)/.test(sentence.text.slice(y.end)),
  );
  return named.at(-1)?.year ?? null;
}

/** Two outcomes of the form in one sentence speak of requests, whatever else it says. */
const severalOutcomes = (text: string) =>
  new Set(text.match(/予以公开|部分公开|不予公开|无法提供|不予处理/g)).size > 1;

/** Every claim of the sentences, in order. `year` is the year of the report. */
export function claimsIn(sentences: readonly Sentence[], year: number): Claimed[] {
  let lastAboutRequests = -9;
  return sentences.flatMap((sentence, at) => {
    const numbers = countedIn(sentence.text);
    if (aboutRequests.test(sentence.text)) lastAboutRequests = at;
    const inRequests =
      sentence.topic === 'requests' ||
      severalOutcomes(sentence.text) ||
      at - lastAboutRequests <= (sentence.startsParagraph ? 0 : 2);
    return numbers.flatMap((number, i): Claimed[] => {
      const around = aroundOf(sentence, numbers, i, year);
      const claim = claimOf(number, around, inRequests);
      if (!claim) return [];
      const words = `${around.left.slice(-24)}${sentence.text.slice(number.start, number.end)}`;
      return [
        {
          claim,
          number,
          sentence,
          words,
          year: yearOf(sentence, number),
          clause: around.before.slice(-60) + around.right.slice(0, 12),
        },
      ];
    });
  });
}
