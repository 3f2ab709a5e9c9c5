/** Table 三 from pasted text: rows found, figures assigned, glued digits solved, all of it told cell by cell. */
import {
  type ApplicantColumn,
  applicantColumns,
  type CellPath,
  type RequestRowId,
  requestCell,
  requestRows,
} from '#rules/annual-report/tables.ts';
import type { Place, ReadingProblem } from '../../../model.ts';
import { officialLabel } from '../../labels.ts';
import { addsUp, type Cell } from '../figures/cells.ts';
import { possibleValues, summedSplits } from '../figures/splits.ts';
import { placeOf, type Source } from '../source.ts';
import { blank, type CellResult, missing, printed, type TableReading, unreadable } from '../table.ts';
import { type Agreement, agree } from './joint.ts';
import { displacedGroups, findRequestRows, type RequestHead, type RowAnchor, readHead } from './labels.ts';
import { assignRows, type RequestReading, type RowReading } from './rows.ts';

const fullWidth = applicantColumns.length;

const labelOf = (row: RequestRowId): string =>
  [...requestRows['2021'], ...requestRows['2019']].find((r) => r.id === row)?.label ?? row;

/** The readings of a row that is whole, as plain numbers; blanks count as nought. */
const asNumbers = (cells: readonly Cell[]): number[] =>
  cells.map((cell) => (cell?.kind === 'number' ? Number(cell.text) : 0));

/** Every reading of every row that has all columns: what the sums are tried on. */
function readingsOf(reading: RequestReading, head: RequestHead): Map<RequestRowId, number[][]> {
  const readings = new Map<RequestRowId, number[][]>();
  for (const [id, { figures }] of reading.rows) {
    if (head.columns.length !== fullWidth) continue;
    if (figures.kind === 'cells') readings.set(id, [asNumbers(figures.cells)]);
    if (figures.kind === 'blank') readings.set(id, [Array.from({ length: fullWidth }, () => 0)]);
    if (figures.kind !== 'glued') continue;
    const splits = gluedReadings(figures.tokens.map((token) => token.text));
    if (splits.length > 0) readings.set(id, splits);
  }
  return readings;
}

/** The only cut there is, or every cut whose last figure is the sum of the others. */
function gluedReadings(tokens: readonly string[]): number[][] {
  const summed = summedSplits(tokens, fullWidth) ?? [];
  if (summed.length > 0 || tokens.length > 1) return summed;
  // One string of as many digits as columns has one cut only, even when the row does not add up.
  const free = possibleValues(tokens, fullWidth);
  return free?.every((values) => values.length === 1) ? [free.map(([value]) => value ?? 0)] : [];
}

function cellResult(cell: Cell, place: Place, confidence: number, note?: string): CellResult {
  if (!cell) return blank(place);
  if (cell.kind === 'slash') return blank(place, 'slash');
  return printed(Number(cell.text), place, confidence, note);
}

type Row = { readonly id: RequestRowId; readonly reading: RowReading; readonly place: Place };

function confidenceOf({ reading }: Row): number {
  if (reading.placed === 'lost') return 0.6;
  if (reading.figures.kind === 'short') return 0.5;
  return reading.anchor?.altered ? 0.9 : 1;
}

function gluedResults(row: Row, agreement: Agreement, columns: number): CellResult[] {
  if (row.reading.figures.kind !== 'glued') return [];
  const tokens = row.reading.figures.tokens.map((token) => token.text);
  const readings = agreement.readings.get(row.id) ?? [];
  const note =
    agreement.by === 'nearly'
      ? '数字相连，表内各列本身不平，按行内合计并取不平列最少的读法拆开'
      : '数字相连，按行内合计与列间勾稽拆开';
  const confidence = agreement.by === 'nearly' ? 0.7 : 0.95;
  const options =
    readings.length > 0
      ? Array.from({ length: columns }, (_, c) => [...new Set(readings.map((reading) => reading[c] ?? 0))])
      : possibleValues(tokens, columns);
  return Array.from({ length: columns }, (_, c): CellResult => {
    const values = options?.[c] ?? [];
    const [only] = values;
    const base = { place: row.place, how: 'solved' as const };
    if (values.length === 1 && only !== undefined && readings.length > 0) {
      return { value: only, reading: { ...base, mark: 'number', confidence, note } };
    }
    if (values.length === 0) return unreadable(row.place, '相连的数字无法拆成本行应有的各列');
    return {
      value: null,
      reading: {
        place: row.place,
        mark: 'ambiguous',
        candidates: values,
        confidence: 0,
        note: '数字相连，有几种拆法，本表不能决定',
      },
    };
  });
}

