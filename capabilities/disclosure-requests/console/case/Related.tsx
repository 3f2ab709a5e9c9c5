/** Similar requests and earlier ones of the same person: to be looked at, never a ground by themselves. */
import { Link } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { standIn } from '#console/parts/page.tsx';
import { useMay } from '#console/session.tsx';
import type { CaseViewData, RequestRowData } from '../../contract.ts';
import { states } from '../../model.ts';
import { useSameMatter, useSamePerson } from '../queries.ts';

function Rows({ rows, none }: { rows: readonly RequestRowData[]; none: string }) {
  if (rows.length === 0) return <p className="quiet">{none}</p>;
  return (
    <ul className="plain-links">
      {rows.map((row) => (
        <li key={row.id}>
          <Link to="/requests/$id" params={{ id: row.id }}>
            {row.number} {row.subject}
          </Link>{' '}
          <Tag>{states[row.state]}</Tag>
        </li>
      ))}
    </ul>
  );
}

function SamePerson({ id }: { id: string }) {
  const [asked, setAsked] = useState(false);
  const found = useSamePerson(id, asked);
  if (!asked) return <Button onClick={() => setAsked(true)}>查看同一申请人的申请</Button>;
  return (
    <>
      {standIn(found)}
      {found.data && (
        <>
          <p>同一自然月内收到{found.data.inSameMonth}件（含本件），用于按件计收。</p>
          <Rows rows={found.data.rows} none="没有同一申请人的其他申请。" />
        </>
      )}
    </>
  );
}

export function Related({ view }: { view: CaseViewData }) {
  const matter = useSameMatter(view.id);
  const seesPeople = useMay('requests:people');
  return (
    <section className="panel" aria-labelledby="related">
      <h2 id="related">相近的申请</h2>
      <p className="quiet">供参考。是否属于重复申请，由人核对后判断。</p>
      {standIn(matter)}
      {matter.data && <Rows rows={matter.data.rows} none="没有同一事项的其他申请。" />}
      {seesPeople && <SamePerson id={view.id} />}
    </section>
  );
}
