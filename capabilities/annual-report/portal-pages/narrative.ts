/** The prose of a report as HTML: paragraphs, sub-headings, and the sentences that findings quote. */
import { html } from '#portal/html.ts';
import type { Severity } from '../model.ts';

/** A quotation to mark in the prose; `number` is the finding's, for the link back. */
export type Quotation = { readonly text: string; readonly number: number; readonly severity: Severity };

/** A report is 1 h1, its sections h2, so （一） stands under h3. */
const subheading = /^（[一二三四五六七八九十]+）[^。：:；;]{1,24}[：:]?$/;
const ledIn = /^(（[一二三四五六七八九十]+）[^。：:；;，,]{1,18}[：:。])([\s\S]+)$/;

/** The paragraphs of one section. Sentences that `quotations` name are marked where they stand first. */
export function narrativeHtml(text: string, quotations: readonly Quotation[] = []): string {
  return text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => paragraph(line, quotations))
    .join('\n');
}

function paragraph(line: string, quotations: readonly Quotation[]): string {
  if (subheading.test(line)) return html`<h3>${line.replace(/[：:]$/, '')}</h3>`;
  const [, lead, rest] = ledIn.exec(line) ?? [];
  if (lead !== undefined && rest !== undefined) {
    return html`<p><strong>${lead}</strong>!${marked(rest, quotations)}</p>`;
  }
  return html`<p>!${marked(line, quotations)}</p>`;
}

type Span = { readonly start: number; readonly end: number; readonly quotation: Quotation };

/** The line with its quoted parts marked; overlapping quotations keep the first. */
function marked(line: string, quotations: readonly Quotation[]): string {
  let at = 0;
  const pieces: string[] = [];
  for (const { start, end, quotation } of spansIn(line, quotations)) {
    pieces.push(
      html`${line.slice(at, start)}`,
      html`<mark class="quoted quoted-${quotation.severity}">${line.slice(start, end)}<a href="#finding-${quotation.number}" aria-label="见第${quotation.number}项">${quotation.number}</a></mark>`,
    );
    at = end;
  }
  return pieces.join('') + html`${line.slice(at)}`;
}

function spansIn(line: string, quotations: readonly Quotation[]): Span[] {
  if (quotations.length === 0) return [];
  const spans: Span[] = [];
  const closed = closedUp(line);
  for (const quotation of quotations) {
    const found = placeOf(closed, quotation.text);
    if (found && spans.every((span) => found.end <= span.start || found.start >= span.end)) {
      spans.push({ ...found, quotation });
    }
  }
  return spans.sort((one, other) => one.start - other.start);
}

type ClosedUp = { readonly text: string; readonly positions: readonly number[] };

/** The line without white space, and where each of its characters stood. */
function closedUp(line: string): ClosedUp {
  const positions: number[] = [];
  for (let at = 0; at < line.length; at += 1) if (!/\s/.test(line.charAt(at))) positions.push(at);
  return { text: line.replace(/\s+/g, ''), positions };
}

/** Where a quotation stands in the line, white space disregarded; very short quotations would match anywhere. */
function placeOf(
  { text, positions }: ClosedUp,
  quotation: string,
): { start: number; end: number } | undefined {
  const wanted = quotation.replace(/\s+/g, '').replace(/^…|…$/g, '');
  if (wanted.length < 4) return undefined;
  const found = text.indexOf(wanted);
  if (found >= 0) return between(positions, found, found + wanted.length);
  // The reader quotes whole lines: a line that lies inside the quotation is quoted as a whole.
  return text.length >= 8 && wanted.includes(text) ? between(positions, 0, text.length) : undefined;
}

function between(positions: readonly number[], from: number, to: number) {
  const start = positions[from];
  const last = positions[to - 1];
  return start === undefined || last === undefined ? undefined : { start, end: last + 1 };
}
