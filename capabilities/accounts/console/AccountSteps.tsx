/** What an administrator can do to an account; steps with consequences ask for the reason first. */
import { App, Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { useStaff } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import { isIssues } from '#platform/outcome.ts';
import { endpoints, type StaffRowData } from '../contract.ts';
import type { HandedOutData } from './HandedOutDialog.tsx';

type StepsProps = { row: StaffRowData; onChanged: () => void; onHandedOut: (data: HandedOutData) => void };
type Reasoned = 'deactivate' | 'reactivate' | 'clear-two-step';

const reasoned: Readonly<Record<Reasoned, { title: string; consequence: string }>> = {
  deactivate: {
    title: '停用账号',
    consequence: '停用后不能登录，已登录的设备随即退出。办理过的记录仍然保留。',
  },
  reactivate: { title: '恢复账号', consequence: '恢复后会生成新的一次性密码。' },
  'clear-two-step': {
    title: '关闭两步验证',
    consequence: '请先确认是本人遗失了验证设备。关闭后仅凭密码即可登录，请本人尽快重新开启。',
  },
};

function ReasonDialog(props: {
  step: Reasoned | null;
  busy: boolean;
  cancel: () => void;
  confirm: (reason: string) => void;
}) {
  const [reason, setReason] = useState('');
  const id = useId();
  const step = props.step && reasoned[props.step];
  return (
    <Modal
      open={step !== null}
      title={step?.title}
      okText={step?.title}
      okButtonProps={{ disabled: reason.trim().length < 2 }}
      confirmLoading={props.busy}
      onOk={() => props.confirm(reason)}
      onCancel={props.cancel}
      afterClose={() => setReason('')}
    >
      <p>{step?.consequence}</p>
      <label htmlFor={id}>原因（记入经过，必填）</label>
      <Input.TextArea id={id} rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />
    </Modal>
  );
}

/** The calls behind the buttons; each tells its success and refreshes the list. */
function useSteps({ row, onChanged, onHandedOut }: StepsProps) {
  const { run, busy } = useAct();
  const { message } = App.useApp();
  const params = { id: row.id };
  const told = (words: string) => {
    message.success(words);
    onChanged();
  };
  return {
    busy,
    resetPassword: async () => {
      const answer = await run(() => call(endpoints.resetPassword, { params }));
      if (answer) onHandedOut(answer);
    },
    unlock: async () => {
      if (await run(() => call(endpoints.unlockStaff, { params }))) told('已解除锁定');
    },
    withReason: async (step: Reasoned, reason: string) => {
      const input = { reason };
      if (step === 'reactivate') {
        const answer = await run(() => call(endpoints.reactivateStaff, { params, input }));
        if (answer) onHandedOut(answer);
        return Boolean(answer);
      }
      const endpoint = step === 'deactivate' ? endpoints.deactivateStaff : endpoints.clearTwoStep;
      const answer = await run<unknown>(() => call(endpoint, { params, input }));
      if (isIssues(answer)) {
        message.error(answer.issues.map((issue) => issue.message).join(''));
        return false;
      }
      if (answer) told(step === 'deactivate' ? '账号已停用' : '两步验证已关闭');
      return Boolean(answer);
    },
  };
}

export function AccountSteps(props: StepsProps) {
  const { row } = props;
  const own = useStaff().id === row.id;
  const steps = useSteps(props);
  const { modal } = App.useApp();
  const [asking, setAsking] = useState<Reasoned | null>(null);
  const askToReset = () =>
    modal.confirm({
      title: `重置${row.name}的密码？`,
      content: '现在的密码立即失效，已登录的设备随即退出。新的一次性密码只显示一次，请转告本人。',
      okText: '重置',
      cancelText: '取消',
      onOk: steps.resetPassword,
    });
  const confirm = async (reason: string) => {
    if (asking && (await steps.withReason(asking, reason))) setAsking(null);
  };
  if (own) return <p>这是您自己的账号，请在“我的账号”中修改密码和两步验证。停用请由另一位系统管理员办理。</p>;
  return (
    <div className="button-row">
      {row.active && (
        <Button onClick={askToReset} loading={steps.busy}>
          重置密码
        </Button>
      )}
      {row.lockedUntil && <Button onClick={() => void steps.unlock()}>解除锁定</Button>}
      {row.twoStep && <Button onClick={() => setAsking('clear-two-step')}>关闭两步验证</Button>}
      {row.active ? (
        <Button danger onClick={() => setAsking('deactivate')}>
          停用账号
        </Button>
      ) : (
        <Button onClick={() => setAsking('reactivate')}>恢复账号</Button>
      )}
      <ReasonDialog
        step={asking}
        busy={steps.busy}
        cancel={() => setAsking(null)}
        confirm={(reason) => void confirm(reason)}
      />
    </div>
  );
}
