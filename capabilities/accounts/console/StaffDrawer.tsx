/** One member of staff: name and roles, the account's password and state, what has happened to it. */
import { useQuery } from '@tanstack/react-query';
import { App, Button, Drawer, Form } from 'antd';
import { useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { printInstant } from '#console/parts/instants.ts';
import { OtherIssues } from '#console/parts/issues.tsx';
import { standIn } from '#console/parts/page.tsx';
import { queries } from '#console/queries.ts';
import { call } from '#platform/call.ts';
import { type Issue, isIssues } from '#platform/outcome.ts';
import { endpoints, type StaffRowData } from '../contract.ts';
import { AccountSteps } from './AccountSteps.tsx';
import type { HandedOutData } from './HandedOutDialog.tsx';
import { type StaffEntry, StaffFields } from './StaffFields.tsx';

type DrawerProps = {
  row: StaffRowData | null;
  close: () => void;
  onChanged: () => void;
  onHandedOut: (data: HandedOutData) => void;
};

function NameAndRoles({ row, onChanged }: { row: StaffRowData; onChanged: () => void }) {
  const { run, busy } = useAct();
  const { message } = App.useApp();
  const [entry, setEntry] = useState<StaffEntry>({ name: row.name, roles: row.roles });
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const save = async () => {
    const answer = await run(() => call(endpoints.changeStaff, { params: { id: row.id }, input: entry }));
    if (!answer) return;
    if (isIssues(answer)) return setIssues(answer.issues);
    setIssues([]);
    message.success('已保存');
    onChanged();
  };
  return (
    <Form layout="vertical" onFinish={() => void save()}>
      <OtherIssues issues={issues.filter((i) => !i.field.startsWith('roles'))} fields={['name']} />
      <StaffFields entry={entry} issues={issues} change={setEntry} />
      <Button type="primary" htmlType="submit" loading={busy}>
        保存姓名和岗位
      </Button>
    </Form>
  );
}

function History({ id }: { id: string }) {
  const timeline = useQuery({
    queryKey: ['staff', id, 'timeline'],
    queryFn: ({ signal }) => call(endpoints.staffTimeline, { params: { id } }, signal),
  });
  if (!timeline.data) return standIn(timeline);
  return (
    <ol className="timeline">
      {timeline.data.map((entry) => (
        <li key={`${entry.at}${entry.event}${entry.text}`}>
          <span className="quiet">
            {printInstant(entry.at)} {entry.by}
          </span>
          <div>{entry.text}</div>
        </li>
      ))}
    </ol>
  );
}

export function StaffDrawer({ row, close, onChanged, onHandedOut }: DrawerProps) {
  const changed = () => {
    onChanged();
    if (row) void queries.invalidateQueries({ queryKey: ['staff', row.id, 'timeline'] });
  };
  return (
    <Drawer
      open={row !== null}
      onClose={close}
      size={520}
      title={row ? `${row.name}（${row.loginName}）` : ''}
    >
      {row && (
        <div key={row.id}>
          <section aria-labelledby="name-and-roles">
            <h2 id="name-and-roles">姓名和岗位</h2>
            <NameAndRoles row={row} onChanged={changed} />
          </section>
          <section aria-labelledby="account">
            <h2 id="account">账号</h2>
            <AccountSteps row={row} onChanged={changed} onHandedOut={onHandedOut} />
          </section>
          <section aria-labelledby="history">
            <h2 id="history">经过</h2>
            <History id={row.id} />
          </section>
        </div>
      )}
    </Drawer>
  );
}
