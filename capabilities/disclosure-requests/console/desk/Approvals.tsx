/** What waits for the leader or for the legal and secrecy check. */
import { Empty } from 'antd';
import { standIn } from '#console/parts/page.tsx';
import { useStaff } from '#console/session.tsx';
import { useDemands } from '../queries.ts';
import { DemandList } from './DemandList.tsx';

export function Approvals() {
  const { permissions } = useStaff();
  const found = useDemands(false);
  const waiting = (found.data?.demands ?? []).filter(
    ({ permission }) => permission !== 'requests:handle' && permissions.includes(permission),
  );
  return (
    <section aria-labelledby="approvals">
      <h2 id="approvals" className="sr-only">
        待审签
      </h2>
      {standIn(found)}
      {found.data && waiting.length === 0 && <Empty description="没有等您审签的事项。" />}
      <DemandList demands={waiting} />
    </section>
  );
}
