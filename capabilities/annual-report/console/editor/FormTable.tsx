/** One statutory table drawn as the form prints it, every figure a cell to type in. */
import { type AnnualReport, cellName, figureAt } from '#rules/annual-report/tables.ts';
import type { Grid, GridCell } from '../../writing/grid.ts';
import { difference, printFigure } from '../figures/figure-text.ts';
import type { FindingData } from '../figures/findings-view.ts';
import { type CellEvents, CellInput } from './CellInput.tsx';
import { textAt, type Work } from './work.ts';

export type TableView = {
  readonly work: Pick<Work, 'report' | 'unread'>;
  readonly findings: ReadonlyMap<string, readonly FindingData[]>;
  readonly computed: ReadonlyMap<string, number>;
  readonly comments: ReadonlyMap<string, number>;
  /** Last year's report, when the comparison is shown. */
  readonly lastYear: AnnualReport | null;
  readonly readOnly: boolean;
  readonly events: CellEvents;
};

function ValueCell({ cell, view }: { cell: GridCell & { path: string }; view: TableView }) {
  const { work, lastYear } = view;
  const { path } = cell;
  const kind = cell.format ?? 'count';
  const now = figureAt(work.report, path);
  const computed = view.computed.get(path);
  return (
    <td className="is-value" colSpan={cell.colspan} rowSpan={cell.rowspan}>
      <CellInput
        path={path}
        label={cellName(path, work.report.format)}
        text={textAt(work, path, kind)}
        fault={work.unread[path]?.fault ?? null}
        findings={view.findings.get(path)}
        computed={computed !== undefined && computed !== now ? computed : null}
        lastYear={
          lastYear && {
            figure: printFigure(figureAt(lastYear, path), kind),
            change: difference(now, figureAt(lastYear, path)),
          }
        }
        comments={view.comments.get(path) ?? 0}
        unit={kind === 'amount' ? '万元' : null}
        readOnly={view.readOnly}
        events={view.events}
      />
    </td>
  );
}

/** A head spans columns, a label rows; the note in the corner names neither. */
function HeadCell({ cell, grid }: { cell: GridCell; grid: Grid }) {
  const span = { colSpan: cell.colspan, rowSpan: cell.rowspan };
  if (cell.kind === 'note') return <td {...span}>{cell.text}</td>;
  if (cell.kind === 'label') {
    return (
      <th scope={cell.rowspan > 1 ? 'rowgroup' : 'row'} {...span}>
        {cell.text}
      </th>
    );
  }
  const inside = grid.headRows === 0 || cell.row < grid.headRows;
  return (
    <th scope={cell.colspan > 1 && inside ? 'colgroup' : 'col'} className={`is-${cell.kind}`} {...span}>
      {cell.text}
    </th>
  );
}

function Row({ cells, grid, view }: { cells: readonly GridCell[]; grid: Grid; view: TableView }) {
  return (
    <tr>
      {cells.map((cell) => {
        const key = `${cell.row}-${cell.column}`;
        const { path } = cell;
        return path === undefined ? (
          <HeadCell key={key} cell={cell} grid={grid} />
        ) : (
          <ValueCell key={key} cell={{ ...cell, path }} view={view} />
        );
      })}
    </tr>
  );
}

export function FormTable({ grid, caption, view }: { grid: Grid; caption: string; view: TableView }) {
  const head = grid.rows.slice(0, grid.headRows);
  const body = grid.rows.slice(grid.headRows);
  const draw = (cells: readonly GridCell[]) => (
    <Row key={`${cells[0]?.row}-${cells[0]?.column}`} cells={cells} grid={grid} view={view} />
  );
  return (
    <div className="form-table-frame">
      <table className={`form-table is-${grid.id}`}>
        <caption className="sr-only">{caption}</caption>
        {head.length > 0 && <thead>{head.map(draw)}</thead>}
        <tbody>{body.map(draw)}</tbody>
      </table>
    </div>
  );
}
