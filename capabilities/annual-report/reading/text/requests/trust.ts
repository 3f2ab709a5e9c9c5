/** Which rows of a table are not to be believed because the table around them has come apart. */
import { type RequestRowId, requestRows } from '#rules/annual-report/tables.ts';
import { officialLabel } from '../../labels.ts';
import { addsUp, type Cell } from '../figures/cells.ts';
import type { Source } from '../source.ts';
import type { RowReading } from './rows.ts';

export type Found = {
  readonly rows: Map<RequestRowId, RowReading>;
  readonly extra: readonly { start: number; end: number }[];
};

const tokensOf = ({ figures }: RowReading) => {
  if (figures.kind === 'glued' || figures.kind === 'unclear') return figures.tokens;
  return 'cells' in figures ? figures.cells.filter((cell) => cell !== null) : [];
};

const cellsOf = ({ figures }: RowReading): readonly Cell[] | null =>
  figures.kind === 'cells' ? figures.cells : null;

const digits = (row: RowReading): number => tokensOf(row).reduce((sum, token) => sum + token.text.length, 0);

/** Sets rows that cannot be believed to 'unclear', in place. */
export function distrust(source: Source, found: Found, width: number): void {
  const { rows } = found;
  const order = requestRows[rows.has('otherHandling') ? '2019' : '2021'].map((row) => row.id);
  const doubt = (id: RequestRowId, row: RowReading) =>
    rows.set(id, { ...row, figures: { kind: 'unclear', tokens: tokensOf(row) } });
  for (const id of [...gluedInDoubt(source, rows, width), ...unsummedInDoubt(found, order)]) {
    const row = rows.get(id);
    if (row) doubt(id, row);
  }
  const messy = found.extra.length > 0 || [...rows.values()].some((row) => row.figures.kind === 'unclear');
  if (!messy || balances(rows, order)) return;
  for (const [id, row] of rows) {
    const cells = cellsOf(row);
    if (cells && (strayWords(source, id, row) || nextToExtra(found, row))) doubt(id, row);
  }
}

/**
 * Glued digits hold every figure of their row, nought included. Where other rows have fewer digits than columns,
 * or a stroke follows the digits, blanks were left out and no cut can be right.
 */
function gluedInDoubt(
  source: Source,
  rows: ReadonlyMap<RequestRowId, RowReading>,
  width: number,
): RequestRowId[] {
  const list = [...rows];
  const inner = list.filter(([, row]) => row.end < source.text.length && row.figures.kind !== 'missing');
  const gaps = inner.some(([, row]) => row.figures.kind !== 'cells' && digits(row) < width);
  return list.flatMap(([id, row]) => {
    if (row.figures.kind !== 'glued') return [];
    const after = source.text.charAt(row.figures.tokens.at(-1)?.end ?? row.end);
    return gaps || /[/\\+-]/.test(after) ? [id] : [];
  });
}

/** In a table that has fallen apart, or whose rows are glued, only rows that add up are believed. */
function unsummedInDoubt({ rows, extra }: Found, order: readonly RequestRowId[]): RequestRowId[] {
  const places = [...rows.keys()].map((id) => order.indexOf(id));
  const absent = Math.max(...places) - Math.min(...places) + 1 - rows.size;
  const kinds = [...rows.values()].map((row) => row.figures.kind);
  const glued = kinds.includes('glued');
  const unclear = kinds.filter((kind) => kind === 'unclear').length;
  if (absent + extra.length + unclear < 3 && !glued) return [];
  return [...rows].flatMap(([id, row]) => {
    const cells = cellsOf(row);
    return cells && !addsUp(cells) && !(glued && digits(row) === cells.length) ? [id] : [];
  });
}

/** Whether every row is there and every column balances: then the rows stand where they belong. */
function balances(rows: ReadonlyMap<RequestRowId, RowReading>, order: readonly RequestRowId[]): boolean {
  const figures = (id: RequestRowId): readonly Cell[] | null => {
    const row = rows.get(id);
    if (!row) return null;
    return row.figures.kind === 'blank' ? [] : cellsOf(row);
  };
  if (!order.every((id) => figures(id))) return false;
  const at = (id: RequestRowId, column: number) => Number(figures(id)?.[column]?.text ?? 0);
  const width = Math.max(...order.map((id) => figures(id)?.length ?? 0));
  return Array.from({ length: width }, (_, column) => {
    const total = at('totalHandled', column);
    const outcomes = order.slice(2, -2).reduce((sum, id) => sum + at(id, column), 0);
    const balance = at('newlyReceived', column) + at('carriedIn', column) - at('carriedOver', column);
    return outcomes === total && balance === total;
  }).every(Boolean);
}

/** Words between a label and its figures that are not the label's own: those of another row, or of its head. */
function strayWords(source: Source, id: RequestRowId, row: RowReading): boolean {
  const first = tokensOf(row)[0];
  if (!row.anchor || !first || first.start < row.anchor.end) return false;
  const label = officialLabel(id);
  const between = source.text.slice(row.anchor.end, first.start).replace(/[^\u4e00-\u9fff]/g, '');
  return between !== '' && !label.endsWith(between);
}

/** Whether nothing but space stands between this row and a row of figures that belongs to none. */
function nextToExtra({ rows, extra }: Found, row: RowReading): boolean {
  const between = (from: number, to: number) =>
    [...rows.values()].some((other) => other !== row && other.start >= from && other.end <= to);
  return extra.some((other) =>
    other.start >= row.end ? !between(row.end, other.start) : !between(other.end, row.start),
  );
}
