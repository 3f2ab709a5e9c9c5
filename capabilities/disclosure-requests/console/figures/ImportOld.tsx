/** Importing old cases: choose an Excel, look at every fault and at the years, import when nothing is wrong. */
import { Alert, App, Button } from 'antd';
import { useId, useState } from 'react';
import { OtherIssues } from '#console/parts/issues.tsx';
import { useSending } from '#console/parts/useSending.ts';
import { queries } from '#console/queries.ts';
import { call } from '#platform/call.ts';
import { isIssues } from '#platform/outcome.ts';
import { type OldPreviewData, oldCaseEndpoints, oldTemplatePath } from '../../contract-old-cases.ts';

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

function Looked({ preview }: { preview: OldPreviewData }) {
  if (preview.faultCount > 0)
    return (
      <>
        <Alert
          type="error"
          showIcon
          role="alert"
          title={`发现${preview.faultCount}处问题，一行也没有导入。请在表格里改正后重新选择。`}
        />
        <ul>
          {preview.faults.map(({ row, column, message }) => (
            <li key={`${row}${column}${message}`}>
              {row === null ? '整表' : `第${row}行`}
              {column ?? ''}：{message}
            </li>
          ))}
        </ul>
      </>
    );
  return (
    <ul aria-label="将加入各年的件数">
      {preview.years.map(({ year, received, closed, carriedOver }) => (
        <li key={year}>
          {year}年：收到{received}件，办结{closed}件，结转下年度{carriedOver}件
        </li>
      ))}
    </ul>
  );
}

export function ImportOld() {
  const { send, busy, issues } = useSending();
  const { message } = App.useApp();
  const id = useId();
  const [base64, setBase64] = useState<string | null>(null);
  const [preview, setPreview] = useState<OldPreviewData | null>(null);
  const look = async (file: File) => {
    const bytes = await base64Of(file);
    setPreview(null);
    setBase64(bytes);
    const answer = await send(() => call(oldCaseEndpoints.previewOldCases, { input: { base64: bytes } }));
    if (answer && !isIssues(answer)) setPreview(answer as OldPreviewData);
  };
  const take = async () => {
    if (base64 === null) return;
    const answer = await send(() => call(oldCaseEndpoints.importOldCases, { input: { base64 } }));
    if (!answer || !('imported' in answer)) return;
    setPreview(null);
    message.success(`已导入${answer.imported}件`);
    await queries.invalidateQueries({ queryKey: ['requests'] });
  };
  return (
    <details>
      <summary>导入以前的申请（期初）</summary>
      <p>
        先<a href={oldTemplatePath}>下载模板</a>，每件一行填好，不要写申请人的个人信息。
      </p>
      <OtherIssues issues={issues} fields={[]} />
      <label htmlFor={id}>Excel表格（.xlsx）</label>{' '}
      <input
        id={id}
        type="file"
        accept=".xlsx"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void look(file);
        }}
      />
      {preview && <Looked preview={preview} />}
      {preview && preview.faultCount === 0 && (
        <Button type="primary" loading={busy} onClick={() => void take()}>
          导入{preview.ready}件
        </Button>
      )}
    </details>
  );
}
