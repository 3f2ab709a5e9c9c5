/** The files of a case: opened, added; and the way to treat one for partial disclosure. */
import { App, Button, Select, Upload } from 'antd';
import { useId, useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { printInstant } from '#console/parts/instants.ts';
import { useMay } from '#console/session.tsx';
import { csrfHeaders } from '#platform/call.ts';
import { fileNameHeader } from '#platform/contract.ts';
import { StateError } from '#platform/outcome.ts';
import { type CaseViewData, filePath, filesPath } from '../../contract.ts';
import { type FilePurpose, filePurposes } from '../../model.ts';
import { refreshRequests } from '../queries.ts';

const added: readonly FilePurpose[] = [
  'document',
  'application',
  'correction',
  'opinion',
  'identity-proof',
  'proof-of-delivery',
];

/** Sends one file as it lies on the disk; throws the server's sentence. */
async function send(id: string, purpose: string, file: File): Promise<void> {
  const response = await fetch(`${filesPath(id)}?purpose=${purpose}`, {
    method: 'POST',
    body: file,
    headers: {
      'content-type': 'application/octet-stream',
      [fileNameHeader]: encodeURIComponent(file.name.toWellFormed()),
      ...csrfHeaders(),
    },
  });
  if (response.ok) return;
  const body = (await response.json().catch(() => ({}))) as {
    message?: string;
    issues?: { message: string }[];
  };
  throw new StateError(body.issues?.[0]?.message ?? body.message ?? '文件没有加入，请稍后再试。');
}

function AddFile({ view }: { view: CaseViewData }) {
  const id = useId();
  const [purpose, setPurpose] = useState<FilePurpose>('document');
  const { run, busy } = useAct();
  const { message } = App.useApp();
  const add = async (file: File) => {
    const done = await run(async () => {
      await send(view.id, purpose, file);
      return true;
    });
    if (!done) return;
    await refreshRequests();
    message.success(`已加入“${file.name}”`);
  };
  return (
    <div className="add-file">
      <label htmlFor={id}>材料的种类</label>
      <Select
        id={id}
        virtual={false}
        value={purpose}
        onChange={setPurpose}
        options={added.map((value) => ({ value, label: filePurposes[value] }))}
      />
      <Upload
        showUploadList={false}
        beforeUpload={(file) => {
          void add(file);
          return false;
        }}
      >
        <Button loading={busy}>加入文件</Button>
      </Upload>
    </div>
  );
}

export function Documents({ view }: { view: CaseViewData }) {
  const mayAdd = useMay('requests:handle');
  const seesPeople = useMay('requests:people');
  return (
    <section className="panel" aria-labelledby="documents">
      <h2 id="documents">材料</h2>
      {view.files.length === 0 && <p className="quiet">还没有材料。</p>}
      <ul className="request-files">
        {view.files.map((file) => {
          const name = file.name || `${filePurposes[file.purpose]}（查看会记入日志）`;
          const opens = file.purpose !== 'identity-proof' || seesPeople;
          return (
            <li key={file.id}>
              {opens ? (
                <a href={filePath(view.id, file.id)} download>
                  {name}
                </a>
              ) : (
                <span>{name}</span>
              )}{' '}
              <span className="quiet">
                {filePurposes[file.purpose]}，{Math.max(1, Math.round(file.size / 1024))} KB，
                {printInstant(file.addedAt)}加入
                {file.firstReadAt && `，申请人${printInstant(file.firstReadAt)}首次打开`}
              </span>
            </li>
          );
        })}
      </ul>
      {mayAdd && !view.anonymised && <AddFile view={view} />}
    </section>
  );
}
