/** The form of an entry, drawn from the register's fields. */
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import type { Issue } from '#platform/outcome.ts';
import { fenOf, inYuan } from '#rules/registers/amounts.ts';
import type { EntryInputData } from '../contract.ts';
import type { RegisterEntry } from '../model.ts';
import { fieldsOf, type RegisterField } from '../model-fields.ts';

type Amendment = { readonly on: string; readonly by: string };
type Values = Readonly<Record<string, unknown>>;
type Control = { id: string; 'aria-describedby'?: string };

/** The draft of a form: the entry, and the amount as it is being typed. */
export type Draft = { readonly entry: RegisterEntry; readonly amount: string };

export const draftOf = (entry: RegisterEntry): Draft => ({
  entry,
  amount: entry.register === 'charges' && entry.fen > 0 ? inYuan(entry.fen) : '',
});

/** The entry to send; issues where the amount cannot be read. */
export function entryOf({ entry, amount }: Draft): { entry: EntryInputData } | { issues: Issue[] } {
  if (entry.register !== 'charges') return { entry: structuredClone(entry) as EntryInputData };
  const fen = fenOf(amount);
  if (fen === null)
    return { issues: [{ field: 'fen', message: '请填写金额，例如1200、1200.50元或0.12万元。' }] };
  return { entry: { ...entry, fen } };
}

function Amendments(props: {
  control: Control;
  value: readonly Amendment[];
  set: (value: Amendment[]) => void;
}) {
  const { control, value, set } = props;
  const change = (at: number, part: Partial<Amendment>) =>
    set(value.map((one, n) => (n === at ? { ...one, ...part } : one)));
  return (
    <div className="amendments">
      {value.map((amendment, at) => (
        <div key={at} className="amendment">
          <Input
            type="date"
            aria-label={`第${at + 1}次修改的日期`}
            value={amendment.on}
            onChange={(event) => change(at, { on: event.target.value })}
          />
          <Input
            aria-label={`第${at + 1}次修改由哪份文件`}
            placeholder="文件名称或文号"
            value={amendment.by}
            onChange={(event) => change(at, { by: event.target.value })}
          />
          <Button onClick={() => set(value.filter((_, n) => n !== at))}>删去</Button>
        </div>
      ))}
      <Button id={control.id} onClick={() => set([...value, { on: '', by: '' }])}>
        添加一次修改
      </Button>
    </div>
  );
}

function FieldControl(props: {
  field: RegisterField;
  control: Control;
  draft: Draft;
  set: (draft: Draft) => void;
}) {
  const { field, control, draft } = props;
  const values = draft.entry as unknown as Values;
  const set = (value: unknown) =>
    props.set({ ...draft, entry: { ...draft.entry, [field.field]: value } as RegisterEntry });
  const text = String(values[field.field] ?? '');
  switch (field.kind) {
    case 'choice':
      return (
        <Select
          {...control}
          virtual={false}
          value={text}
          options={Object.entries(field.choices ?? {}).map(([value, label]) => ({ value, label }))}
          onChange={set}
        />
      );
    case 'day':
      return <Input {...control} type="date" value={text} onChange={(event) => set(event.target.value)} />;
    case 'prose':
      return (
        <Input.TextArea {...control} rows={2} value={text} onChange={(event) => set(event.target.value)} />
      );
    case 'amount':
      return (
        <Input
          {...control}
          inputMode="decimal"
          value={draft.amount}
          onChange={(event) => props.set({ ...draft, amount: event.target.value })}
        />
      );
    case 'count':
      return (
        <Input
          {...control}
          inputMode="numeric"
          value={text}
          onChange={(event) => set(Number(event.target.value.replace(/\D/g, '').slice(0, 9)) || null)}
        />
      );
    case 'amendments':
      return <Amendments control={control} value={(values[field.field] ?? []) as Amendment[]} set={set} />;
    default:
      return <Input {...control} value={text} onChange={(event) => set(event.target.value)} />;
  }
}

const isAsked = (field: RegisterField, entry: RegisterEntry): boolean => {
  if (field.byStep) return false;
  if (field.field === 'creditCode') return 'partyKind' in entry && entry.partyKind === 'organisation';
  return field.field !== 'ground' || ('disclosure' in entry && entry.disclosure === 'withheld');
};

/** All fields of the entry, with their issues. */
export function EntryFields(props: { draft: Draft; set: (draft: Draft) => void; issues: readonly Issue[] }) {
  const { draft, set, issues } = props;
  const fields = fieldsOf[draft.entry.register].filter((field) => isAsked(field, draft.entry));
  return (
    <Form component={false} layout="vertical">
      <OtherIssues issues={issues} fields={fields.map(({ field }) => field)} />
      <div className="entry-fields">
        {fields.map((field) => (
          <div key={field.field} className={`entry-field is-${field.kind}`}>
            <Field
              label={field.label}
              field={field.field}
              issues={issues}
              hint={field.hint}
              required={field.required ?? false}
            >
              {(control) => <FieldControl field={field} control={control} draft={draft} set={set} />}
            </Field>
          </div>
        ))}
      </div>
    </Form>
  );
}

/** The draft and the issues of a form that is being filled in. */
export function useDraft(entry: RegisterEntry) {
  const [draft, setDraft] = useState(() => draftOf(entry));
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const begin = (next: RegisterEntry) => {
    setDraft(draftOf(next));
    setIssues([]);
  };
  return { draft, setDraft, issues, setIssues, begin };
}
