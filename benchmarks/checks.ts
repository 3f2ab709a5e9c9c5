/**
 * The checks before publication on the labelled texts: precision and recall of each rule, what was missed and what was
 * found in vain, and the time for a text of 10,000 letters. Run by hand: node benchmarks/checks.ts
 */
import { checkContent } from '#capabilities/publishing/checking/index.ts';
import {
  contentOf,
  labelled,
  measured,
  personalOnly,
  type Score,
  scoreOf,
} from '#capabilities/publishing/checking/labelled/measure.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`.padStart(8);
const line = (name: string, { precision, recall }: Score, more = ''): void =>
  console.log(`${name.padEnd(18)} precision ${percent(precision)}  recall ${percent(recall)}  ${more}`);

const tallies = measured();
console.log(`${labelled.length} labelled texts\n`);
for (const [rule, tally] of [...tallies].sort(([one], [other]) => one.localeCompare(other))) {
  line(rule, scoreOf(new Map([[rule, tally]])), `${tally.hits} found`);
  for (const text of tally.missed) console.log(`    missed   ${text.slice(0, 90)}`);
  for (const text of tally.vain) console.log(`    in vain  ${text.slice(0, 90)}`);
}
console.log('');
line('personal', scoreOf(tallies, personalOnly));
line('all', scoreOf(tallies));

const plain = labelled
  .map((text) => text.replace(/⟦[a-z-]+:([^⟧]*)⟧/g, '$1').replace(/^@\d{4} /, ''))
  .join('\n');
const { content, units } = contentOf(
  plain.repeat(Math.ceil(10_000 / plain.length)).slice(0, 10_000),
  '2024-03-01',
);
for (let i = 0; i < 20; i += 1) checkContent(content, units, new Map(), { terms: [] });
const rounds = 100;
const start = performance.now();
for (let i = 0; i < rounds; i += 1) checkContent(content, units, new Map(), { terms: [] });
console.log(`\n10,000 letters: ${((performance.now() - start) / rounds).toFixed(2)} ms`);
