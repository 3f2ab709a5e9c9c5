/** Recording how a dispute ended: the decision as it reads, and the column of table 四 it counts in. */
import { Form, Select } from 'antd';
import { useState } from 'react';
import { today } from '#console/parts/instants.ts';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { call } from '#platform/call.ts';
import { type Disposition, dispositions, dispositionsOf, resultOf } from '#rules/disputes/disputes.ts';
import { endpoints } from '../contract.ts';
import { type FinalResult, procedures, results } from '../model.ts';
import { Dialog, type StepProps, TextField, useStep } from './step-parts.tsx';

type Decision = {
  decidedOn: string;
  disposition: Disposition;
  result: FinalResult;
  decisionNumber: string;
  judgmentServedOn: string;
  redoDueOn: string;
};

const decisionFields = [
  'decidedOn',
  'disposition',
  'result',
  'decisionNumber',
  'judgmentServedOn',
  'redoDueOn',
];

export function Deciding({ view, close }: StepProps) {
  const step = useStep(close);
  const choices = dispositionsOf(procedures[view.procedure].group);
  const [first = 'reconsideration-upheld'] = choices;
  const [decision, setDecision] = useState<Decision>({
    ...{ decidedOn: today(), disposition: first, result: resultOf(first) as FinalResult },
    ...{ decisionNumber: '', judgmentServedOn: '', redoDueOn: '' },
  });
  const set = (part: Partial<Decision>) => setDecision({ ...decision, ...part });
  const input = { revision: view.revision, ...decision };
  const act = () =>
    void step.take(() => call(endpoints.decide, { params: { id: view.id }, input }), '已记录审理结果');
  const text = (field: 'decidedOn' | 'decisionNumber' | 'judgmentServedOn' | 'redoDueOn') => ({
    ...{ field, issues: step.issues, value: decision[field] },
    set: (value: string) => set({ [field]: value }),
  });
  return (
    <Dialog title="记录审理结果" ok="记录" busy={step.busy} act={act} close={close}>
      <Form component={false} layout="vertical">
        <OtherIssues issues={step.issues} fields={decisionFields} />
        <TextField {...text('decidedOn')} label="作出决定（裁判）的日期" type="date" required />
        <Field label="审理结果" field="disposition" issues={step.issues} required>
          {(control) => (
            <Select
              {...control}
              virtual={false}
              value={decision.disposition}
              options={choices.map((value) => ({ value, label: dispositions[value].label }))}
              onChange={(disposition: Disposition) =>
                set({ disposition, result: resultOf(disposition) as FinalResult })
              }
            />
          )}
        </Field>
        <Field
          label="计入表四"
          field="result"
          issues={step.issues}
          hint="按审理结果先作建议；格式没有说明的，由经办人判断。"
          required
        >
          {(control) => (
            <Select
              {...control}
              virtual={false}
              value={decision.result}
              options={(['upheld', 'overturned', 'other'] as const).map((value) => ({
                value,
                label: results[value],
              }))}
              onChange={(result: FinalResult) => set({ result })}
            />
          )}
        </Field>
        <TextField {...text('decisionNumber')} label="决定书、裁判文书文号" />
        <TextField {...text('judgmentServedOn')} label="收到决定（裁判）的日期" type="date" />
        {decision.result === 'overturned' && (
          <TextField
            {...text('redoDueOn')}
            label="责令重新答复的最后一日"
            type="date"
            hint="决定、判决没有责令重新答复的不填。"
          />
        )}
      </Form>
    </Dialog>
  );
}
