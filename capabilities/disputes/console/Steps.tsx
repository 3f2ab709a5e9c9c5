/** What can be done with a dispute: answer, decide, appeal, take up the request again, correct, void. */
import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import { today } from '#console/parts/instants.ts';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { call } from '#platform/call.ts';
import { type DisputeViewData, endpoints, type FactsData } from '../contract.ts';
import type { DisputeFacts } from '../model.ts';
import { Deciding } from './Deciding.tsx';
import { DisputeFields } from './DisputeForm.tsx';
import { Dialog, ReasonField, type StepProps, TextField, useStep } from './step-parts.tsx';

function Answering({ view, close }: StepProps) {
  const step = useStep(close);
  const [on, setOn] = useState(today());
  const act = () =>
    void step.take(
      () => call(endpoints.answer, { params: { id: view.id }, input: { revision: view.revision, on } }),
      '已记录',
    );
  return (
    <Dialog title="提交答复（答辩）和证据" ok="记录" busy={step.busy} act={act} close={close}>
      <Form component={false} layout="vertical">
        <OtherIssues issues={step.issues} fields={['answeredOn']} />
        <TextField
          {...{ label: '提交日期', field: 'answeredOn', type: 'date', value: on, set: setOn, required: true }}
          issues={step.issues}
          hint="没有单独写明提交日期的证据，记为同日提交。"
        />
      </Form>
    </Dialog>
  );
}

function Appealing({ view, close }: StepProps) {
  const step = useStep(close);
  const [on, setOn] = useState(today());
  const [court, setCourt] = useState('');
  const [by, setBy] = useState<'other-side' | 'organ'>('other-side');
  const input = { revision: view.revision, on, court, by };
  const act = () =>
    void step.take(() => call(endpoints.appeal, { params: { id: view.id }, input }), '已记录');
  return (
    <Dialog title="记录上诉、再审" ok="记录" busy={step.busy} act={act} close={close}>
      <p>案件重新成为“尚未审结”，再次审结时记录新的结果。一件案件在一年的表四里只计一次。</p>
      <Form component={false} layout="vertical">
        <OtherIssues issues={step.issues} fields={['on', 'appeals']} />
        <TextField
          {...{ label: '日期', field: 'on', type: 'date', value: on, set: setOn, required: true }}
          issues={step.issues}
        />
        <Field label="由谁提起" field="by" issues={step.issues} required>
          {(control) => (
            <Select
              {...control}
              virtual={false}
              value={by}
              options={[
                { value: 'other-side' as const, label: '对方' },
                { value: 'organ' as const, label: '本机关' },
              ]}
              onChange={setBy}
            />
          )}
        </Field>
        <TextField
          {...{ label: '法院', field: 'appeals', value: court, set: setCourt, required: true }}
          issues={step.issues}
        />
      </Form>
    </Dialog>
  );
}

function Reopening({ view, close }: StepProps) {
  const step = useStep(close);
  const [on, setOn] = useState(view.decidedOn || today());
  const input = { revision: view.revision, on };
  const act = () =>
    void step.take(
      () => call(endpoints.reopenRequest, { params: { id: view.id }, input }),
      '原申请已重新交办',
    );
  return (
    <Dialog title="重新办理原申请" ok="重新交办" busy={step.busy} act={act} close={close}>
      <p>
        申请{view.request?.number}
        将回到办理中，原答复仍留存。它是同一件申请：已经计入某一年度办理结果的，不再另计；纠正的结果反映在表四。
      </p>
      <Form component={false} layout="vertical">
        <OtherIssues issues={step.issues} fields={['on']} />
        <TextField
          {...{
            label: '重新办理的起算日期',
            field: 'on',
            type: 'date',
            value: on,
            set: setOn,
            required: true,
          }}
          issues={step.issues}
          hint="一般为收到决定、判决之日。"
        />
      </Form>
    </Dialog>
  );
}

function Correcting({ view, close }: StepProps) {
  const step = useStep(close);
  const [facts, setFacts] = useState<DisputeFacts>(view.facts as DisputeFacts);
  const [reason, setReason] = useState('');
  const input = { revision: view.revision, facts: structuredClone(facts) as FactsData, reason };
  const act = () =>
    void step.take(() => call(endpoints.saveDispute, { params: { id: view.id }, input }), '已更正');
  return (
    <Dialog title="更正登记内容" ok="保存更正" width={760} busy={step.busy} act={act} close={close}>
      <DisputeFields facts={facts} set={setFacts} issues={step.issues} />
      <Form component={false} layout="vertical">
        <ReasonField issues={step.issues} value={reason} set={setReason} />
      </Form>
    </Dialog>
  );
}

function Voiding({ view, close }: StepProps) {
  const step = useStep(close);
  const [reason, setReason] = useState('');
  const input = { revision: view.revision, reason };
  const act = () =>
    void step.take(() => call(endpoints.voidDispute, { params: { id: view.id }, input }), '已作废');
  return (
    <Dialog title="作废这件登记" ok="作废" danger busy={step.busy} act={act} close={close}>
      <p>只用于登记有误。作废后不计入任何数字，经过仍然留存。</p>
      <Form component={false} layout="vertical">
        <OtherIssues issues={step.issues} fields={['reason']} />
        <ReasonField issues={step.issues} value={reason} set={setReason} />
      </Form>
    </Dialog>
  );
}

type StepName = 'answer' | 'decide' | 'appeal' | 'reopen' | 'correct' | 'void';

export function Steps({ view }: { view: DisputeViewData }) {
  const [step, setStep] = useState<StepName | null>(null);
  const props = { view, close: () => setStep(null) };
  const isPending = view.result === 'pending';
  const { request } = view;
  return (
    <div className="dispute-steps">
      {isPending && view.facts.answeredOn === '' && (
        <Button type="primary" onClick={() => setStep('answer')}>
          记录已提交答复
        </Button>
      )}
      {isPending && <Button onClick={() => setStep('decide')}>记录审理结果</Button>}
      {!isPending && view.procedure !== 'reconsideration' && (
        <Button onClick={() => setStep('appeal')}>记录上诉、再审</Button>
      )}
      {view.result === 'overturned' && request && view.facts.redoneOn === '' && (
        <Button
          type="primary"
          disabled={!request.reopening.allowed}
          title={request.reopening.why ?? undefined}
          onClick={() => setStep('reopen')}
        >
          重新办理原申请
        </Button>
      )}
      <Button onClick={() => setStep('correct')}>更正</Button>
      <Button danger onClick={() => setStep('void')}>
        作废
      </Button>
      {step === 'answer' && <Answering {...props} />}
      {step === 'decide' && <Deciding {...props} />}
      {step === 'appeal' && <Appealing {...props} />}
      {step === 'reopen' && <Reopening {...props} />}
      {step === 'correct' && <Correcting {...props} />}
      {step === 'void' && <Voiding {...props} />}
    </div>
  );
}
