/** One entry: what it says, what is owed on it, what happened to it, and what can be done. */
import { Button, Modal, Tag } from 'antd';
import { useState } from 'react';
import { printInstant } from '#console/parts/instants.ts';
import { standIn } from '#console/parts/page.tsx';
import { useMay } from '#console/session.tsx';
import type { EntryViewData } from '../contract.ts';
import { type RegisterEntry, registers } from '../model.ts';
import { fieldsOf, fieldText } from '../model-fields.ts';
import { DueTag } from './EntryList.tsx';
import { Correction, Ending, Publishing, Voiding, Withdrawing } from './EntrySteps.tsx';
import { useEntry } from './queries.ts';

function Facts({ view }: { view: EntryViewData }) {
  const entry = view.entry as RegisterEntry;
  const lines = fieldsOf[entry.register]
    .map(({ field, label }) => [label, fieldText(entry, field)] as const)
    .filter(([, text]) => text !== '');
  return (
    <dl className="entry-facts">
      {lines.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Standing({ view }: { view: EntryViewData }) {
  return (
    <p className="entry-standing">
      {view.status && <Tag>{view.status}</Tag>}
      {view.publicity === 'public' && view.publishedAt && (
        <Tag color="success">{printInstant(view.publishedAt)}公开</Tag>
      )}
      {view.publicity === 'unpublished' && <Tag>未公开</Tag>}
      {view.publicity === 'withheld' && <Tag>不予公开</Tag>}
      {view.withdrawnAt && <Tag color="warning">{printInstant(view.withdrawnAt)}撤回公开信息</Tag>}
      {view.voidedReason !== null && <Tag color="error">已作废：{view.voidedReason}</Tag>}
      <DueTag row={view} />
      {view.publicAddress && (
        <a href={view.publicAddress} target="_blank" rel="noreferrer">
          公开页面
        </a>
      )}
    </p>
  );
}

function History({ view }: { view: EntryViewData }) {
  return (
    <section aria-labelledby="entry-history">
      <h2 id="entry-history">经过</h2>
      <ol className="entry-history">
        {view.history.map((state) => (
          <li key={state.revision}>
            <b>{state.event}</b> {state.by} {printInstant(state.at)}
            {state.reason && <div>理由：{state.reason}</div>}
            {state.changes.map((change) => (
              <div key={change.field} className="quiet">
                {change.field}：{change.before || '（空）'} → {change.after || '（空）'}
              </div>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

type StepName = 'correct' | 'end' | 'withdraw' | 'void';

function Steps({ view }: { view: EntryViewData }) {
  const [step, setStep] = useState<StepName | null>(null);
  const close = () => setStep(null);
  const isDecision = 'status' in view.entry;
  const isValid = 'status' in view.entry && view.entry.status === 'valid';
  const isOwed = !isValid && view.publishedAt !== null && view.withdrawnAt === null;
  return (
    <div className="entry-steps">
      <Button onClick={() => setStep('correct')}>更正</Button>
      {view.publicity === 'unpublished' && isValid && <Publishing view={view} />}
      {isDecision && isValid && <Button onClick={() => setStep('end')}>记录变更或撤销</Button>}
      {isDecision && isOwed && (
        <Button type="primary" onClick={() => setStep('withdraw')}>
          撤回公开信息
        </Button>
      )}
      <Button danger onClick={() => setStep('void')}>
        作废
      </Button>
      {step === 'correct' && <Correction view={view} close={close} />}
      {step === 'end' && <Ending view={view} close={close} />}
      {step === 'withdraw' && <Withdrawing view={view} close={close} />}
      {step === 'void' && <Voiding view={view} close={close} />}
    </div>
  );
}

export function EntryPanel({ id, close }: { id: string; close: () => void }) {
  const entry = useEntry(id);
  const mayEdit = useMay('registers:edit');
  const view = entry.data;
  return (
    <Modal
      className="register-dialog"
      open
      title={view ? `${registers[view.register].title}：${view.title}` : '登记簿记录'}
      width={760}
      footer={null}
      onCancel={close}
    >
      {standIn(entry)}
      {view && (
        <>
          <Standing view={view} />
          {mayEdit && view.voidedReason === null && <Steps view={view} />}
          <Facts view={view} />
          <History view={view} />
        </>
      )}
    </Modal>
  );
}
