/** A page (or picture) with its marks: drawn with the mouse, moved with the arrow keys, or ticked in the list of its lines. */
import { Button, Checkbox } from 'antd';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import type { MarkData } from '../../contract-release.ts';
import { type Area, afterKey, areaBetween, markAt, type NewPlace } from './marking.ts';

type Point = { readonly x: number; readonly y: number };

export type Marking = {
  readonly marks: readonly MarkData[];
  readonly mayMark: boolean;
  readonly add: (place: NewPlace) => void;
  readonly move: (id: string, area: Area) => void;
  readonly remove: (id: string) => void;
};

const percent = (part: number): string => `${part * 100}%`;
const boxStyle = ({ x, y, width, height }: Area) => ({
  left: percent(x),
  top: percent(y),
  width: percent(width),
  height: percent(height),
});

type Props = {
  /** 「第2页」 */
  readonly title: string;
  readonly address: string;
  readonly size: { readonly width: number; readonly height: number };
  /** A new mark for an area of this page. */
  readonly placeFor: (area: Area) => NewPlace;
  /** Where marks come to lie, words looked up. */
  readonly covered: readonly { readonly mark: string; readonly area: Area }[];
  readonly lines: readonly { readonly text: string; readonly area: Area }[];
  readonly marking: Marking;
};

export function PageMarking({ title, address, size, placeFor, covered, lines, marking }: Props) {
  const ownMarks = marking.marks.flatMap((mark) =>
    (mark.what === 'area' || mark.what === 'picture') && markAt([mark], placeFor(mark.area)) ? [mark] : [],
  );
  const middle: Area = { x: 0.3, y: 0.45, width: 0.4, height: 0.05 };
  return (
    <section className="redaction-page" aria-label={title}>
      <div className="redaction-page-head">
        <h2>{title}</h2>
        {marking.mayMark && (
          <Button size="small" onClick={() => marking.add(placeFor(middle))}>
            在{title}加一个遮盖框
          </Button>
        )}
      </div>
      <Sheet {...{ title, address, size, placeFor, covered, ownMarks, marking }} />
      {lines.length > 0 && <Lines {...{ title, lines, placeFor, marking }} />}
    </section>
  );
}

type SheetProps = Omit<Props, 'lines'> & {
  readonly ownMarks: readonly Extract<MarkData, { area: Area }>[];
};

function Sheet({ title, address, size, placeFor, covered, ownMarks, marking }: SheetProps) {
  const sheet = useRef<HTMLDivElement>(null);
  const [start, setStart] = useState<Point | null>(null);
  const [end, setEnd] = useState<Point | null>(null);
  const drawn = start && end && areaBetween(start, end);
  const pointOf = (event: PointerEvent): Point => {
    const { left, top, width, height } = sheet.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
    return { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
  };
  const begin = (event: PointerEvent) => {
    if (!marking.mayMark || event.button !== 0 || (event.target as Element).closest('.redaction-box')) return;
    event.preventDefault();
    sheet.current?.setPointerCapture(event.pointerId);
    setStart(pointOf(event));
    setEnd(null);
  };
  const finish = () => {
    if (drawn) marking.add(placeFor(drawn));
    setStart(null);
    setEnd(null);
  };
  return (
    <div
      ref={sheet}
      className={marking.mayMark ? 'redaction-sheet drawing' : 'redaction-sheet'}
      style={{ aspectRatio: `${size.width} / ${size.height}` }}
      onPointerDown={begin}
      onPointerMove={(event) => start && setEnd(pointOf(event))}
      onPointerUp={finish}
      onPointerCancel={() => setStart(null)}
    >
      <img src={address} alt={`${title}的画面，文字见下方清单`} loading="lazy" draggable={false} />
      {covered.map(({ mark, area }) => (
        <span key={`${mark}${area.x},${area.y}`} className="redaction-cover" style={boxStyle(area)} />
      ))}
      {ownMarks.map((mark, index) => (
        <MarkBox key={mark.id} mark={mark} name={`${title}第${index + 1}个遮盖框`} marking={marking} />
      ))}
      {drawn && <span className="redaction-cover drawn" style={boxStyle(drawn)} />}
    </div>
  );
}

type BoxProps = { mark: Extract<MarkData, { area: Area }>; name: string; marking: Marking };

function MarkBox({ mark, name, marking }: BoxProps) {
  const press = (event: KeyboardEvent) => {
    if (!marking.mayMark) return;
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      marking.remove(mark.id);
      return;
    }
    const area = afterKey(mark.area, event.key, event.shiftKey);
    if (!area) return;
    event.preventDefault();
    marking.move(mark.id, area);
  };
  return (
    <button
      type="button"
      className="redaction-box"
      style={boxStyle(mark.area)}
      aria-label={`${name}：方向键移动，Shift加方向键改大小，Delete删除`}
      onKeyDown={press}
    />
  );
}

type LinesProps = Pick<Props, 'title' | 'lines' | 'placeFor' | 'marking'>;

function Lines({ title, lines, placeFor, marking }: LinesProps) {
  return (
    <details className="redaction-lines">
      <summary>
        {title}的文字清单（{lines.length}行，可用键盘勾选）
      </summary>
      <ul>
        {lines.map(({ text, area }) => {
          const mark = markAt(marking.marks, placeFor(area));
          return (
            <li key={`${area.x},${area.y},${text}`}>
              <Checkbox
                checked={mark !== undefined}
                disabled={!marking.mayMark}
                onChange={() => (mark ? marking.remove(mark.id) : marking.add(placeFor(area)))}
              >
                {text}
              </Checkbox>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
