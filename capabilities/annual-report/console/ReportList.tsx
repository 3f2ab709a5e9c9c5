/** The organ's reports by year: state, faults, due date. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Table, type TableColumnsType, Tag } from 'antd';
import { printDay, printInstant, today } from '#console/parts/instants.ts';
import { Page, standIn } from '#console/parts/page.tsx';
import { useMay } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import { endpoints, type ReportRowData } from '../contract.ts';
import { stateWords } from './steps/states.ts';

function Found({ row }: { row: ReportRowData }) {
  if (row.errors === 0 && row.questions === 0) return <span className="is-good">✓ 没有发现问题</span>;
  return (
    <span className="tally">
      {row.errors > 0 && <span className="is-error">✕ 差错{row.errors}处</span>}
      {row.questions > 0 && <span className="is-question">？ 疑问{row.questions}处</span>}
    </span>
  );
}

function Due({ row }: { row: ReportRowData }) {
  const late = row.publishedAt === null && row.dueOn < today();
  return (
    <>
      {printDay(row.dueOn)} {late && <Tag color="error">已逾期</Tag>}
    </>
  );
}

const columns: TableColumnsType<ReportRowData> = [
  {
    title: '年度',
    dataIndex: 'year',
    rowScope: 'row',
    render: (year: string, row) => (
      <Link to="/annual-reports/$id" params={{ id: row.id }}>
        {year}年
      </Link>
    ),
  },
  {
    title: '状态',
    dataIndex: 'state',
    render: (state: ReportRowData['state']) => (
      <Tag color={stateWords[state].color}>{stateWords[state].label}</Tag>
    ),
  },
  { title: '校核结果', render: (_, row) => <Found row={row} /> },
  { title: '公布期限', render: (_, row) => <Due row={row} /> },
  {
    title: '发布时间',
    dataIndex: 'publishedAt',
    render: (at: string | null) => (at ? printInstant(at) : '尚未发布'),
  },
  { title: '最近修改', dataIndex: 'updatedAt', render: (at: string) => printInstant(at) },
];

export function ReportList() {
  const mayEdit = useMay('annual-report:edit');
  const reports = useQuery({
    queryKey: ['reports'],
    queryFn: ({ signal }) => call(endpoints.listReports, {}, signal),
  });
  return (
    <Page
      title="年度报告"
      lead="政府信息公开工作年度报告，每年1月31日前向主管部门提交并向社会公布。"
      actions={
        mayEdit && (
          <Link to="/annual-reports/new" className="button-link">
            新建年度报告
          </Link>
        )
      }
    >
      {standIn(reports) ?? (
        <Table
          rowKey="id"
          size="middle"
          columns={columns}
          dataSource={reports.data ?? []}
          pagination={false}
          {...(reports.data?.length && { scroll: { x: 800 } })}
          locale={{ emptyText: '还没有年度报告' }}
        />
      )}
    </Page>
  );
}
