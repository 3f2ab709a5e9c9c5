/** 年度数字: tables 三 and 四 of a year with the cases behind each figure, since when they are kept here, old cases. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Select } from 'antd';
import { Fragment, useId, useState } from 'react';
import { endpoints as disputes } from '#capabilities/disputes/contract.ts';
import { today } from '#console/parts/instants.ts';
import { Page, standIn } from '#console/parts/page.tsx';
import { queries } from '#console/queries.ts';
import { useMay } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import {
  applicantColumns,
  cellName,
  disputeCell,
  disputeGroups,
  disputeResults,
  requestCell,
  requestRowGroups,
  requestRows,
} from '#rules/annual-report/tables.ts';
import { figureEndpoints, type TermData } from '../../contract-figures.ts';
import { CasesBehind } from './CasesBehind.tsx';
import { ImportOld } from './ImportOld.tsx';
import { KeptFrom } from './KeptFrom.tsx';

type Cells = ReadonlyMap<string, number | null>;
type Grid = {
  readonly caption: string;
  readonly columns: readonly { readonly id: string; readonly label: string }[];
  /** `group`: printed above the first row of the group. */
  readonly rows: readonly {
    readonly id: string;
    readonly label: string;
    readonly group?: string | undefined;
  }[];
  readonly path: (row: string, column: string) => string;
};

const three: Grid = {
  caption: '表三 收到和处理政府信息公开申请情况',
  columns: applicantColumns,
  rows: requestRows['2021'].map(({ id, label, group }) => ({
    id,
    label,
    group: requestRowGroups.find((one) => one.id === group)?.label,
  })),
  path: (row, column) => requestCell(row as never, column as never),
};
const four: Grid = {
  caption: '表四 政府信息公开行政复议、行政诉讼情况',
  columns: disputeResults,
  rows: disputeGroups,
  path: (row, column) => disputeCell(row as never, column as never),
};

type Open = (path: string) => void;

function FigureGrid({ grid, cells, open }: { grid: Grid; cells: Cells; open: Open }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard.
    <section className="table-frame" aria-label={`表格：${grid.caption}`} tabIndex={0}>
      <table className="plain-table">
        <caption className="sr-only">{grid.caption}</caption>
        <thead>
          <tr>
            <th scope="col">项目</th>
            {grid.columns.map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row, at) => (
            <Fragment key={row.id}>
              {row.group && row.group !== grid.rows[at - 1]?.group && (
                <tr>
                  <th scope="rowgroup" colSpan={grid.columns.length + 1}>
                    {row.group}
                  </th>
                </tr>
              )}
              <tr>
                <th scope="row">{row.label}</th>
                {grid.columns.map((column) => {
                  const path = grid.path(row.id, column.id);
                  const value = cells.get(path) ?? null;
                  return (
                    <td key={column.id}>
                      {value ? (
                        <button
                          type="button"
                          className="link-button"
                          aria-label={`${cellName(path, '2021')}：${value}件，查看`}
                          onClick={() => open(path)}
                        >
                          {value}
                        </button>
                      ) : (
                        (value ?? '—')
                      )}
                    </td>
                  );
                })}
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const cellsOf = (cells: readonly { path: string; value: number | null }[]): Cells =>
  new Map(cells.map(({ path, value }) => [path, value]));

function Disputes({ year, open }: { year: string; open: Open }) {
  const query = useQuery({
    queryKey: ['disputes', 'figures', year],
    queryFn: ({ signal }) => call(disputes.getFigures, { params: { year } }, signal),
  });
  return (
    <section className="panel" aria-labelledby="table-four">
      <h2 id="table-four">{four.caption}</h2>
      {standIn(query) ?? <FigureGrid grid={four} cells={cellsOf(query.data?.cells ?? [])} open={open} />}
      {query.data && <KeptFrom what="复议、诉讼案件" term={query.data.term} save={keepDisputes} />}
    </section>
  );
}

/** Writes a term and reads the figures anew, which it decides. */
async function kept<Term>(of: 'requests' | 'disputes', write: () => Promise<Term>): Promise<Term> {
  const answer = await write();
  await queries.invalidateQueries({ queryKey: [of, 'figures'] });
  return answer;
}
const keepRequests = (input: TermData) =>
  kept('requests', () => call(figureEndpoints.keepRequestsFrom, { input }));
const keepDisputes = (input: TermData) => kept('disputes', () => call(disputes.keepDisputesFrom, { input }));

function Requests({ year, open }: { year: string; open: Open }) {
  const leads = useMay('requests:lead');
  const query = useQuery({
    queryKey: ['requests', 'figures', year],
    queryFn: ({ signal }) => call(figureEndpoints.getRequestFigures, { params: { year }, query: {} }, signal),
  });
  const waiting = standIn(query);
  if (waiting || !query.data) return waiting;
  const { cells, term, redone } = query.data;
  return (
    <>
      <section className="panel" aria-labelledby="kept-from">
        <h2 id="kept-from">自哪一天起在本系统登记</h2>
        <KeptFrom what="申请" term={term} save={keepRequests} />
        {leads && <ImportOld />}
      </section>
      <section className="panel" aria-labelledby="table-three">
        <h2 id="table-three">{three.caption}</h2>
        {cells.some(({ covered }) => !covered) && (
          <Alert type="info" showIcon title={`${year}年没有在本系统登记申请，数字为空，不是0。`} />
        )}
        <FigureGrid grid={three} cells={cellsOf(cells)} open={open} />
        {redone.length > 0 && (
          <p>
            另有{redone.length}件此前年度已计数、{year}年重新办理，不再计入上表：
            {redone.map(({ id, number }) => (
              <Link key={id} to="/requests/$id" params={{ id }}>
                {number}{' '}
              </Link>
            ))}
          </p>
        )}
      </section>
    </>
  );
}

export function FiguresScreen() {
  const last = Number(today().slice(0, 4));
  const [year, setYear] = useState(String(last));
  const [path, setPath] = useState<string | null>(null);
  const seesDisputes = useMay('disputes:view');
  const id = useId();
  const years = Array.from({ length: 12 }, (_, n) => String(last - n));
  return (
    <Page
      title="申请的年度数字"
      lead="年度报告表三、表四由登记的申请和案件直接得出，点数字可以查看是哪些件。"
      actions={
        <>
          <label htmlFor={id}>年度</label>
          <Select
            id={id}
            virtual={false}
            value={year}
            options={years.map((value) => ({ value, label: `${value}年` }))}
            onChange={setYear}
          />
          <Link to="/requests/statistics">历年统计</Link>
        </>
      }
    >
      <Requests year={year} open={setPath} />
      {seesDisputes && <Disputes year={year} open={setPath} />}
      {path !== null && <CasesBehind key={path} year={year} path={path} close={() => setPath(null)} />}
    </Page>
  );
}
