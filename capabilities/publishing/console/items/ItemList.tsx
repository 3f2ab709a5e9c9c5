/** The information of every section, by where it stands. */
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Checkbox, Empty, Input, Select, Table, type TableColumnsType } from 'antd';
import { useEffect, useState } from 'react';
import { printInstant } from '#console/parts/instants.ts';
import { Page, standIn } from '#console/parts/page.tsx';
import { useMay } from '#console/session.tsx';
import type { ItemRowData } from '../../contract-shapes.ts';
import { itemKinds } from '../../model.ts';
import { sectionOptions } from './kinds.ts';
import { Labelled } from './Labelled.tsx';
import type { ListSearch } from './list-search.ts';
import { NewItem } from './NewItem.tsx';
import { useItemPages, useNarrow, useRested, useSections } from './queries.ts';
import { DueWords, kindOptions, PhaseTags } from './words.tsx';
import './items.css';

const route = getRouteApi('/items');

const tabs = [
  [undefined, '全部'],
  ['draft', '草稿'],
  ['in-review', '审校中'],
  ['returned', '退回'],
  ['cleared', '已审结'],
  ['scheduled', '定时'],
  ['settled', '已发布'],
] as const;

function PhaseTabs({ search }: { search: ListSearch }) {
  const { phase: _, ...rest } = search;
  return (
    <nav className="phase-tabs" aria-label="按状态">
      {tabs.map(([phase, label]) => (
        <Link
          key={label}
          to="/items"
          search={phase ? { ...rest, phase } : rest}
          aria-current={search.phase === phase ? 'true' : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

/** Writes what narrows the list into the address, so that going back finds it again. */
function useNarrowing() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (part: { readonly [name in keyof ListSearch]?: ListSearch[name] | undefined }) => {
    const next = Object.entries({ ...search, ...part }).filter(([, value]) => value);
    void navigate({ search: Object.fromEntries(next), replace: true });
  };
  return { search, set };
}

function Words({ search, set }: ReturnType<typeof useNarrowing>) {
  const [words, setWords] = useState(search.words ?? '');
  const rested = useRested(words, 400);
  useEffect(() => {
    if ((search.words ?? '') !== rested.trim()) set({ words: rested.trim() || undefined });
  }, [rested]);
  return (
    <Labelled label="标题或编号">
      {(id) => (
        <Input
          id={id}
          allowClear
          value={words}
          maxLength={100}
          onChange={(event) => setWords(event.target.value)}
        />
      )}
    </Labelled>
  );
}

const years = Array.from({ length: 10 }, (_, back) => {
  const year = String(new Date().getFullYear() - back);
  return { value: year, label: `${year}年` };
});

function Narrowing(narrowing: ReturnType<typeof useNarrowing>) {
  const { search, set } = narrowing;
  const sections = useSections();
  const choice = { allowClear: true, placeholder: '全部', virtual: false } as const;
  return (
    <search className="filters" aria-label="筛选">
      <Words {...narrowing} />
      <Labelled label="栏目">
        {(id) => (
          <Select
            id={id}
            {...choice}
            showSearch={{ optionFilterProp: 'label' }}
            value={search.section ?? null}
            options={sectionOptions(sections.data ?? [])}
            onChange={(section) => set({ section })}
          />
        )}
      </Labelled>
      <Labelled label="类型">
        {(id) => (
          <Select
            id={id}
            {...choice}
            value={search.kind ?? null}
            options={kindOptions}
            onChange={(kind) => set({ kind: kind as ListSearch['kind'] })}
          />
        )}
      </Labelled>
      <Labelled label="首次发布年份">
        {(id) => (
          <Select
            id={id}
            {...choice}
            value={search.year ?? null}
            options={years}
            onChange={(year) => set({ year })}
          />
        )}
      </Labelled>
      <Checkbox
        checked={search.mine === '1'}
        onChange={(event) => set({ mine: event.target.checked ? '1' : undefined })}
      >
        只看我写的
      </Checkbox>
    </search>
  );
}

function TitleLink({ row }: { row: ItemRowData }) {
  return (
    <Link to="/items/$id" params={{ id: String(row.id) }}>
      {row.title || '（还没有标题）'}
    </Link>
  );
}

const columns: TableColumnsType<ItemRowData> = [
  {
    title: '标题',
    rowScope: 'row',
    render: (_, row) => (
      <>
        <TitleLink row={row} />
        <span className="row-note">
          {itemKinds[row.kind]} · 编号{row.id}
        </span>
      </>
    ),
  },
  { title: '栏目', width: '13%', render: (_, row) => row.section.title },
  { title: '状态', width: '20%', render: (_, row) => <PhaseTags row={row} /> },
  { title: '公开期限', width: '13%', render: (_, row) => <DueWords due={row.due} /> },
  {
    title: '最近更新',
    width: '15%',
    render: (_, row) => (
      <>
        {printInstant(row.updatedAt)}
        <span className="row-note">{row.updatedBy}</span>
      </>
    ),
  },
];

function Cards({ rows }: { rows: readonly ItemRowData[] }) {
  return (
    <ul className="item-cards">
      {rows.map((row) => (
        <li key={row.id} className="item-card">
          <h2>
            <TitleLink row={row} />
          </h2>
          <PhaseTags row={row} />
          <p className="quiet">
            {row.section.title} · {itemKinds[row.kind]} · {row.updatedBy} {printInstant(row.updatedAt)}
          </p>
          {row.due?.left != null && <DueWords due={row.due} />}
        </li>
      ))}
    </ul>
  );
}

function Nothing({ search }: { search: ListSearch }) {
  const narrowed = Object.keys(search).length > 0;
  return (
    <div className="panel">
      <Empty
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={
          narrowed ? (
            <>
              没有符合条件的信息。<Link to="/items">查看全部</Link>
            </>
          ) : (
            '还没有信息。点“新建信息”开始写第一条。'
          )
        }
      />
    </div>
  );
}

export function ItemList() {
  const narrowing = useNarrowing();
  const { search } = narrowing;
  const mayEdit = useMay('publishing:edit');
  const cards = useNarrow('(max-width: 48rem)');
  const pages = useItemPages(search);
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Page
      title="信息发布"
      lead="各栏目的信息：起草、送审、审校、发布。最近改动的在前。"
      actions={mayEdit && <NewItem section={search.section} />}
    >
      <PhaseTabs search={search} />
      <Narrowing {...narrowing} />
      {standIn(pages) ??
        (rows.length === 0 ? (
          <Nothing search={search} />
        ) : (
          <>
            {cards ? (
              <Cards rows={rows} />
            ) : (
              <Table
                rowKey="id"
                size="middle"
                columns={columns}
                dataSource={rows}
                pagination={false}
                tableLayout="fixed"
              />
            )}
            <p className="load-more">
              {pages.hasNextPage ? (
                <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                  加载更多
                </Button>
              ) : (
                <span className="quiet">共{rows.length}条，已全部显示。</span>
              )}
            </p>
          </>
        ))}
    </Page>
  );
}
