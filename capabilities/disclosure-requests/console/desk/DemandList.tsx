/** Demands of several requests, by day. */
import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { LeftTag } from '#console/demands/DemandCard.tsx';
import { daysBetween, printDay, today } from '#console/parts/instants.ts';
import type { DeskDemandData } from '../../contract-desk.ts';

const role: Readonly<Record<string, string>> = {
  'requests:handle': '经办',
  'requests:legal': '审查',
  'requests:lead': '负责人',
};

export function DemandList({ demands }: { demands: readonly DeskDemandData[] }) {
  return (
    <ul className="duties">
      {demands.map((demand) => (
        <li key={demand.key} className={demand.late ? 'duty is-late' : 'duty is-mine'}>
          <h3>
            <Link to="/requests/$id" params={{ id: demand.request.id }}>
              {demand.request.number} {demand.request.subject || '（没有写明内容）'}
            </Link>
          </h3>
          <p>{demand.next}</p>
          <p className="duty-due">
            {demand.dueOn ? (
              <>
                <LeftTag left={daysBetween(today(), demand.dueOn)} />
                <span>
                  {printDay(demand.dueOn)}前{demand.provisional && '（暂定）'}
                </span>
              </>
            ) : (
              <Tag>没有期限</Tag>
            )}
            <span>
              {demand.citation}，{role[demand.permission] ?? ''}办理
              {demand.request.ownerName && `，承办人${demand.request.ownerName}`}
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}
