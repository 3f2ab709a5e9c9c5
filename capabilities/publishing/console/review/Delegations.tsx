/** 审校代理: who acts for whom, from when to when; giving one and ending it early. */
import { useQuery } from '@tanstack/react-query';
import { App, Button, Empty, Modal, Tag } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useAct } from '#console/parts/act.tsx';
import { printDay } from '#console/parts/instants.ts';
import { Page, standIn } from '#console/parts/page.tsx';
import { queries } from '#console/queries.ts';
import { useMay, useStaff } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import { type DelegationView, endpoints } from '../../contract-review.ts';
import { DelegationForm } from './DelegationForm.tsx';
import './review.css';

type Delegation = z.infer<typeof DelegationView>;

const states = {
  running: { label: '代理中', color: 'success' },
  coming: { label: '尚未开始', color: 'processing' },
  over: { label: '已结束', color: 'default' },
} as const;

function Entry({ row, end }: { row: Delegation; end: (() => void) | null }) {
  const { label, color } = states[row.state];
  return (
    <li className="delegation">
      <div>
        <b>
          {row.from.name}委托{row.to.name}
        </b>{' '}
        <Tag color={color}>{label}</Tag>
        <p className="quiet">
          {printDay(row.fromDay)}至{printDay(row.toDay)}，{row.reason}
        </p>
      </div>
      {end && (
        <Button size="small" onClick={end} aria-label={`结束${row.from.name}给${row.to.name}的代理`}>
          提前结束
        </Button>
      )}
    </li>
  );
}

const take = (rows: Delegation[]) => {
  queries.setQueryData(['delegations'], rows);
  void queries.invalidateQueries({ queryKey: ['reviews'] });
};

function EndDialog({ row, close }: { row: Delegation; close: () => void }) {
  const { run, busy } = useAct();
  const { message } = App.useApp();
  const end = async () => {
    const rows = await run(() => call(endpoints.endDelegation, { params: { id: row.id } }));
    if (!rows) return;
    take(rows);
    message.success('代理已结束');
    close();
  };
  return (
    <Modal
      open
      title="提前结束代理"
      okText="结束代理"
      confirmLoading={busy}
      onOk={() => void end()}
      onCancel={close}
    >
      <p>
        结束后，{row.to.name}不能再代{row.from.name}审校；已经办理的审校仍然有效。
      </p>
    </Modal>
  );
}

export function Delegations() {
  const staff = useStaff();
  const forAll = useMay('publishing:chain');
  const reviews = useMay('publishing:review');
  const [ending, setEnding] = useState<Delegation | null>(null);
  const [giving, setGiving] = useState(false);
  const delegations = useQuery({
    queryKey: ['delegations'],
    queryFn: ({ signal }) => call(endpoints.listDelegations, {}, signal),
  });
  const rows = delegations.data ?? [];
  const mayEnd = (row: Delegation) => reviews && (forAll || row.from.id === staff.id);
  return (
    <Page
      title="审校代理"
      lead="出差、休假时把自己的审校委托给同事。代理人以自己的账号办理，记录中写明“代理某某”。"
      actions={
        reviews && (
          <Button type="primary" onClick={() => setGiving(true)}>
            委托同事
          </Button>
        )
      }
    >
      {standIn(delegations) ?? (
        <section className="panel">
          {rows.length === 0 && <Empty description="没有代理" />}
          <ul className="delegations">
            {rows.map((row) => (
              <Entry
                key={row.id}
                row={row}
                end={row.state !== 'over' && mayEnd(row) ? () => setEnding(row) : null}
              />
            ))}
          </ul>
        </section>
      )}
      {giving && <DelegationForm close={() => setGiving(false)} take={take} />}
      {ending && <EndDialog row={ending} close={() => setEnding(null)} />}
    </Page>
  );
}
