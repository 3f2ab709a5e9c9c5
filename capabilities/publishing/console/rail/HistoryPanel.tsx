/** 历史: the kept versions, any two of them side by side, and what has happened. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Modal, Select } from 'antd';
import { useState } from 'react';
import { printInstant } from '#console/parts/instants.ts';
import { standIn } from '#console/parts/page.tsx';
import { call } from '#platform/call.ts';
import { endpoints } from '../../contract.ts';
import type { ItemViewData } from '../../contract-shapes.ts';
import { Labelled } from '../items/Labelled.tsx';
import { Comparison } from './Comparison.tsx';

type Pair = { readonly from: number; readonly to: number };

/** `to` 0 is the working text. */
function CompareDialog(props: {
  view: ItemViewData;
  pair: Pair | null;
  versions: readonly { number: number; at: string }[];
  choose: (pair: Pair) => void;
  close: () => void;
}) {
  const { view, pair, versions, choose } = props;
  const compared = useQuery({
    queryKey: ['item-comparison', view.id, pair, view.revision],
    enabled: pair !== null,
    queryFn: ({ signal }) =>
      call(
        endpoints.compareVersions,
        { params: { id: view.id, from: pair?.from ?? 0, to: pair?.to ?? 0 } },
        signal,
      ),
  });
  const options = versions.map(({ number, at }) => ({
    value: number,
    label: `第${number}版 ${printInstant(at)}`,
  }));
  return (
    <Modal
      open={pair !== null}
      title="对照两个版本"
      width="min(80rem, 96vw)"
      footer={null}
      onCancel={props.close}
      destroyOnHidden
    >
      {pair && (
        <>
          <div className="compare-choice">
            <Labelled label="原来">
              {(id) => (
                <Select
                  id={id}
                  virtual={false}
                  value={pair.from}
                  options={options}
                  onChange={(from) => choose({ ...pair, from })}
                />
              )}
            </Labelled>
            <Labelled label="后来">
              {(id) => (
                <Select
                  id={id}
                  virtual={false}
                  value={pair.to}
                  options={[{ value: 0, label: '现在的工作稿' }, ...options]}
                  onChange={(to) => choose({ ...pair, to })}
                />
              )}
            </Labelled>
          </div>
          {standIn(compared) ?? <Comparison rows={compared.data?.rows ?? []} />}
        </>
      )}
    </Modal>
  );
}

export function HistoryPanel({ view }: { view: ItemViewData }) {
  const [pair, setPair] = useState<Pair | null>(null);
  const versions = useQuery({
    queryKey: ['item-versions', view.id, view.revision],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call(endpoints.listVersions, { params: { id: view.id } }, signal),
  });
  const kept = versions.data ?? [];
  return (
    <>
      <h2>版本</h2>
      {standIn(versions) ??
        (kept.length === 0 ? (
          <p className="quiet">还没有保存过版本。送审、发布时会自动保存，也可以点“保存版本”。</p>
        ) : (
          <ol className="version-list">
            {kept.map(({ number, reason, by, at }) => (
              <li key={number}>
                <div>
                  <b>第{number}版</b> {reason}
                  <span className="row-note">
                    {by} {printInstant(at)}
                  </span>
                </div>
                <Button size="small" onClick={() => setPair({ from: number, to: 0 })}>
                  与现在对照<span className="sr-only">：第{number}版</span>
                </Button>
              </li>
            ))}
          </ol>
        ))}
      <h2>经过</h2>
      <ol className="timeline">
        {view.timeline.map((entry) => (
          <li key={`${entry.at}${entry.event}${entry.text}`}>
            <span className="quiet">
              {printInstant(entry.at)} {entry.by}
            </span>
            <div>{entry.text}</div>
          </li>
        ))}
      </ol>
      <CompareDialog view={view} pair={pair} versions={kept} choose={setPair} close={() => setPair(null)} />
    </>
  );
}
