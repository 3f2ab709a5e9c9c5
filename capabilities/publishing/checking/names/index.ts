/** Names of laws and bodies. */
import type { Check, Find, Knowledge, Passage } from '../passage.ts';
import { documentNumbers } from './document-number.ts';
import { lawTitles, renamedBodies, wrongTitles } from './titles.ts';

const known = new Set(lawTitles);
const state = '中华人民共和国';

function* lawNames({ plain }: Passage): Iterable<Find> {
  for (const match of plain.matchAll(/《([^《》\n]{2,40})》/g)) {
    const title = match[1] ?? '';
    const from = match.index + 1;
    const find = faultOf(title, plain.slice(Math.max(0, match.index - 20), match.index));
    if (find) yield { rule: 'law-name', from, to: from + title.length, ...find };
  }
}

function faultOf(title: string, lead: string): { message: string; suggestion: string } | null {
  const slip =
    /^(?:中国人民共和国|中华人民共合国|中华人名共和国|中化人民共和国|中华民国共和国|中华人民共和)(?!国)/.exec(
      title,
    )?.[0];
  const rest = slip ? title.slice(slip.length) : title.startsWith(state) ? title.slice(state.length) : title;
  if (slip) return { message: '国名写错了，应当是“中华人民共和国”。', suggestion: `${state}${rest}` };
  if (
    known.has(rest) ||
    /(?:原|已废止的?|旧|当时的|关于适用|关于修改|关于废止)$/.test(lead) ||
    /[省市区县州]$|^.{2,8}[省市]/.test(title)
  )
    return null;
  const wrong = Object.hasOwn(wrongTitles, rest) ? wrongTitles[rest] : undefined;
  if (wrong) return { message: `《${title}》的名称请核对：${wrong.why}。`, suggestion: wrong.right };
  const near =
    rest.length >= 5 && /[法例]$/.test(rest) ? lawTitles.find((law) => isOneSlipFrom(law, rest)) : undefined;
  if (!near) return null;
  const right = title.startsWith(state) ? `${state}${near}` : near;
  return { message: `《${title}》的名称可能写错了，与《${near}》只差一个字。`, suggestion: right };
}

/** One letter changed, left out, added, or two neighbours exchanged. */
function isOneSlipFrom(right: string, written: string): boolean {
  if (right.length < 5 || Math.abs(right.length - written.length) > 1 || right === written) return false;
  let start = 0;
  while (start < right.length && right[start] === written[start]) start += 1;
  let end = 0;
  while (
    end < Math.min(right.length, written.length) - start &&
    right[right.length - 1 - end] === written[written.length - 1 - end]
  )
    end += 1;
  const middle = right.slice(start, right.length - end);
  const other = written.slice(start, written.length - end);
  return (
    Math.max(middle.length, other.length) <= 1 ||
    (other.length === 2 && other === [...middle].reverse().join(''))
  );
}

const past = /原|时任|前身|更名|改名|旧称|撤销|曾|历史|当时|组建/;

function* bodyNames({ plain }: Passage, { year }: Knowledge): Iterable<Find> {
  for (const [old, now, since] of renamedBodies) {
    if (year !== null && year.value < since) continue;
    for (const match of plain.matchAll(old)) {
      const to = match.index + match[0].length;
      const sentence = sentenceAround(plain, match.index);
      const older = [...sentence.matchAll(/(?<!\d)((?:19|20)\d\d)(?=年|〕)/g)].some(
        ([, named]) => Number(named) <= since,
      );
      if (
        older ||
        past.test(sentence) ||
        /^[〔令第[（(]/.test(plain.slice(to, to + 1)) ||
        isInTitle(plain, match.index)
      )
        continue;
      yield {
        rule: 'body-name',
        from: match.index,
        to,
        message: `“${match[0]}”已于${since}年前后更名或撤并，现为${now}；说的是当时的事可以保留，或者写作“原${match[0]}”。`,
        suggestion: now,
      };
    }
  }
}

function sentenceAround(plain: string, at: number): string {
  const start = Math.max(...['。', '\n'].map((sign) => plain.lastIndexOf(sign, at)), at - 200);
  const end = /[。\n]/.exec(plain.slice(at, at + 200))?.index ?? 200;
  return plain.slice(Math.max(0, start), at + end);
}

const isInTitle = (plain: string, at: number): boolean => {
  const lead = plain.slice(Math.max(0, at - 60), at);
  return lead.lastIndexOf('《') > lead.lastIndexOf('》');
};

/** Names and numbers of documents, laws and bodies. */
export const nameChecks: readonly Check[] = [documentNumbers, lawNames, bodyNames];
