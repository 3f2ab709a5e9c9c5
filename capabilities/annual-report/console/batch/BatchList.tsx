/** The superior office's batches: a new upload with its progress, and those of before. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, Progress as ProgressBar, Table, type TableColumnsType } from 'antd';
import { type FormEvent, useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { printInstant, today } from '#console/parts/instants.ts';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { Page, standIn } from '#console/parts/page.tsx';
import { queries } from '#console/queries.ts';
import { call } from '#platform/call.ts';
import { type Issue, isIssues } from '#platform/outcome.ts';
import { type BatchRowData, batchEndpoints } from '../../contract-batch.ts';
import { type Progress, uploadBatch } from './upload.ts';
import '../report.css';

function Uploading({ progress }: { progress: Progress }) {
  const percent = progress.total === 0 ? 0 : Math.round((progress.done / progress.total) * 100);
  return (
    <div className="uploading">
      <ProgressBar percent={percent} aria-label="校核进度" />
      <p role="status">
        已校核{progress.done}份，共{progress.total}份：{progress.name}
      </p>
    </div>
  );
}

/** Sends the files and opens the result. */
function useUpload() {
  const { run, busy } = useAct();
  const navigate = useNavigate();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const upload = async (name: string, files: readonly File[]) => {
    setIssues([]);
    const answer = await run(() => uploadBatch(name, files, setProgress));
    setProgress(null);
    if (!answer) return;
    if (isIssues(answer)) return setIssues(answer.issues);
    await queries.invalidateQueries({ queryKey: ['batches'] });
    if ('id' in answer) await navigate({ to: '/batches/$id', params: { id: answer.id } });
  };
  return { upload, busy, progress, issues };
}

/** All browsers on desks know this attribute; React's types do not. Where it is unknown, files are chosen instead. */
const folderChoice: object = { webkitdirectory: '' };

/** Files that the system or the office program left in the folder are no reports. */
const isReport = ({ name }: File) => !/^(\.|~\$|Thumbs\.db$|desktop\.ini$)/i.test(name);

function UploadForm() {
  const { upload, busy, progress, issues } = useUpload();
  const [name, setName] = useState(`${Number(today().slice(0, 4)) - 1}年度报告校核`);
  const [chosen, setChosen] = useState<readonly File[]>([]);
  const [inFolder, setInFolder] = useState<readonly File[]>([]);
  const files = [...chosen, ...inFolder];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void upload(name, files);
  };
  return (
    <form className="panel" onSubmit={submit} aria-label="上传年度报告">
      <Form component={false} layout="vertical">
        <OtherIssues issues={issues} fields={['name', 'files']} />
        <Field label="名称" field="name" issues={issues} required>
          {(control) => <Input {...control} value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <Field
          label="年度报告文件"
          field="files"
          issues={issues}
          required
          hint="可以同时选择多个文件，也可以选择装有报告的zip压缩包。"
        >
          {(control) => (
            <input
              {...control}
              type="file"
              multiple
              accept=".zip,.docx,.doc,.pdf,.html,.htm,.txt,.xlsx,.json"
              onChange={(event) => setChosen([...(event.target.files ?? [])])}
            />
          )}
        </Field>
        <Field
          label="或者整个文件夹"
          field="folder"
          issues={issues}
          hint="文件夹里的全部文件（含下级文件夹）一并校核。"
        >
          {(control) => (
            <input
              {...control}
              {...folderChoice}
              type="file"
              multiple
              onChange={(event) => setInFolder([...(event.target.files ?? [])].filter(isReport))}
            />
          )}
        </Field>
        <Button type="primary" htmlType="submit" loading={busy} disabled={files.length === 0}>
          上传并校核
        </Button>
        {busy && progress && <Uploading progress={progress} />}
      </Form>
    </form>
  );
}

const columns: TableColumnsType<BatchRowData> = [
  {
    title: '名称',
    rowScope: 'row',
    render: (_, row) => (
      <Link to="/batches/$id" params={{ id: row.id }}>
        {row.name}
      </Link>
    ),
  },
  { title: '单位数', dataIndex: 'bodies', align: 'right' },
  { title: '有差错', dataIndex: 'withErrors', align: 'right' },
  { title: '读不出', dataIndex: 'unreadable', align: 'right' },
  { title: '时间', dataIndex: 'at', render: (at: string) => printInstant(at) },
  { title: '办理人', dataIndex: 'by' },
];

export function BatchList() {
  const batches = useQuery({
    queryKey: ['batches'],
    queryFn: ({ signal }) => call(batchEndpoints.listBatches, {}, signal),
  });
  return (
    <Page title="批量校核" lead="一次校核所属单位的全部年度报告：逐份列出差错，逐项合计。">
      <UploadForm />
      <h2>历次校核</h2>
      {standIn(batches) ?? (
        <Table
          rowKey="id"
          size="middle"
          columns={columns}
          dataSource={batches.data ?? []}
          {...(batches.data?.length && { scroll: { x: 640 } })}
          pagination={(batches.data?.length ?? 0) > 20 && { pageSize: 20 }}
          locale={{ emptyText: '还没有批量校核过' }}
        />
      )}
    </Page>
  );
}
