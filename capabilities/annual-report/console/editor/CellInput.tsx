/** One cell of a statutory table: the figure, its marks, last year's figure beside it. */
import { Tooltip } from 'antd';
import { type ClipboardEvent, type KeyboardEvent, memo } from 'react';
import type { CellPath } from '#rules/annual-report/tables.ts';
import { type FindingData, severityWords } from '../figures/findings-view.ts';
import type { Move } from '../figures/grid-keys.ts';

export const cellId = (path: CellPath): string => `cell-${path}`;

/** What a cell tells its table. The same object for all cells and all renderings. */
export type CellEvents = {
  readonly enter: (path: CellPath, text: string) => void;
  readonly move: (path: CellPath, move: Move | 'enter') => boolean;
  readonly paste: (path: CellPath, text: string) => boolean;
  readonly visit: (path: CellPath) => void;
};

type CellProps = {
  path: CellPath;
  label: string;
  text: string;
  fault: string | null;
  findings: readonly FindingData[] | undefined;
  /** What the parts of a total add up to, when the total says otherwise. */
  computed: number | null;
  lastYear: { readonly figure: string; readonly change: string | null } | null;
  comments: number;
  unit: string | null;
  readOnly: boolean;
  events: CellEvents;
};

const arrows: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** Left and right leave the cell only from the edge of its text, or when all of it is selected. */
function leaves(input: HTMLInputElement, move: Move): boolean {
  if (move === 'up' || move === 'down') return true;
  const { selectionStart: start, selectionEnd: end, value } = input;
  if (start === 0 && end === value.length) return true;
  return move === 'left' ? start === 0 && end === 0 : start === value.length && end === value.length;
}

function keyIn(event: KeyboardEvent<HTMLInputElement>, path: CellPath, events: CellEvents): void {
  if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey)
    return;
  const move = arrows[event.key];
  if (event.key !== 'Enter' && !(move && leaves(event.currentTarget, move))) return;
  if (events.move(path, move ?? 'enter')) event.preventDefault();
}

/** Sign, not colour alone; the sentences are read with the cell. */
function Marks({ path, fault, findings, computed, comments }: Omit<CellProps, 'events' | 'readOnly'>) {
  const worst = findings?.[0];
  const sentences = [
    ...(fault ? [fault] : []),
    ...(findings ?? []).map((finding) => `${severityWords[finding.severity].label}：${finding.message}`),
    ...(computed === null ? [] : [`按明细合计应为${computed}。`]),
    ...(comments > 0 ? [`有${comments}条批注。`] : []),
  ];
  if (sentences.length === 0) return null;
  const severity = fault ? 'error' : (worst?.severity ?? (computed === null ? 'comment' : 'question'));
  const sign = severity === 'comment' ? '✎' : severityWords[severity].sign;
  return (
    <>
      <Tooltip title={sentences.map((sentence) => <div key={sentence}>{sentence}</div>)}>
        <span className={`cell-mark is-${severity}`} aria-hidden="true">
          {sign}
        </span>
      </Tooltip>
      <span id={`${cellId(path)}-note`} className="sr-only">
        {sentences.join('')}
      </span>
    </>
  );
}

export const CellInput = memo(function CellInput(props: CellProps) {
  const { path, label, text, fault, findings, computed, lastYear, comments, events, readOnly } = props;
  const noted = Boolean(fault || findings?.length || computed !== null || comments > 0);
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    if (!readOnly && events.paste(path, event.clipboardData.getData('text/plain'))) event.preventDefault();
  };
  const severity = fault ? 'error' : findings?.[0]?.severity;
  return (
    <div className={severity ? `cell is-${severity}` : 'cell'}>
      <input
        id={cellId(path)}
        aria-label={props.unit ? `${label}（${props.unit}）` : label}
        {...(noted && { 'aria-describedby': `${cellId(path)}-note` })}
        {...((fault || findings?.some((finding) => finding.severity === 'error')) && {
          'aria-invalid': true,
        })}
        inputMode="decimal"
        autoComplete="off"
        readOnly={readOnly}
        value={text}
        onChange={(event) => events.enter(path, event.target.value)}
        onKeyDown={(event) => keyIn(event, path, events)}
        onPaste={paste}
        onFocus={(event) => {
          event.target.select();
          events.visit(path);
        }}
      />
      <Marks {...props} />
      {lastYear && (
        <span className="cell-last-year">
          {lastYear.figure === '' ? '空' : lastYear.figure}
          {lastYear.change && <b>{lastYear.change}</b>}
        </span>
      )}
    </div>
  );
});
