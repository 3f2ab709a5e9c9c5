/** The report in the agency's own Word template: choose the template, get it back filled. */
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { csrfHeaders, refusal } from '#platform/call.ts';
import { filledTemplatePath } from '../contract.ts';

/** Sends the template and returns it filled. Throws an error whose message can be shown. */
async function fill(id: string, template: File): Promise<Blob> {
  const form = new FormData();
  form.append('template', template, template.name);
  const response = await fetch(filledTemplatePath(id), {
    method: 'POST',
    body: form,
    headers: csrfHeaders(),
  });
  if (!response.ok) throw refusal(response.status, await response.json().catch(() => undefined));
  return response.blob();
}

/** Hands a file to the browser under a name. */
function saveAs(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export function TemplateDownload({ id, year }: { readonly id: string; readonly year: string }) {
  const [template, setTemplate] = useState<File | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const download = async () => {
    if (!template) return;
    setBusy(true);
    setProblem(null);
    try {
      saveAs(await fill(id, template), `${year}年度报告（本单位模板）.docx`);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  };
  return (
    <details className="panel">
      <summary>用本单位的 Word 模板下载</summary>
      <p>
        选择一份空白的年度报告 Word
        文档（.docx），系统按行、列名称填入数字和文字，不改动模板的格式，也不留存模板。
      </p>
      <p>
        <label>
          本单位模板{' '}
          <input
            type="file"
            accept=".docx"
            onChange={(event) => setTemplate(event.target.files?.[0] ?? null)}
          />
        </label>
      </p>
      <Button onClick={download} loading={busy} disabled={!template}>
        填好并下载
      </Button>
      {problem && <Alert type="error" showIcon role="alert" title={problem} />}
    </details>
  );
}
