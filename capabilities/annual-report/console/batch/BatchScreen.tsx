/** One batch: all bodies with what was found, their figures, and the sums. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Input, Select, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { printInstant } from '#console/parts/instants.ts';
import { Page, standInScreen } from '#console/parts/page.tsx';
import { call } from '#platform/call.ts';
import {
  type BatchBodyData,
  type BatchViewData,
  batchColumns,
  batchEndpoints,
  batchSpreadsheetPath,
} from '../../contract-batch.ts';
import { type BodyFilter, filterBodies, sumsOf, yearsOf } from './bodies.ts';

const route = getRouteApi('/batches/$id');

function Found({ body }: { body: BatchBodyData }) {
  if (body.unreadable) return <span className="is-error">✕ 没有读出：{body.unreadable}</span>;
  if (body.errors + body.questions === 0) return <span className="is-good">✓ 没有发现问题</span>;
  return (
    <span className="tally">
      {body.errors > 0 && <span className="is-error">✕ 差错{body.errors}处</span>}
      {body.questions > 0 && <span className="is-question">？ 疑问{body.questions}处</span>}
    </span>
  );
}

const columnsOf = (id: string): TableColumnsType<BatchBodyData> => [
  {
    title: '单位',
    fixed: 'start',
    width: 220,
    rowScope: 'row',
    sorter: (a, b) => (a.organ ?? a.file).localeCompare(b.organ ?? b.file, 'zh-CN'),
    render: (_, body) => (
      <>
        {body.unreadable ? (
          body.file
        ) : (
          <Link to="/batches/$id/$number" params={{ id, number: String(body.number) }}>
            {body.organ ?? body.file}
          </Link>
        )}
        {body.organ && <div className="quiet">{body.file}</div>}
      </>
    ),
  },
  { title: '年度', dataIndex: 'year', width: 80 },
  {
    title: '校核结果',
    width: 220,
    sorter: (a, b) => a.errors - b.errors || a.questions - b.questions,
    render: (_, body) => <Found body={body} />,
  },
  ...batchColumns.map(({ cell, label }) => ({
    title: label,
    align: 'right' as const,
    width: 110,
    sorter: (a: BatchBodyData, b: BatchBodyData) => (a.figures[cell] ?? -1) - (b.figures[cell] ?? -1),
    render: (_: unknown, body: BatchBodyData) => body.figures[cell] ?? <span className="quiet">空</span>,
  })),
];

const cells = batchColumns.map(({ cell }) => cell);

function Sums({ shown }: { shown: readonly BatchBodyData[] }) {
  const sums = sumsOf(shown, cells);
  const [year] = yearsOf(shown);
  return (
    <Table.Summary.Row>
      <Table.Summary.Cell index={0} colSpan={3}>
        <strong>
          {sums
            ? `合计（${year ?? ''}年度，所列${shown.length}份）`
            : '各年度的数字不能相加，选择一个年度后显示合计'}
        </strong>
      </Table.Summary.Cell>
      {batchColumns.map(({ cell }, index) => {
        const sum = sums?.find((one) => one.cell === cell);
        return (
          <Table.Summary.Cell key={cell} index={index + 3} align="right">
            <strong>{sum?.sum ?? '—'}</strong>
            {sum && <div className="quiet">{sum.bodies}份有数</div>}
          </Table.Summary.Cell>
        );
      })}
    </Table.Summary.Row>
  );
}

function Filters(props: {
  filter: BodyFilter;
  years: readonly string[];
  change: (filter: BodyFilter) => void;
}) {
  const { filter, years, change } = props;
  return (
    <search className="filters">
      <div className="filter">
        <label htmlFor="body-text">单位或文件名</label>
        <Input
          id="body-text"
          allowClear
          value={filter.text}
          onChange={(event) => change({ ...filter, text: event.target.value })}
        />
      </div>
      <div className="filter">
        <span id="body-year">年度</span>
        <Select
          aria-labelledby="body-year"
          value={filter.year ?? 'all'}
          onChange={(year) => change({ ...filter, year: year === 'all' ? null : year })}
          options={[
            ...years.map((year) => ({ value: year, label: `${year}年` })),
            { value: 'all', label: '全部年度' },
          ]}
        />
      </div>
      <div className="filter">
        <span id="body-show">显示</span>
        <Select
          aria-labelledby="body-show"
          value={filter.show}
          onChange={(show) => change({ ...filter, show })}
          options={[
            { value: 'all' as const, label: '全部' },
            { value: 'errors' as const, label: '有差错的' },
            { value: 'unreadable' as const, label: '没有读出的' },
            { value: 'clean' as const, label: '没有问题的' },
          ]}
        />
      </div>
    </search>
  );
}

function Bodies({ batch }: { batch: BatchViewData }) {
  const years = yearsOf(batch.bodies);
  const [filter, setFilter] = useState<BodyFilter>({
    text: '',
    show: 'all',
    year: years.length === 1 ? (years[0] ?? null) : null,
  });
  const shown = filterBodies(batch.bodies, filter);
  return (
    <>
      <Filters filter={filter} years={years} change={setFilter} />
      <Table
        rowKey="number"
        size="small"
        columns={columnsOf(batch.id)}
        dataSource={shown}
        {...(shown.length > 0 && { scroll: { x: 1300 } })}
        pagination={shown.length > 50 && { pageSize: 50 }}
        summary={() => <Sums shown={shown} />}
        locale={{ emptyText: '没有符合条件的单位' }}
      />
    </>
  );
}

export function BatchScreen() {
  const { id } = route.useParams();
  const batch = useQuery({
    queryKey: ['batch', id],
    queryFn: ({ signal }) => call(batchEndpoints.getBatch, { params: { id } }, signal),
  });
  if (!batch.data) return standInScreen('批量体检', batch);
  const { name, at, by, bodies } = batch.data;
  const withErrors = bodies.filter((body) => body.errors > 0).length;
  const unreadable = bodies.filter((body) => body.unreadable !== null).length;
  return (
    <Page
      title={name}
      lead={`${by}，${printInstant(at)}。共${bodies.length}份：${withErrors}份有差错，${unreadable}份没有读出。`}
      actions={
        <a className="button-link" href={batchSpreadsheetPath(id)} download>
          下载汇总表（Excel）
        </a>
      }
    >
      <Bodies batch={batch.data} />
    </Page>
  );
}
