/** What the dialogs of the steps share: doing the step, the frame, a field, a reason. */
import { App, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { Field } from '#console/parts/issues.tsx';
import { type Issue, type Issues, isIssues } from '#platform/outcome.ts';
import type { DisputeViewData } from '../contract.ts';
import { refreshDisputes } from './queries.ts';

export type StepProps = { view: DisputeViewData; close: () => void };

/** Does a step and shows what came of it; issues stay in the dialog. */
export function useStep(close: () => void) {
  const { run, busy } = useAct();
  const { message } = App.useApp();
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const take = async (work: () => Promise<Issues | DisputeViewData>, done: string) => {
    const answer = await run(work);
    if (!answer) return;
    if (isIssues(answer)) return setIssues(answer.issues);
    await refreshDisputes();
    message.success(done);
    close();
  };
  return { take, busy, issues };
}

export function Dialog(props: {
  title: string;
  ok: string;
  width?: number;
  busy: boolean;
  act: () => void;
  close: () => void;
  danger?: boolean;
  children: ReactNode;
}) {
  return (
    <Modal
      open
      title={props.title}
      okText={props.ok}
      cancelText="取消"
      width={props.width ?? 640}
      confirmLoading={props.busy}
      okButtonProps={{ danger: props.danger ?? false }}
      onOk={props.act}
      onCancel={props.close}
    >
      {props.children}
    </Modal>
  );
}

export function TextField(props: {
  label: string;
  field: string;
  issues: readonly Issue[];
  value: string;
  set: (value: string) => void;
  type?: 'date';
  hint?: string;
  required?: boolean;
}) {
  const { hint } = props;
  return (
    <Field
      label={props.label}
      field={props.field}
      issues={props.issues}
      required={props.required ?? false}
      {...(hint && { hint })}
    >
      {(control) => (
        <Input
          {...control}
          type={props.type ?? 'text'}
          maxLength={300}
          value={props.value}
          onChange={(event) => props.set(event.target.value)}
        />
      )}
    </Field>
  );
}

export function ReasonField(props: {
  issues: readonly Issue[];
  value: string;
  set: (value: string) => void;
}) {
  return (
    <Field label="理由" field="reason" issues={props.issues} hint="留在经过里，至少4个字。" required>
      {(control) => (
        <Input.TextArea
          {...control}
          rows={3}
          maxLength={2000}
          value={props.value}
          onChange={(event) => props.set(event.target.value)}
        />
      )}
    </Field>
  );
}
