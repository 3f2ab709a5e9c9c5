/** Numbers of bank cards: Luhn and the first digits of the issuers. */
import { before, type Find, type Passage } from '../passage.ts';
import { type DigitRun, digitChains, joinedRuns } from './digits.ts';
import { isIdNumber } from './id-number.ts';
import { isWithinAddress } from './phone.ts';

/** Whether the last digit is that of Luhn (ISO/IEC 7812-1). */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** UnionPay 62 (16–19), older domestic cards 9558 (19) and 60–69 (19), and the 16 digits of the world's issuers. */
const isCard = (digits: string): boolean =>
  /^62\d{14,17}$|^9558\d{15}$|^60\d{17}$|^4\d{15}$|^5[1-5]\d{14}$|^35(?:2[89]|[3-8]\d)\d{12}$/.test(digits) &&
  passesLuhn(digits);

const cardLabel = /(?:银行卡|一卡通|社保卡|借记卡|储蓄卡|信用卡|工资卡|卡号|存折)[^\n，。；]{0,10}$/;
const otherNumber =
  /(?:订单|单号|流水|编号|工单|条码|代码|合同|ISBN|学籍号|学号|追溯码)[号码为是]{0,2}[:： ]{0,2}\d{0,4}$/;
/** The account of a body: 户名 names one. */
const bodyAccount =
  /(?:户名|开户名|开户名称|账户名称|单位名称|收款单位|收款人|收款户|对公账户|基本户|专户|非税|财政)[^\n]{0,60}$/;
const personal = /(?:本人|学生|家长|个人|农户|教师|持卡人|姓名)[^\n]{0,30}$/;
const body = /(?:局|学校|中心|公司|财政|委员会|政府|馆|幼儿园|协会|基金会|中学|小学|大学|专户|国库)/;

/** The longest first: of groups of four, all belong to the number. */
const byLength = (one: DigitRun, other: DigitRun): number => other.digits.length - one.digits.length;

export function* bankCards(passage: Passage): Iterable<Find> {
  for (const chain of digitChains(passage.plain))
    for (const run of [...joinedRuns(chain, 16, 19)].sort(byLength)) {
      const find = ofRun(passage, run);
      if (find) yield find;
    }
}

function ofRun(passage: Passage, { digits, from, to, parts }: DigitRun): Find | null {
  if (!/^\d+$/.test(digits) || isIdNumber(digits) || parts > 6) return null;
  const lead = before(passage, from, 80);
  const labelled = parts <= 5 && cardLabel.test(lead.slice(-24));
  if (!labelled && (!isCard(digits) || otherNumber.test(lead.slice(-16)))) return null;
  if (labelled && /^0+$/.test(digits)) return null;
  if (isWithinAddress(passage.plain, from) || isOfBody(lead)) return null;
  return {
    rule: 'bank-card',
    from,
    to,
    message: '这里有一个银行卡号或个人账号。请删去；本单位收费、资助发放的对公账户，请在前面写明户名。',
  };
}

function isOfBody(lead: string): boolean {
  const named = bodyAccount.exec(lead)?.[0];
  return named !== undefined && body.test(named) && !personal.test(lead.slice(-32));
}
