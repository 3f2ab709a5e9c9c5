/** Digits as people write them: in groups, with spaces, hyphens and line breaks between. */

/** A run of digits (its last may be an X); `digits` without what stands between. */
export type DigitRun = {
  readonly digits: string;
  readonly from: number;
  readonly to: number;
  readonly parts: number;
};

/** People part a number in few groups: more are a list of small numbers. */
const MOST_PARTS = 7;

const between = /^(?:[ -]{1,2}|[ ]?\r?\n[ ]?)$/;
const wordlike = /[0-9A-Za-z_]/;

/** Runs that could belong to one number, in order: nothing but a separator stands between two of a chain. */
export function digitChains(text: string): DigitRun[][] {
  const chains: DigitRun[][] = [];
  let open: DigitRun[] = [];
  for (const match of text.matchAll(/\d+(?:[Xx](?![A-Za-z]))?/g)) {
    const from = match.index;
    const to = from + match[0].length;
    if (from > 0 && /[A-Za-z_.]/.test(text[from - 1] ?? '')) {
      if (open.length > 0) chains.push(open);
      open = [];
      if (!/[a-z]/i.test(text[from - 1] ?? '') || isGlued(text, from)) continue;
    }
    if (wordlike.test(text[to] ?? '') || isFraction(text, to)) {
      if (open.length > 0) chains.push(open);
      open = [];
      continue;
    }
    const last = open.at(-1);
    if (last && !between.test(text.slice(last.to, from))) {
      chains.push(open);
      open = [];
    }
    open.push({ digits: match[0], from, to, parts: 1 });
  }
  if (open.length > 0) chains.push(open);
  return chains;
}

/** Letters before the digits that are a code's, not a word's: 'MA9…', 'No.', but not the D of 「身份证ID410…」. */
const isGlued = (text: string, from: number): boolean =>
  !/(?:^|[^A-Za-z0-9])(?:ID|id|Id|No|NO|no|TEL|Tel|tel)$/.test(text.slice(Math.max(0, from - 4), from));

const isFraction = (text: string, to: number): boolean => text[to] === '.' && /\d/.test(text[to + 1] ?? '');

/** Neighbouring runs of a chain whose digits together are `least` to `most` many. */
export function* joinedRuns(chain: readonly DigitRun[], least: number, most: number): Iterable<DigitRun> {
  for (let first = 0; first < chain.length; first += 1) {
    let digits = '';
    for (
      let last = first;
      last < Math.min(chain.length, first + MOST_PARTS) && digits.length < most;
      last += 1
    ) {
      const run = chain[last];
      const start = chain[first];
      if (!run || !start) break;
      digits += run.digits;
      if (digits.length < least || digits.length > most) continue;
      yield { digits, from: start.from, to: run.to, parts: last - first + 1 };
    }
  }
}
