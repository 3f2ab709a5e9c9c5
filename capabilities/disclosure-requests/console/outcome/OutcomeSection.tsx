/** The outcome: the guided path to it, what was decided, the acts of clearance, and the reply that goes out. */
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { printDay } from '#console/parts/instants.ts';
import { useStaff } from '#console/session.tsx';
import type { CaseViewData } from '../../contract.ts';
import { amendmentResults } from '../../model.ts';
import { formOf, mayTake } from '../steps/step-forms.ts';
import { OutcomePath } from './OutcomePath.tsx';
import { ReplyDialog } from './ReplyDialog.tsx';

const acts = { legal: '合法性、保密审查', head: '负责人签发', seal: '用印' } as const;

function Clearance({ view }: { view: CaseViewData }) {
  if (!view.outcomeDecision && !view.amendment) return null;
  return (
    <ol className="clearance" aria-label="审签">
      {view.clearance.steps.map(({ step, by }) => (
        <li key={step}>
          {acts[step]} {by === null ? <Tag>待办</Tag> : <Tag color="success">✓ {by}</Tag>}
        </li>
      ))}
    </ol>
  );
}

export function OutcomeSection({ view }: { view: CaseViewData }) {
  const { permissions } = useStaff();
  const [opened, setOpened] = useState<'path' | 'reply' | null>(null);
  const offered = (step: 'decideOutcome' | 'reply') =>
    view.possible.includes(step) && mayTake(formOf(step), permissions);
  const decided = view.outcomeDecision;
  const close = () => setOpened(null);
  return (
    <section className="panel" aria-labelledby="outcome">
      <h2 id="outcome">处理结果</h2>
      {!decided && !view.amendment && <p className="quiet">还没有拟定。</p>}
      {decided && (
        <p>
          <b>{decided.label}</b>，{printDay(decided.decidedOn)}拟定
        </p>
      )}
      {view.amendment && (
        <p>
          <b>{amendmentResults[view.amendment.result]}</b>，{printDay(view.amendment.decidedOn)}拟定
        </p>
      )}
      <Clearance view={view} />
      <div className="button-row">
        {offered('decideOutcome') && opened !== 'path' && (
          <Button type={decided ? 'default' : 'primary'} onClick={() => setOpened('path')}>
            {decided ? '重新拟定处理结果' : '拟定处理结果'}
          </Button>
        )}
        {offered('reply') && (
          <Button type="primary" onClick={() => setOpened('reply')}>
            发出答复
          </Button>
        )}
      </div>
      {opened === 'path' && <OutcomePath view={view} close={close} />}
      {opened === 'reply' && <ReplyDialog view={view} close={close} />}
    </section>
  );
}
