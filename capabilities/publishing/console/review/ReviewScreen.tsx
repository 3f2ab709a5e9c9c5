/** One text under review: as it will be shown, what changed, what the checks found; remarks, then pass or return. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { printDay, printInstant } from '#console/parts/instants.ts';
import { LeaveGuard } from '#console/parts/LeaveGuard.tsx';
import { Page, standInScreen } from '#console/parts/page.tsx';
import { useStaff } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import { type Stage, stageLabels } from '#rules/review-stages.ts';
import { endpoints, previewPath } from '../../contract.ts';
import type { ItemViewData } from '../../contract-shapes.ts';
import { itemKinds, type Remark } from '../../model.ts';
import { blocksIn } from './blocks.ts';
import { DecisionBar } from './DecisionBar.tsx';
import { isFirstRound } from './rounds.ts';
import { ActHistory, StageWay } from './StageWay.tsx';
import { hintsOf } from './stage-words.ts';
import type { Desk } from './UnitCard.tsx';
import { UnitList } from './UnitList.tsx';
import { useSelectedWords } from './useSelectedWords.ts';
import './review.css';

const route = getRouteApi('/reviews/$id');

function wishWords({ wish }: ItemViewData): string {
  if (wish.when === 'at') return `定于${printInstant(wish.at)}发布`;
  return wish.when === 'cleared' ? '审结后立即发布' : '审结后另行决定发布时间';
}

function Circumstances({ view }: { view: ItemViewData }) {
  return (
    <dl className="circumstances">
      <div>
        <dt>栏目</dt>
        <dd>
          {view.section.title}（{itemKinds[view.kind]}）
        </dd>
      </div>
      <div>
        <dt>发布时间</dt>
        <dd>{wishWords(view)}</dd>
      </div>
      {view.due && (
        <div>
          <dt>公开期限</dt>
          <dd>
            {printDay(view.due.dueOn)}
            {view.due.late && <Tag color="error">已逾期</Tag>}
            <span className="quiet"> {view.due.basis}</span>
          </dd>
        </div>
      )}
      <div>
        <dt>最后修改</dt>
        <dd>
          {view.updatedBy} {printInstant(view.updatedAt)}
        </dd>
      </div>
      {view.correctionNote && (
        <div>
          <dt>更正说明</dt>
          <dd>{view.correctionNote}（随更正一并公开）</dd>
        </div>
      )}
    </dl>
  );
}

function Hints({ stage }: { stage: Stage }) {
  return (
    <details className="panel stage-hints" open={window.matchMedia('(min-width: 48.01rem)').matches}>
      <summary>
        {stageLabels[stage]}看什么<span className="quiet">（通常做法，供参考）</span>
      </summary>
      <ul>
        {hintsOf(stage).map((hint) => (
          <li key={hint}>{hint}</li>
        ))}
      </ul>
    </details>
  );
}

function Standing({ view }: { view: ItemViewData }) {
  const { review } = view;
  if (view.phase !== 'in-review')
    return <Alert type="info" showIcon className="form-alert" title="这条信息现在不在审校中，只能查看。" />;
  if (!review.mayAct && review.whyNot)
    return <Alert type="info" showIcon className="form-alert" title={review.whyNot} />;
  if (review.open && !isFirstRound(view) && review.mayAct)
    return (
      <Alert
        type="info"
        showIcon
        className="form-alert"
        title={`文字有改动，${stageLabels[review.open]}只需看有改动的${review.changes.length}处；其余已通过的收起，可以展开。`}
      />
    );
  return null;
}

function useDesk(view: ItemViewData): Desk {
  const [remarks, setRemarks] = useState<readonly Remark[]>([]);
  const blocks = useMemo(() => blocksIn(view.body), [view.body]);
  const selectedIn = useSelectedWords();
  const known = remarks.filter(({ unit }) => view.units.some(({ key }) => key === unit));
  return {
    ...{ view, blocks, selectedIn },
    remarks: known,
    mayRemark: view.review.mayAct && view.phase === 'in-review',
    add: (remark) => setRemarks([...known, remark]),
    remove: (remark) => setRemarks(known.filter((other) => other !== remark)),
  };
}

function ReviewWork({ view }: { view: ItemViewData }) {
  const desk = useDesk(view);
  const edits = useStaff().permissions.includes('publishing:edit');
  const { open, mayAct, actingFor } = view.review;
  const stage = mayAct && view.phase === 'in-review' ? open : null;
  return (
    <Page
      title={view.facts.title || `第${view.id}号信息`}
      lead={
        <>
          {open && <Tag color="processing">{stageLabels[open]}</Tag>}
          {actingFor && <Tag color="warning">代理{actingFor.name}</Tag>}
          {view.urgentDueOn && <Tag color="error">！已紧急发布，{printDay(view.urgentDueOn)}前补齐审校</Tag>}
          第{view.id}号信息
        </>
      }
      actions={
        <>
          <a href={previewPath(view.id, 'page')} target="_blank" rel="noopener">
            预览网页（新窗口）
          </a>
          {edits && (
            <Link to="/items/$id" params={{ id: String(view.id) }}>
              编辑页
            </Link>
          )}
        </>
      }
    >
      <StageWay review={view.review} />
      <Standing view={view} />
      <div className="review-notes">
        <Circumstances view={view} />
        {stage && <Hints stage={stage} />}
      </div>
      <UnitList desk={desk} />
      {stage && <DecisionBar view={view} stage={stage} remarks={desk.remarks} />}
      <ActHistory view={view} />
      <LeaveGuard unsaved={desk.remarks.length > 0} what="您的标注" />
    </Page>
  );
}

export function ReviewScreen() {
  const id = Number(route.useParams().id);
  const item = useQuery({
    queryKey: ['review', id],
    queryFn: ({ signal }) => call(endpoints.getItem, { params: { id } }, signal),
    staleTime: 0,
  });
  return item.data ? <ReviewWork key={item.data.id} view={item.data} /> : standInScreen('审校', item);
}
