/** Passing or returning what is on the screen: exactly the hashes shown are sent; a text changed meanwhile is reloaded. */
import { useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import { useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { queries } from '#console/queries.ts';
import { call, IssuesError } from '#platform/call.ts';
import type { Issue } from '#platform/outcome.ts';
import { type Stage, stageLabels } from '#rules/review-stages.ts';
import { endpoints } from '../../contract-review.ts';
import type { ItemViewData } from '../../contract-shapes.ts';
import type { Remark } from '../../model.ts';
import type { PassEntry } from './PassDialog.tsx';
import type { ReturnEntry } from './ReturnDialog.tsx';

/** What is said after a pass: whose turn it is now. */
function afterPass(stage: Stage, answer: ItemViewData): string {
  const { open } = answer.review;
  if (open === null) return `${stageLabels[stage]}已通过，六个环节全部完成`;
  if (open === stage) return `${stageLabels[stage]}已记录，还有部分内容待办`;
  return `${stageLabels[stage]}已通过，转入${stageLabels[open]}`;
}

export function useDecision(view: ItemViewData, stage: Stage, settled: () => void) {
  const { run, busy } = useAct();
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const shown = {
    revision: view.revision,
    stage,
    units: view.review.changes.map(({ unit }) => unit.hash),
  };
  // What is to be put right is put right in the dialog; it stays open with what was written.
  const keepIssues = (problem: unknown): 'asked' => {
    if (!(problem instanceof IssuesError)) throw problem;
    setIssues(problem.issues);
    return 'asked';
  };
  const take = async (work: () => Promise<ItemViewData>, say: (answer: ItemViewData) => string) => {
    const answer = await run(() => work().catch(keepIssues));
    if (answer === 'asked') return;
    void queries.invalidateQueries({ queryKey: ['reviews'] });
    void queries.invalidateQueries({ queryKey: ['items'] });
    // After a refusal the screen may be of yesterday: what the server has now takes its place.
    void queries.invalidateQueries({ queryKey: ['review', view.id] });
    settled();
    if (!answer) return;
    message.success(say(answer));
    await navigate({ to: '/reviews', ignoreBlocker: true });
  };
  const params = { id: view.id };
  return {
    ...{ busy, issues },
    pass: (entry: PassEntry) =>
      take(
        () => call(endpoints.pass, { params, input: { ...shown, ...entry } }),
        (answer) => afterPass(stage, answer),
      ),
    sendBack: (entry: ReturnEntry, remarks: readonly Remark[]) =>
      take(
        () => call(endpoints.sendBack, { params, input: { ...shown, ...entry, remarks: [...remarks] } }),
        () => '已退回给作者',
      ),
  };
}
