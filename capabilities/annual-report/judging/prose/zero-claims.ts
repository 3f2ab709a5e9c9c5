/** 「未收到政府信息公开申请」「未发生行政复议、行政诉讼」: claims of nothing, which no digit shows. */
import type { Claim } from '#rules/annual-report/prose/claim.ts';
import { disputeClaim } from '#rules/annual-report/prose/disputes.ts';
import { requestClaims } from '#rules/annual-report/prose/requests.ts';
import type { Claimed } from './claims.ts';
import { yearsIn } from './numbers.ts';
import type { Sentence } from './text.ts';

const asked = '(?:依申请公开|信息公开申请|公开申请|依申请|信息公开的申请|申请公开|信息的申请)';
const requests = new RegExp(
  `(?:未|没有|未曾|从未)(?:收到|接到|接收到|接收|受理|接受)(?:过)?[^，。；]{0,40}?${asked}|` +
    `(?:无|没有)(?:任何|新增|新收)?(?:公民、法人[^，。；]{0,6}组织)?[^，。；]{0,4}?${asked}|` +
    '申请(?:数量|量|数|件数)?(?:为零|为0件?|均为零|零件)|零申请',
);
const notRequests =
  /结转|转办|需要|涉及(?!政府信息)|(?<!任何)(?:形式|方式)?(?:当面|现场|书面|邮寄|信函|网络|网上|电子邮件|传真)|超期|逾期|不予|投诉|举报|收费|收取|费用|无正当|未到期|未办结|撤销|异议|纠纷|差错|答复|复议|诉讼/;

const reconsideration =
  /(?:未|没有|无|不存在|未曾)(?:发生|产生|出现|引发|收到|涉及|因[^，。；]{0,24}?|有|被)?[^，。；]{0,26}?(?:行政)?复议/;
const litigation =
  /(?:未|没有|无|不存在|未曾)(?:发生|产生|出现|引发|收到|涉及|因[^，。；]{0,24}?|有|被)?[^，。；]{0,40}?(?:行政诉讼|诉讼|起诉|应诉)/;
const bothZero = /复议[^，。；\d]{0,14}诉讼[^，。；\d]{0,10}(?:均|都)?(?:为零|为0|均无|零)/;
const aboutDisclosure = /信息公开|依申请|政务公开/;
/** 「无行政复议纠错」「未经复议」 say something else. */
const otherDispute =
  /复议后|经复议|复议机关|撤销|变更|确认违法|责令|纠错|被纠正|败诉|未经复议|结果纠正|超期|责任追究|不当/;

function clausesOf(sentence: Sentence): { text: string; start: number }[] {
  const found: { text: string; start: number }[] = [];
  let start = 0;
  for (const part of sentence.text.split(/(?<=[，；。])/)) {
    found.push({ text: part, start });
    start += part.length;
  }
  return found;
}

function zero(claim: Claim, sentence: Sentence, clause: { text: string; start: number }): Claimed {
  const words = clause.text.replace(/[，；。]$/, '');
  const year = yearsIn(sentence.text).findLast((y) => y.start < clause.start + words.length)?.year ?? null;
  const end = clause.start + words.length;
  const number = {
    value: 0,
    unit: '件',
    decimals: 0,
    grain: 1,
    atLeast: 0,
    atMost: 0,
    start: clause.start,
    end,
    depth: 0,
  };
  return { claim, number, sentence, words, year, clause: sentence.text.slice(0, end) };
}

/** The claims of nothing that the sentences make. */
export function zeroClaims(sentences: readonly Sentence[]): Claimed[] {
  return sentences.flatMap((sentence) =>
    clausesOf(sentence).flatMap((clause) => {
      const { text } = clause;
      const found: Claimed[] = [];
      if (requests.test(text) && !notRequests.test(text))
        found.push(zero(requestClaims.newlyReceived, sentence, clause));
      const disclosure =
        aboutDisclosure.test(sentence.text) || sentence.topic === 'requests' || sentence.topic === 'disputes';
      if (!disclosure || otherDispute.test(text) || /\d/.test(text.replace(/20\d\d/g, ''))) return found;
      const none = bothZero.test(text);
      if (none || reconsideration.test(text))
        found.push(zero(disputeClaim('reconsideration'), sentence, clause));
      if (none || litigation.test(text)) found.push(zero(disputeClaim('litigation'), sentence, clause));
      return found;
    }),
  );
}
