/** A dictionary from a file; when a row is wrong nothing is taken, and every wrong row is named. */
import { Alert, App, Modal } from 'antd';
import { type ChangeEvent, useId, useState } from 'react';
import { useSending } from '#console/parts/useSending.ts';
import { queries } from '#console/queries.ts';
import { call } from '#platform/call.ts';
import { endpoints } from '../../contract-desk.ts';
import { base64Of } from '../editor/files.ts';
import { termKinds } from './term-words.ts';

type Chosen = { readonly name: string; readonly base64: string };

export function ImportTerms({ close }: { close: () => void }) {
  const { message } = App.useApp();
  const { send, busy, issues, setIssues } = useSending();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const id = useId();
  const pick = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    setIssues([]);
    setChosen(file ? { name: file.name, base64: await base64Of(file) } : null);
  };
  const bring = async () => {
    if (!chosen) return;
    const answer = await send(() => call(endpoints.importTerms, { input: chosen }));
    if (!answer) return;
    queries.setQueryData(['terms'], answer.terms);
    message.success(`增加${answer.added}条${answer.known > 0 ? `，已有${answer.known}条没有重复增加` : ''}`);
    close();
  };
  return (
    <Modal
      open
      title="从文件导入词库"
      okText="导入"
      okButtonProps={{ disabled: !chosen }}
      confirmLoading={busy}
      onOk={() => void bring()}
      onCancel={close}
    >
      <p>
        每行一条，依次为：类别、词语、建议、说明；只有两列时，按“错误写法、正确写法”作为错别字。类别填
        {termKinds.map(({ label }) => `“${label}”`).join('')}之一。有一行不对就都不导入。
      </p>
      <p>
        <label htmlFor={id} className="file-label">
          词库文件（Excel、CSV 或文本）
        </label>
        <input id={id} type="file" accept=".xlsx,.csv,.txt" onChange={(event) => void pick(event)} />
      </p>
      {issues.length > 0 && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={`没有导入，文件里有${issues.length}处要改正：`}
          description={
            <ul className="import-faults">
              {issues.map((issue) => (
                <li key={`${issue.field}${issue.message}`}>{issue.message}</li>
              ))}
            </ul>
          }
        />
      )}
    </Modal>
  );
}
