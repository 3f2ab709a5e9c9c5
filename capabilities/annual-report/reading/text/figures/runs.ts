/** Figures as they stand between labels: tokens, runs of them, and the cells of a run. */

export type Token = {
  readonly kind: 'number' | 'slash';
  /** Without the commas between thousands. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
};

/** Figures with nothing but separators between them. `start` and `end` take the separators around them in. */
export type Run = {
  readonly tokens: readonly Token[];
  readonly start: number;
  readonly end: number;
  /** Words stand between the beginning of the gap and this run. */
  readonly afterWords: string;
  /** '元' or '万元' when a unit is printed after the last figure. */
  readonly unit: string;
};

/** With "…" behind it a figure was cut off at the edge of its page: no reader takes it for a number. */
const number = /[+-]?(?:[1-9]\d{0,2}(?:,\d{3}(?!\d))+|\d+)(?:\.\d+)?…?/y;
const slash = /\/+|\\|-+|无(?![\u4e00-\u9fff])|—+/y;
const separator = /[\s|,]+/y;
const unit = /(?:万元|元|件|条|项|个|宗|次|份)(?=[\s|,\d+-]|$|[\u4e00-\u9fff(第])/y;
const words = /[^\d\s|,(]+|\(/y;
/** A remark in brackets ("(含转办2件)"): it stands between figures like a space. */
const remark = /\((?=[^()]{0,60}[\u4e00-\u9fff])[^()\n|]{1,120}\)/y;
const pageNumber = /^[ \t]*(?:[-—]+[ \t]*\d{1,4}[ \t]*[-—]+|第[ \t]*\d{1,4}[ \t]*页.{0,12})[ \t]*$/gm;

const sticky = (pattern: RegExp, text: string, at: number): string | null => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
};

/** The line under the head of a table in Markdown. */
const ruler =
  /^[ \t]{0,40}(?:\|[ \t]{0,40})?(?::?-{3,99}:?[ \t]{0,40}\|[ \t]{0,40})+(?::?-{3,99}:?)?[ \t]{0,40}$/gm;

/** Blanks page numbers and ruled lines out, keeping every position. */
export const withoutFurniture = (text: string): string =>
  text
    .replace(pageNumber, (line) => ' '.repeat(line.length))
    .replace(ruler, (line) => ' '.repeat(line.length));

type Draft = { tokens: Token[]; start: number; end: number; afterWords: string; unit: string };

const standsAlone = (text: string, at: number, length: number): boolean =>
  !/[^\s|,\d]/.test(text.charAt(at - 1)) && !/[^\s|,]/.test(text.charAt(at + length));

function tokenAt(text: string, at: number): Pick<Token, 'kind' | 'text' | 'end'> | null {
  const figure = sticky(number, text, at);
  if (figure) return { kind: 'number', text: figure.replaceAll(',', ''), end: at + figure.length };
  const mark = sticky(slash, text, at);
  return mark && standsAlone(text, at, mark.length)
    ? { kind: 'slash', text: mark, end: at + mark.length }
    : null;
}

/** The runs of figures between two positions of the text. Words end a run; a unit after a figure does not. */
export function runsBetween(source: string, from: number, until: number): Run[] {
  const to = Math.min(until, source.length);
  const text = source.slice(0, to);
  const runs: Draft[] = [];
  let draft: Draft = { tokens: [], start: from, end: from, afterWords: '', unit: '' };
  const close = (end: number) => {
    draft.end = end;
    if (draft.tokens.length > 0 || (runs.length === 0 && draft.end > draft.start)) runs.push(draft);
  };
  let heard = '';
  for (let i = from; i < to; ) {
    const gap = sticky(separator, text, i) ?? sticky(remark, text, i);
    if (gap) {
      i += gap.length;
      continue;
    }
    const token = tokenAt(text, i);
    if (token) {
      draft.tokens.push({ ...token, start: i });
      i = token.end;
      continue;
    }
    const measure = draft.tokens.at(-1)?.end === i ? sticky(unit, text, i) : null;
    if (measure) {
      draft.unit = measure;
      i += measure.length;
      continue;
    }
    close(i);
    const said = sticky(words, text, i) ?? text.charAt(i);
    // Only the first words matter (annotations); a long text is not kept twice.
    if (heard.length < 200) heard += said;
    i += said.length;
    draft = { tokens: [], start: i, end: i, afterWords: heard, unit: '' };
  }
  close(to);
  return runs;
}

/** Is all of the run on one line? */
export const onOneLine = (text: string, run: Run): boolean => {
  const first = run.tokens[0];
  const last = run.tokens.at(-1);
  return !first || !last || !text.slice(first.start, last.end).includes('\n');
};
