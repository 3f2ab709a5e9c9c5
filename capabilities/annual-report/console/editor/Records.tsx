/** The records behind a cell of the report. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { figureEndpoints } from '#capabilities/disclosure-requests/contract-figures.ts';
import { endpoints as disputeEndpoints } from '#capabilities/disputes/contract.ts';
import { readSearch } from '#capabilities/registers/console/wishes.ts';
import { standIn } from '#console/parts/page.tsx';
import { call } from '#platform/call.ts';
import { figureAt } from '#rules/annual-report/tables.ts';
import { endpoints, type ReportRecordsData } from '../../contract.ts';
import type { Editing } from './useWork.ts';

/** What records say of a report's year. */
export const useRecords = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: ['report', id, 'records'],
    enabled,
    queryFn: ({ signal }) => call(endpoints.getRecords, { params: { id } }, signal),
  });

/** A record with where it is shown. */
export type Behind = ReportRecordsData['items'][number];

/** A record of a register, a request, a dispute or a published item, in the console. */
export function RecordLink({ record }: { record: Behind }) {
  const [path, query] = record.href.split('?', 2);
  if (path === '/registers')
    return (
      <Link to="/registers" search={readSearch(Object.fromEntries(new URLSearchParams(query)))}>
        {record.title}
      </Link>
    );
  if (path !== undefined && /^\/(requests|disputes)\//.test(path))
    return <Link to={path as never}>{record.title}</Link>;
  return (
    <Link to="/items/$id" params={{ id: record.id }}>
      {record.title}
    </Link>
  );
}

export function RecordList({ records }: { records: readonly Behind[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? records : records.slice(0, 10);
  return (
    <>
      <ul className="records-behind">
        {shown.map((record) => (
          <li key={record.id}>
            <RecordLink record={record} />
          </li>
        ))}
      </ul>
      {shown.length < records.length && (
        <Button size="small" onClick={() => setAll(true)}>
          列出全部{records.length}条
        </Button>
      )}
    </>
  );
}

/** The page of cases that one cell of table 三 or 四 opens. */
function useCases(source: 'requests' | 'disputes', year: string, path: string, page: number) {
  return useQuery({
    queryKey: ['report', 'cases', source, year, path, page],
    queryFn: async ({ signal }): Promise<{ rows: Behind[]; total: number }> => {
      const params = { year, cell: path };
      if (source === 'requests') {
        const found = await call(figureEndpoints.requestsBehind, { params, query: { page } }, signal);
        const rows = found.rows.map(({ id, number, subject }) => ({
          ...{ id, title: `${number} ${subject}`, href: `/requests/${id}` },
        }));
        return { rows, total: found.total };
      }
      const found = await call(disputeEndpoints.casesBehind, { params, query: { page } }, signal);
      const rows = found.rows.map(({ id, caseNumber, matter }) => ({
        ...{ id, title: `${caseNumber} ${matter}`.trim(), href: `/disputes/${id}` },
      }));
      return { rows, total: found.total };
    },
  });
}

const pageSize = 50;

function CellCases(props: { source: 'requests' | 'disputes'; year: string; path: string }) {
  const [page, setPage] = useState(1);
  const cases = useCases(props.source, props.year, props.path, page);
  if (!cases.data) return standIn(cases);
  const pages = Math.ceil(cases.data.total / pageSize);
  return (
    <>
      <ul className="records-behind">
        {cases.data.rows.map((record) => (
          <li key={record.id}>
            <RecordLink record={record} />
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <div className="records-pages">
          <Button size="small" disabled={page <= 1} onClick={() => setPage(page - 1)}>
            上一页
          </Button>
          <span>
            第{page}页，共{pages}页
          </span>
          <Button size="small" disabled={page >= pages} onClick={() => setPage(page + 1)}>
            下一页
          </Button>
        </div>
      )}
    </>
  );
}

const sourceWords = { registers: '登记簿', requests: '申请登记', disputes: '复议、诉讼登记' } as const;

/** The records behind a cell: of table 二 the entries, of 三 and 四 the cases. */
export function CellRecords({ editing, path }: { editing: Editing; path: string }) {
  const { saved, report } = editing.work;
  const records = useRecords(saved.id, true);
  const cell = records.data?.cells.find((one) => one.path === path);
  if (!cell) return null;
  const { source, value, covered } = cell;
  const typed = figureAt(report, path);
  const words = sourceWords[source];
  return (
    <section aria-label={`${words}记录`}>
      <h4>
        {words}：{value ?? '没有登记'}
      </h4>
      {!covered && <p className="quiet">到本年末，这里还没有任何记录，不能据此填0。</p>}
      {covered && cell.count === 0 && <p className="quiet">本年没有记录。</p>}
      {covered && typed !== null && value !== null && String(typed) !== String(value) && (
        <p>
          填的是{typed}，与{words}不一致。
        </p>
      )}
      {source === 'registers' ? (
        <RecordList records={cell.records} />
      ) : (
        (value ?? 0) !== 0 && <CellCases key={path} source={source} year={saved.year} path={path} />
      )}
    </section>
  );
}
