/** The words held to be the same: those the staff keep, and those that follow from the organ's name. */
import { App, Button, Popconfirm, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { printInstant } from '#console/parts/instants.ts';
import { standIn } from '#console/parts/page.tsx';
import { useMay } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import { endpoints, type SynonymData } from '../contract.ts';
import { refreshSearch, useSynonyms } from './queries.ts';
import { SynonymForm } from './SynonymForm.tsx';

const inWords = ({ words, oneWay }: Pick<SynonymData, 'words' | 'oneWay'>): string =>
  oneWay ? `${words[0]} → ${words.slice(1).join('、')}` : words.join(' = ');

function Remove({ synonym }: { synonym: SynonymData }) {
  const { run, busy } = useAct();
  const { message } = App.useApp();
  const remove = async () => {
    if (!(await run(() => call(endpoints.deleteSynonym, { params: { id: synonym.id } })))) return;
    message.success(`已删除：${synonym.words.join('、')}`);
    await refreshSearch();
  };
  return (
    <Popconfirm title="删除这组同义词？" okText="删除" cancelText="取消" onConfirm={() => void remove()}>
      <Button size="small" danger loading={busy} aria-label={`删除“${synonym.words.join('、')}”`}>
        删除
      </Button>
    </Popconfirm>
  );
}

const columnsOf = (
  mayChange: boolean,
  change: (synonym: SynonymData) => void,
): TableColumnsType<SynonymData> => [
  { title: '词语', key: 'words', rowScope: 'row', render: (_, synonym) => inWords(synonym) },
  { title: '修改时间', dataIndex: 'updatedAt', width: 160, render: printInstant },
  ...(mayChange
    ? [
        {
          title: '办理',
          key: 'act',
          width: 150,
          render: (_: unknown, synonym: SynonymData) => (
            <div className="button-row">
              <Button
                size="small"
                aria-label={`修改“${synonym.words.join('、')}”`}
                onClick={() => change(synonym)}
              >
                修改
              </Button>
              <Remove synonym={synonym} />
            </div>
          ),
        },
      ]
    : []),
];

export function Synonyms() {
  const mayChange = useMay('publishing:structure');
  const synonyms = useSynonyms();
  const [asking, setAsking] = useState<SynonymData | 'new' | null>(null);
  const waiting = standIn(synonyms);
  if (waiting || !synonyms.data) return waiting;
  const { synonyms: kept, given } = synonyms.data;
  return (
    <>
      <div className="search-tools">
        <p className="quiet">“=”互相都能找到；“→”只从前面的说法找到后面的词。保存后马上起作用。</p>
        {mayChange && (
          <Button type="primary" onClick={() => setAsking('new')}>
            添加同义词
          </Button>
        )}
      </div>
      <Table
        rowKey="id"
        size="middle"
        columns={columnsOf(mayChange, setAsking)}
        dataSource={kept}
        {...(kept.length > 0 && { scroll: { x: 560 } })}
        pagination={kept.length > 20 && { pageSize: 20, showSizeChanger: false }}
        locale={{ emptyText: '还没有添加同义词' }}
      />
      {given.length > 0 && (
        <details className="search-given">
          <summary>由本单位名称得出的简称（{given.length}组），不用添加</summary>
          <ul>
            {given.map((words) => (
              <li key={words.join()}>{words.join('、')}</li>
            ))}
          </ul>
        </details>
      )}
      {asking !== null && (
        <SynonymForm
          begun={asking === 'new' ? { words: [], oneWay: false } : asking}
          close={() => setAsking(null)}
        />
      )}
    </>
  );
}
