/** Dialogs of the steps: a written reason, and what to do when a colleague saved first. */
import { Alert, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { cellName } from '#rules/annual-report/tables.ts';
import type { Conflict } from '../editor/useWork.ts';

export type Question = {
  readonly title: string;
  readonly explanation: string;
  readonly ok: string;
  /** null: no reason is asked for. */
  readonly reason: { readonly label: string; readonly least: number } | null;
  readonly danger?: boolean;
};

/** Asks before a step is taken; with a written reason where the step needs one. */
export function StepDialog(props: {
  question: Question | null;
  /** What should be known before agreeing. */
  warning: string | null;
  busy: boolean;
  cancel: () => void;
  confirm: (reason: string) => void;
}) {
  const { question } = props;
  const [reason, setReason] = useState('');
  const id = useId();
  const short = question?.reason ? reason.trim().length < question.reason.least : false;
  return (
    <Modal
      open={question !== null}
      title={question?.title}
      okText={question?.ok}
      cancelText="取消"
      okButtonProps={{ disabled: short, danger: question?.danger ?? false }}
      confirmLoading={props.busy}
      onOk={() => props.confirm(reason.trim())}
      onCancel={props.cancel}
      afterClose={() => setReason('')}
    >
      <p>{question?.explanation}</p>
      {props.warning && <Alert type="warning" showIcon title={props.warning} />}
      {question?.reason && (
        <>
          <label htmlFor={id}>{question.reason.label}</label>
          <Input.TextArea
            id={id}
            rows={4}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </>
      )}
    </Modal>
  );
}

/** Somebody saved between opening and saving: nothing typed is lost, and what both changed is named. */
export function ConflictDialog({ conflict, accept }: { conflict: Conflict | null; accept: () => void }) {
  const both = conflict && [
    ...conflict.cells.map((cell) => cellName(cell, conflict.theirs.report.format)),
    ...conflict.prose.map((part) => proseNames[part] ?? part),
  ];
  return (
    <Modal
      open={conflict !== null}
      title="这份报告刚刚被其他同事保存过"
      okText="载入同事的版本，并保留我填写的内容"
      onOk={accept}
      closable={false}
      keyboard={false}
      cancelButtonProps={{ hidden: true }}
    >
      <p>您填写的内容还没有写入，也没有丢失。载入后，请核对一遍再保存。</p>
      {both && both.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title="下面这些地方你们都改过，载入后显示的是您的内容："
          description={
            <ul>
              {both.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          }
        />
      )}
    </Modal>
  );
}

const proseNames: Readonly<Record<string, string>> = {
  title: '标题',
  preface: '引言',
  overview: '第一部分的文字',
  proactive: '第二部分的文字',
  requests: '第三部分的文字',
  disputes: '第四部分的文字',
  problems: '第五部分的文字',
  other: '第六部分的文字',
};
