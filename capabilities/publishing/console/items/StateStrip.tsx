/** Where the item stands: the six stages, what happens next, and what this person may do about it. */
import { Link, useNavigate } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { printDay, printInstant } from '#console/parts/instants.ts';
import { useMay } from '#console/session.tsx';
import type { ItemViewData } from '../../contract-shapes.ts';
import { acts, type ItemActs } from '../work/useItemActs.ts';
import type { ItemWork } from '../work/useItemWork.ts';
import { ActDialog, type AskedAct } from './ActDialog.tsx';
import { type ActName, actWords, nextSentence, visibleActs } from './standing.ts';

const signs = { done: '✓', open: '▶', waiting: '○' } as const;
const stateNames = { done: '已完成', open: '正在办理', waiting: '还没有轮到' } as const;

function Stages({ view }: { view: ItemViewData }) {
  return (
    <ol className="stages" aria-label="三审三校">
      {view.review.stages.map((stage) => (
        <li
          key={stage.stage}
          className={`stage is-${stage.state}`}
          aria-current={stage.state === 'open' && view.phase === 'in-review' ? 'step' : undefined}
        >
          <span className="stage-sign" aria-hidden="true">
            {signs[stage.state === 'open' && view.phase !== 'in-review' ? 'waiting' : stage.state]}
          </span>
          <span>
            <b>{stage.label}</b>
            <span className="stage-who">
              <span className="sr-only">
                {stateNames[stage.state === 'open' && view.phase !== 'in-review' ? 'waiting' : stage.state]}，
              </span>
              {stage.state === 'done' ? stage.doneBy.join('、') : stage.who.join('、') || '没有人可办'}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}

function Warnings({ view }: { view: ItemViewData }) {
  const returned =
    view.phase === 'returned' && view.review.acts.findLast((act) => act.decision === 'returned');
  return (
    <>
      {view.urgentDueOn && (
        <Alert
          type="warning"
          showIcon
          title={`这条信息是紧急发布的，须在${printDay(view.urgentDueOn)}前补齐三审三校。`}
        />
      )}
      {view.takenDownReason && (
        <Alert
          type="warning"
          showIcon
          title="已从网站撤下，原网址显示下面的说明："
          description={view.takenDownReason}
        />
      )}
      {returned && (
        <Alert
          type="error"
          showIcon
          title={`${returned.by.name}于 ${printInstant(returned.at)} 退回修改${returned.remarks.length > 0 ? `，指出${returned.remarks.length}处，见“审校”` : ''}`}
          description={returned.opinion || undefined}
        />
      )}
    </>
  );
}

/** Closed acts with their reasons, out of the way until somebody wonders. */
function Closed({ closed }: { closed: readonly { name: ActName; why: string }[] }) {
  if (closed.length === 0) return null;
  return (
    <details className="closed-acts">
      <summary>现在不能办的事项和原因（{closed.length}）</summary>
      <dl>
        {closed.map(({ name, why }) => (
          <div key={name}>
            <dt>{actWords[name].label}</dt>
            <dd>{why}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function useActing(work: ItemWork, doing: ItemActs) {
  const navigate = useNavigate();
  const [asked, setAsked] = useState<AskedAct | null>(null);
  const begin = (name: ActName) => {
    if (name === 'recall') return void doing.go(acts.recall());
    setAsked(name);
  };
  const done = async (run: () => Promise<boolean>) => {
    await run();
    setAsked(null);
  };
  const discard = async () => {
    const outcome = await doing.discard();
    setAsked(null);
    if (outcome === 'gone') await navigate({ to: '/items' });
  };
  return { asked, cancel: () => setAsked(null), begin, done, discard, view: work.saved };
}

export function StateStrip({ work, doing }: { work: ItemWork; doing: ItemActs }) {
  const view = work.saved;
  const acting = useActing(work, doing);
  const { open, closed } = visibleActs(view);
  const reviews = useMay('publishing:review');
  return (
    <section className="panel strip" aria-label="办理进度">
      <Stages view={view} />
      <Warnings view={view} />
      <div className="strip-foot">
        <p className="strip-next" role="status">
          {nextSentence(view)}
        </p>
        <div className="button-row">
          {open.map((name, at) => (
            <Button
              key={name}
              type={at === 0 && actWords[name].leads ? 'primary' : 'default'}
              danger={actWords[name].danger ?? false}
              loading={doing.busy && at === 0}
              disabled={doing.busy}
              onClick={() => acting.begin(name)}
            >
              {name === 'discard' && view.publishedAt ? '放弃修改' : actWords[name].label}
            </Button>
          ))}
          {view.may.edit === null && (
            <Button disabled={doing.busy} onClick={() => void doing.go(acts.keep())}>
              保存版本
            </Button>
          )}
          {reviews && view.phase === 'in-review' && (
            <Link className="button-link" to={`/reviews/${view.id}` as '/'}>
              {view.review.mayAct ? '去审校' : '看审校界面'}
            </Link>
          )}
        </div>
      </div>
      <Closed closed={closed} />
      <ActDialog
        asked={acting.asked}
        view={view}
        busy={doing.busy}
        cancel={acting.cancel}
        go={(act) => void acting.done(() => doing.go(act))}
        discard={() => void acting.discard()}
      />
    </section>
  );
}
