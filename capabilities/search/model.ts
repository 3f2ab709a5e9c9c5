/** What of a question is kept, and how it is counted; pure. */

/** Longer questions are read to here. */
export const LONGEST_READ = 300;
/** So much of a question is kept in the log. */
const LONGEST_KEPT = 100;

/** The question without what cannot be typed on purpose: control characters, halves of letters, endless space. */
export function cleaned(question: string): string {
  return question
    .slice(0, LONGEST_READ * 4)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\uFFFD]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_READ)
    .toWellFormed();
}

/** What may name a person is struck out before a question is kept: identity, phone and card numbers, addresses of mail. */
export function keptQuestion(question: string): string {
  return question
    .replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '…')
    .replace(/\d[\d\s-]{5,}[\dXx]/g, '…')
    .slice(0, LONGEST_KEPT)
    .toWellFormed();
}

/** A document number in any brackets as its parts, for comparing: 新教〔2024〕3号, 新教[2024]3号, 新教2024年第3号. */
export function numberParts(text: string): { letters: string; year: string; number: string } | null {
  const found =
    /([\p{Script=Han}]{0,12}?)\s*[〔[(（【［﹝]?\s*((?:19|20)\d\d)\s*[〕\])）】］﹞年]?\s*第?\s*0*(\d{1,5})\s*号/u.exec(
      text.normalize('NFKC'),
    );
  if (!found) return null;
  const [, letters = '', year = '', number = ''] = found;
  return { letters: letters.replace(/第$/, ''), year, number };
}

/** Whether a document's own number is the one asked for; letters may be left out or be the end of the organ's. */
export function isNumber(asked: string, own: string): boolean {
  const [a, b] = [numberParts(asked), numberParts(own)];
  if (!a || !b || a.year !== b.year || a.number !== b.number) return false;
  return a.letters === '' || b.letters.endsWith(a.letters) || a.letters.endsWith(b.letters);
}

/** What a question asks about the office itself. */
export type Matter = 'hours' | 'phone' | 'address' | 'fees' | 'responsible';

const matters: readonly (readonly [Matter, RegExp])[] = [
  ['hours', /几点|上班时间|下班|办公时间|工作时间|开放时间|开门|关门|什么时候(上班|开)|时间安排/],
  ['phone', /电话|联系方式|怎么联系|咨询热线|传真|邮箱|号码/],
  ['address', /地址|在哪|哪里|怎么走|位置|邮编/],
  ['fees', /收费|多少钱|费用|要钱|免费|收多少/],
  ['responsible', /谁负责|负责人|归谁管|哪个(部门|科室|股室)|找谁|主管|谁管/],
];
/** Words that name somebody else's office: nothing is answered from ours. */
const elsewhere = /派出所|医院|银行|法院|公安|税务|社保|民政/;

/** The matters a question is about, in the order of the table above. */
export const mattersOf = (question: string): Matter[] =>
  elsewhere.test(question)
    ? []
    : matters.filter(([, words]) => words.test(question)).map(([matter]) => matter);
