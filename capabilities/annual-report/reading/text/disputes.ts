/** Table 四 from pasted text: fifteen figures in one row, in three groups of four and their sum. */
import { type CellPath, disputeCell, disputeGroups, disputeResults } from '#rules/annual-report/tables.ts';
import type { Place, ReadingProblem } from '../../model.ts';
import { addsUp, type Cell, dividedCells, fit, linedCells } from './figures/cells.ts';
import { onOneLine, type Run, runsBetween, type Token } from './figures/runs.ts';
import { possibleValues, summedSplits } from './figures/splits.ts';
import { placeOf, type Source, wordsBetween } from './source.ts';
import {
  ambiguous,
  blank,
  type CellResult,
  missing,
  printed,
  type TableReading,
  unreadable,
} from './table.ts';

const width = disputeGroups.length * disputeResults.length;

const paths: readonly CellPath[] = disputeGroups.flatMap((group) =>
  disputeResults.map((result) => disputeCell(group.id, result.id)),
);

/** Each of the three groups ends in the sum of its four. */
const groupsAddUp = (cells: readonly Cell[]): boolean =>
  [0, 5, 10].every((from) => addsUp(cells.slice(from, from + 5)));

const isCount = (token: Token): boolean => token.kind === 'slash' || /^(?:0|[1-9]\d*)$/.test(token.text);

const fromToken = (token: Token | null, place: Place): CellResult => {
  if (!token) return blank(place);
  return token.kind === 'slash' ? blank(place, 'slash') : printed(Number(token.text), place, 1);
};

/** All ways to read glued digits as three groups whose fifth figure is the sum of the first four. */
function groupedSplits(tokens: readonly string[]): number[][] {
  const stream = tokens.join('');
  if (stream.length > 80) return [];
  const borders = new Set(tokens.map((_, i) => tokens.slice(0, i + 1).join('').length));
  const cut = (from: number, to: number): string[] => {
    const parts: string[] = [];
    let start = from;
    for (let i = from + 1; i <= to; i += 1) {
      if (i === to || borders.has(i)) {
        parts.push(stream.slice(start, i));
        start = i;
      }
    }
    return parts;
  };
  const known = new Map<string, number[][]>();
  const rest = (from: number, groups: number): number[][] => {
    const key = `${from} ${groups}`;
    const found = known.get(key) ?? tried(from, groups);
    known.set(key, found);
    return found;
  };
  const tried = (from: number, groups: number): number[][] => {
    const found: number[][] = [];
    for (let to = from + 5; to <= Math.min(stream.length, from + 40); to += 1) {
      if (groups === 1 && to < stream.length) continue;
      const tails = groups === 1 ? [[]] : null;
      const heads = summedSplits(cut(from, to), 5) ?? [];
      if (heads.length === 0) continue;
      for (const tail of tails ?? rest(to, groups - 1)) {
        for (const head of heads) if (found.length < 400) found.push([...head, ...tail]);
      }
    }
    return found;
  };
  return rest(0, disputeGroups.length);
}

function glued(tokens: readonly string[], place: Place): CellResult[] | null {
  const free = possibleValues(tokens, width);
  if (!free) return null;
  const splits = groupedSplits(tokens);
  // One string of fifteen digits has one cut only, even when it does not add up.
  const certain = splits.length > 0 || tokens.length === 1;
  const options =
    splits.length > 0
      ? Array.from({ length: width }, (_, i) => [...new Set(splits.map((split) => split[i] ?? 0))])
      : free;
  return options.map((values): CellResult => {
    const [only] = values;
    if (values.length > 1 || only === undefined || !certain) {
      return ambiguous(values, place, '数字相连，有几种拆法，本表不能决定');
    }
    const note = '数字相连，按各组合计拆开';
    return { value: only, reading: { mark: 'number', how: 'solved', confidence: 0.95, place, note } };
  });
}

function readRun(source: Source, run: Run): CellResult[] | null {
  const { tokens } = run;
  const place = placeOf(source, tokens[0]?.start ?? run.start, tokens.at(-1)?.end ?? run.end);
  if (tokens.length === width && tokens.every(isCount)) {
    const results = tokens.map((token) => fromToken(token, place));
    const sum = tokens.slice(10, 14).reduce((total, token) => total + Number(token.text), 0);
    const whole = tokens.at(-1)?.end !== source.text.length || Number(tokens.at(-1)?.text) === sum;
    return whole ? results : [...results.slice(0, -1), unreadable(place, '文本在此处中断，数可能不完整')];
  }
  const divided = dividedCells(source.text, run);
  const fitted = divided?.flatMap((row) =>
    [fit(row, width, groupsAddUp) ?? []].filter((c) => c.length > 0),
  )[0];
  if (fitted) return fitted.map((cell) => fromToken(cell, place));
  const short = !divided && tokens.length > 0 && tokens.length < width;
  const lined = short ? linedCells(source.text, run, width) : null;
  if (lined && groupsAddUp(lined)) return lined.map((cell) => fromToken(cell, place));
  const digits = tokens.every((token) => /^\d+$/.test(token.text));
  const apart = divided !== null && tokens.length > 1;
  const cutOff = run.tokens.at(-1)?.end === source.text.length;
  if (!digits || apart || cutOff || !onOneLine(source.text, run) || tokens.length >= width) return null;
  return glued(
    tokens.map((token) => token.text),
    place,
  );
}

