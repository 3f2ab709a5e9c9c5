/**
 * Which figure of the tables a number of the prose speaks of: told from the words of its own clause, before it or
 * behind it. A number whose words fit nothing claims nothing.
 */
import {
  applicantClaims,
  type Claim,
  type DisputeSubject,
  decisionClaim,
  disputeClaim,
  documentClaim,
  outcomeClaims,
  requestClaims,
} from '#rules/annual-report/prose.ts';
import type { DisputeResult } from '#rules/annual-report/tables.ts';
import { type Counted, countedIn, yearsIn } from './numbers.ts';
import type { Sentence, Topic } from './text.ts';

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

/** The words around one number. */
type Around = {
  readonly left: string;
  readonly right: string;
  /** From the start of the sentence to the number. */
  readonly before: string;
  readonly topic: Topic;
  readonly year: number;
};

const aboutRequests =
  /依申请|信息公开申请|公开申请|申请公开|信息公开的申请|政府信息[^，。；]{0,6}申请|申请[^，。；]{0,8}政府信息|信息公开(?:类)?(?:办件|件)/;
const aboutOtherMatters =
  /留言|信箱|热线|诉求|建议|提案|来信|咨询|舆情|工单|来电|来访|问政|许可|审批|征集|听证|会议|培训|检查|解读|公报|处罚|意见|投诉件|网民|公证|调解|办件量|稿件|案卷评查|执法|督查|满意|线索/;
/** 「依申请公开信息数255条」 counts pieces of information, not requests. */
const ofInformation =
  /(?:依申请公开|申请公开)(?:类|的)?(?:政府|政务)?信息(?:数|量|数量|总数)?(?:共|为|共计)?$/;
const comparison = /(?:增加|减少|增长|下降|上升|提高|降低|多|少|增幅|降幅|增)(?:了)?$/;

/** Words between what is counted and its number that add nothing: 「政府信息公开申请共计」. */
const filler =
  '(?:的|各类|有关|政府|政务|信息|公开|依申请|申请|件|事项|案件|情况|数量|总量|总数|量|数|共计|总计|合计|累计|共|均|都|为|是|有|了|计|达到|达|到|仅|只|分别|全部|书面|：|“|”)*';
const ending = (words: string) => new RegExp(`(?:${words})${filler}$`);

const carriedInWords = ending(
  '(?:上|去)(?:一)?年(?:度)?[^，。；]{0,8}(?:结转|转结|转入|转来|遗留|延续|跨年)[^，。；]{0,8}|结转(?:自)?(?:上|去)(?:一)?年(?:度)?[^，。；]{0,8}|承接上(?:一)?年(?:度)?[^，。；]{0,6}',
);
const carriedOverWords = ending(
  '(?:结转|顺延|转入|转|延续|跨)(?:至|到|入|下转)?(?:下|次|明)(?:一)?年(?:度)?(?:继续)?(?:办理|答复|处理)?|(?:正在|尚在|仍在|待)(?:办理|处理|答复)(?:中|之中|过程中)?|(?:尚)?未办结|在办',
);
const carriedOverBehind =
  /^(?:申请)?[^，。；、（）]{0,8}(?:(?:结转|顺延|转入|延|转|留)(?:至|到|入|待)?(?:下|次|明)(?:一)?年|(?:正在|尚在|仍在|还在)[^，。；]{0,6}(?:办理|处理|答复|审核)|(?:尚)?未(?:到|届)[^，。；]{0,6}期|(?:尚)?未办结)/;
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

const results: readonly (readonly [RegExp, DisputeResult])[] = [
  [/(?:结果)?维持/, 'upheld'],
  [/(?:结果)?纠正|撤销|变更|确认违法/, 'overturned'],
  [/其他结果|其它结果/, 'other'],
  [/(?:尚)?未审结|正在审理/, 'pending'],
];

function disputeClaimAt(around: Around): Claim | undefined {
  const { left, right, before, topic } = around;
  const context = topic === 'disputes' || topic === 'requests' || /信息公开|依申请/.test(before + right);
  if (!context) return undefined;
  const result = results.find(([words]) => words.test(left) || (bare(left) === '' && words.test(right)))?.[1];
  if (result) {
    const subject = lastSubject(before)?.subject;
    // 「被纠正」 alone may mean anything: only beside a subject of dispute.
    return subject && disputeClaim(subject, result);
  }
  const named = lastSubject(left);
  if (named)
    return ending('复议|诉讼|起诉|应诉|被诉|复议案|诉讼案').test(left)
      ? disputeClaim(named.subject)
      : undefined;
  const behind = /^(?:因|由|的)?[^，。；、\d]{0,16}?(?:行政(?:法)?复议|行政诉讼)/.exec(right);
  const following =
    behind && bare(left) === '' ? lastSubject(right.slice(0, behind[0].length + 6)) : undefined;
  return following && disputeClaim(following.subject);
}

