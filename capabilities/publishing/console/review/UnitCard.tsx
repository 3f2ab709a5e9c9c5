/** One unit to be looked at: its text, and beside it what the checks found and what the reviewer remarks. */
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { stageLabels } from '#rules/review-stages.ts';
import type { HitData, ItemViewData, UnitData } from '../../contract-shapes.ts';
import type { Remark } from '../../model.ts';
import type { Mark } from './blocks.ts';
import { ChangedUnit } from './ChangedUnit.tsx';
import { RemarkForm } from './RemarkForm.tsx';
import { type Change, earlierRemarks, isFirstRound } from './rounds.ts';
import { UnitBody } from './UnitBody.tsx';

/** The text on screen and what may be done with it. */
export type Desk = {
  readonly view: ItemViewData;
  readonly blocks: ReadonlyMap<string, Element>;
  readonly remarks: readonly Remark[];
  readonly mayRemark: boolean;
  readonly add: (remark: Remark) => void;
  readonly remove: (remark: Remark) => void;
  readonly selectedIn: (unit: string) => string;
};

function Hits({ hits }: { hits: readonly HitData[] }) {
  return hits.map((hit) => (
    <p
      key={`${hit.rule}${hit.from}`}
      className={hit.severity === 'serious' ? 'unit-hit is-serious' : 'unit-hit'}
    >
      <strong>{hit.severity === 'serious' ? '✕ 须处理' : '△ 提示'}</strong> {hit.quote && `“${hit.quote}”`}{' '}
      {hit.message}
      {hit.suggestion && `建议：${hit.suggestion}`}
    </p>
  ));
}

function Remarks({ remarks, remove }: { remarks: readonly Remark[]; remove: (remark: Remark) => void }) {
  return remarks.map((remark) => (
    <div key={`${remark.quote}${remark.reason}`} className="unit-remark">
      <p>
        <b>✎ {remark.quote ? `“${remark.quote}”` : '整处'}</b> {remark.reason}
      </p>
      <Button size="small" onClick={() => remove(remark)} aria-label={`删除标注：${remark.reason}`}>
        删除
      </Button>
    </div>
  ));
}

/** Where the unit stands in this round; nothing while nobody is asked to look at the text. */
function Badge({ change, view }: { change: Change | null; view: ItemViewData }) {
  if (view.review.open === null) return null;
  if (!change) return <Tag>已通过</Tag>;
  if (change.before !== null) return <Tag color="warning">有改动</Tag>;
  return isFirstRound(view) ? null : <Tag color="warning">还没有通过</Tag>;
}

/** Why the unit came back changed: the remarks of the last return. */
function Earlier({ unit, view }: { unit: UnitData; view: ItemViewData }) {
  return earlierRemarks(view.review, unit.key).map(({ act, quote, reason }) => (
    <p key={`${quote}${reason}`} className="unit-remark">
      <span>
        <b>退回意见</b>（{stageLabels[act.stage]}，{act.by.name}）{quote && `“${quote}”`} {reason}
      </span>
    </p>
  ));
}

const marksOf = (hits: readonly HitData[], remarks: readonly Remark[]): Mark[] => [
  ...hits.map(
    ({ quote, severity }): Mark => ({ words: quote, as: severity === 'serious' ? 'serious' : 'hit' }),
  ),
  ...remarks.map(({ quote }): Mark => ({ words: quote, as: 'remark' })),
];

export function UnitCard({ unit, change, desk }: { unit: UnitData; change: Change | null; desk: Desk }) {
  const [asking, setAsking] = useState<string | null>(null);
  const hits = desk.view.hits.filter((hit) => hit.unit === unit.key);
  const remarks = desk.remarks.filter((remark) => remark.unit === unit.key);
  const body = <UnitBody unit={unit} parts={desk} marks={marksOf(hits, remarks)} />;
  return (
    <section
      className={`unit${change?.before ? ' is-changed' : ''}${remarks.length > 0 ? ' has-remark' : ''}`}
      aria-label={unit.label}
    >
      <div className="unit-text" data-unit={unit.key}>
        {change ? <ChangedUnit change={change}>{body}</ChangedUnit> : body}
      </div>
      <div className="unit-side">
        <div className="unit-head">
          <span className="quiet">{unit.label}</span>
          <Badge change={change} view={desk.view} />
          {desk.mayRemark && asking === null && (
            <Button
              size="small"
              onClick={() => setAsking(desk.selectedIn(unit.key))}
              aria-label={`标注${unit.label}`}
            >
              标注
            </Button>
          )}
        </div>
        {change && <Earlier unit={unit} view={desk.view} />}
        <Hits hits={hits} />
        <Remarks remarks={remarks} remove={desk.remove} />
        {asking !== null && (
          <RemarkForm
            unit={unit}
            quote={asking}
            save={(remark) => {
              desk.add(remark);
              setAsking(null);
            }}
            cancel={() => setAsking(null)}
          />
        )}
      </div>
    </section>
  );
}