/** Figures that do not stand together: three rows of five, or each figure under its own head. */
function scattered(source: Source, runs: readonly Run[]): CellResult[] | null {
  const fives = runs.filter((run) => run.tokens.length === 5 && run.tokens.every(isCount));
  const ones = runs.filter((run) => run.tokens.length === 1 && run.tokens.every(isCount));
  const parts = fives.length === 3 ? fives : ones.length === width ? ones : null;
  return (
    parts?.flatMap((run) =>
      run.tokens.map((token) => fromToken(token, placeOf(source, token.start, token.end))),
    ) ?? null
  );
}

const heads = /结果维持|结果纠正|其他结果|尚未审结|未经复议直接起诉|复议后起诉|维持|纠正|审结/g;

/** Where the head of the table begins and ends; null when there is none. */
function findHead(source: Source, from: number, to: number): { start: number; end: number } | null {
  const words = wordsBetween(source.text, from, Math.min(to, from + 20_000));
  const found = [...words.text.matchAll(heads)];
  const first = found.find((match) => found.some((m) => m !== match && m.index - match.index < 60));
  if (!first || found.length < 3) return null;
  const lead = /(?:行政复议)(?:行政诉讼)?$/.exec(words.text.slice(Math.max(0, first.index - 8), first.index));
  const near = found.filter((match) => match.index >= first.index && match.index - first.index < 160);
  const last = near.at(-1) ?? first;
  const tail = /^(?:总计|合计)*/.exec(words.text.slice(last.index + last[0].length))?.[0] ?? '';
  return {
    start: words.at[first.index - (lead?.[0].length ?? 0)] ?? from,
    end: (words.at[last.index + last[0].length + tail.length - 1] ?? from) + 1,
  };
}

/** Reads table 四 between two positions. Null when its head is not there. */
export function readDisputes(source: Source, from: number, to: number): TableReading | null {
  const head = findHead(source, from, to);
  if (!head) return null;
  const limit = Math.min(to, head.end + 3_000);
  const runs = runsBetween(source.text, head.start, limit).filter((run) => run.end > head.start);
  const ordered = [...runs.filter((run) => run.start >= head.end - 2), ...runs];
  const problems: ReadingProblem[] = [];
  let results: CellResult[] | null = null;
  let end = head.end;
  for (const run of ordered) {
    if (run.tokens.length > 0) results = readRun(source, run);
    if (!results) continue;
    end = Math.max(head.end, run.tokens.at(-1)?.end ?? run.end);
    break;
  }
  if (!results) {
    results = scattered(source, runs);
    if (results) end = Math.max(head.end, ...runs.slice(-1).map((run) => run.tokens.at(-1)?.end ?? 0));
  }
  const place = placeOf(source, head.start, end);
  const followed = runs.find((run) => run.tokens.length > 0);
  if (!results && followed) {
    problems.push({
      code: 'figures-unclear',
      message: '表四数字的个数不是十五个，无法对应到栏目，未予采用，请人工核对。',
      cells: paths,
      place: placeOf(source, followed.start, followed.end),
    });
    end = Math.max(end, followed.tokens.at(-1)?.end ?? end);
  }
  const atEnd = source.text.slice(head.end, to).trim() === '' && to === source.text.length;
  const none = () => {
    if (followed) return unreadable(place, '数字的个数不是十五个');
    return atEnd ? missing('文本到此为止', place) : blank(place);
  };
  const cells = new Map(paths.map((path, i) => [path, results?.[i] ?? none()]));
  const open = [...cells].filter(([, cell]) => cell.reading.mark === 'ambiguous').map(([path]) => path);
  if (open.length > 0) {
    problems.push({
      code: 'digits-glued',
      message: `表四数字相连，其中${open.length}个数有几种拆法，不能决定，已列出可能的数。`,
      cells: open,
      place,
    });
  } else if ([...cells.values()].some((cell) => cell.reading.how === 'solved')) {
    problems.push({ code: 'digits-glued', message: '表四数字相连，已按各组合计拆开，请抽查。', place });
  }
  return { cells, problems, start: head.start, end };
}
