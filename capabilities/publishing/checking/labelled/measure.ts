/** How well the checks do on the labelled texts: what was to be found, what was found, what was found in vain. */
import { blankContent, type ItemContent, type TextUnit } from '../../model.ts';
import { checkContent, isPersonal } from '../index.ts';
import { clean } from './clean.ts';
import { figures } from './figures.ts';
import { names } from './names.ts';
import { personal } from './personal.ts';
import { words } from './words.ts';

export const labelled: readonly string[] = [...personal, ...words, ...figures, ...names, ...clean];

export type Tally = { hits: number; missed: string[]; vain: string[] };

const year = /^@(\d{4}) /;
const mark = /⟦([a-z-]+):([^⟧]*)⟧/g;

type Expected = { readonly rule: string; readonly from: number; readonly to: number };

/** The text without its marks, and where they stood. */
function unmarked(row: string): { text: string; expected: Expected[]; producedOn: string } {
  const written = year.exec(row)?.[1];
  const source = row.replace(year, '');
  const expected: Expected[] = [];
  let text = '';
  let cursor = 0;
  for (const match of source.matchAll(mark)) {
    text += source.slice(cursor, match.index);
    const words = match[2] ?? '';
    expected.push({ rule: match[1] ?? '', from: text.length, to: text.length + words.length });
    text += words;
    cursor = match.index + match[0].length;
  }
  return { text: text + source.slice(cursor), expected, producedOn: written ? `${written}-03-01` : '' };
}

/** A text of one block. */
export function contentOf(text: string, producedOn = ''): { content: ItemContent; units: TextUnit[] } {
  const content = { ...blankContent, facts: { ...blankContent.facts, producedOn } };
  return { content, units: [{ key: 'block:a', hash: '', label: '第1段', text }] };
}

/** What became of the labelled texts, by rule. */
export function measured(): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  const of = (rule: string): Tally => {
    const tally = tallies.get(rule) ?? { hits: 0, missed: [], vain: [] };
    tallies.set(rule, tally);
    return tally;
  };
  for (const row of labelled) {
    const { text, expected, producedOn } = unmarked(row);
    const { content, units } = contentOf(text, producedOn);
    const hits = checkContent(content, units, new Map(), { terms: [] });
    const fits = (one: Expected, other: Expected) =>
      one.rule === other.rule && one.from < other.to && other.from < one.to;
    for (const one of expected)
      if (hits.some((hit) => fits(one, hit))) of(one.rule).hits += 1;
      else of(one.rule).missed.push(row);
    for (const hit of hits)
      if (!expected.some((one) => fits(one, hit))) of(hit.rule).vain.push(`${hit.quote} — ${row}`);
  }
  return tallies;
}

export type Score = { readonly precision: number; readonly recall: number };

/** Precision and recall of some rules together. */
export function scoreOf(
  tallies: ReadonlyMap<string, Tally>,
  counts: (rule: string) => boolean = () => true,
): Score {
  const some = [...tallies].filter(([rule]) => counts(rule)).map(([, tally]) => tally);
  const sum = (of: (tally: Tally) => number) => some.reduce((total, tally) => total + of(tally), 0);
  const hits = sum((tally) => tally.hits);
  const found = hits + sum(({ vain }) => vain.length);
  const wanted = hits + sum(({ missed }) => missed.length);
  return { precision: found === 0 ? 1 : hits / found, recall: wanted === 0 ? 1 : hits / wanted };
}

export const personalOnly = isPersonal;
