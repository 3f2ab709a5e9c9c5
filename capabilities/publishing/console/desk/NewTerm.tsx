/** One more entry of a dictionary. */
import { App, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { useSending } from '#console/parts/useSending.ts';
import { queries } from '#console/queries.ts';
import { call } from '#platform/call.ts';
import { endpoints } from '../../contract-desk.ts';
import { type TermKindName, termKinds, wordsOf } from './term-words.ts';

type Text = 'wrong' | 'suggestion' | 'note';

export function NewTerm({ kind, close }: { kind: TermKindName; close: () => void }) {
  const { message } = App.useApp();
  const { send, busy, issues, setIssues } = useSending();
  const [entry, setEntry] = useState({ kind, wrong: '', suggestion: '', note: '' });
  const words = wordsOf(entry.kind);
  const add = async () => {
    if (entry.wrong.trim() === '') return setIssues([{ field: 'wrong', message: `请填写${words.wrong}。` }]);
    const terms = await send(() => call(endpoints.addTerm, { input: entry }));
    if (!terms) return;
    queries.setQueryData(['terms'], terms);
    message.success(`已增加“${entry.wrong}”`);
    close();
  };
  const text = (field: Text, label: string, most: number) => (
    <Field label={label} field={field} issues={issues} required={field === 'wrong'}>
      {(control) => (
        <Input
          {...control}
          maxLength={most}
          value={entry[field]}
          onChange={(event) => setEntry({ ...entry, [field]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <Modal open title="增加词语" okText="增加" confirmLoading={busy} onOk={() => void add()} onCancel={close}>
      <Form layout="vertical" onFinish={() => void add()}>
        <OtherIssues issues={issues} fields={['kind', 'wrong', 'suggestion', 'note']} />
        <Field label="词库" field="kind" issues={issues} required hint={words.about}>
          {(control) => (
            <Select
              {...control}
              value={entry.kind}
              options={termKinds.map((one) => ({ value: one.kind, label: one.label }))}
              onChange={(next: TermKindName) => setEntry({ ...entry, kind: next })}
            />
          )}
        </Field>
        {text('wrong', words.wrong, 60)}
        {text('suggestion', words.suggestion, 100)}
        {text('note', '说明', 200)}
      </Form>
    </Modal>
  );
}
