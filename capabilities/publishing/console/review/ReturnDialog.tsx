/** Sending a text back with reasons at their places; what has no remark may count as passed. */
import { Checkbox, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { OtherIssues } from '#console/parts/issues.tsx';
import type { Issue } from '#platform/outcome.ts';
import { type Stage, stageLabels } from '#rules/review-stages.ts';
import type { ItemViewData } from '../../contract-shapes.ts';
import type { Remark } from '../../model.ts';
import { type SecrecyChoice, SecrecyStatement } from './SecrecyStatement.tsx';

export type ReturnEntry = { opinion: string; passRest: boolean; secrecy: SecrecyChoice };

function Places({ view, remarks }: { view: ItemViewData; remarks: readonly Remark[] }) {
  const labelOf = (key: string) => view.units.find((unit) => unit.key === key)?.label ?? '';
  return (
    <ol className="batch-named">
      {remarks.map((remark) => (
        <li key={`${remark.unit}${remark.quote}${remark.reason}`}>
          <b>
            {labelOf(remark.unit)}
            {remark.quote && `“${remark.quote}”`}
          </b>
          <span>{remark.reason}</span>
        </li>
      ))}
    </ol>
  );
}

export function ReturnDialog(props: {
  view: ItemViewData;
  stage: Stage;
  remarks: readonly Remark[];
  busy: boolean;
  issues: readonly Issue[];
  cancel: () => void;
  confirm: (entry: ReturnEntry) => void;
}) {
  const { remarks } = props;
  const id = useId();
  const marked = remarks.length > 0;
  const [entry, setEntry] = useState<ReturnEntry>({ opinion: '', passRest: marked, secrecy: null });
  const silent = !marked && entry.opinion.trim() === '';
  const states = entry.passRest && props.view.review.secrecyAsked;
  const missing = silent || (states && entry.secrecy === null);
  return (
    <Modal
      open
      title={`退回修改（${stageLabels[props.stage]}）`}
      okText="退回给作者"
      okButtonProps={{ danger: true, disabled: missing }}
      confirmLoading={props.busy}
      onOk={() => props.confirm({ ...entry, opinion: entry.opinion.trim() })}
      onCancel={props.cancel}
    >
      <OtherIssues issues={props.issues} fields={[]} />
      {marked ? (
        <>
          <p>作者会在这{remarks.length}处看到您的意见：</p>
          <Places view={props.view} remarks={remarks} />
        </>
      ) : (
        <p>您没有标注位置。请在下面写明退回的理由；取消后在文中标注，作者更容易找到要改的地方。</p>
      )}
      <label htmlFor={id}>总的意见{marked ? '（可不填）' : ''}</label>
      <Input.TextArea
        id={id}
        rows={3}
        maxLength={1000}
        value={entry.opinion}
        onChange={(event) => setEntry({ ...entry, opinion: event.target.value })}
      />
      {marked && (
        <Checkbox
          className="pass-rest"
          checked={entry.passRest}
          onChange={(event) => setEntry({ ...entry, passRest: event.target.checked })}
        >
          其余没有标注的地方我已看过，没有问题
          <span className="quiet secrecy-then">
            选中后，作者改好再送来时，只请您看改动的地方；您对其余部分负责。
          </span>
        </Checkbox>
      )}
      {marked && states && (
        <SecrecyStatement value={entry.secrecy} change={(secrecy) => setEntry({ ...entry, secrecy })} />
      )}
    </Modal>
  );
}
