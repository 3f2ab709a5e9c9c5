/** Table 二 from pasted text, in both forms: figures behind or above their labels, signed, with units, glued. */
import {
  type Amount,
  type CellPath,
  type Figure,
  type FormVersion,
  type ProactiveCell,
  type ProactiveRow,
  proactiveBlocks,
  proactiveCell,
} from '#rules/annual-report/tables.ts';
import type { Place, ReadingProblem } from '../../../model.ts';
import { dividedCells, fit } from '../figures/cells.ts';
import { onOneLine, type Run, runsBetween, type Token } from '../figures/runs.ts';
import { isHan, placeOf, type Source } from '../source.ts';
import {
  ambiguous,
  blank,
  type CellResult,
  missing,
  printed,
  type TableReading,
  unreadable,
} from '../table.ts';
import { type DocumentEvidence, documentEvidence } from './evidence.ts';
import { findProactiveRows, type ProactiveAnchor } from './labels.ts';
import { cutsFor, figureFrom } from './splits.ts';

/** A row as read: one result a cell, and where it stood. */
type RowResult = { readonly results: readonly CellResult[]; readonly end: number };

function tokenResult(token: Token | null, cell: ProactiveCell, place: Place, run: Run): CellResult | null {
  if (!token) return blank(place);
  if (token.kind === 'slash') return blank(place, 'slash');
  const value = figureFrom(token.text, cell);
  if (value === undefined) return null;
  const note = cell.kind === 'amount' && run.unit !== '' ? `原文金额带有单位“${run.unit}”` : undefined;
  return printed(value, place, 1, note);
}

function whole(
  cells: readonly (Token | null)[] | null,
  row: ProactiveRow,
  place: Place,
  run: Run,
): CellResult[] | null {
  if (!cells) return null;
  const results = row.cells.map((cell, i) => tokenResult(cells[i] ?? null, cell, place, run));
  return results.every((result) => result !== null) ? results : null;
}

function gluedResults(
  tokens: readonly string[],
  row: ProactiveRow,
  place: Place,
  evidence: readonly DocumentEvidence[],
): CellResult[] | null {
  const cuts = cutsFor(tokens, row.cells);
  if (cuts.length === 0) return null;
  const decided = decide(cuts, row, evidence);
  return row.cells.map((_, i): CellResult => {
    const all = [...new Set(cuts.map((cut) => cut[i] ?? null))];
    const values = [...new Set(decided.cuts.map((cut) => cut[i] ?? null))];
    const [only] = values;
    if (values.length > 1 || only === undefined)
      return ambiguous(values, place, '数字相连，有几种拆法，不能决定');
    const byProse = all.length > 1;
    const note = byProse ? `数字相连，按正文“${decided.words}”拆开` : '数字相连，只有一种拆法';
    const confidence = byProse ? 0.7 : 0.95;
    const candidates = byProse ? { candidates: all } : {};
    return {
      value: only,
      reading: { mark: 'number', how: 'solved', confidence, place, note, ...candidates },
    };
  });
}

/** The cuts that agree with the prose; all of them when the prose says nothing that one of them says. */
function decide(
  cuts: readonly (Figure | Amount)[][],
  row: ProactiveRow,
  evidence: readonly DocumentEvidence[],
): { cuts: readonly (Figure | Amount)[][]; words: string } {
  let left = cuts;
  const words: string[] = [];
  for (const said of evidence) {
    const at = row.cells.findIndex((cell) => cell.id === `${row.id}.${said.cell}`);
    const agreeing = at < 0 ? [] : left.filter((cut) => cut[at] === said.value);
    // A single digit fits by chance too easily to decide anything.
    if (agreeing.length === 0 || agreeing.length === left.length || said.value < 10) continue;
    left = agreeing;
    words.push(said.words);
  }
  return { cuts: left, words: words.join('、') };
}

