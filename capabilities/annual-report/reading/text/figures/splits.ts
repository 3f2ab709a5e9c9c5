/** Glued digits taken apart: every way to cut them into so many figures, with or without the sum. */

const maximumDigits = 9;
const maximumSteps = 200_000;

/** A part that can be a printed count: no leading zero, at most nine digits. */
const isCount = (part: string): boolean =>
  part.length <= maximumDigits && (part.length === 1 || part.charAt(0) !== '0');

/**
 * All ways to cut the tokens, in order and never across their borders, into `width` whole numbers of which the
 * last is the sum of the others. Null when there are too many to say.
 */
export function summedSplits(tokens: readonly string[], width: number): number[][] | null {
  const found: number[][] = [];
  let steps = 0;
  const digitsAfter = suffixLengths(tokens);
  const cut = (token: number, at: number, parts: number[], left: number): boolean => {
    steps += 1;
    if (steps > maximumSteps) return false;
    const text = tokens[token] ?? '';
    if (at === text.length && text !== '') return cut(token + 1, 0, parts, left);
    const wanted = width - 1 - parts.length;
    if (wanted === 0) {
      if (token >= tokens.length && left === 0) found.push([...parts]);
      return true;
    }
    if (token >= tokens.length || (digitsAfter[token] ?? 0) - at < wanted) return true;
    for (let length = 1; length <= Math.min(maximumDigits, text.length - at); length += 1) {
      const part = text.slice(at, at + length);
      if (!isCount(part) || Number(part) > left) break;
      parts.push(Number(part));
      if (!cut(token, at + length, parts, left - Number(part))) return false;
      parts.pop();
    }
    return true;
  };
  const last = tokens.at(-1) ?? '';
  const all = [...tokens];
  const results: number[][] = [];
  for (let length = 1; length <= Math.min(maximumDigits, last.length); length += 1) {
    const total = last.slice(-length);
    if (!isCount(total)) continue;
    const rest = last.slice(0, -length);
    tokens = rest === '' ? all.slice(0, -1) : [...all.slice(0, -1), rest];
    digitsAfter.splice(0, digitsAfter.length, ...suffixLengths(tokens));
    found.length = 0;
    if (!cut(0, 0, [], Number(total))) return null;
    results.push(...found.map((parts) => [...parts, Number(total)]));
  }
  return results;
}

function suffixLengths(tokens: readonly string[]): number[] {
  const lengths: number[] = [];
  let sum = 0;
  for (const token of [...tokens].reverse()) {
    sum += token.length;
    lengths.unshift(sum);
  }
  return lengths;
}

/**
 * For each of `width` figures, every value it can have when the tokens are cut without regard to sums; null when
 * no cut exists. Polynomial: what can stand before and what can stand after are computed once.
 */
export function possibleValues(tokens: readonly string[], width: number): number[][] | null {
  const text = tokens.join('');
  if (text.length > width * maximumDigits || text.length < width) return null;
  const borders = new Set<number>([0]);
  for (const token of tokens) borders.add(([...borders].at(-1) ?? 0) + token.length);
  const crosses = (from: number, to: number) => [...borders].some((b) => b > from && b < to);
  const steps: (readonly [number, number])[] = [];
  for (let from = 0; from < text.length; from += 1) {
    for (let to = from + 1; to <= text.length && isCount(text.slice(from, to)); to += 1) {
      if (!crosses(from, to)) steps.push([from, to]);
    }
  }
  const ahead = [new Set([0])];
  const back = [new Set([text.length])];
  for (let i = 0; i < width; i += 1) {
    ahead.push(new Set(steps.filter(([from]) => ahead[i]?.has(from)).map(([, to]) => to)));
    back.push(new Set(steps.filter(([, to]) => back[i]?.has(to)).map(([from]) => from)));
  }
  const values = Array.from({ length: width }, (_, i) => [
    ...new Set(
      steps
        .filter(([from, to]) => ahead[i]?.has(from) && back[width - 1 - i]?.has(to))
        .map(([from, to]) => Number(text.slice(from, to))),
    ),
  ]);
  return values.every((list) => list.length > 0) ? values : null;
}
