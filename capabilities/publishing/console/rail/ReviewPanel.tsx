/** 审校: what the reviewers said, newest first; each remark leads to its place. */
import { Tag } from 'antd';
import { printInstant } from '#console/parts/instants.ts';
import { stageLabels } from '#rules/review-stages.ts';
import { reviewSheetPath } from '../../contract.ts';
import type { ItemViewData } from '../../contract-shapes.ts';
import type { Spot } from '../editor/places.ts';

type Act = ItemViewData['review']['acts'][number];
type Remark = Act['remarks'][number];

/** Where a remark stands: in what its unit says now, or else by its quoted words. */
export function spotOf(remark: Remark, view: ItemViewData): Spot {
  const text = view.units.find(({ key }) => key === remark.unit)?.text ?? '';
  const from = remark.quote ? text.indexOf(remark.quote) : 0;
  const known = from >= 0 && text !== '';
  return {
    unit: remark.unit,
    quote: remark.quote,
    from: Math.max(0, from),
    to: Math.max(0, from) + remark.quote.length,
    text: known && remark.quote ? text : null,
  };
}

const secrecy = { 'no-secret': '保密审查：不涉密', 'asked-authority': '保密审查：已报主管部门确定' } as const;

function ActEntry({ act, view, jump }: { act: Act; view: ItemViewData; jump: (spot: Spot) => void }) {
  const returned = act.decision === 'returned';
  return (
    <li>
      <span className="quiet">{printInstant(act.at)}</span>
      <div>
        <Tag color={returned ? 'error' : act.counts ? 'success' : 'default'}>
          {stageLabels[act.stage]}
          {returned ? '退回' : '通过'}
        </Tag>
        {act.by.name}
        {act.for && <span className="quiet">（代{act.for.name}）</span>}
        {!returned && !act.counts && <span className="quiet"> 文字已改，不再有效</span>}
      </div>
      {act.opinion && <p className="act-opinion">{act.opinion}</p>}
      {act.secrecy && <p className="quiet">{secrecy[act.secrecy]}</p>}
      {act.remarks.length > 0 && (
        <ul className="remarks">
          {act.remarks.map((remark) => (
            <li key={`${remark.unit}${remark.quote}${remark.reason}`}>
              <button type="button" className="link-button" onClick={() => jump(spotOf(remark, view))}>
                {remark.quote ? `“${remark.quote}”` : '到所在位置'}
              </button>
              ：{remark.reason}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

export function ReviewPanel({ view, jump }: { view: ItemViewData; jump: (spot: Spot) => void }) {
  const acts = [...view.review.acts].reverse();
  return (
    <>
      {acts.length === 0 ? (
        <p className="quiet">还没有审校记录。</p>
      ) : (
        <ol className="timeline">
          {acts.map((act) => (
            <ActEntry key={`${act.version} ${act.number}`} act={act} view={view} jump={jump} />
          ))}
        </ol>
      )}
      <p className="sheet-links">
        信息发布审核表：
        <a href={reviewSheetPath(view.id, 'docx')} download>
          Word
        </a>
        <a href={reviewSheetPath(view.id, 'pdf')} download>
          PDF
        </a>
      </p>
    </>
  );
}