/** The figures of one run read as this row; null when they cannot be. */
function readRun(
  source: Source,
  run: Run,
  row: ProactiveRow,
  place: Place,
  evidence: readonly DocumentEvidence[],
): CellResult[] | null {
  const width = row.cells.length;
  const { tokens } = run;
  if (tokens.length === width && !(width > 1 && tokens.some((t) => /^0\d/.test(t.text)))) {
    const found = whole(tokens, row, place, run);
    if (found) return found;
  }
  const divided = dividedCells(source.text, run)?.[0];
  const found = whole(
    divided ? fit(divided, width, (cells) => cells[0] === divided.cells[0]) : null,
    row,
    place,
    run,
  );
  if (found) return found;
  if (divided && tokens.length !== 1) return null;
  if (!onOneLine(source.text, run) || tokens.length === 0) return null;
  if (tokens.length < width && !runsTogether(source.text, run)) return null;
  return gluedResults(
    tokens.map((token) => token.text),
    row,
    place,
    evidence,
  );
}

/** Whether figures may be glued here: one begins with 0, the first touches its label, or the heads above touch. */
function runsTogether(text: string, run: Run): boolean {
  if (run.tokens.some((token) => /^0\d+$/.test(token.text))) return true;
  const first = run.tokens[0]?.start ?? run.start;
  if (isHan(text.charAt(first - 1)) || text.charAt(first - 1) === ')') return true;
  const before = text.slice(Math.max(0, run.start - 400), run.start);
  return gluedHeads.test(before) && !text.slice(run.start, first).includes('\n');
}
const gluedHeads =
  /本年制发件数本年废止|本年废止件数现行|新制作数量本年新|新公开数量对外|项目数量本年增|增\/减处理/;

/** Words between a label and its figures that do not make them another row's. */
const transparent = (words: string): boolean =>
  words === '' || (words.length < 16 && !/第|信息内容|本年|上一年|采购|数量|。/.test(words));

function readRow(
  source: Source,
  runs: readonly Run[],
  row: ProactiveRow,
  place: Place,
  evidence: readonly DocumentEvidence[],
): { run: Run; results: CellResult[] } | null {
  for (const run of runs) {
    if (run.tokens.length === 0 && run.afterWords !== '') continue;
    const results = transparent(run.afterWords) ? readRun(source, run, row, place, evidence) : null;
    if (results) return { run, results };
  }
  return null;
}

const glued = (result: CellResult): boolean => result.reading.how === 'solved' || result.value === null;

type Walk = {
  readonly source: Source;
  readonly anchors: readonly ProactiveAnchor[];
  readonly rows: ReadonlyMap<string, ProactiveRow>;
  readonly evidence: readonly DocumentEvidence[];
  readonly from: number;
  readonly to: number;
};

/** Figures that stand between the heads of the block and this label: the block is printed figures first. */
function runAbove(walk: Walk, i: number): Run | null {
  const anchor = walk.anchors[i];
  if (!anchor) return null;
  const from = walk.anchors[i - 1]?.end ?? walk.from;
  const runs = runsBetween(walk.source.text, Math.max(from, anchor.start - 400), anchor.start);
  const last = runs.at(-1);
  if (!last || last.tokens.length === 0 || last.afterWords === '') return null;
  return last.end >= anchor.start ? last : null;
}

