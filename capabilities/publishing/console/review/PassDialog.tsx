/** Passing: says for what the person answers, and asks for the statement on secrecy where the stage needs it. */
import { Alert, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { OtherIssues } from '#console/parts/issues.tsx';
import type { Issue } from '#platform/outcome.ts';
import { type Stage, stageLabels } from '#rules/review-stages.ts';
import type { ItemViewData } from '../../contract-shapes.ts';
import { extentOf } from './rounds.ts';
import { type SecrecyChoice, SecrecyStatement } from './SecrecyStatement.tsx';
import { answerFor } from './stage-words.ts';

export type PassEntry = { opinion: string; secrecy: SecrecyChoice };

export function PassDialog(props: {
  view: ItemViewData;
  stage: Stage;
  remarks: number;
  busy: boolean;
  issues: readonly Issue[];
  cancel: () => void;
  confirm: (entry: PassEntry) => void;
}) {
  const { view, stage } = props;
  const id = useId();
  const [entry, setEntry] = useState<PassEntry>({ opinion: '', secrecy: null });
  const { secrecyAsked, actingFor } = view.review;
  const answers = secrecyAsked && entry.secrecy === 'asked-authority';
  const missing = (secrecyAsked && entry.secrecy === null) || (answers && entry.opinion.trim() === '');
  return (
    <Modal
      open
      title={`通过${stageLabels[stage]}`}
      okText={`我负责，通过${stageLabels[stage]}`}
      okButtonProps={{ disabled: missing }}
      confirmLoading={props.busy}
      onOk={() => props.confirm({ ...entry, opinion: entry.opinion.trim() })}
      onCancel={props.cancel}
    >
      <OtherIssues issues={props.issues} fields={[]} />
      <p>{answerFor(stage, view.facts.title)}</p>
      <p className="quiet">
        {extentOf(view)}。{actingFor && `您代理${actingFor.name}办理，记录中两人的姓名都会写明。`}
      </p>
      {props.remarks > 0 && (
        <Alert
          type="warning"
          showIcon
          className="batch-note"
          title={`您标注了${props.remarks}处意见，通过时不会送给作者。要请作者修改，请取消后点“退回修改”。`}
        />
      )}
      {secrecyAsked && (
        <SecrecyStatement value={entry.secrecy} change={(secrecy) => setEntry({ ...entry, secrecy })} />
      )}
      <label htmlFor={id}>审校意见{answers ? '（必填：由哪个部门、何时确定可以公开）' : '（可不填）'}</label>
      <Input.TextArea
        id={id}
        rows={3}
        maxLength={1000}
        value={entry.opinion}
        onChange={(event) => setEntry({ ...entry, opinion: event.target.value })}
      />
    </Modal>
  );
}
