/** Passages of an Office file or a text: ticked whole, or a selection of their letters is masked. */
import { Button, Checkbox } from 'antd';
import { useRef, useState } from 'react';
import type { LayoutData, PlacedData } from '../../contract-release.ts';
import { markAt, type NewPlace, piecesOf, rangesIn } from './marking.ts';
import type { Marking } from './PageMarking.tsx';

type Props = {
  readonly passages: LayoutData['passages'];
  readonly places: readonly PlacedData[];
  readonly marking: Marking;
};

type Selected = {
  readonly passage: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
};

/** The letters of a passage that are selected on the screen; null when none are, or those of several passages. */
function selectedIn(list: HTMLElement | null): Selected | null {
  const selection = window.getSelection();
  if (!list || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const holder = (node: Node) =>
    (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-passage]');
  const start = holder(range.startContainer);
  if (!start || start !== holder(range.endContainer) || !list.contains(start)) return null;
  const before = document.createRange();
  before.selectNodeContents(start);
  before.setEnd(range.startContainer, range.startOffset);
  const from = before.toString().length;
  const text = range.toString();
  return text === '' ? null : { passage: start.dataset.passage ?? '', from, to: from + text.length, text };
}

const step = 300;

export function PassageMarking({ passages, places, marking }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const [selected, setSelected] = useState<Selected | null>(null);
  const [shown, setShown] = useState(step);
  const look = () => setSelected(selectedIn(list.current));
  const mark = (place: NewPlace) => {
    marking.add(place);
    window.getSelection()?.removeAllRanges();
    setSelected(null);
  };
  return (
    <section aria-label="文字">
      {marking.mayMark && (
        <div className="redaction-selection" role="status">
          {selected ? (
            <>
              <span>
                已选“{selected.text.length > 24 ? `${selected.text.slice(0, 24)}…` : selected.text}”
              </span>
              <Button size="small" onClick={() => mark({ what: 'passage', ...placeOnly(selected) })}>
                遮盖所选
              </Button>
              <Button
                size="small"
                onClick={() => mark({ what: 'everywhere', text: selected.text.trim().slice(0, 300) })}
              >
                处处遮盖
              </Button>
            </>
          ) : (
            <span className="quiet">勾选整段，或用鼠标选中几个字再点“遮盖所选”。</span>
          )}
        </div>
      )}
      <ul ref={list} className="redaction-passages" onMouseUp={look} onKeyUp={look}>
        {passages.slice(0, shown).map((passage) => (
          <PassageRow key={passage.id} passage={passage} places={places} marking={marking} />
        ))}
      </ul>
      {passages.length > shown && (
        <Button onClick={() => setShown(shown + step)}>
          再显示{Math.min(step, passages.length - shown)}段
        </Button>
      )}
    </section>
  );
}

const placeOnly = ({ passage, from, to }: Selected) => ({ passage, from, to });

type RowProps = { passage: Props['passages'][number]; places: readonly PlacedData[]; marking: Marking };

function PassageRow({ passage, places, marking }: RowProps) {
  const whole = { what: 'passage', passage: passage.id, from: 0, to: passage.text.length } as const;
  const mark = markAt(marking.marks, whole);
  return (
    <li>
      <Checkbox
        checked={mark !== undefined}
        disabled={!marking.mayMark}
        onChange={() => (mark ? marking.remove(mark.id) : marking.add(whole))}
        aria-label={`遮盖${passage.where}：${passage.text.slice(0, 60)}`}
      />
      <div>
        <span className="redaction-where">{passage.where}</span>
        <span data-passage={passage.id} className="redaction-text">
          {piecesOf(passage.text, rangesIn(places, passage.id)).map(({ text, marked, from }) =>
            marked ? <mark key={from}>{text}</mark> : <span key={from}>{text}</span>,
          )}
        </span>
      </div>
    </li>
  );
}
