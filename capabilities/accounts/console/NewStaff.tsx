/** A new member of staff; the answer carries the one-time password. */
import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { call } from '#platform/call.ts';
import { type Issue, isIssues } from '#platform/outcome.ts';
import { endpoints } from '../contract.ts';
import type { HandedOutData } from './HandedOutDialog.tsx';
import { type StaffEntry, StaffFields } from './StaffFields.tsx';

const blank: StaffEntry & { loginName: string } = { name: '', roles: [], loginName: '' };

export function NewStaff(props: {
  open: boolean;
  close: () => void;
  onHandedOut: (data: HandedOutData) => void;
}) {
  const { run, busy } = useAct();
  const [entry, setEntry] = useState(blank);
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const leave = () => {
    setEntry(blank);
    setIssues([]);
    props.close();
  };
  const submit = async () => {
    const answer = await run(() => call(endpoints.createStaff, { input: entry }));
    if (!answer) return;
    if (isIssues(answer)) return setIssues(answer.issues);
    leave();
    props.onHandedOut(answer);
  };
  return (
    <Modal
      open={props.open}
      title="新增人员"
      okText="新增并生成一次性密码"
      onOk={() => void submit()}
      onCancel={leave}
      confirmLoading={busy}
    >
      <Form layout="vertical" onFinish={() => void submit()}>
        <OtherIssues
          issues={issues.filter((i) => !i.field.startsWith('roles'))}
          fields={['name', 'loginName']}
        />
        <Field
          label="登录名"
          field="loginName"
          issues={issues}
          required
          hint="小写字母、数字或汉字，例如 zhangsan；建立后不能修改"
        >
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={entry.loginName}
              onChange={(event) => setEntry({ ...entry, loginName: event.target.value })}
            />
          )}
        </Field>
        <StaffFields entry={entry} issues={issues} change={(next) => setEntry({ ...entry, ...next })} />
      </Form>
    </Modal>
  );
}
