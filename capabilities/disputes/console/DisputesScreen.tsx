/** Reconsideration and litigation: what is owed, what is pending, how it ended; and recording a new case. */
import { getRouteApi, Link } from '@tanstack/react-router';
import { App, Button, Input, Modal, Select, Table } from 'antd';
import { useId, useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { Page, standIn } from '#console/parts/page.tsx';
import { stacked } from '#console/parts/stacked.ts';
import { useMay } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import { type Issue, isIssues } from '#platform/outcome.ts';
import { type DisputeRowData, endpoints, type FactsData } from '../contract.ts';
import { blankFacts, type DisputeFacts, procedureNames, procedures, results } from '../model.ts';
import { DueTag } from './Clock.tsx';
import { DisputeFields } from './DisputeForm.tsx';
import { refreshDisputes, useDisputes } from './queries.ts';
import { type DisputesSearch, type FilterName, filters } from './wishes.ts';
import './disputes.css';

const route = getRouteApi('/disputes');

const columns = stacked<DisputeRowData>([
  {
    title: '争议事项',
    rowScope: 'row',
    render: (_, row) => (
      <Link to="/disputes/$id" params={{ id: row.id }}>
        {row.matter}
      </Link>
    ),
  },
  { title: '程序', render: (_, row) => procedures[row.procedure].label, className: 'dispute-short' },
  { title: '机关、法院', dataIndex: 'organ' },
  { title: '案号', dataIndex: 'caseNumber' },
  { title: '受理、立案', dataIndex: 'acceptedOn', className: 'dispute-short' },
  {
    title: '结果',
    render: (_, row) => (
      <>
        {results[row.result]} <DueTag due={row.due} />
      </>
    ),
  },
]);

function Filters({ search, years }: { search: DisputesSearch; years: readonly string[] }) {
  const navigate = route.useNavigate();
  const id = useId();
  const set = (part: Record<string, string | undefined>) => {
    const { page: _, ...before } = search;
    const next = Object.entries({ ...before, ...part }).filter(([, value]) => value);
    void navigate({ search: Object.fromEntries(next), replace: true });
  };
  return (
    <search className="dispute-filters" aria-label="筛选">
      <div>
        <label htmlFor={`${id}-words`}>案号、机关或事项</label>
        <Input.Search
          id={`${id}-words`}
          defaultValue={search.words ?? ''}
          maxLength={100}
          allowClear
          enterButton="查找"
          onSearch={(words) => set({ words: words.trim() || undefined })}
        />
      </div>
      <div>
        <label htmlFor={`${id}-procedure`}>程序</label>
        <Select
          id={`${id}-procedure`}
          virtual={false}
          value={search.procedure ?? ''}
          options={[
            { value: '', label: '全部' },
            ...procedureNames.map((value) => ({ value, label: procedures[value].label })),
          ]}
          onChange={(procedure) => set({ procedure: procedure || undefined })}
        />
      </div>
      <div>
        <label htmlFor={`${id}-filter`}>情况</label>
        <Select
          id={`${id}-filter`}
          virtual={false}
          value={search.filter ?? 'all'}
          options={Object.entries(filters).map(([value, label]) => ({ value: value as FilterName, label }))}
          onChange={(filter: FilterName) => set({ filter: filter === 'all' ? undefined : filter })}
        />
      </div>
      <div>
        <label htmlFor={`${id}-year`}>受理年度</label>
        <Select
          id={`${id}-year`}
          virtual={false}
          value={search.year ?? ''}
          options={[
            { value: '', label: '全部' },
            ...years.map((year) => ({ value: year, label: `${year}年` })),
          ]}
          onChange={(year) => set({ year: year || undefined })}
        />
      </div>
    </search>
  );
}

function NewDispute() {
  const { run, busy } = useAct();
  const { message } = App.useApp();
  const navigate = route.useNavigate();
  const [isOpen, setOpen] = useState(false);
  const [facts, setFacts] = useState<DisputeFacts>(blankFacts);
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const open = () => {
    setFacts(blankFacts());
    setIssues([]);
    setOpen(true);
  };
  const save = async () => {
    const answer = await run(() =>
      call(endpoints.createDispute, { input: { facts: structuredClone(facts) as FactsData } }),
    );
    if (!answer) return;
    if (isIssues(answer)) return setIssues(answer.issues);
    setOpen(false);
    await refreshDisputes();
    message.success('已登记');
    if ('id' in answer) void navigate({ to: '/disputes/$id', params: { id: answer.id } });
  };
  return (
    <>
      <Button type="primary" onClick={open}>
        登记案件
      </Button>
      <Modal
        open={isOpen}
        title="登记行政复议、行政诉讼案件"
        width={760}
        okText="登记"
        cancelText="取消"
        confirmLoading={busy}
        onOk={() => void save()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <DisputeFields facts={facts} set={setFacts} issues={issues} />
      </Modal>
    </>
  );
}

export function DisputesScreen() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayHandle = useMay('disputes:handle');
  const disputes = useDisputes(search);
  return (
    <Page
      title="复议与诉讼"
      lead="因政府信息公开被申请的行政复议、提起的行政诉讼：期限、证据、结果，并由此得出年报表四的数字。"
      actions={mayHandle && <NewDispute />}
    >
      <Filters search={search} years={disputes.data?.years ?? []} />
      {standIn(disputes) ?? (
        <div className="dispute-table stacked-table">
          <Table<DisputeRowData>
            rowKey="id"
            size="middle"
            columns={columns}
            dataSource={disputes.data?.rows ?? []}
            pagination={
              (disputes.data?.total ?? 0) > 50 && {
                pageSize: 50,
                current: search.page ?? 1,
                total: disputes.data?.total ?? 0,
                showSizeChanger: false,
                onChange: (page) => void navigate({ search: { ...search, page } }),
              }
            }
            locale={{ emptyText: '没有符合条件的案件' }}
          />
        </div>
      )}
    </Page>
  );
}
