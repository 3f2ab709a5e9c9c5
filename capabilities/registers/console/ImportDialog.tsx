/** Importing a table: choose or paste, look at every fault, import when nothing is wrong. */
import { Alert, App, Button, Checkbox, Form, Input, Modal, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { call } from '#platform/call.ts';
import { type Issue, isIssues } from '#platform/outcome.ts';
import { endpoints, type ImportPreviewData, templatePath } from '../contract.ts';
import { type RegisterName, registers } from '../model.ts';
import { refreshRegisters } from './queries.ts';

type Source = { readonly base64?: string; readonly text?: string };

/** The bytes of a chosen file as base64. */
async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

type Fault = ImportPreviewData['faults'][number];
const faultColumns: TableColumnsType<Fault> = [
  {
    title: '行',
    dataIndex: 'row',
    width: 68,
    render: (row: number | null) => (row === null ? '整表' : `第${row}行`),
  },
  { title: '列', dataIndex: 'column', width: '32%', render: (column: string | null) => column ?? '—' },
  { title: '问题和改法', dataIndex: 'message' },
];

function Faults({ preview }: { preview: ImportPreviewData }) {
  if (preview.faultCount === 0) return null;
  const more = preview.faultCount - preview.faults.length;
  return (
    <>
      <Alert
        type="error"
        showIcon
        role="alert"
        title={`发现${preview.faultCount}处问题，没有导入任何一行。请在表格里改正后重新选择文件。`}
        {...(more > 0 && { description: `下面列出前${preview.faults.length}处，还有${more}处。` })}
      />
      <Table
        rowKey={(fault) => `${fault.row}${fault.column}${fault.message}`}
        size="small"
        columns={faultColumns}
        dataSource={preview.faults}
        pagination={preview.faults.length > 50 && { pageSize: 50 }}
      />
    </>
  );
}

function Looked({ preview, register }: { preview: ImportPreviewData; register: RegisterName }) {
  const { counter } = registers[register];
  return (
    <div className="import-looked" role="status">
      {preview.ignored.length > 0 && (
        <p>这些列不属于本登记簿，不会导入：{preview.ignored.map((name) => `“${name}”`).join('、')}。</p>
      )}
      {preview.duplicates.length > 0 && (
        <p>
          {preview.duplicates.length}行已经登记过，将跳过：
          {preview.duplicates
            .slice(0, 10)
            .map(({ row, number }) => `第${row}行（${number}）`)
            .join('、')}
          {preview.duplicates.length > 10 && '等'}。
        </p>
      )}
      <Faults preview={preview} />
      {preview.faultCount === 0 && (
        <Alert
          type={preview.ready > 0 ? 'success' : 'info'}
          showIcon
          title={
            preview.ready > 0
              ? `共${preview.rows}行，检查无误，可以导入${preview.ready}${counter}。`
              : '没有需要导入的新记录。'
          }
        />
      )}
      {preview.sample.length > 0 && (
        <ul className="import-sample" aria-label="将导入的前几行">
          {preview.sample.map((one) => (
            <li key={one.row}>
              第{one.row}行：{one.title} {one.number} {one.datedOn}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Looking at a table and importing it. */
function useImport(register: RegisterName, done: () => void) {
  const { run, busy } = useAct();
  const { message } = App.useApp();
  const [source, setSource] = useState<Source | null>(null);
  const [preview, setPreview] = useState<ImportPreviewData | null>(null);
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const forget = () => {
    setSource(null);
    setPreview(null);
    setIssues([]);
  };
  const look = async (next: Source) => {
    forget();
    const answer = await run(() => call(endpoints.previewImport, { params: { register }, input: next }));
    if (!answer) return;
    if (isIssues(answer)) return setIssues(answer.issues);
    setSource(next);
    setPreview(answer as ImportPreviewData);
  };
  const take = async (publish: boolean) => {
    if (!source) return;
    const input = { ...source, publish };
    const answer = await run(() => call(endpoints.importTable, { params: { register }, input }));
    if (!answer) return;
    if (isIssues(answer)) return setIssues(answer.issues);
    await refreshRegisters();
    if ('imported' in answer) message.success(`已导入${answer.imported}${registers[register].counter}`);
    done();
  };
  return { preview, issues, busy, look, take, forget };
}

function Sources({
  register,
  importing,
}: {
  register: RegisterName;
  importing: ReturnType<typeof useImport>;
}) {
  const [text, setText] = useState('');
  return (
    <Form component={false} layout="vertical">
      <OtherIssues issues={importing.issues} fields={['source']} />
      <p>
        先<a href={templatePath(register)}>下载模板</a>
        ，按第二张表“填写说明”填好；列名与模板一致的台账也可以直接选择。
      </p>
      <Field label="Excel表格（.xlsx）" field="source" issues={importing.issues}>
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".xlsx"
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = '';
              if (file) void base64Of(file).then((base64) => importing.look({ base64 }));
            }}
          />
        )}
      </Field>
      <details>
        <summary>或者粘贴表格内容</summary>
        <Field label="从Excel或WPS复制的内容（含列名一行）" field="text" issues={[]}>
          {(control) => (
            <Input.TextArea
              {...control}
              rows={4}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <Button disabled={text.trim() === ''} onClick={() => void importing.look({ text })}>
          检查粘贴的内容
        </Button>
      </details>
    </Form>
  );
}

export function ImportDialog({ register }: { register: RegisterName }) {
  const [isOpen, setOpen] = useState(false);
  const [publish, setPublish] = useState(true);
  const importing = useImport(register, () => setOpen(false));
  const { preview } = importing;
  const isReady = preview !== null && preview.faultCount === 0 && preview.ready > 0;
  const isDecision = register !== 'charges' && register !== 'normative-documents';
  const open = () => {
    importing.forget();
    setOpen(true);
  };
  return (
    <>
      <Button onClick={open}>从Excel导入</Button>
      <Modal
        className="register-dialog"
        open={isOpen}
        title={`导入${registers[register].title}`}
        width={820}
        okText={isReady ? `导入${preview.ready}${registers[register].counter}` : '导入'}
        cancelText="关闭"
        okButtonProps={{ disabled: !isReady }}
        confirmLoading={importing.busy}
        onOk={() => void importing.take(publish)}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Sources register={register} importing={importing} />
        {preview && <Looked preview={preview} register={register} />}
        {isDecision && isReady && (
          <Checkbox checked={publish} onChange={(event) => setPublish(event.target.checked)}>
            导入后立即公开（不予公开的除外）
          </Checkbox>
        )}
      </Modal>
    </>
  );
}
