/** The entries of one register: what stands in it, what is owed on it, publication of several at once. */
import { getRouteApi, Link } from '@tanstack/react-router';
import { App, Button, Input, Select, Table, type TableColumnsType, Tag } from 'antd';
import { useId, useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { printDay } from '#console/parts/instants.ts';
import { standIn } from '#console/parts/page.tsx';
import { stacked } from '#console/parts/stacked.ts';
import { useMay } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import { type EntryRowData, endpoints, exportPath } from '../contract.ts';
import { type RegisterName, registers } from '../model.ts';
import { ImportDialog } from './ImportDialog.tsx';
import { NewEntry } from './NewEntry.tsx';
import { refreshRegisters, useEntries } from './queries.ts';
import { type FilterName, filters, filtersOf, type RegistersSearch } from './wishes.ts';

const route = getRouteApi('/registers');

const dueWords = { publish: '公开', withdraw: '撤回公开信息', lapse: '有效期满' } as const;
const publicityWords = {
  public: '已公开',
  unpublished: '未公开',
  withheld: '不予公开',
  withdrawn: '已撤回',
} as const;

/** When something is owed on an entry. */
export function DueTag({ row }: { row: Pick<EntryRowData, 'due'> }) {
  if (!row.due) return null;
  const { what, on, late, provisional } = row.due;
  return (
    <Tag color={late ? 'error' : 'warning'} className="due-tag">
      {printDay(on)}前{dueWords[what]}
      {late && '，已逾期'}
      {provisional && '（暂定）'}
    </Tag>
  );
}

const columnsOf = (register: RegisterName, search: RegistersSearch): TableColumnsType<EntryRowData> => [
  {
    title: '名称',
    rowScope: 'row',
    render: (_, row) => (
      <Link to="/registers" search={{ ...search, register, entry: row.id }}>
        {row.title}
      </Link>
    ),
  },
  { title: register === 'charges' ? '编号' : '文号', dataIndex: 'number' },
  ...(register === 'charges' || register === 'normative-documents'
    ? []
    : [{ title: '行政相对人', dataIndex: 'party' }]),
  { title: '日期', dataIndex: 'datedOn', className: 'day' },
  ...(register === 'charges'
    ? [{ title: '金额（万元）', dataIndex: 'amount', align: 'right' as const }]
    : [{ title: '状态', dataIndex: 'status' }]),
  {
    title: '公开情况',
    render: (_, row) => (
      <>
        {publicityWords[row.publicity]}
        {row.publishedLate && '（迟于期限）'} <DueTag row={row} />
      </>
    ),
  },
];

function Filters({
  register,
  search,
  years,
}: {
  register: RegisterName;
  search: RegistersSearch;
  years: readonly string[];
}) {
  const navigate = route.useNavigate();
  const id = useId();
  const set = (part: Record<string, string | undefined>) => {
    const { page: _, ...before } = search;
    const next = Object.entries({ ...before, register, ...part }).filter(([, value]) => value);
    void navigate({ search: Object.fromEntries(next), replace: true });
  };
  return (
    <search className="register-filters" aria-label="筛选">
      <div>
        <label htmlFor={`${id}-words`}>名称、文号或相对人</label>
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
        <label htmlFor={`${id}-year`}>年度</label>
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
      {filtersOf(register).length > 1 && (
        <div>
          <label htmlFor={`${id}-filter`}>情况</label>
          <Select
            id={`${id}-filter`}
            virtual={false}
            value={search.filter ?? 'all'}
            options={filtersOf(register).map((value) => ({ value, label: filters[value] }))}
            onChange={(filter: FilterName) => set({ filter: filter === 'all' ? undefined : filter })}
          />
        </div>
      )}
    </search>
  );
}

/** Publishes what is chosen. */
function usePublishing(register: RegisterName) {
  const { run, busy } = useAct();
  const { message } = App.useApp();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const publish = async () => {
    const answer = await run(() =>
      call(endpoints.publishEntries, { params: { register }, input: { ids: [...chosen] } }),
    );
    if (!answer) return;
    setChosen([]);
    await refreshRegisters();
    message.success(`已公开${answer.published}${registers[register].counter}`);
  };
  return { chosen, setChosen, publish, busy };
}

function Chosen({ publishing }: { publishing: ReturnType<typeof usePublishing> }) {
  return (
    <Button
      disabled={publishing.chosen.length === 0}
      loading={publishing.busy}
      onClick={() => void publishing.publish()}
    >
      公开所选{publishing.chosen.length > 0 && `（${publishing.chosen.length}）`}
    </Button>
  );
}

export function EntryList({ register, search }: { register: RegisterName; search: RegistersSearch }) {
  const mayEdit = useMay('registers:edit');
  const navigate = route.useNavigate();
  const entries = useEntries(register, search);
  const publishing = usePublishing(register);
  const isDecision = register !== 'charges' && register !== 'normative-documents';
  return (
    <>
      <div className="register-tools">
        {mayEdit && <NewEntry register={register} />}
        {mayEdit && <ImportDialog key={register} register={register} />}
        {mayEdit && isDecision && <Chosen publishing={publishing} />}
        <a href={`${exportPath(register)}${search.year ? `?year=${search.year}` : ''}`} download>
          导出Excel
        </a>
        <a href={`/registers/${register}`} target="_blank" rel="noreferrer">
          查看公开页面
        </a>
      </div>
      <Filters key={register} register={register} search={search} years={entries.data?.years ?? []} />
      {standIn(entries) ?? (
        <div className="register-table stacked-table">
          <Table<EntryRowData>
            rowKey="id"
            size="middle"
            columns={stacked(columnsOf(register, search))}
            dataSource={entries.data?.rows ?? []}
            {...(mayEdit &&
              isDecision && {
                rowSelection: {
                  selectedRowKeys: [...publishing.chosen],
                  onChange: (keys) => publishing.setChosen(keys.map(String)),
                  getCheckboxProps: (row) => ({
                    disabled: row.publicity !== 'unpublished',
                    'aria-label': `选择${row.title}`,
                  }),
                  getTitleCheckboxProps: () => ({ 'aria-label': '选择本页全部未公开的' }),
                },
              })}
            pagination={
              (entries.data?.total ?? 0) > 50 && {
                pageSize: 50,
                current: search.page ?? 1,
                total: entries.data?.total ?? 0,
                showSizeChanger: false,
                onChange: (page) => void navigate({ search: { ...search, register, page } }),
              }
            }
            locale={{ emptyText: `没有${registers[register].title}的记录` }}
          />
        </div>
      )}
    </>
  );
}
