/** The register of all requests: filters in the address, page after page. */
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Input, Select, Table, Tag } from 'antd';
import { useId } from 'react';
import { LeftTag } from '#console/demands/DemandCard.tsx';
import { daysBetween, printDay, today } from '#console/parts/instants.ts';
import { standIn } from '#console/parts/page.tsx';
import { stacked } from '#console/parts/stacked.ts';
import type { RequestRowData } from '../../contract.ts';
import { applicantKinds, channels, requestKinds, states } from '../../model.ts';
import { outcomeLabel } from '../../model-outcome.ts';
import { useRegister } from '../queries.ts';
import type { RequestsSearch } from '../wishes.ts';

const route = getRouteApi('/requests');

const columns = stacked<RequestRowData>([
  {
    title: '编号和内容',
    rowScope: 'row',
    render: (_, row) => (
      <>
        <Link to="/requests/$id" params={{ id: row.id }}>
          {row.number} {row.subject || '（没有写明内容）'}
        </Link>
        {row.isDrill && <Tag color="warning">演练</Tag>}
      </>
    ),
  },
  { title: '申请人类型', render: (_, row) => applicantKinds[row.applicantKind] },
  { title: '渠道', render: (_, row) => channels[row.channel] },
  { title: '收到之日', className: 'day', render: (_, row) => row.receivedOn ?? '未确定' },
  {
    title: '答复期限',
    render: (_, row) =>
      row.dueOn && !row.closedOn ? (
        <>
          <span className="day">{printDay(row.dueOn)}</span>
          {row.dueProvisional && '（暂定）'} <LeftTag left={daysBetween(today(), row.dueOn)} />
        </>
      ) : (
        ''
      ),
  },
  { title: '承办人', dataIndex: 'ownerName' },
  {
    title: '情况',
    render: (_, row) => (
      <>
        {states[row.state]}
        {row.outcome && <div className="quiet">{outcomeLabel(row.outcome)}</div>}
      </>
    ),
  },
]);

type Choice = { name: keyof RequestsSearch; label: string; options: Readonly<Record<string, string>> };

const years = Object.fromEntries(
  Array.from({ length: 8 }, (_, n) => String(new Date().getFullYear() - n)).map((year) => [
    year,
    `${year}年`,
  ]),
);
const choices: readonly Choice[] = [
  { name: 'state', label: '情况', options: { open: '在办', closed: '办结', ...states } },
  { name: 'year', label: '年度', options: years },
  { name: 'channel', label: '渠道', options: channels },
  { name: 'applicantKind', label: '申请人类型', options: applicantKinds },
  { name: 'kind', label: '种类', options: requestKinds },
  { name: 'by', label: '排序', options: { due: '最近应办的在前' } },
];
const nothingChosen: Partial<Record<keyof RequestsSearch, string>> = { by: '编号由新到旧' };

function Filters({ search }: { search: RequestsSearch }) {
  const navigate = route.useNavigate();
  const id = useId();
  const set = (part: Record<string, string | undefined>) => {
    const next = Object.entries({ ...search, view: 'register', ...part }).filter(([, value]) => value);
    void navigate({ search: Object.fromEntries(next), replace: true });
  };
  return (
    <search className="request-filters" aria-label="筛选">
      <div className="is-words">
        <label htmlFor={`${id}-words`}>编号或者内容</label>
        <Input.Search
          id={`${id}-words`}
          defaultValue={search.words ?? ''}
          maxLength={100}
          allowClear
          enterButton="查找"
          onSearch={(words) => set({ words: words.trim() || undefined })}
        />
      </div>
      {choices.map(({ name, label, options }) => (
        <div key={name}>
          <label htmlFor={`${id}-${name}`}>{label}</label>
          <Select
            id={`${id}-${name}`}
            virtual={false}
            value={search[name] ?? ''}
            options={[
              { value: '', label: nothingChosen[name] ?? '全部' },
              ...Object.entries(options).map(([value, label]) => ({ value, label })),
            ]}
            onChange={(value) => set({ [name]: value || undefined })}
          />
        </div>
      ))}
    </search>
  );
}

export function Register({ search }: { search: RequestsSearch }) {
  const found = useRegister(search);
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section aria-labelledby="register">
      <h2 id="register" className="sr-only">
        登记簿
      </h2>
      <Filters search={search} />
      {standIn(found) ?? (
        <>
          {rows.length === 0 && <p>没有符合条件的申请。</p>}
          <section className="request-table stacked-table" aria-label="申请登记簿" hidden={rows.length === 0}>
            <Table<RequestRowData>
              rowKey="id"
              size="middle"
              columns={columns}
              dataSource={rows}
              pagination={false}
              locale={{ emptyText: '没有符合条件的申请' }}
            />
          </section>
          <p className="quiet" role="status">
            已显示{rows.length}件{!found.hasNextPage && '，没有更多了'}
          </p>
          {found.hasNextPage && (
            <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
              再显示50件
            </Button>
          )}
        </>
      )}
    </section>
  );
}
