/** Putting a file in the place of the draft's content. */
import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { call } from '#platform/call.ts';
import { type Issue, isIssues } from '#platform/outcome.ts';
import { endpoints, type ReportViewData } from '../contract.ts';
import type { Editing } from './editor/useWork.ts';
import { type Source, SourcePicker } from './SourcePicker.tsx';

export function ImportInto({ editing }: { editing: Editing }) {
  const { run, busy } = useAct();
  const [open, setOpen] = useState(false);
  const [source, setSource] = useState<Source | null>(null);
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const { id, version } = editing.work.saved;
  const leave = () => {
    setOpen(false);
    setIssues([]);
    setSource(null);
  };
  const bring = async () => {
    if (!source) return;
    const answer = await run(() =>
      call(endpoints.importInto, { params: { id }, input: { version, source } }),
    );
    if (!answer) return;
    if (isIssues(answer)) return setIssues(answer.issues);
    editing.take(answer as ReportViewData);
    leave();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>从文件导入</Button>
      <Modal
        open={open}
        title="从文件导入"
        okText="导入并替换草稿内容"
        okButtonProps={{ disabled: !source }}
        confirmLoading={busy}
        onOk={() => void bring()}
        onCancel={leave}
        destroyOnHidden
      >
        <p>文件中的表格和文字将替换草稿现有的内容{editing.unsaved && '，包括尚未保存的修改'}。</p>
        {issues.map((issue) => (
          <Alert key={issue.message} type="error" showIcon role="alert" title={issue.message} />
        ))}
        <SourcePicker choose={setSource} />
      </Modal>
    </>
  );
}
