/** Passing several small things with one confirmation that names each; the result is said item by item. */
import { Alert, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { queries } from '#console/queries.ts';
import { call } from '#platform/call.ts';
import { asksSecrecy, stageLabels } from '#rules/review-stages.ts';
import { endpoints, type InboxRowData } from '../../contract-review.ts';
import { extentWords } from './inbox-words.ts';
import { type SecrecyChoice, SecrecyStatement } from './SecrecyStatement.tsx';

type Outcome = { passed: number[]; refused: { id: number; message: string }[] };

function Named({ rows }: { rows: readonly InboxRowData[] }) {
  return (
    <ol className="batch-named">
      {rows.map((row) => (
        <li key={row.id}>
          <b>{row.title}</b>
          <span className="quiet">
            {stageLabels[row.stage]}
            {row.actingFor && `（代理${row.actingFor}）`}，{extentWords(row)}
            {row.hits > 0 && `，检查提示${row.hits}处`}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Said({ rows, outcome }: { rows: readonly InboxRowData[]; outcome: Outcome }) {
  const titleOf = (id: number) => rows.find((row) => row.id === id)?.title ?? `第${id}号`;
  return (
    <>
      <p role="status">
        通过{outcome.passed.length}条
        {outcome.refused.length > 0 && `，没有通过${outcome.refused.length}条，仍在您的待审里`}。
      </p>
      <ul className="batch-said">
        {outcome.refused.map(({ id, message }) => (
          <li key={id}>
            <span className="text-error">✕ {titleOf(id)}</span>：{message}
          </li>
        ))}
        {outcome.passed.map((id) => (
          <li key={id}>
            <span className="text-success">✓ {titleOf(id)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

type Entry = { opinion: string; secrecy: SecrecyChoice };

function Asked({
  rows,
  entry,
  change,
}: {
  rows: readonly InboxRowData[];
  entry: Entry;
  change: (entry: Entry) => void;
}) {
  const id = useId();
  const asked = rows.some(({ stage }) => asksSecrecy(stage));
  return (
    <>
      <p>您将逐条通过下面{rows.length}条信息。每一条都单独记录，按“谁审查谁负责”，您对每一条负责。</p>
      <Named rows={rows} />
      {asked && (
        <SecrecyStatement value={entry.secrecy} change={(secrecy) => change({ ...entry, secrecy })} />
      )}
      <label htmlFor={id}>审校意见（可不填，写入每一条）</label>
      <Input
        id={id}
        maxLength={1000}
        value={entry.opinion}
        onChange={(event) => change({ ...entry, opinion: event.target.value })}
      />
      <Alert
        type="info"
        showIcon
        className="batch-note"
        title="没有看过的信息请先取消选择，打开看过再通过。"
      />
    </>
  );
}

export function BatchDialog(props: { rows: readonly InboxRowData[]; cancel: () => void; close: () => void }) {
  const { rows } = props;
  const { run, busy } = useAct();
  const [entry, setEntry] = useState<Entry>({ opinion: '', secrecy: null });
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const missing = rows.some(({ stage }) => asksSecrecy(stage)) && entry.secrecy === null;
  const confirm = async () => {
    if (outcome) return props.close();
    const items = rows.map(({ id, revision, stage, version }) => ({ id, revision, stage, version }));
    const answer = await run(() => call(endpoints.passBatch, { input: { items, ...entry } }));
    if (!answer) return;
    setOutcome(answer);
    void queries.invalidateQueries({ queryKey: ['review'] });
  };
  return (
    <Modal
      open
      width={640}
      title={outcome ? '成批通过的结果' : `成批通过${rows.length}条信息`}
      okText={outcome ? '知道了' : `我已看过，确认通过这${rows.length}条`}
      cancelButtonProps={{ hidden: outcome !== null }}
      okButtonProps={{ disabled: missing && outcome === null }}
      confirmLoading={busy}
      onOk={() => void confirm()}
      onCancel={outcome ? props.close : props.cancel}
    >
      {outcome ? (
        <Said rows={rows} outcome={outcome} />
      ) : (
        <Asked rows={rows} entry={entry} change={setEntry} />
      )}
    </Modal>
  );
}
