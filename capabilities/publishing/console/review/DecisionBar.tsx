/** Pass or return, always within reach at the foot of the text. */
import { Button } from 'antd';
import { useState } from 'react';
import { type Stage, stageLabels } from '#rules/review-stages.ts';
import type { ItemViewData } from '../../contract-shapes.ts';
import type { Remark } from '../../model.ts';
import { PassDialog } from './PassDialog.tsx';
import { ReturnDialog } from './ReturnDialog.tsx';
import { extentOf } from './rounds.ts';
import { useDecision } from './useDecision.ts';

type Props = { view: ItemViewData; stage: Stage; remarks: readonly Remark[] };

export function DecisionBar({ view, stage, remarks }: Props) {
  const [asking, setAsking] = useState<'pass' | 'return' | null>(null);
  const decision = useDecision(view, stage, () => setAsking(null));
  const dialog = { view, stage, busy: decision.busy, issues: decision.issues, cancel: () => setAsking(null) };
  return (
    <div className="decision-bar">
      <span role="status">
        <b>{stageLabels[stage]}</b>
        <span className="decision-extent">
          {' '}
          {extentOf(view)}
          {remarks.length > 0 && `，已标注${remarks.length}处`}
        </span>
      </span>
      <span className="button-row">
        <Button danger onClick={() => setAsking('return')}>
          退回修改…
        </Button>
        <Button type="primary" onClick={() => setAsking('pass')}>
          通过{stageLabels[stage]}…
        </Button>
      </span>
      {asking === 'pass' && (
        <PassDialog {...dialog} remarks={remarks.length} confirm={(entry) => void decision.pass(entry)} />
      )}
      {asking === 'return' && (
        <ReturnDialog
          {...dialog}
          remarks={remarks}
          confirm={(entry) => void decision.sendBack(entry, remarks)}
        />
      )}
    </div>
  );
}
