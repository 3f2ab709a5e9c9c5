/** The prose of each section: what is left when headings, tables and page furniture are taken out. */
import { blankNarrative, type Narrative, type SectionId, sections } from '#rules/annual-report/tables.ts';
import type { Source } from '../source.ts';
import type { Heading } from './headings.ts';
import type { TitleReading } from './title.ts';

export type Stretch = readonly [from: number, to: number];

/** Leftovers of a page or a table that are no sentence. */
const noSentence =
  /^(?:(?:万元|元|件|条|项|个|宗|次|份)?[\s|:：。、,，;；\-—=_()（）[\]]*|[-—\s]*\d{1,4}[-—\s]*|第\s*\d+\s*页.{0,12})$/;

function paragraphs(printed: string): string {
  const lines = printed
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/[\t\u00a0\u3000]/g, ' ').trim())
    .filter((line) => !noSentence.test(line));
  return lines.map((line) => `${line}\n`).join('');
}

/** The printed text between two positions without the stretches that are taken, paragraph by paragraph. */
export function proseBetween(source: Source, from: number, to: number, taken: readonly Stretch[]): string {
  const inside = taken
    .map(([start, end]) => [Math.max(start, from), Math.min(end, to)] as const)
    .filter(([start, end]) => end > start)
    .sort((a, b) => a[0] - b[0]);
  const parts: string[] = [];
  let at = from;
  for (const [start, end] of inside) {
    if (start > at) parts.push(source.printed(at, start));
    at = Math.max(at, end);
  }
  if (at < to) parts.push(source.printed(at, to));
  return paragraphs(parts.join('\n').replace(/^[\s:：。]+/, ''));
}

/** Cuts off a heading in which the text ends ("五、"). */
function withoutCutHeading(prose: string): string {
  const last = prose.trimEnd().split('\n').at(-1) ?? '';
  for (const { numeral, title } of sections) {
    for (let length = title['2021'].length; length >= 0; length -= 1) {
      const start = `${numeral}、${title['2021'].slice(0, length)}`;
      if (last === start) return prose.slice(0, prose.lastIndexOf(start));
    }
  }
  return prose;
}

/** All prose of a report. Without the first heading, what stands before the second belongs to section 一. */
export function readNarrative(
  source: Source,
  headings: readonly Heading[],
  title: TitleReading,
  tables: readonly Stretch[],
): Narrative {
  const narrative: Narrative = { ...blankNarrative(), title: title.title };
  const taken = [...tables, ...title.taken];
  const first = headings[0];
  const before = proseBetween(source, 0, first?.start ?? source.text.length, taken);
  const lead: SectionId | 'preface' = first?.section === 'overview' ? 'preface' : 'overview';
  narrative[lead] = before;
  for (const [i, heading] of headings.entries()) {
    const to = headings[i + 1]?.start ?? source.text.length;
    const prose = proseBetween(source, heading.end, to, taken);
    narrative[heading.section] += i === headings.length - 1 ? withoutCutHeading(prose) : prose;
  }
  return narrative;
}
