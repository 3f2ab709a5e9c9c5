/** Running text: pieces with their marks and link, in one canonical way of writing them. Pure. */

/** In the order they are nested. */
export const markTags = ['strong', 'em', 'u', 's', 'sub', 'sup'] as const;
export type Mark = (typeof markTags)[number];

export type TextRun = {
  readonly kind: 'text';
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly href: string | null;
};
export type Run = TextRun | { readonly kind: 'break' };

/** Marks in their order, each once; 'sub' and 'sup' exclude one another, and a link is underlined by itself. */
export function orderedMarks(marks: readonly Mark[], href: string | null): Mark[] {
  const raised = marks.findLast((mark) => mark === 'sub' || mark === 'sup');
  return markTags.filter(
    (mark) =>
      marks.includes(mark) &&
      !(mark === 'u' && href !== null) &&
      !((mark === 'sub' || mark === 'sup') && mark !== raised),
  );
}

const isAlike = (one: TextRun, other: TextRun): boolean =>
  one.href === other.href && one.marks.join() === other.marks.join();

/** Neighbours of the same kind as one; empty ones dropped. */
function joined(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (run.kind === 'break') out.push(run);
    else if (run.text === '') continue;
    else if (last?.kind === 'text' && isAlike(last, run))
      out[out.length - 1] = { ...last, text: last.text + run.text };
    else out.push(run);
  }
  return out;
}

/** Control characters but those that fold to a space, and what is invisible: one class, looked up once per character. */
const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\u00ad\u200b\u2028\u2029\ufeff\ufffe\uffff]/g;
const cjk = '[\\u2e80-\\u9fff\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uffef\\u3000-\\u303f“”‘’—…]';
/** Word breaks its lines anywhere; between Chinese characters that is no space. */
const brokenLine = new RegExp(`(?<=${cjk})[ \\t]*[\\r\\n]+[ \\t\\r\\n]*(?=${cjk})`, 'gu');

function folded(text: string): string {
  const printable = text.replace(unprintable, '');
  const whole = /[\r\n]/.test(printable) ? printable.replace(brokenLine, '') : printable;
  return whole.replace(/[ \t\r\n\f]+/g, ' ');
}

const blanks = '[ \\u00a0\\u3000]';
const leading = new RegExp(`^${blanks}+`);
const trailing = new RegExp(`${blanks}+$`);

/** The runs of a paragraph: joined, spaces folded, nothing blank at either end or beside a break. Idempotent. */
export function tidyRuns(runs: readonly Run[]): Run[] {
  let afterSpace = false;
  const folding = joined(runs).map((run): Run => {
    if (run.kind === 'break') return run;
    const text = afterSpace ? folded(run.text).replace(/^ /, '') : folded(run.text);
    if (text !== '') afterSpace = text.endsWith(' ');
    return { ...run, text };
  });
  const full = trimmed(trimmed(folding, leading).reverse(), trailing).reverse();
  const first = full.findIndex(({ kind }) => kind === 'text');
  const last = full.findLastIndex(({ kind }) => kind === 'text');
  return first < 0 ? [] : joined(full.slice(first, last + 1));
}

/** Without blanks at the beginning and after each break, in the order given; without empty runs. */
function trimmed(runs: readonly Run[], blank: RegExp): Run[] {
  let atEdge = true;
  return runs.flatMap((run): Run[] => {
    if (run.kind === 'break') {
      atEdge = true;
      return [run];
    }
    const text = atEdge ? run.text.replace(blank, '') : run.text;
    if (text !== '') atEdge = false;
    return text === '' ? [] : [{ ...run, text }];
  });
}

/** Whether the text begins as Chinese paragraphs do, moved in by blanks. */
export function beginsMovedIn(runs: readonly Run[]): boolean {
  const first = runs.find((run) => run.kind === 'break' || run.text.replace(unprintable, '') !== '');
  return first?.kind === 'text' && /^[ \r\n\t]*(\u3000|[\u00a0]{3,})/.test(first.text);
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A value as it stands in an attribute. */
export const attribute = (name: string, value: string): string =>
  ` ${name}="${escaped(value).replaceAll('"', '&quot;')}"`;

const opening = (tag: string): string =>
  tag.startsWith('a ') ? `<a${attribute('href', tag.slice(2))}>` : `<${tag}>`;
const closing = (tag: string): string => (tag.startsWith('a ') ? '</a>' : `</${tag}>`);

/** Runs as HTML: links outside marks, marks in their order, common ones opened once. */
export function runsHtml(runs: readonly Run[]): string {
  let html = '';
  let open: string[] = [];
  const turn = (wanted: readonly string[]) => {
    const same = open.findIndex((tag, at) => wanted[at] !== tag);
    const keep = same < 0 ? open.length : same;
    html += open.slice(keep).reverse().map(closing).join('');
    html += wanted.slice(keep).map(opening).join('');
    open = [...wanted];
  };
  for (const run of runs) {
    if (run.kind === 'break') {
      turn([]);
      html += '<br>';
    } else {
      turn([...(run.href === null ? [] : [`a ${run.href}`]), ...run.marks]);
      html += escaped(run.text);
    }
  }
  turn([]);
  return html;
}
