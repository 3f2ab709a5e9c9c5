/**
 * The three statutory tables as one grid model: every cell with its place, its span, its kind and, if it holds a
 * figure, its cell path. All writers (Word, PDF, web page, Excel, open data, the agency's template) draw from it.
 */
import {
  type AnnualReport,
  type ApplicantColumn,
  applicantColumns,
  type CellPath,
  disputeCell,
  disputeGroups,
  disputeResults,
  type ProactiveBlock,
  type ProactiveCell,
  proactiveBlocks,
  proactiveCell,
  type RequestRow,
  requestCell,
  requestRowGroups,
  rowsOf,
} from '#rules/annual-report/tables.ts';

export type TableId = 'proactive' | 'requests' | 'disputes';

/** 'item' the article of a block · 'note' the corner of table 三 · 'head' a column head · 'label' a row label · 'value' a figure. */
export type GridCellKind = 'item' | 'note' | 'head' | 'label' | 'value';

export type GridCell = {
  readonly kind: GridCellKind;
  /** What the form prints; empty for a value. */
  readonly text: string;
  /** Place of the upper left corner, from 0. */
  readonly row: number;
  readonly column: number;
  readonly colspan: number;
  readonly rowspan: number;
  /** Present on values only. */
  readonly path?: CellPath;
  /** How a value is to be written: 'change' carries a sign, 'amount' is a decimal kept as text. */
  readonly format?: 'count' | 'change' | 'amount';
};

export type Grid = {
  readonly id: TableId;
  /** The name clerks use, after the section it stands in: 表二, 表三, 表四. */
  readonly name: string;
  /** Width of each grid column in twentieths of a point, as in the official blank form. */
  readonly widths: readonly number[];
  /** Rows at the top that are heads of all that follow; 0 when the heads stand inside the table. */
  readonly headRows: number;
  readonly rows: readonly (readonly GridCell[])[];
};

type Draft = Omit<GridCell, 'row' | 'column' | 'colspan' | 'rowspan'> & {
  colspan?: number;
  rowspan?: number;
};

const item = (text: string, colspan: number): Draft => ({ kind: 'item', text, colspan });
const head = (text: string, colspan = 1, rowspan = 1): Draft => ({ kind: 'head', text, colspan, rowspan });
const label = (text: string, colspan = 1, rowspan = 1): Draft => ({ kind: 'label', text, colspan, rowspan });

/** The grids drawn so far. There are as many as the form has variants: the figures are no part of them. */
const drawn = new Map<string, readonly Grid[]>();

/** The three tables this report prints, in order. */
export function gridsOf(report: Pick<AnnualReport, 'format' | 'requests'>): readonly Grid[] {
  const variant = [report.format, ...rowsOf(report).map((row) => row.id)].join();
  const known = drawn.get(variant);
  if (known) return known;
  const grids = [proactiveGrid(report), requestsGrid(report), disputesGrid()];
  drawn.set(variant, grids);
  return grids;
}

/** Table of section 二: 4 columns; the last cell of a row takes what its heads leave over. */
export function proactiveGrid(report: Pick<AnnualReport, 'format'>): Grid {
  const width = 4;
  const rest = (cells: readonly unknown[], index: number) =>
    index === cells.length - 1 ? width - cells.length : 1;
  const value = (cell: ProactiveCell, colspan: number): Draft => ({
    kind: 'value',
    text: '',
    colspan,
    path: proactiveCell(cell),
    format: cell.kind,
  });
  const blockRows = (block: ProactiveBlock): Draft[][] => [
    [item(block.item, width)],
    [head('信息内容'), ...block.heads.map((text, i) => head(text, rest(block.heads, i)))],
    ...block.rows.map((row) => [
      label(row.label),
      ...row.cells.map((cell, i) => value(cell, rest(row.cells, i))),
    ]),
  ];
  const drafts = proactiveBlocks[report.format].flatMap(blockRows);
  return {
    id: 'proactive',
    name: '表二',
    widths: Array(width).fill(2435),
    headRows: 0,
    rows: placed(drafts),
  };
}

const applicantHeads = (from: number, to: number) =>
  applicantColumns.slice(from, to).map((column) => head(column.label));

