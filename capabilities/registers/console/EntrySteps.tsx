/** What can be done with an entry: publish, correct, record its end, withdraw, void. */
import { App, Button, Checkbox, Form, Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { today } from '#console/parts/instants.ts';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { call } from '#platform/call.ts';
import { type Issue, type Issues, isIssues } from '#platform/outcome.ts';
import { type EntryViewData, endpoints } from '../contract.ts';
import { decisionStatuses, type RegisterEntry } from '../model.ts';
import { EntryFields, entryOf, useDraft } from './EntryForm.tsx';
import { refreshRegisters } from './queries.ts';

type StepProps = { view: EntryViewData; close: () => void };

/** Does a step and shows what came of it; issues stay in the dialog. */
function useStep(close: () => void) {
  const { run, busy } = useAct();
  const { message } = App.useApp();
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const take = async (work: () => Promise<Issues | EntryViewData>, done: string) => {
    const answer = await run(work);
    if (!answer) return;
    if (isIssues(answer)) return setIssues(answer.issues);
    await refreshRegisters();
    message.success(done);
    close();
  };
  return { take, busy, issues, setIssues };
}

function Dialog(props: {
  title: string;
  ok: string;
  step: ReturnType<typeof useStep>;
  act: () => void;
  close: () => void;
  danger?: boolean;
  children: ReactNode;
}) {
  return (
    <Modal
      className="register-dialog"
      open
      title={props.title}
      okText={props.ok}
      cancelText="取消"
      width={640}
      confirmLoading={props.step.busy}
      okButtonProps={{ danger: props.danger ?? false }}
      onOk={props.act}
      onCancel={props.close}
    >
      {props.children}
    </Modal>
  );
}

function Reason(props: {
  label: string;
  hint: string;
  field?: string;
  value: string;
  set: (value: string) => void;
  issues: readonly Issue[];
}) {
  return (
    <Field
      label={props.label}
      field={props.field ?? 'reason'}
      issues={props.issues}
      hint={props.hint}
      required
    >
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

export function Publishing({ view }: { view: EntryViewData }) {
  const { run, busy } = useAct();
  const { message } = App.useApp();
  const publish = async () => {
    const wanted = { params: { register: view.register }, input: { ids: [view.id] } };
    if (!(await run(() => call(endpoints.publishEntries, wanted)))) return;
    await refreshRegisters();
    message.success('已公开');
  };
  return (
    <Button type="primary" loading={busy} onClick={() => void publish()}>
      公开
    </Button>
  );
}

export function Correction({ view, close }: StepProps) {
  const form = useDraft(view.entry as RegisterEntry);
  const [reason, setReason] = useState('');
  const step = useStep(close);
  const save = () => {
    const ready = entryOf(form.draft);
    if ('issues' in ready) return step.setIssues(ready.issues);
    const input = { revision: view.revision, entry: ready.entry, reason };
    void step.take(() => call(endpoints.saveEntry, { params: { id: view.id }, input }), '已更正');
  };
  return (
    <Dialog title="更正记录" ok="保存更正" step={step} act={save} close={close}>
      <EntryFields
        draft={form.draft}
        set={form.setDraft}
        issues={step.issues.filter(({ field }) => field !== 'reason')}
      />
      <Form component={false} layout="vertical">
        <Reason
          label="更正的理由"
          hint="留在经过里，不公开。"
          value={reason}
          set={setReason}
          issues={step.issues}
        />
      </Form>
    </Dialog>
  );
}

type Ended = Exclude<keyof typeof decisionStatuses, 'valid'>;
const endings = Object.entries(decisionStatuses).flatMap(([value, label]) =>
  value === 'valid' ? [] : [{ value: value as Ended, label }],
);

export function Ending({ view, close }: StepProps) {
  const [status, setStatus] = useState<Ended>('revoked');
  const [on, setOn] = useState(today());
  const [reason, setReason] = useState('');
  const [withdraw, setWithdraw] = useState(true);
  const step = useStep(close);
  const save = () => {
    const input = { revision: view.revision, status, on, reason, withdraw };
    void step.take(() => call(endpoints.endDecision, { params: { id: view.id }, input }), '已记录');
  };
  const isPublic = view.publicity === 'public';
  return (
    <Dialog title="记录变更或撤销" ok="记录" step={step} act={save} close={close} danger>
      <Form component={false} layout="vertical">
        <OtherIssues issues={step.issues} fields={['status', 'statusOn', 'on', 'reason', 'statusReason']} />
        <Field label="结果" field="status" issues={step.issues} required>
          {(control) => (
            <Select {...control} virtual={false} value={status} options={endings} onChange={setStatus} />
          )}
        </Field>
        <Field label="日期" field="statusOn" issues={step.issues} required>
          {(control) => (
            <Input {...control} type="date" value={on} onChange={(event) => setOn(event.target.value)} />
          )}
        </Field>
        <Reason
          label="理由"
          hint="撤回公开信息时向社会公开，请勿写入个人信息。"
          value={reason}
          set={setReason}
          issues={step.issues}
        />
        {isPublic && (
          <Checkbox checked={withdraw} onChange={(event) => setWithdraw(event.target.checked)}>
            同时撤回公开信息并公开说明理由（3个工作日内必须办理）
          </Checkbox>
        )}
      </Form>
    </Dialog>
  );
}

export function Withdrawing({ view, close }: StepProps) {
  const ended = 'statusReason' in view.entry ? view.entry.statusReason : '';
  const [reason, setReason] = useState(ended);
  const step = useStep(close);
  const save = () => {
    const input = { revision: view.revision, reason };
    void step.take(() => call(endpoints.withdrawEntry, { params: { id: view.id }, input }), '已撤回');
  };
  return (
    <Dialog title="撤回公开信息" ok="撤回" step={step} act={save} close={close} danger>
      <p>公开页面只留下文书号和撤回的理由，相对人和决定内容不再显示。</p>
      <Form component={false} layout="vertical">
        <Reason
          label="向社会公开的理由"
          hint="请勿写入个人信息。"
          value={reason}
          set={setReason}
          issues={step.issues}
        />
      </Form>
    </Dialog>
  );
}

export function Voiding({ view, close }: StepProps) {
  const [reason, setReason] = useState('');
  const step = useStep(close);
  const save = () => {
    const input = { revision: view.revision, reason };
    void step.take(() => call(endpoints.voidEntry, { params: { id: view.id }, input }), '已作废');
  };
  return (
    <Dialog title="作废这条记录" ok="作废" step={step} act={save} close={close} danger>
      <p>
        只用于登记有误。作废后不计入任何数字，公开页面不再显示，经过仍然留存。决定被撤销的，请用“记录变更或撤销”。
      </p>
      <Form component={false} layout="vertical">
        <Reason
          label="作废的理由"
          hint="留在经过里，不公开。"
          value={reason}
          set={setReason}
          issues={step.issues}
        />
      </Form>
    </Dialog>
  );
}