function walkRow(walk: Walk, i: number, previousAbove: Run | null): { result: RowResult; above: Run | null } {
  const { source, evidence } = walk;
  const anchor = walk.anchors[i];
  const row = anchor && walk.rows.get(anchor.id);
  if (!anchor || !row) return { result: { results: [], end: walk.from }, above: null };
  const next = walk.anchors[i + 1];
  const gapEnd = next?.start ?? Math.min(walk.to, anchor.end + 2_000);
  const runs = runsBetween(source.text, anchor.end, gapEnd);
  const above = previousAbove ?? runAbove(walk, i);
  const place = placeOf(source, Math.min(anchor.start, above?.start ?? anchor.start), anchor.end);
  const upper = above ? readRun(source, above, row, place, evidence) : null;
  if (upper) {
    const follow = runs.find((run) => run.tokens.length > 0 && run.afterWords === '') ?? null;
    return { result: { results: upper, end: anchor.end }, above: follow };
  }
  const lastToken = runs[0]?.tokens.at(-1)?.end ?? anchor.end;
  const own = placeOf(source, anchor.start, lastToken);
  const read = readRow(source, runs, row, own, evidence);
  const rest = source.text.slice(lastToken, lastToken + 2);
  const lastRow = row.id === [...walk.rows.keys()].at(-1);
  const cut = rest === '.' || (rest === '' && !lastRow);
  if (read && cut) {
    const note = '文本在此处中断，数可能不完整';
    const results = read.results.map((result, c) =>
      c < row.cells.length - 1 && !glued(result) ? result : unreadable(own, note),
    );
    return { result: { results, end: lastToken }, above: null };
  }
  if (read) {
    const last = read.run.tokens.at(-1)?.end ?? anchor.end;
    return { result: { results: read.results, end: last + read.run.unit.length }, above: null };
  }
  const stuck = runs.find((run) => run.tokens.length > 0 && transparent(run.afterWords));
  const atEnd = !next && walk.to === source.text.length && source.text.slice(anchor.end).trim() === '';
  const results = row.cells.map(() => {
    if (stuck) return unreadable(own, '本行的数字与栏目对不上');
    return atEnd ? missing('文本到此为止', own) : blank(own);
  });
  return { result: { results, end: stuck?.tokens.at(-1)?.end ?? anchor.end }, above: null };
}

function problemsOf(form: FormVersion, cells: ReadonlyMap<CellPath, CellResult>): ReadingProblem[] {
  const withMark = (mark: string) =>
    [...cells].filter(([, cell]) => cell.reading.mark === mark).map(([path]) => path);
  const found: ReadingProblem[] = [];
  const open = withMark('ambiguous');
  if (open.length > 0) {
    found.push({
      code: 'digits-glued',
      message: `表二数字相连，有${open.length}个数有几种拆法，本表没有合计可以核对，已列出可能的数，请对照原件确定。`,
      cells: open,
    });
  }
  const odd = withMark('unreadable');
  if (odd.length > 0) {
    found.push({
      code: 'figures-unclear',
      message: `表二有${odd.length}个格的内容不是规定的数字，未予采用。`,
      cells: odd,
    });
  }
  const lost = proactiveBlocks[form]
    .flatMap((block) => block.rows)
    .filter((row) => row.cells.every((cell) => !cells.has(proactiveCell(cell))));
  if (lost.length > 0) {
    found.push({
      code: 'row-missing',
      message: `表二没有读到这些行：${lost.map((row) => `“${row.label}”`).join('、')}。`,
      cells: lost.flatMap((row) => row.cells.map(proactiveCell)),
    });
  }
  return found;
}

/** Reads table 二 of the given form between two positions; `prose` may decide how glued figures are cut. */
export function readProactive(
  source: Source,
  from: number,
  to: number,
  form: FormVersion,
  prose: string,
): TableReading | null {
  const table = findProactiveRows(source, from, to, form);
  if (!table) return null;
  const rows = new Map(proactiveBlocks[form].flatMap((block) => block.rows).map((row) => [row.id, row]));
  const evidence = documentEvidence(prose);
  const walk: Walk = { source, anchors: table.anchors, rows, evidence, from: table.start, to };
  const cells = new Map<CellPath, CellResult>();
  let end = table.end;
  let above: Run | null = null;
  const altered: ReadingProblem[] = [];
  for (const [i, anchor] of table.anchors.entries()) {
    const { result, above: next } = walkRow(walk, i, above);
    above = next;
    end = Math.max(end, result.end);
    const row = rows.get(anchor.id);
    for (const [c, cell] of (row?.cells ?? []).entries()) {
      const found = result.results[c];
      if (found) cells.set(proactiveCell(cell), found);
    }
    if (anchor.altered && row) {
      altered.push({
        code: 'label-altered',
        message: `表二“${row.label}”一行的名称与规定格式不一致，请对照改正。`,
        cells: row.cells.map(proactiveCell),
        place: placeOf(source, anchor.start, anchor.end),
      });
    }
  }
  return { cells, problems: [...altered, ...problemsOf(form, cells)], start: table.start, end };
}
