/** One step of a case: what it asks for, what follows from it, and what the server has to say to it. */
import { App, Form, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { today } from '#console/parts/instants.ts';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { call } from '#platform/call.ts';
import { type Issue, isIssues } from '#platform/outcome.ts';
import type { CaseViewData } from '../../contract.ts';
import { stepArticle } from '../../model-steps.ts';
import { keepCase } from '../queries.ts';
import { StepControl, type Value } from './StepControl.tsx';
import { type StepField, type StepForm, startOf } from './step-forms.ts';

type Values = Readonly<Record<string, Value>>;

/** What is sent of a field: nothing filled in is null, money is 分. */
function sentOf({ kind, optional }: StepField, value: Value | undefined): Value {
  if (kind === 'fen') return typeof value === 'number' ? Math.round(value * 100) : 0;
  const words = kind === 'line' || kind === 'prose';
  if (value === '' && optional && !words) return null;
  return value ?? null;
}

/** Takes a step and keeps the case as it then is; issues stay with the form. */
export function useStep(view: CaseViewData, close: () => void) {
  const { run, busy } = useAct();
  const { message } = App.useApp();
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const take = async (form: StepForm, input: Readonly<Record<string, unknown>>) => {
    const answer = await run(
      () =>
        call(form.endpoint, {
          params: { id: view.id },
          input: { seen: view.events, ...form.fixed, ...input },
        } as never) as Promise<CaseViewData>,
    );
    if (answer === undefined) return;
    if (isIssues(answer)) {
      setIssues(answer.issues as readonly Issue[]);
      return;
    }
    await keepCase(answer);
    message.success(`已办理：${form.label}`);
    close();
  };
  return { take, busy, issues };
}

type Props = {
  readonly form: StepForm;
  readonly view: CaseViewData;
  readonly close: () => void;
  /** Sent with what was filled in: which consultation it is about. */
  readonly about?: Readonly<Record<string, string>>;
};

export function StepDialog({ form, view, close, about = {} }: Props) {
  const { take, busy, issues } = useStep(view, close);
  const [values, setValues] = useState<Values>(() =>
    Object.fromEntries(form.fields.map((field) => [field.name, startOf(field, view, today())])),
  );
  const send = () => {
    const filled = form.fields.map((field) => [field.name, sentOf(field, values[field.name])] as const);
    return void take(form, { ...about, ...Object.fromEntries(filled) });
  };
  return (
    <Modal
      open
      title={form.label}
      okText={form.label}
      cancelText="取消"
      confirmLoading={busy}
      onOk={send}
      onCancel={close}
      width={560}
    >
      <p className="quiet">
        {form.told} 依据：{stepArticle(form.step)}
      </p>
      <Form layout="vertical" component="div">
        <OtherIssues issues={issues} fields={form.fields.map(({ name }) => name)} />
        {form.fields.map((field) => (
          <Field
            key={field.name}
            field={field.name}
            label={field.kind === 'yes' ? '' : field.label}
            issues={issues}
            {...(field.hint && { hint: field.hint })}
            required={!field.optional && field.kind !== 'yes'}
          >
            {(control) => (
              <StepControl
                field={field}
                control={control}
                value={values[field.name] ?? ''}
                set={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
              />
            )}
          </Field>
        ))}
      </Form>
    </Modal>
  );
}
