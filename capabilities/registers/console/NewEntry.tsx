/** Recording one entry by hand. */
import { App, Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { useStaff } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import { isIssues } from '#platform/outcome.ts';
import { endpoints } from '../contract.ts';
import { type RegisterName, registers } from '../model.ts';
import { blankEntry } from '../model-fields.ts';
import { EntryFields, entryOf, useDraft } from './EntryForm.tsx';
import { refreshRegisters } from './queries.ts';

export function NewEntry({ register }: { register: RegisterName }) {
  const { run, busy } = useAct();
  const { message } = App.useApp();
  const organ = useStaff().organ.name;
  const form = useDraft(blankEntry(register, organ));
  const [isOpen, setOpen] = useState(false);
  const [publish, setPublish] = useState(true);
  const isDecision = register !== 'charges' && register !== 'normative-documents';
  const open = () => {
    form.begin(blankEntry(register, organ));
    setOpen(true);
  };
  const save = async () => {
    const ready = entryOf(form.draft);
    if (isIssues(ready)) return form.setIssues(ready.issues);
    if (!('entry' in ready)) return;
    const answer = await run(() => call(endpoints.createEntry, { input: { ...ready, publish } }));
    if (!answer) return;
    if (isIssues(answer)) return form.setIssues(answer.issues);
    setOpen(false);
    await refreshRegisters();
    message.success('已登记');
  };
  return (
    <>
      <Button type="primary" onClick={open}>
        登记一{registers[register].counter}
      </Button>
      <Modal
        className="register-dialog"
        open={isOpen}
        title={`登记${registers[register].one}`}
        width={760}
        okText="登记"
        cancelText="取消"
        confirmLoading={busy}
        onOk={() => void save()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <EntryFields draft={form.draft} set={form.setDraft} issues={form.issues} />
        {isDecision ? (
          <Checkbox checked={publish} onChange={(event) => setPublish(event.target.checked)}>
            登记后立即公开（不予公开的除外）
          </Checkbox>
        ) : (
          <p className="quiet">登记后即在网站公开（内部备注除外）。</p>
        )}
      </Modal>
    </>
  );
}