/** A clause's words without connectives: '' when nothing is said before the number. */
const bare = (left: string) =>
  left.replace(
    /^(?:其中|另有|另|有|还有|包括|包含|含|共|共计|合计|分别|为|以及|和|及|与|且|并|：|“|”)+|(?:共|共计|有)$/g,
    '',
  );

function firstOf(list: readonly (readonly [RegExp, Claim])[], text: string): Claim | undefined {
  let best: { claim: Claim; end: number } | undefined;
  for (const [words, claim] of list) {
    const match = words.exec(text);
    if (!match) continue;
    const end = match.index + match[0].length;
    if (!best || end > best.end) best = { claim, end };
  }
  return best?.claim;
}

const proactiveAnswer = /主动公开|已公开|公开(?:渠道|方式|平台|栏目|指南|目录|文件|信息)/;

function outcomeClaim({ left, right }: Around): Claim | undefined {
  const said = bare(left);
  const text =
    said === ''
      ? /^(?:申请)?(?:作出|属于|属|系|为|答复为|按)?[“]?([^，。；、（]{2,24})/.exec(right)?.[1]
      : said;
  if (!text || proactiveAnswer.test(text) || /申请公开|公开申请|依申请公开|公开方式/.test(text))
    return undefined;
  return firstOf(outcomeClaims, text);
}

function applicantClaim({ left, right }: Around): Claim | undefined {
  const said = bare(left);
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
  [/办理|处理/, requestClaims.dealtWith],
];

function wholeClaim({ left, right, before }: Around): Claim | undefined {
  const said = bare(left) === '' ? before.slice(-40) : left;
  const behind = /^(?:件)?(?:政府信息|信息公开|公开申请|依申请|申请)/.test(right);
  const claims = aboutRequests.test(left) || behind || /申请/.test(left) || bare(left) === '';
  const claim = firstOf(verbs, said);
  if (
    claim === requestClaims.completed ||
    claim === requestClaims.replied ||
    claim === requestClaims.dealtWith
  ) {
    return ending('办结|审结|完结|答复|回复|办理|处理|收办|办结率|申请|答复办理').test(left) || behind
      ? claim
      : undefined;
  }
  if (claim && claims) return claim;
  return ending('依申请公开|信息公开申请|公开申请').test(left) && !/不/.test(left)
    ? requestClaims.mentioned
    : undefined;
}

const documentHeads: readonly (readonly [RegExp, 'issued' | 'repealed' | 'inForce'])[] = [
  [/废止|失效/, 'repealed'],
  [/现行有效|继续有效/, 'inForce'],
  [/制发|制定|出台|印发|新制/, 'issued'],
];

function documentClaimAt({ left, right }: Around): Claim | undefined {
  const text = `${left}#${/^[^，。；、]{0,12}/.exec(right)?.[0] ?? ''}`;
  const name = /规范性(?:文件|档案)/.test(text)
    ? 'normativeDocuments'
    : /(?:政府|部门|制定|制发)规章/.test(text)
      ? 'governmentRules'
      : null;
  const head = documentHeads.find(([words]) => words.test(left))?.[1];
  if (!name || !head || /党内|合法性|备案|审查|审核|清理[^，。；]{0,12}(?:规范性)?文件$/.test(left))
    return undefined;
  const strict = /行政规范性文件/.test(text) && !/发布|公布|公开|清理|解读|更新|上传|征集|全/.test(left);
  return documentClaim(name, head, strict || /规章/.test(text));
}

function decisionClaimAt({ left }: Around): Claim | undefined {
  if (/公开|公示|信息|发布|双公示|归集|推送|上传/.test(left)) return undefined;
  if (!/作出|办理|实施|处理决定|审批|办结|下达|立案|做出/.test(left)) return undefined;
  if (ending('行政许可(?:决定|事项)?').test(left)) return decisionClaim('administrativeLicences');
  if (ending('行政处罚(?:决定)?').test(left)) return decisionClaim('administrativePenalties');
  return ending('行政强制(?:措施|决定)?').test(left) ? decisionClaim('administrativeCompulsions') : undefined;
}

const countUnits = /^(?:件|条|份|起|宗|例|项|个|次|人|人次|家|户)$/;

function claimOf(number: Counted, around: Around, inRequests: boolean): Claim | undefined {
  if (!countUnits.test(number.unit) || comparison.test(around.left) || ofInformation.test(around.left))
    return undefined;
  const dispute = disputeClaimAt(around);
  if (dispute) return dispute;
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
  const left = clause.endsWith('、') ? '' : clause.replace(/^.*[)）]/, '');
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

/** Every claim of the sentences, in order. `year` is the year of the report. */
export function claimsIn(sentences: readonly Sentence[], year: number): Claimed[] {
  let lastAboutRequests = -9;
  return sentences.flatMap((sentence, at) => {
    const numbers = countedIn(sentence.text);
    if (aboutRequests.test(sentence.text)) lastAboutRequests = at;
    const inRequests =
      sentence.topic === 'requests' || at - lastAboutRequests <= (sentence.startsParagraph ? 0 : 2);
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
