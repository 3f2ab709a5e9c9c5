/** 附件: sent one by one with what became of each, in their order, personal ones marked. */
import { Alert, Button, Checkbox, Progress } from 'antd';
import { useId, useState } from 'react';
import { sentence } from '#console/parts/act.tsx';
import { noticeSignedOut } from '#console/queries.ts';
import type { FileViewData } from '../../contract-shapes.ts';
import { accepted, limitsOf, printSize, sendFile, tooLarge } from '../editor/files.ts';
import { moved } from '../work/form.ts';
import type { ItemWork } from '../work/useItemWork.ts';

type Sending = { readonly total: number; readonly done: number; readonly name: string };

/** Sends the chosen files in turn; one that is refused does not stop the others. */
function useSending(work: ItemWork) {
  const [sending, setSending] = useState<Sending | null>(null);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const send = async (files: readonly File[]) => {
    const refused: string[] = [];
    for (const [done, file] of files.entries()) {
      setSending({ total: files.length, done, name: file.name });
      const large = tooLarge(file, 'attachment');
      if (large) {
        refused.push(large);
        continue;
      }
      try {
        const sent = await sendFile(work.saved.id, 'attachment', file);
        work.change({ attachments: [...work.latestForm().attachments, sent] });
      } catch (problem) {
        noticeSignedOut(problem);
        refused.push(`“${file.name}”没有上传成功：${sentence(problem)}`);
      }
    }
    setSending(null);
    setFaults(refused);
  };
  return { sending, faults, send };
}

function Attachment(props: {
  file: FileViewData;
  at: number;
  last: boolean;
  personal: boolean;
  locked: boolean;
  move: (by: -1 | 1) => void;
  remove: () => void;
  mark: (personal: boolean) => void;
}) {
  const { file, at, last, locked } = props;
  return (
    <li className="attachment">
      <p>
        <a href={file.href} download={file.name} className="break-all">
          {file.name}
        </a>{' '}
        <span className="quiet">{printSize(file.size)}</span>
      </p>
      {file.stripped.length > 0 && <p className="quiet">已去掉：{file.stripped.join('、')}</p>}
      <Checkbox
        checked={props.personal}
        disabled={locked}
        onChange={(event) => props.mark(event.target.checked)}
      >
        含个人信息<span className="sr-only">：{file.name}</span>
      </Checkbox>
      {!locked && (
        <div className="button-row">
          <Button
            size="small"
            disabled={at === 0}
            aria-label={`上移：${file.name}`}
            onClick={() => props.move(-1)}
          >
            上移
          </Button>
          <Button
            size="small"
            disabled={last}
            aria-label={`下移：${file.name}`}
            onClick={() => props.move(1)}
          >
            下移
          </Button>
          <Button size="small" danger aria-label={`移除：${file.name}`} onClick={props.remove}>
            移除
          </Button>
        </div>
      )}
    </li>
  );
}

export function AttachmentsPanel({ work, locked }: { work: ItemWork; locked: boolean }) {
  const { form } = work;
  const { sending, faults, send } = useSending(work);
  const id = useId();
  const mark = (file: string, personal: boolean) => {
    const others = form.personal.filter((one) => one !== file);
    work.change({ personal: personal ? [...others, file] : others });
  };
  return (
    <div className="attachments">
      {!locked && (
        <p>
          <label htmlFor={id}>添加附件（可一次选多个）</label>
          <input
            id={id}
            type="file"
            multiple
            className="file-input"
            accept={accepted.attachment}
            disabled={sending !== null}
            onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              event.target.value = '';
              void send(files);
            }}
          />
          <span className="field-hint">{limitsOf.attachment}</span>
        </p>
      )}
      {sending && (
        <div role="status">
          正在上传第{sending.done + 1}个，共{sending.total}个：{sending.name}
          <Progress
            percent={Math.round((sending.done / sending.total) * 100)}
            size="small"
            aria-label="上传进度"
          />
        </div>
      )}
      {faults.map((fault) => (
        <Alert key={fault} type="error" showIcon role="alert" title={fault} />
      ))}
      {form.attachments.length === 0 ? (
        <p className="quiet">没有附件。</p>
      ) : (
        <ol className="attachment-list">
          {form.attachments.map((file, at) => (
            <Attachment
              key={file.id}
              file={file}
              at={at}
              last={at === form.attachments.length - 1}
              personal={form.personal.includes(file.id)}
              locked={locked}
              move={(by) => work.change({ attachments: moved(form.attachments, at, by) })}
              remove={() => work.change({ attachments: form.attachments.filter((one) => one !== file) })}
              mark={(personal) => mark(file.id, personal)}
            />
          ))}
        </ol>
      )}
      {form.kind === 'publicity' && (
        <p className="quiet">勾选“含个人信息”的附件，公示期满的第二天自动下线，正文保留。</p>
      )}
    </div>
  );
}
