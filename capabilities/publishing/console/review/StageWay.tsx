/** The six acts as a way: which are done, by whom and when, which is next and whose it is. */
import { printInstant } from '#console/parts/instants.ts';
import { stageLabels } from '#rules/review-stages.ts';
import { reviewSheetPath } from '../../contract.ts';
import type { ItemViewData } from '../../contract-shapes.ts';
import { secrecyWords } from './stage-words.ts';

type Review = ItemViewData['review'];
type Act = Review['acts'][number];

const signs = {
  done: { sign: '✓', words: '已完成' },
  open: { sign: '●', words: '现在办理' },
  waiting: { sign: '○', words: '等前面的环节' },
} as const;

const actor = ({ by, for: principal }: Act): string =>
  principal ? `${by.name}（代理${principal.name}）` : by.name;

function Stage({ stage, act }: { stage: Review['stages'][number]; act: Act | undefined }) {
  const { sign, words } = signs[stage.state];
  return (
    <li
      className={`stage is-${stage.state}`}
      {...(stage.state === 'open' && { 'aria-current': 'step' as const })}
    >
      <b>
        <span aria-hidden="true">{sign} </span>
        {stage.label}
      </b>
      <span className="stage-state">{words}</span>
      {stage.state === 'done' ? (
        <span>
          {stage.doneBy.join('、')}
          {act && <small>{printInstant(act.at)}</small>}
        </span>
      ) : (
        <span className="quiet">
          {stage.who.length > 0 ? `由${stage.who.join('、')}办理` : '还没有确定人员'}
        </span>
      )}
      {stage.state === 'done' && act?.opinion && <span className="quiet">“{act.opinion}”</span>}
    </li>
  );
}

export function StageWay({ review }: { review: Review }) {
  const actOf = (stage: string) =>
    review.acts.filter((act) => act.stage === stage && act.decision === 'passed' && act.counts).at(-1);
  return (
    <ol className="stage-way" aria-label="三审三校的进展">
      {review.stages.map((stage) => (
        <Stage key={stage.stage} stage={stage} act={actOf(stage.stage)} />
      ))}
    </ol>
  );
}

function ActEntry({ act, labelOf }: { act: Act; labelOf: (unit: string) => string }) {
  return (
    <li>
      <span className="quiet">
        {printInstant(act.at)} {actor(act)}
      </span>
      <div>
        {stageLabels[act.stage]}
        {act.decision === 'passed' ? (
          <span className="text-success">通过</span>
        ) : (
          <span className="text-error">退回</span>
        )}
        {act.decision === 'passed' && !act.counts && (
          <span className="quiet">（文字后来改过，不再计入）</span>
        )}
        {act.opinion && `：${act.opinion}`}
      </div>
      {act.secrecy && <div className="quiet">保密审查：{secrecyWords[act.secrecy].label}</div>}
      {act.remarks.map((remark) => (
        <div key={`${remark.unit}${remark.quote}${remark.reason}`}>
          {labelOf(remark.unit)}
          {remark.quote && `“${remark.quote}”`}：{remark.reason}
        </div>
      ))}
    </li>
  );
}

/** Every act that was done, and the printed form made from them. */
export function ActHistory({ view }: { view: ItemViewData }) {
  const { acts } = view.review;
  const labelOf = (key: string) => view.units.find((unit) => unit.key === key)?.label ?? '已删去的一处';
  if (acts.length === 0) return null;
  return (
    <details className="panel">
      <summary>审校记录（{acts.length}次）和审核表</summary>
      <p className="sheet-links">
        信息发布审核表：
        <a href={reviewSheetPath(view.id, 'docx')} download>
          Word
        </a>{' '}
        <a href={reviewSheetPath(view.id, 'pdf')} download>
          PDF
        </a>
      </p>
      <ol className="timeline">
        {acts.map((act) => (
          <ActEntry key={act.number} act={act} labelOf={labelOf} />
        ))}
      </ol>
    </details>
  );
}
