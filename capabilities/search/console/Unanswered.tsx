/** Questions without an answer, the commonest first: each is one click away from a synonym, or from an item that answers it. */
import { Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { NewItem } from '#capabilities/publishing/console/items/NewItem.tsx';
import { standIn } from '#console/parts/page.tsx';
import { useMay } from '#console/session.tsx';
import type { FiguresData } from '../contract.ts';
import { useFigures } from './queries.ts';
import { SpanChoice } from './SpanChoice.tsx';
import { SynonymForm } from './SynonymForm.tsx';
import type { SpanName } from './wishes.ts';

type Question = FiguresData['unanswered'][number];

function columnsOf(
  may: { words: boolean; items: boolean },
  toSynonym: (question: string) => void,
): TableColumnsType<Question> {
  return [
    { title: '搜索内容', dataIndex: 'question', rowScope: 'row' },
    { title: '次数', dataIndex: 'times', align: 'right', width: 90 },
    { title: '最近一次', dataIndex: 'last', width: 130 },
    ...(may.words || may.items
      ? [
          {
            title: '办理',
            key: 'act',
            width: 220,
            render: (_: unknown, { question }: Question) => (
              <div className="button-row">
                {may.words && (
                  <Button
                    size="small"
                    aria-label={`把“${question}”加为同义词`}
                    onClick={() => toSynonym(question)}
                  >
                    加同义词
                  </Button>
                )}
                {may.items && <NewItem section={undefined} title={question} />}
              </div>
            ),
          },
        ]
      : []),
  ];
}

export function Unanswered({ days }: { days: SpanName }) {
  const figures = useFigures(days);
  const may = { words: useMay('publishing:structure'), items: useMay('publishing:edit') };
  const [asking, setAsking] = useState<string | null>(null);
  return (
    <>
      <p className="quiet">
        公众搜索过、但没有找到的内容。换了说法的，加一组同义词，马上就能找到；本来没有公开的，写一条信息。
      </p>
      <SpanChoice days={days} />
      {standIn(figures) ?? (
        <Table
          rowKey="question"
          size="middle"
          columns={columnsOf(may, setAsking)}
          dataSource={figures.data?.unanswered ?? []}
          {...((figures.data?.unanswered.length ?? 0) > 0 && { scroll: { x: 640 } })}
          pagination={false}
          locale={{ emptyText: '这段时间的搜索都有结果' }}
        />
      )}
      {asking !== null && (
        <SynonymForm begun={{ words: [asking], oneWay: true }} close={() => setAsking(null)} />
      )}
    </>
  );
}
