/** From what a check found to what people are shown and what an allowance is bound to. */
import { createHash } from 'node:crypto';
import type { Hit } from '../model.ts';
import { type Find, isPersonal, type Passage } from './passage.ts';

/** How many letters on each side of a hit belong to its phrase. */
const AROUND = 8;
const longestQuote = 60;

/** '410711199003071234' → '410*************34' */
export function masked(text: string): string {
  const letters = [...text];
  if (letters.length <= 4) return letters.map((letter, i) => (i === 0 ? letter : '*')).join('');
  const tail = letters.length >= 11 ? 2 : 0;
  return letters.map((letter, i) => (i < 3 || i >= letters.length - tail ? letter : '*')).join('');
}

const withoutNumbers = (text: string): string =>
  text.replace(/[0-9０-９]{3,}/g, (run) => '*'.repeat(run.length));

/**
 * The words of a hit with those around it. Personal information is masked in it, and its true words are bound by the
 * first 80 bits of their SHA-256, so that nothing personal is kept in allowances.
 */
function phraseOf(passage: Passage, { from, to, rule, sign }: Find): string {
  const { text } = passage;
  const start = text.slice(Math.max(0, from - AROUND), from);
  const end = text.slice(to, to + AROUND);
  const words = text.slice(from, to);
  if (!isPersonal(rule)) return `${start}${words}${end}${sign ? ` ${sign}` : ''}`;
  const digest = createHash('sha256').update(`${start}\n${words}\n${end}`).digest('hex').slice(0, 20);
  return `${withoutNumbers(start)}${shown(rule, words)}${withoutNumbers(end)} #${digest}`;
}

const shown = (rule: string, words: string): string => (isHead(rule) ? words : masked(words));
/** Rules whose place is the head of a column, not the information itself. */
const isHead = (rule: string): boolean => rule === 'column' || rule === 'minors';

const hiddenSentence = '这部分内容读者打开文件时看不到，但可以取出来。';

/** The hit of a find, its place counted in the unit (attachments' text: behind the unit's own). */
export function hitOf(passage: Passage, find: Find): Hit {
  const words = passage.text.slice(find.from, find.to);
  const message = `${passage.where ? `${passage.where}：` : ''}${find.message}${passage.isHidden ? hiddenSentence : ''}`;
  const severity = find.severity ?? (isPersonal(find.rule) ? 'serious' : 'advice');
  return {
    rule: find.rule,
    severity,
    unit: passage.unit,
    from: passage.offset + find.from,
    to: passage.offset + find.to,
    quote: (isPersonal(find.rule) ? shown(find.rule, words) : words).slice(0, longestQuote),
    phrase: phraseOf(passage, find).slice(0, 200),
    message,
    suggestion: find.suggestion ?? null,
  };
}