function rowResults(row: Row, head: RequestHead, agreement: Agreement): CellResult[] {
  const { figures } = row.reading;
  const width = head.columns.length;
  if (figures.kind === 'glued') return gluedResults(row, agreement, width);
  if (figures.kind === 'cells' || figures.kind === 'short' || figures.kind === 'cut') {
    const note = figures.kind === 'short' ? '本行少一个数，按从左起的位置读' : undefined;
    const results = figures.cells.map((cell) => cellResult(cell, row.place, confidenceOf(row), note));
    const why = figures.kind === 'cut' ? '文本到此为止' : '本行少一个数，最后一列没有数';
    while (results.length < width) results.push(missing(why, row.place));
    return results;
  }
  return Array.from({ length: width }, () => {
    if (figures.kind === 'blank') return blank(row.place);
    if (figures.kind === 'missing') return missing('文本到此为止', row.place);
    return unreadable(row.place, '本行数字的个数与栏目数不符，无法对应到列');
  });
}

function rowProblems(row: Row): ReadingProblem[] {
  const { reading, place } = row;
  const label = labelOf(row.id);
  const cells = applicantColumns.map((column) => requestCell(row.id, column.id));
  const problem = (code: string, message: string): ReadingProblem => ({ code, message, cells, place });
  const found: ReadingProblem[] = [];
  if (reading.placed === 'lost') {
    found.push(problem('label-lost', `表三“${label}”一行的名称不在文本中，按行的次序认出它的数字，请核对。`));
  } else if (reading.anchor?.altered && reading.figures.kind !== 'missing') {
    found.push(problem('label-altered', `表三“${label}”一行的名称与规定格式不一致，请对照改正。`));
  }
  if (reading.figures.kind === 'short') {
    found.push(
      problem('figure-missing', `表三“${label}”一行比其他行少一个数，最后一列没有读到数，未作推断。`),
    );
  }
  if (reading.figures.kind === 'unclear') {
    found.push(
      problem('figures-unclear', `表三“${label}”一行的数字个数与栏目数不符，未予采用，请人工核对。`),
    );
  }
  return found;
}

function tableProblems(
  source: Source,
  head: RequestHead,
  reading: RequestReading,
  form: readonly RequestRowId[],
): ReadingProblem[] {
  const found: ReadingProblem[] = [];
  const absent = applicantColumns.filter((column) => !head.columns.includes(column.id));
  for (const column of absent) {
    found.push({
      code: 'column-missing',
      message: `表三缺少“${column.label}”一列，该列各行均记为没有数，未按零处理。`,
      cells: form.map((row) => requestCell(row, column.id)),
    });
  }
  if (!head.whole) found.push({ code: 'head-missing', message: '表三的表头不完整，按规定格式的七列读取。' });
  const anchors = [...reading.rows.values()].flatMap((row) => row.anchor ?? []);
  for (const group of displacedGroups(source, anchors)) {
    found.push({
      code: 'label-displaced',
      message: `表三合并栏“${group.label}”没有排在该组第一行，各行仍按自己的名称读取。`,
      place: placeOf(source, group.at, group.at + group.label.length),
    });
  }
  const lost = form.filter((row) => !reading.rows.has(row));
  if (lost.length > 0) {
    found.push({
      code: 'row-missing',
      message: `表三没有读到${lost.length === form.length ? '任何一行' : `这些行：${lost.map((row) => `“${labelOf(row)}”`).join('、')}`}。`,
      cells: lost.flatMap((row) => applicantColumns.map((column) => requestCell(row, column.id))),
    });
  }
  for (const extra of reading.extra) {
    const place = placeOf(source, extra.start, extra.end);
    found.push({
      code: 'extra-row',
      message: `表三有一行数字不属于规定的任何一行：“${place.text}”。`,
      place,
    });
  }
  return found;
}

