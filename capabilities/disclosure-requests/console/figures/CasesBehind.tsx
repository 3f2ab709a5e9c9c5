/** The requests or disputes behind one figure, a page at a time. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Modal, Pagination } from 'antd';
import { useState } from 'react';
import { endpoints as disputes } from '#capabilities/disputes/contract.ts';
import { standIn } from '#console/parts/page.tsx';
import { call } from '#platform/call.ts';
import { cellName } from '#rules/annual-report/tables.ts';
import { figureEndpoints } from '../../contract-figures.ts';

type Row = { readonly id: string; readonly title: string; readonly days: string };

async function rowsOf(year: string, cell: string, page: number, signal: AbortSignal) {
  const wish = { params: { year, cell }, query: { page } };
  if (cell.startsWith('disputes.')) {
    const { rows, total } = await call(disputes.casesBehind, wish, signal);
    const told = rows.map((one): Row => {
      const days = `${one.acceptedOn}受理${one.decidedOn ? `，${one.decidedOn}审结` : ''}`;
      return { id: one.id, title: `${one.organ} ${one.caseNumber}`, days };
    });
    return { rows: told, total };
  }
  const { rows, total } = await call(figureEndpoints.requestsBehind, wish, signal);
  const told = rows.map((one): Row => {
    const days = `${one.receivedOn ?? ''}收到${one.closedOn ? `，${one.closedOn}办结` : ''}`;
    return { id: one.id, title: `${one.number} ${one.subject}`, days };
  });
  return { rows: told, total };
}

export function CasesBehind({ year, path, close }: { year: string; path: string; close: () => void }) {
  const [page, setPage] = useState(1);
  const isDispute = path.startsWith('disputes.');
  const query = useQuery({
    queryKey: [isDispute ? 'disputes' : 'requests', 'behind', year, path, page],
    queryFn: ({ signal }) => rowsOf(year, path, page, signal),
  });
  return (
    <Modal open title={`${year}年${cellName(path, '2021')}`} footer={null} onCancel={close} width={760}>
      {standIn(query) ?? (
        <>
          <ul>
            {query.data?.rows.map(({ id, title, days }) => (
              <li key={id}>
                <Link to={isDispute ? '/disputes/$id' : '/requests/$id'} params={{ id }}>
                  {title}
                </Link>{' '}
                {days}
              </li>
            ))}
          </ul>
          {(query.data?.total ?? 0) > 50 && (
            <Pagination
              current={page}
              pageSize={50}
              total={query.data?.total ?? 0}
              showSizeChanger={false}
              onChange={setPage}
            />
          )}
        </>
      )}
    </Modal>
  );
}
