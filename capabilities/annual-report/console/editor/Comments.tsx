/** Comments on a cell or on the whole report: read, add, settle. */
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { printInstant } from '#console/parts/instants.ts';
import { call } from '#platform/call.ts';
import { type Issue, isIssues } from '#platform/outcome.ts';
import { cellName } from '#rules/annual-report/tables.ts';
import { endpoints, type ReportViewData } from '../../contract.ts';
import { jumpToCell } from './jump.ts';
import type { Editing } from './useWork.ts';

type CommentData = ReportViewData['comments'][number];

function AddComment({ editing, cell }: { editing: Editing; cell: string | null }) {
  const { run, busy } = useAct();
  const [text, setText] = useState('');
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const id = useId();
  const { saved, report } = editing.work;
  const add = async () => {
    const answer = await run(() =>
      call(endpoints.comment, { params: { id: saved.id }, input: { cell, text } }),
    );
    if (!answer) return;
    if (isIssues(answer)) return setIssues(answer.issues);
    setIssues([]);
    setText('');
    editing.note(answer as ReportViewData);
  };
  return (
    <div className="add-comment">
      <label htmlFor={id}>{cell ? `批注${cellName(cell, report.format)}` : '批注全文'}</label>
      <Input.TextArea id={id} rows={2} value={text} onChange={(event) => setText(event.target.value)} />
      {issues.map((issue) => (
        <p key={issue.message} role="alert" className="field-issue">
          ✕ {issue.message}
        </p>
      ))}
      <Button onClick={() => void add()} loading={busy} disabled={text.trim() === ''}>
        添加批注
      </Button>
    </div>
  );
}

function Comment({ comment, editing }: { comment: CommentData; editing: Editing }) {
  const { run, busy } = useAct();
  const { saved, report } = editing.work;
  const { cell } = comment;
  const resolve = async () => {
    const params = { id: saved.id, comment: comment.id };
    const answer = await run(() => call(endpoints.resolveComment, { params }));
    if (answer && !isIssues(answer)) editing.note(answer as ReportViewData);
  };
  return (
    <li className={comment.resolved ? 'comment is-resolved' : 'comment'}>
      {cell && (
        <button type="button" className="link-button" onClick={() => jumpToCell(cell)}>
          {cellName(cell, report.format)}
        </button>
      )}
      <p>{comment.text}</p>
      <span className="quiet">
        {comment.by} {printInstant(comment.at)} {comment.resolved && '✓ 已处理'}
      </span>
      {!comment.resolved && (
        <Button size="small" onClick={() => void resolve()} loading={busy}>
          已处理
        </Button>
      )}
    </li>
  );
}

/** `cell` null: the comments on the whole and on every cell. */
export function Comments({ editing, cell }: { editing: Editing; cell: string | null }) {
  const shown = editing.work.saved.comments.filter((comment) => cell === null || comment.cell === cell);
  return (
    <>
      {shown.length > 0 && (
        <ul className="comments">
          {shown.map((comment) => (
            <Comment key={comment.id} comment={comment} editing={editing} />
          ))}
        </ul>
      )}
      <AddComment key={cell ?? ''} editing={editing} cell={cell} />
    </>
  );
}
