/** The hits somebody allowed in their place, with the reason; each can be taken back. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Table, type TableColumnsType } from 'antd';
import type { z } from 'zod';
import { useAct } from '#console/parts/act.tsx';
import { printInstant } from '#console/parts/instants.ts';
import { standIn } from '#console/parts/page.tsx';
import { queries } from '#console/queries.ts';
import { useMay } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import { type AllowanceView, endpoints } from '../../contract-desk.ts';

type Allowance = z.infer<typeof AllowanceView>;

function Revoke({ allowance }: { allowance: Allowance }) {
  const { run, busy } = useAct();
  const { message } = App.useApp();
  const revoke = async () => {
    const rows = await run(() => call(endpoints.revokeAllowance, { params: { id: allowance.id } }));
    if (!rows) return;
    queries.setQueryData(['allowances'], rows);
    message.success('已收回，下次检查会重新提示');
  };
  return (
    <Button
      size="small"
      loading={busy}
      aria-label={`收回对“${allowance.phrase}”的允许`}
      onClick={() => void revoke()}
    >
      收回
    </Button>
  );
}

const columnsOf = (mayRevoke: boolean): TableColumnsType<Allowance> => [
  { title: '允许的文字', dataIndex: 'phrase', render: (phrase: string) => `“${phrase}”` },
  {
    title: '范围',
    dataIndex: 'itemId',
    render: (id: number | null) =>
      id === null ? (
        '所有信息'
      ) : (
        <Link to="/items/$id" params={{ id: String(id) }}>
          第{id}号信息
        </Link>
      ),
  },
  { title: '理由', dataIndex: 'reason' },
  { title: '谁允许的', render: (_, { by, at }) => `${by} ${printInstant(at)}` },
  ...(mayRevoke
    ? [{ title: '办理', render: (_: unknown, row: Allowance) => <Revoke allowance={row} /> }]
    : []),
];

export function Allowances() {
  const mayRevoke = useMay('publishing:edit');
  const allowances = useQuery({
    queryKey: ['allowances'],
    queryFn: ({ signal }) => call(endpoints.listAllowances, {}, signal),
  });
  const rows = allowances.data ?? [];
  return (
    standIn(allowances) ?? (
      <Table
        rowKey="id"
        size="middle"
        columns={columnsOf(mayRevoke)}
        dataSource={rows}
        {...(rows.length > 0 && { scroll: { x: 760 } })}
        pagination={rows.length > 20 && { pageSize: 20, showSizeChanger: false }}
        locale={{ emptyText: '没有“此处允许”' }}
      />
    )
  );
}