function gluedProblem(rows: readonly Row[], results: ReadonlyMap<CellPath, CellResult>): ReadingProblem[] {
  const glued = rows.filter((row) => row.reading.figures.kind === 'glued');
  if (glued.length === 0) return [];
  const open = [...results].filter(([, result]) => result.reading.mark === 'ambiguous').map(([path]) => path);
  const solved = `表三有${glued.length}行数字相连，已按行内合计与列间勾稽拆开`;
  if (open.length === 0) return [{ code: 'digits-glued', message: `${solved}，请抽查。` }];
  return [
    {
      code: 'digits-glued',
      message: `${solved}；其中${open.length}个数有几种拆法，不能决定，已列出可能的数，请对照原件确定。`,
      cells: open,
    },
  ];
}

type RequestsTable = TableReading & { readonly single: boolean; readonly whole: boolean };

/** A text that ends within the head of the table. */
function headOnly(source: Source, from: number, to: number): RequestsTable | null {
  const at = source.text.slice(from, to).search(/\(?本列数据|申请人情况/);
  if (at < 0 || to < source.text.length || to - from - at > 400) return null;
  const problem = { code: 'row-missing', message: '表三只有表头，没有读到任何一行。' };
  return { cells: new Map(), problems: [problem], start: from + at, end: to, single: false, whole: false };
}

/** Rows of seven figures that add up are stronger than a head in which a column was not found. */
function assignWithHead(
  source: Source,
  named: RequestHead,
  anchors: readonly RowAnchor[],
  to: number,
): { head: RequestHead; reading: RequestReading } {
  const reading = assignRows(source, named, anchors, to);
  if (named.columns.length === fullWidth) return { head: named, reading };
  const columns = applicantColumns.map((column) => column.id);
  const head: RequestHead = { start: named.start, columns, whole: false };
  const full = assignRows(source, head, anchors, to);
  const told = ({ rows }: RequestReading) =>
    [...rows.values()].filter(({ figures }) => figures.kind === 'cells' && addsUp(figures.cells)).length;
  return told(full) > told(reading) ? { head, reading: full } : { head: named, reading };
}

/** Reads table 三 between two positions. Null when none of its rows is there. */
export function readRequests(source: Source, from: number, to: number): RequestsTable | null {
  const anchors = findRequestRows(source, from, to);
  const [first] = anchors;
  if (!first) return headOnly(source, from, to);
  const named = readHead(source, from, first.start);
  // Prose that names a few outcomes is no table: a head, or two rows spelt as in the form.
  const spelt = anchors.filter((anchor) => !anchor.altered).length;
  if (named.start === first.start && spelt < 2) return null;
  const { head, reading } = assignWithHead(source, named, anchors, to);
  const agreement = agree(readingsOf(reading, head));
  const rows: Row[] = [...reading.rows].map(([id, row]) => ({
    id,
    reading: row,
    place: placeOf(source, row.start, Math.max(row.end, row.start + officialLabel(id).length)),
  }));
  const cells = new Map<CellPath, CellResult>();
  for (const row of rows) {
    const results = rowResults(row, head, agreement);
    for (const column of applicantColumns) {
      const at = head.columns.indexOf(column.id as ApplicantColumn);
      cells.set(
        requestCell(row.id, column.id),
        results[at] ?? missing(`文本的表三没有“${column.label}”一列`, row.place),
      );
    }
  }
  const single = reading.rows.has('otherHandling');
  const form = requestRows[single ? '2019' : '2021'].map((row) => row.id);
  return {
    cells,
    problems: [
      ...tableProblems(source, head, reading, form),
      ...rows.flatMap(rowProblems),
      ...gluedProblem(rows, cells),
    ],
    start: Math.min(head.start, first.start),
    end: reading.end,
    single,
    whole: rows.length > 20,
  };
}
