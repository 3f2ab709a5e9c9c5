/** What waits for this person's review, across sections, most pressing first; small things can be passed together. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox, Empty, Tag } from 'antd';
import { useState } from 'react';
import { printInstant, today } from '#console/parts/instants.ts';
import { Page, standIn } from '#console/parts/page.tsx';
import { call } from '#platform/call.ts';
import { type Stage, stageLabels } from '#rules/review-stages.ts';
import { endpoints, type InboxRowData } from '../../contract-review.ts';
import { itemKinds } from '../../model.ts';
import { BatchDialog } from './BatchDialog.tsx';
import { extentWords, pressuresOf } from './inbox-words.ts';
import './review.css';

const keyOf = (row: InboxRowData): string => `${row.id}/${row.stage}/${row.actingFor ?? ''}`;

function Pressures({ row }: { row: InboxRowData }) {
  const found = pressuresOf(row, today(), new Date());
  return (
    <span className="inbox-tags">
      {found.map(({ text, tone }) => (
        <Tag key={text} color={tone}>
          {tone === 'error' && '！'}
          {text}
        </Tag>
      ))}
    </span>
  );
}

function Pick({ row, picked, pick }: { row: InboxRowData; picked: boolean; pick: (on: boolean) => void }) {
  return (
    <Checkbox
      className="inbox-pick"
      checked={picked}
      disabled={row.batchable !== null}
      title={row.batchable ?? '可以成批通过'}
      aria-label={`选中《${row.title}》${row.batchable ? `（${row.batchable}）` : ''}`}
      onChange={(event) => pick(event.target.checked)}
    />
  );
}

function InboxItem({
  row,
  picked,
  pick,
}: {
  row: InboxRowData;
  picked: boolean;
  pick: (on: boolean) => void;
}) {
  return (
    <li className={row.urgent ? 'inbox-row is-urgent' : 'inbox-row'}>
      <Pick row={row} picked={picked} pick={pick} />
      <div className="inbox-stage">
        <Tag color="processing">{stageLabels[row.stage]}</Tag>
        {row.actingFor && <Tag color="warning">代理{row.actingFor}</Tag>}
      </div>
      <div className="inbox-text">
        <h2>
          <Link to="/reviews/$id" params={{ id: String(row.id) }}>
            {row.title || `第${row.id}号信息（没有标题）`}
          </Link>
        </h2>
        <p className="quiet">
          {row.section} · {itemKinds[row.kind]} · {row.submittedBy} {printInstant(row.submittedAt)}送审
        </p>
      </div>
      <div className="inbox-extent">
        <span>{extentWords(row)}</span>
        {row.hits > 0 && <span className="inbox-hits">△ 检查提示{row.hits}处</span>}
      </div>
      <Pressures row={row} />
    </li>
  );
}

function BatchBar(props: {
  picked: readonly InboxRowData[];
  all: readonly InboxRowData[];
  pickAll: () => void;
  clear: () => void;
  begin: () => void;
}) {
  const { picked, all } = props;
  if (all.length === 0) return null;
  return (
    <div className="batch-bar">
      <span role="status">
        {picked.length === 0 ? `有${all.length}条短小信息可以成批通过` : `已选${picked.length}条`}
      </span>
      <span className="button-row">
        {picked.length < all.length && <Button onClick={props.pickAll}>选中这{all.length}条</Button>}
        {picked.length > 0 && <Button onClick={props.clear}>取消选择</Button>}
        <Button type="primary" disabled={picked.length === 0} onClick={props.begin}>
          成批通过…
        </Button>
      </span>
    </div>
  );
}

function InboxList({ rows, refresh }: { rows: readonly InboxRowData[]; refresh: () => void }) {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const [confirming, setConfirming] = useState<readonly InboxRowData[] | null>(null);
  const batchable = rows.filter((row) => row.batchable === null);
  const picked = batchable.filter((row) => keys.has(keyOf(row)));
  const pick = (row: InboxRowData, on: boolean) => {
    const next = new Set(keys);
    if (on) next.add(keyOf(row));
    else next.delete(keyOf(row));
    setKeys(next);
  };
  return (
    <>
      {rows.length === 0 ? (
        <section className="panel">
          <Empty description="没有等您审校的信息。" />
        </section>
      ) : (
        <ul className="inbox" aria-label="等您审校的信息">
          {rows.map((row) => (
            <InboxItem
              key={keyOf(row)}
              row={row}
              picked={keys.has(keyOf(row))}
              pick={(on) => pick(row, on)}
            />
          ))}
        </ul>
      )}
      <BatchBar
        picked={picked}
        all={batchable}
        pickAll={() => setKeys(new Set(batchable.map(keyOf)))}
        clear={() => setKeys(new Set())}
        begin={() => setConfirming(picked)}
      />
      {confirming && (
        <BatchDialog
          rows={confirming}
          close={() => {
            setConfirming(null);
            setKeys(new Set());
            refresh();
          }}
          cancel={() => setConfirming(null)}
        />
      )}
    </>
  );
}

const stagesIn = (rows: readonly InboxRowData[]): string =>
  [...new Set(rows.map(({ stage }) => stage))]
    .map((stage: Stage) => `${stageLabels[stage]}${rows.filter((row) => row.stage === stage).length}条`)
    .join('、');

export function Inbox() {
  const inbox = useQuery({
    queryKey: ['reviews'],
    queryFn: ({ signal }) => call(endpoints.inbox, {}, signal),
  });
  const rows = inbox.data ?? [];
  return (
    <Page
      title="审校"
      lead={
        rows.length > 0
          ? `等您审校${rows.length}条：${stagesIn(rows)}。最紧的在前。`
          : '送到您名下的初审、复审、终审和三次校对，都在这里。'
      }
      actions={<Link to="/reviews/delegations">审校代理</Link>}
    >
      {standIn(inbox) ?? <InboxList rows={rows} refresh={() => void inbox.refetch()} />}
    </Page>
  );
}
