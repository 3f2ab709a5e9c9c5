/** Numbers of the prose against the figures of the tables. */
import { reportingBody } from '#rules/annual-report/plausibility.ts';
import type { Reading } from '#rules/annual-report/prose/claim.ts';
import { scopeWords } from '#rules/annual-report/prose/words.ts';
import { type AnnualReport, cellName, figureAt } from '#rules/annual-report/tables.ts';
import type { Finding, ReadReport, Severity } from '../../model.ts';
import { finding } from '../findings.ts';
import { type Claimed, claimsIn } from './claims.ts';
import type { Sentence } from './text.ts';
import { zeroClaims } from './zero-claims.ts';

/** What a reading comes to: null when a cell of it has no figure. Cells that the form does not print add nothing. */
function readingValue(report: AnnualReport, { plus, minus = [] }: Reading): number | null {
  let value = 0;
  let printed = 0;
  for (const [cells, sign] of [[plus, 1] as const, [minus, -1] as const]) {
    for (const cell of cells) {
      const figure = figureAt(report, cell);
      if (figure === undefined) continue;
      if (figure === null) return null;
      value += sign * Number(figure);
      printed += 1;
    }
  }
  return printed > 0 ? value : null;
}

/** Whether the sentence's scope is certainly that of the tables: one body, no words of another scope. */
function sameScope(report: AnnualReport, { clause, number, claim }: Claimed): boolean {
  const { kind } = reportingBody(report);
  return (
    claim.strict &&
    number.atLeast === number.atMost &&
    (kind === 'department' || kind === 'township') &&
    !scopeWords.test(clause)
  );
}

const place = ({ sentence, number }: Claimed) => {
  const from = Math.max(0, number.start - 30);
  return { text: sentence.printed(from, Math.min(sentence.text.length, number.end + 12)) };
};

function contradiction(report: AnnualReport, claimed: Claimed, values: readonly (number | null)[]): Finding {
  const { claim, number } = claimed;
  const [reading] = claim.readings;
  // An open cell might hold what the sentence counts.
  const known = values.every((value) => value !== null);
  const severity: Severity = known && sameScope(report, claimed) ? 'error' : 'question';
  const cells = (reading?.plus ?? []).filter((cell) => figureAt(report, cell) !== undefined);
  const named = cells.length === 1 ? cellName(cells[0] ?? '', report.format) : `表格“${reading?.words}”`;
  const others = claim.readings
    .slice(1)
    .map((r, i) => `${r.words}为${values[i + 1]}`)
    .filter((words, i) => values[i + 1] !== values[0] && !words.endsWith('null'));
  const also = others.length > 0 ? `，${others.join('，')}` : '';
  const next =
    severity === 'error'
      ? '两处应当一致，请以台账为准改正。'
      : '如统计范围或口径不同，请在文中写明；否则请改正。';
  const message = `文中“${claimed.words}”与${named}（${values[0]}）不一致${also}。${next}`;
  return finding('prose-against-tables', severity, message, {
    cells,
    expected: values[0] ?? null,
    actual: number.value,
    source: place(claimed),
  });
}

function looseTerm(report: AnnualReport, claimed: Claimed, reading: Reading): Finding {
  const [first] = claimed.claim.readings;
  const value = first ? readingValue(report, first) : null;
  const carriedIn = reading.plus.some((cell) => cell.includes('carriedIn'));
  const hint = carriedIn ? '，例如“（含上年结转）”' : '';
  const message = `文中“${claimed.words}”等于表三的${reading.words}，而“${first?.words}”为${value}。口径不同不算错，建议在文中写明${hint}。`;
  return finding('prose-terms', 'advice', message, {
    cells: (first?.plus ?? []).filter((cell) => figureAt(report, cell) !== undefined),
    expected: value,
    actual: claimed.number.value,
    source: place(claimed),
  });
}

/** A cell whose digits are glued has several candidates; a sentence that fits none of them is asked about. */
function againstCandidates(report: AnnualReport | ReadReport, claimed: Claimed): Finding[] {
  const [reading] = claimed.claim.readings;
  const [cell, ...more] = reading?.plus ?? [];
  if (!cell || more.length > 0 || !('cells' in report)) return [];
  const candidates = report.cells[cell]?.candidates ?? [];
  const { atLeast, atMost, value } = claimed.number;
  if (candidates.length === 0 || candidates.some((c) => Number(c) >= atLeast && Number(c) <= atMost))
    return [];
  const message = `文中“${claimed.words}”与${cellName(cell, report.format)}对不上：表中数字相连，怎样拆分都得不出这个数。如统计范围或口径不同，请在文中写明；否则请改正。`;
  return [
    finding('prose-against-tables', 'question', message, {
      cells: [cell],
      actual: value,
      source: place(claimed),
    }),
  ];
}

/** 「（含上年结转2件）」 behind the number: the sentence explains itself. */
const saysSo = ({ sentence, number }: Claimed) =>
  /^[^。；]{0,6}(?:其中)?(?:含|包括|包含)[^。；]{0,4}(?:上年|上一年|20)/.test(
    sentence.text.slice(number.end),
  );

function judgeClaim(report: AnnualReport, claimed: Claimed): Finding[] {
  const { claim, number, year } = claimed;
  if (year !== null && report.year !== null && year !== Number(report.year)) return [];
  const values = claim.readings.map((reading) => readingValue(report, reading));
  const fits = claim.readings.find((_, i) => {
    const value = values[i];
    return value !== null && value !== undefined && value >= number.atLeast && value <= number.atMost;
  });
  if (fits && saysSo(claimed)) return [];
  if (fits)
    return fits.loose && fits !== claim.readings[0] && values[0] !== null
      ? [looseTerm(report, claimed, fits)]
      : [];
  if (values[0] === null || values[0] === undefined) return againstCandidates(report, claimed);
  if (values.some((value) => value === null) && !claim.strict) return [];
  return [contradiction(report, claimed, values)];
}

/** Every claim of the prose that no admitted reading of the tables fits, and every one that fits only loosely. */
export function proseAgainstTables(report: AnnualReport, sentences: readonly Sentence[]): Finding[] {
  const year = Number(report.year ?? 0);
  const claims = [...claimsIn(sentences, year), ...zeroClaims(sentences)];
  const seen = new Set<string>();
  return claims
    .flatMap((claimed) => judgeClaim(report, claimed))
    .filter((found) => {
      const key = `${found.rule} ${found.message}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}