/** Table of section 三: 3 label columns and 7 value columns, 3 rows of heads. */
export function requestsGrid(report: Pick<AnnualReport, 'format' | 'requests'>): Grid {
  const rows = rowsOf(report);
  const values = (row: RequestRow): Draft[] =>
    applicantColumns.map(({ id }: { id: ApplicantColumn }) => ({
      kind: 'value',
      text: '',
      path: requestCell(row.id, id),
      format: 'count',
    }));
  const drafts: Draft[][] = [
    [
      {
        kind: 'note',
        text: '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
        colspan: 3,
        rowspan: 3,
      },
      head('申请人情况', 7),
    ],
    [head('自然人', 1, 2), head('法人或其他组织', 5), head('总计', 1, 2)],
    applicantHeads(1, 6),
    ...rows.map((row) => [...rowLabels(row, rows), ...values(row)]),
  ];
  const widths = [800, 970, 3176, ...Array(7).fill(685)];
  return { id: 'requests', name: '表三', widths, headRows: 3, rows: placed(drafts) };
}

function rowLabels(row: RequestRow, rows: readonly RequestRow[]): Draft[] {
  const results = rows.filter((r) => r.part === 'outcome' || r.part === 'total');
  if (!results.includes(row)) return [label(row.label, 3)];
  const labels: Draft[] = row === results[0] ? [label('三、本年度办理结果', 1, results.length)] : [];
  const group = row.group === row.id ? undefined : row.group;
  if (!group) return [...labels, label(row.label, 2)];
  const members = results.filter((r) => r.group === group);
  if (row === members[0]) {
    const text = requestRowGroups.find((g) => g.id === group)?.label ?? '';
    labels.push(label(text, 1, members.length));
  }
  return [...labels, label(row.label)];
}

/** Table of section 四: 15 columns, 3 rows of heads, one row of figures. */
export function disputesGrid(): Grid {
  const [reconsideration, ...suits] = disputeGroups;
  const results = disputeResults.length;
  const drafts: Draft[][] = [
    [head(reconsideration.label, results), head('行政诉讼', results * suits.length)],
    [...disputeResults.map((r) => head(r.label, 1, 2)), ...suits.map((group) => head(group.label, results))],
    suits.flatMap(() => disputeResults.map((r) => head(r.label))),
    disputeGroups.flatMap((group) =>
      disputeResults.map((r) => ({
        kind: 'value' as const,
        text: '',
        path: disputeCell(group.id, r.id),
        format: 'count' as const,
      })),
    ),
  ];
  return { id: 'disputes', name: '表四', widths: Array(15).fill(650), headRows: 3, rows: placed(drafts) };
}

/** Gives every cell its row and column, passing over the squares that a cell above still covers. */
function placed(drafts: readonly (readonly Draft[])[]): GridCell[][] {
  const coveredUntil: number[] = [];
  return drafts.map((cells, row) => {
    let column = 0;
    return cells.map((draft) => {
      while ((coveredUntil[column] ?? 0) > row) column += 1;
      const { colspan = 1, rowspan = 1 } = draft;
      const cell: GridCell = { ...draft, row, column, colspan, rowspan };
      for (let i = 0; i < colspan; i += 1) coveredUntil[column + i] = row + rowspan;
      column += colspan;
      return cell;
    });
  });
}

type Names = { readonly rows: readonly GridCell[]; readonly columns: readonly GridCell[] };

const named = new WeakMap<GridCell, Names>();

/** The heads above a value and the labels beside it, outermost first; what a screen reader says, what open data names. */
export function namesOf(grid: Grid, cell: GridCell): Names {
  const known = named.get(cell) ?? lookUpNames(grid, cell);
  named.set(cell, known);
  return known;
}

function lookUpNames(grid: Grid, cell: GridCell): Names {
  const before = grid.rows.slice(0, cell.row + 1).flat();
  const rows = before.filter((c) => c.kind === 'label' && c.row + c.rowspan > cell.row);
  const above = before.filter(
    (c) => c.row < cell.row && c.column <= cell.column && c.column + c.colspan > cell.column,
  );
  if (grid.headRows > 0) return { rows, columns: above.filter((c) => c.kind === 'head') };
  const lastItem = above.findLast((c) => c.kind === 'item');
  const lastHead = above.findLast((c) => c.kind === 'head');
  return { rows, columns: [lastItem, lastHead].filter((c) => c !== undefined) };
}

/** As in the official blank form: labels of table 三, the corner and the article lines stand left, all else centred. */
export const leftAligned = (grid: Grid, cell: GridCell): boolean =>
  cell.kind === 'item' || cell.kind === 'note' || (cell.kind === 'label' && grid.id === 'requests');
