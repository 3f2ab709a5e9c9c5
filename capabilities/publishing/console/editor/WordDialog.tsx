/** Reading a Word file into the text. */
import { Alert, Button, Modal } from 'antd';
import { useId, useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { call } from '#platform/call.ts';
import { StateError } from '#platform/outcome.ts';
import { endpoints } from '../../contract.ts';
import type { FileViewData } from '../../contract-shapes.ts';
import { base64Of, tooLarge } from './files.ts';

export type WordRead = {
  title: string;
  body: string;
  files: readonly FileViewData[];
  notes: readonly string[];
};

/** Reads a Word file, tells what was found in it, and asks before it takes the place of what is there. */
export function WordDialog(props: {
  item: number;
  open: boolean;
  empty: boolean;
  cancel: () => void;
  take: (read: WordRead, how: 'replace' | 'append') => void;
}) {
  const { run, busy } = useAct();
  const [read, setRead] = useState<WordRead | null>(null);
  const id = useId();
  const look = async (file: File | undefined) => {
    setRead(null);
    if (!file) return;
    const found = await run(async () => {
      if (!/\.docx$/i.test(file.name))
        throw new StateError(
          '只能导入 .docx 文件。旧的 .doc 或 .wps 文件请先在 Word 或 WPS 里另存为 .docx。',
        );
      const large = tooLarge(file, 'attachment');
      if (large) throw new StateError(large);
      const input = { name: file.name, base64: await base64Of(file) };
      return call(endpoints.importDocument, { params: { id: props.item }, input });
    });
    setRead(found ?? null);
  };
  return (
    <Modal
      open={props.open}
      title="导入 Word 文件"
      onCancel={props.cancel}
      destroyOnHidden
      afterClose={() => setRead(null)}
      footer={
        <div className="button-row is-end">
          <Button onClick={props.cancel}>取消</Button>
          {!props.empty && (
            <Button disabled={!read} onClick={() => read && props.take(read, 'append')}>
              接在现有正文后面
            </Button>
          )}
          <Button
            type="primary"
            danger={!props.empty}
            disabled={!read}
            loading={busy}
            onClick={() => read && props.take(read, 'replace')}
          >
            {props.empty ? '放入正文' : '替换现有正文'}
          </Button>
        </div>
      }
    >
      <p>
        <label htmlFor={id}>Word 文件（.docx）</label>
        <input
          id={id}
          type="file"
          className="file-input"
          accept=".docx"
          onChange={(event) => void look(event.target.files?.[0])}
        />
        <span className="field-hint">
          保留段落、标题、列表、表格和图片，去掉字体、字号、颜色等样式；批注和修订痕迹不会带入。
        </span>
      </p>
      {read && <WordFound read={read} empty={props.empty} />}
    </Modal>
  );
}

function WordFound({ read, empty }: { read: WordRead; empty: boolean }) {
  return (
    <div role="status">
      <p>
        读到{read.title ? `标题“${read.title}”、` : ''}正文
        {read.files.length > 0 ? `和${read.files.length}张图片` : ''}。
      </p>
      {read.notes.length > 0 && (
        <Alert
          type="info"
          showIcon
          title="读取说明"
          description={
            <ul>
              {read.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          }
        />
      )}
      {!empty && <p>正文里已有内容。替换后，可以用“撤销”恢复，也可以在历史里找回已保存的版本。</p>}
    </div>
  );
}
