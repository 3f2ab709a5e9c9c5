/** Merging and retiring a section: what happens to its items and addresses is said before it is confirmed. */
import { App, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { useSending } from '#console/parts/useSending.ts';
import { queries } from '#console/queries.ts';
import { call } from '#platform/call.ts';
import type { Issue } from '#platform/outcome.ts';
import { endpoints, type SectionData } from '../../contract.ts';
import { sectionOptions, top } from './section-options.ts';
import { type Branch, mergeWords, whyNotRetire } from './tree.ts';

type Ends = { sections: readonly SectionData[]; cancel: () => void; done: () => void };

function ReasonField(props: { reason: string; issues: readonly Issue[]; change: (reason: string) => void }) {
  return (
    <Field label="理由" field="reason" issues={props.issues} required hint="记入留痕，不公开。">
      {(control) => (
        <Input.TextArea
          {...control}
          rows={2}
          maxLength={500}
          value={props.reason}
          onChange={(event) => props.change(event.target.value)}
        />
      )}
    </Field>
  );
}

function useEnding(done: () => void, words: string) {
  const sending = useSending();
  const { message } = App.useApp();
  const end = async (work: () => Promise<SectionData[]>) => {
    const sections = await sending.send(work);
    if (!sections) return;
    queries.setQueryData(['sections'], sections);
    void queries.invalidateQueries({ queryKey: ['items'] });
    message.success(words);
    done();
  };
  return { ...sending, end };
}

export function MergeDialog({ section, sections, cancel, done }: Ends & { section: SectionData }) {
  const [into, setInto] = useState('');
  const [reason, setReason] = useState('');
  const { end, busy, issues } = useEnding(done, `“${section.title}”已并入`);
  const target = sections.find(({ id }) => id === into);
  const merge = () =>
    end(() => call(endpoints.mergeSection, { params: { id: section.id }, input: { into, reason } }));
  return (
    <Modal
      open
      title={`把“${section.title}”并入另一栏目`}
      okText={target ? `并入“${target.title}”` : '并入'}
      okButtonProps={{ disabled: !target || reason.trim().length < 2 }}
      confirmLoading={busy}
      onOk={() => void merge()}
      onCancel={cancel}
    >
      <Form layout="vertical">
        <OtherIssues issues={issues} fields={['into', 'reason']} />
        <Field label="并入" field="into" issues={issues} required>
          {(control) => (
            <Select
              {...control}
              placeholder="请选择栏目"
              {...(into && { value: into })}
              options={sectionOptions(sections, section.id)}
              onChange={setInto}
            />
          )}
        </Field>
        <ul className="plain-links">
          {mergeWords(section, target).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
        <ReasonField reason={reason} issues={issues} change={setReason} />
      </Form>
    </Modal>
  );
}

export function RetireDialog({ branch, sections, cancel, done }: Ends & { branch: Branch }) {
  const { section } = branch;
  const [successor, setSuccessor] = useState(top);
  const [reason, setReason] = useState('');
  const { end, busy, issues } = useEnding(done, `“${section.title}”已停用`);
  const why = whyNotRetire(branch);
  const target = sections.find(({ id }) => id === successor);
  const retire = () =>
    end(() =>
      call(endpoints.retireSection, {
        params: { id: section.id },
        input: { successorId: target?.id ?? null, reason },
      }),
    );
  return (
    <Modal
      open
      title={`停用“${section.title}”`}
      okText="停用"
      okButtonProps={{ danger: true, disabled: why !== null || reason.trim().length < 2 }}
      confirmLoading={busy}
      onOk={() => void retire()}
      onCancel={cancel}
    >
      {why ? (
        <p role="alert">现在不能停用：{why}</p>
      ) : (
        <Form layout="vertical">
          <OtherIssues issues={issues} fields={['successorId', 'reason']} />
          <p>
            停用后“{section.title}”不再出现在网站上，以后可以恢复。旧网址
            {target ? `自动跳转到“${target.title}”。` : '显示“栏目已停用”的说明，不会变成打不开的页面。'}
          </p>
          <Field label="旧网址跳转到" field="successorId" issues={issues}>
            {(control) => (
              <Select
                {...control}
                value={successor}
                options={[
                  { value: top, label: '（不跳转，显示说明）' },
                  ...sectionOptions(sections, section.id),
                ]}
                onChange={setSuccessor}
              />
            )}
          </Field>
          <ReasonField reason={reason} issues={issues} change={setReason} />
        </Form>
      )}
    </Modal>
  );
}
