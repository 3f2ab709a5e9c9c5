/** The entries of one dictionary; each can be switched off and on. */
import { App, Button, Input, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { queries } from '#console/queries.ts';
import { useMay } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import { endpoints } from '../../contract-desk.ts';
import { matching, type TermData, type TermKindName, wordsOf } from './term-words.ts';

function Switch({ term }: { term: TermData }) {
  const { run, busy } = useAct();
  const { message } = App.useApp();
  const change = async () => {
    const terms = await run(() =>
      call(endpoints.switchTerm, { params: { id: term.id }, input: { active: !term.active } }),
    );
    if (!terms) return;
    queries.setQueryData(['terms'], terms);
    message.success(`“${term.wrong}”已${term.active ? '停用' : '启用'}`);
  };
  const word = term.active ? '停用' : '启用';
  return (
    <Button size="small" loading={busy} aria-label={`${word}“${term.wrong}”`} onClick={() => void change()}>
      {word}
    </Button>
  );
}

const columnsOf = (kind: TermKindName, mayChange: boolean): TableColumnsType<TermData> => {
  const words = wordsOf(kind);
  return [
    { title: words.wrong, dataIndex: 'wrong', rowScope: 'row' },
    { title: words.suggestion, dataIndex: 'suggestion', render: (text: string) => text || '—' },
    { title: '说明', dataIndex: 'note', render: (text: string) => text || '—' },
    {
      title: '状态',
      dataIndex: 'active',
      render: (active: boolean) => (active ? <Tag color="success">在用</Tag> : <Tag>已停用</Tag>),
    },
    ...(mayChange ? [{ title: '办理', render: (_: unknown, term: TermData) => <Switch term={term} /> }] : []),
  ];
};

export function TermTable({ kind, terms }: { kind: TermKindName; terms: readonly TermData[] }) {
  const mayChange = useMay('publishing:structure');
  const [sought, setSought] = useState('');
  const shown = matching(terms, sought);
  return (
    <>
      <search className="filters">
        <div className="filter">
          <label htmlFor={`terms-${kind}`}>查找</label>
          <Input
            id={`terms-${kind}`}
            allowClear
            value={sought}
            onChange={(event) => setSought(event.target.value)}
          />
        </div>
        <p className="quiet filter-note">{wordsOf(kind).about}</p>
      </search>
      <Table
        rowKey="id"
        size="middle"
        columns={columnsOf(kind, mayChange)}
        dataSource={shown}
        {...(shown.length > 0 && { scroll: { x: 620 } })}
        pagination={shown.length > 20 && { pageSize: 20, showSizeChanger: false }}
        locale={{ emptyText: sought ? '没有符合的词语' : '还没有词语，可以逐条增加，也可以从文件导入' }}
      />
    </>
  );
}
