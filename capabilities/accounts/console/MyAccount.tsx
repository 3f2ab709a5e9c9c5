/** One's own account: password, two-step verification, the devices that are signed in. */
import { useQuery } from '@tanstack/react-query';
import { App, Button, Tag } from 'antd';
import { useAct } from '#console/parts/act.tsx';
import { printInstant } from '#console/parts/instants.ts';
import { Page, standIn } from '#console/parts/page.tsx';
import { queries } from '#console/queries.ts';
import { takeSession, useStaff } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import { endpoints, roleLabels, type SessionRowData } from '../contract.ts';
import { PasswordForm } from './PasswordForm.tsx';
import { TwoStep } from './TwoStep.tsx';

function Device({ row, end, busy }: { row: SessionRowData; end: (id: string) => void; busy: boolean }) {
  return (
    <li className="device">
      <div>
        <strong>{row.device}</strong> {row.current && <Tag color="success">当前设备</Tag>}
        <div className="quiet">
          地址 {row.address}，{printInstant(row.signedInAt)} 登录，最近使用 {printInstant(row.seenAt)}
        </div>
      </div>
      {!row.current && (
        <Button
          onClick={() => end(row.id)}
          disabled={busy}
          aria-label={`让${row.device}（${row.address}）退出登录`}
        >
          退出登录
        </Button>
      )}
    </li>
  );
}

function Devices() {
  const { run, busy } = useAct();
  const { message } = App.useApp();
  const sessions = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => call(endpoints.listSessions, {}, signal),
  });
  if (!sessions.data) return standIn(sessions);
  const after = async (done: unknown) => {
    if (!done) return;
    message.success('已退出登录');
    await queries.invalidateQueries({ queryKey: ['sessions'] });
  };
  const end = (id: string) => void run(() => call(endpoints.endSession, { params: { id } })).then(after);
  const endOthers = () => void run(() => call(endpoints.endOtherSessions, {})).then(after);
  return (
    <>
      <ul className="devices">
        {sessions.data.map((row) => (
          <Device key={row.id} row={row} end={end} busy={busy} />
        ))}
      </ul>
      {sessions.data.length > 1 && (
        <Button onClick={endOthers} loading={busy}>
          让其他设备全部退出登录
        </Button>
      )}
    </>
  );
}

export function MyAccount() {
  const staff = useStaff();
  const { message } = App.useApp();
  const refresh = () => void queries.invalidateQueries({ queryKey: ['session'] });
  return (
    <Page
      title="我的账号"
      lead={`${staff.name}（${staff.loginName}），${staff.organ.name}，${staff.roles.map((role) => roleLabels[role].label).join('、')}`}
    >
      <section className="panel" aria-labelledby="password">
        <h2 id="password">修改密码</h2>
        <PasswordForm
          onChanged={(session) => {
            takeSession(session);
            message.success('密码已修改，其他设备已退出登录');
            void queries.invalidateQueries({ queryKey: ['sessions'] });
          }}
        />
      </section>
      <section className="panel" aria-labelledby="two-step">
        <h2 id="two-step">两步验证</h2>
        <TwoStep on={staff.twoStep} onChanged={refresh} />
      </section>
      <section className="panel" aria-labelledby="devices">
        <h2 id="devices">已登录的设备</h2>
        <Devices />
      </section>
    </Page>
  );
}
