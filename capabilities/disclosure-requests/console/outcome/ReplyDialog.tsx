/** Sending the reply: by which way, with which letter, and how its delivery is proved. */
import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { today } from '#console/parts/instants.ts';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import type { CaseViewData } from '../../contract.ts';
import { type Way, ways } from '../../model.ts';
import { stepArticle } from '../../model-steps.ts';
import { useStep } from '../steps/StepDialog.tsx';
import { formOf, proofs } from '../steps/step-forms.ts';

const optionsOf = (list: Readonly<Record<string, string>>) =>
  Object.entries(list).map(([value, label]) => ({ value, label }));
/** A reply is in writing. */
const { telephone: _, sms: __, ...written } = ways;

const usual = (view: CaseViewData): Way => view.route ?? 'post';

export function ReplyDialog({ view, close }: { view: CaseViewData; close: () => void }) {
  const { take, busy, issues } = useStep(view, close);
  const letters = view.files.filter(({ purpose }) => purpose === 'letter');
  const attached = view.files.filter(({ purpose }) => purpose === 'reply');
  const [on, setOn] = useState(today());
  const [way, setWay] = useState<Way>(usual(view));
  const [letter, setLetter] = useState<string | null>(letters.at(-1)?.id ?? null);
  const [text, setText] = useState('');
  const [proof, setProof] = useState<string | null>(null);
  const [proofNumber, setNumber] = useState('');
  const send = () => void take(formOf('reply'), { on, way, letter, text, proof, proofNumber });
  return (
    <Modal
      open
      title="发出答复"
      okText="发出答复"
      cancelText="取消"
      confirmLoading={busy}
      onOk={send}
      onCancel={close}
      width={560}
    >
      <p className="quiet">
        发出之日用来计算是否在期限内答复。依据：{stepArticle('reply')}。
        {attached.length > 0 &&
          `随附件${attached.length}个：${attached.map(({ name }) => name).join('、')}。`}
      </p>
      <Form layout="vertical" component="div">
        <OtherIssues issues={issues} fields={['on', 'way', 'letter', 'text', 'proofNumber']} />
        <Field label="发出之日" field="on" issues={issues} required>
          {(control) => (
            <Input {...control} type="date" value={on} onChange={(event) => setOn(event.target.value)} />
          )}
        </Field>
        <Field label="发出的方式" field="way" issues={issues} required>
          {(control) => (
            <Select {...control} virtual={false} value={way} options={optionsOf(written)} onChange={setWay} />
          )}
        </Field>
        <Field
          label="答复文书"
          field="letter"
          issues={issues}
          hint="在“文书”中成文后可选；没有文书只限收到申请当日的当面答复。"
        >
          {(control) => (
            <Select
              {...control}
              virtual={false}
              allowClear
              placeholder="没有文书"
              value={letter}
              options={letters.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(value) => setLetter(value ?? null)}
            />
          )}
        </Field>
        <Field
          label="给申请人的话"
          field="text"
          issues={issues}
          hint="申请人网上查询时看到；可以写“详见答复书”。"
        >
          {(control) => (
            <Input.TextArea
              {...control}
              rows={3}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <Field label="送达凭证" field="proof" issues={issues} hint="还没有的，以后在“记录送达凭证”中补记。">
          {(control) => (
            <Select
              {...control}
              virtual={false}
              allowClear
              placeholder="以后补记"
              value={proof}
              options={optionsOf(proofs)}
              onChange={(value) => setProof(value ?? null)}
            />
          )}
        </Field>
        {proof && (
          <Field label="邮件号或者凭证编号" field="proofNumber" issues={issues}>
            {(control) => (
              <Input {...control} value={proofNumber} onChange={(event) => setNumber(event.target.value)} />
            )}
          </Field>
        )}
      </Form>
    </Modal>
  );
}
